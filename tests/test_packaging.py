"""The project's own files: what is packaged, and what stands in the sources."""

import subprocess
import sys
import tomllib

import pytest
import regex

import quotes
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = ("*.py", "*.toml", "*.md", "*.jsonl", "*.json", "*.html", "*.js", "*.css", "Makefile", "*.mk")
FOLDERS = ("quotes", "rules", "tests", "docs", "training")
INVISIBLE = regex.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def test_every_package_is_installed():
    found = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "quotes").rglob("__init__.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == (found | {"quotes.rules"})


def test_the_package_is_typed():
    assert (ROOT / "quotes" / "py.typed").exists()


@pytest.mark.parametrize("folder", [*FOLDERS, "."])
def test_no_invisible_characters_in_sources(folder):
    seek = (ROOT / folder).glob if folder == "." else (ROOT / folder).rglob
    files = [p for pattern in SOURCES for p in seek(pattern) if "golden" not in p.parts]
    found = [f"{p.relative_to(ROOT)}: U+{ord(m[0]):04X}" for p in files if (m := INVISIBLE.search(p.read_text(encoding="utf-8")))]
    assert found == []


@pytest.mark.parametrize("name", quotes.__all__)
def test_public_names_can_be_imported(name):
    assert getattr(quotes, name).__name__ == name
    assert name in dir(quotes)


def test_a_wrong_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = quotes.nonsense


def test_importing_the_package_imports_nothing_heavy():
    program = "import quotes, sys; print([m for m in ('pydantic', 'regex', 'torch', 'stanza') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"
