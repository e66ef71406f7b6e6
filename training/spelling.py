"""Spellings of the field that the treebanks of 2000 to 2004 lack: dropped hamzas, marks, quotation styles, digits."""

import random
from collections.abc import Iterator

ARABIC_DIGITS = str.maketrans("0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
WESTERN_DIGITS = str.maketrans("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669", "0123456789")
BARE_ALEF = str.maketrans("\u0623\u0625\u0622", "\u0627\u0627\u0627")
FATHATAN, DAMMA, SHADDA, TATWEEL = "\u064b", "\u064f", "\u0651", "\u0640"


def arabic_digits(word: str) -> str:
    """Write digits the Arabic-Indic way."""
    return word.translate(ARABIC_DIGITS)


def western_digits(word: str) -> str:
    """Write digits the Western way.

    >>> western_digits("٢٠١٥")
    '2015'
    """
    return word.translate(WESTERN_DIGITS)


def bare(word: str) -> str:
    """Drop the hamzas on and under alef.

    >>> bare("أكد"), bare("إن")
    ('اكد', 'ان')
    """
    return word.translate(BARE_ALEF)


def variants(word: str) -> Iterator[str]:
    """Yield spellings of a frequent word that a text may hold: without hamza, ى for final ي, with tanwin."""
    if bare(word) != word:
        yield bare(word)
    if word.endswith("ي") and len(word) > 3:
        yield word[:-1] + "ى"
    if word.endswith("ا") and len(word) > 3:
        yield word + FATHATAN
        yield word[:-1] + FATHATAN + "ا"


def marked(word: str, rng: random.Random) -> str:
    """Put a vowel mark or a tatweel into a word, as careful or decorative typing does."""
    if word.endswith("ا") and len(word) > 3:
        return rng.choice([word + FATHATAN, word[:-1] + FATHATAN + "ا"])
    if len(word) < 3:
        return word
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice([DAMMA, SHADDA, SHADDA, TATWEEL]) + word[at:]
