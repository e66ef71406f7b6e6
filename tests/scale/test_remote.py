"""Inputs and outputs by URL, on the drivers that need no network: memory:// and file://."""

import json

import pytest
from typer.testing import CliRunner

from quotes.cli import app
from quotes.errors import InputError
from quotes.readers import read_items
from quotes.remote import is_url, local_path, sending

fsspec = pytest.importorskip("fsspec")
TEXT = "قال وزير المالية سالم العمري إن العمل مستمر."


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.jsonl", "notes.xyz"):
        text = json.dumps({"text": TEXT}, ensure_ascii=False) if name.endswith("jsonl") else TEXT
        system.pipe(f"/news/{name}", text.encode())
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def names(*urls):
    return [str(item) if isinstance(item, InputError) else item.path for item in read_items(urls)]


@pytest.mark.parametrize(
    ("name", "url"),
    [("s3://b/x.jsonl", True), ("file:///x", True), ("a.txt", False), ("C:\\a", False), ("-", False), ("://x", False)],
)
def test_what_is_an_address(name, url):
    assert is_url(name) == url


@pytest.mark.usefixtures("memory")
def test_a_folder_is_searched_in_order_for_what_can_be_read():
    assert names("memory://news") == ["memory:///news/a.txt", "memory:///news/b.txt", "memory:///news/sub/c.jsonl"]


@pytest.mark.usefixtures("memory")
def test_patterns_and_single_files():
    assert names("memory://news/*.txt", "memory://news/notes.xyz")[-2:] == ["memory:///news/b.txt", "memory://news/notes.xyz"]


def test_packed_files_are_unpacked(memory):
    import gzip

    memory.pipe("/news/d.txt.gz", gzip.compress(TEXT.encode()))
    [item] = read_items(["memory://news/d.txt.gz"])
    assert (item.text, item.id) == (TEXT, "d")


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("url", ["memory://nowhere/a.txt", "memory://nowhere/*.txt", "nodriver://x/a.txt"])
def test_what_is_not_there_is_an_error_of_that_input(url):
    [error] = read_items([url])
    assert isinstance(error, InputError)
    assert error.where == url


def test_files_of_this_machine_by_url(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert names(f"file://{tmp_path}") == [str(tmp_path / "a.txt")]
    assert local_path(f"file://{tmp_path}/a.txt") == tmp_path / "a.txt"


def extract(*arguments):
    return CliRunner().invoke(app, ["extract", "--no-parse", *map(str, arguments)])


@pytest.mark.parametrize("name", ["q.jsonl", "q.csv"])
def test_outputs_are_sent_when_the_run_is_done(memory, tmp_path, name):
    done = extract("memory://news/a.txt", "-o", f"memory://out/deep/{name}", "--articles-out", "memory://out/articles.jsonl")
    here = extract("memory://news/a.txt", "-o", f"file://{tmp_path}/{name}")
    assert (done.exit_code, here.exit_code) == (0, 0)
    assert memory.cat(f"/out/deep/{name}") == (tmp_path / name).read_bytes() != b""
    assert json.loads(memory.cat("/out/articles.jsonl"))["text"] == TEXT


def test_nothing_is_sent_of_a_run_that_broke(memory):
    def broken():
        with sending("memory://out/q.jsonl") as [path]:
            path.parent.mkdir(parents=True)
            path.write_text("half", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert not memory.exists("/out/q.jsonl")


@pytest.mark.usefixtures("memory")
def test_resume_needs_an_output_of_this_machine():
    done = extract("memory://news", "-o", "memory://out/q.jsonl", "--resume")
    assert done.exit_code == 2


@pytest.mark.usefixtures("memory")
def test_an_output_that_cannot_be_sent_is_an_error_message():
    done = extract("memory://news/a.txt", "-o", "nodriver://out/q.jsonl")
    assert done.exit_code == 1
    assert "nodriver" in done.stderr
