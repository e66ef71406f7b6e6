"""The build that `make compiled` makes does what the plain modules do: the same records, byte for byte, and the same errors."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

COMPILED = ROOT / "build" / "compiled"
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
PROGRAM = "from quotes.cli import main; main()"

pytestmark = [pytest.mark.compiled, pytest.mark.skipif(not COMPILED.is_dir(), reason="no compiled build (make compiled)")]


def run(build, folder, program, *arguments):
    """Run a program away from the checkout, which would hide the build."""
    environment = {**os.environ, "PYTHONPATH": str(build), "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], check=False, capture_output=True, cwd=folder, env=environment
    )


def both(folder, *arguments):
    """Return what the command line says, plain and compiled: exit status, output and messages."""
    runs = [run(build, folder, PROGRAM, *arguments) for build in (ROOT, COMPILED)]
    return [(found.returncode, found.stdout, found.stderr) for found in runs]


def test_the_build_is_compiled_and_the_checkout_is_not(tmp_path):
    program = "import quotes.reading, quotes.lexicon, quotes.resolve as r; print(quotes.reading.__file__, r.__file__)"
    compiled, plain = (run(build, tmp_path, program).stdout.decode().split() for build in (COMPILED, ROOT))
    assert all(name.startswith(str(COMPILED)) and name.endswith((".so", ".pyd")) for name in compiled)
    assert plain == [str(ROOT / "quotes" / name) for name in ("reading.py", "resolve.py")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_without_the_parse_are_the_same(tmp_path, jobs):
    plain, compiled = both(tmp_path, "extract", "--no-parse", "--jobs", jobs, *ARTICLES)
    assert plain[0] == 0
    assert plain[1].count(b"\n") > len(ARTICLES)
    assert compiled == plain


@pytest.mark.model
def test_records_with_the_parse_are_the_same(tmp_path):
    plain, compiled = both(tmp_path, "extract", *ARTICLES[:12])
    assert plain[0] == 0
    assert plain[1].count(b"\n") > 12
    assert compiled == plain


def test_headlines_explanations_and_rules_are_the_same(tmp_path):
    article = tmp_path / "article.jsonl"
    article.write_text(
        '{"id": "1", "title": "الوزير: الطريق مفتوح", "text": "قال الوزير سالم الراوي إن الطريق مفتوح."}\n', encoding="utf-8"
    )
    text = tmp_path / "article.txt"
    text.write_text("قال الوزير سالم الراوي إن الطريق مفتوح. وأضاف «سنعود غدا إلى العمل».\n", encoding="utf-8")
    for arguments in (("extract", "--no-parse", "--titles", article), ("explain", "--no-parse", text), ("rules", "check")):
        plain, compiled = both(tmp_path, *arguments)
        assert plain[0] == 0, plain[2].decode()
        assert plain[1] + plain[2]
        assert compiled == plain


def test_errors_are_the_same(tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "قال الوزير إن الطريق مفتوح."}\n{"text": 5}\n{"text"\n', encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "verbs.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    for arguments in (
        ("extract", "--no-parse", tmp_path / "missing.txt"),
        ("extract", "--no-parse", broken),
        ("extract", "--no-parse", "--rules", rules, broken),
    ):
        plain, compiled = both(tmp_path, *arguments)
        assert plain[0] != 0
        assert plain[2]
        assert compiled == plain


def test_a_traceback_shows_the_line_of_the_source(tmp_path):
    found = run(COMPILED, tmp_path, "from quotes.normalise import view\nview(5)")
    assert found.returncode == 1
    assert b"quotes/normalise.py" in found.stderr
    assert b"TypeError" in found.stderr
