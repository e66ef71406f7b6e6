"""The tokens of a sentence, and which phrases of the word sets of `rules/` begin and end at them.

Indexes are token indexes into the sentence; any index may be asked for, outside the sentence stands nothing.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from quotes.lexicon import Known, Lexicon
from quotes.tokens import Sentence, Token

_COMMAS: Final = frozenset({"،", ",", ".."})
DASHES: Final = frozenset({"-", "–"})
_LONGEST_END: Final = 3  # words of a phrase that is looked for backwards
_NO_WORD: Final = Known()


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
        known = lexicon.known
        words = [known[text] if kind == "word" else _NO_WORD for text, kind in zip(self._texts, self._kinds, strict=True)]
        self._sets, self._joined, self._says, self._opens, self._joins = zip(*words, strict=True)

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
        if not 0 <= i < self._size or name not in (self._joined if conjunction else self._sets)[i]:
            return 0
        return self.lexicon.set(name).match(self.tokens, i, conjunction=conjunction)

    def in_any(self, names: AbstractSet[str], i: int, *, conjunction: bool = False) -> bool:
        """Whether a phrase of one of several word sets begins at a token."""
        if not 0 <= i < self._size or names.isdisjoint((self._joined if conjunction else self._sets)[i]):
            return False
        return any(self.in_set(name, i, conjunction=conjunction) for name in names)

    def ends_in_set(self, name: str, i: int) -> int:
        """Return the length of the phrase of a word set that ends right before a token, 0 for none."""
        for length in range(min(_LONGEST_END, i), 0, -1):
            if self.in_set(name, i - length, conjunction=True) == length:
                return length
        return 0

    def may_begin(self, names: frozenset[str]) -> Iterable[int]:
        """Return the tokens at which a phrase of one of several word sets may begin, by its first word, in their order."""
        return [i for i, sets in enumerate(self._sets) if not names.isdisjoint(sets)]


def without_clitic(word: str) -> tuple[str, ...]:
    """Return a folded word without the conjunction or preposition written against it: وقناة gives قناة, للفرس الفرس."""
    if word.startswith("لل"):
        return ("ال" + word[2:],)
    return (word[1:],) if word[:1] in _CLITICS and len(word) > SHORTEST else ()


_CLITICS: Final = frozenset("وفبلك")
SHORTEST: Final = 3  # letters of a word that may carry a clitic
