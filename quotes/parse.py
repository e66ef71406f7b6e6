"""The dependency parse behind one small protocol, so that every other step can be tested without a model.

The parser gets our sentences, one a paragraph of its input, with each long quotation cut to its first words: what
stands inside a quotation decides nothing about who said it, and short sentences parse better and faster.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import accumulate, islice
from sys import intern
from typing import Any, Final, NamedTuple, Protocol

from quotes.errors import QuotesError
from quotes.normalise import View
from quotes.swift import tune
from quotes.tokens import Sentence, Token

# A word as Stanza gives it: text, lemma, part of speech, features, head (-1: root), relation, and where its token begins.
Analysed = tuple[tuple[str, str, str, str, int, str, int], ...]

PASSAGE_WORDS: Final = 6  # words of a quotation that the parser gets to see
_AT_ONCE: Final = 512  # sentences in one call of the pipeline
_REMEMBERED: Final = 4_096  # sentences, some 40 MB
MAX_TOKENS: Final = 150  # a longer sentence is a list or a run-on: its parse costs much and says little


class ParsedWord(NamedTuple):
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

    def tags_within(self, token: int) -> list[str]:
        """Return the parts of speech of all words of a token: those of a quotation, as far as the parser got to see it."""
        return [self.words[n].upos for n in self._by_token.get(token, []) if self.words[n].upos != "PUNCT"]

    def word(self, token: int) -> ParsedWord | None:
        """Return a token's main word."""
        n = self.main_index(token)
        return None if n is None else self.words[n]

    def is_prepositional(self, token: int) -> bool:
        """Whether a token begins with a preposition written against it (بالقرار, للوزير)."""
        ids = self._by_token.get(token, [])
        return len(ids) > 1 and self.words[ids[0]].upos == "ADP"

    def is_foreign(self, token: int) -> bool:
        """Whether a token holds nothing but foreign words or names, marks aside."""
        tags = set(self.tags_within(token))
        return not tags.isdisjoint({"X", "PROPN"}) and tags <= {"X", "PROPN", "NUM"}

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

    def is_verb_adjunct(self, token: int) -> bool:
        """Whether a token written with ل (لتهدئة النقاش) hangs on a verb and not on the noun before it."""
        ids = self._by_token.get(token, [])
        if len(ids) < 2 or self.words[ids[0]].upos != "ADP" or not self.words[ids[0]].text.startswith("ل"):
            return False
        word = self.words[ids[1]]
        return word.head >= 0 and self.words[word.head].upos == "VERB"

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


class ReadingAhead(Protocol):
    """A parser that can take many sentences at once, also of several articles."""

    def read_ahead(self, items: Iterable[tuple[View, Sentence]]) -> None:
        """Parse sentences that will be asked for soon."""
        ...

    def parse_some(self, sight: View, sentences: Sequence[Sentence], wanted: Sequence[bool]) -> list[ParsedSentence | None]:
        """Return what `parse` returns; sentences that are not wanted are parsed when something is asked of them."""
        ...

    def only_parsed(self) -> AbstractContextManager[None]:
        """Raise NotParsedError, within, where something is asked of a sentence that was not wanted and not read ahead."""
        ...


class NotParsedError(QuotesError):
    """A sentence was asked for that is not parsed yet."""

    def __init__(self, sight: View, sentence: Sentence) -> None:
        """Keep the sentence as `read_ahead` takes it."""
        super().__init__("a sentence is not parsed yet")
        self.item = sight, sentence


class StanzaParser:
    """Stanza's pipeline as a parser; made with a pipeline that is already loaded.

    A sentence is parsed once: what was found is remembered by its text, for the latest few thousand sentences.
    """

    def __init__(self, pipeline: Any) -> None:
        """Take a stanza.Pipeline with tokenize, mwt, pos, lemma and depparse, sentence splitting off."""
        from quotes.engine import Engine, fits  # with numpy, which light commands need not wait for

        tune(pipeline)
        self._pipeline = pipeline
        self._engine = Engine(pipeline) if fits(pipeline) else None
        self._memory: OrderedDict[str, Analysed | None] = OrderedDict()
        self._only_parsed = False
        self.asked = self.remembered = 0

    def parse(self, sight: View, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        """Return a parse for each sentence; overlong ones get none."""
        return self.parse_some(sight, sentences, [True] * len(sentences))

    def parse_some(self, sight: View, sentences: Sequence[Sentence], wanted: Sequence[bool]) -> list[ParsedSentence | None]:
        """Return what `parse` returns; sentences that are not wanted are parsed when something is asked of them."""
        out: list[ParsedSentence | None] = [None] * len(sentences)
        chosen: list[tuple[int, str, list[int]]] = []
        for n, (sentence, now) in enumerate(zip(sentences, wanted, strict=True)):
            if not _is_parsable(sentence):
                continue
            if now:
                chosen.append((n, *_prepare(sight, sentence)))
            else:
                out[n] = _Later(self._words_of, sight, sentence)
        for at in range(0, len(chosen), _AT_ONCE):
            part = chosen[at : at + _AT_ONCE]
            for (n, _, owners), words in zip(part, self._analysed([text for _, text, _ in part]), strict=True):
                out[n] = ParsedSentence(_owned(words, owners)) if words is not None else None
        return out

    def read_ahead(self, items: Iterable[tuple[View, Sentence]]) -> None:
        """Parse sentences that will be asked for soon, as many as are remembered."""
        texts = [_prepare(sight, sentence)[0] for sight, sentence in islice(items, _REMEMBERED // 2) if _is_parsable(sentence)]
        for at in range(0, len(texts), _AT_ONCE):
            self._analysed(texts[at : at + _AT_ONCE])

    @contextmanager
    def only_parsed(self) -> Iterator[None]:
        """Raise NotParsedError, within, where something is asked of a sentence that was not wanted and not read ahead."""
        self._only_parsed = True
        try:
            yield
        finally:
            self._only_parsed = False

    def _words_of(self, sight: View, sentence: Sentence) -> list[ParsedWord]:
        text, owners = _prepare(sight, sentence)
        if self._only_parsed and text not in self._memory:
            raise NotParsedError(sight, sentence)
        words = self._analysed([text])[0]
        return [] if words is None else _owned(words, owners)

    def _analysed(self, texts: Sequence[str]) -> list[Analysed | None]:
        """Return what Stanza makes of each text, None where that is not one sentence."""
        new = sorted({text for text in texts if text not in self._memory}, key=lambda text: (len(text), text))
        self.asked += len(texts)
        self.remembered += len(texts) - len(new)
        found: dict[str, Analysed | None] = dict(zip(new, self._run(new), strict=True))
        for text in texts:
            if text in self._memory:
                self._memory.move_to_end(text)
                found[text] = self._memory[text]
        for text in new:
            self._memory[text] = found[text]
        while len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)
        return [found[text] for text in texts]

    def _run(self, texts: Sequence[str]) -> list[Analysed | None]:
        """Send texts through the pipeline, all at once; where they break it, in halves."""
        if not texts:
            return []
        import torch

        try:
            with torch.inference_mode():
                if self._engine is not None:
                    return self._engine.analyse(texts)
                document = self._pipeline("\n\n".join(texts))
        except (RuntimeError, ValueError, LookupError, AssertionError, TypeError):
            half = len(texts) // 2
            return [None] if half == 0 else [*self._run(texts[:half]), *self._run(texts[half:])]
        return _apart(document, texts)


class _Later(ParsedSentence):
    """The parse of a sentence that no rule is likely to ask for: made when one does."""

    def __init__(self, words_of: Callable[[View, Sentence], list[ParsedWord]], sight: View, sentence: Sentence) -> None:
        self._source = words_of, sight, sentence

    def __getattr__(self, name: str) -> Any:
        if name not in {"words", "_by_token", "_children"}:
            raise AttributeError(name)
        words_of, sight, sentence = self._source
        super().__init__(words_of(sight, sentence))
        return getattr(self, name)


def _is_parsable(sentence: Sentence) -> bool:
    return 1 < len(sentence.tokens) <= MAX_TOKENS


def _apart(document: Any, texts: Sequence[str]) -> list[Analysed | None]:
    """Give each text its sentence, None to one in which Stanza saw none or several."""
    ends = list(accumulate(len(text) + 2 for text in texts))
    found: list[list[Analysed]] = [[] for _ in texts]
    for sentence in document.sentences:
        n = bisect_right(ends, sentence.tokens[0].start_char)
        if n < len(texts):
            found[n].append(_analysis(sentence, ends[n] - len(texts[n]) - 2))
    return [sentences[0] if len(sentences) == 1 else None for sentences in found]


def _analysis(sentence: Any, base: int) -> Analysed:
    return tuple(
        (w.text, w.lemma or w.text, w.upos or "", intern(w.feats or ""), w.head - 1, w.deprel or "", token.start_char - base)
        for token in sentence.tokens
        for w in token.words
    )


def _owned(words: Analysed, owners: list[int]) -> list[ParsedWord]:
    """Return the words with the sentence's token that each belongs to."""
    return [ParsedWord(*word[:6], owners[word[6]] if 0 <= word[6] < len(owners) else -1) for word in words]


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
