"""The whole way of one article: normalise, passages, cues, parse, attribute, resolve, records."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from quotes.ahead import together
from quotes.article import Article
from quotes.attribute import Attributor
from quotes.confidence import Company
from quotes.cues import find_cues
from quotes.errors import QuotesError
from quotes.fragments import with_fragments, with_pointing_back, with_run_on, without_lists
from quotes.lexicon import Lexicon
from quotes.lines import joined
from quotes.normalise import View, view
from quotes.parse import ParsedSentence, Parser, ReadingAhead
from quotes.reading import Reading, sentences_of
from quotes.record import Quote
from quotes.recording import RecordWriter
from quotes.resolve import Resolver
from quotes.resolved import Resolved
from quotes.results import QuoteList
from quotes.rulebook import load_rules
from quotes.surroundings import surroundings
from quotes.titles import BodySpeakers, title_quotes, title_sentences, title_surroundings
from quotes.tokens import Sentence

T = TypeVar("T")
_WINDOW: Final = 120_000  # characters of articles whose sentences are parsed together
_WINDOW_ITEMS: Final = 64
_MAX_CUES: Final = 60  # a sentence of more cues is a list of words


@dataclass(frozen=True)
class ArticleQuotes:
    """An article and its quotes: those of its title, where they were asked for, then those of the text in its order."""

    article: Article
    quotes: tuple[Quote, ...]

    def _repr_html_(self) -> str:
        from quotes.report.notebook import article_html

        return article_html(self.article.title, self.article.text, self.quotes)


class Extractor:
    """Extract quotes from articles with one rule book and, where there is one, a parser.

    `model` names the parser's model (`ar-news` travels with the package) or its folder; without one, and without a
    `parser` of the caller's own, the rules read the words alone. With `titles`, headlines are read too.
    """

    def __init__(
        self,
        *,
        rules: Path | None = None,
        model: str | Path | None = None,
        parser: Parser | None = None,
        titles: bool = False,
    ) -> None:
        """Load rules and model; raise RuleError or ModelError when they cannot be used."""
        book = load_rules(rules)
        self._made_of = None if parser is not None else (rules, model)
        self.lexicon = Lexicon(book)
        self._attributor = Attributor(book.patterns)
        self._parser = parser if parser is not None or model is None else _parser_of(model)
        self._titles = titles
        self._ahead: dict[int, tuple[Article, View, list[Sentence], list[bool]]] = {}
        self._done: dict[int, tuple[Article, ArticleQuotes]] = {}

    def extract(self, text: str) -> QuoteList:
        """Return the quotes of one text."""
        return QuoteList(self.extract_article(Article(text=text)).quotes)

    def extract_batch(self, articles: Iterable[Article]) -> Iterator[ArticleQuotes]:
        """Yield each article with its quotes, reading a few articles ahead so that their sentences are parsed together."""
        for article in self.reading_ahead(articles):
            yield self.extract_article(article)

    def extract_bag(self, bag: Any) -> Any:
        """Return the outcomes of a `dask.bag` of articles or texts as a bag in the same order; needs the extra `dask`.

        An outcome is what `extract_article` returns, or the InputError of an article that broke. Each worker makes an
        extractor with the same rules and model; both must lie on its machine.

        Raises:
            QuotesError: when this extractor has a parser of the caller's own, which cannot travel.
        """
        from quotes.cluster import extract_bag
        from quotes.parallel import Recipe

        if self._made_of is None:
            raise QuotesError("a parser of one's own cannot travel to other machines; make the Extractor with model=…")
        rules, model = self._made_of
        return extract_bag(bag, Recipe(rules, model, parse=model is not None, titles=self._titles))

    def reading_ahead(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items as they are; articles among them are worked out a window at a time, and come out when they are."""
        if not hasattr(self._parser, "read_ahead"):
            yield from items
            return
        window: list[T] = []
        size = 0
        for item in items:
            window.append(item)
            size += len(item.text) if isinstance(item, Article) else 0
            if size >= _WINDOW or len(window) >= _WINDOW_ITEMS:
                yield from self._read(window)
                window, size = [], 0
        yield from self._read(window)

    def _read(self, window: list[T]) -> list[T]:
        self._done.clear()
        articles = [item for item in window if isinstance(item, Article) and len(item.text) < _WINDOW]
        if len(articles) > 1:
            parser = cast("ReadingAhead", self._parser)
            with suppress(Exception):  # what is wrong with an article shows when its turn comes
                parser.read_ahead(self._cued(articles))
                self._done = together(articles, parser, self._worked_out)
        self._ahead.clear()
        return window

    def _cued(self, articles: Iterable[Article]) -> Iterator[tuple[View, Sentence]]:
        for article in articles:
            sight, sentences, cued = self._sentences(article)
            self._ahead[id(article)] = article, sight, sentences, cued
            yield from ((sight, sentence) for sentence, has_cue in zip(sentences, cued, strict=True) if has_cue)

    def _sentences(self, article: Article) -> tuple[View, list[Sentence], list[bool]]:
        """Return the view of an article, its sentences, and which of them have a cue; what was read ahead is not read again."""
        known = self._ahead.get(id(article))
        if known is not None and known[0] is article:
            return known[1:]
        sight = joined(view(article.text), self.lexicon)
        sentences = sentences_of(sight, self.lexicon)
        return sight, sentences, self._cued_among(sentences)

    def _cued_among(self, sentences: list[Sentence]) -> list[bool]:
        """Return which sentences the rules ask the parse of: those with a cue, and most of those with a quotation."""
        if self._parser is None:
            return []
        lexicon = self.lexicon
        return ["passage" in s.kinds or bool(find_cues(s, lexicon, lexicon.known_of(s))) for s in sentences]

    def extract_article(self, article: Article) -> ArticleQuotes:
        """Return an article with its quotes."""
        known = self._done.pop(id(article), None)
        return known[1] if known is not None and known[0] is article else self._worked_out(article)

    def _worked_out(self, article: Article) -> ArticleQuotes:
        sight, readings = self.read(article)
        resolver = Resolver()
        traced = self.trace_readings(article, sight, readings, resolver)
        quotes = sorted((quote for _, quote in traced), key=lambda q: (q.start, q.end))
        if self._titles and article.title:
            quotes = [*self._title_quotes(article.title, article, BodySpeakers(readings, resolver), sight), *quotes]
        return ArticleQuotes(article, tuple(quotes))

    def _title_quotes(self, title: str, article: Article, body: BodySpeakers, text: View) -> Iterator[Quote]:
        sight, weights = view(title), self.lexicon.book.confidence
        sentences = title_sentences(sight, self.lexicon, article.publisher)
        shared = title_surroundings(sight, sentences, text, body, self.lexicon)
        parses = self._parses(sight, sentences, self._cued_among(sentences))
        readings = [Reading(s, self.lexicon, p, shared) for s, p in zip(sentences, parses, strict=True)]
        attributed = [(r, self._attributor.attribute(r, explain=False)[0]) for r in readings if not is_overfull(r)]
        writer, body_writer = RecordWriter(article, sight, weights, "title"), RecordWriter(article, text, weights)
        return title_quotes(attributed, writer, body, body_writer)

    def trace(self, article: Article) -> list[tuple[Resolved, Quote]]:
        """Return each record of an article's text with the attribution it was made of."""
        return self.trace_readings(article, *self.read(article))

    def read(self, article: Article) -> tuple[View, list[Reading]]:
        """Return the matching view of an article, and a reading of each sentence."""
        sight, sentences, cued = self._sentences(article)
        article_wide = surroundings(sight.text, sentences, self.lexicon)
        parses = self._parses(sight, sentences, cued)
        return sight, [Reading(s, self.lexicon, p, article_wide) for s, p in zip(sentences, parses, strict=True)]

    def trace_readings(
        self, article: Article, sight: View, readings: list[Reading], resolver: Resolver | None = None
    ) -> list[tuple[Resolved, Quote]]:
        """Return what `trace` returns, from what `read` returned; a resolver of the caller's own meets the speakers."""
        resolver = resolver or Resolver()
        resolved: list[Resolved] = []
        for reading in readings:
            if reading.ends_article:
                break
            if reading.is_furniture or is_overfull(reading):
                continue
            attributions, _ = self._attributor.attribute(reading, explain=False)
            resolved.extend(resolver.resolve(reading, attributions))
        resolved = with_pointing_back(resolved, readings, resolver)
        items = list(with_fragments(with_run_on(without_lists(resolved), readings)))
        if not items:
            return []
        writer, company = RecordWriter(article, sight, self.lexicon.book.confidence), Company(items)
        return [(item, writer.quote(item, company)) for item in items]

    def _parses(self, sight: View, sentences: list[Sentence], cued: list[bool]) -> list[ParsedSentence | None]:
        if self._parser is None:
            return [None] * len(sentences)
        if hasattr(self._parser, "parse_some"):
            return cast("ReadingAhead", self._parser).parse_some(sight, sentences, cued)
        return self._parser.parse(sight, sentences)


def is_overfull(reading: Reading) -> bool:
    """Whether a sentence holds more cues than any sentence does: it is passed over, or it would take minutes."""
    return len(reading.cues) > _MAX_CUES


def _parser_of(model: str | Path) -> Parser:
    from quotes.models import load_pipeline
    from quotes.parse import StanzaParser

    return StanzaParser(load_pipeline(model))


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the packaged rules and model, made on first use."""
    return Extractor(model="ar-news")


def extract(text: str) -> QuoteList:
    """Return the quotes of one text with the packaged rules and model."""
    return default_extractor().extract(text)
