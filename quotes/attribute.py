"""Pair cues with contents and speakers: the patterns of `rules/patterns.toml`, read in order of priority.

Each cue of a sentence takes the first pattern that fits; what the other patterns lacked is kept for `quotes explain`.
"""

from collections.abc import Sequence
from typing import Final

from quotes.attribution import Attribution, Kind, NearMiss, kind_of
from quotes.backward import try_before
from quotes.before import is_addressed, is_byline, is_heading, may_be_label
from quotes.content import Content, clause_content, passage_content
from quotes.cues import Cue
from quotes.finding import find_opening, is_question
from quotes.frames import framed
from quotes.mentions import read_phrase
from quotes.names import can_speak
from quotes.nominal import CALLING, HOLDING, is_inside, nominal_report
from quotes.openings import bare_opening, is_topic, may_be_opened
from quotes.reading import Opening, Reading
from quotes.refusals import refusal
from quotes.rulebook import Pattern
from quotes.sources import Source, attributed, find_source
from quotes.uncued import after_colons, before_openers, pointed_at, resumed, standing

_SOON: Final = 6  # tokens in which a clause without a complementizer shows its verb
_NEAR: Final = 12  # tokens in which a verb of many meanings shows its opener, or does not say anything


class Attributor:
    """Apply the patterns of a rule book to readings."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Take the patterns in order of priority."""
        self._patterns = [p for p in patterns if p.content != "inside"]
        self._for_entries: dict[tuple[str, str, str, bool, bool], list[tuple[Pattern, str]]] = {}

    def attribute(self, reading: Reading, *, explain: bool = True) -> tuple[list[Attribution], list[NearMiss]]:
        """Return the attributions of a sentence in the order of their cues, and with `explain` the patterns that nearly fitted."""
        found: list[Attribution] = []
        missed: list[NearMiss] = []
        if not reading.cues and not reading.passages:
            return found, missed  # nobody is heard
        for cue in reading.cues:
            if cue.form == "participle" and reading.in_set("saying_participles", cue.first) and _doubled(cue, found):
                continue
            for pattern, misfit in self._patterns_for(cue, explain=explain):
                result = misfit or _try(reading, pattern, cue, found)
                if isinstance(result, Attribution):
                    found.append(result)
                    break
                if explain:
                    missed.append(NearMiss(pattern.id, cue, result or _no_opener(pattern)))
            else:
                nominal = nominal_report(reading, cue, found)
                if nominal is not None:
                    found.append(nominal)
        found = [_without_nested(reading, a, found) for a in found]
        found.extend(framed(reading, found))
        found.extend(before_openers(reading, found))
        found.extend(resumed(reading, found))
        found.extend(after_colons(reading, found))
        found.extend(pointed_at(reading, found))
        if not found:
            found.extend(standing(reading))
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


def _without_nested(reading: Reading, outer: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Return a report without the quotations of a report inside it: قالت إن الرئيس وصفه بأنه «…»: they are the inner speaker's."""
    content = outer.content
    inside = [a for a in found if a.cue is not None and content.first <= a.cue.first < content.last and _is_saying(reading, a)]
    nested = {k for a in inside for k in a.content.passages}
    own = tuple(k for k in content.passages if k not in nested)
    if outer.kind != "mixed" or len(own) == len(content.passages):
        return outer
    content = Content(content.first, content.last, own)
    return outer._replace(content=content, kind=kind_of(content))


def _is_saying(reading: Reading, a: Attribution) -> bool:
    """Whether somebody is named who says what an attribution reports: no المشروع يقترح, no النساء يعتقدن."""
    calling = a.kind == "nominal" and a.cue is not None and a.cue.sense in CALLING
    sure = a.kind != "nominal" and a.cue is not None and a.cue.statement == "yes" and not a.cue.needs_opener
    if sure and a.cue is not None and a.cue.sense in HOLDING:
        return False
    if calling and a.mention is None:
        return a.governor is not None or any(can_speak(reading, m) for m in a.candidates())  # دعوى يتهم فيها النائبة بـ«…»
    return (calling or sure) and a.mention is not None and can_speak(reading, a.mention)


def _doubled(cue: Cue, found: Sequence[Attribution]) -> bool:
    """قائلا after a finite cue that already has this content."""
    return any(a.content.first >= cue.first and a.cue is not None and a.cue.first < cue.first for a in found)


def _try(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    """Return what a pattern makes of a cue, or why it does not fit: empty where no opener of its own is near, as mostly."""
    if cue.form == "colon":
        return _try_label(reading, pattern, cue)
    if pattern.content == "before":
        return try_before(reading, pattern, cue, found)
    if not may_be_opened(reading, pattern, cue):
        return ""
    return _try_after(reading, pattern, cue, found)


def _try_label(reading: Reading, pattern: Pattern, cue: Cue) -> Attribution | str:
    """A speaker at the head of the sentence, a colon, the words: headlines and interviews."""
    mention = read_phrase(reading, 0)
    if (
        mention is None
        or not (mention.last == cue.first or is_addressed(reading, mention, cue))
        or not may_be_label(reading, mention, cue)
    ):
        return "no speaker before the colon"
    if any(reading.in_set("headline_stops", k) for k in range(mention.first, mention.last)):
        return "a label, not a speaker"
    opening = reading.opening_at(cue.first)
    if opening is None or opening.content >= len(reading):
        return "nothing after the colon"
    content = _content(reading, opening, cue)
    if is_byline(reading, mention, content):
        return "a byline, not a saying"
    if is_heading(reading, mention, opening):
        return "the heading of a paragraph in which another one speaks"
    return Attribution(pattern.id, kind_of(content), cue, content, mention, place="label")


def _try_after(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    source = find_source(reading, pattern.speaker, cue, found)
    if pattern.opener == ("bare",) and is_topic(reading, cue, source):
        source = Source()
    start = max(cue.last, source.mention.last if source.mention is not None and source.place != "before" else cue.last)
    opening = _opening(reading, pattern, cue, source, start)
    if opening is None:
        return ""
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
    held = cue.sense in HOLDING and pattern.opener == ("passage",)
    if (held or (cue.entry == "noun.definite" and source.mention is None)) and is_inside(cue, found):
        return "held by somebody inside a report"  # قال المتحدث إن الهيئة تود الإيضاح أنه
    kind = _reported_kind(reading, opening, cue, content)
    if kind is None:
        return f"{cue.lemma} reports no statement"
    if opening.kind == "bare" and not _may_be_bare(reading, opening, cue):
        return f"{cue.lemma} needs an opener"
    return attributed(pattern.id, kind, cue, content, source, reading)._replace(opened_by=opening.kind)


def _opening(reading: Reading, pattern: Pattern, cue: Cue, source: Source, start: int) -> Opening | None:
    if pattern.opener == ("bare",):
        return bare_opening(reading, cue, source.mention, start)
    unsure = cue.needs_opener and pattern.opener != ("passage",) and not reading.in_set("relative", start)
    return find_opening(reading, cue, start, pattern.opener, _NEAR if unsure else pattern.max_gap)


def _is_described(reading: Reading, cue: Cue, source: Source, opening: Opening) -> bool:
    """ووصف القرار بأنه: the only phrase between a joined verb and its opener is what is described, not who describes it."""
    mention = source.mention
    joined = cue.conjunction or ("و" if reading.in_set("joins", cue.first - 1) else "")  # وإذ وصف القرار
    if mention is None or cue.sense != "describe" or source.place != "after" or not joined:
        return False
    thing = not can_speak(reading, mention) or reading.in_set("documents", mention.first) > 0
    return opening.at == mention.last and (thing or joined == "و")


def _reported_kind(reading: Reading, opening: Opening, cue: Cue, content: Content) -> Kind | None:
    """Return the kind of a report; None where the verb reports no statement and quotes nothing."""
    doubled = any(reading.in_set("quotative", k) for k in range(cue.last, opening.at))  # مكتفيا بالقول إن
    clause = opening.kind in {"complementizer", "bare"} and not _described(reading, opening, cue, content)
    if cue.statement == "yes" or doubled or not clause or is_question(reading, cue, opening.content):
        return kind_of(content)
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
    return (
        cue.statement == "quotation"
        and reading.in_set("describing", opening.at) > 0
        and len(content.passages) == content.last - content.first
    )


def _content(reading: Reading, opening: Opening, cue: Cue) -> Content:
    if cue.statement == "quotation" and opening.kind == "passage":
        return Content(opening.content, opening.content + 1, (opening.content,))
    if reading.is_quotation(opening.content):
        return passage_content(reading, opening.content, cue, reported=opening.kind == "complementizer")
    return clause_content(reading, opening.content, cue)


def _same(a: Content, b: Content) -> bool:
    return a.first == b.first and a.last == b.last
