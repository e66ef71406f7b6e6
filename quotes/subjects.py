"""Find the subject of a verb: the noun phrase after it, past adverbs and addressees, or the one before it.

None stands for a dropped subject. Indexes are token indexes.
"""

from typing import Final

from quotes.appositions import bracket
from quotes.between import skip_adverbs
from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.ongoing import PERSON_OBJECT
from quotes.places import ADJUNCTS, carries_pronoun
from quotes.reading import Reading, remembered
from quotes.topics import between_auxiliaries, framed_subject, named_in_marks, several_before, topic_before

_MAX_BEFORE: Final = 26
_MAX_PLACE: Final = 6  # tokens that say where a source without a name works
_MAX_ASIDE: Final = 18


@remembered
def subject_after(reading: Reading, verb: int) -> Mention | None:
    """Return the noun phrase that stands after the verb at a token, past adverbs and turn phrases.

    None when the subject is dropped: nothing stands there, or the parse holds it for the object (طالب المجتمع الدولي).
    """
    if reading.in_set("pronoun_subjects", verb - 1, conjunction=True):
        return None
    cue = reading.cue_at(verb)
    if cue is not None and cue.statement == "quotation" and reading.in_set("utterances", verb + 1):
        return None  # استخدمت عبارات
    at = skip_adverbs(reading, verb + 1)
    bracketed = _bracketed(reading, verb, at)
    if bracketed is not None:
        return bracketed
    mention = (
        read_phrase(reading, _past_agency(reading, cue, at)) or _marked_subject(reading, verb) or _before_described(reading, verb)
    )
    if mention is None or _is_object(reading, verb, mention) or _is_owned_thing(reading, mention):
        return None
    if cue is not None and reading.in_set("importance", mention.first):
        return None  # كما أكد أهمية دور الجيران
    several = cue is not None and cue.number == "p" and cue.gender == "m"  # سيقترحون حذف الرسوم: they, named before
    return None if several and not can_speak(reading, mention) else mention


def _past_agency(reading: Reading, cue: Cue | None, i: int) -> int:
    """وفق ما أفاد رويترز | مصدر أمني: pass over the agency that a verb of telling has for its object, where the source stands behind it."""
    told = cue is not None and ("person" in cue.takes or cue.sense == "report")
    length = reading.in_set("lettered", i) or reading.in_set("outlets", i) if told else 0
    return i + length if length and reading.in_any({"anonymous", "roles"}, i + length) else i


def _is_owned_thing(reading: Reading, mention: Mention) -> bool:
    """أكدت تقييمها للمخاطر: what is somebody's and cannot speak is the object of a verb, whose subject was named before."""
    word = reading.text(mention.first)
    if word.endswith("ة") and word[:-1] in reading.lexicon.set("speech_events"):
        return True  # واختتم حديثة: his speech, with dots that do not belong there
    owned = carries_pronoun(word) and reading.cue_at(mention.first - 1) is not None and not can_speak(reading, mention)
    return owned and reading.is_owned(mention.first)


def _marked_subject(reading: Reading, verb: int) -> Mention | None:
    """وفق ما أوردت «الأفق», يغطي «أبو سالم» عدته: a marked name right behind a verb that the article marks again, or that is a source."""
    at = verb + 1
    if reading.kind(at) != "passage" or not reading.is_verb(verb):
        return None
    words = reading.tokens[at].text.split()
    if between_auxiliaries(reading, verb) is not None:
        return None  # بات البنك يطلب «تعويضات»
    sourced = reading.ends_in_set("source_ma", verb) > 0
    if reading.parse is not None and "VERB" in reading.parse.tags_within(at):
        return None  # الذي كما قالت «لم ينصف»
    silent = reading.cue_at(verb) is None  # what stands in marks right behind a verb of saying was said
    named = len(words) == 1 and words[0] in reading.article.surnames and reading.kind(at + 1) == "word"  # وطالب «منير» الأهالي
    again = named or (silent and reading.article.marked.get(reading.tokens[at].text, 0) > 1)
    nicknamed = silent and words[0] in reading.lexicon.set("name_links")
    return Mention(at, at + 1) if len(words) <= NAME_WORDS and (sourced or again or nicknamed) else None


def _bracketed(reading: Reading, verb: int, end: int) -> Mention | None:
    """وتشير (الأفق) إلى أن: a name in brackets, which some papers set for marks, between the verb and its opener."""
    length = bracket(reading, verb + 1)
    if length < _NAMED_BRACKET or verb + 1 + length != end or reading.opening_at(end) is None:
        return None
    return Mention(verb + 2, end - 1)


_NAMED_BRACKET: Final = 3  # tokens of a bracket with a word in it


def _before_described(reading: Reading, verb: int) -> Mention | None:
    """وصفت كندا الحادث بأنه: a word between a verb of describing and the thing described is the subject, whatever letter it begins with."""
    cue = reading.cue_at(verb)
    described = cue is not None and cue.sense == "describe" and reading.text(verb + 2).startswith("ال")
    if not described or reading.kind(verb + 1) != "word" or reading.text(verb + 1).startswith("ال"):
        return None
    return (
        Mention(verb + 1, verb + 2) if any(reading.in_set("describing", k) for k in range(verb + 3, verb + _MAX_PLACE)) else None
    )


def _is_object(reading: Reading, verb: int, mention: Mention) -> bool:
    """Verbs of asking and blaming take people as objects; there, and only there, the parse may say that the phrase is one."""
    cue = reading.cue_at(verb)
    if cue is not None and cue.sense in PERSON_OBJECT and not cue.conjunction and reading.in_set("resumptives", verb + 1):
        return True  # كلمة خاطب فيها الحضور: a clause that describes a noun, its subject the one of the clause around it
    quoted = reading.kind(verb - 1 - reading.is_comma(verb - 1)) == "passage"  # «…»، ينادي طفل: what was called is the object
    if cue is not None and _disagrees(reading, cue, mention):
        return True
    if reading.in_set("pronoun_prepositions", verb + 1) and reading.is_name(mention.first):
        return False  # وجه إليهم فلان رسالة
    if reading.parse is None or quoted or (cue is not None and cue.sense not in PERSON_OBJECT):
        return False
    head, word = reading.parse.main_index(verb), reading.parse.word(mention.first)
    return head is not None and word is not None and word.head == head and word.deprel in {"obj", "iobj"}


def _disagrees(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """دعا السلطات إلى, طالبت الوزير بـ: right behind its verb a subject agrees in gender, so that a body or office that does not is the object."""
    word = reading.text(mention.first)
    if (
        cue.sense not in PERSON_OBJECT
        or mention.first != cue.last
        or not word.startswith("ال")
        or reading.in_set("groups", mention.first)
    ):
        return False
    office = reading.in_any({"roles", "titles"}, mention.first)
    feminine = word.endswith("ات") or (word.endswith("ة") and reading.in_set("orgs", mention.first) > 0)
    return (feminine and not office) if cue.gender == "m" else (cue.gender == "f" and office and not word.endswith(("ة", "ات")))


@remembered
def subject_before(reading: Reading, verb: int) -> Mention | None:
    """Return the noun phrase before a verb: الوزير قال، وكان الوزير قد قال، أما الوزير فقال، لكن مصدرا، طلب حجب اسمه، قال."""
    cue = reading.cue_at(verb)
    if cue is not None and cue.conjunction and not (cue.conjunction == "ف" and topic_before(reading, verb) is not None):
        return None
    if reading.ends_in_set("clause_breakers", verb) or _is_about(reading, verb):
        return None  # فيما ذكرت اللجنة: the verb begins its clause
    framed = framed_subject(reading, verb)
    if framed is not None:
        return framed
    end = _skip_back(reading, verb)
    heads = clause_heads(reading, end)
    for start in range(max(0, end - _MAX_BEFORE), end):
        if not _begins_clause(reading, start) and start not in heads:
            continue
        mention = read_phrase(reading, _past_auxiliary(reading, start))
        if mention is not None and mention.first < end and _reaches(reading, mention, end, verb):
            return Mention(mention.first, min(mention.last, end))
    described = cue is not None and cue.sense == "describe" and cue.pronoun is not None
    if (described and reading.in_set("relative", end - 1, conjunction=True)) or reading.ends_in_set("matters", verb):
        return None  # المباراة التي وصفها بأنها, الأمر الذي قال إنه: described, and by somebody else
    if cue is not None and _is_anothers(reading, end - 1, cue.gender):
        return None
    if end > 1 and reading.in_set("relative", end - 1, conjunction=True):  # الرواية الرسمية والتي تقول إن
        described_end = end - 1 - reading.is_comma(end - 2)
        return _antecedent(reading, described_end) or named_in_marks(reading, described_end)
    return several_before(reading, cue, verb) or _sourced(reading, end, verb) or _described(reading, verb)


def _sourced(reading: Reading, end: int, verb: int) -> Mention | None:
    """بحسب مسؤول أكد أن: whom a preposition has made a source; وبحسب «الأفق»، فقد ذكر البنك: behind a comma it is not the one who speaks."""
    return None if any(reading.is_comma(k) for k in range(end, verb)) else _antecedent(reading, end, sourced=True)


def _is_about(reading: Reading, verb: int) -> bool:
    """وحول حادثة مقتل الشاب قال إن: what a sentence begins to speak of, without a comma before the verb, names no subject of it."""
    about = reading.in_set("matters_asked", 0, conjunction=True) > 0
    return about and not any(reading.is_comma(k) or reading.is_verb(k) for k in range(verb))


def _is_anothers(reading: Reading, relative: int, gender: str | None) -> bool:
    """الخدمة التي قال إنها: what a relative pronoun describes is not the subject of a verb that does not agree with it."""
    other = {"m": "feminine_relatives", "f": "masculine_relatives"}.get(gender or "")
    return other is not None and reading.in_set(other, relative, conjunction=True) > 0


def clause_heads(reading: Reading, end: int) -> list[int]:
    """Return where the sentence's first clause may have its verb: at its head, or behind the adverbial and comma that open it."""
    head = skip_adverbs(reading, 0)
    if head >= end:
        return []
    if not reading.in_any(ADJUNCTS, head, conjunction=True):
        return [head]
    comma = next((k for k in range(head, end) if reading.is_comma(k)), end)
    return [comma + 1] if comma + 1 < end and reading.kind(comma + 1) == "word" else []


def _reaches(reading: Reading, mention: Mention, end: int, verb: int) -> bool:
    """Whether nothing but an aside stands between a phrase and the verb: a relative clause, words between two commas.

    Behind أن an adjunct too: أن اللاعب فلانا خلال استجوابه أكد أنه.
    """
    if mention.last >= end:
        return True
    if any(reading.in_set("anonymity", k) for k in range(mention.first, min(end, mention.last + _MAX_PLACE))):
        return True  # مصدر من داخل المؤسسة طلب عدم ذكر اسمه
    if reading.in_set("contrary", mention.first - 1) and reading.is_verb(mention.last) and end - mention.last <= _MAX_PLACE:
        return True  # لكن سكانا تحدثوا إلى الصحيفة هاتفيا قالوا
    person = reading.in_any({"titles", "roles"}, mention.first) or reading.is_name(mention.first)
    reported = person and reading.in_set("that", mention.first - 1) and end == verb and end - mention.last <= _MAX_PLACE
    plain = not any(reading.is_verb(k) or reading.opening_at(k) for k in range(mention.last, end))
    if reading.in_set("especially", mention.last) or (reported and plain):
        return plain
    opens = reading.in_set("relative", mention.last) or reading.is_comma(mention.last) or reading.in_set("whenever", mention.last)
    if not opens or end - mention.last > _MAX_ASIDE or _is_listed(reading, mention.last):
        return False
    between = [c for c in reading.cues if mention.last <= c.first < end and c.form == "verb" and c.conjunction]
    described = reading.in_set("relative", mention.last) or reading.in_set("whenever", mention.last)
    return not between and (reading.is_comma(verb - 1) or bool(described))


def _is_listed(reading: Reading, comma: int) -> bool:
    """بجانب فلان، يوسف عنبر، وعبد اللطيف، رد: behind its comma another one is joined, so that it is one of a list."""
    behind = comma + 1
    joined = reading.is_comma(comma) and reading.text(behind).startswith("و") and reading.kind(behind) == "word"
    return joined and any(reading.text(behind)[1:] in reading.lexicon.set(name) for name in ("given_names", "compound_firsts"))


def _antecedent(reading: Reading, end: int, *, sourced: bool = False) -> Mention | None:
    """Return the phrase that a relative clause at `end` describes: the longest one that ends there.

    With `sourced`, only one that بحسب or its like has made a source: بحسب مسؤول أكد أن.
    """
    thing: Mention | None = None
    for start in range(max(0, end - 12), end):
        if sourced and not reading.in_set("source_prepositions", start - 1, conjunction=True):
            continue
        if reading.in_set("agents", start - 1) or any(c.first < start < c.last for c in reading.cues):
            continue  # من جانب الناشطين الذين, حسب | تعبير المسؤول الذي
        if reading.in_set("led_by", start) and (_heads_person(reading, start + 1) or reading.is_name(start + 1)):
            continue  # تحت قيادة | فلان الذي قال
        if reading.in_set("own_words", start) and reading.ends_in_set("source_prepositions", start):
            continue  # وفقا لتقدير | الخبيرة فلانة، التي نبهت إلى أن
        headed = _heads_person(reading, start) or (reading.in_set("led_by", start - 1) and reading.is_name(start))
        behind = reading.in_any(ADJUNCTS, start - 1) or reading.ends_in_set("agents", start) or _is_sourced(reading, start)
        free = reading.kind(start - 1) != "word" or behind or reading.is_verb(start - 1)
        if start and not sourced and not free and not headed:
            continue
        mention = read_phrase(reading, start)
        if mention is None or mention.last != end or _holds_person(reading, mention):
            continue
        of_person = any(_heads_person(reading, n) for n in range(start + 1, end)) and not _heads_person(reading, start)
        if not (reading.in_set("common", start) and of_person):
            return mention
        thing = thing or mention  # مستحقات | اللاعب فلان الذي قال
    return thing


def _is_sourced(reading: Reading, start: int) -> bool:
    """حسب تعبير المسؤول الذي قال إن: whose words a preposition of sources names."""
    return any(cue.form == "preposition" and cue.last == start for cue in reading.cues)


def _holds_person(reading: Reading, mention: Mention) -> bool:
    """تعرض الفريق لانتقادات من المدرب الذي: a phrase that is of things, and somebody behind من whom the relative clause describes."""
    if reading.in_any({"groups", "anonymous"}, mention.first):
        return False  # عدد من المدربين
    inside = range(mention.first + 1, mention.last - 1)
    return any(reading.in_set("of_share", k) and reading.in_any({"titles", "roles"}, k + 1) for k in inside)


def _heads_person(reading: Reading, i: int) -> bool:
    """Whether a token is a title or office, or the first noun of an office whose title has the article: مهندسة الجسور."""
    definite = "ال" + reading.text(i)
    if reading.in_any({"groups", "anonymous"}, i):
        return True  # مخاوف العديد من المزارعين الذين
    return any(reading.in_set(name, i) or definite in reading.lexicon.set(name) for name in ("roles", "titles"))


def latter_of(reading: Reading, mention: Mention) -> Mention | None:
    """Return the phrase that هذه الأخيرة points back at: the last person or body named before it in the sentence that agrees with it."""
    feminine = reading.text(mention.last - 1).endswith("ة")
    for k in range(mention.first - 1, -1, -1):
        if reading.kind(k) != "word" or reading.text(k).endswith("ة") != feminine:
            continue
        if reading.in_any(_NAMED, k) or (reading.is_name(k) and not reading.is_name(k - 1)):
            found = read_phrase(reading, k)
            if found is not None and found.last <= mention.first:
                return found
    return None


_NAMED: Final = frozenset({"orgs", "roles", "titles", "outlets", "groups", "kin"})


def _described(reading: Reading, verb: int) -> Mention | None:
    """شهادة فتى في الخامسة عشرة قال: a verb that follows an indefinite noun of a person without a joint describes that person."""
    cue = reading.cue_at(verb)
    if (
        cue is None
        or cue.conjunction
        or cue.pronoun is not None
        or reading.kind(verb - 1) != "word"
        or reading.in_set("resumptives", verb + 1)
    ):
        return None
    for start in range(verb - 1, max(-1, verb - 1 - _MAX_PLACE), -1):
        if reading.kind(start) == "punct" or reading.is_verb(start) or reading.opening_at(start) is not None:
            return None
        somebody = reading.in_set("anonymous", start) > 0 and not reading.in_set("evidence", start)
        one = somebody and not reading.text(start).startswith("ال") and not reading.text(start).endswith(("ات", "ون", "ين"))
        if one and reading.parse is not None and reading.text(start).endswith("ة") == (cue.gender == "f"):
            return read_phrase(reading, start)
    return None


def _skip_back(reading: Reading, i: int) -> int:
    """Step back over قد, commas, times and brackets before a verb."""
    while i > 0:
        if reading.text(i - 1) == ")":
            opening = next((k for k in range(i - 2, max(-1, i - 12), -1) if reading.text(k) == "("), None)
            if opening is None:
                break
            i = opening
        elif turn := next((n for n in (2, 3) if reading.in_set("openers_of_turn", i - n) == n), 0):
            i -= turn
        elif reading.in_any({"verb_particles", "time", "auxiliaries"}, i - 1) or reading.is_comma(i - 1):
            i -= 1
        else:
            break
    return i


def _past_auxiliary(reading: Reading, start: int) -> int:
    return start + (reading.in_set("clause_starters", start, conjunction=True) or 0)


def _begins_clause(reading: Reading, start: int) -> bool:
    if (
        start == 0
        or reading.in_set("clause_starters", start, conjunction=True)
        or reading.in_set("that", start - 1, conjunction=True)
    ):
        return True
    return reading.kind(start - 1) == "punct" and not reading.is_comma(start - 1)
