"""Articles of a window: what was not read ahead is parsed together, and nothing else changes. No model is needed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest

from quotes.ahead import together
from quotes.article import Article
from quotes.extractor import ArticleQuotes, Extractor
from quotes.normalise import View, view
from quotes.parse import NotParsedError, ParsedSentence
from quotes.tokens import Sentence
from tests.marking import extractor, sentences

ARTICLES = [Article(text=f"قال الوزير رقم {n} إن السد امتلأ.", id=str(n)) for n in range(5)]


class Parser:
    """A parser whose articles each ask for so many sentences, one after the other."""

    def __init__(self) -> None:
        self.strict = False
        self.ahead: list[int] = []
        self.known = 0

    @contextmanager
    def only_parsed(self) -> Iterator[None]:
        self.strict = True
        try:
            yield
        finally:
            self.strict = False

    def read_ahead(self, items: Iterable[tuple[View, Sentence]]) -> None:
        self.ahead.append(len(list(items)))
        self.known += 1

    def parse(self, sight: View, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        raise NotImplementedError

    def parse_some(self, sight: View, sentences: Sequence[Sentence], wanted: Sequence[bool]) -> list[ParsedSentence | None]:
        raise NotImplementedError


def asking(parser: Parser, wants: dict[str | None, int]) -> dict[str | None, ArticleQuotes]:
    [sentence] = sentences(ARTICLES[0].text)

    def extract(article: Article) -> ArticleQuotes:
        assert parser.strict
        if wants.get(article.id, 0) > parser.known:
            raise NotParsedError(view(article.text), sentence)
        return ArticleQuotes(article, ())

    return {article.id: found for article, found in together(ARTICLES, parser, extract).values()}


def test_sentences_that_are_asked_for_are_read_together() -> None:
    parser = Parser()
    assert asking(parser, {"1": 1, "3": 2, "4": 1}).keys() == {"0", "1", "2", "3", "4"}
    assert parser.ahead == [3, 1]


def test_an_article_that_asks_on_and_on_is_left_to_its_turn() -> None:
    parser = Parser()
    assert asking(parser, {"2": 1000}).keys() == {"0", "1", "3", "4"}
    assert 0 < len(parser.ahead) < 20


def test_an_article_that_breaks_is_left_to_its_turn() -> None:
    def extract(article: Article) -> ArticleQuotes:
        if article.id == "2":
            raise ZeroDivisionError
        return extractor().extract_article(article)

    found = together(ARTICLES, Parser(), extract)
    assert [article.id for article, _ in found.values()] == ["0", "1", "3", "4"]


class Grammar(Parser):
    """A parser that has not read ahead what it is asked for."""

    def parse_some(self, sight: View, sentences: Sequence[Sentence], wanted: Sequence[bool]) -> list[ParsedSentence | None]:
        if self.strict and self.known == 0 and "رقم 3" in sight.text:
            raise NotParsedError(sight, sentences[0])
        if "رقم 1" in sight.text:
            raise ZeroDivisionError
        assert len(wanted) == len(sentences)
        return [None] * len(sentences)


def test_an_extractor_gives_what_was_worked_out_ahead_and_raises_in_turn() -> None:
    reader = Extractor(parser=Grammar())
    came = []
    for article in reader.reading_ahead(ARTICLES):
        if article.id == "1":
            with pytest.raises(ZeroDivisionError):
                reader.extract_article(article)
        else:
            came.append(reader.extract_article(article))
    assert came == [extractor().extract_article(article) for article in ARTICLES if article.id != "1"]


def test_what_was_worked_out_ahead_is_given_once() -> None:
    reader = Extractor(parser=Grammar())
    articles = [ARTICLES[0], ARTICLES[2]]
    for article in reader.reading_ahead(articles):
        first, second = reader.extract_article(article), reader.extract_article(article)
        assert first == second
        assert first is not second
