"""Articles worked out a few at a time, so that sentences that a rule asks for after all are parsed together too.

Only sentences that rules are likely to ask for are parsed before the rules see an article. Another one, asked for in the
middle of an article, would be parsed alone, which costs six times as much as in a batch. So an article that asks for one
is put aside, the sentences of all such articles are parsed together, and the articles are begun anew.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final, TypeVar

from quotes.article import Article
from quotes.parse import NotParsedError, ReadingAhead

T = TypeVar("T")
_ROUNDS: Final = 6  # after which an article is left to its turn, when its sentences are parsed as they are asked for


def together(articles: Iterable[Article], parser: ReadingAhead, extract: Callable[[Article], T]) -> dict[int, tuple[Article, T]]:
    """Return what `extract` makes of articles, by their identity; one that is not done, or that breaks, is left out."""
    done: dict[int, tuple[Article, T]] = {}
    left = list(articles)
    for _ in range(_ROUNDS):
        again = []
        for article in left:
            with suppress(Exception):  # what is wrong with an article shows when its turn comes
                try:
                    with parser.only_parsed():
                        done[id(article)] = article, extract(article)
                except NotParsedError as err:
                    again.append((article, err.item))
        if not again:
            break
        parser.read_ahead(item for _, item in again)
        left = [article for article, _ in again]
    return done
