"""Names in Latin letters: the newsroom's own list first, then the extra `latin`."""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from quotes.errors import InputError, QuotesError
from quotes.record import Quote
from quotes.search import loose


class LatinError(QuotesError):
    """Names cannot be romanised; says what to install."""


def read_names(path: Path) -> dict[str, str]:
    """Return the names of a CSV file with the columns `ar` and `latin`, by their loose spelling.

    Raises InputError, naming file and line, for a file that is no such list.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = {"ar", "latin"} - set(rows.fieldnames or ())
            if missing:
                raise InputError(f"{path}:1", f"no column '{min(missing)}'; a list of names has the columns ar,latin")
            return dict(_name(row, f"{path}:{rows.line_num}") for row in rows)
    except OSError as err:
        raise InputError(str(path), f"cannot be read: {err.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as err:
        raise InputError(str(path), f"no CSV in UTF-8: {err}") from None


def _name(row: Mapping[str, str | None], where: str) -> tuple[str, str]:
    arabic, latin = (row.get(column) or "" for column in ("ar", "latin"))
    if not arabic.strip() or not latin.strip():
        raise InputError(where, "a name must stand in both columns, ar and latin")
    return loose(arabic), latin.strip()


class Romaniser:
    """Give speakers their names in Latin letters."""

    def __init__(self, names: Mapping[str, str] | None = None, *, guess: bool = True) -> None:
        """Use a list of names (keys from `read_names`) and, with `guess`, the extra `latin` for persons not in it.

        Raises LatinError where the extra is wanted and not installed.
        """
        self._names = names or {}
        self._guess: Callable[[str], str | None] = _guesser() if guess else lambda _: None

    def name(self, name: str, kind: str = "person") -> str | None:
        """Return a name in Latin letters; only names of persons are guessed, as others would be translated, not spelled."""
        known = self._names.get(loose(name))
        return known or (self._guess(name) if kind == "person" else None)

    def applied(self, quote: Quote) -> Quote:
        """Return a record with its speaker's `name_latin` filled, where there is one."""
        if quote.speaker is None or (latin := self.name(quote.speaker.name, quote.speaker.kind)) is None:
            return quote
        return quote.model_copy(update={"speaker": quote.speaker.model_copy(update={"name_latin": latin})})


@cache
def _guesser() -> Callable[[str], str | None]:
    try:
        from arabic_name_romanizer import Transliterator
    except ImportError as err:
        raise LatinError(f"{err.name} is not installed; run: pip install 'quotes-ar[latin]'") from None
    transliterator = Transliterator()

    @cache
    def guess(name: str) -> str | None:
        return str(transliterator.transliterate(name)).strip() or None

    return guess
