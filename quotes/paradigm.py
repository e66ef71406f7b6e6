"""The forms of some verbs, found by how they are written.

Six forms of seven carry a pronoun. Kept are the spellings before it, so that a verb is made in a fraction of the time and memory
that all its forms would take.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from quotes.morphology import Cell, Form

_PRONOUNS: Final = ("ه", "ها", "هما", "هم", "هن", "نا", "ني", "ي")
_LAST: Final = frozenset(pronoun[-1] for pronoun in _PRONOUNS)


class Paradigm:
    """The forms of a few verbs, numbered by the caller, by their spelling."""

    def __init__(self, verbs: Iterable[tuple[int, Iterable[Cell]]]) -> None:
        """Take the verbs, each with the places of its paradigm in their order."""
        self._cells = [(number, cell) for number, cells in verbs for cell in cells]
        self._alone: dict[str, list[int]] = {}
        self._bound: dict[str, list[int]] = {}
        for n, (_, cell) in enumerate(self._cells):
            table = self._bound if cell.pronouns else self._alone
            for spelling in cell.spellings:
                table.setdefault(spelling, []).append(n)

    def forms(self, surface: str) -> list[tuple[int, Form]]:
        """Return the forms that are written so with their verbs, in the order in which `quotes.morphology.inflect` lists them."""
        bound: list[str] = []
        if surface[-1:] in _LAST:
            bound = [p for p in _PRONOUNS if surface.endswith(p) and surface[: -len(p)] in self._bound]
        if not bound and surface not in self._alone:
            return []  # as most words are
        found: list[tuple[int, Form]] = []
        for n, _, _, spelling, pronoun in sorted(self._ranked(surface, bound)):
            number, cell = self._cells[n]
            found.append((number, cell.form(spelling, pronoun or None)))
        return list(dict.fromkeys(found))

    def _ranked(self, surface: str, pronouns: Iterable[str]) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield the place of each form among all, then spelling and pronoun, which is one of some."""
        for n in self._alone.get(surface, ()):
            yield n, 0, self._cells[n][1].spellings.index(surface), surface, ""
        for pronoun in pronouns:
            spelling = surface.removesuffix(pronoun)
            for n in self._bound[spelling]:
                cell = self._cells[n][1]
                if pronoun in cell.pronouns:
                    yield n, cell.pronouns.index(pronoun), cell.spellings.index(spelling), spelling, pronoun
