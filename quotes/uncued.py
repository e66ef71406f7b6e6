"""Quotations that no cue opens: before the opener of a cue, behind a colon, alone in a sentence. Indexes are token indexes."""

from collections.abc import Sequence
from typing import Final

from quotes.attribution import Attribution
from quotes.candidates import candidates, leading_subject
from quotes.content import Content
from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.mentions import read_phrase
from quotes.names import can_speak
from quotes.reading import Reading
from quotes.sources import Source
from quotes.subjects import subject_after


def before_openers(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quoted words between a cue and its opener: واتهم الجيران بـ«خنق القرية»، قائلا إنه."""
    taken = {k for a in found for k in a.content.passages}
    return [
        a._replace(rule="fragment", kind="nominal", content=Content(k, k + 1, (k,)))
        for a in found
        if a.kind != "nominal" and a.cue is not None and a.cue.form == "verb" and a.cue.nominal
        for k in range(a.cue.last, a.content.first)
        if reading.kind(k) == "passage" and k not in taken and _is_object(reading, k) and reading.is_quotation(k)
        if not _is_workplace(reading, a, k)
    ]


def _is_workplace(reading: Reading, a: Attribution, k: int) -> bool:
    """مصدر مسؤول بـ"كهرباء الساحل" | أن: a name in marks between a source and its complementizer is where the source works."""
    last = a.mention.last if a.mention is not None else None
    return last == k - 1 and reading.in_set("single_clitics", last) > 0 and reading.in_set("that", k + 1) > 0


def _is_object(reading: Reading, k: int) -> bool:
    """Whether quoted words are what a verb has as its object: بـ«خنق القرية», or a clause of some words."""
    return reading.in_set("objecting_words", k - 1) > 0 or len(reading.tokens[k].text.split()) > NAME_WORDS - 1


def resumed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations that go on behind cue and speaker: «في هذه اللحظة»، قال الخبير، «سقط السد»."""
    taken = {k for a in found for k in a.content.passages}
    out: list[Attribution] = []
    for a in found:
        if a.rule != "passage-verb" or a.mention is None or a.cue is None or a.mention.first < a.cue.first:
            continue
        k = a.mention.last + reading.is_comma(a.mention.last)
        if reading.is_comma(k - 1) and reading.is_quotation(k) and k not in taken:
            out.append(a._replace(content=Content(k, k + 1, (k,))))
    return out


def after_colons(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations behind a colon that no cue has taken: the sentence introduces them, whatever its verb."""
    taken = {k for a in found if a.kind != "nominal" for k in range(a.content.first, a.content.last)}
    out: list[Attribution] = []
    for k in reading.passages:
        if k < _INTRODUCTION or not reading.is_colon(k - 1) or k in taken:
            continue
        if not reading.is_quotation(k) or len(reading.tokens[k].text.split()) < _STANDING_WORDS:
            continue
        if (
            reading.in_set("headline_stops", k - 2)
            or reading.in_set("headline_stops", 0)
            or reading.in_set("naming_nouns", k - 2)
        ):
            continue
        heads = [m for m in candidates(reading, _no_cue(k)) if can_speak(reading, m)] or leading_subject(reading, k)
        source = Source(mention=heads[-1], place="after") if heads else Source()
        out.append(Attribution("colon-passage", "direct", None, Content(k, k + 1, (k,)), source.mention, place=source.place))
    return out


_INTRODUCTION: Final = 3  # tokens that introduce a quotation, its colon among them, at the least


def _no_cue(at: int) -> Cue:
    """Stand in for the cue that a colon has none of, so that the subjects before it can be asked for."""
    return Cue(at, at, "colon", "colon", ":", "say", "yes")


def pointed_at(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations that a clause behind them points back at, whatever its verb: «…»، بهذه الكلمات المؤثرة ودعت سعاد القراء."""
    taken = {k for a in found if a.kind != "nominal" for k in range(a.content.first, a.content.last)}
    out: list[Attribution] = []
    for k in reading.passages:
        at = k + 1 + reading.is_comma(k + 1)
        pointed = reading.in_set("pointing_back", at)
        verb = at + pointed + (pointed > 1 and reading.text(at + pointed).startswith("ال"))
        if not pointed or k in taken or not (pointed > 1 or reading.is_verb(verb)) or not reading.is_quotation(k):
            continue
        mention = subject_after(reading, verb) or read_phrase(reading, verb + 1)  # which the parse may hold for the object
        if mention is not None and can_speak(reading, mention):
            out.append(Attribution("passage-verb", "direct", None, Content(k, k + 1, (k,)), mention, place="after"))
    return out


def standing(reading: Reading) -> list[Attribution]:
    """Return the quotation that a sentence without cues consists of: somebody who spoke before goes on."""
    quoted = [k for k in reading.passages if reading.is_quotation(k)]
    if len(quoted) != 1:
        return []
    words = sum(1 for k in range(reading.in_set("openers_of_turn", 0), len(reading)) if reading.kind(k) == "word")
    if words > _STRAY_WORDS or len(reading.tokens[quoted[0]].text.split()) < _STANDING_WORDS:
        return []
    return [Attribution("standing-passage", "direct", None, Content(quoted[0], quoted[0] + 1, (quoted[0],)), place="chain")]


_STANDING_WORDS: Final = 6  # a shorter quotation that stands alone is a heading or a title
_STRAY_WORDS: Final = 1
