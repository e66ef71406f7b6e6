"""Records as the files that other tools open: one module a format, found through `FORMATS`.

>>> sorted(FORMATS)
['claimreview', 'csv', 'inception', 'jsonl', 'labelstudio', 'parquet', 'sqlite', 'webannotation']
"""

from quotes.formats.bundle import Bundle, ordered_bundles
from quotes.formats.registry import FORMATS, Format, format_named, format_of, write_bundles, write_records
from quotes.formats.source import ArticleStore, read_articles, read_records

__all__ = [
    "FORMATS",
    "ArticleStore",
    "Bundle",
    "Format",
    "format_named",
    "format_of",
    "ordered_bundles",
    "read_articles",
    "read_records",
    "write_bundles",
    "write_records",
]
