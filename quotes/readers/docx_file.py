"""A Word file: paragraphs and tables in their order, then the footnotes."""

import zipfile
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any, Final

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.check import check_text
from quotes.readers.source import Item, Source

_MAX_FILE: Final = 200_000_000
_MAX_XML: Final = 200_000_000  # bytes unpacked; its tree takes several times as much memory, the longest book a tenth
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what its neighbour says
_BLANKS: Final = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_APART: Final = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}txbxContent", _FALLBACK})
_LOCKED: Final = "protected with a password; save it without one"
_OLD: Final = "in the old .doc form; save it as .docx"
_CIPHER: Final = "EncryptedPackage".encode("utf-16-le")  # the part of the container that holds the ciphered file


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a Word file, or why there is none."""
    data = stream.read(_MAX_FILE + 1)
    if is_locked(data):
        yield InputError(source.name, _LOCKED if _CIPHER in data else _OLD)
    elif len(data) > _MAX_FILE:
        yield InputError(source.name, f"Word file of more than {_MAX_FILE:,} bytes")
    else:
        yield _article(source, data)


def is_locked(head: bytes) -> bool:
    """Whether a file begins like the container that Word puts encrypted and old files in."""
    return head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a Word file: a zip whose first names are those of a document, or a locked one."""
    return is_locked(head) or (head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head[:200]))


def _article(source: Source, data: bytes) -> Item:
    try:
        problem = _too_large(source, data)
        if problem is not None:
            return problem
        document = _opened(data)
        text = "\n\n".join([*_paragraphs(document.element.body), *_footnotes(document)])
        title = document.core_properties.title.strip() or _heading(document)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as err:
        return InputError(source.name, f"broken Word file: {err}")
    problem = check_text(source.name, text)
    if problem is not None:
        return problem
    return Article(text=text, id=source.key, path=source.name if source.path is not None else None, title=title)


def _too_large(source: Source, data: bytes) -> InputError | None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > source.options.max_unpacked:
        return InputError(source.name, f"unpacks to {unpacked:,} bytes; the limit is {source.options.max_unpacked:,}")
    if sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels"))) > _MAX_XML:
        return InputError(source.name, f"holds more than {_MAX_XML:,} bytes of XML: a zip bomb, not a text")
    return None


def _opened(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(BytesIO(data))
    except PackageNotFoundError as err:
        raise ValueError(str(err)) from None


def _paragraphs(container: Any) -> Iterator[str]:
    """Yield the text of each paragraph below an element, in order: those of table cells row by row, those of a text box once.

    The elements are read, not python-docx's objects: those leave out what stands in content controls, and what an editor
    added while changes were tracked.
    """
    for paragraph in container.iter(f"{_WORD}p"):
        if not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            text = "".join(_pieces(paragraph)).strip()
            if text:
                yield text


def _pieces(element: Any) -> Iterator[str]:
    """Yield what an element shows in its line; deleted text, and paragraphs of their own within it, are passed over."""
    for node in element:
        if node.tag == f"{_WORD}t":
            yield node.text or ""
        elif node.tag in _BLANKS:
            yield _BLANKS[node.tag]
        elif node.tag not in _APART:
            yield from _pieces(node)


def _footnotes(document: Any) -> Iterator[str]:
    from lxml import etree

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield from _paragraphs(etree.fromstring(relation.target_part.blob, parser))


def _heading(document: Any) -> str | None:
    """Return the first paragraph if it is set as a title or heading."""
    first = next((p for p in document.paragraphs if p.text.strip()), None)
    if first is None or first.style is None or not str(first.style.name).lower().startswith(("title", "heading")):
        return None
    return str(first.text).strip()
