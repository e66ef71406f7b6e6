"""What may stand between a verb and its subject: times, turn phrases, addressees, brackets.

Indexes are token indexes.
"""

from quotes.appositions import bracket
from quotes.mentions import is_addressee, read_phrase
from quotes.reading import Reading, remembered


@remembered
def skip_adverbs(reading: Reading, i: int) -> int:
    """Pass over what may stand between a verb and its subject: times, turn phrases, له, brackets."""
    while i < len(reading):
        step = (
            reading.in_set("time", i)
            or _month_step(reading, i)
            or reading.in_set("openers_of_turn", i)
            or reading.in_set("blessings", i)  # قال عليه السلام
            or (0 if reading.in_set("lettered", i) else reading.in_set("pronoun_prepositions", i))  # وأشارت بي بي سي
            or bracket(reading, i)
            or _addressee_step(reading, i)
            or _object_step(reading, i)
            or _told_step(reading, i)
            or reading.in_set("so_called", i)
            or reading.in_set("manners", i)
        )
        if not step and _is_named_apart(reading, i):
            return i + 1
        if not step and reading.is_comma(i):
            ahead = reading.in_set("openers_of_turn", i + 1) or reading.in_set("time", i + 1)
            step = 1 + ahead if ahead else 0
        elif step and reading.is_comma(i + step) and not reading.opening_at(i + step + 1):
            step += 1
        if not step:
            break
        i += step
        if reading.is_comma(i) and reading.ends_in_set("openers_of_turn", i) and not reading.opening_at(i + 1):
            i += 1
    return i


def _month_step(reading: Reading, i: int) -> int:
    """أواخر يوليو/ تموز: a month, by one name or by two."""
    month = reading.in_set("months", i)
    twice = reading.in_set("months", i + month + 1) if month and reading.text(i + month) in {"/", "-", "("} else 0
    return month + 1 + twice + (reading.text(i + month) == "(") if twice else month


def _addressee_step(reading: Reading, i: int) -> int:
    """قال لـ"الأفق" الوزير, قال للصحفيين: pass over whom the words were said to."""
    if is_for_marked(reading, i):
        return 2
    if reading.text(i + 1) == "(" and is_addressee(reading, i):
        behind = i + 1 + bracket(reading, i + 1)
        return behind - i + _is_adjective(reading, behind, "ية") if behind > i + 1 else 1  # لقناة (الأفق) الفضائية
    if not is_addressee(reading, i):
        person = reading.in_set("titles", i + 1) or reading.in_set("roles", i + 1) or reading.is_name(i + 1)
        return 1 if person and reading.text(i).startswith("لل") else 0  # أوضح للصحافة العقيد فلان
    named = reading.kind(i + 1) == "passage" and (reading.is_name_passage(i + 1) or _is_adjective(reading, i + 2, "ية"))
    told = reading.in_set("outlets", i + 1) or reading.in_set("addressees", i + 1) or _is_called(reading, i)
    if named or told:
        return 2 + _is_adjective(reading, i + 2, "ية")  # لصحيفة "الأفق" | اللبنانية
    described = reading.text(i).endswith("ة") or _is_adjective(reading, i + 1, "ية")  # للجماهير الرياضية
    return 1 + _adjectives(reading, i + 1) if reading.text(i).startswith("لل") and described else 1


def _is_called(reading: Reading, i: int) -> bool:
    """وأضاف لقناة الساحل «…»: the one word between a noun that bears a name and the quotation is its name."""
    bare = reading.text(i).startswith("ل") and not reading.text(i).startswith("لل")
    bears = bare and reading.text(i)[1:] in reading.lexicon.set("naming_nouns")
    free = not reading.is_name(i + 1) and not reading.in_any({"roles", "titles"}, i + 1)
    return bears and free and reading.kind(i + 2) == "passage"


def is_for_marked(reading: Reading, i: int) -> bool:
    """Whether words are said to a paper in marks: لـ«الأفق»."""
    return reading.in_set("addressing", i) > 0 and reading.kind(i + 1) == "passage"


def _is_adjective(reading: Reading, i: int, ending: str) -> bool:
    """Whether a definite word with a feminine ending describes whom the words were said to, and is nobody itself."""
    text = reading.text(i)
    return text.startswith("ال") and text.endswith(ending) and not reading.in_any({"roles", "titles", "orgs"}, i)


def _adjectives(reading: Reading, i: int) -> int:
    """للوكالة | الوطنية العراقية للأنباء: count the adjectives of a definite feminine noun, and what it is for."""
    k = i
    while _is_adjective(reading, k, "ة"):
        k += 1
    return k - i + (k > i and reading.text(k).startswith("لل"))


def _object_step(reading: Reading, i: int) -> int:
    """أوضح ذلك المتحدث: a demonstrative alone before a title, role or name is the object."""
    alone = reading.in_set("object_demonstratives", i)
    heads = {"titles", "roles", "speakers", "orgs", "anonymous"}
    return alone if alone and (reading.is_name(i + 1) or reading.in_any(heads, i + 1)) else 0


def _told_step(reading: Reading, i: int) -> int:
    """روى تفاصيل القصة والد الطفلة: what somebody tells of stands before him; no كشفت تفاصيل القضية أن."""
    if not reading.in_set("told_things", i) or not reading.text(i + 1).startswith("ال"):
        return 0
    telling = reading.cue_at(i - 1)
    return 2 if telling is not None and telling.form == "verb" and telling.gender == "m" else 0


def _is_named_apart(reading: Reading, i: int) -> bool:
    """وقال، فلان، مدير القسم; وقال - سالم - أحد الباعة: the speaker stands between commas, or by name between dashes."""
    dash = reading.is_dash(i) and reading.is_name(i + 1)
    mention = read_phrase(reading, i + 1) if dash or reading.is_comma(i) else None
    if mention is None:
        return False
    behind = mention.last
    return reading.is_dash(behind) if dash else reading.is_comma(behind) or reading.is_colon(behind)
