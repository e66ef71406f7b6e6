"""UIMA CAS for INCEpTION: offsets in UTF-16, safe names, and a type system beside."""

import zipfile

import pytest

from quotes.errors import OutputError
from quotes.formats import Bundle, write_bundles
from quotes.formats.inception import safe_name
from tests.builders import TEXT, article, bundle, quote

cassis = pytest.importorskip("cassis", reason="needs the extra 'inception'")


def loaded(folder, name):
    types = cassis.load_typesystem(folder / "TypeSystem.xml")
    return cassis.load_cas_from_xmi(folder / name, typesystem=types)


def test_annotations_cover_their_words(tmp_path):
    write_bundles([bundle()], "inception", tmp_path / "out")
    cas = loaded(tmp_path / "out", "a1.xmi")
    assert cas.sofa_string == TEXT
    quotes = list(cas.select("webanno.custom.Quote"))
    assert [q.get_covered_text() for q in quotes] == [q.text for q in bundle().quotes]
    assert [q.speaker for q in quotes] == ["رافع المهيدات", "رافع المهيدات", "هناء الشقارين"]
    parts = {(p.part, p.get_covered_text()) for p in cas.select("webanno.custom.QuotePart")}
    assert ("via", "وكالة السهل") in parts
    assert ("cue", "ونفت") in parts


def test_stored_offsets_count_utf16(tmp_path):
    write_bundles([bundle()], "inception", tmp_path / "out")
    xmi = (tmp_path / "out" / "a1.xmi").read_text(encoding="utf-8")
    deny = bundle().quotes[2]
    assert TEXT.index("💧") < deny.start
    assert f'begin="{deny.start + 1}" end="{deny.end + 1}"' in xmi


def test_zip_holds_the_same_files(tmp_path):
    write_bundles([bundle()], None, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["TypeSystem.xml", "a1.xmi"]


def test_single_file_holds_one_article(tmp_path):
    write_bundles([bundle()], None, tmp_path / "one.xmi")
    assert (tmp_path / "one.xmi").stat().st_size
    with pytest.raises(OutputError, match="holds one article, here are 2"):
        write_bundles([bundle(), bundle(article(id="b"))], None, tmp_path / "two.xmi")


def test_characters_that_xml_cannot_hold(tmp_path):
    source = article("قال\x0b عمر \x00نعم <b>&")
    write_bundles([Bundle.of(source, [quote(source, "نعم <b>&")])], "inception", tmp_path / "out")
    cas = loaded(tmp_path / "out", "a1.xmi")
    (found,) = cas.select("webanno.custom.Quote")
    assert found.get_covered_text() == "نعم <b>&"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("a\nb", "a_b"),
        ("..", "article"),
        ("/abs", "abs"),
        ("C:\\x", "C_x"),
        ("مقال 1", "مقال_1"),
        ("a" * 500, "a" * 120),
    ],
)
def test_names_stay_in_their_folder(name, safe):
    assert safe_name(name, set()) == safe


def test_names_are_used_once():
    used: set[str] = set()
    assert [safe_name(n, used) for n in ("a", "A", "a")] == ["a", "A-2", "a-3"]


def test_nothing_is_written_outside(tmp_path):
    write_bundles([bundle(article(id="../../evil"))], "inception", tmp_path / "in" / "out")
    assert sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.xm*")) == ["in/out/TypeSystem.xml", "in/out/evil.xmi"]
