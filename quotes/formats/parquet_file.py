"""Parquet: the record's own nested fields as typed columns, for pandas, DuckDB, Polars and Spark."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from quotes.errors import InputError
from quotes.formats.bundle import Bundle
from quotes.formats.output import needing, refuse_stdout, replacing
from quotes.record import Quote

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS: Final = 4096


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write row groups of 4096 records."""
    target = refuse_stdout(path, "parquet")
    parquet, schema = needing("parquet", _load)
    quotes = chain.from_iterable(bundle.quotes for bundle in bundles)
    with replacing(target) as temporary, parquet.ParquetWriter(temporary, schema) as file:
        for rows in _groups(quotes):
            file.write_table(_table(rows, schema))


def read_parquet(path: Path) -> Iterator[Quote]:
    """Yield the records of a file that `write` wrote; raises InputError for another file."""
    parquet, _ = needing("parquet", _load)
    from pyarrow import ArrowException

    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                for fields in batch.to_pylist():
                    yield Quote.model_validate(fields)
    except (ArrowException, ValidationError) as err:
        raise InputError(str(path), f"no Parquet file of quotes: {str(err).splitlines()[0]}") from None


def _groups(quotes: Iterator[Quote]) -> Iterator[list[dict[str, Any]]]:
    while rows := [quote.model_dump(by_alias=True) for quote in islice(quotes, _ROWS)]:
        yield rows


def _table(rows: list[dict[str, Any]], schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=schema)


def _load() -> tuple[Any, "pa.Schema"]:
    import pyarrow as pa
    from pyarrow import parquet

    span = [("text", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
    article = [(name, pa.string()) for name in ("id", "path", "title", "url", "published", "publisher", "sha256")]
    cue = [("text", pa.string()), ("lemma", pa.string()), *span[1:], ("form", pa.string()), ("sense", pa.string())]
    names = ("entity", "name", "title", "role", "kind")
    speaker = [
        *((name, pa.string()) for name in names),
        ("names", pa.list_(pa.string())),
        ("mention", pa.struct(span)),
        ("resolved_by", pa.string()),
        ("name_latin", pa.string()),
    ]
    schema = pa.schema(
        [
            ("schema", pa.string()),
            ("id", pa.string()),
            ("article", pa.struct(article)),
            ("kind", pa.string()),
            *span,
            ("passages", pa.list_(pa.struct(span))),
            ("cue", pa.struct(cue)),
            ("speaker", pa.struct(speaker)),
            ("via", pa.struct(span)),
            ("paragraph", pa.int64()),
            ("confidence", pa.float64()),
            ("rule", pa.string()),
            ("part", pa.string()),
        ]
    )
    return parquet, schema
