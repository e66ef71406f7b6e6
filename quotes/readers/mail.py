"""A mail saved as EML: its text, or its HTML where there is no text."""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from io import BufferedReader
from typing import Final

import regex

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import check_text
from quotes.readers.encodings import EncodingError, decode
from quotes.readers.html import plain
from quotes.readers.source import Item, Source

_MAX_FILE: Final = 200_000_000
_HEADER: Final = regex.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:Received|Return-Path|From|Message-ID|MIME-Version|Delivered-To):",
    regex.IGNORECASE,
)
_SECOND: Final = regex.compile(rb"^(?:Subject|Date|To|MIME-Version|Content-Type):", regex.IGNORECASE | regex.MULTILINE)


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a mail, or why there is none."""
    data = stream.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        yield InputError(source.name, f"mail of more than {_MAX_FILE:,} bytes")
        return
    try:
        yield _article(source, data)
    except (MessageError, LookupError, EncodingError, ValueError) as err:
        yield InputError(source.name, f"broken mail: {err}")


def looks_like(head: bytes) -> bool:
    """Whether a file begins with the header of a mail."""
    return _HEADER.match(head[:8192]) is not None and _SECOND.search(head[:8192]) is not None


def _article(source: Source, data: bytes) -> Item:
    message = BytesParser(policy=policy.default).parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return InputError(source.name, "mail without a text")
    text = _content(body)
    if body.get_content_subtype() == "html":
        text = plain(text)
    problem = check_text(source.name, text)
    if problem is not None:
        return problem
    sender, address = parseaddr(str(message["From"] or ""))
    return Article(
        text=text,
        id=source.key,
        path=source.name if source.path is not None else None,
        title=str(message["Subject"] or "").strip() or None,
        published=source.options.date(source.name, str(message["Date"] or "")),
        publisher=sender or address or None,
    )


def _content(body: MIMEPart) -> str:
    """Return a part's text; bytes that do not fit the encoding it names are read as a file's would be."""
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes):
        return str(body.get_content())
    try:
        text = data.decode(body.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decode(data)[0]
    return text.replace("\r\n", "\n").strip()
