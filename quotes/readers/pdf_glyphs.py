"""The text of a PDF page from where its glyphs stand: a line is read from right to left, whatever order it was drawn in.

Programs that make PDFs draw a line's glyphs from left to right, as they look. Which glyphs make a line, and in which
order, is told by their places, so that nothing needs guessing but what looks the same in both orders.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final

import regex

_SECTION: Final = regex.compile(rb"begin(bfchar|bfrange)(.*?)end\1", regex.DOTALL)
_CHAR: Final = regex.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE: Final = regex.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", regex.DOTALL)
_HEX: Final = regex.compile(rb"<([0-9A-Fa-f\s]*)>")
_GAP: Final = 0.18  # of the type size: room this wide between two glyphs is a blank
_WIDE: Final = 4.0  # of the type size: room this wide parts a line
_MAX_CODES: Final = 200_000
_LAST_CODE: Final = 0xFFFF
_LETTER: Final = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
_ARABIC: Final = regex.compile(r"\p{Arabic}")
_DIGIT: Final = regex.compile(r"\p{Nd}")
_JOINS_NUMBERS: Final = frozenset(".,:/\u066b\u066c\u00a0")  # what Unicode's bidi rules keep inside a number after Arabic
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRS: Final = ("()", "[]", "{}", "«»", "‹›")


Matrix = Sequence[float]
_STRAIGHT: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PLACING: Final = frozenset({b"BT", b"Td", b"TD", b"Tm", b"T*", b"'", b'"'})  # a string behind one does not follow the last one


class UnreadableError(Exception):
    """A font that does not tell its letters."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What one glyph stands for (a ligature: several letters), where it begins and ends, its line and its size, in points."""

    text: str
    x: float
    end: float
    y: float
    size: float


def page_text(page: Any) -> str | None:
    """Return a page's text line by line in reading order, None where its drawing cannot be followed.

    Blank lines stand where the page leaves more room than between lines, and where the type changes its size.
    """
    pen = _Pen(page)
    try:
        page.extract_text(visitor_operand_before=pen.see, visitor_operand_after=pen.leave)
    except (UnreadableError, AttributeError, KeyError, TypeError, ValueError, IndexError):
        return None
    if pen.turned * 4 > len(pen.glyphs):
        return None
    lines = list(_lines(pen.glyphs))
    parts = [part for line in lines for part in _parts(line)]
    if len(parts) > 1.3 * len(lines):
        return None  # columns that are drawn line by line across the page, or a table
    mirrored = _mirrored(parts)
    drops = [a[0].y - b[0].y for a, b in pairwise(lines) if a[0].y > b[0].y]
    room = 1.4 * median(drops) if drops else 0.0
    out: list[str] = []
    before: Glyph | None = None
    for part in parts:
        if before is not None and not (0 <= before.y - part[0].y <= room and _are_alike(before, part[0])):
            out.append("")
        out.append(in_reading_order([g.text for g in part], mirrored))
        before = part[0]
    return "\n".join(out)


def _are_alike(one: Glyph, other: Glyph) -> bool:
    """Whether two lines are set in nearly the same size: a headline is not, and ends without a mark."""
    return max(one.size, other.size) <= 1.25 * min(one.size, other.size)


@dataclass
class _State:
    """What holds for the strings that are drawn next."""

    font: str = ""
    size: float = 0.0
    between: float = 0.0  # room after each glyph
    blanks: float = 0.0  # more room after a blank

    def set(self, operator: bytes, operands: Any) -> None:
        if operator == b"Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator == b"Tc":
            self.between = float(operands[0])
        elif operator == b"Tw":
            self.blanks = float(operands[0])


@dataclass(frozen=True)
class _Sheet:
    """A page, or a form drawn on it: its fonts and forms by name, and the matrix that leads from it to the page."""

    fonts: Mapping[str, Any]
    forms: Mapping[str, Any]
    matrix: Matrix
    known: "dict[str, _Font]" = field(default_factory=dict)

    @classmethod
    def of(cls, content: Any, matrix: Matrix) -> "_Sheet":
        resources = content.get("/Resources", {}).get_object() if "/Resources" in content else {}
        return cls(resources.get("/Font", {}), resources.get("/XObject", {}), matrix)

    def form(self, name: str, cm: Matrix) -> "_Sheet":
        """Return the form of a name as it is drawn here."""
        form = self.forms[name].get_object()
        own = tuple(float(n) for n in form.get("/Matrix", _STRAIGHT))
        return _Sheet.of(form, _times(_times(own, cm), self.matrix))

    def font(self, name: str) -> "_Font":
        if name not in self.known:
            self.known[name] = _Font.of(self.fonts[name].get_object())
        return self.known[name]


class _Pen:
    """Follows the operations of a page and notes what they draw."""

    def __init__(self, page: Any) -> None:
        self.glyphs: list[Glyph] = []
        self.turned = 0  # strings that stand upright or upside down, like watermarks
        self._sheets = [_Sheet.of(page, _STRAIGHT)]
        self._state = _State()
        self._kept: list[_State] = []
        self._ended: tuple[Matrix, float] | None = None  # the matrix of the last string, and where that string ended

    def see(self, operator: bytes, operands: Any, cm: Any, tm: Any) -> None:
        """Take one operation with the matrices that hold for it."""
        if operator in _PLACING:
            self._ended = None
        if operator == b"q":
            self._kept.append(replace(self._state))
        elif operator == b"Q" and self._kept:
            self._state = self._kept.pop()
        elif operator in {b"Tj", b"TJ", b"'", b'"'}:
            self._draw(operands[-1], _times(_times(tm, cm), self._sheets[-1].matrix))
        elif operator == b"Do":
            self._sheets.append(self._sheets[-1].form(operands[0], cm))
        else:
            self._state.set(operator, operands)

    def leave(self, operator: bytes, _operands: Any, _cm: Any, _tm: Any) -> None:
        """Take the end of one operation: that of a form leads back to where it is drawn."""
        if operator == b"Do":
            self._sheets.pop()

    def _draw(self, strings: Any, matrix: Matrix) -> None:
        state = self._state
        scale, slant, _, _, x, y = matrix
        if scale <= 0 or abs(slant) > 0.01 * scale:
            self.turned += 1
            return
        if self._ended is not None and self._ended[0] == matrix:
            x = self._ended[1]  # the matrix that we are given stays where the first of several strings began
        size = abs(state.size * scale)
        for text, width in self._sheets[-1].font(state.font).glyphs(strings if isinstance(strings, list) else [strings]):
            end = x + width / 1000 * size
            if text:
                self.glyphs.append(Glyph(text, x, end, y, size))
            x = end if text is None else end + scale * (state.between + (state.blanks if text == " " else 0))
        self._ended = (matrix, x)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that does first one, then the other."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


@dataclass(frozen=True)
class _Font:
    """How a font's codes are written, what they stand for, and how wide they are in thousandths of the type size."""

    bytes: int
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    width: float

    @classmethod
    def of(cls, font: Any) -> "_Font":
        if font.get("/Subtype") == "/Type0":
            inner = font["/DescendantFonts"].get_object()[0].get_object()
            return cls(2, _letters(font), dict(_cid_widths(inner.get("/W", []))), float(inner.get("/DW", 1000)))
        widths = {font.get("/FirstChar", 0) + n: float(w.get_object()) for n, w in enumerate(font.get("/Widths", []))}
        return cls(1, _letters(font), widths, 500.0)

    def glyphs(self, strings: Iterable[Any]) -> "Iterator[tuple[str | None, float]]":
        """Yield each glyph with its width; None stands for mere room."""
        for part in strings:
            if isinstance(part, (int, float)):
                yield None, -float(part)
                continue
            codes: bytes = part.original_bytes
            for at in range(0, len(codes) - self.bytes + 1, self.bytes):
                code = int.from_bytes(codes[at : at + self.bytes])
                yield self.letters.get(code, ""), self.widths.get(code, self.width)


def _letters(font: Any) -> Mapping[int, str]:
    if "/ToUnicode" in font:
        return unicode_map(font["/ToUnicode"].get_object().get_data())
    if font.get("/Encoding") == "/WinAnsiEncoding":
        return {code: bytes([code]).decode("cp1252", "ignore") for code in range(256)}
    raise UnreadableError


def _cid_widths(table: Any) -> Iterator[tuple[int, float]]:
    """Yield code and width from the two forms of a W array: `first [w w …]` and `first last w`."""
    rest = iter(table.get_object() if hasattr(table, "get_object") else table)
    for first in rest:
        second = next(rest).get_object()
        if isinstance(second, list):
            yield from enumerate((float(w.get_object()) for w in second), start=int(first))
            continue
        width = float(next(rest).get_object())
        yield from ((code, width) for code in range(max(int(first), 0), min(int(second), _LAST_CODE) + 1))


def unicode_map(cmap: bytes) -> dict[int, str]:
    """Return what each code of a font stands for, by its ToUnicode map; raises ValueError for a map that is no map."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(cmap):
        if section[1] == b"bfchar":
            found.update((_code(m[1]), _text(m[2])) for m in _CHAR.finditer(section[2]))
            continue
        for m in _RANGE.finditer(section[2]):
            codes = range(_code(m[1]), _code(m[2]) + 1)
            start = _text(m[3] or b"")
            if len(found) + len(codes) > _MAX_CODES:
                raise ValueError("more codes than a font has")
            if m[4] is not None:
                found.update(zip(codes, (_text(t) for t in _HEX.findall(m[4])), strict=False))
            elif start:
                found.update((code, start[:-1] + chr(ord(start[-1]) + n)) for n, code in enumerate(codes))
    return found


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "ignore")


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield glyphs that follow each other at one height, from left to right; columns drawn one by one stay apart."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and abs(glyph.y - line[0].y) > 0.35 * max(glyph.size, line[0].size):
            yield _sorted(line)
            line = []
        line.append(glyph)
    if line:
        yield _sorted(line)


def _sorted(line: list[Glyph]) -> list[Glyph]:
    """Put a line's glyphs in order of place; a mark goes before the letter that it was drawn with and stands over."""
    placed: list[Glyph] = []
    for glyph, after in zip(line, [*line[1:], None], strict=True):
        over = _is_mark(glyph) and after is not None and after.x <= glyph.x <= after.x + after.size
        placed.append(replace(glyph, x=after.x) if over and after else glyph)
    return sorted(placed, key=lambda g: g.x)


def _is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.combining(c) for c in glyph.text)


def _parts(line: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the stretches of a line, right ones first, cut where the room is too wide for one; blanks fill what is narrower."""
    parts: list[list[Glyph]] = [[]]
    end: float | None = None
    for glyph in line:
        room = 0.0 if end is None else glyph.x - end
        if room > _WIDE * glyph.size:
            parts.append([])
        elif room > _GAP * glyph.size and parts[-1] and not glyph.text.isspace() and not parts[-1][-1].text.isspace():
            parts[-1].append(replace(glyph, text=" "))
        parts[-1].append(glyph)
        if not glyph.text.isspace() or end is None:
            end = max(glyph.end, end or glyph.end)
    return (part for part in reversed(parts) if any(not g.text.isspace() for g in part))


def _mirrored(lines: Iterable[Sequence[Glyph]]) -> frozenset[str]:
    """Return the brackets that stand for what is seen, so that they must be turned with the line.

    Some programs map the glyph that looks like ( to the character that was typed, ), others to what it looks like. Blanks
    tell which it is: before an opening bracket and behind a closing one.
    """
    seen = dict.fromkeys(_PAIRS, 0)
    for line in lines:
        texts = [" ", *(glyph.text for glyph in reversed(line)), " "]
        for before, mark, after in zip(texts, texts[1:], texts[2:], strict=False):
            pair = next((pair for pair in _PAIRS if mark in pair), None)
            if pair is not None and before.isspace() != after.isspace():
                seen[pair] += 1 if before.isspace() == (mark == pair[1]) else -1
    return frozenset(mark for pair, times in seen.items() if times >= 0 for mark in pair)


def in_reading_order(glyphs: Sequence[str], mirrored: frozenset[str]) -> str:
    """Return a line that was drawn from left to right as it is read; a Latin one without Arabic is left as it is.

    >>> in_reading_order(list(".ةعاس 48 غلب"), frozenset())
    'بلغ 48 ساعة.'
    """
    if any(_LETTER.match(g) for g in glyphs) and not any(_ARABIC.search(g) for g in glyphs):
        return "".join(glyphs)
    out: list[str] = []
    at = len(glyphs)
    while at > 0:
        start = _start_of_run(glyphs, at)
        run = glyphs[start:at]
        out += [text.translate(_MIRRORED) if text in mirrored else text for text in run] if len(run) == 1 else run
        at = start
    return "".join(out)


def _start_of_run(glyphs: Sequence[str], end: int) -> int:
    """Return where the run that ends before `end` begins: a number or Latin words keep their order, others stand alone."""
    latin = _LETTER.match(glyphs[end - 1]) is not None
    if not (latin or _DIGIT.match(glyphs[end - 1])):
        return end - 1
    start = end - 1
    for at in range(end - 2, -1, -1):
        if _LETTER.match(glyphs[at]):
            start = at
        elif _DIGIT.match(glyphs[at]):
            if at < start - 1 and not latin and not (at == start - 2 and glyphs[at + 1] in _JOINS_NUMBERS):
                continue  # another number; it belongs here only if Latin words stand before it
            start = at
        elif _ARABIC.search(glyphs[at]) and glyphs[at] not in _JOINS_NUMBERS:
            break
    return start
