"""The sheet: columns, Excel, and cells that compute nothing."""

import csv
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.formats import write_bundles
from quotes.formats.csv_file import COLUMNS, harmless, row
from tests.builders import article, bundle, quote, speaker


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_a_record(tmp_path):
    path = tmp_path / "a.csv"
    write_bundles([bundle()], None, path)
    first, second, third = rows(path)
    assert (first["speaker"], first["speaker_latin"], first["sense"]) == ("رافع المهيدات", "Rafe al-Muhaidat", "say")
    assert (second["mention"], second["passages"], second["kind"]) == ("", "لن نقطع الماء", "direct")
    assert (third["via"], third["confidence"]) == ("وكالة السهل", str(1 / 3))


def test_every_column_has_a_cell():
    assert all(len(row(record)) == len(COLUMNS) for record in bundle().quotes)
    assert len(row(quote(article(), "السدود"))) == len(COLUMNS)


@pytest.mark.parametrize(("excel", "start"), [(True, b"\xef\xbb\xbfid,"), (False, b"id,")])
def test_excel_gets_a_byte_order_mark(tmp_path, excel, start):
    path = tmp_path / "a.csv"
    write_bundles([bundle()], None, path, excel=excel)
    assert path.read_bytes().startswith(start)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u200f=1", "\ufeff@x", "\uff1d1", "-", "=HYPERLINK(1)"],
)
def test_formula_is_made_harmless(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["نص", "1=1", 5, 0.5, None, "", "a-b"])
def test_other_cells_stay(cell):
    assert harmless(cell) == cell


def test_formula_in_article_and_speaker(tmp_path):
    text = "=cmd|'/C calc'!A0 قال -عمر \"@نعم, ولا\"\nسطر"
    source = article(text, title="=1+1", id="+2")
    path = tmp_path / "a.csv"
    write_bundles([bundle_of(source)], None, path)
    (found,) = rows(path)
    assert (found["title"], found["article_id"], found["speaker"], found["text"]) == ("'=1+1", "'+2", "'-عمر", "'@نعم, ولا")


def bundle_of(source):
    from quotes.formats import Bundle

    return Bundle.of(source, [quote(source, "@نعم, ولا", kind="direct", who=speaker(source.text, "-عمر", "-عمر"))])


@given(st.text(max_size=20))
def test_no_written_cell_starts_a_formula(text):
    out = io.StringIO()
    csv.writer(out).writerow([harmless(text)])
    (cells,) = csv.reader(io.StringIO(out.getvalue(), newline="")) if text else ([""],)
    assert not cells[0].lstrip(" \u200f").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_standard_output(capfdbinary):
    write_bundles([bundle()], "csv", "-")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.decode().startswith("id,article_id,")
