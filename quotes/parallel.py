"""Several processes at one stream of articles: results in the order of the input, memory bounded, dead workers replaced.

Each worker builds its own extractor (a model and a table of rules cannot be shared) and computes on one thread. The
input is cut into parts of a few articles; at any moment only a few parts are under way or waiting to be handed out,
so that an input of any length takes the same memory.
"""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final

from quotes.article import Article
from quotes.errors import InputError, QuotesError
from quotes.extractor import ArticleQuotes, Extractor

Item = Article | InputError
Outcome = ArticleQuotes | InputError
Answer = ArticleQuotes | tuple[str, str]  # what travels between processes; a pair is where and why an article failed

_ARTICLES: Final = 64  # articles that a worker takes at once
_PART_SIZE: Final = 120_000  # characters after which a part is full
_AHEAD: Final = 3  # parts a worker that are under way or done but not handed out yet
_TRIES: Final = 3  # workers that a part may kill before its articles are given up
_PATIENCE: Final = 5.0  # seconds that a worker gets to leave
_YOUNG: Final = 20_000  # objects more than before, after which Python looks for cycles: an article brings fewer, and leaves none


class WorkerError(QuotesError):
    """The workers cannot be started, or cannot go on."""


@dataclass(frozen=True)
class Recipe:
    """How a worker makes its extractor: what `Extractor` takes, with the parser as the name of its model."""

    rules: Path | None = None
    model: str | Path | None = None
    parse: bool = True
    titles: bool = False

    def make(self) -> Extractor:
        """Return the extractor; its parser computes on one thread."""
        if not self.parse:
            return Extractor(rules=self.rules, titles=self.titles)
        import torch

        from quotes.models import load_pipeline
        from quotes.parse import StanzaParser

        torch.set_num_threads(1)
        return Extractor(rules=self.rules, parser=StanzaParser(load_pipeline(self.model)), titles=self.titles)


def settle() -> None:
    """Leave rules and model out of the search for cycles, and search seldom; for a process that does nothing but extract.

    They live as long as it does, and looking through them again and again took one part in twelve of its time.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def outcome(extractor: Extractor, article: Article) -> Outcome:
    """Return an article's quotes, or what is wrong with it: whatever one article sets off, the others are still done."""
    try:
        return extractor.extract_article(article)
    except Exception as err:  # noqa: BLE001 - see above
        cause = f"article {article.key} broke the extraction ({type(err).__name__}: {err}); please report it"
        return InputError(article.path or article.key, cause)


def extract_parallel(articles: Iterable[Article], recipe: Recipe, jobs: int) -> Iterator[Outcome]:
    """Yield each article's outcome in the order of the input, worked out by so many processes.

    Raises:
        WorkerError: when the workers cannot make their extractors, or die before they begin.
    """
    for _, found in work(articles, recipe.make, jobs):
        yield found


def work(items: Iterable[Item], make: Callable[[], Extractor], jobs: int) -> Iterator[tuple[Item, Outcome]]:
    """Yield each item with its outcome, in order; what failed already stays as it is. `make` must be picklable."""
    pool = _Pool(make, jobs)
    try:
        yield from pool.run(parts_of(items))
    finally:
        pool.close()


def parts_of(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut a stream into parts of a few articles."""
    part: list[Item] = []
    size = 0
    for item in items:
        part.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(part) >= _ARTICLES or size >= _PART_SIZE:
            yield part
            part, size = [], 0
    if part:
        yield part


@dataclass(eq=False)
class Part:
    """A few items, and what became of them."""

    items: Sequence[Item]
    outcomes: list[Outcome] | None = None
    taken: bool = False
    tries: int = 0

    @property
    def articles(self) -> list[Article]:
        """The items that are left to do."""
        return [item for item in self.items if isinstance(item, Article)]

    def finish(self, answers: Iterable[Answer]) -> None:
        """Put the answers in the places of the articles."""
        rest = iter(answers)
        self.outcomes = [item if isinstance(item, InputError) else to_outcome(next(rest)) for item in self.items]


@dataclass(eq=False)
class _Worker:
    """A process, the pipe to it and the part it is at; one at a time, so that no two sends can wait for one another."""

    process: SpawnProcess
    pipe: "connection.Connection[Any, Any]"
    ready: bool = False
    part: Part | None = None


class _Pool:
    def __init__(self, make: Callable[[], Extractor], jobs: int) -> None:
        self._make = make
        self._context = get_context("spawn")  # a forked torch hangs
        self._workers: list[_Worker] = []
        self._workers.extend(self._start() for _ in range(jobs))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()  # or a dead worker's pipe would never end
        return _Worker(process, ours)

    def run(self, parts: Iterator[list[Item]]) -> Iterator[tuple[Item, Outcome]]:
        """Yield the items of all parts with their outcomes, in order."""
        waiting: deque[Part] = deque()
        limit = _AHEAD * len(self._workers)
        while True:
            waiting.extend(Part(items) for items in islice(parts, limit - len(waiting)))
            if not waiting:
                return
            self._hand_out(waiting)
            self._receive(wait=waiting[0].outcomes is None)
            while waiting and (outcomes := waiting[0].outcomes) is not None:
                yield from zip(waiting.popleft().items, outcomes, strict=True)

    def _hand_out(self, parts: Iterable[Part]) -> None:
        left = iter([part for part in parts if not part.taken])
        for worker in self._workers:
            if not worker.ready or worker.part is not None:
                continue
            part = next(left, None)
            if part is None:
                return
            part.taken, worker.part = True, part
            with suppress(OSError):  # dead: `_receive` sees to it
                worker.pipe.send(part.articles)

    def _receive(self, *, wait: bool) -> None:
        """Take what workers have sent; replace the dead."""
        ready = connection.wait([worker.pipe for worker in self._workers], None if wait else 0)
        for worker in [w for w in self._workers if w.pipe in ready]:
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if isinstance(message, QuotesError):
                raise message
            if worker.part is None:
                worker.ready = True
            else:
                worker.part.finish(message)
                worker.part = None

    def _replace(self, dead: _Worker) -> None:
        dead.process.join(_PATIENCE)
        dead.pipe.close()
        if not dead.ready:
            raise WorkerError(
                f"a worker died before it began (exit status {dead.process.exitcode}); is there memory for its model?"
            )
        part = dead.part
        if part is not None:
            part.taken = False
            part.tries += 1
            if part.tries >= _TRIES:
                part.finish(given_up(article) for article in part.articles)
        self._workers[self._workers.index(dead)] = self._start()

    def close(self) -> None:
        """End the workers, at once."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            worker.pipe.close()


def to_outcome(found: Answer) -> Outcome:
    """Return what an answer was made of."""
    return found if isinstance(found, ArticleQuotes) else InputError(*found)


def given_up(article: Article) -> Answer:
    """Return the answer for an article whose part is not tried again."""
    return article.path or article.key, f"article {article.key} was in a part that killed {_TRIES} workers (out of memory?)"


def _serve(pipe: "connection.Connection[Any, Any]", make: Callable[[], Extractor]) -> None:
    """Be a worker: make the extractor, then answer parts until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    try:
        extractor = make()
    except QuotesError as err:
        pipe.send(WorkerError(str(err)))
        return
    settle()
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send([answer(extractor, article) for article in extractor.reading_ahead(pipe.recv())])


def answer(extractor: Extractor, article: Article) -> Answer:
    """Return an article's outcome as it travels between processes."""
    found = outcome(extractor, article)
    return (found.where, found.cause) if isinstance(found, InputError) else found  # our errors do not travel well
