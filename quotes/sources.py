"""Find the speaker of a cue in its sentence: the places that a pattern names, tried in their order.

What the sentence leaves open (a dropped subject, a pronoun) is for `quotes.resolve`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quotes.attribution import Attribution
from quotes.cues import Cue
from quotes.mentions import PERSON_OBJECT, Mention, read_phrase, skip_adverbs, subject_after, subject_before
from quotes.reading import Reading
from quotes.rulebook import SpeakerPlace

_TELLING: Final = frozenset({"report", "reply"})  # أبلغ الصحيفة: whom it was told to may follow the verb


@dataclass(frozen=True, slots=True)
class Source:
    """Where the speaker stands: a mention, or the index of the attribution whose speaker it shares; the outlet beside it."""

    mention: Mention | None = None
    governor: int | None = None
    via: Mention | None = None
    place: str = "dropped"


def find_source(reading: Reading, places: Sequence[SpeakerPlace], cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return the speaker at the first of the places that holds one; an empty source when the sentence names none."""
    for place in places:
        source = _at(reading, place, cue, found)
        if source is not None:
            return source
    return Source()


def _at(reading: Reading, place: SpeakerPlace, cue: Cue, found: Sequence[Attribution]) -> Source | None:
    if place == "subject":
        return _subject(reading, cue, found)
    if place == "governor":
        governor = _governor(cue, found)
        return None if governor is None else Source(governor=governor, place="governor")
    via: Mention | None = None
    if place == "carrier":
        mention, via = _carrier(reading, cue)
    elif place == "document":
        mention = _document(reading, cue)
    else:
        mention = _object(reading, cue) if place == "object" else None
    return None if mention is None else Source(mention=mention, via=via, place=place)


def _subject(reading: Reading, cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return the subject after the verb, else before it, else whom it continues."""
    past = reading.text(cue.first - 1) in {"قد", "لقد"}  # وكان الوزير قد قال: the subject stands before
    after = None if past else subject_after(reading, cue.last - 1)
    before = subject_before(reading, cue.first) if after is None or cue.sense in PERSON_OBJECT | _TELLING else None
    if before is not None:
        return Source(mention=before, place="before")
    if after is not None:
        return Source(mention=after, place="after")
    return _continuing(cue, found)


def _continuing(cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return whom a verb without a subject of its own continues inside its sentence: the last cue that agrees with it."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if earlier is not None and earlier.form == "verb" and cue.first not in range(found[n].content.first, found[n].content.last) and _agree(earlier.gender, cue.gender) and _agree(earlier.number, cue.number):
            return Source(governor=n)
    return Source()


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _object(reading: Reading, cue: Cue) -> Mention | None:
    if cue.own_speaker:
        return None
    start = cue.last
    word = reading.text(start)
    mention = read_phrase(reading, start)
    return mention if word else None


def _document(reading: Reading, cue: Cue) -> Mention | None:
    """جاء في البيان أن: the text itself, its issuer with it."""
    at = next((j for j in range(cue.last, min(len(reading), cue.last + 4)) if reading.text(j) == "في"), None)
    return read_phrase(reading, at + 1) if at is not None and reading.in_set("documents", at + 1) else None


def _carrier(reading: Reading, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """نقلت الوكالة عن الوزير قوله: the source after عن, the subject of the verb as outlet."""
    low, high = max(0, cue.first - 25), cue.first
    if cue.form in {"verb", "participle"}:
        low, high = cue.last, min(len(reading), cue.last + 20)
    for j in range(high - 1, low - 1, -1) if cue.form == "verbal_noun" else range(low, high):
        if reading.text(j) == "عن":
            mention = read_phrase(reading, j + 1)
            if mention is not None:
                verb = cue if cue.form == "verb" else next((c for c in reading.cues if c.form == "verb" and c.last <= j), None)
                return mention, subject_after(reading, verb.last - 1) if verb is not None else None
    return None, None


def _governor(cue: Cue, found: Sequence[Attribution]) -> int | None:
    """Return the attribution that a participle hangs on: the last one that agrees with it and stands in no other's content."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if earlier is None or not (_agree(earlier.gender, cue.gender) and _agree(earlier.number, cue.number)):
            continue
        if not any(a.content.first <= earlier.first < a.content.last for a in found[:n] if a.kind != "nominal"):
            return n
    return None


def candidates(reading: Reading, cue: Cue) -> tuple[Mention, ...]:
    """Return the subjects of the clauses before a cue, nearest first; verbs that show another gender are passed over."""
    verbs: dict[int, str | None] = {c.first: c.gender for c in reading.cues if c.form == "verb" and c.last <= cue.first}
    if reading.parse is not None:
        verbs |= {v: verbs.get(v) or reading.parse.gender(v) for v in reading.parse.verbs() if v < cue.first}
    if cue.first:
        verbs.setdefault(skip_adverbs(reading, 0), None)  # the clause begins with its verb, whatever the parse takes it for
    found: list[Mention] = []
    for verb in sorted(verbs, reverse=True):
        if not _agree(verbs[verb], cue.gender):
            continue
        mention = subject_after(reading, verb) or subject_before(reading, verb)
        if mention is not None and mention.last <= cue.first:
            found.append(_owner(reading, mention))
    return tuple(found)


def _owner(reading: Reading, mention: Mention) -> Mention:
    """تصريحات فلان: who speaks is the one whose words they are."""
    if mention.last - mention.first > 1 and reading.in_set("speech_events", mention.first) and not reading.in_set("speech_events", mention.first + 1):
        return Mention(mention.first + 1, mention.last)
    return mention
