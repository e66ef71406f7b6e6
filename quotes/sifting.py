"""Sift the cue candidates of a sentence: drop what only looks like a verb, participle or noun of saying.

`quotes.cues` finds candidates by their words and the words beside them; here the sentence around them is asked, and the parse.
"""

from typing import TYPE_CHECKING, Final

from quotes.cues import Cue, follows_no_sooner
from quotes.places import without_clitic

if TYPE_CHECKING:
    from quotes.parse import ParsedSentence
    from quotes.reading import Reading

_ADJECTIVES: Final = 4  # words between an indefinite noun, or a verb at the head of a clause, and a complementizer of describing
_CLAUSE: Final = 20  # tokens in which the complementizer of a verb at the head of a clause stands
_BEFORE_VERBS: Final = ("clause_breakers", "openers_of_turn")  # sets behind whose phrases a clause has its verb
_ADJECTIVE: Final = ("ي", "ية")
_SHORT: Final = 4  # letters of a word that may end in a pronoun
_BODIES: Final = ("orgs", "roles", "groups", "speakers")
_PERSON: Final = frozenset({"roles", "titles"})
_PHRASE: Final = 9  # tokens of a person's title and name up to the complementizer
_FINITE: Final = frozenset({"perfect", "imperfect"})


def is_cue(reading: "Reading", cue: Cue) -> bool:
    """Drop what the parse knows for a noun or preposition, where the form is of many meanings: غضبه, أمر, دون."""
    if cue.sense == "quote" and reading.in_set("pronoun_prepositions", cue.last) and reading.ends_in_set("source_ma", cue.first):
        return False  # قال الوزير، كما نقلت عنه الوكالة، إن
    if cue.form != "verb":
        described = reading.text(cue.last).startswith("ال") and reading.text(cue.last).endswith(_ADJECTIVE)
        if cue.entry == "noun.definite" and described and not reading.in_set("that_prepositions", cue.last):
            return False  # بموجب الإعلان الدستوري; no الإشارة إلى
        if cue.form == "verbal_noun" and (_is_announced(reading, cue) or reading.ends_in_set("oughts", cue.first)):
            return False
        return not _is_office(reading, cue) and not _is_adverb(reading, cue) and not _is_adjective(reading, cue)
    if _is_occasion(reading, cue) or _is_passive(reading, cue) or _is_reckoned(reading, cue):
        return False
    if not cue.imperfect and not cue.conjunction and _is_namesake(reading, cue):
        return False
    return reading.parse is None or _is_parsed_verb(reading, cue, reading.parse)


def _is_parsed_verb(reading: "Reading", cue: Cue, parse: "ParsedSentence") -> bool:
    """Whether the parse, where it must be asked, takes a cue for a verb."""
    tag = parse.upos(cue.first)
    if tag == "ADP" and reading.in_set("without", cue.first):
        return False  # دون هوادة
    if not cue.imperfect and not cue.conjunction and tag == "NOUN" and _follows_inna(reading, cue):
        return False
    if cue.number == "d" and cue.needs_opener and not cue.imperfect and not cue.conjunction and tag in {"NOUN", "ADJ"}:
        return False  # تجعل البدلاء أمرا إلزاميا
    if cue.conjunction and _is_joined_noun(reading, cue, parse):
        return False
    if cue.conjunction or not (cue.needs_opener or cue.pronoun) or _is_sure_verb(reading, cue):
        return True
    if tag == "ADP" and _is_of_one(reading, cue):
        return True
    weak = tag == "X" and not cue.imperfect and reading.tokens[cue.first].plain.endswith("ي")  # نادي, which is no نادى
    return not weak and tag not in {"NOUN", "ADJ", "ADP", "ADV", "PART", "DET"}


def _is_joined_noun(reading: "Reading", cue: Cue, parse: "ParsedSentence") -> bool:
    """لا بد من التشاور وشرح أبعاد القضية, حملات التوعية وعبر الوسائط: joined to a noun inside a clause, what the parse takes for no verb is none."""
    word = parse.word(cue.first)
    inside = reading.kind(cue.first - 1) == "word" and not cue.imperfect and cue.gender == "m" and cue.number == "s"
    tags = {"NOUN", "ADP"} if cue.needs_opener or cue.pronoun else set()
    return inside and word is not None and word.upos in tags and word.deprel in {"conj", "case"}


def _is_of_one(reading: "Reading", cue: Cue) -> bool:
    """وفي الحادث الثاني بين المدير أنه: the preposition stands between two, so that with one person up to the complementizer it is the verb."""
    person = reading.is_name(cue.last) or reading.in_any(_PERSON, cue.last)
    if not person or reading.in_set("groups", cue.last):
        return False
    for k in range(cue.last + 1, min(len(reading), cue.last + _PHRASE)):
        if reading.in_set("that", k):
            return True
        if reading.kind(k) != "word" or reading.text(k).startswith("و"):
            return False
    return False


def _is_sure_verb(reading: "Reading", cue: Cue) -> bool:
    """Whether what stands around a cue makes it a verb, whatever the parse takes it for."""
    if reading.in_set("verb_particles", cue.first - 1) or follows_no_sooner(reading.tokens, cue.first, reading.lexicon):
        return True
    if any(reading.ends_in_set(name, cue.first) for name in _BEFORE_VERBS) or _heads_clause(reading, cue.first):
        return True
    return bool(cue.pronoun) and cue.sense == "describe" and _is_described(reading, cue)


def _follows_inna(reading: "Reading", cue: Cue) -> bool:
    """إن رفض الوزارة القرار ظلم: after إن stands a noun."""
    return reading.in_set("that", cue.first - 1) > 0 and not reading.in_set("done_deeds", cue.first - 2)


def _is_announced(reading: "Reading", cue: Cue) -> bool:
    """نفى فلان فور إعلان فوزه أن: behind the preposition of an adjunct, a noun with a pronoun that is nobody is what was announced."""
    noun = reading.text(cue.last)
    if not reading.in_set("adjunct_prepositions", cue.first - 1) or not noun.endswith("ه") or len(noun) <= _SHORT:
        return False
    return not any(form in reading.lexicon.words(_BODIES) for form in (noun[:-1], noun[:-2] + "ة"))


def _is_office(reading: "Reading", cue: Cue) -> bool:
    """هلال فلان مقررة الأمم المتحدة: a feminine noun of office with its genitive, no participle that hangs on a clause."""
    if cue.form != "participle" or cue.gender != "f" or cue.conjunction:
        return False
    return reading.kind(cue.first - 1) == "word" and reading.text(cue.last).startswith("ال")


def _is_adverb(reading: "Reading", cue: Cue) -> bool:
    """وتحدثت مجددا عن, أثبت الفريق مجددا أن: a participle that is an adverb of time as well, with no object or with a verb's clause behind it."""
    if cue.form != "participle" or not reading.in_set("time", cue.first):
        return False
    ended = reading.kind(cue.last) != "word" or reading.in_set("adjunct_prepositions", cue.last) > 0
    within = reading.kind(cue.first - 1) == "word" and reading.in_set("that", cue.last) > 0
    return ended or within


def _is_adjective(reading: "Reading", cue: Cue) -> bool:
    """أسهم إسهاما حاسما: a participle of a verb of many meanings right behind an indefinite noun in the accusative, as it is itself."""
    if cue.form == "participle" and cue.number in {"p", "d"} and reading.kind(cue.first - 1) == "word":
        people = reading.text(cue.first - 1)
        if people.endswith("ا") and people[:-1] in reading.lexicon.words(_BODIES):
            return True  # هاجم سكانا مسلمين
    return (
        cue.form == "participle"
        and cue.needs_opener
        and not cue.conjunction
        and reading.text(cue.first).endswith("ا")
        and reading.kind(cue.first - 1) == "word"
        and reading.text(cue.first - 1).endswith("ا")
        and not reading.in_set("that", cue.last + reading.in_set("that_prepositions", cue.last))
    )  # no قدما منوها إلى أن


def _is_passive(reading: "Reading", cue: Cue) -> bool:
    """في قضية وصفت بأنها: behind an indefinite noun, a verb of describing without what it describes is passive."""
    bare = cue.sense == "describe" and cue.pronoun is None and not cue.conjunction and not cue.imperfect
    noun = reading.text(cue.first - 1)
    described = reading.kind(cue.first - 1) == "word" and not noun.startswith("ال") and noun.endswith("ة") == (cue.gender == "f")
    return bare and described and reading.in_set("describing", cue.last) > 0


def _is_reckoned(reading: "Reading", cue: Cue) -> bool:
    """فيما يعد تلميحا إلى أن, ويعد ذلك مؤشرا على أن: a verb of considering with an indefinite accusative behind it is passive."""
    if cue.sense == "consider" and cue.pronoun is None and reading.in_set("of_share", cue.last):
        return True  # اعتبرت من ضمن الإنجازات
    if cue.sense != "consider" or not cue.imperfect or cue.pronoun is not None or reading.parse is None:
        return False
    at = cue.last + reading.in_set("object_demonstratives", cue.last)
    word = reading.text(at)
    accusative = word.endswith("ا") and len(word) > _SHORT and not reading.is_name(at) and not reading.in_set("time", at)
    return accusative and reading.parse.upos(at) in {"NOUN", "ADJ"} and not any(reading.in_set(name, at) for name in _BODIES)


def _is_occasion(reading: "Reading", cue: Cue) -> bool:
    """في مؤتمر عرض خلاله التقرير: a verb of many meanings that describes an occasion, the pronoun behind it pointing back at it."""
    if not cue.needs_opener or not reading.in_set("resumptives", cue.last):
        return False
    if cue.conjunction:  # العرض الذي أطلقت فيه المدفعية واستعرضت فيه الجيوش
        return any(reading.in_set("relative", k) and reading.in_any({"resumptives"}, k + 2) for k in range(cue.first))
    noun = reading.text(cue.first - 1)
    if cue.sense == "report" and any(form in reading.lexicon.set("documents") for form in (noun, *without_clitic(noun))):
        return False  # ببيان جاء فيه: the text speaks
    return reading.kind(cue.first - 1) == "word" and not reading.text(cue.first - 1).startswith("ال")


def _is_namesake(reading: "Reading", cue: Cue) -> bool:
    """وقال دان فلان: right behind a verb that does nothing but say stands its subject, whatever verb the word looks like."""
    before = reading.lexicon.analyse(reading.text(cue.first - 1)) if reading.kind(cue.first - 1) == "word" else ()
    return any(
        a.verb.sense == "say" and a.form.kind in _FINITE and not a.verb.needs_opener and "bare" in a.verb.takes for a in before
    )


def _is_described(reading: "Reading", cue: Cue) -> bool:
    """وهو رقم وصفه الخبير بأنه: a word between a noun and a complementizer of describing is the verb."""
    free = reading.kind(cue.first - 1) == "word" and not reading.in_set("before_nouns", cue.first - 1)
    return free and any(reading.in_set("describing", k) for k in range(cue.last + 1, cue.last + _ADJECTIVES))


def _heads_clause(reading: "Reading", i: int) -> bool:
    """Whether a word stands where a clause has its verb and a complementizer follows a comma: أبرز الوزير، كمال فلان، أن."""
    if i and not reading.is_comma(i - 1):
        return False
    openers = (k for k in range(i + 2, min(len(reading), i + _CLAUSE)) if reading.in_set("that", k))
    return any(reading.is_comma(k - 1) or (k <= i + _ADJECTIVES and reading.in_set("describing", k)) for k in openers)
