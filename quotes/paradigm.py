"""The forms of one verb, found by how they are written.

Six forms of seven carry a pronoun. Kept are the spellings before it, so that a verb is made in a fraction of the time and memory
that all its forms would take.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from quotes.morphology import Cell, Form

_PRONOUNS: Final = ("ه", "ها", "هما", "هم", "هن", "نا", "ني", "ي")


class Paradigm:
    """A verb's forms by their spelling."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        """Take the places of the paradigm in their order."""
        self._cells = list(cells)
        self._alone: dict[str, list[int]] = {}
        self._bound: dict[str, list[int]] = {}
        for n, cell in enumerate(self._cells):
            table = self._bound if cell.pronouns else self._alone
            for spelling in cell.spellings:
                table.setdefault(spelling, []).append(n)

    def forms(self, surface: str) -> list[Form]:
        """Return the forms that are written so, in the order in which `quotes.morphology.inflect` lists them."""
        found = sorted(self._ranked(surface))
        return list(dict.fromkeys(self._cells[n].form(spelling, pronoun or None) for n, _, _, spelling, pronoun in found))

    def _ranked(self, surface: str) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield the place of each form in its paradigm, then spelling and pronoun."""
        for n in self._alone.get(surface, ()):
            yield n, 0, self._cells[n].spellings.index(surface), surface, ""
        for pronoun in _PRONOUNS:
            spelling = surface.removesuffix(pronoun)
            for n in self._bound.get(spelling, ()) if len(spelling) < len(surface) else ():
                cell = self._cells[n]
                if pronoun in cell.pronouns:
                    yield n, cell.pronouns.index(pronoun), cell.spellings.index(spelling), spelling, pronoun
