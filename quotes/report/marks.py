"""An article's text cut where records begin and end, as HTML that holds everything from the article escaped.

Contents overlap and nest, so that the text is cut flat: each piece knows all records it belongs to, and in what part.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import regex
from markupsafe import Markup, escape

from quotes.record import Quote
from quotes.report.labels import ARABIC, Labels

Part = Literal["content", "passage", "cue", "mention", "via"]
_PARAGRAPH: Final = regex.compile(r"[^\n\r\u2028\u2029\x85]+")


@dataclass(frozen=True)
class Mark:
    """One part of one record: where it stands, the record's number on the page and its speaker's colour."""

    start: int
    end: int
    part: Part
    number: int
    colour: int
    quote: Quote


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the same marks all through; the innermost content comes first."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()


def marks_of(quotes: Sequence[Quote], first_number: int, colours: Sequence[int]) -> list[Mark]:
    """Return the marks of an article's records; `colours` holds a number for each record's speaker."""
    marks: list[Mark] = []
    for number, (quote, colour) in enumerate(zip(quotes, colours, strict=True), start=first_number):
        spans: list[tuple[Part, int, int]] = [("content", quote.start, quote.end)]
        spans += [("passage", p.start, p.end) for p in quote.passages]
        if quote.cue:
            spans.append(("cue", quote.cue.start, quote.cue.end))
        if quote.speaker and quote.speaker.mention:
            spans.append(("mention", quote.speaker.mention.start, quote.speaker.mention.end))
        if quote.via:
            spans.append(("via", quote.via.start, quote.via.end))
        marks += [Mark(start, end, part, number, colour, quote) for part, start, end in spans if start < end]
    return marks


def of_text(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks that stand in the article's text, not in its headline."""
    return [mark for mark in marks if mark.quote.part is None]


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[list[Piece]]:
    """Yield the pieces of each paragraph that is not blank; between them they hold its whole text."""
    waiting = sorted(marks, key=lambda m: (m.start, m.end), reverse=True)
    active: list[Mark] = []
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        while waiting and waiting[-1].start < end:
            active.append(waiting.pop())
        active = [m for m in active if m.end > start]
        if found.group().strip():
            yield list(_pieces(text, start, end, active))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    cuts = {start, end}
    for mark in marks:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    order = sorted(cuts)
    opened: set[int] = {m.number for m in marks if m.part == "content" and m.start < start}
    for a, b in itertools.pairwise(order):
        here = sorted((m for m in marks if m.start <= a and b <= m.end), key=_innermost)
        begins = tuple(m for m in here if m.part == "content" and m.number not in opened)
        opened.update(m.number for m in begins)
        yield Piece(text[a:b], tuple(here), begins)


def _innermost(mark: Mark) -> tuple[bool, int, int]:
    return mark.part != "content", mark.end - mark.start, mark.number


def title_html(title: str, marks: Iterable[Mark], labels: Labels = ARABIC, *, still: bool = False) -> Markup:
    """Return a headline with the marks of its own records, as HTML without the element around it; see `paragraph_html`."""
    own = [mark for mark in marks if mark.quote.part == "title"]
    return (
        Markup(" ").join(paragraph_html(pieces, labels, still=still) for pieces in paragraphs(title, own))
        if own
        else escape(title)
    )


def paragraph_html(pieces: Iterable[Piece], labels: Labels = ARABIC, *, still: bool = False) -> Markup:
    """Return a paragraph's pieces as HTML, without the element around them; `still` where no script listens to them."""
    return Markup("").join(_piece_html(piece, labels, still=still) for piece in pieces)


def _piece_html(piece: Piece, labels: Labels, *, still: bool) -> Markup:
    if not piece.marks:
        return escape(piece.text)
    numbers = " ".join(dict.fromkeys(str(m.number) for m in piece.marks))
    anchors = Markup("").join(Markup('<a class="at" id="q-{}"></a>').format(m.quote.id) for m in piece.begins)
    if still:
        return Markup('<span class="{}" data-q="{}">{}</span>').format(classes(piece), numbers, piece.text)
    stop = Markup(' tabindex="0" role="button"') if piece.begins else ""
    said = Markup("").join(Markup('<span class="vh">[{}] </span>').format(described(m.quote, labels)) for m in piece.begins)
    return Markup('{}<span class="{}" data-q="{}"{}>{}{}</span>').format(anchors, classes(piece), numbers, stop, said, piece.text)


def classes(piece: Piece) -> str:
    """Return the style classes of a piece: its parts, the kind and colour of its innermost content, its namer's colour."""
    parts = {m.part for m in piece.marks}
    names = ["m", *sorted(parts)]
    content = next((m for m in piece.marks if m.part == "content"), None)
    other = next((m for m in piece.marks if m.part in {"mention", "cue", "via"}), None)
    if content is not None:
        names += [f"k-{content.quote.kind}", f"c{content.colour}"]
    if other is not None:
        names.append(f"w{other.colour}")
    return " ".join(names)


def described(quote: Quote, labels: Labels = ARABIC) -> str:
    """Return what a screen reader says before a content."""
    who = quote.speaker.name if quote.speaker else labels.unknown
    return f"{labels.words['quote']} {labels.kinds[quote.kind]}{labels.comma}{who}:"
