"""What a run has finished, so that a later one goes on where it was killed.

Beside an output stands a small file with two places, written in turn, each whole or not at all: how many items are
done, and how long every output was then. Whatever was written after that is cut off and made again, so that the
outputs end up byte for byte as if nothing had happened.
"""

import json
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from quotes.errors import OutputError

_PLACE: Final = 2048  # bytes; one disk block holds both


@dataclass
class Progress:
    """What is done: items taken, the last one's identity, counts for the summary, and the size of each output."""

    items: int = 0
    last: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    run: str = ""


class Journal:
    """The file that keeps a run's progress; `path` lies beside the output and goes when the run is done."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; raises OutputError where that is impossible."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as err:
            raise OutputError(f"{path}: cannot be written: {err.strerror}") from None
        self._turn = 0

    @classmethod
    def beside(cls, output: Path) -> "Journal":
        """Return the journal of an output."""
        return cls(cls.path_beside(output))

    @staticmethod
    def path_beside(output: Path) -> Path:
        """Return where the journal of an output lies."""
        return output.with_name(f"{output.name}.progress")

    def read(self) -> Progress | None:
        """Return the latest whole progress, None where there is none; the next one is written over the other."""
        places = (self._place(0), self._place(1))
        items = [-1 if place is None else place.items for place in places]
        latest = items.index(max(items))
        self._turn = 1 - latest
        return places[latest]

    def write(self, progress: Progress) -> None:
        """Keep a progress; the one before stays until this one is whole."""
        body = json.dumps(vars(progress)).encode()
        line = b"%08x %s" % (zlib.crc32(body), body)
        os.pwrite(self._descriptor, line.ljust(_PLACE - 1) + b"\n", self._turn * _PLACE)
        self._turn = 1 - self._turn

    def restart(self) -> None:
        """Forget what was kept."""
        os.ftruncate(self._descriptor, 0)

    def finish(self) -> None:
        """Remove the file: nothing is left to do."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and leave it for a later run."""
        os.close(self._descriptor)

    def _place(self, number: int) -> Progress | None:
        line = os.pread(self._descriptor, _PLACE, number * _PLACE)
        check, _, body = line.strip().partition(b" ")
        if not body or check != b"%08x" % zlib.crc32(body):
            return None
        return Progress(**json.loads(body))


def cut(path: Path, size: int) -> None:
    """Shorten an output to what was finished; raises OutputError where it is shorter than that, or gone."""
    try:
        there = path.stat().st_size if path.exists() else 0
        if there < size:
            raise OutputError(f"{path}: shorter than when the run stopped; start again without --resume")
        if there > size:
            os.truncate(path, size)
    except OSError as err:
        raise OutputError(f"{path}: cannot be written: {err.strerror}") from None
