"""The whole way of one article: normalise, passages, cues, parse, attribute, resolve, records."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from quotes.article import Article
from quotes.attribute import Attributor
from quotes.attribution import Attribution
from quotes.confidence import confidence
from quotes.cues import find_cues
from quotes.errors import QuotesError
from quotes.fragments import with_fragments, with_run_on
from quotes.lexicon import Lexicon
from quotes.normalise import View, view
from quotes.parse import ParsedSentence, Parser, ReadingAhead
from quotes.reading import Reading, sentences_of, surroundings
from quotes.record import ArticleRef, Cue, Quote, Span, Speaker, record_id
from quotes.resolve import Entity, Resolved, Resolver
from quotes.results import QuoteList
from quotes.rulebook import load_rules
from quotes.tokens import Sentence

T = TypeVar("T")
_WINDOW: Final = 120_000  # characters of articles whose sentences are parsed together
_WINDOW_ITEMS: Final = 64
_MAX_CUES: Final = 60  # a sentence of more cues is a list of words


@dataclass(frozen=True)
class ArticleQuotes:
    """An article and its quotes, in the order of the text."""

    article: Article
    quotes: tuple[Quote, ...]

    def _repr_html_(self) -> str:
        from quotes.report.notebook import article_html

        return article_html(self.article.title, self.article.text, self.quotes)


class Extractor:
    """Extract quotes from articles with one rule book and, where there is one, a parser.

    `model` names the parser's model (`ar-news` travels with the package) or its folder; without one, and without a
    `parser` of the caller's own, the rules read the words alone.
    """

    def __init__(self, *, rules: Path | None = None, model: str | Path | None = None, parser: Parser | None = None) -> None:
        """Load rules and model; raise RuleError or ModelError when they cannot be used."""
        book = load_rules(rules)
        self._made_of = None if parser is not None else (rules, model)
        self.lexicon = Lexicon(book)
        self._attributor = Attributor(book.patterns)
        self._parser = parser if parser is not None or model is None else _parser_of(model)

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
        return extract_bag(bag, Recipe(rules, model, parse=model is not None))

    def reading_ahead(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items as they are; the sentences of articles among them are parsed in batches before they come out."""
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
        articles = [item for item in window if isinstance(item, Article) and len(item.text) < _WINDOW]
        if len(articles) > 1:
            with suppress(Exception):  # what is wrong with an article shows when its turn comes
                cast("ReadingAhead", self._parser).read_ahead(self._cued(articles))
        return window

    def _cued(self, articles: Iterable[Article]) -> Iterator[tuple[View, Sentence]]:
        for article in articles:
            sight = view(article.text)
            for sentence in sentences_of(sight, self.lexicon):
                if find_cues(sentence.tokens, self.lexicon):
                    yield sight, sentence

    def extract_article(self, article: Article) -> ArticleQuotes:
        """Return an article with its quotes."""
        quotes = sorted((quote for _, quote in self.trace(article)), key=lambda q: (q.start, q.end))
        return ArticleQuotes(article, tuple(quotes))

    def trace(self, article: Article) -> list[tuple[Resolved, Quote]]:
        """Return each record of an article with the attribution it was made of."""
        return self.trace_readings(article, *self.read(article))

    def read(self, article: Article) -> tuple[View, list[Reading]]:
        """Return the matching view of an article, and a reading of each sentence."""
        sight = view(article.text)
        sentences = sentences_of(sight, self.lexicon)
        article_wide = surroundings(sight.text, sentences, self.lexicon)
        parses = self._parses(sight, sentences)
        return sight, [Reading(s, self.lexicon, p, article_wide) for s, p in zip(sentences, parses, strict=True)]

    def trace_readings(self, article: Article, sight: View, readings: list[Reading]) -> list[tuple[Resolved, Quote]]:
        """Return what `trace` returns, from what `read` returned."""
        resolver = Resolver()
        resolved: list[Resolved] = []
        for reading in readings:
            if reading.ends_article:
                break
            if reading.is_furniture or is_overfull(reading):
                continue
            attributions, _ = self._attributor.attribute(reading)
            resolved.extend(resolver.resolve(reading, attributions))
        writer = _RecordWriter(article, sight, self.lexicon.book.confidence)
        return [(r, writer.quote(r)) for r in with_fragments(with_run_on(resolved, readings))]

    def _parses(self, sight: View, sentences: list[Sentence]) -> list[ParsedSentence | None]:
        if self._parser is None:
            return [None] * len(sentences)
        if hasattr(self._parser, "parse_some"):
            wanted = [bool(find_cues(s.tokens, self.lexicon)) for s in sentences]
            return cast("ReadingAhead", self._parser).parse_some(sight, sentences, wanted)
        return self._parser.parse(sight, sentences)


def is_overfull(reading: Reading) -> bool:
    """Whether a sentence holds more cues than any sentence does: it is passed over, or it would take minutes."""
    return len(reading.cues) > _MAX_CUES


class _RecordWriter:
    """Turn resolved attributions of one article into records."""

    def __init__(self, article: Article, sight: View, weights: Mapping[str, float]) -> None:
        self._view = sight
        self._weights = weights
        self._sha256 = article.sha256
        self._ref = ArticleRef(
            id=article.key, path=article.path, title=article.title, url=article.url, published=article.published,
            publisher=article.publisher, sha256=self._sha256,
        )  # fmt: skip

    def quote(self, resolved: Resolved) -> Quote:
        reading, attribution = resolved.reading, resolved.attribution
        content = attribution.content
        passages = [self._passage(reading, k) for k in content.passages]
        if attribution.kind in {"direct", "fragment"} and len(passages) == 1:
            whole = passages[0]
        else:
            start, end = reading.span(content.first, content.last)
            end = max(end, resolved.until or 0)
            whole = self._span(*self._inside_marks(reading, content.first, content.last, start, end))
        return Quote(
            id=record_id(self._sha256, whole.start, whole.end),
            article=self._ref,
            kind=attribution.kind,
            text=whole.text,
            start=whole.start,
            end=whole.end,
            passages=tuple(passages),
            cue=self._cue(reading, attribution),
            speaker=self._speaker(resolved),
            via=self._mention(reading, attribution.via.first, attribution.via.last) if attribution.via else None,
            paragraph=reading.sentence.paragraph,
            confidence=round(confidence(resolved, self._weights), 4),
            rule=attribution.rule,
        )

    def _inside_marks(self, reading: Reading, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """A content that begins or ends with a quotation leaves the outer marks outside."""
        first_passage, last_passage = reading.tokens[first].passage, reading.tokens[last - 1].passage
        return (
            first_passage.start if first_passage is not None else start,
            last_passage.end if last_passage is not None else end,
        )

    def _span(self, start: int, end: int) -> Span:
        a, b = self._view.span(start, end)
        return Span(text=self._view.original[a:b], start=a, end=b)

    def _passage(self, reading: Reading, k: int) -> Span:
        passage = reading.tokens[k].passage
        assert passage is not None
        return self._span(passage.start, passage.end)

    def _mention(self, reading: Reading, first: int, last: int) -> Span:
        return self._span(*reading.span(first, last))

    def _cue(self, reading: Reading, attribution: Attribution) -> Cue | None:
        cue = attribution.cue
        if cue is None:
            return None
        span = self._span(*reading.span(cue.first, cue.last))
        return Cue(text=span.text, lemma=cue.lemma, start=span.start, end=span.end, form=cue.form, sense=cue.sense)

    def _speaker(self, resolved: Resolved) -> Speaker | None:
        entity = resolved.entity
        if entity is None:
            return None
        mention = resolved.mention
        names = tuple(dict.fromkeys(self._named(*m) for m in entity.mentions))
        return Speaker(
            entity=entity.id,
            name=self._name(entity),
            title=self._span(*entity.title_span).text if entity.title_span else None,
            role=self._span(*entity.role_span).text if entity.role_span else None,
            kind=entity.kind,
            names=names,
            mention=self._mention(resolved.reading, mention.first, mention.last) if mention else None,
            resolved_by=resolved.resolved_by,
        )

    def _name(self, entity: Entity) -> str:
        span = entity.name_span or max(entity.mentions, key=lambda m: m[1] - m[0])
        return self._named(*span)

    def _named(self, start: int, end: int) -> str:
        """Return a name as it would stand alone: للوزارة gives الوزارة."""
        span = self._span(start, end)
        before = self._view.original[max(0, span.start - 2) : span.start]
        swallowed = span.text.startswith("ل") and before.endswith("ل") and not before[:1].isalpha()
        return "ا" + span.text if swallowed else span.text


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
