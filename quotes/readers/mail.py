"""A mail saved as EML, a page saved as MHTML, or a mailbox (mbox) of many mails: each one's text, or its HTML where there is no Arabic text."""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from io import BufferedReader
from typing import Final

import regex

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import check_text
from quotes.readers.encodings import EncodingError, decode, has_arabic
from quotes.readers.html import article_of_page, decoded, plain
from quotes.readers.source import Item, Source

_MAX_FILE: Final = 200_000_000
_HEADER: Final = regex.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:Received|Return-Path|From|Message-ID|MIME-Version|Delivered-To):",
    regex.IGNORECASE,
)
_SECOND: Final = regex.compile(rb"^(?:Subject|Date|To|MIME-Version|Content-Type):", regex.IGNORECASE | regex.MULTILINE)
_MAX_LINE: Final = 1_000_000
_BETWEEN: Final = b"From "  # begins the line before each mail of a mailbox
_QUOTED: Final = regex.compile(rb">+From ")  # what such a line becomes in a mail's own text


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a mail, or those of a mailbox, or why there is none; mails in messages count from 1."""
    if stream.peek(5).startswith(_BETWEEN):
        for number, data in enumerate(_mails(stream), start=1):
            yield _item(source, f"{source.name} mail {number}", data)
        return
    yield _item(source, source.name, stream.read(_MAX_FILE + 1))


def looks_like(head: bytes) -> bool:
    """Whether a file begins with the header of a mail, or with the line that a mailbox puts before it."""
    head = head[:8192]
    if head.startswith(_BETWEEN):
        head = head.partition(b"\n")[2]
    return _HEADER.match(head) is not None and _SECOND.search(head) is not None


def _mails(stream: BufferedReader) -> Iterator[bytes]:
    """Yield the mails of a mailbox, one in memory at a time; of one that is too large, no more than shows that."""
    held: list[bytes] = []
    size = 0
    blank = True
    while line := stream.readline(_MAX_LINE):
        if blank and line.startswith(_BETWEEN):
            if held:
                yield b"".join(held)
            held, size = [], 0
        elif size <= _MAX_FILE:
            held.append(line[1:] if _QUOTED.match(line) else line)
            size += len(line)
        blank = not line.strip()
    if held:
        yield b"".join(held)


def _item(source: Source, where: str, data: bytes) -> Item:
    if len(data) > _MAX_FILE:
        return InputError(where, f"mail of more than {_MAX_FILE:,} bytes")
    try:
        return _article(source, where, data)
    except (MessageError, LookupError, EncodingError, ValueError) as err:
        return InputError(where, f"broken mail: {err}")


def _article(source: Source, where: str, data: bytes) -> Item:
    message = BytesParser(policy=policy.default).parsebytes(data)
    if message["Snapshot-Content-Location"]:
        return _saved_page(source, where, message)
    text = _text(message)
    if text is None:
        return InputError(where, "mail without a text")
    problem = check_text(where, text)
    if problem is not None:
        return problem
    sender, address = parseaddr(str(message["From"] or ""))
    return Article(
        text=text,
        id=source.key if where == source.name else str(message["Message-ID"] or "").strip() or None,
        path=source.name if source.path is not None else None,
        title=str(message["Subject"] or "").strip() or None,
        published=source.options.date(where, str(message["Date"] or "")),
        publisher=sender or address or None,
    )


def _saved_page(source: Source, where: str, message: EmailMessage) -> Item:
    """Return the article of a page that a browser saved as one file (MHTML): a mail whose HTML is a whole page."""
    body = message.get_body(preferencelist=("html",))
    data = body.get_payload(decode=True) if body is not None else None
    if not isinstance(data, bytes):
        return InputError(where, "saved page without HTML")
    found = article_of_page(source, decoded(data), where=where)
    if isinstance(found, Article) and found.url is None:
        return found.model_copy(update={"url": str(message["Snapshot-Content-Location"]).strip()})
    return found


def _text(message: EmailMessage) -> str | None:
    """Return a mail's plain text; that of its HTML where there is no other, or only a line on how to see the HTML."""
    bodies = [message.get_body(preferencelist=(kind,)) for kind in ("plain", "html")]
    texts = [plain(_content(b)) if b.get_content_subtype() == "html" else _content(b) for b in bodies if b is not None]
    return next((text for text in texts if has_arabic(text)), texts[0] if texts else None)


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
