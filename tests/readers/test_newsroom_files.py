"""Files as newsrooms have them: edited Word files, mails with a stub of text, names of other systems, odd PDFs."""

import base64
import io
import os
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from quotes.errors import InputError
from quotes.readers import ReadOptions, read_items
from quotes.readers.paths import find_sources
from quotes.readers.pdf_glyphs import page_text
from tests.readers.pdf_file import pdf

TEXT = "قالت وزيرة الصحة إن المستشفيات الحكومية مستعدة لاستقبال المرضى في جميع المحافظات."
NAMES = nsdecls("w")
RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(name, data):
    with open(name, "wb") as file:  # noqa: PTH123  (names of bytes, too)
        file.write(data)
    return list(read_items([os.fsdecode(name)]))


def word(*elements):
    document = docx.Document()
    document.add_paragraph(TEXT)
    for element in elements:
        document.element.body.insert(1, parse_xml(element))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("element", "text"),
    [
        (f"<w:p {NAMES}><w:ins w:id='1' w:author='x'>{RUN.format('أضيف')}</w:ins></w:p>", "أضيف"),
        (
            f"<w:p {NAMES}>{RUN.format('بقي')}<w:del w:id='1' w:author='x'><w:r><w:delText>حذف</w:delText></w:r></w:del></w:p>",
            "بقي",
        ),
        (f"<w:sdt {NAMES}><w:sdtContent><w:p>{RUN.format('في إطار')}</w:p></w:sdtContent></w:sdt>", "في إطار"),
        (f"<w:p {NAMES}><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>{RUN.format('سطر')}</w:p>", "سطر"),
        (f"<w:p {NAMES}>{RUN.format('سطر')}<w:r><w:br/><w:t>آخر</w:t></w:r></w:p>", "سطر\nآخر"),
        (
            f"<w:p {NAMES}><w:r><w:pict><w:txbxContent><w:p>{RUN.format('صندوق')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
            "صندوق",
        ),
    ],
)
def test_word_shows_what_its_reader_sees(element, text):
    (found,) = read("a.docx", word(element))
    assert found.text == f"{TEXT}\n\n{text}"


def test_word_with_broken_footnotes_costs_itself_only():
    data = io.BytesIO(word())
    relation = '<Relationship Id="rId99" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    with zipfile.ZipFile(data) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    place = "word/_rels/document.xml.rels"
    parts[place] = parts[place].replace(b"</Relationships>", relation.encode())
    parts["word/footnotes.xml"] = b"<broken"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    (bad,) = read("a.docx", out.getvalue())
    assert str(bad).startswith("a.docx: broken Word file")


def test_a_mail_whose_text_only_points_to_its_html():
    both = (
        "From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=B\n\n"
        "--B\nContent-Type: text/plain\n\nSee it in your browser\n"
        f"--B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<p>{TEXT}</p>\n--B--\n"
    )
    (found,) = read("a.eml", both.encode())
    assert found.text == TEXT


PAGE = (
    f"<html><head><title>الصحة مستعدة</title></head><body><nav><a href='/'>الرئيسية</a></nav>"
    f"<article><h1>الصحة مستعدة</h1><p>{TEXT}</p><p>{TEXT} وأضافت ذلك.</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"
)


def test_a_page_that_a_browser_saved_as_one_file():
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/1\nSubject: x\nMIME-Version: 1.0\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary=B\n\n'
    part = "--B\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    saved = f"{head}{kind}{part}{base64.encodebytes(PAGE.encode()).decode()}\n--B--\n"
    (found,) = read("a.mhtml", saved.encode())
    assert TEXT in found.text
    assert "جميع الحقوق" not in found.text
    assert (found.title, found.url) == ("الصحة مستعدة", "https://example.org/1")


def test_a_saved_page_tells_where_it_is_from():
    (found,) = read("a.html", f"<!doctype html>\n<!-- saved from url=(0021)https://example.org/2 -->\n{PAGE}".encode())
    assert found.url == "https://example.org/2"


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("a.rtf", b"{\\rtf1\\ansi}", "Rich Text Format is not read; save it as .docx"),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument is not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "in the old .doc form; save it as .docx"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password; save it without one",
        ),
    ],
)
def test_files_that_are_not_read_say_what_to_do(name, data, cause):
    (bad,) = read(name, data)
    assert str(bad).startswith(f"{name}: {cause}")


def test_a_name_that_is_no_utf8_is_read_and_written_as_text():
    (found,) = read("خبر".encode("cp1256") + b".txt", TEXT.encode())
    found.path.encode()
    assert found.text == TEXT
    assert len(found.id) == 3


def test_a_name_of_two_lines_stays_on_its_line():
    (bad,) = read("a\nb\u202e.txt", b"latin")
    assert str(bad) == "a\\nb\\u202e.txt: no Arabic letters in it"
    assert bad.where == "a\nb\u202e.txt"


def test_whatever_a_library_raises_costs_its_file_only(folder, monkeypatch):
    (folder / "a.html").write_text("<html>", encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")

    def broken(_page):
        raise LookupError("no\nluck")

    monkeypatch.setattr("quotes.readers.html.extracted", broken)
    bad, good = read_items(["a.html", "b.txt"])
    assert str(bad) == "a.html: broke its reader (LookupError: no); please report it"
    assert good.text == TEXT


def test_counting_bytes_for_the_progress_warns_of_nothing(folder):
    (folder / "d").mkdir()
    (folder / "d" / "a.doc").write_text("x", encoding="utf-8")
    heard = []
    found = list(find_sources(["d"], options=ReadOptions(warn=lambda *said: heard.append(said))))
    assert [str(each) for each in found if isinstance(each, InputError)] == ["d: no articles in this folder"]
    assert heard == [("d", "1 file of other kinds passed over, like 'a.doc'")]


# PDF


def test_a_paragraph_set_from_left_to_right_is_reported_and_not_guessed():
    lines = [f"{TEXT[:-1][::-1]}"] * 3
    (bad,) = read("a.pdf", pdf([[line + "." for line in lines]]))
    assert "text in visual order" in str(bad)


def test_an_encrypted_pdf_names_what_opens_it(monkeypatch):
    from pypdf.errors import DependencyError

    def reader(_data):
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr("pypdf.PdfReader", reader)
    (bad,) = read("a.pdf", pdf([[TEXT]]))
    assert "pip install 'quotes-ar[pdf]'" in str(bad)


class Page(dict):
    """A page that draws strings one after the other, as its visitors are told."""

    def __init__(self, operations):
        cmap = b"1 beginbfrange <0000> <007f> <0000> endbfrange 1 beginbfrange <0080> <00ff> <0600> endbfrange"
        stream = type("Stream", (), {"get_object": lambda self: self, "get_data": lambda _self: cmap})()
        font = type("Font", (dict,), {"get_object": lambda self: self})({"/Subtype": "/TrueType", "/ToUnicode": stream})
        fonts = type("Resources", (dict,), {"get_object": lambda self: self})({"/Font": {"/F": font}})
        super().__init__({"/Resources": fonts})
        self._operations = operations

    def extract_text(self, *, visitor_operand_before, visitor_operand_after):
        for operator, operands, x, y in self._operations:
            place = [1.0, 0.0, 0.0, 1.0, x, y]
            visitor_operand_before(operator, operands, [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], place)
            visitor_operand_after(operator, operands, None, None)


def shown(text):
    return [type("String", (), {"original_bytes": bytes(ord(c) - 0x600 + 0x80 if c > "\x7f" else ord(c) for c in text)})()]


def line(text, *, size, y):
    """The operations that draw a line in one go."""
    return [(b"Tf", ["/F", size], 100.0, y), (b"Td", [0, 0], 100.0, y), (b"Tj", shown(text), 100.0, y)]


def test_strings_drawn_without_a_move_follow_each_other():
    more = [(b"Tj", shown(text), 100.0, 700.0) for text in ("جو", "و")]
    assert page_text(Page([*line("د", size=10.0, y=700.0), *more])) == "ووجد"


def test_a_headline_is_a_paragraph_of_its_own():
    body = [line("صن", size=10.0, y=y) for y in (676.0, 652.0, 628.0)]
    page = Page([*line("ناونع", size=24.0, y=700.0), *(operation for each in body for operation in each)])
    assert page_text(page) == "عنوان\n\nنص\nنص\nنص"
