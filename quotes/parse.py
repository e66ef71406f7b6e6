"""The dependency parse behind one small protocol, so that every other step can be tested without a model.

The parser gets our sentences, one a paragraph of its input, with each long quotation cut to its first words: what
stands inside a quotation decides nothing about who said it, and short sentences parse better and faster.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from quotes.normalise import View
from quotes.tokens import Sentence, Token

PASSAGE_WORDS: Final = 6  # words of a quotation that the parser gets to see
MAX_TOKENS: Final = 150  # a longer sentence is a list or a run-on: its parse costs much and says little


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """One syntactic word; `token` is the index of the sentence's token it belongs to, `head` a word index (-1: root)."""

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
        self._children: dict[int, list[int]] = {}
        for n, word in enumerate(self.words):
            if word.token >= 0:
                self._by_token.setdefault(word.token, []).append(n)
            self._children.setdefault(word.head, []).append(n)

    def main_index(self, token: int) -> int | None:
        """Return the index of a token's main word: the one that is not a clitic (conjunction, adposition, pronoun)."""
        ids = self._by_token.get(token, [])
        content = [n for n in ids if self.words[n].upos not in {"CCONJ", "ADP", "PRON", "PART", "SCONJ"}]
        chosen = content or ids
        return chosen[0] if chosen else None

    def upos(self, token: int) -> str:
        """Return the part of speech of a token's main word, empty when the parse does not cover it."""
        n = self.main_index(token)
        return "" if n is None else self.words[n].upos

    def word(self, token: int) -> ParsedWord | None:
        """Return a token's main word."""
        n = self.main_index(token)
        return None if n is None else self.words[n]

    def is_prepositional(self, token: int) -> bool:
        """Whether a token begins with a preposition written against it (بالقرار, للوزير)."""
        ids = self._by_token.get(token, [])
        return len(ids) > 1 and self.words[ids[0]].upos == "ADP"

    def is_coordinated(self, token: int) -> bool:
        """Whether a token begins with a conjunction written against it."""
        ids = self._by_token.get(token, [])
        return len(ids) > 1 and self.words[ids[0]].upos == "CCONJ"

    def is_subject(self, token: int) -> bool:
        """Whether a token's main word is the subject of something."""
        word = self.word(token)
        return word is not None and word.deprel.startswith("nsubj")

    def is_verb_object(self, token: int) -> bool:
        """Whether a token's main word is the object of a verb."""
        word = self.word(token)
        return word is not None and word.deprel == "obj" and word.head >= 0 and self.words[word.head].upos == "VERB"

    def gender(self, token: int) -> str | None:
        """Return m or f as the parse tags a token's main word, None where it does not say."""
        word = self.word(token)
        if word is None or "Gender=" not in word.feats:
            return None
        return "f" if "Gender=Fem" in word.feats else "m"

    def subject_of(self, token: int) -> tuple[int, int] | None:
        """Return the token range (half-open) of the subject phrase of a token's word; None when it has none."""
        n = self.main_index(token)
        if n is None:
            return None
        for child in self._children.get(n, []):
            if self.words[child].deprel.startswith("nsubj"):
                return self.subtree(child)
        return None

    def subtree(self, word: int) -> tuple[int, int]:
        """Return the token range that a word and everything below it covers."""
        tokens = [self.words[word].token]
        stack = [word]
        while stack:
            for child in self._children.get(stack.pop(), []):
                tokens.append(self.words[child].token)
                stack.append(child)
        return min(tokens), max(tokens) + 1

    def verbs(self) -> list[int]:
        """Return the tokens of the finite verbs, in order."""
        return sorted({w.token for w in self.words if w.upos == "VERB" and w.token >= 0})


class Parser(Protocol):
    """What the pipeline needs of a parser."""

    def parse(self, sight: View, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        """Return a parse for each sentence of a view, None where there is none."""
        ...


class StanzaParser:
    """Stanza's pipeline as a parser; made with a pipeline that is already loaded."""

    def __init__(self, pipeline: Any) -> None:
        """Take a stanza.Pipeline with tokenize, mwt, pos, lemma and depparse, sentence splitting off."""
        self._pipeline = pipeline

    def parse(self, sight: View, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        """Return a parse for each sentence; overlong ones get none."""
        chosen = [n for n, s in enumerate(sentences) if 1 < len(s.tokens) <= MAX_TOKENS]
        prepared = [_prepare(sight, sentences[n]) for n in chosen]
        out: list[ParsedSentence | None] = [None] * len(sentences)
        if not prepared:
            return out
        document = self._pipeline("\n\n".join(text for text, _ in prepared))
        if len(document.sentences) != len(prepared):
            return out
        base = 0
        for n, (text, owners), parsed in zip(chosen, prepared, document.sentences, strict=True):
            out[n] = _aligned(parsed, base, owners)
            base += len(text) + 2
        return out


def _prepare(sight: View, sentence: Sentence) -> tuple[str, list[int]]:
    """Return the text that the parser gets for a sentence and, for each of its characters, the token it belongs to (-1: a blank)."""
    pieces: list[str] = []
    owners: list[int] = []
    end = sentence.start
    for n, token in enumerate(sentence.tokens):
        if token.start > end and pieces:
            pieces.append(" ")
            owners.append(-1)
        piece = _shown(sight, token)
        pieces.append(piece)
        owners.extend([n] * len(piece))
        end = token.end
    return "".join(pieces), owners


def _shown(sight: View, token: Token) -> str:
    text = " ".join(sight.plain[token.start : token.end].split())
    if token.passage is None:
        return text
    words = sight.plain[token.passage.start : token.passage.end].split()
    return text if len(words) <= PASSAGE_WORDS else '"' + " ".join(words[:PASSAGE_WORDS]) + '"'


def _aligned(parsed: Any, base: int, owners: list[int]) -> ParsedSentence:
    words: list[ParsedWord] = []
    for token in parsed.tokens:
        at = token.start_char - base
        owner = owners[at] if 0 <= at < len(owners) else -1
        words.extend(
            ParsedWord(w.text, w.lemma or w.text, w.upos or "", w.feats or "", w.head - 1, w.deprel or "", owner) for w in token.words
        )
    return ParsedSentence(words)
