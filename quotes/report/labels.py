"""The words of the report: Arabic for kinds, senses and counts."""

from typing import Final

KINDS: Final = {"direct": "مباشر", "mixed": "مختلط", "indirect": "غير مباشر", "fragment": "عبارة مقتبسة"}
KIND_HELP: Final = {
    "direct": "كلام بنصه بين علامتي تنصيص",
    "mixed": "كلام منقول بالمعنى وبعضه بنصه",
    "indirect": "كلام منقول بالمعنى",
    "fragment": "كلمات مقتبسة داخل جملة الخبر",
}
SPEAKER_KINDS: Final = {"person": "شخص", "org": "جهة", "group": "مجموعة", "anonymous": "مصدر غير مسمى"}
RESOLVED_BY: Final = {"name": "بالاسم", "role": "بالصفة", "pronoun": "بالضمير", "dropped_subject": "بفاعل مستتر"}
SENSES: Final = {
    "accuse": "يتهم", "add": "يضيف", "admit": "يقر", "affirm": "يؤكد", "announce": "يعلن", "ask": "يسأل", "call_for": "يدعو",
    "claim": "يزعم", "comment": "يعلق", "complain": "يشكو", "conclude": "يختم", "condemn": "يدين", "consider": "يعتبر",
    "continue": "يتابع", "criticise": "ينتقد", "decide": "يقرر", "deliver": "يلقي", "demand": "يطالب", "deny": "ينفي",
    "describe": "يصف", "emphasise": "يشدد", "expect": "يتوقع", "explain": "يوضح", "express": "يعبر", "greet": "يحيي",
    "order": "يأمر", "point_out": "يشير", "praise": "يشيد", "promise": "يتعهد", "quote": "ينقل", "recount": "يروي",
    "reject": "يرفض", "reply": "يرد", "report": "يفيد", "reveal": "يكشف", "say": "يقول", "shout": "يهتف",
    "suggest": "يقترح", "swear": "يقسم", "testify": "يشهد", "think": "يرى", "threaten": "يهدد", "warn": "يحذر",
    "welcome": "يرحب", "write": "يكتب",
}  # fmt: skip
UNKNOWN_SPEAKER: Final = "قائل غير معروف"
NO_CUE: Final = "بلا فعل قول"

# Singular, dual, three to ten, eleven to ninety-nine, and round hundreds.
_QUOTES: Final = ("اقتباس واحد", "اقتباسان", "اقتباسات", "اقتباسا", "اقتباس")
_ARTICLES: Final = ("مقال واحد", "مقالان", "مقالات", "مقالا", "مقال")
_SPEAKERS: Final = ("متحدث واحد", "متحدثان", "متحدثين", "متحدثا", "متحدث")
COUNTED: Final = {"quotes": _QUOTES, "articles": _ARTICLES, "speakers": _SPEAKERS}
_FEW: Final = range(3, 11)
_MANY: Final = range(11, 100)


def counted(number: int, what: str) -> str:
    """Return a number with its noun in the form that Arabic asks for.

    >>> counted(3, "quotes"), counted(12, "articles"), counted(2, "speakers"), counted(100, "quotes")
    ('3 اقتباسات', '12 مقالا', 'متحدثان', '100 اقتباس')
    """
    one, two, few, many, other = COUNTED[what]
    if number == 1:
        return one
    if number == 2:
        return two
    rest = number % 100
    return f"{number:,} {few if rest in _FEW else many if rest in _MANY else other}"


def sense_label(sense: str | None) -> str:
    """Return the Arabic word for a sense; one that rules of the user's own added is shown as it stands."""
    return NO_CUE if sense is None else SENSES.get(sense, sense)
