"""Dates as newsrooms and programs write them, to ISO 8601; what could mean two days is not guessed."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import regex

from quotes.normalise import fold

_MONTHS: Final = {
    fold(name): number
    for number, names in enumerate(
        (
            "يناير جانفي كانون_الثاني", "فبراير فيفري شباط", "مارس آذار", "أبريل إبريل أفريل نيسان", "مايو ماي أيار",
            "يونيو يونيه جوان حزيران", "يوليو يوليه جويلية يوليوز تموز", "أغسطس أوت غشت آب", "سبتمبر شتنبر أيلول",
            "أكتوبر تشرين_الأول", "نوفمبر نونبر تشرين_الثاني", "ديسمبر دجنبر كانون_الأول",
        ),
        start=1,
    )
    for name in names.replace(" ", "\n").replace("_", " ").splitlines()
}  # fmt: skip
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NAMED: Final = regex.compile(r"(?<day>\d{1,2})\s+(?<month>\p{Arabic}+(?:\s+\p{Arabic}+)?)\D{0,12}(?<year>\d{4})")
_PARTS: Final = regex.compile(r"(?<a>\d{1,4})[/.-](?<b>\d{1,2})[/.-](?<c>\d{1,4})\b")


def iso_date(text: str) -> str | None:
    """Return a date, with its time if it has one, in ISO 8601; None where it cannot be read for sure.

    >>> iso_date("12 كانون الثاني 2026"), iso_date("Mon, 12 Jan 2026 08:00:00 +0300"), iso_date("١٣/١/٢٠٢٦")
    ('2026-01-12', '2026-01-12T08:00:00+03:00', '2026-01-13')
    >>> iso_date("3/4/2026") is None
    True
    """
    plain = text.strip().translate(_DIGITS)
    for read in (_iso, _mail, _named, _parts):
        found = read(plain)
        if found is not None:
            return found
    return None


def _iso(text: str) -> str | None:
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.tzinfo is UTC else moment.isoformat()


def _mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(text: str) -> str | None:
    found = _NAMED.search(text)
    if found is None:
        return None
    words = fold(found["month"]).split()
    month = _MONTHS.get(" ".join(words)) or _MONTHS.get(words[0])
    return _day(int(found["year"]), month, int(found["day"])) if month else None


def _parts(text: str) -> str | None:
    found = _PARTS.search(text)
    if found is None:
        return None
    a, b, c = (int(found[name]) for name in "abc")
    if len(found["a"]) == 4:
        return _day(a, b, c)
    if len(found["c"]) != 4 or (a <= 12 and b <= 12 and a != b):
        return None  # 3/4/2026 is a day of March in one country and of April in another
    return _day(c, b, a) if b <= 12 else _day(c, a, b)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
