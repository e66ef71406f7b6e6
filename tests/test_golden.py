"""Records of a few articles of corpus/, as they were when somebody last read them.

A change of the rules shows here as a diff. When it is for the better: `pytest tests/test_golden.py --update-golden`,
read the diff, commit it.
"""

import pytest

from quotes.article import Article
from quotes.extractor import Extractor
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
ARTICLES = ("a01-dams-briefing", "b01-gulf-envoy-visit", "c08-tunnel-tweets")


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


@pytest.mark.parametrize("name", ARTICLES)
def test_records_are_the_golden_ones(extractor, update_golden, name):
    text = (ROOT / "corpus" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    quotes = extractor.extract_article(Article(text=text, id=name)).quotes
    lines = "".join(q.to_json() + "\n" for q in quotes)
    stored = GOLDEN / f"{name}.jsonl"
    if update_golden:
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(lines, encoding="utf-8")
    assert lines.splitlines() == stored.read_text(encoding="utf-8").splitlines()
