"""What belongs to a speaker phrase for what it is: what an office is in charge of, a surname, a seat, a name behind a title.

Indexes are token indexes.
"""

from typing import Final

from quotes.another import HEADS
from quotes.places import carries_pronoun
from quotes.reading import Reading


def belongs(reading: Reading, first: int, k: int) -> bool:
    """Whether a word inside a phrase that began at `first` belongs to it, whatever it looks like."""
    if reading.in_set("midfield", k - 1) > 1:
        return True  # لاعب وسط الفريق
    if reading.in_set("charge_prepositions", k) and not reading.in_set("that", k + 1):
        described = reading.in_set("role_adjectives", k - 1)  # المشرف العام على
        if reading.in_set("in_charge", k - 1 - described) and k - 1 - described >= first:
            return True
    return _is_gods(reading, first, k) or _is_surname(reading, first, k)


def is_titled(reading: Reading, k: int) -> bool:
    """السيد أكبر: whatever stands right behind a title that is no office is the name."""
    return (
        reading.in_set("titles", k - 1) > 0
        and not reading.in_set("roles", k - 1)
        and not reading.text(k).startswith(("ال", "ب"))
        and not carries_pronoun(reading.text(k))
    )


def _is_gods(reading: Reading, first: int, k: int) -> bool:
    """قائد الفريق غرم الله فلان: behind an office a word before the name of God is a given name, whatever verb it looks like."""
    given = reading.in_set("divine", k + 1) > 0 and not reading.text(k).startswith(("و", "ب", "ل"))
    given = given and not reading.in_set("blessings", k)  # وزير المياه حفظه الله
    return given and reading.in_set("roles", first) > 0 and reading.text(k - 1).startswith("ال")


def is_seat(reading: Reading, first: int, k: int) -> bool:
    """أمين المجلس بمنطقة الوادي، المهندس فلان: the place of an office, with the name or the title behind it."""
    place = reading.text(k)[1:].removeprefix("ال")
    if not reading.in_set("roles", first) or reading.text(k)[:1] != "ب":
        return False
    if place not in reading.lexicon.set("places"):
        if not reading.text(k).startswith("بال") or reading.in_any({"roles", "titles"}, k):
            return False
        known = reading.in_set("common", k) > 0 or place in reading.lexicon.set("common")
        behind = k + 1 + reading.is_comma(k + 1)
        titled = reading.in_set("titles", behind) > 0 and not reading.text(behind).startswith("ال")
        return titled or (not known and (reading.in_set("titles", behind) > 0 or reading.is_name(behind)))  # بالباحة عماد فلان
    for n in range(k + 1, k + _SEAT):
        if reading.in_set("titles", n) or reading.is_name(n):
            return True
        if reading.kind(n) != "word" and not reading.is_comma(n):
            return False
    return False


def _is_surname(reading: Reading, first: int, k: int) -> bool:
    """الدكتور يحيى الجمل: a definite word behind a given name that a title or role stands before."""
    joined = reading.text(k - 1).startswith("و") and reading.text(k - 1)[1:] in reading.lexicon.set(
        "given_names"
    )  # وأديب الشرعان
    if (
        k - 1 <= first
        or not reading.text(k).startswith("ال")
        or (reading.is_name(k - 2) and not joined)
        or not (joined or reading.in_set("given_names", k - 1) or reading.in_set("compound_firsts", k - 2))
        or (reading.in_set("name_links", k - 2) and reading.in_set("common", k))  # أدان فارس بن سعود الحادث
    ):
        return False
    return not reading.in_any(HEADS, k) and not reading.opening_at(k)


_SEAT: Final = 5  # tokens of a place, its comma with them
