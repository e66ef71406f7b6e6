import bz2
import gzip
import io
import json
import lzma
import sys

import pytest

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers import InputWarning, read_articles, read_items
from quotes.readers.check import MAX_CHARACTERS

TEXT = "قال الوزير إن العمل مستمر."


def causes(*paths):
    return [str(i) if isinstance(i, InputError) else i.text for i in read_items(paths)]


def lines(*values):
    return "".join((v if isinstance(v, str) else json.dumps(v)) + "\n" for v in values).encode()


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_text_file_is_an_article_named_after_it(in_folder):
    (in_folder / "a.v2.txt").write_text(TEXT, encoding="utf-8")
    assert list(read_articles(["a.v2.txt"])) == [Article(text=TEXT, id="a.v2", path="a.v2.txt")]


def test_jsonl_keeps_known_fields_and_leaves_the_others_out(in_folder):
    fields = {"id": "n1", "text": TEXT, "title": "ع", "url": "u", "published": "2026-01-01", "publisher": "و"}
    (in_folder / "a.jsonl").write_bytes(lines({**fields, "tags": [1], "sha256": "x"}))
    assert list(read_articles(["a.jsonl"])) == [Article(**fields, path="a.jsonl")]


def test_a_number_as_id_becomes_text_and_a_missing_id_the_hash(in_folder):
    (in_folder / "a.jsonl").write_bytes(lines({"id": 17, "text": TEXT}, {"id": "", "text": TEXT}, {"text": TEXT}))
    first, second, third = read_articles(["a.jsonl"])
    assert first.key == "17"
    assert second.key == third.key == third.sha256[:16]


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".old", gzip.compress)],
)
def test_packed_jsonl(in_folder, suffix, pack):
    (in_folder / f"a.jsonl{suffix}").write_bytes(pack(lines({"text": TEXT}, {"text": TEXT})))
    assert causes(f"a.jsonl{suffix}") == [TEXT, TEXT]


def test_jsonl_in_utf16_and_with_a_byte_order_mark(in_folder):
    (in_folder / "a.jsonl").write_bytes(lines({"text": TEXT}).decode().encode("utf-16"))
    (in_folder / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + lines({"text": TEXT}))
    assert causes("a.jsonl", "b.jsonl") == [TEXT, TEXT]


def test_jsonl_is_read_as_it_goes(in_folder):
    (in_folder / "a.jsonl").write_bytes(lines({"text": TEXT}) * 3 + b"{broken\n")
    items = read_items(["a.jsonl"])
    assert isinstance(next(items), Article)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{bad", "no valid JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[1]", "an article is a JSON object, not a list"),
        ("null", "an article is a JSON object, not null"),
        ({"id": "x"}, "field 'text' is missing"),
        ({"text": 3}, "field 'text' must be a string, not a number"),
        ({"text": None}, "field 'text' must be a string, not null"),
        ({"text": TEXT, "title": ["x"]}, "field 'title' must be a string, not a list"),
        ({"text": TEXT, "id": True}, "field 'id' must be a string, not a truth value"),
        ({"text": TEXT, "url": "\ud800"}, "field 'url' holds half of a surrogate pair; repair the file's encoding"),
        ({"text": ""}, "empty article"),
        ({"text": " \n"}, "empty article"),
        ({"text": "only English"}, "no Arabic letters in it"),
        ({"text": "قال \ud83d نعم"}, "half of a surrogate pair (U+D83D) at character 4; repair the file's encoding"),
        ("[" * 100_000, "no valid JSON: maximum recursion depth exceeded"),
    ],
)
def test_a_bad_line_costs_that_line_only(in_folder, line, cause):
    (in_folder / "a.jsonl").write_bytes(lines({"text": TEXT}, line, "", {"text": TEXT}))
    first, second, third = causes("a.jsonl")
    assert (first, third) == (TEXT, TEXT)
    assert second.startswith(f"a.jsonl:2: {cause}")


def test_a_line_that_is_not_utf8(in_folder):
    (in_folder / "a.jsonl").write_bytes(b'{"text": "\xff"}\n' + lines({"text": TEXT}))
    assert causes("a.jsonl") == ["a.jsonl:1: not UTF-8 at byte 10 of the line; JSON Lines are written in UTF-8", TEXT]


def test_an_escaped_pair_is_one_whole_character(in_folder):
    (in_folder / "a.jsonl").write_bytes(lines('{"text": "قال \\ud83d\\ude00"}'))
    assert causes("a.jsonl") == ["قال \U0001f600"]


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl"])
def test_an_endless_article_is_refused_and_the_next_one_read(in_folder, name):
    long = "قال " * (50_000_000 // 7)
    data = lines({"text": long}, {"text": TEXT}) if name.endswith("jsonl") else long.encode()
    (in_folder / name).write_bytes(data)
    (in_folder / "next.txt").write_text(TEXT, encoding="utf-8")
    refused, *others = causes(name, "next.txt")
    assert "the limit is 10,000,000 characters" in refused
    assert set(others) == {TEXT}
    assert len(long) > MAX_CHARACTERS


def test_a_paragraph_of_a_million_characters_is_an_article(in_folder):
    (in_folder / "a.txt").write_text("قال " * 250_000, encoding="utf-8")
    assert [len(t) for t in causes("a.txt")] == [1_000_000]


def test_files_that_are_no_articles(in_folder):
    (in_folder / "empty.txt").write_bytes(b"")
    (in_folder / "empty.jsonl").write_bytes(b"\n\n")
    (in_folder / "latin.txt").write_text("hello", encoding="utf-8")
    (in_folder / "image.txt").write_bytes(bytes(range(256)) * 9)
    (in_folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines({"text": TEXT}) * 9)[:-9])
    (in_folder / "folder").mkdir()
    (in_folder / "folder" / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    found = causes("empty.txt", "empty.jsonl", "latin.txt", "image.txt", "folder", "missing.txt", "*.nothing", "cut.jsonl.gz")
    assert [f for f in found if f != TEXT] == [
        "empty.txt: empty article",
        "empty.jsonl: no articles in it",
        "latin.txt: no Arabic letters in it",
        "image.txt: binary data, not a text",
        "folder: no articles in this folder",
        "missing.txt: no such file or folder",
        "*.nothing: no file matches this pattern",
        "cut.jsonl.gz: cannot be read: the packed file breaks off before its end",
    ]


def test_an_unreadable_file(in_folder, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    (in_folder / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("quotes.readers.source.FileIO", refuse)  # the tests may run as root, whom nothing is refused
    assert causes("a.txt") == ["a.txt: cannot be read: Permission denied"]


def test_folders_and_patterns_are_read_in_order_of_name(in_folder):
    for name in ("d/b.txt", "d/a.jsonl", "d/sub/c.txt", "d/notes.md"):
        path = in_folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(TEXT if name.endswith("txt") else json.dumps({"text": TEXT}), encoding="utf-8")
    with pytest.warns(InputWarning, match="d: 1 file of other kinds passed over, like 'notes.md'"):
        assert [a.path for a in read_articles(["d"])] == ["d/a.jsonl", "d/b.txt", "d/sub/c.txt"]
    assert [a.path for a in read_articles(["d/**/*.txt"])] == ["d/b.txt", "d/sub/c.txt"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(in_folder):
    (in_folder / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert causes("a[1].txt") == [TEXT]


@pytest.mark.parametrize(
    "data",
    [TEXT.encode(), lines({"text": TEXT}), json.dumps({"text": TEXT}, indent=1).encode(), json.dumps([{"text": TEXT}]).encode()],
)
def test_content_tells_the_format_where_no_suffix_does(in_folder, monkeypatch, data):
    (in_folder / "nosuffix").write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    from_file, from_stdin = read_articles(["nosuffix", "-"])
    assert (from_file.text, from_stdin.text, from_stdin.path) == (TEXT, TEXT, None)


def test_a_json_file_of_several_articles(in_folder):
    (in_folder / "a.json").write_text(json.dumps([{"text": TEXT}, {"text": 1}]), encoding="utf-8")
    (in_folder / "b.json").write_text("{", encoding="utf-8")
    found = causes("a.json", "b.json")
    assert found[:2] == [TEXT, "a.json entry 2: field 'text' must be a string, not a number"]
    assert found[2].startswith("b.json: no valid JSON")


def test_a_named_format_overrides_the_suffix(in_folder):
    (in_folder / "a.txt").write_bytes(lines({"text": TEXT}))
    assert [i.text for i in read_items(["a.txt"], format="jsonl")] == [TEXT]


def test_read_articles_raises_what_read_items_yields():
    with pytest.raises(InputError, match="missing: no such file"):
        list(read_articles(["missing"]))
