"""Where a content may begin behind a cue: the clause without a complementizer, and the openers that open nothing.

`quotes.finding.find_opening` finds the openers by their words; here stands what makes one of them no opener after all.
Indexes are token indexes.
"""

from typing import Final

from quotes.before import is_source
from quotes.between import DASHES, skip_adverbs
from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.mentions import Mention, carries_pronoun, read_phrase
from quotes.names import can_speak
from quotes.reading import Opening, Reading
from quotes.rulebook import Pattern
from quotes.sources import Source, find_source
from quotes.subjects import subject_after

_CLOSE: Final = 4  # tokens between a verb of many meanings, with its subject, and its opener
_SOON: Final = 6  # tokens behind a source in which its comma stands
_SOURCE: Final = 14  # tokens of a source at the head of a sentence
_RELATIVE: Final = 25  # tokens of a clause that describes that source
_NAME_LIKE: Final = 3  # marked names on the way to an opener are rarely longer


def may_be_opened(reading: Reading, pattern: Pattern, cue: Cue) -> bool:
    """Whether a content may open behind a cue at all: cheaper to see than its speaker, and most cues have none."""
    if pattern.opener != ("bare",):
        return reading.opens_from(cue.last, pattern.opener)
    return cue.form == "preposition" or "bare" in cue.takes or bool(reading.ends_in_set("source_ma", cue.first))


def bare_opening(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """Return where a clause without a complementizer begins: after a comma, or with a particle right after the speaker phrase."""
    inserted = _behind_insertion(reading, cue, mention)
    if inserted is not None or cue.form == "preposition":
        return inserted or _after_source(reading, cue, mention, start)
    sourced = reading.ends_in_set("source_ma", cue.first)
    if sourced and cue.first <= sourced + bool(reading.in_set("openers_of_turn", 0)) and mention is not None:
        return _behind_comma(reading, mention)
    if "bare" not in cue.takes or _is_no_verb(reading, cue):
        return None
    if cue.imperfect and reading.text(cue.first).removeprefix(cue.conjunction).startswith("س"):
        return None  # وستواصل المنطقة، بما فيها العاصمة، تصدر القائمة: what somebody will say is not said yet
    at = skip_adverbs(reading, start)
    follower = reading.cue_at(at + 1)
    own = reading.cue_at(at)
    spoken = (
        own is not None and own.form == "verb" and own.statement == "yes" and not own.needs_opener
    )  # كانت أعلنت عنه، قالت فلانة إن
    manner = own is not None and own.form == "participle"  # وقال المذيع معلقا
    if (
        at >= len(reading)
        or spoken
        or manner
        or (follower is not None and (follower.conjunction or follower.form == "participle"))
    ):
        return None
    if at > start and reading.is_comma(at - 1) and not _is_adjunct(reading, at) and not _may_be_person(reading, at):
        return Opening("bare", at - 1, at)
    if (
        reading.is_comma(at)
        and at + 1 < len(reading)
        and not _is_adjunct(reading, at + 1)
        and not carries_pronoun(reading.text(at + 1))
    ):
        return Opening("bare", at, at + 1)
    behind = _past_occasion(reading, at) or _first_person(reading, cue, at)
    if behind is not None:
        return Opening("bare", behind - 1, behind)
    particle = (reading.in_set("particles", at) and not reading.in_set("no_clause", at)) or reading.in_set("impersonal_heads", at)
    begins = (
        particle
        or _is_future(reading, cue, at)
        or _is_plain_clause(reading, cue, at)
        or (mention is not None and _is_clause_of_noun(reading, cue, at))
        or is_topic(reading, cue, find_source(reading, ("subject",), cue, ()))
    )
    return Opening("bare", at, at) if begins else None


def _behind_insertion(reading: Reading, cue: Cue, mention: Mention | None) -> Opening | None:
    """في المدينة -يقول الكاتب- | الأمر مختلف: cue and speaker are put into the clause between two dashes."""
    if mention is None or mention.first < cue.first or reading.text(cue.first - 1) not in DASHES:
        return None
    closed = reading.text(mention.last) in DASHES and mention.last + 1 < len(reading)
    return Opening("bare", mention.last, mention.last + 1) if closed else None


def _behind_comma(reading: Reading, mention: Mention) -> Opening | None:
    """ووفقا لما ذكرته الشرطة، | أغلقت الطريق: the clause behind the comma of the source, unless a verb of saying of its own carries it."""
    comma = next((k for k in range(mention.last, min(len(reading), mention.last + _SOON)) if reading.is_comma(k)), None)
    if comma is None or any(c.form == "verb" and mention.last <= c.first < comma for c in reading.cues):
        return None  # بحسب ما أورده الموقع قال الخبير، …
    if _is_told(reading, skip_adverbs(reading, comma + 1)):
        return None  # ووفقا لما أوردته الوكالة، اليوم، أفاد ناشطون بأن
    return Opening("bare", comma, comma + 1)


def _is_no_verb(reading: Reading, cue: Cue) -> bool:
    """وبين مؤيد ومعارض: the parse knows better; ما قاله الرئيس قد لا يقنع أحدا: the verb of a relative clause says nothing more."""
    relative = (
        cue.pronoun is not None and reading.in_set("what", cue.first - 1) and not reading.ends_in_set("source_ma", cue.first)
    )
    return bool(relative) or (reading.parse is not None and reading.parse.upos(cue.first) in {"ADP", "CCONJ"})


def _past_occasion(reading: Reading, at: int) -> int | None:
    """فذكرت على حسابها، | فتح النفق: the verb behind the comma that ends the occasion or place of what was said."""
    if not reading.in_set("before_nouns", at) or not reading.in_set("speech_events", at + 1):
        return None
    paper = next((k for k in range(at + 2, min(len(reading), at + _SOON)) if _is_papers(reading, k)), None)
    if paper is not None:
        return paper + 1
    comma = next((k for k in range(at + 2, min(len(reading), at + _SOON)) if reading.is_comma(k)), None)
    plain = comma is not None and not any(reading.cue_at(k) or reading.opening_at(k) for k in range(at, comma))
    return comma + 1 if comma is not None and plain and reading.is_verb(comma + 1) and reading.cue_at(comma + 1) is None else None


def _is_papers(reading: Reading, k: int) -> bool:
    """وقال في تصريحات لـ«الأفق» | العمل في السد سيعود نفعه: behind the paper that it was told begins a clause without a comma."""
    told = reading.kind(k) == "passage" and reading.in_set("addressing", k - 1)
    named = told and len(reading.tokens[k].text.split()) <= _NAME_LIKE
    begins = named and reading.kind(k + 1) == "word" and not _is_adjunct(reading, k + 1) and not reading.is_verb(k + 1)
    if not begins or reading.in_set("before_nouns", k + 1):
        return False
    clause = range(k + 1, next((n for n in range(k + 2, len(reading)) if reading.is_comma(n)), len(reading)))
    return not any(reading.opening_at(n) for n in clause) and any(reading.is_verb(n) for n in clause[:_OCCASION])


def _first_person(reading: Reading, cue: Cue, at: int) -> int | None:
    """وأضاف من أمام المقر في تصريح للوكالة | نؤكد على مطلبنا: behind adjuncts a verb in the first person begins what was said."""
    adjunct = _is_adjunct(reading, at) or reading.in_set("before_nouns", at)
    if cue.sense not in {"say", "add", "continue"} or cue.needs_opener or not adjunct or reading.parse is None:
        return None
    for k in range(at + 1, min(len(reading), at + _OCCASION)):
        if reading.kind(k) != "word" or reading.in_set("relative", k) or reading.opening_at(k) is not None:
            return None
        if reading.in_set("first_pronouns", k):
            return k
        forms = [a.form for a in reading.lexicon.analyse(reading.text(k))]
        if forms and all(form.person == 1 for form in forms) and not reading.in_set("relative", k - 1):
            return k
        if reading.is_verb(k):
            return None
    return None


_OCCASION: Final = 14  # tokens of the adjuncts behind a verb of saying


def _is_clause_of_noun(reading: Reading, cue: Cue, at: int) -> bool:
    """وأضاف المدير | نسبة الغياب لم تتعد: behind a verb of going on and its subject, a noun that a verb soon follows."""
    if cue.sense not in {"add", "continue"} or not cue.conjunction or reading.kind(at) != "word" or _is_adjunct(reading, at):
        return False
    if any(reading.in_set("verb_negations", k) for k in range(at + 1, min(len(reading), at + _CLOSE))):
        return True
    subject = reading.parse is not None and reading.parse.is_subject(at)
    return subject and any(reading.is_verb(k) for k in range(at + 1, min(len(reading), at + _SOON)))


def _is_plain_clause(reading: Reading, cue: Cue, at: int) -> bool:
    """وقال ثقتنا عالية، قالت الحكومة يحق التعبير: behind a verb that does nothing but say, words that nothing opens, a verb among them."""
    if cue.sense != "say" or cue.needs_opener or cue.form != "verb" or cue.pronoun is not None or at + _PLAIN > len(reading):
        return False
    if (
        reading.kind(at) != "word"
        or _is_adjunct(reading, at)
        or reading.in_set("before_nouns", at)
        or reading.opens_from(at, ("complementizer", "colon"))
    ):
        return False
    ours = reading.text(at).endswith("نا") and not reading.is_name(at)
    return reading.kind(at) == "word" and (ours or any(reading.is_verb(k) for k in range(at, min(len(reading), at + _SHOWN))))


_PLAIN: Final = 3  # tokens of a clause that nothing opens, at the least
_SHOWN: Final = 5  # tokens in which it shows its verb


def _is_future(reading: Reading, cue: Cue, at: int) -> bool:
    """وأضاف ستطول المدة: a verb with the particle of the future right behind the cue begins the clause."""
    return at == cue.last and reading.text(at).startswith("س") and reading.is_verb(at) and not reading.is_name(at)


def _after_source(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """بحسب مصدر، | أغلقت الطريق: the clause after the comma behind a source at the head of the sentence."""
    if mention is None:
        return None
    behind = next(
        (k for k in range(mention.last, min(len(reading), mention.last + _RELATIVE)) if reading.in_set("then", k)), None
    )
    joined = behind is not None and reading.is_comma(cue.first - 1) and reading.text(cue.first).startswith("و")
    if cue.first > 1 + bool(reading.in_set("openers_of_turn", 0)) and not joined:
        return None  # ، ووفقا لمصدر طلب عدم ذكر اسمه فإن: a source at the head of a clause
    if behind is not None and _is_told(reading, behind + 1):
        return None
    if behind is not None and behind + 1 < len(reading):
        return Opening("bare", behind, behind + 1)  # وبحسب عضو في الوفد طلب عدم ذكر اسمه فإن: whoever it is
    if not can_speak(reading, mention):
        return None
    at = start
    while at < len(reading) and not reading.is_comma(at) and at < start + _SOURCE:
        at += 1
    at = at + 1 if reading.is_comma(at) else start
    if reading.in_set("relative", at):  # وفقا للشركة، التي تملك السد، فإن
        at = next(
            (k for k in range(at, min(len(reading), at + _RELATIVE)) if reading.in_set("then", k) and reading.is_comma(k - 1)),
            len(reading),
        )
    if reading.in_set("then", at):
        at += 1
    if _is_told(reading, at):
        return None
    return Opening("bare", at, at) if at < len(reading) else None


def _is_told(reading: Reading, at: int) -> bool:
    """وحسب الوكالة، اعتبر السفير أن; وبحسب «الأفق»، فقد ذكر البنك أن: the verb at a token carries what follows it."""
    told = reading.cue_at(at)
    if told is None or told.form != "verb" or told.statement != "yes" or not reading.opens_from(at + 1, ("complementizer",)):
        return False
    subject = subject_after(reading, told.first) if told.needs_opener else None
    return not told.needs_opener or (subject is not None and can_speak(reading, subject))


def _may_be_person(reading: Reading, i: int) -> bool:
    return bool(reading.in_set("roles", i) or reading.in_set("titles", i) or reading.is_name(i))


def is_topic(reading: Reading, cue: Cue, source: Source) -> bool:
    """وأضاف نسبة التحمل يتحملها المالك: a thing with a verb behind it is what the reported clause is about, not who says it."""
    mention = source.mention
    if mention is None or source.place != "after" or cue.sense not in {"add", "continue"} or not cue.conjunction:
        return False
    return mention.first == cue.last and reading.is_verb(mention.last) and not can_speak(reading, mention)


def _is_adjunct(reading: Reading, i: int) -> bool:
    return bool(
        reading.in_set("comments", i)
        or reading.in_set("adjunct_prepositions", i)
        or reading.in_set("no_clause", i)
        or reading.in_set("relative", i, conjunction=True)
    )


def refusal(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, source: Source, start: int) -> str:
    """Return why an opener does not open a content after all, empty when it does."""
    reasons = (
        _no_source(reading, pattern, cue, opening, source),
        _too_far(reading, cue, opening, start),
        _no_quotation(reading, cue, opening, start),
        _list_follows(reading, cue, opening, start),
        _begun(reading, cue, opening, start),
    )
    return next(filter(None, reasons), "")


def _no_source(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, source: Source) -> str:
    if source == Source() and {"carrier", "document"} & set(pattern.speaker) and cue.form != "verbal_noun":
        return "no source after the preposition"
    if pattern.id == "source-passage-after" and not (
        is_source(reading, source.mention) and _is_sentence_part(reading, opening.content)
    ):
        return "no source with words of its own after the preposition"
    factual = cue.imperfect and reading.in_set("fact_relatives", cue.first - 1)
    matter = cue.form == "verb" and reading.ends_in_set("matters", cue.first) and source.place != "after"
    if cue.pronoun is None and cue.sense != "say" and ((factual and source.mention is None) or matter):
        return "a fact shows it, nobody says it"
    if (
        pattern.opener == ("complementizer",)
        and source.place == "after"
        and source.mention is not None
        and _is_thing(reading, source.mention)
    ):
        return "a thing shows it, nobody says it"
    before = source.mention if source.place == "before" and opening.kind == "bare" else None
    if before is not None and reading.in_set("common", before.first) and not can_speak(reading, before):
        return "a thing shows it, nobody says it"
    if reading.in_set("unsaid", cue.first) and source == Source() and opening.at == cue.last:
        return "anybody sees it, nobody says it"
    if cue.pronoun is None and cue.sense == "accuse" and opening.at == cue.last:
        return "accused, by nobody that is named"
    if cue.form == "participle" and _is_predicate(reading, cue):
        return "a predicate, not a report"
    matter = cue.pronoun is not None and reading.in_set("what", cue.first - 1) and not reading.ends_in_set("source_ma", cue.first)
    if matter and any(reading.is_verb(k) and reading.cue_at(k) is None for k in range(cue.last, opening.at)):
        return "the clause of another verb, whose subject is what was said"  # ما ذكرته لا يعني أن
    byline = reading.in_set("headline_stops", cue.first) and (
        cue.first == 0 or cue.form == "participle" or cue.pronoun is not None
    )
    if pattern.opener == ("colon",) and source.mention is None and byline:
        return "a byline, not a saying"
    return ""


def _is_sentence_part(reading: Reading, i: int) -> bool:
    """Whether a quotation has the words of a predicate, not of a name or term."""
    return reading.is_quotation(i) and len(reading.tokens[i].text.split()) > _NAME_LIKE


def _is_predicate(reading: Reading, cue: Cue) -> bool:
    """أكد ناصر أن الشركات مطالبة بأن: the participle right behind the noun that a reported clause begins with."""
    apart = reading.kind(cue.first - 1) != "word"
    if cue.sense in {"add", "continue"}:
        return False  # مضيفة أنه: nobody is one who adds
    if cue.gender == "f" and not apart and any(reading.in_set("auxiliaries", k, conjunction=True) for k in range(cue.first)):
        return True  # وستكون المباراة حاسمة
    that = next((k for k in range(cue.first - 1, max(-1, cue.first - _SOON), -1) if reading.in_set("that", k)), None)
    if that is None or cue.gender != "f" or reading.in_set("that", cue.first - 1):
        return False
    return all(reading.kind(k) == "word" and not reading.is_verb(k) for k in range(that + 1, cue.first))


def _is_thing(reading: Reading, mention: Mention) -> bool:
    """يكشف الواقع أن, زادت المخاوف من أن."""
    return reading.in_set("facts", mention.first) > 0 and not can_speak(reading, mention)


def _too_far(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    if opening.kind != "complementizer":
        return ""
    free = opening.at > start and not reading.is_comma(opening.at - 1)
    if reading.in_set("because", opening.at) and free and "li_an" not in cue.takes:
        return "a reason for something else"
    if (
        reading.in_set("because", opening.at)
        and not reading.is_quotation(opening.content)
        and (cue.needs_opener or cue.statement == "quotation")
    ):
        return "a reason, not a reported clause"
    if not cue.needs_opener or opening.at - start <= _CLOSE or reading.is_comma(opening.at - 1):
        return ""
    sure = not cue.imperfect and cue.pronoun is None and _only_adjuncts(reading, start, opening.at)
    return "" if sure else "the opener stands too far off for a verb of many meanings"


def _list_follows(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    """يقضي العرف بتقاسم الموسم: الشتاء لنا: behind the complement of a verb of many meanings a colon opens a list."""
    listed = opening.kind == "colon" and cue.pronoun is not None and reading.in_set("relative", cue.first - 1, conjunction=True)
    if listed and not any(reading.in_any({"quotative", "by_saying"}, k) for k in range(start, opening.at)):
        return "what the colon opens is what the relative clause describes"  # المحاور التي تناولها البرنامج: كذا وكذا
    if opening.kind != "colon" or not cue.needs_opener or cue.form != "verb" or opening.at == start:
        return ""
    said = any(reading.in_set("quotative", k) for k in range(start, opening.at))
    return "" if said or _only_adjuncts(reading, start, opening.at) else "what the colon opens is a list"


def _begun(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    """وأضاف لن نسمح بأن, وقال في مؤتمر نحن ننتظر أن: the clause has begun before the complementizer, which is the one of its own verb."""
    if opening.kind != "complementizer" or "bare" not in cue.takes or cue.needs_opener:
        return ""
    at = skip_adverbs(reading, start)
    negated = reading.in_set("verb_negations", at) > 0 and reading.is_verb(at + 1)
    spoken = at if negated or reading.in_set("first_pronouns", at) else _first_person(reading, cue, at)
    return "what was said begins before the complementizer" if spoken is not None and spoken < opening.at else ""


def _no_quotation(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    if opening.kind != "passage":
        return ""
    if cue.needs_opener and _has_source_behind(reading, opening.content):
        return "the source behind the quotation says it"  # تشكل «خطرا كبيرا» بحسب الخبير
    marked = opening.at == opening.content or cue.statement == "quotation"
    named = not _may_open(reading, opening, cue, start) or (marked and not reading.is_quotation(opening.content))
    return "a marked name, not a quotation" if named else ""


def _has_source_behind(reading: Reading, passage: int) -> bool:
    behind = reading.cue_at(passage + 1)
    sourced = behind is not None and behind.form == "preposition" and not behind.own_speaker
    return behind is not None and sourced and is_source(reading, read_phrase(reading, behind.last))


def _only_adjuncts(reading: Reading, start: int, end: int) -> bool:
    """كتب على حسابه في المنصة إن: nothing but adverbials stand between a verb with its subject and the opener."""
    at = start + reading.is_comma(start)
    if not (reading.in_set("before_nouns", at, conjunction=True) or reading.in_set("adjunct_prepositions", at)):
        return False
    return not any(reading.is_verb(k) and not reading.in_set("relative", k - 1) for k in range(at, end))


def _may_open(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """A short stretch in marks opens a content only right after the cue and its speaker, or after a colon or قائلا."""
    words = len(reading.tokens[opening.content].text.split())
    if (
        opening.at != opening.content
        or words > NAME_WORDS
        or (words > _NAME_LIKE and not cue.needs_opener and ("passage" in cue.takes or cue.form == "preposition"))
    ):
        return True
    before = opening.at - 1
    if reading.in_set("quotative", before) or reading.is_comma(before):
        return True
    goes_on = (
        bool(cue.conjunction) and cue.sense in {"add", "continue", "conclude"}
    ) or cue.sense == "shout"  # وتابع «عدنا», صاح «النجدة»
    own = carries_pronoun(reading.tokens[opening.content].text.split()[0])  # جددت «معارضتها القوية»
    return opening.at == skip_adverbs(reading, start) and (goes_on or own or (not cue.needs_opener and "passage" in cue.takes))
