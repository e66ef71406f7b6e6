"""The workers of a Dask cluster at one stream of articles, or at a bag of them; results as on one machine.

Dask's own scheduler hands the parts out and gives a lost worker's part to another. Each worker process makes an
extractor when it first needs one and keeps it; the model and any folder of rules must lie on its machine too.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from threading import Lock
from typing import Any, Final

from quotes.article import Article
from quotes.errors import QuotesError
from quotes.extractor import Extractor
from quotes.parallel import Answer, Item, Outcome, Part, Recipe, answer, given_up, parts_of, to_outcome

_AHEAD: Final = 3  # parts a thread of the cluster that are under way or done but not handed out yet
_LEAST: Final = 8  # parts under way while no worker has come yet
_PATIENCE: Final = 30  # seconds that the scheduler gets to answer


class ClusterError(QuotesError):
    """No scheduler answers, or it cannot go on."""


def work_on_cluster(items: Iterable[Item], recipe: Recipe, address: str) -> Iterator[tuple[Item, Outcome]]:
    """Yield each item with its outcome, in order, worked out by the workers of the scheduler at an address.

    Raises:
        ClusterError: when the scheduler does not answer, or a worker cannot make its extractor.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("a Dask cluster needs the extra 'dask': pip install 'quotes-ar[dask]'") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as err:
        raise ClusterError(f"{address}: no Dask scheduler answers there: {err}") from None
    with client:
        yield from _in_order(client, (Part(items) for items in parts_of(items)), recipe)


def _in_order(client: Any, parts: Iterator[Part], recipe: Recipe) -> Iterator[tuple[Item, Outcome]]:
    waiting: deque[tuple[Part, Any]] = deque()
    while True:
        limit = max(_LEAST, _AHEAD * sum(client.ncores().values()))
        for part in islice(parts, limit - len(waiting)):
            waiting.append((part, client.submit(answers, recipe, part.articles, pure=False)))
        if not waiting:
            return
        part, future = waiting.popleft()
        part.finish(_result(part, future))
        yield from zip(part.items, part.outcomes or (), strict=True)


def _result(part: Part, future: Any) -> Iterable[Answer]:
    from distributed import KilledWorker

    try:
        found: list[Answer] = future.result()
    except KilledWorker:
        return [given_up(article) for article in part.articles]
    except QuotesError as err:
        raise ClusterError(f"a worker of the cluster cannot make its extractor: {err}") from None
    except Exception as err:
        raise ClusterError(f"the cluster cannot go on: {type(err).__name__}: {err}") from err
    return found


def extract_bag(bag: Any, recipe: Recipe) -> Any:
    """Return the bag of outcomes of a bag of articles or texts, in the same order; computed when Dask computes it."""
    return bag.map_partitions(partial(outcomes, recipe))


def outcomes(recipe: Recipe, articles: Iterable[Article | str]) -> list[Outcome]:
    """Return the outcomes of one partition; runs in a worker."""
    given = [Article(text=article) if isinstance(article, str) else article for article in articles]
    return [to_outcome(found) for found in answers(recipe, given)]


def answers(recipe: Recipe, articles: Sequence[Article]) -> list[Answer]:
    """Return what became of the articles of a part; runs in a worker, whose threads share one extractor in turn."""
    with _lock:
        extractor = _extractors.get(recipe)
        if extractor is None:
            extractor = _extractors[recipe] = recipe.make()
        return [answer(extractor, article) for article in extractor.reading_ahead(articles)]


_extractors: dict[Recipe, Extractor] = {}
_lock = Lock()
