"""The short cuts of the rules find what the plain way finds: which tokens are passed over must not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import surroundings
from quotes.attribute import Attributor
from quotes.cast import Cast
from quotes.content import _TURNS, _ends_clause
from quotes.entities import bare, same_name, same_role
from quotes.marks import _MARK, _MARKS
from quotes.mentions import read_phrase
from quotes.names import name_words, take_apart
from quotes.normalise import _CHANGED, _RARELY_FOLDED
from quotes.reading import Reading
from quotes.scan import Scan
from quotes.surroundings import Surroundings
from quotes.tokens import _cut, _pieces
from tests.marking import lexicon, readings
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


@articles
def test_who_can_be_meant_is_found_without_comparing_all(path):
    cast, lists = Cast(), lexicon()
    for reading in readings_of(path):
        for i in range(len(reading)):
            mention = read_phrase(reading, i)
            if mention is None:
                continue
            name, words = take_apart(reading, mention), name_words(reading, mention)
            named = [e for e in cast.entities if same_name(e, words, name.kind, lists)]
            assert cast.named(words, name.kind, lists) == named
            assert cast.in_office(name.role_words, lists) == [e for e in cast.entities if same_role(e, name.role_words, lists)]
            heads = {bare(word) for word in words}
            nameless = [e for e in cast.entities if e.kind == "anonymous" and e.words and bare(e.words[0]) in heads]
            assert cast.headed(heads) == nameless
            entity = named[0] if named else cast.add(name.kind, reading.sentence.start)
            cast.learn(entity, reading, mention, name)


@given(st.text("ابور \n\t،", max_size=60), st.text("ابو ،", min_size=1, max_size=4), st.integers(1, 4))
def test_how_often_a_long_text_has_some_letters_is_told_by_its_distinct_words(text, letters, times):
    short = Surroundings(text=text)
    with pytest.MonkeyPatch.context() as patch:
        assert short.says(letters, times) == (text.count(letters) >= times)
        patch.setattr(surroundings, "_MUCH", 0)
        assert short.says(letters, times) == (text.count(letters) >= times)


@articles
def test_what_no_cue_of_an_entry_fits_no_pattern_is_tried_on(path):
    attributor = Attributor(lexicon().book.patterns)
    for reading in readings_of(path):
        for cue in reading.cues:
            told = attributor._patterns_for(cue, explain=True)
            assert attributor._patterns_for(cue, explain=False) == [(p, misfit) for p, misfit in told if not misfit]
            for pattern, misfit in told:
                assert cue.form in pattern.cue
                if not misfit:
                    assert not pattern.senses or cue.sense in pattern.senses
                    assert not pattern.verbs or cue.entry in pattern.verbs


def test_runs_that_were_cut_before_are_cut_alike_and_not_all_kept():
    runs = [run for path in ARTICLES[:5] for run in path.read_text(encoding="utf-8").split()]
    assert [_cut(run) for run in runs] == [_pieces(run) for run in runs]
    assert _cut.cache_info().maxsize is not None


@given(
    st.text(alphabet="ات ،,?\n\u0640\u064b\u200f\u06cc\ufefc\u2028\U0001f600\ud800'\"«»(<\u0660"),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_a_scan_finds_what_its_pattern_finds(text, start, left):
    end = max(start, len(text) - left)
    for scan, pattern in ((_CHANGED, _CHANGED.pattern), (_RARELY_FOLDED, _RARELY_FOLDED.pattern), (_MARKS, _MARK)):
        assert isinstance(scan, Scan)
        assert [m.span() for m in scan.found(text, start, end)] == [m.span() for m in pattern.finditer(text, start, end)]
        assert [m.span() for m in scan.found(text)] == [m.span() for m in pattern.finditer(text)]
