"""Groups of people by the shape of a word: plurals and duals of people, and what stands for several.

Indexes are token indexes.
"""

from typing import Final

from quotes.mentions import Mention
from quotes.reading import Reading, remembered


def is_several(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase is of several: الوزيران, تونس والعديد من الدول."""
    joined = any(reading.in_set("groups", k, conjunction=True) > 1 for k in range(mention.first + 1, mention.last))
    return joined or are_titled(reading, mention.first)


def are_titled(reading: Reading, i: int) -> bool:
    """Whether a token is the dual or plural of a title or role: الوزيران, النائبون."""
    one = reading.text(i)[:-2]
    return (
        reading.text(i).endswith(("ان", "ون", "ين"))
        and len(one) >= _SINGULAR
        and any(one in reading.lexicon.set(name) for name in ("titles", "roles"))
    )


@remembered
def is_people(reading: Reading, i: int) -> bool:
    """Whether a token is a plural of people: مزارعون, الاقتصاديون, or the genitive of a listed one (مختصين of مختصون).

    Participles with م and adjectives in ي take the plural in ون for people alone; shorter words of that shape are no plurals.
    """
    text = reading.text(i)
    if is_people_form(text.removeprefix("ال")) and not reading.in_set("no_people", i):
        return reading.cue_at(i) is None
    owned = next((text.removesuffix(ending) for ending in ("وه", "وها", "وهم") if text.endswith(ending)), "")
    if owned and is_people_form(owned + "ون"):
        return True  # مسؤولوه
    if text.endswith("و") and _governs(reading, i) and is_people_form(text + "ن"):
        return True  # مرتادو الطريق, اقتصاديو البنك
    contrasted = reading.in_set("that", i - 1) or reading.in_set("contrary", i - 1)
    if contrasted and text.endswith("ي") and _governs(reading, i) and is_people_form(text[:-1] + "ون"):
        return True  # إلا أن معارضي المشروع
    governed = text.endswith("ين") and reading.ends_in_set("source_prepositions", i)
    if governed and is_people_form(text.removeprefix("ال").removesuffix("ين") + "ون"):
        return True  # بحسب المقاولين
    plural = text.removesuffix("ين") + "ون"
    return text.endswith("ين") and any(plural in reading.lexicon.set(name) for name in ("groups", "speakers"))


def is_people_form(word: str) -> bool:
    """Whether a folded word without its article has the shape of a plural of people."""
    return word.endswith("ون") and (word.startswith("م") or word.endswith("يون")) and len(word) >= _PLURAL


def _governs(reading: Reading, i: int) -> bool:
    """Whether a word that may be a plural without its ن has the genitive that takes it: no name, month or paper."""
    if reading.is_name(i) or reading.in_any({"common", "outlets", "months", "orgs", "feminine_nouns"}, i):
        return False
    return reading.text(i + 1).startswith(("ال", "لل")) or reading.in_set("orgs", i + 1) > 0 or _is_marked_name(reading, i + 1)


def _is_marked_name(reading: Reading, i: int) -> bool:
    """مقاتلو «السهل»: no زاميديو «يكشف تحليلنا»."""
    return reading.kind(i) == "passage" and len(reading.tokens[i].text.split()) == 1


_SINGULAR: Final = 3  # letters of a title at the least: أمين is no dual of أم
_PLURAL: Final = 6  # letters of معلمون; مخزون and مليون are shorter
