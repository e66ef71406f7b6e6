"""Find records by speaker, sense and words, as people type them: vowels, hamza and endings in ة or ى do not matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from quotes.normalise import fold
from quotes.record import Quote

_LOOSE: Final = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": None, "ة": "ه"})


def loose(text: str) -> str:
    """Return what two spellings of the same words have in common.

    >>> loose("مسؤولٌ في الهيئةِ") == loose("مسوول  في الهييه")
    True
    """
    return " ".join(fold(text).translate(_LOOSE).lower().split())


@dataclass(frozen=True)
class Search:
    """What records must have; an empty condition is met by all."""

    speaker: str = ""
    text: str = ""
    senses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    min_confidence: float = 0.0

    def matches(self, quote: Quote) -> bool:
        """Whether a record meets every condition."""
        return (
            quote.confidence >= self.min_confidence
            and (not self.kinds or quote.kind in self.kinds)
            and (not self.senses or (quote.cue is not None and quote.cue.sense in self.senses))
            and loose(self.text) in loose(quote.text)
            and self._is_by(quote)
        )

    def _is_by(self, quote: Quote) -> bool:
        """Whether the wanted words stand in a name, title or role of the speaker, or in the name in Latin letters."""
        if not self.speaker:
            return True
        said = quote.speaker
        if said is None:
            return False
        known = (said.name, *said.names, said.title or "", said.role or "", said.name_latin or "")
        wanted = loose(self.speaker)
        return any(wanted in loose(words) for words in known)


def find(records: Iterable[Quote], search: Search) -> Iterator[Quote]:
    """Yield the records that match, in their order."""
    return (quote for quote in records if search.matches(quote))
