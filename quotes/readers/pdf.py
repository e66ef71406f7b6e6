"""A PDF (experimental): text from where its glyphs stand, or as pypdf gives it, if it comes in reading order.

Most PDFs store Arabic as it looks, from left to right, so that a page is read by the places of its glyphs
(`quotes.readers.pdf_glyphs`). Where that cannot be followed, pypdf turns runs of Arabic round, but numbers, marks and
quotations between them may end up elsewhere in the line. To mend that is guesswork, so that such a page is named and
left out.
"""

import unicodedata
import warnings
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any, Final

import regex

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import check_text
from quotes.readers.pdf_glyphs import page_text
from quotes.readers.source import Item, Source

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MAX_FILE: Final = 500_000_000
_WORDS: Final = regex.compile(r"\p{Arabic}{4,}")
_RUNS: Final = regex.compile(r"\p{Arabic}+")
_DROPPED: Final = regex.compile("[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
# Arabic words begin with the article and never with ta marbuta or alef maqsura; written backwards it is the other way round.
_FORWARD: Final = regex.compile("[وفبك]?ال|.*[ةى]$")
_BACKWARD: Final = regex.compile("[ةى]|.*لا[وفبك]?$")
# What runs in visual order leave behind: a line that begins with a closing mark, a number that sticks to a word.
_ASTRAY: Final = regex.compile(
    r"^[^\S\n]*+[.،؛؟!:][^.]|(?<=[\p{Arabic}--\p{N}][\p{Arabic}--[\p{N}ـ]])\d|\d(?=[\p{Arabic}--\p{N}]{2})",
    regex.MULTILINE | regex.V1,
)
# A line that begins with the mark that ends a sentence: the paragraph was set from left to right.
_ENDS_FIRST: Final = regex.compile(r"""^[^\S\n]*+["»”]?[.،؛؟!]["»”]?\p{Arabic}""", regex.MULTILINE)
_END: Final = regex.compile(r"[.؟!:…]\W*$")


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a PDF, and an error for each page whose text came out in visual order."""
    data = stream.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        yield InputError(source.name, f"PDF of more than {_MAX_FILE:,} bytes")
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _items(source, _opened(data))
    except _Locked:
        yield InputError(source.name, "protected with a password; save it without one")
    except _Ciphered:
        yield InputError(
            source.name,
            "encrypted; save it without protection, or install what opens it if it asks for no password: pip install 'quotes-ar[pdf]'",
        )
    except RecursionError:
        yield InputError(source.name, "broken PDF: nested too deeply")
    except Exception as err:  # noqa: BLE001  (pypdf raises whatever a broken file sets off)
        yield InputError(source.name, f"broken PDF: {type(err).__name__}: {err}")


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a PDF."""
    return b"%PDF-" in head[:1024]


class _Locked(Exception):  # noqa: N818  (a state of the file, told on as an InputError)
    """The file opens with a password only."""


class _Ciphered(Exception):  # noqa: N818  (the same)
    """Opening the file, if no password is asked for, takes a library that is not there."""


def _opened(data: bytes) -> "PdfReader":
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _Locked
    except DependencyError:
        raise _Ciphered from None
    except FileNotDecryptedError:
        raise _Locked from None
    return reader


def _items(source: Source, reader: "PdfReader") -> Iterator[Item]:
    kept: list[str] = []
    left_out = False
    for number, page in enumerate(reader.pages, start=1):
        text = _in_order(page)
        if text is None:
            left_out = True
            yield InputError(
                f"{source.name} page {number}",
                "text in visual order, which cannot be read for sure; take it from the web page or Word file",
            )
        elif text.strip():
            kept.append(text)
    if not kept:
        if not left_out:
            yield InputError(source.name, "no readable text in this PDF; a scan must go through text recognition first")
        return
    text = "\n\n".join(paragraphs("\n".join(kept)))
    path = source.name if source.path is not None else None
    yield check_text(source.name, text) or Article(text=text, id=source.key, path=path, title=_title(reader.metadata))


def _in_order(page: "PageObject") -> str | None:
    """Return a page's text in reading order, None where it comes in visual order whichever way it is read."""
    placed = _logical(page_text(page) or "")
    if placed.strip() and not is_backward(placed) and _has_whole_words(placed):
        return None if _ends_first(placed) else placed
    given = _logical(page.extract_text())
    return None if is_visual(given) else given


def _ends_first(text: str) -> bool:
    """Whether lines begin with what ends them, more often than a slip of the pen would explain."""
    return len(_ENDS_FIRST.findall(text)) * 20 > text.count("\n")


def _has_whole_words(text: str) -> bool:
    """Whether words are as long as Arabic words are: wrong widths in a font would cut them up or glue them together."""
    words = _RUNS.findall(_DROPPED.sub("", text))
    return not words or 2.5 < sum(map(len, words)) / len(words) < 8


def _logical(text: str) -> str:
    """Return a page's text with presentation forms, which PDFs are full of, as letters."""
    return unicodedata.normalize("NFKC", text)


def is_visual(text: str) -> bool:
    """Whether a page's text is written backwards, by how its words begin and end, or its runs have changed places.

    >>> is_visual("قالت الحكومة إن المدينة آمنة"), is_visual("ةموكحلا تلاق")
    (False, True)
    >>> is_visual("بالمئة من61 أعلن الوزير أن المخزون بلغ")
    True
    """
    return is_backward(text) or len(_ASTRAY.findall(text)) * 20 > text.count("\n")


def is_backward(text: str) -> bool:
    """Whether more words are written backwards than forwards, by how they begin and end."""
    words = _WORDS.findall(_DROPPED.sub("", text))
    forward = sum(1 for word in words if _FORWARD.match(word))
    backward = sum(1 for word in words if _BACKWARD.match(word))
    return backward > forward


def paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs put together from lines: a blank line ends one, and so does a short line with a final mark."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    held: list[str] = []
    for line in lines:
        if line:
            held.append(line)
        if held and (not line or (len(line) < 0.8 * width and _END.search(line))):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _title(metadata: Any) -> str | None:
    title = getattr(metadata, "title", None)
    return title.strip() or None if isinstance(title, str) else None
