"""Where a speaker phrase goes on though its next word looks like another phrase: names that no list holds, bodies of offices.

Indexes are token indexes.
"""

from typing import Final

from quotes.places import without_clitic, without_pronoun
from quotes.reading import Reading

# Verbs of these senses take no object but words: the phrase after them is their subject.
ONLY_SAYING: Final = frozenset({"say", "add", "continue", "shout", "comment", "testify", "conclude"})
_JOINED: Final = ("ال", "ب", "ل", "و")  # with one of these a word is no name that no list holds
_NEVER_LAST: Final = frozenset({"time", "adjunct_prepositions", "not_that_after", "particles", "openers_of_turn", "emphatics"})
# Senses of verbs whose object may be a person or body: طالب المجتمع الدولي بـ، اتهم الحكومة.
PERSON_OBJECT: Final = frozenset(
    {"deliver", "demand", "call_for", "ask", "accuse", "criticise", "condemn", "warn", "order", "greet", "praise", "welcome"}
    | {"threaten", "promise"}
)
_OF_PERSONS: Final = PERSON_OBJECT | {"report"}  # أبلغ المدير وزير التعليم الدكتور فلان أن
_PERSON_TAKING: Final = frozenset({"report", "promise", "warn", "order", "demand", "ask", "accuse"})  # أبلغ فلان فلانا أن


def goes_on(reading: Reading, first: int, k: int) -> bool:
    """Whether a word belongs to the phrase that began at `first` for what stands around it."""
    if reading.is_name(k - 1) and reading.in_set("compound_firsts", k + 1) and reading.in_set("name_links", k + 1):
        return True  # محمد العيد بن فلان
    if reading.in_set("divine", k) and reading.text(k - 1).removeprefix("ال") in reading.lexicon.set("compound_firsts"):
        return k - 1 > first  # سالم الجار الله
    if k == first + 1 and _is_owned_kin(reading, first) and not reading.text(k).startswith("ال"):
        return True
    if _is_behind_mark(reading, first, k) or _is_surname_before_office(reading, k):
        return True
    if reading.in_set("office_names", k - 1) and k - 1 > first and reading.text(k).startswith("ال"):
        return True  # ماجد فلان أمين اللجنة
    if (reading.in_set("in_the_name", k) and reading.in_set("spokesmen", k - 1)) or _is_bodys_adjective(reading, first, k):
        return True
    if _is_second_office(reading, first, k) or reading.in_set("emphatics", k) or _is_office_for(reading, first, k):
        return True
    return _is_bal_name(reading, first, k) or _ends_at_opener(reading, first, k) or _is_last_before_opener(reading, first, k)


def issued_step(reading: Reading, first: int, k: int) -> int:
    """تقرير صدر مؤخرا عن شركة: a text goes on with the verb that says whose it is, up to whose it is."""
    if not reading.in_set("documents", first) or reading.text(first).startswith("ال"):
        return 0
    if reading.in_set("issuing", k - 1):
        return _times(reading, k) or reading.in_set("carrier_prepositions", k)
    then = next((n for n in range(k - 1, k - _TIMES, -1) if reading.in_set("issuing", n - 1)), None)
    return reading.in_set("carrier_prepositions", k) if then is not None and then + _times(reading, then) == k else 0


def _times(reading: Reading, i: int) -> int:
    """صدر | اليوم السبت | عن: count the tokens of one or two times."""
    first = reading.in_set("time", i)
    return first + (reading.in_set("time", i + first) if first else 0)


_TIMES: Final = 5  # tokens of two times, one more


def is_joined_office(reading: Reading, k: int) -> bool:
    """Whether a word is an office with و against it."""
    return reading.text(k).startswith("و") and reading.text(k)[1:] in reading.lexicon.set("roles")


def names_more(reading: Reading, first: int, k: int) -> bool:
    """ناشط يدعى سمير: before a name the word for being called; in an office the name of a thing."""
    return (reading.in_set("called", k) > 0 and reading.is_name(k + 1)) or _is_things_name(reading, first, k)


def _is_things_name(reading: Reading, first: int, k: int) -> bool:
    """رئيس لجنة برنامج ينبض الدكتور فلان: in an office the name of a thing, be it a verb or in marks, and its holder's title."""
    if not reading.in_set("roles", first):
        return False
    return any(
        reading.kind(n) in {"word", "passage"}
        and reading.in_set("titles", n + 1) > 0
        and reading.is_name(n + 2)
        and any(
            form in reading.lexicon.set("naming_nouns") for form in (reading.text(n - 1), *without_clitic(reading.text(n - 1)))
        )
        for n in (k, k + 1)  # the name, or the noun that bears it: لبرنامج is nobody whom one tells then
    )


def _is_behind_mark(reading: Reading, first: int, k: int) -> bool:
    """أمين سر تكتل «الغد» النائب فلان: behind the body in marks whose office somebody holds, his title and name."""
    titled = reading.in_set("titles", k) > 0 and reading.is_name(k + 1)
    return titled and reading.kind(k - 1) == "passage" and reading.in_set("roles", first) > 0


def _is_surname_before_office(reading: Reading, k: int) -> bool:
    """عمر بن عبدالعزيز المبارك مدير عام الإدارة, محمد كامل عضو اللجنة: a word between a name and an office without its article."""
    office = reading.in_set("roles", k + 1) > 0 and not reading.text(k + 1).startswith("ال")
    plain = reading.text(k).startswith("ال") or (
        reading.in_set("given_names", k - 1) > 0 and not reading.text(k).startswith(_JOINED)
    )
    return office and plain and reading.is_name(k - 1) and not reading.in_any(_PEOPLE, k)


_PEOPLE: Final = frozenset({"roles", "titles", "groups", "orgs"})


def _is_second_office(reading: Reading, first: int, k: int) -> bool:
    """مدير عام الإدارة رئيس اللجنة الدكتور فلان: a second office of the same person, whose title or name stands behind it."""
    if reading.text(k).startswith("ال") or not all(reading.in_set("roles", n) for n in (k, first)):
        return False
    cue = reading.cue_at(first - 1)
    if cue is None or cue.form != "verb" or cue.sense in _OF_PERSONS:
        return False
    for n in range(k + 1, min(len(reading), k + _OFFICE)):
        if reading.in_set("titles", n) or (reading.is_name(n) and not reading.in_set("in_the_name", n)):
            return True
        named = n > k + 1 and _is_things_name(reading, first, n)
        if not named and (reading.kind(n) != "word" or reading.is_verb(n) or reading.opening_at(n) is not None):
            return False
    return False


_OFFICE: Final = 9  # words of an office before its holder's title or name


def _is_bodys_adjective(reading: Reading, first: int, k: int) -> bool:
    """مدير عام جمعية نفع الخيرية: behind a body and one word that is its name, be it read as a verb, the adjective of the body."""
    body, word = reading.text(k - 2), reading.text(k)
    if not word.endswith("ية"):
        return False
    named = k - 2 > first and reading.in_any(_BODIES, k - 2) and body.endswith("ة") and not body.startswith("ال")
    return named and word.startswith("ال") and not reading.text(k - 1).startswith("ال")


_BODIES: Final = frozenset({"orgs", "naming_nouns"})


def _is_office_for(reading: Reading, first: int, k: int) -> bool:
    """الدبلوماسي والرئيس السابق لمعهد الساحل: the body of a joined office, behind its adjective."""
    text = reading.text(k)
    joined = any(is_joined_office(reading, n) for n in (k - 1, k - 2) if n > first)
    return joined and text.startswith("ل") and text[1:] in reading.lexicon.words(("orgs", "naming_nouns"))


def _is_owned_kin(reading: Reading, i: int) -> bool:
    """محاميها صخر, زوجته سعاد: a noun of kin or office with a pronoun, its name behind it."""
    forms = without_pronoun(reading.text(i))
    long = bool(forms) and len(forms[0]) > 1
    return long and any(form in reading.lexicon.set(name) for form in forms for name in ("kin", "roles", "anonymous"))


def _is_bal_name(reading: Reading, first: int, k: int) -> bool:
    """قال منصف بالحاج: behind a given name and a verb that takes nothing with ب, a surname of the Maghreb (أبو with the article)."""
    cue = reading.cue_at(first - 1)
    saying = cue is not None and cue.form == "verb" and cue.sense in ONLY_SAYING and reading.cue_at(k) is None
    given = reading.in_set("given_names", k - 1) > 0 or reading.in_set("compound_firsts", k - 2) > 0
    return saying and given and reading.text(k).startswith("بال") and reading.text(k)[1:] not in reading.lexicon.set("orgs")


def _ends_at_opener(reading: Reading, first: int, k: int) -> bool:
    """أكد حمود ناصر بنية الحضيري، أنه: behind a given name, one more word and a definite one before the complementizer that the verb takes are the name."""
    cue = reading.cue_at(first - 1)
    if cue is None or cue.form != "verb" or "an" not in cue.takes:
        return False
    given = reading.in_set("given_names", k - 1) or (k - 2 >= first and reading.in_set("compound_firsts", k - 2))
    given = given or _may_be_holder(reading, first, k)
    if not given or reading.in_any(_NEVER_LAST, k):
        return False
    two = reading.text(k + 1).startswith("ال")
    if two and cue.sense in _PERSON_TAKING:
        return False
    at = k + 1 + two
    at += reading.is_comma(at)
    if not two:
        word = reading.text(k)
        definite = word.startswith("ال") and cue.sense in _PERSON_TAKING  # طالب محمد الحكومة أن
        return reading.in_set("that", at) > 0 and not definite and not word.endswith(("ا", "ه", "ها", "هم"))
    return (
        reading.in_set("that", at) > 0
        and not reading.text(k).startswith(("ال", "ب", "ل"))
        and not reading.in_set("not_that_after", k)
    )


def _may_be_holder(reading: Reading, first: int, k: int) -> bool:
    """المتحدث باسم المركز رأفت الصباغ أن: behind an office that has ended in a definite noun, two words that are no nouns of every day."""
    ended = reading.in_set("roles", first) > 0 and k - 1 > first and reading.text(k - 1).startswith("ال")
    word = reading.text(k)
    plain = reading.kind(k) == "word" and not word.startswith(_JOINED) and not reading.lexicon.analyse(word)
    return ended and plain and not any(reading.in_set("common", n) for n in (k, k + 1)) and reading.text(k + 1).startswith("ال")


def _is_last_before_opener(reading: Reading, first: int, k: int) -> bool:
    """قال المؤرخ الفرنسي جيل فلان «…»: behind a verb that does nothing but say, two words without the article before the opener are the name."""
    cue = reading.cue_at(first - 1)
    if cue is None or cue.form != "verb" or not reading.text(k - 1).startswith("ال"):
        return False
    person = reading.in_set("speakers", first) > 0 and reading.parse is not None and reading.parse.is_foreign(k)
    if cue.sense not in ONLY_SAYING and (not person or cue.sense in _PERSON_TAKING):
        return False
    if reading.text(k).endswith(("ها", "هم", "ه")):
        return False  # المنظمة الدولية ومقرها جنيف
    opener = reading.opening_at(k + 2)
    plain = all(reading.kind(n) == "word" and (person or not reading.text(n).startswith(_JOINED)) for n in (k, k + 1))
    return plain and opener is not None and not any(reading.in_any(_NEVER_LAST, n) for n in (k, k + 1))
