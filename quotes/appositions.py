"""What goes on inside a speaker phrase behind a comma, a dash or a bracket: another title or office, a name, an aside.

Indexes are token indexes.
"""

from typing import Final

from quotes.another import HEADS
from quotes.ongoing import is_joined_office
from quotes.reading import Reading

_MAX_BRACKET: Final = 14
_NAME_TOKENS: Final = 5
_ASIDE: Final = frozenset({"adjunct_prepositions", "event_prepositions", "time"})


def punctuation_step(reading: Reading, first: int, k: int) -> int:
    """Return how many tokens a phrase that began at `first` goes on at a mark, 0 where it ends."""
    if k == first:
        return 0
    if reading.text(k) in {"(", "["}:
        return bracket(reading, k)
    if reading.is_dash(k):
        return _dash_apposition(reading, k)
    if reading.is_comma(k) or reading.text(k) == "؛":
        joined = _is_apposition(reading, k + 1) or _is_third_office(reading, first, k + 1)
        return 1 if joined else _name_of_role(reading, first, k)
    if reading.text(k) == "/":
        return 1 if reading.in_set("titles", k - 1) else 0  # الأستاذ/ خالد
    return 1 if reading.text(k) == "." and len(reading.text(k - 1)) == 1 else 0  # د. خالد


def _is_apposition(reading: Reading, k: int) -> bool:
    """After a comma: a title or role goes on with the phrase (المتحدث باسم الوزارة، العقيد فلان)."""
    return bool(reading.in_set("titles", k) or reading.in_set("roles", k)) and not reading.cue_at(k)


def _is_third_office(reading: Reading, first: int, k: int) -> bool:
    """رئيس اللجنة وعضو المجلس، وقائد الفريق فلان: behind a comma one more office of somebody who holds two."""
    return is_joined_office(reading, k) and any(is_joined_office(reading, n) for n in range(first + 1, k))


def _name_of_role(reading: Reading, first: int, comma: int) -> int:
    """وزير الماء، كمال فلان، أن: count the tokens of a comma and a name up to the next one, behind a role that has had no name."""
    named = any(reading.is_name(k) for k in range(first, comma))
    held = reading.in_any({"roles", "speakers", "titles"}, first)
    if named or not held:
        return 0
    if not (reading.is_name(comma + 1) or _is_unlisted(reading, first, comma) or _fills(reading, comma)):
        return 0
    names = range(comma + 2, min(len(reading), comma + 2 + _NAME_TOKENS))
    end = next((k for k in names if reading.kind(k) != "word" or reading.opening_at(k)), None)
    if end is None or reading.opening_at(end) is not None or any(reading.cue_at(k) for k in range(comma + 1, end)):
        return 1
    return end - comma if reading.is_comma(end) else 0


def _is_unlisted(reading: Reading, first: int, comma: int) -> bool:
    """رئيس مجلس إدارة البنك، جماز فلان: a name stands behind the comma and none before it, though no list holds it."""
    word, text = comma + 1, reading.text(comma + 1)
    if reading.parse is None or reading.kind(word) != "word" or text.endswith("ا") or reading.is_verb(word):
        return False
    indefinite = (k for k in range(first + 1, comma) if not reading.text(k).startswith("ال"))
    known = reading.in_any({*HEADS, "common"}, word) or text[1:] in reading.lexicon.set("common")
    if known or any(reading.parse.is_foreign(k) for k in indefinite):
        return False
    return reading.parse.is_foreign(word) or reading.parse.is_foreign(word + 1)


def _fills(reading: Reading, comma: int) -> bool:
    """وأكد عضو الغرفة، ثابت فلان أن; رئيس البلدية، جائل فلان، إن: two or three words are all that stands between a comma and the complementizer."""
    word = comma + 1
    end = next((k for k in range(word + 2, min(len(reading), word + _FULL_NAME)) if _is_end(reading, k)), None)
    if end is None or not any(reading.in_set("that", k) for k in (end, end + 1, end + 2)):
        return False
    verbal = reading.is_verb(word) and not (end == word + 2 and reading.text(word + 1).startswith("ال"))  # ثابت فلان
    if verbal or reading.text(word).startswith(_JOINED) or reading.in_any(_NO_FIRST_NAME, word):
        return False
    return not any(reading.kind(k) != "word" or reading.cue_at(k) is not None for k in range(word, end))


def _is_end(reading: Reading, k: int) -> bool:
    return reading.is_comma(k) or reading.opening_at(k) is not None


_FULL_NAME: Final = 5  # tokens within which a full name and its comma end
_JOINED: Final = ("ال", "ب", "ل", "و", "ف")
_NO_FIRST_NAME: Final = HEADS | {
    "common",
    "adjunct_prepositions",
    "event_prepositions",
    "particles",
    "before_nouns",
    "openers_of_turn",
}


def _dash_apposition(reading: Reading, k: int) -> int:
    if (
        reading.in_set("relative", k + 1)
        or reading.is_verb(k + 1)
        or (reading.in_any(_ASIDE, k + 1) and not reading.in_set("roles", k + 1))
    ):
        return 0  # المحكمة - بعد تعليق الجلسة -, ويختم الكاتب - الذي يقيم هناك - مقاله, أحد المواقع - تم حجبه أمس -
    for j in range(k + 1, min(len(reading), k + 16)):
        if reading.cue_at(j) is not None and reading.ends_in_set("source_ma", j):
            return 0  # الحكومة - كما جاء في الوكالة -
        if reading.is_dash(j):
            return j + 1 - k
        if reading.is_colon(j):
            return 0 if any(reading.is_verb(n) for n in range(k + 1, j)) else j - k  # يقول فلان - بائع أسماك: إن
    return 0


def bracket(reading: Reading, k: int) -> int:
    """Return the length of a short bracketed group that begins at k, 0 for none."""
    if reading.text(k) not in {"(", "["}:
        return 0
    for j in range(k + 1, min(len(reading), k + _MAX_BRACKET + 2)):
        if reading.text(j) in {")", "]"}:
            return j + 1 - k
    return 0
