"""Archives of articles, and what bad ones cost."""

import io
import json
import zipfile

import pytest

from quotes.readers import InputWarning
from tests.readers.test_inputs import MORE, PAGE, TEXT, cause, one, read, word


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def zipped(members):
    return packed(**members)


def test_archive_of_many_formats():
    data = zipped(
        {"b/one.txt": TEXT, "a.html": PAGE, "c.csv": f"text\n{MORE}\n", "__MACOSX/x": "x", ".hidden": "x", "d.docx": word()}
    )
    items = read("a.zip", data)
    assert [i.path for i in items] == [f"a.zip/{n}" for n in ("a.html", "b/one.txt", "c.csv", "d.docx")]
    assert items[1].id == "one"


def test_other_files_in_an_archive_are_passed_over_with_a_warning():
    data = zipped({"logo.png": b"\x89PNG", "style.css": "p {}", "0017": TEXT, "a.txt": MORE})
    with pytest.warns(InputWarning, match="a.zip: 2 files of other kinds passed over, like 'logo.png'"):
        assert [item.text for item in read("a.zip", data)] == [TEXT, MORE]
    with pytest.warns(InputWarning, match="passed over"):
        assert "no articles in this archive" in cause("b.zip", zipped({"logo.png": b"\x89PNG"}))


def test_packed_file_in_an_archive():
    import gzip

    assert one("a.zip", zipped({"a.txt.gz": gzip.compress(TEXT.encode())})).text == TEXT


def test_names_of_members_stay_names(folder):
    items = read("in.zip", zipped({"../../evil.txt": TEXT, "new\nline.txt": TEXT}))
    assert [i.path for i in items] == ["in.zip/../../evil.txt", "in.zip/new line.txt"]
    assert sorted(p.name for p in folder.iterdir()) == ["in.zip"]


def test_archive_that_says_it_is_too_large():
    assert (
        cause("a.zip", zipped({"a.txt": "ا" * 3000}), max_unpacked=1000)
        == "a.zip: unpacks to more than 1,000 bytes (--max-unpacked)"
    )


def test_archive_of_too_many_files():
    assert "3 files in this archive; the limit is 2 (--max-files)" in cause(
        "a.zip", zipped({f"{n}.txt": TEXT for n in range(3)}), max_files=2
    )


def test_zip_bomb():
    assert "a zip bomb" in cause("a.zip", zipped({"a.txt": b"0" * 30_000_000}))


def test_archive_that_lies_about_its_size(monkeypatch):
    data = zipped({"a.txt": TEXT * 50})
    monkeypatch.setattr("quotes.readers.archive._over_limits", lambda _source, _members: None)
    assert "unpacks to more than" in cause("a.zip", data, max_unpacked=1000)


def test_packed_file_over_the_limit():
    import bz2

    data = bz2.compress("\n".join(json.dumps({"text": TEXT}) for _ in range(9)).encode())
    assert "unpacks to more than 500 bytes (--max-unpacked)" in str(read("a.jsonl.bz2", data, max_unpacked=500)[-1])


def test_archive_in_an_archive():
    assert "an archive inside an archive" in cause("a.zip", zipped({"b.zip": zipped({"a.txt": TEXT})}))


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped({"a.txt": TEXT})[:-10]])
def test_broken_archive(data):
    assert "broken zip archive" in cause("a.zip", data)


def test_locked_member():
    data = bytearray(zipped({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert cause("a.zip", bytes(data)) == "a.zip/a.txt: protected with a password"
