"""The tokens of a sentence, and which phrases of the word sets of `rules/` begin and end at them.

Indexes are token indexes into the sentence; any index may be asked for, outside the sentence stands nothing.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from quotes.lexicon import Lexicon
from quotes.tokens import Sentence, Token

_COMMAS: Final = frozenset({"،", ",", ".."})
DASHES: Final = frozenset({"-", "–"})
ADJUNCTS: Final = frozenset({"adjunct_prepositions", "before_nouns"})  # sets whose phrases open an adjunct
_LONGEST_END: Final = 3  # words of a phrase that is looked for backwards


class Places:
    """A sentence of tokens, asked for what stands at its places."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        """Take the sentence, and note which sets its words begin phrases of: most questions are answered by this alone."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lexicon = lexicon
        self._texts = sentence.texts
        self._kinds = sentence.kinds
        self._size = len(self.tokens)
        # The tokens that are no words (marks, numbers and quotations), and the quotations among them.
        self.marks = [i for i, kind in enumerate(self._kinds) if kind != "word"]
        self.passages = [i for i in self.marks if self._kinds[i] == "passage"]
        self._words, self._tables = lexicon.known_of(sentence), lexicon.sets

    def __len__(self) -> int:
        """Count the tokens."""
        return self._size

    def text(self, i: int) -> str:
        """Return a token's folded text, empty outside the sentence."""
        return self._texts[i] if 0 <= i < self._size else ""

    def kind(self, i: int) -> str:
        """Return a token's kind, empty outside the sentence."""
        return self._kinds[i] if 0 <= i < self._size else ""

    def is_comma(self, i: int) -> bool:
        """Whether a token is a comma of either script."""
        return 0 <= i < self._size and self._texts[i] in _COMMAS

    def is_dash(self, i: int) -> bool:
        """Whether a token is a dash, short or long."""
        return 0 <= i < self._size and self._texts[i] in DASHES

    def is_colon(self, i: int) -> bool:
        """Whether a token is a colon (typed once or twice)."""
        return 0 <= i < self._size and self._texts[i] == ":"

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the view span of tokens first up to last (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def in_set(self, name: str, i: int, *, conjunction: bool = False) -> int:
        """Return how many tokens a phrase of a word set covers from i; 0 for none."""
        if not 0 <= i < self._size or name not in (self._words[i][1] if conjunction else self._words[i][0]):
            return 0
        return self._tables[name].match(self.tokens, i, conjunction=conjunction)

    def in_any(self, names: AbstractSet[str], i: int, *, conjunction: bool = False) -> bool:
        """Whether a phrase of one of several word sets begins at a token."""
        if not 0 <= i < self._size:
            return False
        begun = names & (self._words[i][1] if conjunction else self._words[i][0])
        return any(self.in_set(name, i, conjunction=conjunction) for name in begun)

    def ends_in_set(self, name: str, i: int) -> int:
        """Return the length of the phrase of a word set that ends right before a token, 0 for none."""
        for at in range(max(0, i - _LONGEST_END), min(i, self._size)):
            if name in self._words[at][1] and self.in_set(name, at, conjunction=True) == i - at:
                return i - at
        return 0

    def may_begin(self, names: frozenset[str]) -> Iterable[int]:
        """Return the tokens at which a phrase of one of several word sets may begin, by its first word, in their order."""
        if len(names) == 1:
            [name] = names
            return [i for i, (begins, _, _, _, _) in enumerate(self._words) if name in begins]
        return [i for i, (begins, _, _, _, _) in enumerate(self._words) if not names.isdisjoint(begins)]


def without_clitic(word: str) -> tuple[str, ...]:
    """Return a folded word without the conjunction or preposition written against it: وقناة gives قناة, للفرس الفرس."""
    if word.startswith("لل"):
        return ("ال" + word[2:],)
    return (word[1:],) if word[:1] in _CLITICS and len(word) > SHORTEST else ()


def without_pronoun(word: str) -> tuple[str, ...]:
    """Return the forms of a folded noun that a pronoun may stand against, its own first: محاميها gives محامي, زوجته زوجت and زوجة; none without one."""
    bare = next((word.removesuffix(ending) for ending in _PRONOUNS if word.endswith(ending)), "")
    return (bare, bare.removesuffix("ت") + "ة") if bare else ()


def carries_pronoun(text: str) -> bool:
    """Whether a folded word is a noun with a pronoun against it: عددها, ترحيبه."""
    return len(text) > 4 and text.endswith(("ها", "هم", "ه")) and not text.startswith(("ال", "لل"))


_PRONOUNS: Final = ("ها", "هم", "ه")
_CLITICS: Final = frozenset("وفبلك")
SHORTEST: Final = 3  # letters of a word that may carry a clitic
