"""From records to a file in the format that a name or a suffix means."""

import json
import os
import threading
from pathlib import Path

import pytest

from quotes.errors import InputError, OutputError
from quotes.formats import ArticleStore, format_of, ordered_bundles, read_records, write_bundles, write_records
from quotes.formats.source import article_line, read_articles
from tests.builders import article, bundle, quote


def store_file(folder: Path, *articles) -> Path:
    path = folder / "articles.jsonl"
    path.write_text("".join(article_line(a) + "\n" for a in articles), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.jsonl", "jsonl"), ("A.CSV", "csv"), ("a.db", "sqlite"), ("a.xmi", "inception"), ("a.pq", "parquet"), ("-", "jsonl")],
)
def test_suffix_means_a_format(path, name):
    assert format_of(path).name == name


def test_named_format_wins_over_suffix():
    assert format_of("a.jsonl", "csv").name == "csv"


def test_unknown_format_lists_the_known_ones(tmp_path):
    with pytest.raises(OutputError, match=r"unknown format 'xls'; known are jsonl, csv, .*claimreview"):
        write_records([], None, "xls", tmp_path / "a.xls")


def test_jsonl_round_trip(tmp_path):
    path = tmp_path / "a.jsonl"
    write_bundles([bundle()], None, path)
    assert tuple(read_records(path)) == bundle().quotes


def test_records_find_their_articles_in_a_file(tmp_path):
    other = article("قال عمر: لا.", id="a2", title=None)
    store = ArticleStore.open(store_file(tmp_path, other, article()))
    found = list(ordered_bundles(bundle().quotes, store))
    assert [(b.ref.id, b.text, len(b.quotes)) for b in found] == [("a1", article().text, 3), ("a2", other.text, 0)]


def test_records_of_another_text_are_refused():
    source = article()
    moved = quote(source, "لن نقطع الماء").model_copy(update={"text": "لن نقطع النهر"})
    with pytest.raises(OutputError, match="article a1 does not hold its text at"):
        list(ordered_bundles([moved], ArticleStore.of([source])))


@pytest.mark.parametrize("name", ["webannotation", "labelstudio"])
def test_missing_text_is_told(tmp_path, name):
    with pytest.raises(OutputError, match="--articles-out"):
        write_records(bundle().quotes, None, name, tmp_path / "a.json")
    assert not list(tmp_path.iterdir())


def test_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def broken():
        yield bundle()
        raise OutputError("broken")

    with pytest.raises(OutputError, match="broken"):
        write_bundles(broken(), "csv", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_bundles([bundle()], "csv", tmp_path / "file" / "a.csv")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"a.jsonl:2: no record: Invalid JSON"),
        ('{"schema": "quotes/1"}', r"a.jsonl:2: no record: id: Field required"),
        ("[1]", r"a.jsonl:2: no record: "),
    ],
)
def test_bad_line_names_file_and_line(tmp_path, line, message):
    path = tmp_path / "a.jsonl"
    path.write_text(bundle().quotes[0].to_json() + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_records(path))


def test_records_through_a_named_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    lines = "".join(q.to_json() + "\n" for q in bundle().quotes)
    feeder = threading.Thread(target=(tmp_path / "pipe").write_text, args=(lines,), kwargs={"encoding": "utf-8"})
    feeder.start()
    assert tuple(read_records(tmp_path / "pipe")) == bundle().quotes
    feeder.join()


def test_missing_records_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        list(read_records(tmp_path / "none.jsonl"))


def test_article_line_keeps_text_and_hash():
    fields = json.loads(article_line(article()))
    assert fields["text"] == article().text
    assert fields["sha256"] == article().sha256


def test_article_file_that_holds_no_articles(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a.jsonl:1: no article: text: Field required"):
        list(read_articles(path))
