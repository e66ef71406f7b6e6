"""What makes an opener behind a cue no opener after all: what stands there is nobody's saying, too far off, a name or a list.

`quotes.finding.find_opening` finds the openers by their words. Indexes are token indexes.
"""

from typing import Final

from quotes.before import introduced_before, is_inserted, is_source
from quotes.between import skip_adverbs
from quotes.cues import Cue
from quotes.finding import HEADLINE
from quotes.marked import NAME_WORDS
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.openings import first_person, is_headed, is_to_come
from quotes.places import carries_pronoun
from quotes.reading import Opening, Reading
from quotes.rulebook import Pattern
from quotes.sources import Source

_CLOSE: Final = 4  # tokens between a verb of many meanings, with its subject, and its opener
_SOON: Final = 6  # tokens before a participle in which its clause begins
_NAME_LIKE: Final = 3  # marked names on the way to an opener are rarely longer


def refusal(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, source: Source, start: int) -> str:
    """Return why an opener does not open a content after all, empty when it does."""
    reasons = (
        _no_source(reading, pattern, cue, opening, source),
        _nobody_says(reading, pattern, cue, opening, source),
        _too_far(reading, cue, opening, start),
        _no_quotation(reading, cue, opening, start),
        _list_follows(reading, cue, opening, start),
        _main_says(reading, cue, opening, start),
        _begun(reading, cue, opening, start),
    )
    return next(filter(None, reasons), "")


def _main_says(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    """وعن موقف فلانة التي أعلنت تنازلها، قال/قائلا «…»: behind the comma of a relative clause a participle of saying is the main clause's."""
    if cue.form == "verb" and introduced_before(reading, cue) and is_inserted(reading, cue, opening.at - 1):
        return "the clause around the insertion goes on"
    described = cue.form == "verb" and reading.in_set("relative", cue.first - 1, conjunction=True)
    between = range(start + 1, opening.at) if described else range(0)
    main = any(reading.in_set("saying_participles", k) and reading.is_comma(k - 1) for k in between)
    return "a participle of the main clause says it" if main else ""


def _no_source(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, source: Source) -> str:
    if source == Source() and {"carrier", "document"} & set(pattern.speaker) and cue.form != "verbal_noun":
        return "no source after the preposition"
    if pattern.id == "source-passage-after" and not (
        is_source(reading, source.mention) and _is_sentence_part(reading, opening.content)
    ):
        return "no source with words of its own after the preposition"
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


def _nobody_says(reading: Reading, pattern: Pattern, cue: Cue, opening: Opening, source: Source) -> str:
    factual = cue.imperfect and reading.in_set("fact_relatives", cue.first - 1)
    matter = cue.form == "verb" and reading.ends_in_set("matters", cue.first) and source.place != "after"
    if cue.pronoun is None and cue.sense != "say" and ((factual and source.mention is None) or matter):
        return "a fact shows it, nobody says it"
    if cue.needs_opener and cue.sense == "add" and source.mention is not None and not can_speak(reading, source.mention):
        return "a thing that grew"  # وزاد سهم البنك
    if reading.in_set("unsaid", cue.first) and source == Source() and opening.at == cue.last:
        return "anybody sees it, nobody says it"
    if (
        pattern.opener == ("complementizer",)
        and source.place == "after"
        and source.mention is not None
        and _is_thing(reading, source.mention)
        and not is_provision(cue)
    ):
        return "a thing shows it, nobody says it"
    before = source.mention if source.place == "before" and opening.kind == "bare" else None
    if before is not None and reading.in_set("common", before.first) and not can_speak(reading, before):
        return "a thing shows it, nobody says it"
    return ""


def _is_sentence_part(reading: Reading, i: int) -> bool:
    """Whether a quotation has the words of a predicate, not of a name or term."""
    return reading.is_quotation(i) and len(reading.tokens[i].text.split()) > _NAME_LIKE


def _is_predicate(reading: Reading, cue: Cue) -> bool:
    """أكد ناصر أن الشركات مطالبة بأن: the participle right behind the noun that a reported clause begins with."""
    apart = reading.kind(cue.first - 1) != "word"
    if cue.sense in {"add", "continue"}:
        return False  # مضيفة أنه: nobody is one who adds
    claims = (
        "an" in cue.takes and reading.in_set("that", cue.last) > 0 and reading.text(cue.last).startswith(_ALEF)
    )  # الأسعار التي كانت عليها مؤكدة أن
    auxiliary = any(reading.in_set("auxiliaries", k, conjunction=True) for k in range(cue.first))
    if cue.gender == "f" and not apart and auxiliary and not claims:
        return True  # وستكون المباراة حاسمة
    heads = cue.gender == "f" and not apart and not claims and reading.text(cue.first - 1).startswith("ال")
    if (
        heads
        and reading.parse is not None
        and not any(reading.is_verb(k) or reading.cue_at(k) is not None for k in range(cue.first))
    ):
        return True  # الأرقام صارخة في الجنوب: كذا وكذا
    that = next((k for k in range(cue.first - 1, max(-1, cue.first - _SOON), -1) if reading.in_set("that", k)), None)
    if that is None or cue.gender != "f" or reading.in_set("that", cue.first - 1):
        return False
    return all(reading.kind(k) == "word" and not reading.is_verb(k) for k in range(that + 1, cue.first))


def is_provision(cue: Cue) -> bool:
    """وينص القانون على أنه: the verb with which a law or an article of one says what it says."""
    return cue.sense == "report" and "ala_an" in cue.takes and "person" not in cue.takes


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
    if _another_verb(reading, start, opening.at):
        return "the complementizer of another verb"
    bare = opening.content == opening.at + 1 and reading.text(opening.at).startswith(_ALEF)
    if cue.needs_opener and bare and opening.at > start and _PREPOSITIONAL.issuperset(cue.takes):
        return "a verb that takes its complement with a preposition"  # توصلت الصحيفة بنسخة منه، أن
    if not cue.needs_opener or opening.at - start <= _CLOSE or reading.is_comma(opening.at - 1):
        return ""
    sure = not cue.imperfect and cue.pronoun is None and _only_adjuncts(reading, start, opening.at)
    return "" if sure else "the opener stands too far off for a verb of many meanings"


_ALEF: Final = "\u0627"  # how a complementizer begins with no preposition against it
_PREPOSITIONAL: Final = frozenset({"ila_an", "ala_an", "passage"})


def _another_verb(reading: Reading, start: int, end: int) -> bool:
    """إذا كان الرحيل مؤكدا، وأصبح مسألة وقت، فإن على النادي أن: a verb joined on behind a comma takes what follows."""
    if end - 2 > start and reading.is_verb(end - 1) and reading.in_set("verb_negations", end - 2):
        return True  # طلبت منه اللجوء إلى الملعب، لكنه لم يدرك أنه
    parse = reading.parse
    if parse is None or any(reading.in_set("relative", k) for k in range(start, end)):
        return False  # وأوضح الأمير الذي كان مدعوما، وفرض دورا ثانيا، أنه
    return any(
        reading.is_comma(k - 1) and reading.text(k).startswith("و") and parse.is_coordinated(k) and reading.is_verb(k)
        for k in range(start + 1, end)
    )


def _list_follows(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    """يقضي العرف بتقاسم الموسم: الشتاء لنا: behind the complement of a verb of many meanings a colon opens a list."""
    if opening.kind != "colon":
        return ""
    if any(reading.in_set("listed_next", k) for k in range(cue.last, opening.at)):
        return "what the colon opens is a list"  # وطلب اصطحاب المستندات التالية: البطاقة وشهادة الميلاد
    between = range(start, opening.at)
    described = cue.pronoun is not None and reading.in_set("relative", cue.first - 1, conjunction=True)
    if described and not any(reading.in_any(_SAYING, k) for k in between):
        return "what the colon opens is what the relative clause describes"  # المحاور التي تناولها البرنامج: كذا وكذا
    if not cue.needs_opener or cue.form != "verb" or opening.at == start:
        return ""
    said = any(reading.in_set("quotative", k) for k in between)
    return "" if said or _only_adjuncts(reading, start, opening.at) else "what the colon opens is a list"


_SAYING: Final = frozenset({"quotative", "by_saying"})  # words that say that a saying follows


def _begun(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    """وأضاف لن نسمح بأن, وقال في مؤتمر نحن ننتظر أن: the clause has begun before the complementizer, which is the one of its own verb."""
    if opening.kind != "complementizer" or "bare" not in cue.takes or cue.needs_opener:
        return ""
    at = skip_adverbs(reading, start)
    at += reading.is_comma(at)
    ours = reading.in_set("negations", at) > 0 and reading.text(at + 1).endswith("نا") and reading.is_verb(at + 1)
    negated = (reading.in_set("verb_negations", at) > 0 and reading.is_verb(at + 1)) or ours
    first = reading.in_any({"first_pronouns", "our_verbs"}, at)
    headed = at == cue.last and is_headed(reading, at) and opening.at > at + 1
    spoken = at if negated or first or headed else first_person(reading, cue, at)
    return "what was said begins before the complementizer" if spoken is not None and spoken < opening.at else ""


def _no_quotation(reading: Reading, cue: Cue, opening: Opening, start: int) -> str:
    if opening.kind != "passage" or cue.sense in {HEADLINE, "shout"}:
        return ""
    if cue.needs_opener and _has_source_behind(reading, opening.content):
        return "the source behind the quotation says it"  # تشكل «خطرا كبيرا» بحسب الخبير
    if cue.needs_opener and is_to_come(reading, cue) and opening.at > start:
        return "what somebody will say is not said yet"  # ستشهد الدورة تطويرا بمراحلها «…»
    if cue.needs_opener and "passage" not in cue.takes and opening.at == opening.content and opening.at > start:
        return "a verb that takes no quotation"  # بلغت البطالة وضعا مخيفا «…»
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
    own = carries_pronoun(reading.tokens[opening.content].text.partition(" ")[0])  # جددت «معارضتها القوية»
    return opening.at == skip_adverbs(reading, start) and (goes_on or own or (not cue.needs_opener and "passage" in cue.takes))
