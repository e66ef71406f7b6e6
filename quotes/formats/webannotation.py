"""W3C Web Annotations: each content as a target with a position and a quotation selector.

The model leaves the unit of positions open; ours are Unicode code points, and every file says so.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from quotes.formats.bundle import Bundle
from quotes.formats.output import write_json_list
from quotes.record import Quote

_AROUND: Final = 30
_HEAD: Final = {
    "@context": ["http://www.w3.org/ns/anno.jsonld", {"positionUnit": "urn:quotes-ar:positionUnit"}],
    "id": "urn:quotes-ar:annotations",
    "type": "AnnotationPage",
    "positionUnit": "Unicode code points, half-open, counted in the article's text as written by --articles-out",
}


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write one page of annotations."""
    head = json.dumps(_HEAD, ensure_ascii=False, indent=1).removesuffix("\n}")
    write_json_list(path, _annotations(bundles), head=f'{head},\n "items": [', tail="]}")


def _annotations(bundles: Iterable[Bundle]) -> Iterator[dict[str, Any]]:
    generator = {"id": "https://pypi.org/project/quotes-ar/", "type": "Software", "name": f"quotes-ar {version('quotes-ar')}"}
    used: Counter[str] = Counter()  # the same text in two articles gives the same record ids; two annotations never share one
    for bundle in bundles:
        for quote in bundle.quotes:
            used[quote.id] += 1
            again = f"-{used[quote.id]}" if used[quote.id] > 1 else ""
            yield {
                "id": f"urn:quotes-ar:{quote.id}{again}",
                "type": "Annotation",
                "motivation": "identifying",
                "generator": generator,
                "body": _bodies(quote),
                "target": _target(quote, (bundle.ref.title or "") if quote.part == "title" else bundle.needed_text),
            }


def _bodies(quote: Quote) -> list[dict[str, Any]]:
    speaker = quote.speaker.name if quote.speaker else None
    sense = quote.cue.sense if quote.cue else None
    tags = [("speaker", speaker), ("kind", quote.kind), ("sense", sense), ("part", quote.part)]
    return [
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": f"{name}: {value}"}
        for name, value in tags
        if value is not None
    ]


def _target(quote: Quote, text: str) -> dict[str, Any]:
    """Return where a record stands; one of a headline by its words alone, as positions count in the article's text."""
    words = {
        "type": "TextQuoteSelector",
        "exact": quote.text,
        "prefix": text[max(0, quote.start - _AROUND) : quote.start],
        "suffix": text[quote.end : quote.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    return {
        "source": quote.article.url or f"urn:sha256:{quote.article.sha256}",
        "selector": [words, place] if quote.part is None else [words],
    }
