"""Subjects that stand before their verb in ways of their own: أما الوزير فقال, كان الوزير قد قال, سبق للوزير أن قال, منتقدين يقولون.

Indexes are token indexes.
"""

from typing import Final

from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.mentions import Mention, read_phrase
from quotes.places import ADJUNCTS
from quotes.reading import Reading

_MAX_BEFORE: Final = 26
_NO_SUBJECT: Final = ADJUNCTS | {"time", "relative", "particles"}


def framed_subject(reading: Reading, verb: int) -> Mention | None:
    """Return the subject of a verb that particles mark, whatever its words; None where none does."""
    return _topic_phrase(reading, verb) or between_auxiliaries(reading, verb) or _of_precedent(reading, verb)


def _topic_phrase(reading: Reading, verb: int) -> Mention | None:
    """أما معتمد المحلية، فلان، فيقول: no verb follows أما, so that its first word is the subject whatever the parse takes it for."""
    at = topic_before(reading, verb) if reading.text(verb).startswith("ف") else None
    if at is None:
        return None
    if reading.kind(at + 1) == "passage" and at + 2 == verb:
        return Mention(at + 1, verb)  # أما "فلان" فيقول
    if not reading.is_verb(at + 1) or reading.cue_at(at + 1) is not None:
        return None
    comma = next((k for k in range(at + 2, verb) if reading.is_comma(k)), verb)
    return Mention(at + 1, comma) if not any(reading.is_verb(k) or reading.opening_at(k) for k in range(at + 2, comma)) else None


def topic_before(reading: Reading, verb: int) -> int | None:
    """Return the token of أما before a verb with ف."""
    return next(
        (k for k in range(verb - 1, max(-1, verb - 1 - _MAX_BEFORE), -1) if reading.in_set("topics", k, conjunction=True)), None
    )


def _is_auxiliary(reading: Reading, i: int) -> bool:
    """كان, ظل, but not في ظل: a noun behind its preposition."""
    return reading.in_set("auxiliaries", i, conjunction=True) > 0 and not reading.in_set("before_nouns", i - 1, conjunction=True)


def between_auxiliaries(reading: Reading, verb: int) -> Mention | None:
    """وكان فلان قد قال: what stands between the two particles is the subject, whatever its words; ظل أبي حتى آخر أيامه يقول."""
    end = verb - bool(reading.in_set("past_particles", verb - 1))
    at = next((k for k in range(end - 1, max(-1, end - _MAX_BEFORE), -1) if _is_auxiliary(reading, k)), None)
    if at is None or at + 1 >= end or (end == verb and not reading.is_verb(verb)):
        return None
    if reading.in_set("relative", verb - 1, conjunction=True):
        return None  # كانت الانطلاقة متعثرة، حسب المدير الذي قال
    outside = _NO_SUBJECT if end == verb else _NO_SUBJECT - {"particles"}  # فان is a name here, not فإن
    stops = (k for k in range(at + 1, end) if reading.kind(k) == "punct" or reading.in_any(outside, k))
    stop = next(stops, end)
    if any(reading.opening_at(k) for k in range(at + 1, end)) or any(reading.is_verb(k) for k in range(at + 1, end)):
        return None
    phrase = read_phrase(reading, at + 1)
    if end < verb and stop == end:
        return Mention(at + 1, end)
    return phrase if phrase is not None and (end < verb or stop < end or phrase.last == verb) else None


def _of_precedent(reading: Reading, verb: int) -> Mention | None:
    """وقد سبق للمدرب أن قال: whoever stands behind ل did it."""
    if not reading.in_set("subjunctive", verb - 1):
        return None
    at = next(
        (k for k in range(verb - 2, max(-1, verb - _MAX_BEFORE), -1) if reading.in_set("precedents", k, conjunction=True)), None
    )
    if at is None or not reading.in_set("addressing", at + 1):
        return None
    mention = read_phrase(reading, at + 2)
    return mention if mention is not None and mention.last == verb - 1 else None


def named_in_marks(reading: Reading, end: int) -> Mention | None:
    """دعت إليها «تنسيقية الساحل»، التي أعلنت أن: a name in marks that a relative clause describes."""
    at = end - 1
    short = reading.kind(at) == "passage" and len(reading.tokens[at].text.split()) <= NAME_WORDS
    return Mention(at, end) if short and not reading.is_quotation(at) else None


def several_before(reading: Reading, cue: Cue | None, verb: int) -> Mention | None:
    """لكن محليين قالوا إن, إزعاج منتقدين يقولون إن: right before a plural verb an indefinite plural of people, with its adjective."""
    if cue is None or cue.number != "p" or cue.gender != "m" or cue.conjunction:
        return None
    first = verb
    while first > max(0, verb - _PLURALS) and _is_plural(reading, first - 1):
        first -= 1
    return Mention(first, verb) if first < verb else None


def _is_plural(reading: Reading, i: int) -> bool:
    text = reading.text(i)
    plural = reading.kind(i) == "word" and text.endswith(("ين", "ون")) and len(text) >= _PLURAL
    plural = plural or reading.in_set("groups", i) > 0
    return plural and not text.startswith(("ال", "لل", "بال")) and not reading.is_verb(i) and not reading.in_set("no_people", i)


_PLURALS: Final = 2  # words of people and their adjective
_PLURAL: Final = 5  # letters of the shortest such plural
