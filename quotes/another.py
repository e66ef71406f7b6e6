"""Where a second noun phrase begins inside a run of words: what a verb has for its object, not the speaker any more.

Indexes are token indexes.
"""

from typing import Final

from quotes.ongoing import ONLY_SAYING, goes_on
from quotes.places import without_pronoun
from quotes.reading import Reading

SHORT_LI: Final = 4  # letters of a word whose ل may be the preposition
_LONG_PLURAL: Final = 7  # الممرضين; shorter words of this shape are names (الحسين)
HEADS: Final = frozenset(
    {"roles", "titles", "orgs", "groups", "speakers", "documents", "outlets", "anonymous", "time", "relative", "speech_events"}
)


def begins_another(reading: Reading, first: int, k: int) -> bool:
    """Whether a second noun phrase begins inside the run: the verb's object."""
    if goes_on(reading, first, k):
        return False
    if reading.in_set("pointing", k, conjunction=True):
        return not (_is_genitive(reading, first, k) or (k == first + 1 and reading.in_set("one_of", first)))  # أحد هؤلاء العمال
    if any(asked(reading, first, k) for asked in _OBJECTS):
        return True
    if (
        reading.in_set("news", k)
        and k > first + 1
        and (reading.text(k - 1).startswith("ال") or not reading.in_set("common", k - 1))
    ):
        return True  # جددت أمانة سوق عكاظ الدعوة
    if reading.in_set("documents", first) and reading.text(k).startswith("ل"):
        return False  # التقرير السنوي لغرفة التجارة
    if _is_of_clause(reading, first, k):
        return True
    if reading.in_set("documents", k) and any(reading.is_name(n) for n in range(first, k)):
        return True  # النائب محمد العمدة القرار: a person, then a thing
    if _is_of_verb(reading, first, k) or _is_behind_body(reading, first, k):
        return True  # ناقشت لجنة الهيئات الدستورية المهام التي
    if _is_prepositional(reading, k) or reading.parse is None or has_no_object(reading, first, k):
        return _is_prepositional(reading, k)
    apposed = reading.kind(k - 1) == "punct"  # النحاس؛ نائب الرئيس
    return not apposed and (reading.parse.is_verb_object(k) or reading.parse.is_verb_adjunct(k))


def _is_of_clause(reading: Reading, first: int, k: int) -> bool:
    """وبلغ حسب التقرير | إجمالي المبيعات: behind a definite text that is a source a noun without its article is of the clause around it."""
    text = k == first + 1 and reading.in_set("documents", first) > 0 and reading.text(first).startswith("ال")
    noun = reading.parse is not None and reading.parse.upos(k) == "NOUN" and not reading.text(k).startswith(("ال", "لل"))
    return text and noun and reading.ends_in_set("source_prepositions", first) > 0


def _is_of_verb(reading: Reading, first: int, k: int) -> bool:
    """لم يرغب المدرب الجديد | في التحدث: what a verb that says nothing takes with في, by the parse."""
    said = any(cue.last == first for cue in reading.cues)
    if k == first or said or not reading.in_set("event_prepositions", k) or reading.parse is None:
        return False
    word, verb = reading.parse.word(k + 1), reading.parse.main_index(first - 1)
    return word is not None and verb is not None and reading.is_verb(first - 1) and word.head == verb


def _is_people(reading: Reading, first: int, k: int) -> bool:
    """طالب اسامة صلاح رجال الأعمال: behind a name, a group without its article; طالب «منير» الأهالي."""
    if reading.in_set("groups", k) and k == first + 1 and reading.kind(first) == "passage":
        return True
    return reading.in_set("groups", k) > 0 and reading.is_name(k - 1) and not reading.text(k).startswith("ال")


def _is_behind_definite(reading: Reading, first: int, k: int) -> bool:
    """تتهم المصادر وزير النقل, قدم الوكيل ميزانية: behind a definite source or office a common noun or an office without the article."""
    text = reading.text(k)
    if k != first + 1 or not reading.text(first).startswith("ال") or text.startswith(("ال", "لل")) or reading.is_name(k):
        return False
    office = reading.in_set("anonymous", first) > 0 and reading.in_set("roles", k) > 0 and reading.text(k + 1).startswith("ال")
    thing = reading.in_set("roles", first) > 0 and text.endswith("ة") and reading.in_set("common", k) > 0
    thing = thing and text[1:] not in reading.lexicon.set("orgs")  # الأستاذ بجامعة الساحل
    noun = reading.parse is not None and reading.parse.upos(k) in {"NOUN", "ADJ"}
    return office or (thing and noun and not reading.in_any(HEADS, k))


def _takes_clause(reading: Reading, first: int, k: int) -> bool:
    """أكد جلال سعيد أهمية الدعم: a noun that takes a clause of its own; no صاحب فكرة المعرض."""
    noun = reading.in_set("not_that_after", k) > 0 and not reading.in_set("name_links", k) and not reading.in_set("un", k)
    return noun and not _is_office_of(reading, first, k)


def _is_genitive(reading: Reading, first: int, k: int) -> bool:
    """مدير هذا المصنع: a demonstrative right behind the noun of an office is what the office is of."""
    return _is_office_of(reading, first, k) and reading.text(k + 1).startswith("ال")


def _is_behind_body(reading: Reading, first: int, k: int) -> bool:
    """Whether a definite noun, described by a clause, stands behind a body whose name has ended in its adjective."""
    ended = reading.in_set("orgs", first) > 0 and k > first + 1 and reading.text(k - 1).startswith("ال")
    noun = (
        reading.text(k).startswith("ال") and not reading.text(k).endswith(("ي", "ة", "ون", "ين")) and not reading.in_any(HEADS, k)
    )
    return ended and noun and reading.text(k - 1).endswith("ية") and reading.in_set("relative", k + 1) > 0


def _is_office_of(reading: Reading, first: int, k: int) -> bool:
    """Whether a word stands right behind the noun of an office without its article: the office is of it."""
    return k == first + 1 and reading.in_set("roles", first) > 0 and not reading.text(first).startswith("ال")


def _is_object(reading: Reading, first: int, k: int) -> bool:
    """شن بعضهم هجوما: a frequent noun in the indefinite accusative is the verb's object, behind a nominative as behind a number."""
    text, before = reading.text(k), reading.text(k - 1)
    if len(text) <= SHORT_LI or not text.endswith("ا") or text[:-1] not in reading.lexicon.set("common"):
        return False
    counted = reading.kind(k - 1) == "number" or (
        before.endswith(("ون", "ين", "عشر")) and not before.startswith("ال")
    )  # عشرون نائبا
    listed = reading.is_name(k) or reading.in_any({"feminine_nouns", "name_links"}, k)
    return not (counted or listed or before.endswith("ا") or reading.text(first).endswith("ا"))


def has_no_object(reading: Reading, first: int, k: int) -> bool:
    """Whether a word stands right behind قال فلان: the second word of a name, whatever the parse takes it for."""
    cue = reading.cue_at(first - 1)
    names = k == first + 1 and not reading.text(first).startswith("ال") and not reading.text(k).startswith("ال")
    names = names and not reading.in_any({"documents", "orgs"}, first)  # قال تقرير صدر أمس
    names = names and not reading.in_set("manners", k)  # وقال فلان مازحا
    if cue is not None and cue.sense == "conclude" and reading.parse is not None and reading.parse.is_verb_object(k):
        return False  # ولخص فلان سباقات اليوم الأول
    return names and cue is not None and cue.form == "verb" and cue.sense in ONLY_SAYING


def _is_behind_surname(reading: Reading, first: int, k: int) -> bool:
    """رفض بشار الأسد السماح: a definite noun behind a given name with its definite surname is the verb's object."""
    alone = (
        k - 2 == first
        and reading.in_set("common", k) > 0
        and not reading.text(first).startswith("ال")
        and not reading.in_any({*HEADS, "common"}, first)
    )  # خالف زامل فلان الرأي
    unlisted = alone or (
        k - 3 >= first and reading.in_set("titles", k - 3) > 0 and reading.parse is not None and reading.parse.is_foreign(k - 2)
    )
    if k - 2 < first or not (reading.in_set("given_names", k - 2) or unlisted):
        return False
    surname, word = reading.text(k - 1), reading.text(k)
    if word.startswith("و") and reading.text(first).endswith("ان"):
        return False  # النائبان ناصر القحطان وأديب الشرعان: the second of two
    noun = reading.parse is not None and reading.parse.upos(k) == "NOUN" and not surname.endswith("ة")  # رفع زاهر الموفق التهنئة
    if not surname.startswith("ال") or word.endswith("ي") or (word.endswith("ة") and not noun) or reading.in_set("name_links", k):
        return False
    if not word.startswith("ال") and (reading.parse is None or reading.parse.upos(k) != "NOUN"):
        return False
    return not reading.is_name(k) and not reading.in_any({"roles", "titles", "speakers"}, k)


def _is_behind_name(reading: Reading, first: int, k: int) -> bool:
    """رفض نتنياهو الحوار، أقر نتنياهو بالخطأ: a definite noun that is nobody's surname, behind a name, is the verb's complement."""
    text = reading.text(k)
    alone = k == first + 1 and not reading.text(first).startswith("ال") and not reading.in_set("common", first)
    if (
        k > first
        and (reading.is_name(k - 1) or reading.in_set("compound_firsts", k - 2) or (alone and not reading.in_any(HEADS, first)))
        and text.startswith("ل")
        and len(text) > SHORT_LI
        and text[1:] in reading.lexicon.set("common")
    ):
        return not reading.in_set("orgs", k) and text[1:] not in reading.lexicon.set("complements")  # قال فلان لأخبار اليوم
    held = text.startswith("ب") and len(text) > SHORT_LI and text[1:] in reading.lexicon.set("common")
    held = held or _is_held(reading, first, k)
    if k > first and held and reading.is_name(k - 1) and not reading.is_name(k) and not text.startswith("بال"):
        return text[1:] not in reading.lexicon.set("orgs") and not reading.in_set("in_the_name", k)  # طالب فلان بتشكيل لجنة
    begun = (
        k - 1 == first and reading.cue_at(first - 1) is not None and not text.startswith("ال")
    )  # أقر فالاس بالخطأ: no list holds him
    if (
        k == first
        or not (reading.is_name(k - 1) or begun or reading.in_set("compound_firsts", k - 2))
        or not text.startswith(("ال", "بال"))
        or not reading.in_set("common", k)
    ):
        return False
    if text.startswith("بال"):
        return text[1:] not in reading.lexicon.set("orgs") and not reading.text(k - 1).startswith("ال")
    return not text.endswith(("ي", "ية")) and not reading.in_any(HEADS, k)


def _is_held(reading: Reading, first: int, k: int) -> bool:
    """طالب سالم فلان بمحاكمة الجناة: a feminine noun with ب that the parse hangs on the verb, the ب not parted from it."""
    text, parse = reading.text(k), reading.parse
    word = parse.word(k) if parse is not None else None
    if parse is None or word is None or not (text.startswith("ب") and text.endswith("ة") and len(text) > SHORT_LI + 1):
        return False
    return word.upos == "NOUN" and word.deprel.startswith("obl") and word.head == parse.main_index(first - 1)


def _is_thing(reading: Reading, first: int, k: int) -> bool:
    """رسمت نبيلة منيب صورة قاتمة, حقق محمد سلامة إنجازا: a frequent word without its article behind a name is the verb's object."""
    text, common = reading.text(k), reading.lexicon.set("common")
    named = reading.is_name(k - 1) or (
        reading.text(k - 1).startswith("ال") and k - 2 >= first and reading.in_set("given_names", k - 2) > 0
    )
    if has_no_object(reading, first, k) and not text.endswith("ا"):
        return False  # وقال محمد كامل
    if k - 1 < first or not named or reading.is_name(k) or text.startswith("ال") or reading.in_set("name_links", k):
        return False
    frequent = text in common or (text.endswith("ا") and text[:-1] in common)
    return frequent and not (reading.in_any(HEADS, k) or reading.in_any({"kin", "name_ends"}, k))


def _is_prepositional(reading: Reading, k: int) -> bool:
    """طالبت الهيئة بتقديم: what follows with ب is the verb's, unless it is the body that somebody belongs to (مدير بالوزارة)."""
    text = reading.text(k)
    if (
        not text.startswith("ب")
        or reading.parse is None
        or not reading.parse.is_prepositional(k)
        or reading.in_set("in_the_name", k)
        or _is_foreign_pair(reading, k)
    ):
        return False
    orgs = reading.lexicon.set("orgs")
    named = text[1:] in orgs.firsts and reading.text(k + 1).startswith("ال")  # بالهلال الأحمر
    return text[1:] not in orgs and text[1:].removeprefix("ال") not in orgs and not named  # بالقطاع الصحي


def _is_accused(reading: Reading, first: int, k: int) -> bool:
    """واتهم معارضون الرئيس: right behind an indefinite plural of people somebody with his title is the verb's object."""
    people = reading.text(first)
    several = k == first + 1 and people.endswith(("ون", "ين")) and len(people) > SHORT_LI and not people.startswith("ال")
    return several and reading.text(k).startswith("ال") and reading.in_any({"titles", "roles"}, k)


def _is_towards(reading: Reading, first: int, k: int) -> bool:
    """وتطرق الباحث زيان | لدار الدبغ: behind a name no list holds a noun with ل that the parse takes for the preposition's."""
    text, parse = reading.text(k), reading.parse
    if parse is None or k - 1 <= first or not text.startswith("ل") or text.startswith("لل") or len(text) < SHORT_LI:
        return False
    if reading.is_name(k) or not (reading.is_name(first) or reading.in_any({"titles", "roles", "speakers"}, first)):
        return False
    named = parse.is_foreign(k - 1) and not reading.text(k - 1).startswith("ال")
    return named and parse.upos(k) == "NOUN" and parse.is_prepositional(k)


def _is_foreign_pair(reading: Reading, k: int) -> bool:
    """تانغو بيلغيتش: a foreign word behind another one, its first letter no preposition whatever the parse says."""
    pair = reading.parse is not None and {reading.parse.upos(k - 1), reading.parse.upos(k)} <= {"X", "PROPN"}
    bare = reading.text(k)[1:]
    return pair and not any(bare in reading.lexicon.set(name) for name in ("given_names", "places", "orgs", "outlets"))


def is_prayed_to(reading: Reading, first: int, k: int) -> bool:
    """ودعا الأمير فلان بن فلان المولى أن: behind a name God is whom somebody asks."""
    surname = reading.text(k - 1).removeprefix("ال") in reading.lexicon.set("compound_firsts")
    asked = reading.in_set("divine", k) > 0 and not surname and k > first + 1
    return asked and any(reading.is_name(n) for n in range(first, k)) and reading.in_set("that", k + 1) > 0


def _is_owned(reading: Reading, first: int, k: int) -> bool:
    """ختم الحاكم مداخلته: a noun with a pronoun right after a definite noun begins another phrase, the verb's object."""
    text = reading.text(k)
    if reading.in_set("emphatics", k):
        return False
    if text.startswith("و") and reading.in_set("roles", first) and reading.parse is not None and reading.parse.is_coordinated(k):
        return False  # صاحب فكرة المعرض ومطلقها
    if reading.parse is not None and reading.parse.is_foreign(k):
        return False  # الباحث بجامعة الساحل ملهم فلان
    named = reading.parse is not None and reading.parse.upos(k) == "NOUN" and reading.parse.is_foreign(k - 1)
    named = named or (reading.is_name(k - 1) and reading.is_owned(k))
    return (
        len(text) > 3
        and text.endswith(("ه", "ها", "هم"))
        and not text.startswith(("ال", "لل", "وال"))
        and (reading.text(k - 1).startswith("ال") or named or text.startswith("ل") or _is_own(reading, text))
        and not reading.in_set("given_names", k)
    )


def _is_own(reading: Reading, text: str) -> bool:
    """ختم مورينو حديثه, طالب شحاتة لاعبيه: what somebody says or has, with his pronoun, is the verb's object behind any name."""
    forms = without_pronoun(text)
    bare, said = forms[0], any(form in reading.lexicon.words(("speech_events", "own_words")) for form in forms)
    people = reading.lexicon.words(("groups", "speakers", "roles"))
    return said or (bare.endswith("ي") and (bare + "ن" in people or bare.removesuffix("ي") in people))


def _is_second_phrase(reading: Reading, first: int, k: int) -> bool:
    """دعت أذربيجان الانفصاليين: a definite plural in the accusative after a name of one word is the object."""
    text = reading.text(k)
    foreign = k == first + 1 and reading.parse is not None and reading.parse.is_foreign(first)  # ناشد عسيري الحوثيين
    named = reading.is_name(first) or reading.in_set("name_links", first) or foreign
    sought = (
        reading.in_set("orgs", first) > 0 and reading.text(k - 1).startswith("ال") and reading.in_set("before_nouns", k + 1) > 0
    )
    if sought and is_accusative_plural(reading, text) and not reading.text(k - 1).endswith(("ين", "اء")):
        return True  # دعت وزارة العدل الراغبين في العمل
    run = (k == first + 1 and (named or reading.in_set("feminine_nouns", first))) or (
        named
        and not any(reading.text(n).startswith("ال") and not reading.in_set("compound_firsts", n - 1) for n in range(first, k))
    )
    if not run or not is_accusative_plural(reading, text):
        return False
    heads = {"roles", "orgs", "groups", "titles", "anonymous", "speakers", "documents", "outlets"}
    return not reading.text(first).startswith("ال") and not reading.in_any(heads, first)


def is_accusative_plural(reading: Reading, text: str) -> bool:
    """خاطب الممرضين: no subject stands in the accusative; البحرين is a country."""
    plural = text.startswith("ال") and text.endswith("ين") and len(text) >= _LONG_PLURAL
    return plural and text not in reading.lexicon.set("feminine_nouns")


_OBJECTS: Final = (
    _is_owned,
    _is_second_phrase,
    _is_object,
    _is_people,
    _is_behind_definite,
    _is_behind_surname,
    _is_behind_name,
    _is_thing,
    _takes_clause,
    _is_towards,
    _is_accused,
)  # fmt: skip
