"""JSON Lines: the record itself."""

from collections.abc import Iterable
from pathlib import Path

from quotes.formats.bundle import Bundle
from quotes.formats.output import text_output


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write one record a line."""
    with text_output(path) as file:
        for bundle in bundles:
            file.writelines(quote.to_json() + "\n" for quote in bundle.quotes)
