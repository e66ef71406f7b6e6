"""One run of `quotes extract`: its outputs, what it counted, and the way back in after a kill."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.article import Article
from quotes.batch import Selection
from quotes.cli.console import counted
from quotes.cli.talk import Talk
from quotes.errors import InputError, OutputError
from quotes.journal import Journal, Progress, cut
from quotes.readers import Item, ReadOptions, read_items

if TYPE_CHECKING:
    from quotes.extractor import ArticleQuotes, Extractor
    from quotes.parallel import Outcome, Recipe
    from quotes.record import Quote
    from quotes.write import FileWriter, StdoutWriter


@dataclass(frozen=True)
class Targets:
    """Where things go; without `output`, records go to stdout."""

    output: Path | None = None
    articles: Path | None = None
    errors: Path | None = None

    def files(self) -> dict[str, Path]:
        """Return the files by what they hold."""
        named = {"output": self.output, "articles": self.articles, "errors": self.errors}
        return {name: path for name, path in named.items() if path is not None}


@dataclass(frozen=True)
class Job:
    """What a run does: which inputs, read how, and what becomes of each record."""

    paths: tuple[str, ...]
    options: ReadOptions
    selection: Selection
    read_as: str | None = None
    min_confidence: float = 0.0
    latin: "Callable[[Quote], Quote] | None" = None
    fail_fast: bool = False

    def items(self) -> Iterator[Item]:
        """Yield the items that this run works on."""
        return self.selection.pick(read_items(self.paths, format=self.read_as, options=self.options))


@dataclass(frozen=True)
class Workers:
    """So many processes, or the cluster at an address, instead of an extractor here."""

    recipe: "Recipe"
    jobs: int
    cluster: str | None = None

    def work(self, items: Iterator[Item]) -> "Iterator[tuple[Item, Outcome]]":
        """Yield each item with what became of it, in order."""
        if self.cluster is not None:
            from quotes.cluster import work_on_cluster

            return work_on_cluster(items, self.recipe, self.cluster)
        from quotes.parallel import work

        return work(items, self.recipe.make, self.jobs)


class Run:
    """Goes over the input once."""

    def __init__(self, job: Job, extractor: "Extractor | Workers", targets: Targets, talk: Talk) -> None:
        """Take what the run works with; nothing is opened yet."""
        self._job = job
        self._extractor = extractor
        self._targets = targets
        self._talk = talk
        self._files: dict[str, FileWriter] = {}
        self._progress = Progress()
        self._was_finished = False
        self.counts: Counter[str] = Counter()

    @property
    def summary(self) -> str:
        """What was done, in one line."""
        if self._was_finished:
            return f"{self._targets.output} is finished already; without --resume it is made anew"
        counts = self.counts
        failed = f"; {counts['failed']} failed" if counts["failed"] else ""
        doubles = f"; {counted(self._job.selection.duplicates, 'duplicate')} dropped" if self._job.selection.dedupe else ""
        return f"{counted(counts['quotes'], 'quote')} in {counted(counts['articles'], 'article')}{doubles}{failed}"

    def results(self) -> "Iterator[ArticleQuotes]":
        """Yield the quotes of each article that can be read, for formats that take them as they come."""
        with ExitStack() as stack:
            self._open(stack, {k: p for k, p in self._targets.files().items() if k != "output"})
            for _, outcome in self._worked(self._job.items()):
                found = self._done(outcome)
                if found is not None:
                    yield found

    def write_lines(self, *, resume: bool, settings: str) -> None:
        """Write JSON Lines, from the start or from where the journal beside the output says."""
        from quotes.write import StdoutWriter

        output = self._targets.output
        if output is None or (output.exists() and not output.is_file()):
            writer = StdoutWriter() if output is None else None
            self._write_unkept(writer)
            return
        if resume and output.exists() and not Journal.path_beside(output).exists():
            self._was_finished = True  # by an earlier run: its journal went with its last line
            return
        journal = Journal.beside(output)
        try:
            self._write_kept(journal, resume=resume, settings=settings)
        except BaseException:
            journal.close()
            raise
        journal.finish()

    def _write_unkept(self, writer: "StdoutWriter | None") -> None:
        with ExitStack() as stack:
            files = self._targets.files()
            self._open(stack, files if writer is None else {k: p for k, p in files.items() if k != "output"})
            for _, outcome in self._worked(self._job.items()):
                found = self._done(outcome)
                if found is not None:
                    (writer or self._files["output"]).write(found.quotes)

    def _write_kept(self, journal: Journal, *, resume: bool, settings: str) -> None:
        run = hashlib.sha256(settings.encode()).hexdigest()[:16]
        before = journal.read() if resume else None
        if before is not None and before.run != run:
            raise OutputError(f"{self._targets.output}: made with other inputs or options; start again without --resume")
        files = self._targets.files()
        with ExitStack() as stack:
            if before is None:
                journal.restart()
                journal.write(Progress(run=run))
            else:
                for name, path in files.items():
                    cut(path, before.sizes.get(name, 0))
                self.counts.update(before.counts)
            self._progress = before or Progress(run=run)
            self._open(stack, files, append=before is not None)
            for item, outcome in self._worked(self._left(self._progress)):
                found = self._done(outcome)
                if found is not None:
                    self._files["output"].write(found.quotes)
                self._keep(journal, item)

    def _left(self, before: Progress) -> Iterator[Item]:
        """Yield the items that an earlier run did not finish; raises OutputError where the input is no longer the same."""
        items = self._job.items()
        last = None
        for _ in range(before.items):
            last = next(items, None)
        if before.items and (last is None or _identity(last) != before.last):
            raise OutputError(f"{self._targets.output}: the input has changed since; start again without --resume")
        yield from items

    def _keep(self, journal: Journal, item: Item) -> None:
        self._progress.items += 1
        self._progress.last = _identity(item)
        self._progress.counts = dict(self.counts)
        self._progress.sizes = {name: writer.size for name, writer in self._files.items()}
        journal.write(self._progress)

    def _open(self, stack: ExitStack, files: dict[str, Path], *, append: bool = False) -> None:
        from quotes.write import FileWriter

        self._files = {name: stack.enter_context(FileWriter(path, append=append)) for name, path in files.items()}

    def _worked(self, items: Iterator[Item]) -> "Iterator[tuple[Item, Outcome]]":
        """Yield each item with what became of it, in order, worked out here or by several processes."""
        from quotes.parallel import outcome, settle

        if isinstance(self._extractor, Workers):
            yield from self._extractor.work(items)
            return
        settle()
        for item in self._extractor.reading_ahead(items):
            yield item, item if isinstance(item, InputError) else outcome(self._extractor, item)

    def _done(self, outcome: "Outcome") -> "ArticleQuotes | None":
        """Return an article's quotes, or None after telling of what failed; write down the article or the failure."""
        found = outcome if isinstance(outcome, InputError) else self._chosen(outcome)
        if isinstance(found, InputError):
            self.counts["failed"] += 1
            self._talk.error(found)
            if "errors" in self._files:
                fault = {"where": found.where, "cause": found.cause}
                self._files["errors"].write_lines([json.dumps(fault, ensure_ascii=False)])
            if self._job.fail_fast:
                raise StoppedError
            return None
        if "articles" in self._files:
            from quotes.formats.source import article_line

            self._files["articles"].write_lines([article_line(found.article)])
        self.counts["articles"] += 1
        self.counts["quotes"] += len(found.quotes)
        self._talk.article(found.article.path or found.article.key, len(found.quotes))
        self._talk.advance(self.counts["articles"], self.counts["quotes"])
        return found

    def _chosen(self, found: "ArticleQuotes") -> "ArticleQuotes | InputError":
        """Keep the records that are wanted, as they are wanted."""
        from quotes.extractor import ArticleQuotes

        article = found.article
        try:
            quotes = tuple(q for q in found.quotes if q.confidence >= self._job.min_confidence)
            if self._job.latin is not None:
                quotes = tuple(map(self._job.latin, quotes))
        except Exception as err:  # noqa: BLE001 - whatever one article sets off, the others are still done
            cause = f"article {article.key} broke the extraction ({type(err).__name__}: {err}); please report it"
            return InputError(article.path or article.key, cause)
        return ArticleQuotes(article, quotes)


class StoppedError(Exception):
    """An input failed, and the user wanted the run to end there."""


def _identity(item: Item) -> str:
    return item.sha256 if isinstance(item, Article) else hashlib.sha256(str(item).encode("utf-8", "replace")).hexdigest()
