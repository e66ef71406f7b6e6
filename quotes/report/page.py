"""The report's page: a template filled once, with its style, script, typefaces and data inside."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from quotes.formats.bundle import Bundle, once
from quotes.formats.output import text_output
from quotes.record import ArticleRef, Quote
from quotes.report.colours import colour_of, colour_speakers
from quotes.report.labels import LANGUAGES, Labels
from quotes.report.marks import marks_of, of_text, paragraph_html, paragraphs, title_html
from quotes.speakers import speaker_key

# The files for Arabic hold neither digits nor guillemets; those of the same family come with the Latin letters.
_LATIN: Final = "U+0000-00FF,U+0152-0153,U+2013-2014,U+2018-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2212"
_FONTS: Final = (
    ("Quotes Plex", 400, "ibm-plex-sans-arabic-400.woff2", "U+0-10FFFF"),
    ("Quotes Plex", 400, "ibm-plex-sans-latin-400.woff2", _LATIN),
    ("Quotes Plex", 600, "ibm-plex-sans-arabic-600.woff2", "U+0-10FFFF"),
    ("Quotes Plex", 600, "ibm-plex-sans-latin-600.woff2", _LATIN),
    ("Quotes Naskh", 400, "noto-naskh-arabic-400.woff2", "U+0-10FFFF"),
    ("Quotes Naskh", 400, "noto-naskh-latin-400.woff2", _LATIN),
    ("Quotes Naskh", 600, "noto-naskh-arabic-600.woff2", "U+0-10FFFF"),
    ("Quotes Naskh", 600, "noto-naskh-latin-600.woff2", _LATIN),
)
# What could end the script element or open a comment in it, and the line ends that JavaScript once refused.
_JSON_UNSAFE: Final = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def write_report(bundles: Iterable[Bundle], path: Path | str, *, title: str | None = None, language: str = "ar") -> int:
    """Write one self-contained page over articles and their records; return how many records it shows.

    `language` is that of buttons and headings: a key of `quotes.report.labels.LANGUAGES`. Raises OutputError where an article's text is missing or the file cannot be written.
    """
    held = [bundle for bundle in once(bundles) if bundle.needed_text.strip()]
    with text_output(path) as file:
        file.writelines(_template().generate(**_page(held, title, LANGUAGES[language])))
    return sum(len(bundle.quotes) for bundle in held)


def _page(bundles: Sequence[Bundle], title: str | None, labels: Labels) -> dict[str, Any]:
    colours = colour_speakers(bundle.quotes for bundle in bundles)
    quotes = [quote for bundle in bundles for quote in bundle.quotes]
    script = asset("page.js")
    return {
        "title": title or labels.words["title"],
        "labels": labels,
        "words": SimpleNamespace(**labels.words),  # of a dict, Jinja would take `words.clear` for its method
        "articles": _articles(bundles, colours, labels),
        "articles_known": [bundle.ref.title or bundle.ref.id for bundle in bundles],
        "summary": _summary(bundles, quotes, labels),
        "data": Markup(safe_json(_data(bundles, colours, labels))),  # noqa: S704  (escaped for its place by safe_json)
        "style": Markup(f"{_font_faces()}\n{asset('marks.css')}\n{asset('page.css')}"),  # noqa: S704  (our own file)
        "script": Markup(script),  # noqa: S704  (our own file)
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }


def _summary(bundles: Sequence[Bundle], quotes: Sequence[Quote], labels: Labels) -> str:
    speakers = {speaker_key(q.speaker) for q in quotes if q.speaker}
    counts = ((len(quotes), "quotes"), (len(speakers), "speakers"), (len(bundles), "articles"))
    return labels.comma.join(labels.counted(number, what) for number, what in counts)


def _articles(bundles: Sequence[Bundle], colours: dict[str, int], labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield what the template shows of each article; made when it is its turn, so that a page is held once only."""
    number = 0
    for index, bundle in enumerate(bundles):
        marks = marks_of(bundle.quotes, number, [colour_of(q, colours) for q in bundle.quotes])
        number += len(bundle.quotes)
        yield {
            "index": index,
            "title": title_html(bundle.ref.title, marks, labels) if bundle.ref.title else bundle.ref.id,
            "byline": [part for part in (bundle.ref.publisher, bundle.ref.published) if part],
            "url": web_url(bundle.ref),
            "count": labels.counted(len(bundle.quotes), "quotes") if bundle.quotes else labels.words["noQuotes"],
            "paragraphs": (paragraph_html(pieces, labels) for pieces in paragraphs(bundle.needed_text, of_text(marks))),
        }


def web_url(ref: ArticleRef) -> str | None:
    """Return an article's address if it may stand in a link: http and https only."""
    try:
        scheme = urlsplit(ref.url or "").scheme
    except ValueError:
        return None
    return ref.url if scheme in {"http", "https"} else None


def _data(bundles: Sequence[Bundle], colours: dict[str, int], labels: Labels) -> dict[str, Any]:
    """Return what the script works on: records without what their article says once, speakers by number."""
    speakers: dict[str, int] = {}
    people: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for index, bundle in enumerate(bundles):
        for quote in bundle.quotes:
            row = quote.model_dump(by_alias=True, exclude={"article"})
            row |= {"_a": index, "_s": _speaker_number(quote, speakers, people, colours)}
            rows.append(row)
    return {
        "articles": [bundle.ref.model_dump() | {"link": web_url(bundle.ref)} for bundle in bundles],
        "quotes": rows,
        "speakers": people,
        "labels": {
            "kinds": labels.kinds,
            "senses": labels.senses,
            "speakerKinds": labels.speaker_kinds,
            "resolvedBy": labels.resolved_by,
            "unknown": labels.unknown,
            "noCue": labels.no_cue,
            "comma": labels.comma,
            "counted": labels.counts,
            "words": labels.words,
        },
    }


def _speaker_number(quote: Quote, numbers: dict[str, int], people: list[dict[str, Any]], colours: dict[str, int]) -> int:
    """Return the number of a record's speaker among `people`, who grow by the speakers met first."""
    key = speaker_key(quote.speaker) if quote.speaker else ""
    if key not in numbers:
        numbers[key] = len(people)
        said = quote.speaker
        name = said.name if said else None
        people.append({"name": name, "role": said.role if said else None, "colour": colour_of(quote, colours)})
    return numbers[key]


def safe_json(value: Any) -> str:
    r"""Return JSON that can stand inside a script element whatever it holds.

    >>> safe_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_JSON_UNSAFE)


def asset(name: str) -> str:
    """Return a text file of the report's own."""
    return resources.files("quotes.report").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _font_faces() -> str:
    faces = []
    for family, weight, name, characters in _FONTS:
        data = base64.b64encode(resources.files("quotes.report").joinpath("assets", name).read_bytes()).decode()
        source = f'url("data:font/woff2;base64,{data}") format("woff2")'
        look = f'font-family:"{family}";font-weight:{weight};font-display:swap;unicode-range:{characters}'
        faces.append(f"@font-face{{{look};src:{source}}}")
    return "\n".join(faces)


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(asset("page.html.j2"))
