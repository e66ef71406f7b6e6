"""Look-up tables compiled from a rule book: surface forms of verbs, phrases, word sets.

Everything is keyed by the folded form (see `quotes.normalise.fold`), so that a token of the view is looked up as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from quotes.morphology import Form, inflect
from quotes.normalise import fold
from quotes.rulebook import Phrase, RuleBook, Verb, WordSet
from quotes.tokens import Token

_CONJUNCTIONS: Final = ("و", "ف")
# What may be written against the front of each kind of form, conjunctions aside.
_PREFIXES: Final[dict[str, tuple[str, ...]]] = {
    "perfect": ("",),
    "imperfect": ("", "س", "ل"),
    "participle": ("",),
    "verbal_noun": ("", "ب", "ل", "ك"),
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a surface form: the verb, the inflected form and what is written against its front."""

    verb: Verb
    form: Form
    conjunction: str
    prefix: str


class PhraseTable:
    """A set of words and phrases, matched token by token, the longest first."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Fold and index the phrases by their first word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            self._by_first.setdefault(words[0], []).append(words)
        for entries in self._by_first.values():
            entries.sort(key=len, reverse=True)

    def match(self, tokens: Sequence[Token], i: int, *, conjunction: bool = False) -> int:
        """Return how many tokens from i the longest phrase covers, 0 for none.

        With `conjunction`, a و or ف written against the first word is passed over. A phrase whose last word is a
        one-letter preposition (وفقا ل) also matches where that letter is written against the next word.
        """
        first = tokens[i].text
        length = self._match_from(first, tokens, i)
        if not length and conjunction and len(first) > 2 and first[0] in _CONJUNCTIONS:
            length = self._match_from(first[1:], tokens, i)
        return length

    def _match_from(self, first: str, tokens: Sequence[Token], i: int) -> int:
        for words in self._by_first.get(first, ()):
            if _covers(words, tokens, i):
                attached = len(words) > 1 and tokens[i + len(words) - 1].text != words[-1]
                return len(words) - attached
        return 0

    def __contains__(self, word: str) -> bool:
        """Whether the one folded word is an entry of its own."""
        return any(len(words) == 1 for words in self._by_first.get(word, ()))


def _covers(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    if i + len(words) > len(tokens):
        return False
    for offset, word in enumerate(words[1:], start=1):
        text = tokens[i + offset].text
        if tokens[i + offset].kind != "word" and len(word) > 1:
            return False
        if text != word and not (len(word) == 1 and offset == len(words) - 1 and text.startswith(word)):
            return False
    return True


def _with_accusatives(entry: WordSet) -> list[str]:
    """Return the words of a set, and of a set of nouns their accusatives and duals too: لكن مصدرا قال، المحاميان."""
    if not entry.nouns:
        return list(entry.words)
    takes_alef = [w + "ا" for w in entry.words if " " not in w and not w.startswith("ال") and w[-1] not in "ةاىيءه" and len(w) > 2]
    duals = [w + "ان" for w in entry.words if " " not in w and w[-1] not in "ةاىيءهن" and len(w) > 2]
    duals += [w[:-1] + "تان" for w in entry.words if " " not in w and w.endswith("ة")]
    return [*entry.words, *takes_alef, *duals]


class Lexicon:
    """The compiled rule book."""

    def __init__(self, book: RuleBook) -> None:
        """Compile the tables; forms of verbs are derived here, once."""
        self.book = book
        self._surfaces: dict[str, list[tuple[Verb, Form]]] = {}
        self._cache: dict[str, tuple[Analysis, ...]] = {}
        for verb in book.verbs:
            for form in inflect(
                lemma=verb.lemma,
                root=verb.root,
                measure=verb.measure,
                imperfect=verb.imperfect,
                participle=verb.participle,
                masdar=verb.masdar,
            ):
                self._surfaces.setdefault(form.surface, []).append((verb, form))
        self._sets = {name: PhraseTable(_with_accusatives(entry)) for name, entry in book.sets.items()}
        self._phrases = [(phrase, PhraseTable(phrase.words)) for phrase in book.phrases]

    def set(self, name: str) -> PhraseTable:
        """Return a word set by its name in `rules/`."""
        return self._sets[name]

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Return every reading of a folded word as a form of a speech verb; empty for most words."""
        known = self._cache.get(word)
        if known is None:
            known = tuple(self._readings(word))
            if len(self._cache) > 200_000:  # a flood of rare words must not fill the memory
                self._cache.clear()
            self._cache[word] = known
        return known

    def phrase_at(self, tokens: Sequence[Token], i: int) -> tuple[Phrase, int] | None:
        """Return the longest cue phrase that begins at token i, and its length in tokens."""
        if tokens[i].text not in self._phrase_starts:
            return None
        best: tuple[Phrase, int] | None = None
        for phrase, table in self._phrases:
            length = table.match(tokens, i, conjunction=True)
            if length and (best is None or length > best[1]):
                best = (phrase, length)
        return best

    @cached_property
    def _phrase_starts(self) -> frozenset[str]:
        """First words of the cue phrases, with and without a conjunction: most tokens are none of them."""
        firsts = {fold(words).split()[0] for phrase, _ in self._phrases for words in phrase.words}
        return frozenset(firsts | {c + f for c in _CONJUNCTIONS for f in firsts})

    def _readings(self, word: str) -> list[Analysis]:
        found: list[Analysis] = []
        for conjunction in ("", *_CONJUNCTIONS):
            if not word.startswith(conjunction):
                continue
            rest = word[len(conjunction) :]
            for prefix in ("", "س", "ل", "ب", "ك"):
                if not rest.startswith(prefix):
                    continue
                for verb, form in self._surfaces.get(rest[len(prefix) :], ()):
                    if prefix in _PREFIXES[form.kind]:
                        found.append(Analysis(verb, form, conjunction, prefix))
        return found
