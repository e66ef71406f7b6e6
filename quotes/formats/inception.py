"""INCEpTION: one UIMA CAS (XMI) an article, with a type system of our own, in a folder, a zip, or a single file."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import regex

from quotes.errors import OutputError
from quotes.formats.bundle import Bundle, once
from quotes.formats.output import needing, refuse_stdout, replacing
from quotes.record import Cue, Quote, Span

_LAYER: Final = "webanno.custom."
_META: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_STRING: Final = "uima.cas.String"
_UNSAFE: Final = regex.compile(r"[^\p{L}\p{M}\p{N}._-]+")


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write `NAME.xmi` for each article and `TypeSystem.xml` into a folder or `.zip`; one article alone into a `.xmi` file."""
    target = refuse_stdout(path, "inception")
    cassis = needing("inception", _load)
    files = _files(once(bundles), cassis)
    if target.suffix.lower() == ".xmi":
        _write_single(files, target)
    elif target.suffix.lower() == ".zip":
        with replacing(target) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                archive.writestr(name, content)
    else:
        for name, content in files:
            with replacing(target / name) as temporary:
                temporary.write_text(content, encoding="utf-8")


def _write_single(files: Iterator[tuple[str, str]], target: Path) -> None:
    documents = [content for name, content in files if name.endswith(".xmi")]
    if len(documents) != 1:
        raise OutputError(f"{target}: an .xmi file holds one article, here are {len(documents)}; name a folder or a .zip file")
    with replacing(target) as temporary:
        temporary.write_text(documents[0], encoding="utf-8")


def _files(bundles: Iterable[Bundle], cassis: Any) -> Iterator[tuple[str, str]]:
    types = _type_system(cassis)
    yield "TypeSystem.xml", types.to_xml()
    used: set[str] = set()
    for bundle in bundles:
        name = safe_name(bundle.ref.id, used)
        yield f"{name}.xmi", _document(bundle, name, types, cassis)


def safe_name(name: str, used: set[str]) -> str:
    """Return a file name without folders, newlines or dots in front, not used before; notes it as used.

    >>> safe_name("../../etc/passwd", set())
    'etc_passwd'
    """
    base = _UNSAFE.sub("_", name.replace("/", "_").replace("..", "_")).strip("._")[:120] or "article"
    safe, number = base, 1
    while safe.lower() in used:
        number += 1
        safe = f"{base}-{number}"
    used.add(safe.lower())
    return safe


def _document(bundle: Bundle, name: str, types: Any, cassis: Any) -> str:
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = _XML_UNFIT.sub(" ", bundle.needed_text)
    cas.sofa_mime = "text/plain"
    title = bundle.ref.title or bundle.ref.id
    meta = {"documentTitle": _xml_text(title), "documentId": name, "documentUri": bundle.ref.url}
    cas.add(types.get_type(_META)(begin=0, end=len(bundle.needed_text), language="ar", **meta))
    for quote in bundle.quotes:
        for annotation in _annotations(quote, types):
            cas.add(annotation)
    return str(cas.to_xmi())


# Characters that XML 1.0 cannot hold; each is shown as one space, so that offsets stay right.
_XML_UNFIT: Final = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml_text(text: str | None) -> str | None:
    return None if text is None else _XML_UNFIT.sub(" ", text)


def _annotations(quote: Quote, types: Any) -> Iterator[Any]:
    speaker, cue = quote.speaker, quote.cue
    parts: list[tuple[str, Span | Cue | None, str]] = [
        ("cue", cue, cue.lemma if cue else ""),
        ("speaker", speaker.mention if speaker else None, speaker.name if speaker else ""),
        ("via", quote.via, quote.via.text if quote.via else ""),
    ]
    part = types.get_type(f"{_LAYER}QuotePart")
    for role, span, value in parts:
        if span is not None:
            yield part(begin=span.start, end=span.end, part=role, value=_xml_text(value), quote=quote.id)
    yield types.get_type(f"{_LAYER}Quote")(
        begin=quote.start,
        end=quote.end,
        kind=quote.kind,
        speaker=_xml_text(speaker.name) if speaker else None,
        role=_xml_text(speaker.role) if speaker else None,
        sense=cue.sense if cue else None,
        rule=quote.rule,
        confidence=quote.confidence,
        quote=quote.id,
    )


def _type_system(cassis: Any) -> Any:
    types = cassis.TypeSystem()
    layer = types.create_type(f"{_LAYER}Quote", "uima.tcas.Annotation")
    for feature in ("kind", "speaker", "role", "sense", "rule", "quote"):
        types.create_feature(layer, feature, _STRING)
    types.create_feature(layer, "confidence", "uima.cas.Float")  # the only number with a fraction that INCEpTION edits
    part = types.create_type(f"{_LAYER}QuotePart", "uima.tcas.Annotation")
    for feature in ("part", "value", "quote"):
        types.create_feature(part, feature, _STRING)
    meta = types.create_type(_META, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "documentUri"):
        types.create_feature(meta, feature, _STRING)
    return types


def _load() -> Any:
    import cassis

    return cassis
