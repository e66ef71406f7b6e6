"""Join lines that a page broke in the middle of a sentence: the rules read paragraphs, not lines.

A newline is soft where the line before it ends in a word that no sentence ends in (a preposition, a complementizer,
a relative pronoun), or where the whole text is set in lines of one length. In the view a soft newline becomes a blank,
so that every offset stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

import regex

from quotes.lexicon import Lexicon
from quotes.normalise import View

_LINE: Final = regex.compile(r"[^\n]+")
_LAST_WORD: Final = regex.compile(r"\w+$")
_DANGLING: Final = ("before_nouns", "that", "relative", "weaving")  # sets whose words never end a sentence
_FEWEST: Final = 6  # lines from which on a text may be said to be set in lines of one length
_SHORTEST: Final = 40  # characters of such a line, at the least
_LONGEST: Final = 140
_SHARE: Final = 0.6  # of its lines that break off without a mark
_FULL: Final = 0.7  # of the usual length: a shorter line ends its paragraph


def joined(sight: View, lexicon: Lexicon) -> View:
    """Return a view with a blank for each soft newline; the same view where there is none.

    Lengths do not change: an offset into the one is an offset into the other.
    """
    lines = [m.span() for m in _LINE.finditer(sight.text)]
    usual = _usual_length(sight.text, lines)
    soft = [b[0] - 1 for a, b in pairwise(lines) if b[0] == a[1] + 1 and _breaks_off(sight.text[a[0] : a[1]], usual, lexicon)]
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
    last = _LAST_WORD.search(line)
    if last is None:
        return False
    if usual and len(line) >= _FULL * usual:
        return True
    return len(line) > len(last.group()) and any(last.group() in lexicon.set(name) for name in _DANGLING)


def _with_blanks(text: str, at: Sequence[int]) -> str:
    letters = list(text)
    for i in at:
        letters[i] = " "
    return "".join(letters)
