"""How likely a record is right in content and speaker: a logistic over named yes/no features.

The weights stand in `rules/confidence.toml`; `training/confidence.py` fits them on gold articles and says how well they hold.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
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

    def features(self, item: Resolved) -> list[str]:
        """Return how often the speaker of an attribution is heard, and whether the one before was theirs too."""
        if item.entity is None:
            return []
        heard = f"speaker heard={('once', 'twice', 'often')[min(self._times[id(item.entity)], 3) - 1]}"
        if id(item) not in self._before:
            return [heard]
        return [heard, "speaker goes on" if self._before[id(item)] is item.entity else "another speaker before"]


def confidence(item: Resolved, weights: Mapping[str, float], company: Company | None = None) -> float:
    """Return the chance, 0 to 1, that content and speaker are both right; 0.5 without weights."""
    return sigmoid(sum([weights.get(name, 0.0) for name in features(item, company)]))


def sigmoid(value: float) -> float:
    """Return the logistic of a value, safe for large ones."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def features(item: Resolved, company: Company | None = None) -> list[str]:
    """Return the names of the features that hold of an attribution, in the company of the others of its article."""
    attribution, content = item.attribution, item.attribution.content
    length = content.last - content.first
    named = [
        BIAS,
        f"rule={attribution.rule}",
        f"kind={attribution.kind}",
        f"speaker={item.resolved_by if item.entity else 'nobody'}",
        f"place={attribution.place}",
        *_cue_features(item),
        *_speaker_features(item),
    ]
    if company is not None:
        named += company.features(item)
    if length > _LONG:
        named.append("long content")
    if attribution.kind != "direct" and length <= _SHORT:
        named.append("short content")
    if content.last < len(item.reading) - 1:
        named.append("sentence goes on")
    return named


def _cue_features(item: Resolved) -> list[str]:
    cue, reading = item.attribution.cue, item.reading
    if cue is None:
        return ["no cue"]
    named = [f"sense={cue.sense}"]
    if cue.needs_opener:
        named.append("cue of many meanings")
    if cue.imperfect:
        named.append("imperfect")
    if cue.first == 0:
        named.append("cue begins the sentence")
    if reading.cues and reading.cues[0].first < cue.first:
        named.append("another cue before")
    if reading.parse is not None and cue.form == "verb":
        named.append("parse: verb" if reading.is_verb(cue.first) else "parse: no verb")
    return named


def _speaker_features(item: Resolved) -> list[str]:
    if item.entity is None:
        return []
    named = [f"entity={item.entity.kind}"]
    if item.mention is None:
        here = item.entity.first_sentence == item.reading.sentence.start
        return [*named, "heard in this sentence" if here else "heard before"]
    if not can_speak(item.reading, item.mention):
        named.append("unlikely speaker")
    if _is_parsed_subject(item.reading, item.mention.first):
        named.append("parse: subject")
    return named


def _is_parsed_subject(reading: Reading, token: int) -> bool:
    return reading.parse is not None and reading.parse.is_subject(token)
