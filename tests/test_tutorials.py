"""The guides in docs/ run as they stand, and the references are those of the program."""

import shlex
import subprocess
import sys
from importlib.util import find_spec

import pytest
import regex
from typer.testing import CliRunner

from quotes.cli import app
from tests.conftest import ROOT

BLOCK = regex.compile(r"^```(\w+)\n(.*?)^```", regex.MULTILINE | regex.DOTALL)
GUIDES = ("tutorial.en.md", "tutorial.ar.md", "linguists.md", "programmers.md")
TEXT = 'وقال وزير المياه رافع المهيدات إن "السدود ممتلئة". ونفت هناء الشقارين ذلك.\n'


def blocks(name, language):
    return [m[2] for m in BLOCK.finditer((ROOT / "docs" / name).read_text(encoding="utf-8")) if m[1] == language]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with what the guides speak of; a parser is not needed to see that commands work."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "quotes.toml").write_text("[extract]\nno-parse = true\n[explain]\nno-parse = true\n", encoding="utf-8")
    articles = tmp_path / "corpus" / "articles"
    articles.mkdir(parents=True)
    for path in sorted((ROOT / "corpus" / "articles").glob("a0*.txt"))[:4]:
        (articles / path.name).write_bytes(path.read_bytes())
    (tmp_path / "corpus" / "gold").symlink_to(ROOT / "corpus" / "gold")
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    quoted = TEXT.strip().replace('"', '""')
    (tmp_path / "sheet.csv").write_text(f'headline,body\nع,"{quoted}"\n', encoding="utf-8")
    rules = tmp_path / "my-rules"
    rules.mkdir()
    (rules / "verbs.jsonl").write_text("".join(blocks("linguists.md", "json")), encoding="utf-8")
    (rules / "patterns.toml").write_text("".join(blocks("linguists.md", "toml")), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", GUIDES)
def test_commands_of_a_guide_run(folder, name):
    lines = [line for block in blocks(name, "sh") for line in block.splitlines()]
    assert lines
    for line in lines:
        program, *words = shlex.split(line, comments=True)
        assert program == "quotes"
        if "inception" in words and find_spec("cassis") is None:
            continue  # an extra, which `make test-lowest` leaves out
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, f"{line}\n{done.output}"
    assert not list(folder.glob("*.progress"))


@pytest.mark.parametrize("number", range(len(blocks("programmers.md", "python"))))
def test_python_of_a_guide_runs(folder, number):
    code = blocks("programmers.md", "python")[number]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=folder)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_references_are_those_of_the_program():
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "reference.py", "--check"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout


def test_both_tutorials_show_the_same_commands():
    english, arabic = (
        [line.split("#")[0].strip() for block in blocks(name, "sh") for line in block.splitlines()] for name in GUIDES[:2]
    )
    assert english == arabic
