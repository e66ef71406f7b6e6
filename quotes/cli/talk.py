"""What a long run tells on stderr: progress on a terminal, lines otherwise, JSON for machines, or only errors."""

import json
import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.text import Text

from quotes.cli.console import counted, stderr
from quotes.errors import InputError, visible
from quotes.readers.options import Meter, ReadOptions

if TYPE_CHECKING:
    from rich.progress import Progress

_SILENT = ReadOptions(warn=lambda _where, _cause: None)  # the run itself tells what is passed over
_PAUSE = 0.1  # seconds between two drawings of the progress


class Talk:
    """Tells how a run goes; usable as a context manager around it."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, log_json: bool = False) -> None:
        """Choose how much is told and in which form."""
        self.meter = Meter()
        self._quiet = quiet
        self._verbose = verbose
        self._json = log_json
        self._console = stderr()
        self._progress: Progress | None = None
        self._total = 0
        self._drawn = 0.0
        self._began = time.monotonic()

    def expect(self, paths: Iterable[str]) -> None:
        """Count how many bytes will be read, for the time left; what cannot be counted leaves it open."""
        from quotes.readers.paths import find_sources

        if self._shows_progress:
            sources = [s for s in find_sources(paths, options=_SILENT) if not isinstance(s, InputError)]
            files = [s.path for s in sources if s.path is not None and s.path.is_file()]
            if len(files) == len(sources):
                self._total = sum(file.stat().st_size for file in files)

    @property
    def _shows_progress(self) -> bool:
        return self._console.is_terminal and not (self._quiet or self._verbose or self._json)

    def __enter__(self) -> Self:
        """Start; the progress appears only on a terminal."""
        if self._shows_progress:
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._progress.add_task("reading", total=self._total or None)
            self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the progress away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def advance(self, articles: int, quotes: int) -> None:
        """Show how far the run is, not more often than eyes can see."""
        now = time.monotonic()
        if self._progress is None or now - self._drawn < _PAUSE:
            return
        self._drawn = now
        rate = articles / max(now - self._began, 0.001)
        text = f"{counted(articles, 'article')}, {counted(quotes, 'quote')}, {rate:.1f}/s"
        self._progress.update(self._progress.task_ids[0], description=text, completed=self.meter.position)

    def article(self, name: str, quotes: int) -> None:
        """Tell of one article that is done."""
        if self._json:
            if self._verbose:
                self._log("article", where=name, quotes=quotes)
        elif self._verbose:
            self._console.print(f"{visible(name)}: {counted(quotes, 'quote')}", markup=False)

    def error(self, err: InputError) -> None:
        """Tell of an input that failed."""
        if self._json:
            self._log("error", where=err.where, cause=err.cause)
        else:
            self._console.print(Text.assemble(("error: ", "bold red"), str(err)))

    def warning(self, where: str, cause: str) -> None:
        """Tell of something left out or not understood."""
        if self._json:
            self._log("warning", where=where, cause=cause)
        elif not self._quiet:
            self._console.print(Text.assemble(("warning: ", "bold yellow"), f"{visible(where)}: {cause}"))

    def done(self, summary: str, counts: dict[str, int]) -> None:
        """Tell what the run came to."""
        if self._json:
            self._log("done", **counts, seconds=round(time.monotonic() - self._began, 3))
        elif not self._quiet:
            self._console.print(summary, markup=False)

    def _log(self, event: str, **fields: Any) -> None:
        sys.stderr.write(json.dumps({"event": event, **fields}, ensure_ascii=False) + "\n")
        sys.stderr.flush()
