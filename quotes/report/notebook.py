"""What notebooks show of articles and records: the report's look, without its script."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from markupsafe import Markup

from quotes.record import Quote
from quotes.report.colours import colour_of, colour_speakers
from quotes.report.labels import ARABIC
from quotes.report.marks import marks_of, of_text, paragraph_html, paragraphs, title_html

# A notebook keeps its own page: everything of ours stands under one class, on a light ground, as nobody can ask
# a notebook for its theme.
_STYLE: Final = """
.quotes-ar{direction:rtl;text-align:right;font:1.1em/2 "Noto Naskh Arabic","Geeza Pro","Segoe UI",serif;max-width:46rem;
  background:#fff;color:#1c1b19;padding:.4em .9em;border-radius:.4em}
.quotes-ar p,.quotes-ar table{margin:.4em 0;text-align:right}
.quotes-ar table{border-collapse:collapse;width:100%}
.quotes-ar table,.quotes-ar tr,.quotes-ar td{background:none!important;color:inherit!important;font-size:inherit!important}
.quotes-ar td,.quotes-ar th{padding:.3em .6em;text-align:right!important;vertical-align:top;border-bottom:1px solid #8885}
.quotes-ar .said{color:#5d5a54;font-size:.85em}
"""
SHOWN: Final = 200


def article_html(title: str | None, text: str, quotes: Sequence[Quote]) -> str:
    """Return an article with its records marked."""
    colours = colour_speakers([quotes])
    marks = marks_of(quotes, 0, [colour_of(q, colours) for q in quotes])
    body = Markup("").join(
        Markup("<p>{}</p>").format(paragraph_html(pieces, still=True)) for pieces in paragraphs(text, of_text(marks))
    )
    head = Markup("<p><strong><bdi>{}</bdi></strong></p>").format(title_html(title, marks, still=True)) if title else Markup("")
    return _framed(head + body)


def quotes_html(quotes: Sequence[Quote]) -> str:
    """Return a table of records: speaker, sense, content; the first 200, with a word on the rest."""
    colours = colour_speakers([quotes])
    rows = Markup("").join(_row(quote, colour_of(quote, colours)) for quote in quotes[:SHOWN])
    rest = len(quotes) - SHOWN
    more = Markup("<p>… و{} أخرى</p>").format(ARABIC.counted(rest, "quotes")) if rest > 0 else Markup("")
    return _framed(Markup("<table>{}</table>").format(rows) + more)


def _row(quote: Quote, colour: int) -> Markup:
    speaker = quote.speaker
    role = Markup('<br><span class="said">{}</span>').format(speaker.role) if speaker and speaker.role else Markup("")
    sense = ARABIC.sense(quote.cue.sense if quote.cue else None)
    return Markup(
        '<tr><td><strong><bdi>{}</bdi></strong>{}</td><td>{}<br><span class="said">{}</span></td>'
        '<td><span class="m content k-{} c{}">{}</span></td></tr>'
    ).format(speaker.name if speaker else ARABIC.unknown, role, sense, ARABIC.kinds[quote.kind], quote.kind, colour, quote.text)


def _framed(content: Markup) -> str:
    return str(Markup('<div class="quotes-ar" lang="ar" dir="rtl"><style>{}</style>{}</div>').format(_style(), content))


@cache
def _style() -> Markup:
    from quotes.report.page import asset

    look = asset("marks.css").partition("@media")[0]
    return Markup(f"{_STYLE}.quotes-ar{{{look}}}")  # noqa: S704  (our own file, nested under our class)
