"""The matching view of a text: what rules read, with an exact way back to the original.

The original is never changed. `View.text` drops what carries no letters (vowel marks, tatweel, bidi and
zero-width characters, the blank behind a conjunction typed as a word of its own) and unifies spellings that newsrooms use interchangeably; `View.start` and `View.end`
lead from any stretch of the view back to the code points of the original.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import regex

from quotes.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Sequence

# Vowel marks, Quranic signs, tatweel, zero-width, bidi and variation characters, byte-order mark, soft hyphen.
_MARKS: Final = (
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+"
)
_DROPPED: Final = regex.compile(_MARKS)
_CHANGED: Final = Scan(regex.compile(_MARKS + "|([\ufb50-\ufdff\ufe70-\ufefc])"))
# The blank behind a conjunction that was typed as a word of its own: و ذكر.
_LOOSE: Final = regex.compile(rf"(?<=(?<![\p{{L}}\p{{M}}\p{{N}}])\u0648(?:{_MARKS})?)[ \u00a0]+(?=\p{{L}}\p{{M}}*\p{{L}})")
_CONJUNCTION: Final = "\u0648 "
_BEFORE: Final = " \n.,:\u060c\u061b"  # what such a conjunction may stand behind
# One character for one character, so that most texts need no index map at all.
_FOLDED: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "\u0671": "ا",
        "\u0672": "ا",
        "\u0673": "ا",
        "ى": "ي",
        "\u06cc": "ي",
        "\u06d2": "ي",
        "\u06a9": "ك",
        "\u06aa": "ك",
        "\u06c1": "ه",
        "\u06be": "ه",
        "\u06d5": "ه",
        "\u06c3": "ة",
        "\u00a0": " ",
        "\u1680": " ",
        "\u2000": " ",
        "\u2001": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2004": " ",
        "\u2005": " ",
        "\u2006": " ",
        "\u2007": " ",
        "\u2008": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u205f": " ",
        "\u3000": " ",
        "\t": " ",
        "\r": " ",
        "\x0b": " ",
        "\x0c": " ",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)  # fmt: skip  (a table reads better in rows)
_OFTEN_FOLDED: Final = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("\u00a0", " "), ("\t", " "), ("\r", " "))
_RARELY_FOLDED: Final = Scan(
    regex.compile("[" + "".join(sorted({chr(c) for c in _FOLDED} - {typed for typed, _ in _OFTEN_FOLDED})) + "]")
)


@dataclass(frozen=True)
class View:
    """A text beside its matching view.

    `plain` runs beside `text`, character for character, with the letters as they were typed (for the parser).
    Offsets into `text` count code points of the view; `span` turns a half-open stretch of the view into
    the half-open stretch of the original that shows it (dropped marks inside it and after its last letter included).
    """

    original: str
    text: str
    plain: str
    _starts: list[int] = field(default_factory=list, repr=False)  # of the stretches that run side by side in both, in the view
    _origins: list[int] = field(default_factory=list, repr=False)  # and where each begins in the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open span for a half-open span of the view."""
        if not self._starts:
            return start, end
        first = self._origin(start)
        if end <= start:
            return first, first
        last = self._origin(end - 1)
        return first, last + self._width(last)

    def at(self, original_offset: int) -> int:
        """Return the first view offset whose character stands at or after an offset of the original."""
        if not self._starts or original_offset <= 0:
            return original_offset
        stretch = bisect_left(self._origins, original_offset) - 1
        offset = self._starts[stretch] + original_offset - self._origins[stretch]
        return min([offset, *self._starts[stretch + 1 : stretch + 2]])  # what is dropped stands before the next stretch

    def _origin(self, i: int) -> int:
        """Return the original's offset of a view character."""
        stretch = bisect_right(self._starts, i) - 1
        return self._origins[stretch] + i - self._starts[stretch]

    def _width(self, start: int) -> int:
        """Count the original's code points from an offset on that one view character stands for: itself and the marks it carries."""
        stop = start + 1
        while stop < len(self.original) and unicodedata.combining(self.original[stop]):
            stop += 1
        return stop - start

    @property
    def changed(self) -> bool:
        """Whether the view's offsets differ from the original's."""
        return bool(self._starts)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the matching form of a word or phrase.

    >>> fold("أكّـدَ إلى")
    'اكد الي'
    """
    return text.translate(_FOLDED) if _CHANGED.pattern.search(text) is None else view(text).text  # a word needs no scan


def view(text: str) -> View:
    """Return the matching view of a text; a text without dropped or expanded characters needs no index map."""
    changes = list(_CHANGED.found(text))
    sight = _changed(text, changes)
    if not sight.text.startswith(_CONJUNCTION) and not any(before + _CONJUNCTION in sight.text for before in _BEFORE):
        return sight
    return _changed(text, sorted([*changes, *_LOOSE.finditer(text)], key=regex.Match.start))


def _changed(text: str, changes: "Sequence[regex.Match[str]]") -> View:
    """Return the view of a text in which some stretches are dropped, or a presentation form is spelled out."""
    if not changes:
        return View(text, _folded(text), text)
    out: list[str] = []
    starts, origins = [0], [0]
    at = size = 0  # what of the text is done, and how much of the view that made
    for found in changes:
        start, end = found.span()
        out.append(text[at:start])
        size += start - at
        at = end
        if found.lastindex:  # a presentation form; what else is changed, is dropped
            letters = _letters(found.group())
            out.append(letters)
            starts.extend(range(size, size + len(letters)))  # each letter is a stretch of its own
            origins.extend([start] * len(letters))
            size += len(letters)
        starts.append(size)
        origins.append(end)
    out.append(text[at:])
    plain = "".join(out)
    return View(text, _folded(plain), plain, starts, origins)


def _folded(text: str) -> str:
    """Return a text translated by the table: letter by letter only where it holds one of the rarer characters."""
    if any(_RARELY_FOLDED.found(text)):
        return text.translate(_FOLDED)
    for typed, folded in _OFTEN_FOLDED:
        text = text.replace(typed, folded)
    return text


@lru_cache(maxsize=2_048)
def _letters(char: str) -> str:
    """Return the letters of a presentation form; one that stands for a mark alone stays as it is."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", char).strip()) or char
