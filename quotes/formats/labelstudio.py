"""Label Studio: one task an article, our records as predictions with a score, and the labelling interface beside it.

Label Studio counts code points in plain text, as we do.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from quotes.formats.bundle import Bundle, once
from quotes.formats.output import text_output, write_json_list
from quotes.record import Cue, Quote, Span

LABELS: Final = {
    "direct": "#1f77b4", "mixed": "#17becf", "indirect": "#2ca02c", "fragment": "#9467bd",
    "cue": "#d62728", "speaker": "#ff7f0e", "via": "#7f7f7f",
}  # fmt: skip


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write the tasks, and beside a file `FILE.config.xml`, the interface to paste into the project's settings."""
    write_json_list(path, _tasks(once(bundles)))
    if str(path) != "-":
        with text_output(Path(f"{path}.config.xml")) as file:
            file.write(label_config())


def label_config() -> str:
    """Return the labelling interface that the tasks are made for: right to left, a label a part, relations between them."""
    labels = "\n".join(f'    <Label value="{name}" background="{colour}"/>' for name, colour in LABELS.items())
    return f"""<View style="direction: rtl; text-align: right; line-height: 2.6">
  <Relations>
    <Relation value="speaker"/><Relation value="cue"/><Relation value="via"/>
  </Relations>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Header value="$title"/>
  <Text name="text" value="$text" granularity="word"/>
</View>
"""


def _tasks(bundles: Iterable[Bundle]) -> Iterator[dict[str, Any]]:
    model = f"quotes-ar {version('quotes-ar')}"
    for bundle in bundles:
        ref = bundle.ref
        data = {"text": bundle.needed_text, "title": ref.title or ref.id, "article": ref.model_dump()}
        regions = [region for quote in bundle.quotes for region in _regions(quote)]
        score = sum(q.confidence for q in bundle.quotes) / len(bundle.quotes) if bundle.quotes else 0.0
        yield {"data": data, "predictions": [{"model_version": model, "score": round(score, 4), "result": regions}]}


def _regions(quote: Quote) -> Iterator[dict[str, Any]]:
    said = f"{quote.id}-{quote.cue.start if quote.cue else 'x'}"
    yield _region(said, quote.kind, quote, quote.confidence)
    parts: list[tuple[str, Span | Cue | None]] = [
        ("cue", quote.cue),
        ("speaker", quote.speaker.mention if quote.speaker else None),
        ("via", quote.via),
    ]
    for label, span in parts:
        if span is not None:
            yield _region(f"{said}-{label}", label, span, quote.confidence)
            yield {"type": "relation", "from_id": said, "to_id": f"{said}-{label}", "direction": "right", "labels": [label]}


def _region(ident: str, label: str, span: Span | Cue | Quote, score: float) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.text, "labels": [label]}
    return {"id": ident, "from_name": "label", "to_name": "text", "type": "labels", "score": score, "value": value}
