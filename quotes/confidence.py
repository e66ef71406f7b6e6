"""How likely a record is right in content and speaker: a logistic over named yes/no features.

The weights stand in `rules/confidence.toml`; `training/confidence.py` fits them on gold articles and says how well they hold.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from quotes.names import can_speak
from quotes.reading import Reading
from quotes.resolved import Resolved

BIAS: Final = "bias"
_LONG: Final = 25  # tokens of a long content
_SHORT: Final = 4


class Company:
    """What the attributions of an article say of one another: an article has few speakers, who are heard again and again."""

    def __init__(self, items: Sequence[Resolved]) -> None:
        """Take the attributions of a whole article in the order of their cues."""
        self._times = Counter(id(item.entity) for item in items if item.entity is not None)
        self._before = {id(item): before.entity for before, item in pairwise(items)}

    def features(self, item: Resolved) -> Iterator[str]:
        """Yield how often the speaker of an attribution is heard, and whether the one before was theirs too."""
        if item.entity is None:
            return
        yield f"speaker heard={('once', 'twice', 'often')[min(self._times[id(item.entity)], 3) - 1]}"
        if id(item) in self._before:
            yield "speaker goes on" if self._before[id(item)] is item.entity else "another speaker before"


def confidence(item: Resolved, weights: Mapping[str, float], company: Company | None = None) -> float:
    """Return the chance, 0 to 1, that content and speaker are both right; 0.5 without weights."""
    return sigmoid(sum(weights.get(name, 0.0) for name in features(item, company)))


def sigmoid(value: float) -> float:
    """Return the logistic of a value, safe for large ones."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def features(item: Resolved, company: Company | None = None) -> Iterable[str]:
    """Return the names of the features that hold of an attribution, in the company of the others of its article."""
    attribution, reading = item.attribution, item.reading
    yield BIAS
    yield f"rule={attribution.rule}"
    yield f"kind={attribution.kind}"
    yield f"speaker={item.resolved_by if item.entity else 'nobody'}"
    yield f"place={attribution.place}"
    yield from _cue_features(item)
    yield from _speaker_features(item)
    if company is not None:
        yield from company.features(item)
    length = attribution.content.last - attribution.content.first
    if length > _LONG:
        yield "long content"
    if attribution.kind != "direct" and length <= _SHORT:
        yield "short content"
    if attribution.content.last < len(reading) - 1:
        yield "sentence goes on"


def _cue_features(item: Resolved) -> Iterator[str]:
    cue, reading = item.attribution.cue, item.reading
    if cue is None:
        yield "no cue"
        return
    yield f"sense={cue.sense}"
    if cue.needs_opener:
        yield "cue of many meanings"
    if cue.imperfect:
        yield "imperfect"
    if cue.first == 0:
        yield "cue begins the sentence"
    if any(other.first < cue.first for other in reading.cues):
        yield "another cue before"
    if reading.parse is not None and cue.form == "verb":
        yield "parse: verb" if reading.is_verb(cue.first) else "parse: no verb"


def _speaker_features(item: Resolved) -> Iterator[str]:
    if item.entity is None:
        return
    yield f"entity={item.entity.kind}"
    if item.mention is None:
        yield "heard in this sentence" if item.entity.first_sentence == item.reading.sentence.start else "heard before"
        return
    if not can_speak(item.reading, item.mention):
        yield "unlikely speaker"
    if _is_parsed_subject(item.reading, item.mention.first):
        yield "parse: subject"


def _is_parsed_subject(reading: Reading, token: int) -> bool:
    return reading.parse is not None and reading.parse.is_subject(token)
