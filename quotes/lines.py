"""Mend what a page or a keyboard broke: lines in the middle of a sentence, and quotations that nobody closed.

A newline is soft where the line before it ends in a word that no sentence ends in (a preposition, a complementizer,
a relative pronoun), or where the whole text is set in lines of one length. In the view a soft newline becomes a blank,
so that every offset stays as it is.

A quotation without a closing mark of its own ends before a sentence in which the reporter speaks: . وأكد الوزير أن.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

import regex

from quotes.lexicon import Lexicon
from quotes.normalise import View
from quotes.passages import Passage
from quotes.tokens import Token

_LINE: Final = regex.compile(r"[^\n]+")
_LAST_WORD: Final = regex.compile(r"(?r)\w+")  # matched from the end of the line backwards
_DANGLING: Final = ("before_nouns", "that", "relative", "weaving")  # sets whose words never end a sentence
_FEWEST: Final = 6  # lines from which on a text may be said to be set in lines of one length
_SHORTEST: Final = 40  # characters of such a line, at the least
_LONGEST: Final = 140
_SHARE: Final = 0.6  # of its lines that break off without a mark
_BOUND: Final = ("\u0628 ", "\u0628\u0640")  # ب written apart, with its dash
_SENTENCE: Final = 60  # characters of a line that is no heading
_TURN: Final = 3  # words of a phrase that opens a turn of speech
_FULL: Final = 0.7  # of the usual length: a shorter line ends its paragraph


def joined(sight: View, lexicon: Lexicon) -> View:
    """Return a view with a blank for each soft newline; the same view where there is none.

    Lengths do not change: an offset into the one is an offset into the other.
    """
    lines = [m.span() for m in _LINE.finditer(sight.text)]
    usual = _usual_length(sight.text, lines)
    soft = [
        b[0] - 1
        for a, b in pairwise(lines)
        if b[0] == a[1] + 1
        and (
            _breaks_off(sight.text[a[0] : a[1]], usual, lexicon)
            or _goes_on(sight.text[a[0] : a[1]], sight.text[b[0] : b[1]], lexicon)
        )
    ]
    if not soft:
        return sight
    return replace(sight, text=_with_blanks(sight.text, soft), plain=_with_blanks(sight.plain, soft))


def _usual_length(text: str, lines: Sequence[tuple[int, int]]) -> float:
    """Return the length of the lines that a text is set in, 0 where its lines are paragraphs."""
    open_lines = [end - start for start, end in lines if text[end - 1].isalnum() and _SHORTEST <= end - start <= _LONGEST]
    if len(lines) < _FEWEST or len(open_lines) < _SHARE * len(lines):
        return 0.0
    return float(median(open_lines))


def _breaks_off(line: str, usual: float, lexicon: Lexicon) -> bool:
    last = _LAST_WORD.match(line)
    if last is None:
        return False
    if usual and len(line) >= _FULL * usual:
        return True
    return len(line) > len(last.group()) and any(last.group() in lexicon.set(name) for name in _DANGLING)


def _goes_on(line: str, following: str, lexicon: Lexicon) -> bool:
    """Whether a long line without a final mark is followed by one that begins with a preposition no paragraph begins with."""
    if len(line) < _SENTENCE or ":" in line or not (line[-1].isalnum() or line[-1] == "%"):
        return False
    words = [Token(word, 0, 0, "word") for word in following.split(maxsplit=_TURN)[:_TURN]]
    if not words or not (words[0].text in lexicon.set("line_adjuncts") or words[0].text.startswith(_BOUND)):
        return False
    return not any(lexicon.set(name).match(words, 0) for name in ("openers_of_turn", "line_heads"))


def _with_blanks(text: str, at: Sequence[int]) -> str:
    letters = list(text)
    for i in at:
        letters[i] = " "
    return "".join(letters)


_REPORT: Final = regex.compile(r"[.!?؟\n]\s*(?P<verb>و\w+)(?P<rest>(?:\s+[^\s.!?؟]+){1,12})")


def without_reports(passages: Iterable[Passage], sight: View, lexicon: Lexicon) -> list[Passage]:
    """Return the passages of a view, those without a closing mark of their own cut before a sentence of the reporter's."""
    return [_cut(p, sight.text, lexicon) if _is_unsure(p, sight.text) else p for p in passages]


def _is_unsure(passage: Passage, text: str) -> bool:
    """Whether a quotation was never closed, or runs on into a paragraph that does not reopen it."""
    return not passage.closed or "\n" in text[passage.start : passage.end]


def _cut(passage: Passage, text: str, lexicon: Lexicon) -> Passage:
    for found in _REPORT.finditer(text, passage.start, passage.end):
        verbs = [a.form for a in lexicon.analyse(found["verb"]) if a.conjunction and a.verb.statement == "yes"]
        rest = found["rest"].split()
        if any(f.kind == "perfect" and f.person == 3 for f in verbs) and any(word in lexicon.set("that") for word in rest):
            end = len(text[: found.start("verb")].rstrip())
            return passage._replace(end=end, outer_end=end, closed=False)
    return passage
