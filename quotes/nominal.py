"""Reports of cues that no pattern fits: verbs with a noun for their complement, whose subject is heard to speak all the same.

Quoted words in such a clause are fragments of its subject's. Indexes are token indexes.
"""

from collections.abc import Sequence
from typing import Final

from quotes.attribution import Attribution
from quotes.content import Content, clause_content
from quotes.cues import Cue
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.reading import Reading
from quotes.rulebook import SpeakerPlace
from quotes.sources import Source, attributed, find_source


def _has_subject(reading: Reading, cue: Cue) -> bool:
    """Whether a verb of many meanings has a subject, by the parse, or a person's name right behind it (وعزى فلان التأخر إلى)."""
    if reading.parse is None or cue.form != "verb":
        return False
    if reading.is_verb(cue.first) and reading.parse.subject_of(cue.first) is not None:
        return True
    if reading.ends_in_set("openers_of_turn", cue.first) and any(reading.in_set(name, cue.last) for name in ("titles", "roles")):
        return True  # من جانبه عبر الوزير عن «حزنه»
    return bool(cue.conjunction) and reading.is_name(cue.last) and not reading.in_set("common", cue.last)


HOLDING: Final = frozenset({"consider"})  # قال إن بلاده تعتبر الحزب «عدوا»: whoever reports what is held says the words
CALLING: Final = frozenset(
    {"describe", "accuse", "order"}
)  # whoever calls somebody something, inside a report too, said the word


def is_inside(cue: Cue, found: Sequence[Attribution]) -> bool:
    """Whether a cue stands in the content of another one."""
    sure = (a for a in found if not (a.kind == "nominal" and a.cue and a.cue.needs_opener))
    return any(a.content.first <= cue.first < a.content.last for a in sure)


def nominal_report(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Return the report of a cue that no pattern fits, with its clause up to where the next one begins."""
    inside = is_inside(cue, found)
    if cue.form not in _NOMINAL_PLACES or (inside and (cue.form != "verb" or cue.sense not in CALLING)):
        return None
    if cue.needs_opener and cue.statement != "thought" and not _has_subject(reading, cue):
        return None
    if _is_object(reading, cue, found):
        return None
    source = find_source(reading, _NOMINAL_PLACES[cue.form], cue, found)
    if cue.sense == "describe" and cue.conjunction == "و" and cue.pronoun is None and source.place == "after":
        source = source._replace(mention=None, place="dropped") if _is_only_phrase(reading, cue, source) else source
    start = source.mention.last if source.mention is not None and source.place == "after" else cue.last
    if start >= len(reading) or (inside and not _is_caller(reading, cue, source)):
        return None
    namer = read_phrase(reading, start) if cue.form == "noun" else None
    if namer is not None and reading.is_quotation(namer.last):  # ما يسميه ناشطون «…»
        quoted = _joined_passages(reading, namer.last)
        return attributed(
            "fragment", "nominal", cue, Content(namer.last, quoted[-1] + 1, quoted), Source(mention=namer, place="after"), reading
        )
    content = _before_contrast(reading, clause_content(reading, start, cue))
    if cue.needs_opener and not _is_felt(reading, cue, start):
        content = content._replace(passages=_woven_passages(reading, cue, source, content))
    elif cue.form == "noun":  # ما وصفه بـ«…»: the words right after it and no more
        content = Content(start, start + 1, tuple(k for k in (start,) if reading.kind(k) == "passage"))
    return attributed("fragment", "nominal", cue, content, source, reading)


def _is_object(reading: Reading, cue: Cue, found: Sequence[Attribution]) -> bool:
    """واستهجن المواطن وصف المقدم: right behind a definite subject the word is a noun, what its verb is about."""
    before = found[-1] if found else None
    if before is None or before.mention is None or before.place != "after" or cue.conjunction or cue.imperfect:
        return False
    return before.mention.last == cue.first and reading.text(cue.first - 1).startswith("ال")


def _is_caller(reading: Reading, cue: Cue, source: Source) -> bool:
    """Whether somebody inside a report calls another something: one who can speak, or whoever a noun is of (دعوى يتهم فيها)."""
    if source.mention is None:
        return reading.in_set("resumptives", cue.last) > 0
    return can_speak(reading, source.mention)


def _joined_passages(reading: Reading, first: int) -> tuple[int, ...]:
    """هتافات المصلين «…» و«…»: a quotation and those that و joins to it."""
    out = [first]
    while reading.text(out[-1] + 1) == "و" and reading.is_quotation(out[-1] + 2):
        out.append(out[-1] + 2)
    return tuple(out)


def _woven_passages(reading: Reading, cue: Cue, source: Source, content: Content) -> tuple[int, ...]:
    """Return which quoted words in the clause of a verb of many meanings are its subject's: لوح الاتحاد بـ«خطوات تصعيدية»."""
    if cue.pronoun is not None or source.mention is None or not _may_weave(reading, cue, source.mention):
        return ()  # its subject is heard, but the words in its clause are hardly its own
    woven = next((k for k in content.passages if _is_woven_in(reading, cue, k) and " " in reading.tokens[k].text), len(reading))
    return tuple(k for k in content.passages if k >= woven)


def _is_felt(reading: Reading, cue: Cue, start: int) -> bool:
    """عبرت كندا عن قلقها من دور «عدائي»: what somebody feels is told in his words."""
    behind = range(start, min(start + _FELT, len(reading)))
    return cue.sense == "express" and any(reading.in_set("carrier_prepositions", k) for k in behind)


_FELT: Final = 8  # tokens behind a verb of expressing in which عن stands


def _before_contrast(reading: Reading, content: Content) -> Content:
    """يصر على نهجه، في الوقت الذي كان فيه غيره …: a clause set beside the one of the cue holds none of its subject's words."""
    last = next(
        (k for k in range(content.first + 1, content.last) if reading.is_comma(k - 1) and reading.in_set("contrasts", k)),
        content.last,
    )
    return Content(content.first, last, tuple(k for k in content.passages if k < last))


def _is_only_phrase(reading: Reading, cue: Cue, source: Source) -> bool:
    """ووصف الوزير بـ«الكاذب»: what alone stands between a joined verb of describing and its ب is described."""
    mention = source.mention
    behind = next(
        (k for k in range(cue.last, len(reading)) if reading.in_set("single_clitics", k) and reading.kind(k + 1) == "passage"),
        None,
    )
    return mention is not None and behind is not None and read_phrase(reading, mention.last) is None


def _may_weave(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether quoted words in the clause of a verb of many meanings are its subject's: a phrase that can speak, or one that is the object.

    وعزت تراجع الإنتاج إلى «…»: the verb is feminine and joined, what follows it masculine.
    """
    if can_speak(reading, mention):
        return True
    feminine = reading.text(mention.first).endswith(("ة", "ات")) or reading.in_set("feminine_nouns", mention.first) > 0
    genitive = reading.text(mention.first + 1).startswith("ال") or reading.text(mention.first + 2).startswith("ال")
    return (
        bool(cue.conjunction)
        and cue.gender == "f"
        and not feminine
        and genitive
        and not reading.text(mention.first).startswith("ال")
    )


def _is_woven_in(reading: Reading, cue: Cue, k: int) -> bool:
    """Whether a preposition makes quoted words the complement of a verb; ل only where the verb takes لأن as well (أسف لـ«…»)."""
    return bool(reading.in_set("weaving_words", k - 1) or ("li_an" in cue.takes and reading.in_set("addressing", k - 1)))


_NOMINAL_PLACES: Final[dict[str, tuple[SpeakerPlace, ...]]] = {
    "verb": ("subject",),
    "participle": ("governor",),
    "noun": ("governor",),
}
