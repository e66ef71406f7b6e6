import pytest

from tests.gate.floors import Floors, gold_sha256, has_model, measure, update


def test_the_gold_is_the_one_the_floors_were_set_for():
    assert Floors.load().gold_sha256 == gold_sha256(), (
        "corpus/gold changed: run python -m tests.gate --update and commit the diff"
    )


def test_scores_without_a_parse_keep_their_floors():
    assert Floors.load().broken("linear", measure("linear")) == []


@pytest.mark.model
@pytest.mark.skipif(not has_model(), reason="no packaged model")
def test_scores_with_the_packaged_model_keep_their_floors():
    assert Floors.load().broken("parsed", measure("parsed")) == []


def test_floors_rise_by_themselves():
    known = Floors("old", {"linear": {"a": 0.5, "b": 0.5}})
    new = update(known, {"linear": {"a": 0.61239, "b": 0.5}}, gold="new", reason=None)
    assert (new.gold_sha256, new.floors) == ("new", {"linear": {"a": 0.6123, "b": 0.5}})


def test_a_margin_never_lowers_a_floor_that_holds():
    new = update(Floors("", {"linear": {"a": 0.5}}), {"linear": {"a": 0.505}}, gold="", reason=None, margin=0.02)
    assert new.floors == {"linear": {"a": 0.5}}


def test_floors_fall_only_with_a_reason():
    known = Floors("", {"linear": {"a": 0.5}})
    with pytest.raises(ValueError, match=r"linear a: 0.5000 would fall to 0.4000"):
        update(known, {"linear": {"a": 0.4}}, gold="", reason=None)
    new = update(known, {"linear": {"a": 0.4}}, gold="", reason="gold was wrong")
    assert new.floors == {"linear": {"a": 0.4}}
    assert new.lowered == [{"metric": "linear a", "from": 0.5, "to": 0.4, "reason": "gold was wrong"}]


def test_a_score_under_its_floor_is_named():
    assert Floors("", {"linear": {"a": 0.5}}).broken("linear", {"a": 0.4}) == ["linear a: 0.4000 is under its floor 0.5000"]
