"""How a word sounds and how it is written: vocalised words as phonemes, and phonemes as the matching text of the view.

Phonemes are consonants as letters, hamza always as ``ء``, short vowels as ``a i u``, long ones as ``A I U``, and ``Y`` for an A
that is written ى at the end of a word; ``+`` stands where a pronoun follows.
"""

import unicodedata
from functools import lru_cache
from typing import Final

import regex

from quotes.normalise import fold

_LETTER: Final = regex.compile(r"(\p{L})(\p{M}*)")
_SHADDA: Final = "\u0651"
_VOWELS: Final = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064d": "N"}
_HAMZAS: Final = "أإؤئء"
_INNER_Y: Final = regex.compile("Y(?=.)")
_HAMZA_A: Final = regex.compile("ءaء(?=[^aiuAIU])")
_HAMZA_U: Final = regex.compile("ءuء(?=[^aiuAIU])")
_DOUBLED: Final = regex.compile(r"([^aiuAIUY+])\1")
_SEATED: Final = regex.compile("ء(A?)")
_FINAL_HAMZA: Final = regex.compile(r"[aA]ء(?:U|u\+)")
_SEAT_ON_WAW: Final = regex.compile(r"ؤ(?=U|u\+)")
_WRITTEN: Final = {"A": "ا", "I": "ي", "U": "و", "Y": "ى", "a": "", "i": "", "u": "", "+": ""}
_SPELLED: Final = str.maketrans({**{letter: fold(letter) for letter in "أإآى"}, **{s: fold(w) for s, w in _WRITTEN.items()}})


def phonemes(word: str) -> str:
    """Return a vocalised word as phonemes; the alef of wasla stays as a letter.

    >>> phonemes("أَضَافَ"), phonemes("يُؤَكِّدُ"), phonemes("اِدَّعَى")
    ('ءaضAفa', 'يuءaككiدu', 'اiددaعY')
    """
    out = ""
    for letter, marks in _LETTER.findall(unicodedata.normalize("NFC", word)):
        vowel = next((_VOWELS[mark] for mark in marks if mark in _VOWELS), "")
        if letter == "آ":
            out += "ءA"
        elif out and letter in "اى":
            out = out.removesuffix("a") + ("A" if letter == "ا" else "Y")
        elif not marks and (letter, out[-1:]) in {("و", "u"), ("ي", "i")}:
            out = out[:-1] + ("U" if letter == "و" else "I")
        else:
            out += ("ء" if letter in _HAMZAS else letter) * (1 + (_SHADDA in marks)) + ("iN" if vowel == "N" else vowel)
    return out


def spell(sounds: str) -> list[str]:
    """Return the matching forms that phonemes are written as: one, or two where usage wavers about hamza.

    >>> spell("قaرaءUا"), spell("ءuءaككiدu"), spell("رaءY+ه")
    (['قرؤوا', 'قراوا'], ['اؤكد'], ['راه'])
    """
    if "Y" not in sounds and "ء" not in sounds:
        return [_spelled(sounds.removesuffix("+"))]
    if sounds.endswith(("ءa", "ءu")):
        sounds = sounds[:-1]  # a case vowel gives hamza no seat
    if "Y" in sounds:
        sounds = _INNER_Y.sub("A", sounds)
    if "ءaء" in sounds or "ءuء" in sounds:
        sounds = _HAMZA_U.sub("ءU", _HAMZA_A.sub("ءA", sounds))
    sounds = _DOUBLED.sub(_once, sounds)
    if "ء" not in sounds:
        return [sounds.translate(_SPELLED)]
    seated = _SEATED.sub(lambda found: _seat(sounds, found.start(), found.end()), sounds)
    written = [seated]
    # A final hamza keeps its alef before a vowel in much newsroom writing: قرأوا beside قرؤوا, يقرأه beside يقرؤه.
    if _FINAL_HAMZA.search(sounds):
        written.append(_SEAT_ON_WAW.sub(lambda found: "ا" if seated[found.start() - 1] == "a" else "ء", seated))
    return list(dict.fromkeys(word.translate(_SPELLED) for word in written))


@lru_cache(maxsize=256)  # many a form is spelled alone and then before its pronouns
def _spelled(sounds: str) -> str:
    return _DOUBLED.sub(_once, sounds).translate(_SPELLED)


def _once(found: "regex.Match[str]") -> str:
    return found.group(1)


def _seat(sounds: str, start: int, end: int) -> str:
    """Return the written hamza at sounds[start], together with the A that follows it when the match took one."""
    before, long_a = sounds[start - 1 : start], end - start == 2
    after = "a" if long_a else sounds[end : end + 1]
    if not before:
        return "آ" if long_a else "أ"
    if (after in ("", "+") and before not in "aiu") or (before == "U" and after == "a"):
        seat = "ء"
    elif before in "iIي" or after in ("i", "I"):
        seat = "ئ"
    elif before in "uU" or after in ("u", "U"):
        seat = "ؤ"
    elif before == "A" or (after not in ("a", "A") and before != "a"):
        seat = "ء"
    else:
        return "آ" if long_a else "أ"
    return seat + ("ا" if long_a else "")
