"""An article's records beside the article itself: what every format is written from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from quotes.article import Article
from quotes.errors import OutputError
from quotes.formats.source import ArticleStore, ref_of
from quotes.record import ArticleRef, Quote


@dataclass(frozen=True)
class Bundle:
    """One article, as its records name it, with its records; `text` is None where the article is not at hand."""

    ref: ArticleRef
    text: str | None
    quotes: tuple[Quote, ...]

    @classmethod
    def of(cls, article: Article, quotes: Iterable[Quote]) -> "Bundle":
        """Return the bundle of an article that has just been read."""
        return cls(ref_of(article), article.text, tuple(quotes))

    @property
    def needed_text(self) -> str:
        """The article's text; raises OutputError where it is not at hand."""
        if self.text is None:
            raise OutputError(
                f"article {self.ref.id}: its text is needed for this format;"
                " give the file that `quotes extract --articles-out` wrote as --articles"
            )
        return self.text


def ordered_bundles(records: Iterable[Quote], articles: ArticleStore | None = None) -> Iterator[Bundle]:
    """Yield one bundle for each run of records of one article, then one for each article without records.

    Holds one article at a time. Raises OutputError when records and article texts do not belong together.
    """
    seen: set[tuple[str, str]] = set()
    for ref, group in groupby(records, key=lambda record: record.article):
        quotes = tuple(group)
        seen.add((ref.id, ref.sha256))
        text = articles.text(ref) if articles else None
        if text is not None:
            _check(text, ref.title or "", quotes)
        yield Bundle(ref, text, quotes)
    for ref in articles.refs() if articles else ():
        if articles and (ref.id, ref.sha256) not in seen:
            yield Bundle(ref, articles.text(ref), ())


def once(bundles: Iterable[Bundle]) -> Iterator[Bundle]:
    """Pass bundles on; raise OutputError when the records of an article stand in two places."""
    seen: set[ArticleRef] = set()
    for bundle in bundles:
        if bundle.ref in seen:
            raise OutputError(f"article {bundle.ref.id}: its records stand in two places of the file; sort them by article first")
        seen.add(bundle.ref)
        yield bundle


def _check(text: str, title: str, quotes: tuple[Quote, ...]) -> None:
    for quote in quotes:
        if (title if quote.part == "title" else text)[quote.start : quote.end] != quote.text:
            place = f"{quote.start}..{quote.end}"
            raise OutputError(f"record {quote.id}: article {quote.article.id} does not hold its text at {place}")
