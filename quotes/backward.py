"""Patterns whose content stands before the cue: «…»، تقول سعاد; …، بحسب مصدر; …، وفق ما أعلنت الشرطة. Indexes are token indexes."""

from typing import Final

from quotes.attribution import Attribution, kind_of
from quotes.before import (
    clause_goes_on,
    introduced_before,
    is_inserted,
    is_reporting,
    is_source,
    may_point_back,
    quotation_before,
)
from quotes.content import Content, clause_before, clause_content
from quotes.cues import Cue
from quotes.finding import has_opening
from quotes.mentions import read_phrase
from quotes.reading import Reading
from quotes.rulebook import Pattern, SpeakerPlace
from quotes.sources import Source, attributed, find_source
from quotes.subjects import subject_after


def try_before(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    """Return what a pattern makes of a cue and the clause or quotation before it, or why it does not fit."""
    content = _clause_around(reading, cue) or _said_before(reading, pattern, cue)
    if isinstance(content, str):
        return content
    if any(_overlaps(content, a.content) or _is_framed(content, a) for a in found if a.kind != "nominal"):
        return "another cue carries the clause"
    places: tuple[SpeakerPlace, ...] = (
        ("carrier", *pattern.speaker) if cue.sense == "quote" else pattern.speaker
    )  # وفق ما نقلته الوكالة عن مصدر
    source = find_source(reading, places, cue, found)
    if cue.form == "preposition" and not cue.own_speaker and not is_source(reading, source.mention):
        return "no source after the preposition"
    if _is_told(reading, content, source):
        return "the verb behind the source says it"
    content = _around_aside(reading, content, source, cue)
    return attributed(pattern.id, kind_of(content), cue, content, source, reading)


def _clause_around(reading: Reading, cue: Cue) -> Content | None:
    """من هنا على الحكومة بحسب النائب عدم الرضوخ: the short clause that a source without commas stands in, with what goes on behind it."""
    if cue.form != "preposition" or cue.own_speaker or reading.is_comma(cue.first - 1) or not is_reporting(reading, cue):
        return None
    mention = read_phrase(reading, cue.last)
    if mention is None or not (clause_goes_on(reading, mention.last) or _hangs(reading, cue.first, mention.last)):
        return None
    first = next((k + 1 for k in range(cue.first - 2, max(-1, cue.first - _SUBJECT), -1) if reading.is_comma(k)), 0)
    if first == cue.first or reading.in_set("relative", first, conjunction=True):
        return None  # التي أصبحت مهددة بحسب المتحدث بانفجار: what describes a noun
    if any(c.form == "verb" and first <= c.first < cue.first for c in reading.cues):
        return None  # كانت صحف أفادت نقلا عن مصادر أن
    if cue.first - first > _SUBJECT or any(reading.kind(k) == "passage" for k in range(first, cue.first)):
        return None
    return _up_to(reading, first, clause_content(reading, mention.last, None).last)


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


def _around_aside(reading: Reading, content: Content, source: Source, cue: Cue) -> Content:
    """ويمر الجدار، كما تقول المنظمة، عبر أراض زراعية: between commas the source is an aside, and its clause goes on behind it."""
    if content.passages or (source.mention is None and not (cue.own_speaker and reading.is_comma(cue.first - 1))):
        return content
    comma = source.mention.last if source.mention is not None else cue.last
    inserted = is_inserted(reading, cue, comma) or (reading.in_set("pronouns", comma) > 0 and not reading.is_comma(content.last))
    if inserted and comma + 1 < len(reading):
        return _up_to(reading, content.first, clause_content(reading, comma + reading.is_dash(comma), None).last)
    behind = comma + reading.is_comma(comma)
    opener = reading.opening_at(behind)
    head = content.first + reading.in_set("clause_starters", content.first)
    due = reading.in_set("impersonal_heads", head, conjunction=True) == content.last - head > 0
    if due and opener is not None and opener.kind == "complementizer":
        return clause_content(reading, opener.content, None)  # ومن المقرر، بحسب الوزير، أن يفتتح السد
    adjunct = behind > comma and reading.in_set("clause_adjuncts", behind) > 0 and reading.cue_at(behind) is None
    if _hangs(reading, content.last, behind) or reading.in_set("of_share", content.first, conjunction=True):
        return _up_to(reading, content.first, clause_content(reading, behind, None).last)
    own = cue.own_speaker and reading.is_comma(comma)  # كما ستجنب هذه المنظومة، على حد قوله، المؤسسات
    if not (adjunct or _lacks_object(reading, content, comma + own)) or content.last - content.first > _SHORT_CLAUSE:
        return content
    return _up_to(reading, content.first, clause_content(reading, behind, None).last)


def _hangs(reading: Reading, end: int, behind: int) -> bool:
    """وهي أزمة أدت، حسب مراقبين، | إلى تنامي العنف: whether a clause that ends at a token ends in its verb, so that it goes on behind its source."""
    return reading.is_verb(end - 1) and reading.cue_at(end - 1) is None and reading.kind(behind) == "word"


def _lacks_object(reading: Reading, content: Content, behind: int) -> bool:
    """وتضبط هذه الاتفاقية، وفق بلاغ الجمعية | أسس الشراكة: verb and subject, the source, and the clause that goes on with its object."""
    head = content.first + reading.in_set("alike", content.first)
    return reading.is_verb(head) and reading.cue_at(head) is None and clause_goes_on(reading, behind)


def _up_to(reading: Reading, first: int, last: int) -> Content:
    """Return a content that encloses its source."""
    return Content(first, last, tuple(k for k in reading.passages if first <= k < last and reading.is_quotation(k)))


_SUBJECT: Final = 8  # tokens before a source in the middle of its clause
_SHORT_CLAUSE: Final = 4  # tokens before an aside that are hardly a clause of their own


def _is_told(reading: Reading, content: Content, source: Source) -> bool:
    """والأدهى أن المدير، وفق ما جاء في الموقع، قال: «…»: the clause around an aside has its verb of saying behind it."""
    mention = source.mention
    head = content.first + (reading.cue_at(content.first) is not None)
    if mention is None or any(reading.is_verb(k) for k in range(head, content.last)):
        return False
    told = reading.cue_at(mention.last + reading.is_comma(mention.last))
    return told is not None and told.form == "verb" and told.statement == "yes" and has_opening(reading, told)


def _is_cue_alone(reading: Reading, content: Content) -> bool:
    """وتطالب الجمعية، بحسب ما جاء في بيانها، بـ«…»: a verb of saying and its subject are no statement."""
    heads = [c for c in reading.cues if c.form == "verb" and not c.needs_opener and content.first <= c.first < content.last]
    head = heads[-1] if heads else None  # بدورها، جددت الحكومة، على لسان فلان، موقفها
    subject = subject_after(reading, head.first) if head is not None else None
    if subject is not None and subject.last >= content.last:
        return True  # وذكرت صحيفة «الساحل» | نقلا عن باحث
    alone = head is not None and head.first == content.first and not head.needs_opener and not content.passages
    return alone and content.last - content.first < _STATEMENT


_STATEMENT: Final = 3  # tokens of a clause that says something


def _is_framed(content: Content, carried: Attribution) -> bool:
    """وقال الوزير، وفق ما نقلته الوكالة، إن: the clause before is another cue with its speaker, whose content follows."""
    return carried.cue is not None and content.first <= carried.cue.first < content.last <= carried.content.first


def _overlaps(a: Content, b: Content) -> bool:
    """Whether two contents share a token."""
    return min(a.last, b.last) > max(a.first, b.first)
