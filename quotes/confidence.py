"""How likely a record is right in content and speaker: a logistic over named yes/no features.

The weights stand in `rules/confidence.toml`; `training/confidence.py` fits them on gold articles and says how well they hold.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from quotes.names import can_speak
from quotes.reading import Reading
from quotes.resolve import Resolved

BIAS: Final = "bias"
_LONG: Final = 25  # tokens of a long content
_SHORT: Final = 4


def confidence(item: Resolved, weights: Mapping[str, float]) -> float:
    """Return the chance, 0 to 1, that content and speaker are both right; 0.5 without weights."""
    return sigmoid(sum(weights.get(name, 0.0) for name in features(item)))


def sigmoid(value: float) -> float:
    """Return the logistic of a value, safe for large ones."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def features(item: Resolved) -> Iterable[str]:
    """Return the names of the features that hold of an attribution."""
    attribution, reading = item.attribution, item.reading
    yield BIAS
    yield f"rule={attribution.rule}"
    yield f"kind={attribution.kind}"
    yield f"speaker={item.resolved_by if item.entity else 'nobody'}"
    yield f"place={attribution.place}"
    yield from _cue_features(item)
    yield from _speaker_features(item)
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
