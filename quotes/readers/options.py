"""What the user may say about inputs: names of columns, limits of archives, and who hears warnings."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from quotes.readers.dates import iso_date

FIELDS: Final = ("id", "text", "title", "url", "published", "publisher")


class InputWarning(UserWarning):
    """Something of an input was left out or not understood; the article itself is there."""


def _warn(where: str, cause: str) -> None:
    warnings.warn(f"{where}: {cause}", InputWarning, stacklevel=4)


@dataclass(frozen=True)
class ReadOptions:
    """Options that readers share.

    `fields` gives the name of a column or JSON field for each of ours (`{"text": "body"}`); `max_unpacked` is a number
    of bytes and `max_files` one of members, each for one archive; `warn` gets a place and a cause.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    max_unpacked: int = 4_000_000_000
    max_files: int = 100_000
    warn: Callable[[str, str], None] = _warn

    def date(self, where: str, written: str | None) -> str | None:
        """Return a date in ISO 8601; one that cannot be read is warned of and None."""
        if not written or not written.strip():
            return None
        found = iso_date(written)
        if found is None:
            self.warn(where, f"date '{written[:60]}' cannot be read for sure; left out (ISO 8601 is: 2026-01-31)")
        return found


DEFAULTS: Final = ReadOptions()
