"""Quotation marks as newsrooms type them: the family of each, and which way it faces by its shape and by what stands around it.

Offsets count code points of the view, half-open.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

import regex

from quotes.scan import Scan

Side = Literal["open", "close", "either"]
# Families: marks that may close one another. The same glyph opens in one house and closes in another.
_FAMILIES: Final = {
    "angle": "« » \u300a \u300b << >>",
    "angle1": "‹ ›",
    "double": "\" “ ” „ ‟ ″ ‶ ＂ '' `` ´´ ‘‘ ’’ ،، ,,",
    "cent": "\u00a2",
    "paren": "(( ))",
    "single": "‘ ’ ‚ '",
}
_FAMILY: Final = {glyph: family for family, glyphs in _FAMILIES.items() for glyph in glyphs.split()}
_SHAPES: Final[dict[Side, str]] = {
    "open": "« ‹ \u300a “ „ ‘ ‘‘ << (( ,, ،،",
    "close": "» › \u300b ” ’ ’’ >> ))",
}
_SHAPE: Final = {glyph: side for side, glyphs in _SHAPES.items() for glyph in glyphs.split()}
_MARK: Final = regex.compile(r"''|``|´´|‘‘|’’|,,|،،|<<|>>|\(\(|\)\)|[«»‹›\u300a\u300b\"“”„‟″‶＂‘’‚'\u00a2]")
_MARKS: Final = Scan(_MARK, regex.compile("[" + "".join(sorted({glyph[0] for glyph in _FAMILY})) + "]"))
# و, ف, ب, ل, ك and بال stand against a mark without a blank: ندد ب"عدوان".
_CLITIC: Final = regex.compile(r"(?:^|[\s(\[،,:.])(?:[وفبلك]|ال|وال|بال|لل|وب|ول|في)$")
_COMMAS: Final = frozenset({"،،", ",,"})
_SPACES: Final = " \n"
_FULL_STOPS: Final = ".،,؛!؟"
_ENDS: Final = ".!؟"
_OPENING_CONTEXT: Final = " \n([{:،,-–—/؛.…\u2022"
_CLOSING_CONTEXT: Final = " \n)]}:،,-–—/؛.…!?؟"


class Mark(NamedTuple):
    """One quotation mark: its place, its family, and how it faces."""

    start: int
    end: int
    family: str
    shape: Side
    place: Side  # what the neighbours say

    @property
    def opens(self) -> bool:
        """Whether it may begin a quotation."""
        return self.place == "open" or (self.place == "either" and self.shape == "open")

    @property
    def closes(self) -> bool:
        """Whether it may end one."""
        return self.place == "close" or (self.place == "either" and self.shape == "close")


def marks_of(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the quotation marks of a stretch of text."""
    low = False  # whether two commas have opened a quotation
    for m in _MARKS.found(text, start, end):
        glyph = m.group()
        place = _place(text, m.start(), m.end(), start, end)
        low = low or (glyph in _COMMAS and place == "open")
        if glyph in _COMMAS and not low:
            continue  # a comma typed twice
        family = _FAMILY[glyph]
        if family == "single" and _inside_word(text, m.start(), m.end()):
            continue
        yield Mark(m.start(), m.end(), family, _SHAPE.get(glyph, "either"), place)


def _inside_word(text: str, start: int, end: int) -> bool:
    """An apostrophe (l'Orient, 90's) is no quotation mark."""
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _place(text: str, start: int, end: int, low: int, high: int) -> Side:
    """Say which way a mark faces from its neighbours alone: `:" x` opens, `x."` closes, `" ` between blanks may do either."""
    before = text[start - 1] if start > low else "\n"
    after = text[end] if end < high else "\n"
    lone = _CLITIC.search(text, max(low, start - 5), start) is not None
    if before == ":" or (lone and not (_SHAPE.get(text[start:end]) == "close" and after in _CLOSING_CONTEXT)):
        return "open"  # ندد بـ«عدوان», no «ا ف ب»
    if (before == " " and after in _FULL_STOPS) or (before in _ENDS and _SHAPE.get(text[start:end]) == "close"):
        return "close"  # «… ميلانو.»وكان
    free_left = before in _OPENING_CONTEXT or _MARK.match(before) is not None
    free_right = after in _CLOSING_CONTEXT or _MARK.match(after) is not None
    tight_left, tight_right = before not in _SPACES, after not in _SPACES
    if free_left and tight_right and not (free_right and tight_left):
        return "open"
    if free_right and tight_left and not (free_left and tight_right):
        return "close"
    return "either"
