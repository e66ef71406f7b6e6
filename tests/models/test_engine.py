"""The engine beside Stanza's own pipeline, both with the packaged model: the same words, tags and trees."""

import random
from typing import Any

import pytest

from quotes.engine import FEATURES, Engine, fits
from quotes.extractor import Extractor
from quotes.models import load_pipeline
from quotes.parse import StanzaParser, _apart, _is_parsable, _prepare
from quotes.swift import tune
from tests.robust.texts import ARTICLES, MARKS, WORDS

pytestmark = pytest.mark.model

ODD = [
    "قال\u0085الوزير إن www.example.com/x مفتوح.", "كتب إلى a@b.com أمس.", " قال الوزير", "الوزير  قال.", "و" * 50 + " قال", "قال" * 400,
    "وسيكتبونها", "قـــال الوزيرُ إنّ", "3,5% (ثلاثة) - ثم 10:30", "\u200fقال\u200e الوزير", "?", "قال الوزير." + " وأضاف أنه" * 120,
]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Any:
    """The packaged pipeline as Stanza makes it."""
    return load_pipeline()


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine over a pipeline of its own, before that has run once."""
    pipeline = load_pipeline()
    tune(pipeline)
    assert fits(pipeline)
    return Engine(pipeline)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """Sentences of the corpus as the parser gets them, and sequences of words and marks that nobody writes."""
    extractor = Extractor()
    read = [reading_of for path in ARTICLES[:12] for reading_of in _prepared(extractor, path.read_text(encoding="utf-8"))]
    dice = random.Random(3)  # noqa: S311 - a test
    marks = [mark for mark in MARKS if mark.split() == [mark]]
    return [*read, *(" ".join(dice.choices(WORDS + tuple(marks), k=dice.randrange(2, 40))) for _ in range(40))]


def _prepared(extractor: Extractor, text: str) -> list[str]:
    from quotes.article import Article

    sight, readings = extractor.read(Article(text=text))
    return [_prepare(sight, r.sentence)[0] for r in readings if _is_parsable(r.sentence)]


def analyses(engine: Engine, texts: list[str]) -> list[Any]:
    """Run as the parser runs it."""
    import torch

    with torch.inference_mode():
        return engine.analyse(texts)


def by_stanza(plain: Any, text: str) -> Any:
    found = _apart(plain(text), [text])[0]
    if found is None:
        return None
    return tuple((*w[:3], "|".join(f for f in w[3].split("|") if f.split("=")[0] in FEATURES), *w[4:]) for w in found)


def test_it_says_what_stanza_says(engine: Engine, plain: Any, sentences: list[str]):
    assert len(sentences) > 100
    for text, found in zip(sentences, analyses(engine, sentences), strict=True):
        assert found == by_stanza(plain, text), text


@pytest.mark.parametrize("text", ODD)
def test_it_says_what_stanza_says_of_odd_texts(engine: Engine, plain: Any, text: str):
    assert analyses(engine, [text])[0] == by_stanza(plain, text)


def test_neither_order_nor_company_matter(engine: Engine, sentences: list[str]):
    alone = [analyses(engine, [text])[0] for text in sentences[:40]]
    shuffled = random.Random(1).sample(sentences, len(sentences))  # noqa: S311 - a test
    found = dict(zip(shuffled, analyses(engine, shuffled), strict=True))
    assert alone == [found[text] for text in sentences[:40]]


def test_full_tables_are_emptied(plain: Any, sentences: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("quotes.engine.ROWS", 30)
    monkeypatch.setattr("quotes.encoding._LETTERS", 40)
    pipeline = load_pipeline()
    tune(pipeline)
    small = Engine(pipeline)
    for text in sentences[:8]:
        assert analyses(small, [text])[0] == by_stanza(plain, text)


def test_other_pipelines_are_left_to_stanza(plain: Any):
    assert not fits(object())
    assert not fits(plain), "a pipeline that is not tuned has no memory of words"
    assert StanzaParser(object())._engine is None
