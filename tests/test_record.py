import json
from typing import Any

import pytest
from pydantic import ValidationError

from quotes.article import Article
from quotes.record import SCHEMA, Quote, Span, record_id, schema
from tests.builders import bundle

QUOTE = bundle().quotes[0]


def changed(**fields: Any) -> dict[str, Any]:
    return {**QUOTE.model_dump(by_alias=True), **fields}


def test_a_record_is_one_line_of_json_that_reads_back() -> None:
    line = QUOTE.to_json()
    assert "\n" not in line
    assert Quote.model_validate_json(line) == QUOTE


def test_arabic_is_written_as_it_is() -> None:
    assert QUOTE.text in QUOTE.to_json()


def test_keys_stand_in_the_order_of_the_reference() -> None:
    expected = [
        "schema",
        "id",
        "article",
        "kind",
        "text",
        "start",
        "end",
        "passages",
        "cue",
        "speaker",
        "via",
        "paragraph",
        "confidence",
        "rule",
    ]
    assert list(json.loads(QUOTE.to_json())) == expected


def test_the_record_names_its_schema() -> None:
    assert json.loads(QUOTE.to_json())["schema"] == SCHEMA


def test_a_latin_name_is_written_only_where_there_is_one() -> None:
    assert QUOTE.speaker is not None
    assert "name_latin" in QUOTE.speaker.model_dump()
    assert "name_latin" not in QUOTE.speaker.model_copy(update={"name_latin": None}).model_dump()


WRONG = {
    "text and span differ": ({"end": QUOTE.end + 1}, "does not fit its text"),
    "negative offset": ({"start": -1}, "greater than or equal to 0"),
    "unknown kind": ({"kind": "hearsay"}, "Input should be 'direct', 'mixed', 'indirect' or 'fragment'"),
    "unknown key": ({"colour": "red"}, "Extra inputs are not permitted"),
    "confidence above one": ({"confidence": 1.5}, "less than or equal to 1"),
    "confidence below zero": ({"confidence": -0.1}, "greater than or equal to 0"),
    "negative paragraph": ({"paragraph": -1}, "greater than or equal to 0"),
    "passage outside the content": ({"passages": [{"text": "قال", "start": 0, "end": 3}]}, "lies outside the content"),
}


@pytest.mark.parametrize(("fields", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_record_that_does_not_hold_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Quote.model_validate(changed(**fields))


def test_a_span_fits_its_text() -> None:
    with pytest.raises(ValidationError, match="does not fit its text of 3 characters"):
        Span(text="قال", start=0, end=4)


def test_offsets_count_code_points() -> None:
    assert Span(text="a💧", start=5, end=7).end == 7


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(QUOTE, "rule", "other")  # noqa: B010 - mypy knows that it is frozen


def test_an_id_depends_on_text_and_span_alone() -> None:
    one, other = Article(text="نعم", id="a"), Article(text="نعم", id="b", title="عنوان")
    assert record_id(one.sha256, 0, 3) == record_id(other.sha256, 0, 3)
    assert len({record_id(one.sha256, 0, 3), record_id(one.sha256, 0, 2), record_id(Article(text="لا").sha256, 0, 2)}) == 3


def test_an_id_is_the_same_on_every_machine() -> None:
    assert record_id("00", 0, 3) == "f16fddd5b18b2c4c"


def test_a_lone_surrogate_has_a_hash_too() -> None:
    assert len(Article(text="\ud800").sha256) == 64


def test_the_schema_forbids_unknown_keys_everywhere() -> None:
    document = schema()
    assert document["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in document["$defs"].values())


def test_the_schema_asks_for_every_key_of_the_reference() -> None:
    assert set(schema()["required"]) == set(json.loads(QUOTE.to_json())) - {"schema"}
