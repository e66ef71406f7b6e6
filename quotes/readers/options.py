"""What the user may say about inputs: names of columns, limits of archives, and who hears warnings."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Final

from quotes.errors import visible
from quotes.readers.dates import iso_date

FIELDS: Final = ("id", "text", "title", "url", "published", "publisher")


class InputWarning(UserWarning):
    """Something of an input was left out or not understood; the article itself is there."""


class Meter:
    """Counts the bytes of files read so far, as they lie on disk."""

    def __init__(self) -> None:
        """Start at nothing."""
        self._before = 0
        self._file: IO[bytes] | None = None
        self._last = 0

    def opened(self, file: IO[bytes]) -> None:
        """Go on to the next file."""
        self._before += self._size()
        self._file = file

    @property
    def position(self) -> int:
        """Bytes read of all files."""
        return self._before + self._size()

    def _size(self) -> int:
        if self._file is not None and not self._file.closed:
            self._last = self._file.tell()
        elif self._file is None:
            self._last = 0
        return self._last


def _warn(where: str, cause: str) -> None:
    warnings.warn(f"{where}: {cause}", InputWarning, stacklevel=4)


def passed_over(count: int, like: str) -> str:
    """Return what a warning says of files that no reader takes by their names."""
    return f"{count} file{'' if count == 1 else 's'} of other kinds passed over, like '{visible(like)}'"


@dataclass(frozen=True)
class ReadOptions:
    """Options that readers share.

    `fields` gives the name of a column or JSON field for each of ours (`{"text": "body"}`); `max_unpacked` is a number
    of bytes and `max_files` one of members, each for one archive; `warn` gets a place and a cause; `meter` is told
    of each file that is opened.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    max_unpacked: int = 4_000_000_000
    max_files: int = 100_000
    warn: Callable[[str, str], None] = _warn
    meter: "Meter | None" = None

    def date(self, where: str, written: str | None) -> str | None:
        """Return a date in ISO 8601; one that cannot be read is warned of and None."""
        if not written or not written.strip():
            return None
        found = iso_date(written)
        if found is None:
            self.warn(where, f"date '{written[:60]}' cannot be read for sure; left out (ISO 8601 is: 2026-01-31)")
        return found


DEFAULTS: Final = ReadOptions()
