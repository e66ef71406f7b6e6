"""Pair cues with contents and speakers: the patterns of `rules/patterns.toml`, read in order of priority.

Each cue of a sentence takes the first pattern that fits; what the other patterns lacked is kept for `quotes explain`.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from quotes.attribution import Attribution, Kind, NearMiss
from quotes.before import (
    introduced_before,
    is_addressed,
    is_byline,
    is_reporting,
    is_source,
    may_be_label,
    may_point_back,
    quotation_before,
)
from quotes.content import Content, clause_before, clause_content, passage_content
from quotes.cues import Cue
from quotes.finding import find_opening, has_opening
from quotes.frames import framed
from quotes.marked import NAME_WORDS
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.openings import bare_opening, is_topic, may_be_opened, refusal
from quotes.reading import Opening, Reading
from quotes.rulebook import Pattern, SpeakerPlace
from quotes.sources import Source, candidates, find_source, leading_subject

_SOON: Final = 6  # tokens in which a clause without a complementizer shows its verb
_NEAR: Final = 12  # tokens in which a verb of many meanings shows its opener, or does not say anything


class Attributor:
    """Apply the patterns of a rule book to readings."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Take the patterns in order of priority."""
        self._patterns = [p for p in patterns if p.content != "inside"]
        self._for_entries: dict[tuple[str, str, str, bool, bool], list[tuple[Pattern, str]]] = {}

    def attribute(self, reading: Reading, *, explain: bool = True) -> tuple[list[Attribution], list[NearMiss]]:
        """Return the attributions of a sentence in the order of their cues, and the patterns that nearly fitted.

        Without `explain` the patterns that no cue of the entry can fit are left out of the latter.
        """
        found: list[Attribution] = []
        missed: list[NearMiss] = []
        for cue in reading.cues:
            if cue.form == "participle" and reading.in_set("saying_participles", cue.first) and _doubled(cue, found):
                continue
            for pattern, misfit in self._patterns_for(cue, explain=explain):
                result = misfit or _try(reading, pattern, cue, found)
                if isinstance(result, Attribution):
                    found.append(result)
                    break
                missed.append(NearMiss(pattern.id, cue, result))
            else:
                nominal = _nominal(reading, cue, found)
                if nominal is not None:
                    found.append(nominal)
        found = [_without_nested(reading, a, found) for a in found]
        found.extend(framed(reading, found))
        found.extend(_before_openers(reading, found))
        found.extend(_after_colons(reading, found))
        if not found:
            found.extend(_standing(reading))
        return found, missed

    def _patterns_for(self, cue: Cue, *, explain: bool) -> list[tuple[Pattern, str]]:
        """Return the patterns for cues of a form, each with what keeps every cue of this entry from fitting it (empty: nothing)."""
        key = cue.form, cue.entry, cue.sense, cue.own_speaker, explain
        if key not in self._for_entries:  # no more keys than the rule book has entries and forms
            found = ((p, _misfit(p, cue)) for p in self._patterns if cue.form in p.cue)
            self._for_entries[key] = [(p, misfit) for p, misfit in found if explain or not misfit]
        return self._for_entries[key]


def _misfit(pattern: Pattern, cue: Cue) -> str:
    """Return why no cue of an entry fits a pattern, whatever its sentence; empty when one may."""
    if pattern.senses and cue.sense not in pattern.senses:
        return f"takes only cues of sense {', '.join(pattern.senses)}"
    if cue.form == "colon":
        return ""
    if (pattern.id == "noun-construct") != (cue.entry == "noun.construct"):
        return "takes only a verbal noun with its subject right behind it"
    if pattern.id == "own-words-after" and not cue.own_speaker:
        return "names a source of its own"
    if pattern.verbs and cue.entry not in pattern.verbs:
        return f"takes only {', '.join(pattern.verbs)}"
    return ""


def _before_openers(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quoted words between a cue and its opener: واتهم الجيران بـ«خنق القرية»، قائلا إنه."""
    taken = {k for a in found for k in a.content.passages}
    return [
        replace(a, rule="fragment", kind="nominal", content=Content(k, k + 1, (k,)))
        for a in found
        if a.kind != "nominal" and a.cue is not None and a.cue.form == "verb" and a.cue.nominal
        for k in range(a.cue.last, a.content.first)
        if reading.kind(k) == "passage" and k not in taken and _is_object(reading, k) and reading.is_quotation(k)
    ]


def _is_object(reading: Reading, k: int) -> bool:
    """Whether quoted words are what a verb has as its object: بـ«خنق القرية», or a clause of some words."""
    return reading.in_set("objecting_words", k - 1) > 0 or len(reading.tokens[k].text.split()) > NAME_WORDS - 1


def _has_subject(reading: Reading, cue: Cue) -> bool:
    """Whether a verb of many meanings has a subject, by the parse, or a person's name right behind it (وعزى فلان التأخر إلى)."""
    if reading.parse is None or cue.form != "verb":
        return False
    if reading.is_verb(cue.first) and reading.parse.subject_of(cue.first) is not None:
        return True
    return bool(cue.conjunction) and reading.is_name(cue.last) and not reading.in_set("common", cue.last)


def _without_nested(reading: Reading, outer: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Return a report without the quotations of a report inside it: قالت إن الرئيس وصفه بأنه «…»: they are the inner speaker's."""
    content = outer.content
    inside = [a for a in found if a.cue is not None and content.first <= a.cue.first < content.last and _is_saying(reading, a)]
    nested = {k for a in inside for k in a.content.passages}
    own = tuple(k for k in content.passages if k not in nested)
    if outer.kind != "mixed" or len(own) == len(content.passages):
        return outer
    content = Content(content.first, content.last, own)
    return replace(outer, content=content, kind=_kind(content))


def _is_saying(reading: Reading, a: Attribution) -> bool:
    """Whether somebody is named who says what an attribution reports: no المشروع يقترح, no النساء يعتقدن."""
    calling = a.kind == "nominal" and a.cue is not None and a.cue.sense in _CALLING
    sure = a.kind != "nominal" and a.cue is not None and a.cue.statement == "yes" and not a.cue.needs_opener
    if sure and a.cue is not None and a.cue.sense in _HOLDING:
        return False
    if calling and a.mention is None:
        return a.governor is not None or any(can_speak(reading, m) for m in a.candidates())  # دعوى يتهم فيها النائبة بـ«…»
    return (calling or sure) and a.mention is not None and can_speak(reading, a.mention)


_HOLDING: Final = frozenset({"consider"})  # قال إن بلاده تعتبر الحزب «عدوا»: whoever reports what is held says the words
_CALLING: Final = frozenset({"describe", "accuse"})  # whoever calls somebody something, inside a report too, said the word


def _is_inside(cue: Cue, found: Sequence[Attribution]) -> bool:
    """Whether a cue stands in the content of another one."""
    sure = (a for a in found if not (a.kind == "nominal" and a.cue and a.cue.needs_opener))
    return any(a.content.first <= cue.first < a.content.last for a in sure)


def _nominal(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Return the report of a cue that no pattern fits, with its clause up to where the next one begins."""
    inside = _is_inside(cue, found)
    if cue.form not in _NOMINAL_PLACES or (inside and (cue.form != "verb" or cue.sense not in _CALLING)):
        return None
    if cue.needs_opener and cue.statement != "thought" and not _has_subject(reading, cue):
        return None
    source = find_source(reading, _NOMINAL_PLACES[cue.form], cue, found)
    if cue.sense == "describe" and cue.conjunction == "و" and cue.pronoun is None and source.place == "after":
        source = replace(source, mention=None, place="dropped") if _is_only_phrase(reading, cue, source) else source
    start = source.mention.last if source.mention is not None and source.place == "after" else cue.last
    if start >= len(reading) or (inside and (source.mention is None or not can_speak(reading, source.mention))):
        return None
    namer = read_phrase(reading, start) if cue.form == "noun" else None
    if namer is not None and reading.is_quotation(namer.last):  # ما يسميه ناشطون «…»
        quoted = _joined_passages(reading, namer.last)
        return _attribution("fragment", "nominal", cue, Content(namer.last, quoted[-1] + 1, quoted), Source(mention=namer, place="after"), reading)
    content = _before_contrast(reading, clause_content(reading, start, cue))
    if cue.needs_opener and cue.pronoun is None and source.mention is not None and _may_weave(reading, cue, source.mention):
        woven = next((k for k in content.passages if _is_woven_in(reading, cue, k) and " " in reading.tokens[k].text), len(reading))
        content = Content(content.first, content.last, tuple(k for k in content.passages if k >= woven))  # لوح الاتحاد بـ«خطوات تصعيدية»
    elif cue.needs_opener:  # its subject is heard, but the words in its clause are hardly its own
        content = Content(content.first, content.last, ())
    elif cue.form == "noun":  # ما وصفه بـ«…»: the words right after it and no more
        content = Content(start, start + 1, tuple(k for k in (start,) if reading.kind(k) == "passage"))
    return _attribution("fragment", "nominal", cue, content, source, reading)


def _joined_passages(reading: Reading, first: int) -> tuple[int, ...]:
    """هتافات المصلين «…» و«…»: a quotation and those that و joins to it."""
    out = [first]
    while reading.text(out[-1] + 1) == "و" and reading.is_quotation(out[-1] + 2):
        out.append(out[-1] + 2)
    return tuple(out)


def _before_contrast(reading: Reading, content: Content) -> Content:
    """يصر على نهجه، في الوقت الذي كان فيه غيره …: a clause set beside the one of the cue holds none of its subject's words."""
    last = next((k for k in range(content.first + 1, content.last) if reading.is_comma(k - 1) and reading.in_set("contrasts", k)), content.last)
    return Content(content.first, last, tuple(k for k in content.passages if k < last))


def _is_only_phrase(reading: Reading, cue: Cue, source: Source) -> bool:
    """ووصف الوزير بـ«الكاذب»: what alone stands between a joined verb of describing and its ب is described."""
    mention = source.mention
    behind = next((k for k in range(cue.last, len(reading)) if reading.in_set("single_clitics", k) and reading.kind(k + 1) == "passage"), None)
    return mention is not None and behind is not None and read_phrase(reading, mention.last) is None


def _may_weave(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether quoted words in the clause of a verb of many meanings are its subject's: a phrase that can speak, or one that is the object.

    وعزت تراجع الإنتاج إلى «…»: the verb is feminine and joined, what follows it masculine.
    """
    if can_speak(reading, mention):
        return True
    feminine = reading.text(mention.first).endswith(("ة", "ات")) or reading.in_set("feminine_nouns", mention.first) > 0
    genitive = reading.text(mention.first + 1).startswith("ال") or reading.text(mention.first + 2).startswith("ال")
    return bool(cue.conjunction) and cue.gender == "f" and not feminine and genitive and not reading.text(mention.first).startswith("ال")


def _is_woven_in(reading: Reading, cue: Cue, k: int) -> bool:
    """Whether a preposition makes quoted words the complement of a verb; ل only where the verb takes لأن as well (أسف لـ«…»)."""
    return bool(reading.in_set("weaving_words", k - 1) or ("li_an" in cue.takes and reading.in_set("addressing", k - 1)))


_NOMINAL_PLACES: Final[dict[str, tuple[SpeakerPlace, ...]]] = {"verb": ("subject",), "participle": ("governor",), "noun": ("governor",)}


def _after_colons(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations behind a colon that no cue has taken: the sentence introduces them, whatever its verb."""
    taken = {k for a in found if a.kind != "nominal" for k in range(a.content.first, a.content.last)}
    out: list[Attribution] = []
    for k in reading.passages:
        if k < _INTRODUCTION or not reading.is_colon(k - 1) or k in taken:
            continue
        if not reading.is_quotation(k) or len(reading.tokens[k].text.split()) < _STANDING_WORDS:
            continue
        if reading.in_set("headline_stops", k - 2) or reading.in_set("headline_stops", 0) or reading.in_set("naming_nouns", k - 2):
            continue
        heads = [m for m in candidates(reading, _no_cue(k)) if can_speak(reading, m)] or leading_subject(reading, k)
        source = Source(mention=heads[-1], place="after") if heads else Source()
        out.append(Attribution("colon-passage", "direct", None, Content(k, k + 1, (k,)), source.mention, place=source.place))
    return out


_INTRODUCTION: Final = 3  # tokens that introduce a quotation, its colon among them, at the least


def _no_cue(at: int) -> Cue:
    """Stand in for the cue that a colon has none of, so that the subjects before it can be asked for."""
    return Cue(at, at, "colon", "colon", ":", "say", "yes")


def _standing(reading: Reading) -> list[Attribution]:
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


def _doubled(cue: Cue, found: Sequence[Attribution]) -> bool:
    """قائلا after a finite cue that already has this content."""
    return any(a.content.first >= cue.first and a.cue is not None and a.cue.first < cue.first for a in found)


def _try(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    if cue.form == "colon":
        return _try_label(reading, pattern, cue)
    if pattern.content == "before":
        return _try_before(reading, pattern, cue, found)
    if not may_be_opened(reading, pattern, cue):
        return _no_opener(pattern)
    return _try_after(reading, pattern, cue, found)


def _try_label(reading: Reading, pattern: Pattern, cue: Cue) -> Attribution | str:
    """A speaker at the head of the sentence, a colon, the words: headlines and interviews."""
    mention = read_phrase(reading, 0)
    if mention is None or not (mention.last == cue.first or is_addressed(reading, mention, cue)) or not may_be_label(reading, mention, cue):
        return "no speaker before the colon"
    if any(reading.in_set("headline_stops", k) for k in range(mention.first, mention.last)):
        return "a label, not a speaker"
    opening = reading.opening_at(cue.first)
    if opening is None or opening.content >= len(reading):
        return "nothing after the colon"
    content = _content(reading, opening, cue)
    if is_byline(reading, mention, content):
        return "a byline, not a saying"
    return Attribution(pattern.id, _kind(content), cue, content, mention, place="label")


def _try_after(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    source = find_source(reading, pattern.speaker, cue, found)
    if pattern.opener == ("bare",) and is_topic(reading, cue, source):
        source = Source()
    start = max(cue.last, source.mention.last if source.mention is not None and source.place != "before" else cue.last)
    opening = _opening(reading, pattern, cue, source, start)
    if opening is None:
        return _no_opener(pattern)
    if _is_described(reading, cue, source, opening):
        source = Source()
    refused = refusal(reading, pattern, cue, opening, source, start)
    if refused:
        return refused
    content = _content(reading, opening, cue)
    worded = any(reading.kind(k) in {"word", "passage"} for k in range(content.first, content.last))
    if reading.text(content.first) == "." or not worded:
        return "no words behind the cue"  # ألغت إن.بي.سي الحفل
    if any(_same(content, a.content) for a in found):
        return "the content belongs to another cue"
    if cue.sense in _HOLDING and pattern.opener == ("passage",) and _is_inside(cue, found):
        return "held by somebody inside a report"
    kind = _reported_kind(reading, opening, cue, content)
    if kind is None:
        return f"{cue.lemma} reports no statement"
    if opening.kind == "bare" and not _may_be_bare(reading, opening, cue):
        return f"{cue.lemma} needs an opener"
    return replace(_attribution(pattern.id, kind, cue, content, source, reading), opened_by=opening.kind)


def _opening(reading: Reading, pattern: Pattern, cue: Cue, source: Source, start: int) -> Opening | None:
    if pattern.opener == ("bare",):
        return bare_opening(reading, cue, source.mention, start)
    unsure = cue.needs_opener and pattern.opener != ("passage",) and not reading.in_set("relative", start)
    return find_opening(reading, cue, start, pattern.opener, _NEAR if unsure else pattern.max_gap)


def _is_described(reading: Reading, cue: Cue, source: Source, opening: Opening) -> bool:
    """ووصف القرار بأنه: the only phrase between a joined verb and its opener is what is described, not who describes it."""
    mention = source.mention
    if mention is None or cue.sense != "describe" or source.place != "after" or not cue.conjunction:
        return False
    thing = not can_speak(reading, mention) or reading.in_set("documents", mention.first) > 0
    return opening.at == mention.last and (thing or cue.conjunction == "و")


def _reported_kind(reading: Reading, opening: Opening, cue: Cue, content: Content) -> Kind | None:
    """Return the kind of a report; None where the verb reports no statement and quotes nothing."""
    doubled = any(reading.in_set("quotative", k) for k in range(cue.last, opening.at))  # مكتفيا بالقول إن
    clause = opening.kind in {"complementizer", "bare"} and not _described(reading, opening, cue, content)
    if cue.statement == "yes" or doubled or not clause:
        return _kind(content)
    return "fragment" if content.passages else None


def _may_be_bare(reading: Reading, opening: Opening, cue: Cue) -> bool:
    """A verb of many meanings takes a clause without a complementizer only at the head of its sentence: وذكر، سجل المراقبون نقصا."""
    if cue.form != "verb" or not cue.needs_opener or reading.ends_in_set("source_ma", cue.first):
        return True
    soon = range(opening.content, min(len(reading), opening.content + _SOON))
    heads = cue.first == 0 or (reading.text(cue.first).startswith("ف") and reading.in_set("topics", 0) > 0)  # أما الإدارة فذكرت
    return heads and reading.is_comma(opening.at) and any(reading.is_verb(k) for k in soon)


def _no_opener(pattern: Pattern) -> str:
    return f"no {' or '.join(pattern.opener)} within {pattern.max_gap} tokens"


def _described(reading: Reading, opening: Opening, cue: Cue, content: Content) -> bool:
    """وصفه بأنه "…": a description in marks counts as a statement."""
    return cue.statement == "quotation" and reading.in_set("describing", opening.at) > 0 and len(content.passages) == content.last - content.first


def _try_before(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    content = _said_before(reading, pattern, cue)
    if isinstance(content, str):
        return content
    if any(_overlaps(content, a.content) or _is_framed(content, a) for a in found if a.kind != "nominal"):
        return "another cue carries the clause"
    places: tuple[SpeakerPlace, ...] = ("carrier", *pattern.speaker) if cue.sense == "quote" else pattern.speaker  # وفق ما نقلته الوكالة عن مصدر
    source = find_source(reading, places, cue, found)
    if cue.form == "preposition" and not cue.own_speaker and not is_source(reading, source.mention):
        return "no source after the preposition"
    if _is_told(reading, content, source):
        return "the verb behind the source says it"
    content = _around_aside(reading, content, source)
    return _attribution(pattern.id, _kind(content), cue, content, source, reading)


def _said_before(reading: Reading, pattern: Pattern, cue: Cue) -> Content | str:
    """Return the clause or quotation before a cue that may be what it reports, or why there is none."""
    if pattern.id in {"clause-as-verb", "clause-document"}:
        introduced = introduced_before(reading, cue)
        if not introduced or not may_point_back(reading, cue):
            return "no وفق ما or كما before the verb"
        content = clause_before(reading, cue.first - introduced) if clause_before(reading, cue.first) is not None else None
    elif cue.form == "verb":
        at = quotation_before(reading, cue)
        if at is None:
            return "no quotation right before the verb"
        content = Content(at, at + 1, (at,))
    else:
        content = clause_before(reading, cue.first)
    if content is None:
        return "nothing stands before the cue"
    if cue.form == "preposition" and not is_reporting(reading, cue):
        return "not a report: an adverb of the clause itself"
    return "another cue with its subject, no statement" if _is_cue_alone(reading, content) else content


def _around_aside(reading: Reading, content: Content, source: Source) -> Content:
    """ويمر الجدار، كما تقول المنظمة، عبر أراض زراعية: between commas the source is an aside, and its clause goes on behind it."""
    if source.mention is None or content.passages:
        return content
    comma = source.mention.last
    behind = comma + 1
    goes_on = reading.in_set("clause_adjuncts", behind) > 0 and reading.cue_at(behind) is None
    if not reading.is_comma(comma) or not goes_on or content.last - content.first > _SHORT_CLAUSE:
        return content
    last = clause_content(reading, behind, None).last
    return Content(content.first, last, tuple(k for k in reading.passages if content.first <= k < last and reading.is_quotation(k)))


_SHORT_CLAUSE: Final = 4  # tokens before an aside that are hardly a clause of their own


def _is_told(reading: Reading, content: Content, source: Source) -> bool:
    """والأدهى أن المدير، وفق ما جاء في الموقع، قال: «…»: the clause around an aside has its verb of saying behind it."""
    mention = source.mention
    if mention is None or any(reading.is_verb(k) for k in range(content.first, content.last)):
        return False
    told = reading.cue_at(mention.last + reading.is_comma(mention.last))
    return told is not None and told.form == "verb" and told.statement == "yes" and has_opening(reading, told)


def _is_cue_alone(reading: Reading, content: Content) -> bool:
    """وتطالب الجمعية، بحسب ما جاء في بيانها، بـ«…»: a verb of saying and its subject are no statement."""
    head = reading.cue_at(content.first)
    alone = head is not None and not head.needs_opener and not content.passages
    return alone and content.last - content.first < _STATEMENT


_STATEMENT: Final = 3  # tokens of a clause that says something


def _is_framed(content: Content, carried: Attribution) -> bool:
    """وقال الوزير، وفق ما نقلته الوكالة، إن: the clause before is another cue with its speaker, whose content follows."""
    return carried.cue is not None and content.first <= carried.cue.first < content.last <= carried.content.first


def _attribution(rule: str, kind: Kind, cue: Cue, content: Content, source: Source, reading: Reading) -> Attribution:
    return Attribution(
        rule, kind, cue, content, source.mention, source.via, source.governor, source.place, candidates=partial(candidates, reading, cue)
    )


def _content(reading: Reading, opening: Opening, cue: Cue) -> Content:
    if cue.statement == "quotation" and opening.kind == "passage":
        return Content(opening.content, opening.content + 1, (opening.content,))
    if reading.is_quotation(opening.content):
        return passage_content(reading, opening.content, cue, reported=opening.kind == "complementizer")
    return clause_content(reading, opening.content, cue)


def _kind(content: Content) -> Kind:
    if not content.passages:
        return "indirect"
    return "direct" if content.last - content.first == 1 else "mixed"


def _same(a: Content, b: Content) -> bool:
    return a.first == b.first and a.last == b.last


def _overlaps(a: Content, b: Content) -> bool:
    return min(a.last, b.last) > max(a.first, b.first)


