"""Finding records, and picking items of an input."""

import pytest

from quotes.batch import Selection, Shard, ShardError
from quotes.search import Search, find, loose
from tests.builders import article, bundle, quote


@pytest.mark.parametrize(
    ("a", "b"), [("مَسؤول", "مسوول"), ("هيئة", "هييه"), ("إلى", "الي"), ("قـال  عمر", "قال عمر"), ("شيء", "شي")]
)
def test_spellings_meet(a, b):
    assert loose(a) == loose(b)


def test_no_condition_finds_all():
    assert tuple(find(bundle().quotes, Search())) == bundle().quotes


def test_record_without_speaker_or_cue_meets_no_such_condition():
    bare = quote(article(), "السدود")
    assert not Search(speaker="عمر").matches(bare)
    assert not Search(senses=frozenset({"say"})).matches(bare)


@pytest.mark.parametrize("text", ["", "2", "0/1", "2/1", "x/2", "1/x", "1/2/3", "-1/2", "²/3"])
def test_bad_shard(text):
    with pytest.raises(ShardError, match="write K/N"):
        Shard.parse(text)


def test_shards_part_the_whole():
    items = [article(f"نص {n}", id=str(n)) for n in range(10)]
    parts = [list(Selection(Shard(k, 3)).pick(items)) for k in (1, 2, 3)]
    assert sorted((a.id for part in parts for a in part), key=int) == [str(n) for n in range(10)]


def test_same_text_in_other_spelling_is_a_double():
    selection = Selection(dedupe=True)
    items = [article("قال  عمر"), article("قالَ عمر\n", id="b"), article("قال علي", id="c")]
    assert [a.id for a in selection.pick(items)] == ["a1", "c"]
    assert selection.duplicates == 1
