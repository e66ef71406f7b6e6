"""Texts that nobody would write: arbitrary ones, Arabic-like ones full of marks and cues, and mutated articles."""

import random

from hypothesis import strategies as st

from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
WORDS = (
    "قال", "وقالت", "وأضاف", "أكد", "نفى", "يقول", "قائلا", "مضيفا", "قوله", "تصريحات", "بحسب", "وفقا", "ل", "لوكالة", "إن", "أن", "إنه", "بأن",
    "أنه", "الوزير", "وزير", "الخارجية", "الرئيس", "محمد", "علي", "عن", "على", "في", "من", "مصدر", "مسؤول", "أمس", "اليوم", "الذي", "لم", "هذا",
    "ذلك", "أما", "فقال", "كما", "وكان", "قد", "نقلت", "رويترز", "المتحدث", "باسم", "د", "٣", "3.5", "USA", "💧",
)  # fmt: skip
MARKS = (
    '"', "«", "»", "“", "”", "„", "'", "''", "(", ")", "((", "))", "[", "]", ":", "::", "،", ",", ".", "..", "…", "؟", "!", "؛", "-", "–", "_", "\n",
    "\n\n", "\r\n", "\t", "\u200f", "\u200e", "\u202b", "\ufeff", "\u0640", "\u064e", "\u0651", "\u00a0", "\u2028", "<", ">", "<<", ">>", "\ufefb", "\x00",
)  # fmt: skip
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"

arbitrary = st.text(max_size=400)
arabic_like = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from((" ", " ", " "))), max_size=120
).map("".join) | st.lists(st.sampled_from(WORDS + MARKS), max_size=80).map(" ".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return an article of the corpus with stretches cut out, doubled, swapped and strewn with marks."""
    text = draw(st.sampled_from(ARTICLES)).read_text(encoding="utf-8")[:1500]
    dice = random.Random(draw(st.integers(0, 10_000)))  # noqa: S311 - hypothesis picks the seed
    for _ in range(draw(st.integers(1, 12))):
        if not text:
            break
        a, b = sorted(dice.randrange(len(text) + 1) for _ in range(2))
        b = min(b, a + 60)
        piece = text[a:b]
        kind = dice.randrange(4)
        text = text[:a] + ("", piece * 2, piece[::-1], dice.choice(MARKS) + piece + dice.choice(MARKS))[kind] + text[b:]
    return text


any_text = st.one_of(arbitrary, arabic_like, mutated())


def decorated(text: str, seed: int) -> str:
    """Return a text with vowel marks and tatweel strewn after Arabic letters."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    return "".join(c + (dice.choice(HARAKAT) if "\u0621" <= c <= "\u064a" and dice.random() < 0.3 else "") for c in text)
