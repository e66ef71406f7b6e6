"""An RSS or Atom file saved on disk: an entry is an article, as far as the feed carries its text."""

import io
import time
import warnings
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, Final

import regex

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import check_text
from quotes.readers.html import plain
from quotes.readers.source import Item, Source

_MAX_FILE: Final = 200_000_000
_START: Final = regex.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", regex.DOTALL
)


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the article of each entry, or what is wrong with the entry; entries in messages count from 1."""
    data = stream.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        yield InputError(source.name, f"feed of more than {_MAX_FILE:,} bytes")
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        fault = feed.get("bozo_exception")
        yield InputError(source.name, f"broken feed: {fault}" if fault else "no articles in it")
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(source, entry, number, feed.feed.get("title"))


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a feed."""
    return _START.match(head) is not None


def _article(source: Source, entry: Any, number: int, publisher: str | None) -> Item:
    where = f"{source.name} entry {number}"
    bodies = [content.get("value", "") for content in entry.get("content", ())]
    text = plain(max([*bodies, entry.get("summary", "")], key=len))
    problem = check_text(where, text)
    if problem is not None:
        return problem
    return Article(
        text=text,
        id=entry.get("id") or entry.get("link") or None,
        path=source.name if source.path is not None else None,
        title=plain(entry.get("title", "")) or None,
        url=entry.get("link") or None,
        published=_date(source, where, entry),
        publisher=publisher or None,
    )


def _date(source: Source, where: str, entry: Any) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment is not None:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment)
    return source.options.date(where, entry.get("published") or entry.get("updated"))
