"""What the documents say can be done can be done."""

import subprocess
import sys

import pytest
import regex
import typer
from typer.testing import CliRunner

from quotes.cli import app
from tests.conftest import ROOT

DOCUMENTS = [
    p
    for p in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
    if p.exists()
]
BLOCK = regex.compile(r"^```(\w*)\n(.*?)^```", regex.MULTILINE | regex.DOTALL)


def blocks(path, language):
    return [m[2] for m in BLOCK.finditer(path.read_text(encoding="utf-8")) if m[1] == language]


def shell_lines(start):
    lines = [line.split("#")[0].strip() for path in DOCUMENTS for block in blocks(path, "sh") for line in block.splitlines()]
    return sorted({line for line in lines if line.split(" ")[0] == start})


@pytest.mark.parametrize("line", shell_lines("quotes"))
def test_commands_and_options_in_documents_exist(line):
    words = line.split()[1:]
    command = typer.main.get_command(app)
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, f"no such command in: {line}"
        command = command.commands[words.pop(0)]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {w.split("=")[0] for w in words if w.startswith("-") and w != "-"} <= known


@pytest.mark.parametrize("line", shell_lines("make"))
def test_make_targets_in_documents_exist(line):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in (w for w in line.split()[1:] if "=" not in w):
        assert regex.search(rf"^{target}:", makefile, regex.MULTILINE), line


def test_every_command_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in typer.main.get_command(app).commands if f"quotes {name}" not in readme]
    assert missing == []


@pytest.mark.parametrize("number", range(len(blocks(ROOT / "README.md", "python"))))
def test_python_of_the_readme_runs(number):
    code = blocks(ROOT / "README.md", "python")[number]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "السدود ممتلئة" in done.stdout.decode()


def test_the_demo_table_is_what_the_readme_shows(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = " ".join(line.removeprefix("> ") for line in readme.splitlines() if line.startswith("> "))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert (
        CliRunner().invoke(app, ["extract", "--no-parse", str(tmp_path / "a.txt"), "-o", str(tmp_path / "r.jsonl")]).exit_code
        == 0
    )
    shown = subprocess.run(
        [sys.executable, ROOT / "docs" / "demo.py", tmp_path / "r.jsonl"], capture_output=True, check=True
    ).stdout
    assert blocks(ROOT / "README.md", "text")[0].strip() in shown.decode()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path):
    for target in regex.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
