"""Who said how much: the records of many articles, counted by speaker."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotes.normalise import fold
from quotes.record import Quote, Speaker


def speaker_key(speaker: Speaker) -> str:
    """Return what the same speaker has in common over articles: the kind and the name in its folded form.

    Sources without a name stay apart by article only where their words differ, as nobody can tell more.
    """
    return f"{speaker.kind}:{' '.join(fold(speaker.name).split())}"


@dataclass
class Tally:
    """What one speaker said, counted."""

    name: str
    kind: str
    name_latin: str | None = None
    role: str | None = None
    quotes: int = 0
    words: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    senses: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    def add(self, quote: Quote, speaker: Speaker) -> None:
        """Count one record; the first role that an article gives is kept."""
        self.quotes += 1
        self.words += len(quote.text.split())
        self.kinds[quote.kind] += 1
        if quote.cue:
            self.senses[quote.cue.sense] += 1
        self.articles.add(quote.article.sha256)
        self.name_latin = self.name_latin or speaker.name_latin
        self.role = self.role or speaker.role


def tally(records: Iterable[Quote]) -> list[Tally]:
    """Return each named speaker's tally, most quoted first, then by name.

    Records without a speaker count nowhere, nor do those of headlines: they say again what the text says.
    """
    found: dict[str, Tally] = {}
    for quote in records:
        if quote.speaker is None or quote.part == "title":
            continue
        entry = found.setdefault(speaker_key(quote.speaker), Tally(quote.speaker.name, quote.speaker.kind))
        entry.add(quote, quote.speaker)
    return sorted(found.values(), key=lambda t: (-t.quotes, -t.words, t.name))
