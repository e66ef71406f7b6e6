"""Pair cues with contents and speakers: the patterns of `rules/patterns.toml`, read in order of priority.

Each cue of a sentence takes the first pattern that fits; what the other patterns lacked is kept for `quotes explain`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from quotes.attribution import Attribution, Kind, NearMiss
from quotes.content import Content, clause_before, clause_content, find_opening, passage_content
from quotes.cues import Cue
from quotes.mentions import Mention, carries_pronoun, read_phrase, skip_adverbs, subject_after
from quotes.names import can_speak, is_people
from quotes.reading import NAME_WORDS, Opening, Reading
from quotes.rulebook import Pattern, SpeakerPlace
from quotes.sources import Source, candidates, find_source

_CLOSE: Final = 4
_SOON: Final = 6  # tokens in which a clause without a complementizer shows its verb
_NEAR: Final = 12  # tokens in which a verb of many meanings shows its opener, or does not say anything


class Attributor:
    """Apply the patterns of a rule book to readings."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Sort the patterns by the forms of cue they take."""
        self._by_form: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for form in pattern.cue:
                self._by_form.setdefault(form, []).append(pattern)

    def attribute(self, reading: Reading) -> tuple[list[Attribution], list[NearMiss]]:
        """Return the attributions of a sentence in the order of their cues, and the patterns that nearly fitted."""
        found: list[Attribution] = []
        missed: list[NearMiss] = []
        for cue in reading.cues:
            if cue.form == "participle" and reading.in_set("saying_participles", cue.first) and _doubled(cue, found):
                continue
            for pattern in self._by_form.get(cue.form, ()):
                if pattern.content == "inside":
                    continue
                result = _try(reading, pattern, cue, found)
                if isinstance(result, Attribution):
                    found.append(result)
                    break
                missed.append(NearMiss(pattern.id, cue, result))
            else:
                nominal = _nominal(reading, cue, found)
                if nominal is not None:
                    found.append(nominal)
        found.extend(_after_colons(reading, found))
        if not found:
            found.extend(_standing(reading))
        return found, missed


def _nominal(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Return the report of a cue that no pattern fits, with its clause up to where the next one begins."""
    subject = reading.parse is not None and reading.is_verb(cue.first) and reading.parse.subject_of(cue.first) is not None
    silent = cue.needs_opener and cue.statement != "thought" and not subject
    inside = any(cue.first in range(a.content.first, a.content.last) for a in found if not (a.kind == "nominal" and a.cue and a.cue.needs_opener))
    if cue.form not in _NOMINAL_PLACES or silent or inside:
        return None
    source = find_source(reading, _NOMINAL_PLACES[cue.form], cue, found)
    start = source.mention.last if source.mention is not None and source.place == "after" else cue.last
    if start >= len(reading):
        return None
    content = clause_content(reading, start, cue)
    if cue.needs_opener and source.mention is not None and cue.pronoun is None and can_speak(reading, source.mention):
        woven = next((k for k in content.passages if reading.in_set("weaving_words", k - 1) and " " in reading.tokens[k].text), len(reading))
        content = Content(content.first, content.last, tuple(k for k in content.passages if k >= woven))  # لوح الاتحاد بـ«خطوات تصعيدية»
    elif cue.needs_opener:  # its subject is heard, but the words in its clause are hardly its own
        content = Content(content.first, content.last, ())
    elif cue.form == "noun":  # ما وصفه بـ«…»: the words right after it and no more
        content = Content(start, start + 1, tuple(k for k in (start,) if reading.kind(k) == "passage"))
    return _attribution("fragment", "nominal", cue, content, source, reading)


_NOMINAL_PLACES: Final[dict[str, tuple[SpeakerPlace, ...]]] = {"verb": ("subject",), "participle": ("governor",), "noun": ("governor",)}


def _after_colons(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations behind a colon that no cue has taken: the sentence introduces them, whatever its verb."""
    taken = {k for a in found if a.kind != "nominal" for k in range(a.content.first, a.content.last)}
    out: list[Attribution] = []
    for k in range(_INTRODUCTION, len(reading)):
        if not reading.is_colon(k - 1) or k in taken or not reading.is_quotation(k) or len(reading.tokens[k].text.split()) < _STANDING_WORDS:
            continue
        if reading.in_set("headline_stops", k - 2) or reading.in_set("headline_stops", 0) or reading.in_set("naming_nouns", k - 2):
            continue
        heads = [m for m in candidates(reading, _no_cue(k)) if can_speak(reading, m)]
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
    words = sum(1 for k in range(len(reading)) if reading.kind(k) == "word")
    if words > _STRAY_WORDS or len(reading.tokens[quoted[0]].text.split()) < _STANDING_WORDS:
        return []
    return [Attribution("standing-passage", "direct", None, Content(quoted[0], quoted[0] + 1, (quoted[0],)), place="chain")]


_STANDING_WORDS: Final = 6  # a shorter quotation that stands alone is a heading or a title
_STRAY_WORDS: Final = 1


def _doubled(cue: Cue, found: Sequence[Attribution]) -> bool:
    """قائلا after a finite cue that already has this content."""
    return any(a.content.first >= cue.first and a.cue is not None and a.cue.first < cue.first for a in found)


def _try(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    if pattern.senses and cue.sense not in pattern.senses:
        return f"takes only cues of sense {', '.join(pattern.senses)}"
    if cue.form == "colon":
        return _try_label(reading, pattern, cue)
    if pattern.id == "own-words-after" and not cue.own_speaker:
        return "names a source of its own"
    if pattern.verbs and cue.entry not in pattern.verbs:
        return f"takes only {', '.join(pattern.verbs)}"
    if pattern.content == "before":
        return _try_before(reading, pattern, cue, found)
    if not _may_be_opened(reading, pattern, cue):
        return _no_opener(pattern)
    return _try_after(reading, pattern, cue, found)


def _try_label(reading: Reading, pattern: Pattern, cue: Cue) -> Attribution | str:
    """A speaker at the head of the sentence, a colon, the words: headlines and interviews."""
    mention = read_phrase(reading, 0)
    if mention is None or mention.last != cue.first or not _may_be_label(reading, mention, cue):
        return "no speaker before the colon"
    if any(reading.in_set("headline_stops", k) for k in range(mention.first, mention.last)):
        return "a label, not a speaker"
    opening = reading.opening_at(cue.first)
    if opening is None or opening.content >= len(reading):
        return "nothing after the colon"
    content = _content(reading, opening, cue)
    return Attribution(pattern.id, _kind(content), cue, content, mention, place="label")


def _may_be_label(reading: Reading, mention: Mention, cue: Cue) -> bool:
    if reading.in_set("anonymous", mention.first) or any(reading.text(k) in {"-", "–", "(", "/"} for k in range(mention.first, mention.last)):
        return reading.in_set("anonymous", mention.first) > 0 and reading.kind(cue.last) == "passage"
    if can_speak(reading, mention):
        return True
    # a surname alone that the article says again (بري: …)
    return mention.last - mention.first == 1 and reading.article.text.count(reading.text(mention.first)) > 1


def _try_after(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    source = find_source(reading, pattern.speaker, cue, found)
    if pattern.opener == ("bare",) and _is_topic(reading, cue, source):
        source = Source()
    mention = source.mention
    start = max(cue.last, mention.last if mention is not None and source.place != "before" else cue.last)
    if pattern.opener == ("bare",):
        opening = _bare_opening(reading, cue, mention, start)
    else:
        unsure = cue.needs_opener and pattern.opener != ("passage",) and not reading.in_set("relative", start)
        opening = find_opening(reading, cue, start, pattern.opener, _NEAR if unsure else pattern.max_gap)
    if opening is None:
        return _no_opener(pattern)
    if source == Source() and {"carrier", "document"} & set(pattern.speaker) and cue.form != "verbal_noun":
        return "no source after عن or في"
    if cue.imperfect and mention is None and cue.pronoun is None and reading.in_set("fact_relatives", cue.first - 1):
        return "a fact shows it, nobody says it"
    if cue.sense == "accuse" and opening.at == cue.last and cue.pronoun is None:
        return "accused, by nobody that is named"
    alone = cue.sense == "describe" and mention is not None and source.place == "after" and cue.conjunction and opening.at == mention.last
    if alone and mention is not None and not can_speak(reading, mention):
        source, mention = Source(), None  # ووصف القرار بأنه: the only phrase between is what is described
    refusal = _refusal(reading, pattern, cue, opening, mention, start)
    if refusal:
        return refusal
    content = _content(reading, opening, cue)
    if content.last <= content.first or any(_same(content, a.content) for a in found):
        return "the content belongs to another cue"
    kind = _kind(content)
    doubled = any(reading.in_set("quotative", k) for k in range(cue.last, opening.at))  # مكتفيا بالقول إن
    if cue.statement != "yes" and not doubled and opening.kind in {"complementizer", "bare"} and not _described(reading, opening, cue, content):
        if not content.passages:
            return f"{cue.lemma} reports no statement"
        kind = "fragment"
    full = cue.first == 0 and reading.is_comma(opening.at) and any(reading.is_verb(k) for k in range(opening.content, min(len(reading), opening.content + _SOON)))
    if cue.form == "verb" and cue.needs_opener and opening.kind == "bare" and not full:  # وذكر، سجل المراقبون نقصا
        return f"{cue.lemma} needs an opener"
    return replace(_attribution(pattern.id, kind, cue, content, source, reading), opened_by=opening.kind)


def _no_opener(pattern: Pattern) -> str:
    return f"no {' or '.join(pattern.opener)} within {pattern.max_gap} tokens"


def _may_be_opened(reading: Reading, pattern: Pattern, cue: Cue) -> bool:
    """Whether a content may open behind a cue at all: cheaper to see than its speaker, and most cues have none."""
    if pattern.opener != ("bare",):
        return reading.opens_from(cue.last, pattern.opener)
    return cue.form == "preposition" or "bare" in cue.takes or bool(reading.ends_in_set("source_ma", cue.first))


def _refusal(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, mention: Mention | None, start: int) -> str:
    """Return why an opener does not open a content after all, empty when it does."""
    if opening.kind == "complementizer" and reading.in_set("because", opening.at) and (cue.needs_opener or cue.statement == "quotation"):
        return "a reason, not a reported clause"
    far = opening.at - start > _CLOSE and not reading.is_comma(opening.at - 1) and (cue.imperfect or cue.pronoun is not None or not _only_adjuncts(reading, start, opening.at))
    if cue.needs_opener and opening.kind == "complementizer" and far:
        return "the opener stands too far off for a verb of many meanings"
    if opening.kind == "passage" and not _may_open(reading, opening, cue, start):
        return "a marked name, not a quotation"
    marked = opening.kind == "passage" and (opening.at == opening.content or cue.statement == "quotation")
    if marked and not reading.is_quotation(opening.content):
        return "a marked name, not a quotation"
    byline = reading.in_set("headline_stops", cue.first) and (cue.first == 0 or cue.form == "participle")
    if pattern.opener == ("colon",) and mention is None and byline:
        return "a byline, not a saying"
    return ""


def _only_adjuncts(reading: Reading, start: int, end: int) -> bool:
    """كتب على حسابه في المنصة إن: nothing but adverbials stand between a verb with its subject and the opener."""
    at = start + reading.is_comma(start)
    if not (reading.in_set("before_nouns", at, conjunction=True) or reading.in_set("adjunct_prepositions", at)):
        return False
    return not any(reading.is_verb(k) and not reading.in_set("relative", k - 1) for k in range(at, end))


_NAME_LIKE: Final = 3  # marked names on the way to an opener are rarely longer


def _may_open(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """A short stretch in marks opens a content only right after the cue and its speaker, or after a colon or قائلا."""
    words = len(reading.tokens[opening.content].text.split())
    if opening.at != opening.content or words > NAME_WORDS or (words > _NAME_LIKE and not cue.needs_opener and "passage" in cue.takes):
        return True
    before = opening.at - 1
    if reading.in_set("quotative", before) or reading.is_comma(before):
        return True
    goes_on = (bool(cue.conjunction) and cue.sense in {"add", "continue", "conclude"}) or cue.sense == "shout"  # وتابع «عدنا», صاح «النجدة»
    return opening.at == skip_adverbs(reading, start) and (goes_on or (not cue.needs_opener and "passage" in cue.takes))


def _described(reading: Reading, opening: Opening, cue: Cue, content: Content) -> bool:
    """وصفه بأنه "…": a description in marks counts as a statement."""
    return cue.statement == "quotation" and reading.in_set("describing", opening.at) > 0 and len(content.passages) == content.last - content.first


def _try_before(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    content = clause_before(reading, cue.first)
    if content is None:
        return "nothing stands before the cue"
    if pattern.id in {"clause-as-verb", "clause-document"}:
        introduced = _introduced_before(reading, cue)
        named = _is_named(reading, subject_after(reading, cue.last - 1))
        if not introduced or cue.statement != "yes" or (cue.needs_opener and reading.in_set("alike", cue.first - 1) and not named):
            return "no وفق ما or كما before the verb"
        content = clause_before(reading, cue.first - introduced)
        if content is None:
            return "nothing stands before the cue"
    elif cue.form == "verb":
        at = _quotation_before(reading, cue, content)
        if at is None:
            return "no quotation right before the verb"
        content = Content(at, at + 1, (at,))
    elif cue.form == "preposition" and not _is_reporting(reading, cue):
        return "not a report: an adverb of the clause itself"
    if any(_overlaps(content, a.content) for a in found if a.kind != "nominal"):
        return "another cue carries the clause"
    source = find_source(reading, pattern.speaker, cue, found)
    if cue.form == "preposition" and not cue.own_speaker and not _is_source(reading, source.mention):
        return "no source after the preposition"
    return _attribution(pattern.id, _kind(content), cue, content, source, reading)


def _is_named(reading: Reading, mention: Mention | None) -> bool:
    """Whether a phrase is somebody who can speak, or one word that the article says again."""
    if mention is None:
        return False
    return can_speak(reading, mention) or (mention.last - mention.first == 1 and reading.article.text.count(reading.text(mention.first)) > 1)


def _is_source(reading: Reading, mention: Mention | None) -> bool:
    """Whether a phrase behind بحسب names somebody: by its words, or as a surname alone that the article says again."""
    if mention is None:
        return False
    alone = mention.last - mention.first == 1 and reading.is_comma(mention.first - 2) and reading.text(mention.first).startswith("ال")
    return can_speak(reading, mention) or (alone and reading.article.text.count(reading.text(mention.first)) > 1)


def _attribution(rule: str, kind: Kind, cue: Cue, content: Content, source: Source, reading: Reading) -> Attribution:
    return Attribution(
        rule, kind, cue, content, source.mention, source.via, source.governor, source.place, candidates=candidates(reading, cue)
    )


def _quotation_before(reading: Reading, cue: Cue, content: Content) -> int | None:
    """Return the quotation right before a verb of saying that joins nothing on: "…"، تقول سعاد; "…"، بهذه الكلمات لخص الممثل."""
    pointed = reading.ends_in_set("pointing_back", cue.first)
    end = cue.first - pointed
    k = next((n for n in range(end - 1, max(-1, end - _MARKS_BETWEEN), -1) if reading.kind(n) == "passage"), None)
    if k is None or cue.conjunction or any(reading.kind(n) == "word" for n in range(k + 1, end)):
        return None
    described = cue.statement == "quotation" and cue.sense not in _UTTERED
    unsure = cue.needs_opener and not (cue.imperfect and reading.is_comma(cue.first - 1))
    if not pointed and (described or unsure or content.last != k + 1):
        return None
    stands = reading.is_quotation(k) and len(reading.tokens[k].text.split()) >= _QUOTATION_WORDS
    return k if stands and (k == 0 or reading.kind(k - 1) != "word") else None


_MARKS_BETWEEN: Final = 4  # tokens before a verb within which the quotation must end
_QUOTATION_WORDS: Final = 2
_UTTERED: Final = frozenset({"ask", "shout", "recount", "comment"})  # verbs that may follow what was said


def _is_reporting(reading: Reading, cue: Cue) -> bool:
    """بحسب مصدر after a comma or a quotation reports; رتبت حسب الحجم does not."""
    before = cue.first - 1
    if reading.is_comma(before) or reading.kind(before) == "passage" or cue.own_speaker:
        return True
    head = cue.last
    return is_people(reading, head) or any(reading.in_set(name, head) for name in ("outlets", "anonymous", "roles", "titles", "documents"))


def _introduced_before(reading: Reading, cue: Cue) -> int:
    """Return how many tokens before a verb introduce it as a source of the clause before: وفق ما أعلن، كما قال، حسبما ذكرت."""
    return reading.ends_in_set("source_ma", cue.first)


def _bare_opening(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """A clause after a comma, or one that begins with a verb or particle right after the speaker phrase."""
    if cue.form == "preposition":
        if mention is None or not can_speak(reading, mention) or cue.first > 1 + bool(reading.in_set("openers_of_turn", 0)):
            return None
        at = start
        while at < len(reading) and not reading.is_comma(at) and at < start + 14:
            at += 1
        at = at + 1 if reading.is_comma(at) else start
        if reading.in_set("then", at):
            at += 1
        return Opening("bare", at, at) if at < len(reading) else None
    sourced = reading.ends_in_set("source_ma", cue.first)
    if sourced and cue.first <= sourced + bool(reading.in_set("openers_of_turn", 0)) and mention is not None:
        comma = next((k for k in range(mention.last, min(len(reading), mention.last + _SOON)) if reading.is_comma(k)), None)
        return None if comma is None else Opening("bare", comma, comma + 1)  # ووفقا لما ذكرته الشرطة، أغلقت الطريق
    if "bare" not in cue.takes:
        return None
    at = skip_adverbs(reading, start)
    follower = reading.cue_at(at + 1)
    if follower is not None and (follower.conjunction or follower.form == "participle"):
        return None
    if at > start and reading.is_comma(at - 1) and at < len(reading) and not _is_adjunct(reading, at) and not _may_be_person(reading, at):
        return Opening("bare", at - 1, at)
    if reading.is_comma(at) and at + 1 < len(reading) and not _is_adjunct(reading, at + 1) and not carries_pronoun(reading.text(at + 1)):
        return Opening("bare", at, at + 1)
    if at < len(reading) and (reading.in_set("particles", at) or _is_topic(reading, cue, find_source(reading, ("subject",), cue, ()))):
        return Opening("bare", at, at)
    return None


def _may_be_person(reading: Reading, i: int) -> bool:
    return bool(reading.in_set("roles", i) or reading.in_set("titles", i) or reading.is_name(i))


def _is_topic(reading: Reading, cue: Cue, source: Source) -> bool:
    """وأضاف نسبة التحمل يتحملها المالك: a thing with a verb behind it is what the reported clause is about, not who says it."""
    mention = source.mention
    if mention is None or source.place != "after" or cue.sense not in {"add", "continue"} or not cue.conjunction:
        return False
    return mention.first == cue.last and reading.is_verb(mention.last) and not can_speak(reading, mention)


def _is_adjunct(reading: Reading, i: int) -> bool:
    return bool(reading.in_set("comments", i) or reading.in_set("adjunct_prepositions", i) or reading.in_set("no_clause", i) or reading.in_set("relative", i, conjunction=True))


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


