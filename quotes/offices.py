"""Offices in a speaker phrase: what is a role, whose name a place bears, where an official has a name after all.

Indexes are token indexes.
"""

from typing import Final

from quotes.lexicon import Lexicon
from quotes.mentions import DOERS, Mention
from quotes.ongoing import is_joined_office
from quotes.reading import Reading


def is_office(reading: Reading, first: int, k: int) -> bool:
    """Whether an office begins at a token of a phrase that begins at `first`."""
    listed = is_role(reading.lexicon, reading.text(k)) or reading.in_set("roles", k) > 0  # القائم بأعمال is of two words
    return (
        listed
        or _is_office_name(reading, k)
        or is_at_body(reading, first, k)
        or (reading.in_set("titles", k) > 0 and is_rank_of(reading, k, k + 1))
    )


def is_rank_of(reading: Reading, k: int, after: int) -> bool:
    """مقدم البرنامج: a word that is a rank elsewhere, without its article before the thing that somebody does."""
    thing = is_definite(reading.text(after)) and reading.in_set("common", after) and not reading.in_any(DOERS, after)
    return bool(thing) and not is_definite(reading.text(k))


def is_role(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a role, with a conjunction or without."""
    return word in lexicon.set("roles") or (word.startswith("و") and word[1:] in lexicon.set("roles"))


def is_definite(word: str) -> bool:
    """Whether a word bears the article, behind a preposition or conjunction too."""
    return len(word) >= _DEFINITE and word.startswith(("ال", "لل", "بال", "وال"))


_DEFINITE: Final = 4  # letters of a word with its article; إلى has three


def _is_office_name(reading: Reading, k: int) -> bool:
    """أمين العاصمة, إمام وخطيب الجامع: a given name that is an office before what it is the office of, or before another office."""
    following = reading.text(k + 1)
    definite = following.startswith("ال") and (following.endswith("ة") or reading.in_any({"orgs", "common"}, k + 1))
    held = definite or (reading.in_any({"orgs", "places"}, k + 1) and reading.kind(k + 2) == "word")  # أمين منطقة الساحل
    return reading.in_set("office_names", k) > 0 and (held or is_joined_office(reading, k + 1))


def is_at_body(reading: Reading, first: int, k: int) -> bool:
    """الأستاذ بجامعة الساحل فلان: a title with the body where it is held is an office."""
    word = reading.text(k)
    return k > first and word.startswith("ب") and word[1:] in reading.lexicon.set("orgs")


def named_official(reading: Reading, mention: Mention) -> int | None:
    """مسؤول قسم التواصل بالمديرية محمد فلان: return where the name of an official begins; None where he has none."""
    first, last = mention.first, mention.last
    if not reading.in_set("officials", first):
        return None
    for k in range(first + 2, last):
        before = reading.text(k - 1)
        if reading.is_name(k) and not is_definite(reading.text(k)) and not reading.in_any({"titles", "roles"}, k - 1):
            bordered = is_definite(before) or reading.in_set("feminine_nouns", k - 1) > 0
            return k if bordered else None
    return None


def is_borne(reading: Reading, k: int) -> bool:
    """مركز الملك فهد, جامعتي الملك خالد: a king or another after whom the place or body before him is called."""
    word = reading.text(k - 1)
    body = reading.in_any({"orgs", "naming_nouns", "places"}, k - 1) or word.removesuffix("تي") + "ة" in reading.lexicon.set(
        "orgs"
    )
    return reading.in_set("royal_names", k) > 0 and body and not is_definite(word) and reading.is_name(k + 1)
