"""A colour for each speaker: few colours, and different ones for those who speak in the same article."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from quotes.record import Quote
from quotes.speakers import speaker_key

COLOURS: Final = 12
NO_SPEAKER: Final = COLOURS  # a grey of its own


def colour_speakers(articles: Iterable[Sequence[Quote]]) -> dict[str, int]:
    """Return a colour number for each speaker's key; the most quoted choose first, next to whom they share articles with."""
    casts = [list(dict.fromkeys(speaker_key(q.speaker) for q in quotes if q.speaker)) for quotes in articles]
    met: dict[str, Counter[str]] = {}
    for cast in casts:
        for key in cast:
            met.setdefault(key, Counter()).update(cast)
    chosen: dict[str, int] = {}
    used: Counter[int] = Counter()
    for key in sorted(met, key=lambda k: -met[k][k]):
        near: Counter[int] = Counter()
        for other, times in met[key].items():
            if other in chosen:
                near[chosen[other]] += times
        chosen[key] = min(range(COLOURS), key=lambda c: (near[c], used[c], c))
        used[chosen[key]] += 1
    return chosen


def colour_of(quote: Quote, colours: dict[str, int]) -> int:
    """Return the colour number of a record's speaker."""
    return colours[speaker_key(quote.speaker)] if quote.speaker else NO_SPEAKER
