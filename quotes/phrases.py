"""A set of words and phrases that is matched token by token, the longest entry first.

Everything is keyed by the folded form (see `quotes.normalise.fold`), so that a token of the view is looked up as it is.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from quotes.normalise import fold
from quotes.tokens import Token

CONJUNCTIONS: Final = ("و", "ف")


class _Node:
    """What may follow the words of a phrase up to here; `ends` when they are an entry of their own."""

    __slots__ = ("ends", "letters", "next")

    def __init__(self) -> None:
        self.ends = False
        self.next: dict[str, _Node] = {}
        self.letters: tuple[str, ...] = ()  # the one-letter words among `next` that end an entry


class PhraseTable:
    """A set of words and phrases, matched token by token, the longest first.

    The time of a match grows with the length of the longest phrase, not with how many phrases there are.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        """Fold the phrases and index them word by word."""
        self._by_first: dict[str, _Node] = {}
        for phrase in phrases:
            first, *rest = fold(phrase).split()
            node = self._by_first.setdefault(first, _Node())
            for n, word in enumerate(rest, start=1):
                if n == len(rest) and len(word) == 1:
                    node.letters = tuple(dict.fromkeys((*node.letters, word)))
                node = node.next.setdefault(word, _Node())
            node.ends = True
        self._single = frozenset(first for first, node in self._by_first.items() if node.ends)

    def match(self, tokens: Sequence[Token], i: int, *, conjunction: bool = False) -> int:
        """Return how many tokens from i the longest phrase covers, 0 for none.

        With `conjunction`, a و or ف written against the first word is passed over. A phrase whose last word is a
        one-letter preposition (وفقا ل) also matches where that letter is written against the next word.
        """
        first = tokens[i].text
        node = self._by_first.get(first)
        if node is not None and not node.next:
            return 1  # an entry of one word, as most are
        length = 0 if node is None else _longest(node, tokens, i)
        if conjunction and not length and len(first) > 2 and first[0] in CONJUNCTIONS:
            node = self._by_first.get(first[1:])
            length = 0 if node is None else _longest(node, tokens, i)
        return length

    @property
    def firsts(self) -> Iterable[str]:
        """The words that an entry begins with."""
        return self._by_first

    @property
    def words(self) -> frozenset[str]:
        """The entries of one word."""
        return self._single

    def __contains__(self, word: str) -> bool:
        """Whether the one folded word is an entry of its own."""
        return word in self._single

    def holds(self, words: Sequence[str]) -> bool:
        """Whether folded words are, from the first to the last, an entry."""
        node = self._by_first.get(words[0]) if words else None
        for word in words[1:]:
            node = None if node is None else node.next.get(word)
        return node is not None and node.ends


def _longest(node: _Node, tokens: Sequence[Token], i: int) -> int:
    """Return how many tokens from i the longest entry covers; its first word, the node's, is known to stand there."""
    covered = 1 if node.ends else 0
    for at in range(i + 1, len(tokens)):
        if not node.next:
            break
        text = tokens[at].text
        if text.startswith(node.letters):
            covered = at - i  # the last word of the entry is written against the next word
        following = node.next.get(text)
        if following is None or (tokens[at].kind != "word" and len(text) > 1):
            break
        node = following
        if node.ends:
            covered = at - i + 1
    return covered
