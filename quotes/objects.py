"""What a verb has for its object behind its subject: whom it speaks to, what it describes, refuses or gives.

Asked of the words of a speaker phrase, which ends before such an object; indexes are token indexes.
"""

from typing import Final

from quotes.another import HEADS, is_accusative_plural
from quotes.ongoing import ONLY_SAYING
from quotes.reading import Reading


def begins_object(reading: Reading, first: int, k: int) -> bool:
    """Whether the object of the verb before a phrase that began at `first` begins at a token."""
    cue = reading.cue_at(first - 1)
    verb = reading.is_verb(first - 1) if cue is None else cue.form == "verb"
    if not verb or reading.in_set("emphatics", k):
        return False
    if speaks_to(reading, first) and (_is_second_body(reading, first, k) or _is_told(reading, first, k)):
        return True
    if cue is not None and "min_an" in cue.takes and _is_complaint(reading, k):
        return True
    if cue is not None and cue.sense in _OF_WHOM and k > first and reading.in_set("of_share", k):
        return reading.text(k - 1).startswith("ال") or reading.is_name(k - 1)  # طلب الفريق من الأعضاء أن
    if cue is not None and cue.sense == "describe" and _is_what_is_described(reading, first, k):
        return True
    if cue is not None and cue.sense in ONLY_SAYING:
        return False
    return _is_second_noun(reading, k) or _is_quantity(reading, k) or _is_behind_plural(reading, first, k)


def speaks_to(reading: Reading, first: int) -> bool:
    """Whether the phrase stands behind a verb that has whom it speaks to for its object (the complement `person` of the rules)."""
    cue = reading.cue_at(first - 1)
    return cue is not None and "person" in cue.takes


def is_told(reading: Reading, first: int, k: int) -> bool:
    """أبلغ سكان القرية «رويترز» أن: a mark right before what was told holds whom it was told, no part of the speaker's name."""
    opening = reading.opening_at(k + 1)
    complement = opening is not None and opening.kind == "complementizer"
    return k > first and complement and speaks_to(reading, first) and not reading.is_name_passage(k)


def _is_second_body(reading: Reading, first: int, k: int) -> bool:
    """حذرت الولايات المتحدة المجموعة الاقتصادية: a body with its article behind the name of a state that has its adjective already."""
    state = reading.in_set("feminine_nouns", first) > 0 and k > first + 1
    body = reading.text(k).startswith("ال") and reading.in_set("orgs", k) > 0
    alone = (
        k == first + 1
        and not reading.text(first).startswith("ال")
        and not reading.in_any(HEADS | {"compound_firsts", "name_links"}, first)
    )
    run = range(first, k) if reading.in_set("orgs", first) else range(first, first + 1)  # السلطات المحلية | الشيخ
    definite = k == run.stop and all(reading.text(n).startswith("ال") for n in run)  # اتهم النائب الوزارة, دعت الوزارة المواطنين
    office = reading.in_any(_OFFICES, k) or (reading.in_set("orgs", first) > 0 and reading.in_set("titles", k) > 0)
    someone = reading.text(k).startswith("ال") and office  # سأل القاضي المتهم; no الوزير السيد كمال
    if definite and (body or someone or is_accusative_plural(reading, reading.text(k))):
        return reading.parse is None or reading.parse.upos(k) != "ADJ"
    if body and (alone or reading.kind(k - 1) == "passage"):
        return True  # طالب ناصر الحكومة, اتهمت منظمة «الأفق» الحكومة
    return state and body and reading.text(k - 1).endswith("ة")


def _is_told(reading: Reading, first: int, k: int) -> bool:
    """أبلغ الوزير لارس هولمن الأمين العام, أبلغ مسؤول رفيع وكالة الأنباء: another head where the speaker has office and name, or an end."""
    named = reading.is_name(k - 1) or (k - 2 >= first and reading.in_set("given_names", k - 2) > 0)
    if reading.in_set("outlets", k):
        adjective = reading.parse is not None and reading.parse.upos(k - 1) == "ADJ"
        return k > first and (named or adjective or reading.text(k - 1).startswith("ال"))
    if not named or not reading.text(k).startswith("ال") or reading.is_name(k):
        return False
    office = reading.in_any({"roles", "titles"}, first)
    told = reading.in_any({"orgs", "groups"}, k) or is_accusative_plural(reading, reading.text(k))
    return told or (office and reading.in_set("roles", k) > 0)


def _is_what_is_described(reading: Reading, first: int, k: int) -> bool:
    """وصف أحد الشهود الحادث بأنه: the last definite noun before the complementizer of describing, behind somebody of two words or by name."""
    speaker = reading.is_name(first) or reading.in_any(HEADS, first)
    if not speaker or not reading.text(k).startswith("ال"):
        return False
    if k == first + 1 and not (reading.is_name(first) or reading.text(first).startswith("ال")):
        return False  # خبير المعلومات
    behind = k + 1
    while behind < len(reading) and reading.parse is not None and reading.parse.upos(behind) == "ADJ":
        behind += 1
    adjective = reading.parse is not None and reading.parse.upos(k) == "ADJ" and reading.text(k).endswith(("ي", "ية"))
    return reading.in_set("describing", behind) > 0 and not adjective


def _is_complaint(reading: Reading, k: int) -> bool:
    """حذر الحزب الجديد من اندلاع, شكا عدد من الأهالي من نقص: what a verb that takes من أن is said of, behind a definite noun."""
    bounded = reading.text(k - 1).startswith("ال") or reading.is_name(k - 1)
    whole = reading.in_any(HEADS, k + 1) or reading.text(k + 1).startswith("ال")
    return bounded and reading.in_set("of_share", k) > 0 and not whole


def _is_second_noun(reading: Reading, k: int) -> bool:
    """نفت الشركة الأنباء, رفض الأمين العام الاتهامات: a frequent definite noun behind a definite noun or its adjective is the object."""
    text, before = reading.text(k), reading.text(k - 1)
    if (
        reading.parse is None
        or not (text.startswith("ال") and before.startswith("ال"))
        or reading.in_any(HEADS, k)
        or reading.is_name(k)
    ):
        return False
    noun = reading.parse.upos(k) == "NOUN" and not text.endswith(("ي", "ية")) and not reading.is_name(k - 1)
    feminine = before.endswith("ة")
    agrees = text.endswith("ة") if feminine else not text.endswith(("ة", "ات"))
    if not noun or agrees or before.endswith("ات") or text.startswith(_PARTICIPLE):
        return False  # الجيش السوري الحر, مدير الصحة المكلف: adjectives, whatever the parse takes them for
    return text in reading.lexicon.set("common") and not reading.in_any({"name_ends", "role_adjectives"}, k)


_OF_WHOM: Final = frozenset({"demand", "ask"})  # senses of verbs that ask something of somebody
_OFFICES: Final = frozenset({"roles", "speakers"})
_SEVERAL: Final = ("ون", "يان")
_LONG: Final = 6  # letters of خبيران; بيان is shorter
_PARTICIPLE: Final = "الم"  # how participles of derived verbs begin


def _is_quantity(reading: Reading, k: int) -> bool:
    """اشترطت اللجنة المنظمة عددا من الضوابط: a quantity behind a definite noun or a name is the object."""
    before = reading.text(k - 1)
    bounded = before.startswith(("ال", "لل", "وال")) or reading.is_name(k - 1)
    return bounded and reading.in_set("quantities", k) > 0


def _is_behind_plural(reading: Reading, first: int, k: int) -> bool:
    """رجح اقتصاديون صعود السعر: behind a plural with its ن stands no genitive, so that a frequent noun is the object."""
    people, text = reading.text(first), reading.text(k)
    several = k == first + 1 and people.endswith(_SEVERAL) and len(people) >= _LONG and not reading.in_set("no_people", first)
    noun = reading.parse is not None and reading.parse.upos(k) == "NOUN" and reading.in_set("common", k) > 0
    return several and noun and not text.startswith("ال") and not text.endswith(("ون", "ين"))
