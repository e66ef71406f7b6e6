"""Web pages, Word, PDF, tables, mail, feeds, archives: what is read of them, and what bad ones cost."""

import io
import json
import warnings
import zipfile
from email.message import EmailMessage

import docx
import pytest

from quotes.errors import InputError
from quotes.readers import InputWarning, ReadOptions, read_items
from quotes.readers.dates import iso_date
from quotes.readers.pdf import is_visual
from tests.readers.pdf_file import pdf

TEXT = "قالت وزيرة الصحة إن المستشفيات الحكومية مستعدة لاستقبال المرضى في جميع المحافظات."
LINE = TEXT.removesuffix(".")
MORE = 'وأضافت الوزيرة في مؤتمر صحفي "لن نغلق أي مركز صحي" قبل نهاية العام الحالي.'
BODY = f"<p>{TEXT}</p><p>{MORE}</p><p>{TEXT} {MORE}</p>"
PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الصحة: المستشفيات مستعدة</title>
<meta property="og:site_name" content="السهل"><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2026-01-12T08:00:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>الصحة: المستشفيات مستعدة</h1>{BODY}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name, data):
    from pathlib import Path

    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def read(name, data=None, **options):
    if data is not None:
        put(name, data)
    return list(read_items([name], options=ReadOptions(**options)))


def one(name, data=None, **options):
    (item,) = read(name, data, **options)
    return item


def cause(name, data=None, **options):
    item = one(name, data, **options)
    assert isinstance(item, InputError), item
    return str(item)


# Web pages


def test_page_gives_body_title_date_publisher_and_address():
    found = one("a.html", PAGE)
    assert MORE in found.text
    assert "جميع الحقوق" not in found.text
    assert (found.id, found.title, found.url) == ("a", "الصحة: المستشفيات مستعدة", "https://example.org/a")
    assert (found.published, found.publisher) == ("2026-01-12", "السهل")


@pytest.mark.parametrize("named", ["windows-1256", "utf-8"])
def test_page_in_windows_1256(named):
    page = PAGE.replace('charset="utf-8"', f'charset="{named}"').encode("cp1256")
    assert MORE in one("a.html", page).text


def test_page_is_known_by_its_content():
    assert one("saved.txt", PAGE).title == "الصحة: المستشفيات مستعدة"


@pytest.mark.parametrize("page", ["<html>", "<!doctype html><html><body></body>", "<html><body><p>short</p>"])
def test_page_without_an_article(page):
    assert cause("a.html", page) in {"a.html: no article found on this page", "a.html: no Arabic letters in it"}


def test_broken_page_is_read_as_far_as_it_goes():
    broken = PAGE.replace("</article>", "").replace("</p>", "").replace("</body></html>", "<div <b")
    assert MORE in one("a.html", broken).text


# Word


def word(*, table=False, title=None):
    document = docx.Document()
    if title:
        document.add_heading(title, 0)
    document.add_paragraph(TEXT)
    if table:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "خانة أولى", "خانة ثانية"
    document.add_paragraph(MORE)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_word_paragraphs_and_tables_in_order():
    found = one("a.docx", word(table=True, title="عنوان الخبر"))
    assert found.text.split("\n\n") == ["عنوان الخبر", TEXT, "خانة أولى", "خانة ثانية", MORE]
    assert found.title == "عنوان الخبر"


def test_word_footnotes():
    part = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>حاشية </w:t></w:r><w:r><w:t>الخبر</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", relation.encode())
            if name == "[Content_Types].xml":
                text = text.replace(b"</Types>", kind.encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", part)
    assert one("a.docx", out.getvalue()).text.endswith("حاشية الخبر")


def test_word_is_known_by_its_content():
    assert one("letter.txt", word()).text == f"{TEXT}\n\n{MORE}"


def test_locked_word_file():
    assert "protected with a password" in cause(
        "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )


def test_word_file_that_is_a_bomb(monkeypatch):
    monkeypatch.setattr("quotes.readers.docx_file._MAX_XML", 1000)
    assert "more than 1,000 bytes of XML: a zip bomb" in cause("a.docx", word())


def test_broken_word_file():
    assert "broken Word file" in cause("a.docx", word()[:2000])


# PDF


def test_pdf_page_in_reading_order():
    assert one("a.pdf", pdf([[LINE[::-1], LINE[::-1]]])).text == f"{LINE} {LINE}"


def test_pdf_page_in_visual_order_is_reported_and_the_others_read():
    first, second = read("a.pdf", pdf([[LINE], [LINE[::-1]]]))
    assert str(first).startswith("a.pdf page 1: text in visual order")
    assert second.text == LINE


def test_pdf_marks_and_numbers_are_read_where_they_stand():
    drawn = '.(ةينيطلا) دودسلا نم %61 نإ 12.5 ةعاسلا "تلاق"'
    assert one("a.pdf", pdf([[drawn]])).text == '"قالت" الساعة 12.5 إن 61% من السدود (الطينية).'


@pytest.mark.parametrize("text", [f". {TEXT}", "خلال84 ساعة من تلاق", "تالاصتالا ةرازو تلاق"])
def test_pdf_text_in_visual_order_is_told(text):
    assert is_visual(text)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 broken", pdf([[TEXT]])[:300]])
def test_broken_pdf(data):
    assert "PDF" in cause("a.pdf", data)


def test_locked_pdf():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[TEXT]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "protected with a password" in cause("a.pdf", out.getvalue())


# Tables


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_table_with_named_columns(name, mark):
    table = f'headline{mark}body{mark}when\r\nعنوان{mark}"{TEXT}\nسطر"{mark}١٣/١/٢٠٢٦\r\n'
    found = one(name, table, fields={"text": "body", "title": "headline", "published": "when"})
    assert (found.text, found.title, found.published) == (f"{TEXT}\nسطر", "عنوان", "2026-01-13")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16"])
def test_table_encodings(encoding):
    items = read("a.csv", f"id,text\n7,{TEXT}\n".encode(encoding))
    assert [(i.id, i.text) for i in items] == [("7", TEXT)]


def test_table_without_the_named_column():
    assert cause("a.csv", "x,y\n1,2\n", fields={"text": "body"}) == "a.csv: no column 'body' for text; its columns are 'x', 'y'"


def test_table_without_a_text_column():
    assert "say --field text=COLUMN" in cause("a.csv", "x,y\n1,2\n")


def test_a_bad_row_costs_that_row():
    first, second = read("a.csv", f"text\nlatin\n{TEXT}\n")
    assert str(first) == "a.csv row 2: no Arabic letters in it"
    assert second.text == TEXT


def test_fields_name_those_of_json_too():
    found = one("a.jsonl", json.dumps({"body": TEXT, "head": "ع"}), fields={"text": "body", "title": "head"})
    assert (found.text, found.title) == (TEXT, "ع")


def test_date_that_cannot_be_read_is_left_out_with_a_warning():
    with pytest.warns(InputWarning, match=r"a.jsonl:1: date 'yesterday' cannot be read"):
        assert one("a.jsonl", json.dumps({"text": TEXT, "published": "yesterday"})).published is None


# Mail and feeds


def mail(*, html=False):
    message = EmailMessage()
    message["From"] = "وكالة السهل <a@example.org>"
    message["Subject"] = "خبر الصحة"
    message["Date"] = "Mon, 12 Jan 2026 08:00:00 +0300"
    message.set_content(BODY if html else TEXT, subtype="html" if html else "plain")
    return message.as_bytes()


@pytest.mark.parametrize("name", ["a.eml", "mail.txt"])
def test_mail(name):
    found = one(name, mail())
    assert (found.text, found.title, found.publisher) == (TEXT, "خبر الصحة", "وكالة السهل")
    assert found.published == "2026-01-12T08:00:00+03:00"


def test_mail_in_html():
    assert one("a.eml", mail(html=True)).text.split("\n\n")[:2] == [TEXT, MORE]


@pytest.mark.parametrize("name", ["export.mbox", "export.txt"])
def test_mailbox(name):
    second = mail(html=True).replace(b"Subject", b"Message-ID: <2@example.org>\nSubject")
    box = b"From a@example.org Mon Jan 12 08:00:00 2026\n".join([b"", mail(), b"\n", second, b"\n", b"Subject: empty\n\n\n"])
    first, found, bad = read(name, box)
    assert (first.text, first.title, first.id) == (TEXT, "خبر الصحة", None)
    assert (found.id, found.text.split("\n\n")[0]) == ("<2@example.org>", TEXT)
    assert str(bad) == f"{name} mail 3: empty article"


def test_from_at_the_head_of_a_line_is_part_of_a_mail():
    box = b"From a@b Mon Jan 12 08:00:00 2026\n" + mail().rstrip() + b"\n\n>From here\nFrom there\n"
    message = box.replace(b"base64", b"8bit").partition(b"\n\n")[0] + f"\n\n{TEXT}\n\n>From here\nFrom there\n".encode()
    assert one("a.mbox", message).text == f"{TEXT}\n\nFrom here\nFrom there"


def test_mail_without_text():
    assert "empty article" in cause("a.eml", b"From: a@b.c\nSubject: x\n\n")


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>السهل</title>
<item><title>خبر &amp; آخر</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Mon, 12 Jan 2026 08:00:00 +0300</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description></item>
<item><title>x</title><description>latin</description></item></channel></rss>"""


@pytest.mark.parametrize("name", ["a.rss", "feed.txt"])
def test_feed(name):
    first, second = read(name, RSS)
    assert (first.text, first.title, first.url, first.id) == (f"{TEXT}\n\n{MORE}", "خبر & آخر", "https://example.org/1", "g1")
    assert (first.published, first.publisher) == ("2026-01-12T05:00:00Z", "السهل")
    assert str(second) == f"{name} entry 2: no Arabic letters in it"


def test_atom():
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>س</title><entry><id>e</id><content type="html">{TEXT}</content></entry></feed>'
    assert one("a.xml", feed).text == TEXT


def test_broken_feed():
    assert "a.rss: " in cause("a.rss", "<rss><channel>")


# Told by name


def test_from_overrides_what_a_file_looks_like():
    put("a.txt", PAGE)
    (found,) = read_items(["a.txt"], format="text")
    assert found.text == PAGE


def test_no_format_warns_by_itself():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, data in {"a.html": PAGE, "a.docx": word(), "a.pdf": pdf([[LINE[::-1]]]), "a.eml": mail(), "a.rss": RSS}.items():
            assert read(name, data)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-01-12", "2026-01-12"),
        ("2026-01-12T08:00:00Z", "2026-01-12T08:00:00Z"),
        ("2026-01-12 08:00", "2026-01-12T08:00:00"),
        ("12 يناير 2026", "2026-01-12"),
        ("الاثنين 12 كانون الثاني/يناير 2026", "2026-01-12"),
        ("١٢ أيلول ٢٠٢٥", "2025-09-12"),
        ("5 جانفي 2026", "2026-01-05"),
        ("13/1/2026", "2026-01-13"),
        ("1/13/2026", "2026-01-13"),
        ("2026/1/13", "2026-01-13"),
        ("3/4/2026", None),
        ("31 فبراير 2026", None),
        ("أمس", None),
        ("", None),
        ("12 شيء 2026", None),
    ],
)
def test_dates(written, iso):
    assert iso_date(written) == iso
