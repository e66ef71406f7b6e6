"""Tell quoted words from marked names: which passages outside every content are fragments of a speaker's words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.content import Content
from quotes.resolve import Resolved


def with_fragments(resolved: Iterable[Resolved]) -> Iterator[Resolved]:
    """Yield the statements, and one fragment for each quoted passage in the clause of a nominal report."""
    items = list(resolved)
    claimed = {(id(r.reading), k) for r in items if r.attribution.kind != "nominal" for k in r.attribution.content.passages}
    for item in items:
        if item.attribution.kind != "nominal":
            yield item
            continue
        for k in item.attribution.content.passages:
            if (id(item.reading), k) in claimed or not item.reading.is_quotation(k):
                continue
            claimed.add((id(item.reading), k))
            yield replace(item, attribution=replace(item.attribution, kind="fragment", content=Content(k, k + 1, (k,))))

