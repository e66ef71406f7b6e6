"""A web page saved on disk: trafilatura finds its body, title, date, publisher and address."""

import warnings
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, Final

import regex

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import MAX_CHARACTERS, check_text, too_long
from quotes.readers.encodings import EncodingError, decode
from quotes.readers.source import Item, Source

_MAX_FILE: Final = MAX_CHARACTERS * 2
_START: Final = regex.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html|<head|<body)",
    regex.IGNORECASE | regex.DOTALL,
)
_CHARSET: Final = regex.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", regex.IGNORECASE)
_SAVED: Final = regex.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_BREAK: Final = regex.compile(r"\n+")


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a page, or why there is none."""
    data = stream.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        yield too_long(source.name, len(data), "bytes")
        return
    try:
        page = decoded(data)
    except EncodingError as err:
        yield InputError(source.name, str(err))
        return
    yield article_of_page(source, page)


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a web page."""
    return _START.match(head.replace(b"\x00", b"")) is not None


def decoded(data: bytes) -> str:
    """Return a page's text in the encoding that it names, if that fits, or in the one its bytes tell."""
    named = _CHARSET.search(data[:4096])
    if named is not None:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)[0]


def article_of_page(source: Source, page: str, *, where: str | None = None) -> Item:
    """Return the article that a page holds, or why it holds none."""
    where = where or source.name
    found = extracted(page)
    if found is None:
        return InputError(where, "no article found on this page")
    text = _BREAK.sub("\n\n", found.text.strip())
    problem = check_text(where, text)
    if problem is not None:
        return problem
    return Article(
        text=text,
        id=source.key,
        path=source.name if source.path is not None else None,
        title=found.title or None,
        url=found.url or _saved_from(page),
        published=source.options.date(where, found.date),
        publisher=found.sitename or found.hostname or None,
    )


def _saved_from(page: str) -> str | None:
    """Return the address that browsers note at the head of a page that they save."""
    found = _SAVED.search(page[:4096])
    return found[1] if found else None


def extracted(page: str) -> Any | None:
    """Return trafilatura's document, or None where it finds no body."""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from trafilatura import bare_extraction

        found = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False, deduplicate=False)
    return found if found is not None and getattr(found, "text", None) else None


def plain(fragment: str) -> str:
    """Return the text of a piece of HTML, a paragraph a line: what feeds and mails carry."""
    from lxml import etree, html

    if not fragment.strip():
        return ""
    try:
        tree = html.fromstring(f"<div>{fragment}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for node in tree.xpath("//script|//style|//head"):
        node.drop_tree()
    for node in tree.xpath("//br|//p|//div|//li|//h1|//h2|//h3|//h4|//tr|//blockquote"):
        node.tail = "\n" + (node.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n\n".join(line for line in lines if line)
