"""The short cuts of the rules find what the plain way finds: which tokens are passed over must not matter."""

import pytest

from quotes.content import _TURNS, _ends_clause
from quotes.reading import Reading
from tests.marking import readings
from tests.robust.texts import ARTICLES

articles = pytest.mark.parametrize("path", ARTICLES[:20], ids=lambda p: p.stem)


def readings_of(path) -> list[Reading]:
    return readings(path.read_text(encoding="utf-8"))


@articles
def test_a_clause_ends_nowhere_but_at_the_tokens_that_are_asked(path):
    for reading in readings_of(path):
        for first in {0, *(cue.last for cue in reading.cues)}:
            for i in range(first, len(reading)):
                if any(_ends_clause(reading, i, first, cue) for cue in (None, *reading.cues)):
                    assert reading.next_turn(i, _TURNS) == i, (
                        f"a set that _ends_clause asks for is missing from _TURNS: {reading.text(i)}"
                    )


@articles
def test_openers_and_cues_stand_nowhere_but_at_stops(path):
    for reading in readings_of(path):
        for i in range(len(reading)):
            opening = reading._opening_at(i)
            assert reading.opening_at(i) == opening
            if opening is not None or reading.cue_at(i) is not None or reading.is_comma(i):
                assert reading.next_stop(i) == i
            if opening is not None:
                assert reading.opens_from(i, (opening.kind,))


@articles
def test_sets_answer_as_their_tables(path):
    for reading in readings_of(path)[:4]:
        for i in range(len(reading)):
            for name in reading.lexicon.book.sets:
                for joined in (False, True):
                    plain = (
                        reading.lexicon.set(name).match(reading.tokens, i, conjunction=joined) if reading.kind(i) == "word" else 0
                    )
                    assert reading.in_set(name, i, conjunction=joined) == plain
