"""A PDF written by hand, with glyphs in whatever order a test wants them."""

from collections.abc import Sequence

_FONT = (
    "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200"
    " /CapHeight 700 /StemV 80 >>"
)


class _Objects:
    def __init__(self) -> None:
        self.made: list[str] = []

    def add(self, text: str) -> int:
        self.made.append(text)
        return len(self.made)

    def stream(self, text: str) -> int:
        return self.add(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF whose pages show lines, glyph after glyph as given."""
    glyphs = {c: n for n, c in enumerate(sorted({c for page in pages for line in page for c in line}), start=1)}
    objects = _Objects()
    font = _font(objects, glyphs)
    root = len(objects.made) + 2 * len(pages) + 1
    kids = [_page(objects, page, glyphs, font, root) for page in pages]
    objects.add(f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>")
    return _file(objects, objects.add(f"<< /Type /Catalog /Pages {root} 0 R >>"))


def _font(objects: _Objects, glyphs: dict[str, int]) -> int:
    pairs = "".join(f"1 beginbfchar\n<{n:04x}> <{ord(c):04x}>\nendbfchar\n" for c, n in glyphs.items())
    space = "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    cmap = objects.stream(f"begincmap\n/CMapName /X def\n/CMapType 2 def\n{space}{pairs}endcmap")
    descriptor = objects.add(_FONT)
    info = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    cid = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo {info} /FontDescriptor {descriptor} 0 R /DW 500 >>"
    kind = "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H"
    return objects.add(f"{kind} /DescendantFonts [{objects.add(cid)} 0 R] /ToUnicode {cmap} 0 R >>")


def _page(objects: _Objects, lines: Sequence[str], glyphs: dict[str, int], font: int, root: int) -> int:
    shown = "".join(f"<{''.join(f'{glyphs[c]:04x}' for c in line)}> Tj T*\n" for line in lines)
    body = objects.stream(f"BT /F1 12 Tf 40 780 Td 16 TL\n{shown}ET")
    fonts = f"/Resources << /Font << /F1 {font} 0 R >> >>"
    return objects.add(f"<< /Type /Page /Parent {root} 0 R /MediaBox [0 0 600 800] /Contents {body} 0 R {fonts} >>")


def _file(objects: _Objects, catalog: int) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects.made, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(places) + 1} /Root {catalog} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + (head + tail).encode()
