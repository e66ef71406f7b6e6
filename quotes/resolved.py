"""What a resolver passes on, and what it asks of sentences and attributions alone, whoever the speakers are."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from quotes.attribution import Attribution
from quotes.candidates import met_by_reporter
from quotes.entities import Entity, Gender
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.reading import Reading
from quotes.subjects import clause_heads, subject_after

ResolvedBy = Literal["name", "role", "pronoun", "dropped_subject"]


class Resolved(NamedTuple):
    """An attribution with its sentence and its entity (None when nobody can be named).

    `until` is the view offset up to which the content runs on over the sentences that follow, None in the usual case.
    """

    reading: Reading
    attribution: Attribution
    entity: Entity | None
    resolved_by: ResolvedBy
    mention: Mention | None
    until: int | None = None


def topic_of(reading: Reading) -> tuple[Reading, Mention, Gender | None] | None:
    """Return the subject of a sentence's first verb, a person or body, with the gender that the verb shows."""
    if reading.parse is None:
        return None
    turn = reading.in_set("clause_starters", 0, conjunction=True)
    topic = read_phrase(reading, turn) if turn else None
    mention: Mention | None
    denied = reading.in_set("verb_negations", topic.last, conjunction=True) if topic is not None else 0
    if topic is not None and reading.is_verb(topic.last + denied):
        verb, mention = topic.last + denied, topic  # غير أن فلانة تبدو أكثر حذرا, أما المكرم فلم يطل الكلام
    else:
        verb = next(iter(clause_heads(reading, len(reading))), len(reading))
        mention = subject_after(reading, verb) if reading.is_verb(verb) else None
    meeting = next((k for k in range(min(_MEETING, len(reading))) if reading.in_set("our_meetings", k)), None)
    met = met_by_reporter(reading, meeting) if mention is None and meeting is not None else None
    if met is not None:
        return reading, met, "f" if reading.text(met.first - 1).endswith("ة") else "m"  # التقينا بالمزارعة سعاد
    if mention is None or not can_speak(reading, mention) or reading.in_set("outlets", mention.first):
        return None  # ويشهد موقع المجلة إقبالا: a paper that is told of is seldom who goes on
    gender = reading.parse.gender(verb)
    return reading, mention, "m" if gender == "m" else "f" if gender == "f" else None


_MEETING: Final = 8  # tokens in which a sentence says whom the reporter met


def is_aside(resolved: Resolved) -> bool:
    """Whether an attribution only stands in a clause that describes something."""
    cue = resolved.attribution.cue
    nominal = resolved.attribution.kind == "nominal" and cue is not None
    return nominal and cue is not None and resolved.reading.in_set("relative", cue.first - 1, conjunction=True) > 0


def is_other_words(resolved: Resolved) -> bool:
    """نفت الوزارة ما نشرته الصحيفة، مشيرة إلى أن: whose words the clause behind ما only names is not who goes on speaking."""
    cue = resolved.attribution.cue
    return resolved.attribution.kind == "nominal" and cue is not None and resolved.reading.in_set("what", cue.first - 1) > 0


def is_embedded(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a cue stands inside another one's content: its speaker is quoted there and does not go on speaking after it."""
    cue = attribution.cue
    return cue is not None and any(
        o is not attribution and o.kind != "nominal" and o.content.first <= cue.first < o.content.last for o in others
    )


def is_anaphoric(reading: Reading, mention: Mention) -> bool:
    """هذا الأخير، المصدر ذاته، هذا الأستاذ: somebody named before."""
    last = mention.last - bool(reading.in_set("emphatics", mention.last - 1))  # المصادر ذاتها
    return (
        reading.in_set("demonstratives", mention.first) >= last - mention.first
        or (reading.in_set("this", mention.first) > 0 and not reading.in_set("norms", mention.first + 1))
        or bool(reading.in_set("same", mention.first))
        or (last - mention.first == 1 and reading.in_set("honorifics", mention.first) > 0)  # سموه
    )
