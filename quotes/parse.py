"""The dependency parse behind one small protocol, so that every other step can be tested without a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from quotes.tokens import Sentence


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """One syntactic word: `token` is the index of the sentence's token that it belongs to, -1 for none."""

    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    token: int


class ParsedSentence:
    """The parse of one sentence, asked by token index."""

    def __init__(self, words: Sequence[ParsedWord]) -> None:
        """Index the words by the token they belong to."""
        self.words = tuple(words)
        self._by_token: dict[int, list[int]] = {}
        for n, word in enumerate(self.words):
            if word.token >= 0:
                self._by_token.setdefault(word.token, []).append(n)

    def main_word(self, token: int) -> ParsedWord | None:
        """Return the word of a token that is no clitic: the one that is not a conjunction, adposition or pronoun."""
        ids = self._by_token.get(token, [])
        content = [n for n in ids if self.words[n].upos not in {"CCONJ", "ADP", "PRON", "PART", "SCONJ"}]
        chosen = content or ids
        return self.words[chosen[0]] if chosen else None

    def upos(self, token: int) -> str:
        """Return the part of speech of a token's main word, empty when the parse does not cover it."""
        word = self.main_word(token)
        return word.upos if word else ""


class Parser(Protocol):
    """What the pipeline needs of a parser."""

    def parse(self, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        """Return a parse for each sentence, None where there is none."""
        ...
