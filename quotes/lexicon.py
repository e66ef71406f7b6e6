"""Look-up tables compiled from a rule book: surface forms of verbs, phrases, word sets.

Everything is keyed by the folded form (see `quotes.normalise.fold`), so that a token of the view is looked up as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from quotes.morphology import Cell, Form, cells
from quotes.normalise import fold
from quotes.paradigm import Paradigm
from quotes.phrases import CONJUNCTIONS, PhraseTable
from quotes.rulebook import Phrase, RuleBook, Verb, VerbForm, WordSet
from quotes.scan import bytewise
from quotes.tokens import Sentence, Token

T = TypeVar("T")
_PREFIX_LETTERS: Final = ("س", "ل", "ب", "ك")
_REMEMBERED: Final = 200_000  # words: a flood of rare ones must not fill the memory
_NONE: Final[frozenset[str]] = frozenset()
# Weak letters, hamza and its seats, and the letters of the affixes; every other letter of a stem is in each of its forms.
_INFLECTIONAL: Final = bytewise("اأإآءؤئويىةتمنه")
_OWNERS: Final = frozenset({"ه", "ها", "هم", "هما", "هن"})  # pronouns of somebody else, against a verbal noun
_KINDS: Final = ("perfect", "imperfect", "participle", "verbal_noun")
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


class Known(NamedTuple):
    """What a folded word may be, wherever it stands.

    `begins` holds the names of the sets that it begins a phrase of, `joined` the same also for what is left of it when و or ف stands
    against it; `says` is whether `quotes.cues` must look at it: a cue or an aside may begin with it; `opens` whether it may open a
    content or stand before the word that does, `joins` whether it does with و against it (وأن).
    """

    begins: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    says: bool = False
    opens: bool = False
    joins: bool = False


_UNKNOWN: Final = Known()


def _with_accusatives(entry: WordSet) -> list[str]:
    """Return the words of a set, and of a set of nouns their accusatives and duals too: لكن مصدرا قال، المحاميان."""
    if not entry.nouns:
        return list(entry.words)
    takes_alef = [w + "ا" for w in entry.words if " " not in w and not w.startswith("ال") and w[-1] not in "ةاىءه" and len(w) > 2]
    duals = [w + "ان" for w in entry.words if " " not in w and w[-1] not in "ةاىيءهن" and len(w) > 2]
    duals += [w[:-1] + "تان" for w in entry.words if " " not in w and w.endswith("ة")]
    return [*entry.words, *takes_alef, *duals]


class _Words(dict[str, T]):
    """What is known of words, worked out when a word is first asked for."""

    def __init__(self, work_out: Callable[[str], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> T:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[word] = self._work_out(word)
        return found


class Lexicon:
    """The compiled rule book.

    Of a folded word, `begins` holds the names of the sets that it begins a phrase of, where there are any, `sayings` the readings in
    which somebody else speaks, the likeliest first, and `known` what is asked of every word of a text, in one. `sets` are the word
    sets of `rules/` by their name.
    """

    def __init__(self, book: RuleBook) -> None:
        """Compile the tables; the forms of a verb are derived when a word with its consonants is met."""
        self.book = book
        self._verbs: dict[bytes, list[int]] = {}  # by their consonants
        for n, verb in enumerate(book.verbs):
            for key in dict.fromkeys(_consonants(fold(word)) for word in _stems(verb)):
                self._verbs.setdefault(key, []).append(n)
        self._cells: dict[int, list[Cell]] = {}  # of the verbs that were met so far
        self._paradigms: dict[bytes, Paradigm] = {}
        self._cache: dict[str, tuple[Analysis, ...]] = {}
        self.sets = {name: PhraseTable(_with_accusatives(entry)) for name, entry in book.sets.items()}
        self._blocks: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}
        self.begins = _by_first(self.sets)
        self.sayings: Mapping[str, tuple[Analysis, ...]] = _Words(self._sayings)
        self.known: Mapping[str, Known] = _Words(self._known)
        self._kinds: dict[Known, Known] = {}  # one for all words of which the same is known
        self._phrases = [(phrase, PhraseTable(phrase.words)) for phrase in book.phrases]
        self._phrase_starts = _starts(book.phrases)
        self._openers = frozenset(self.set("that").firsts) | self.set("that_prepositions").words

    def set(self, name: str) -> PhraseTable:
        """Return a word set by its name in `rules/`."""
        return self.sets[name]

    def words(self, names: tuple[str, ...]) -> frozenset[str]:
        """Return the entries of one word of several word sets; put together once."""
        if names not in self._unions:
            self._unions[names] = frozenset().union(*(self.sets[name].words for name in names))
        return self._unions[names]

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Return every reading of a folded word as a form of a speech verb; empty for most words."""
        known = self._cache.get(word)
        if known is None:
            known = tuple(self._readings(word))
            if len(self._cache) > _REMEMBERED:
                self._cache.clear()
            self._cache[word] = known
        return known

    def known_of(self, sentence: Sentence) -> list[Known]:
        """Return what is known of each token of a sentence; of all but words nothing is."""
        known = self.known
        return [known[text] if kind == "word" else _UNKNOWN for text, kind in zip(sentence.texts, sentence.kinds, strict=True)]

    def blocks(self, verb: Verb, kind: VerbForm) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words behind which a kind of form of a verb is no cue, and those before which it is none."""
        key = verb.id, kind
        if key not in self._blocks:  # no more keys than the rule book has verbs and kinds
            blocks = [block for block in verb.blocks if not block.forms or kind in block.forms]
            before, after = {fold(w) for b in blocks for w in b.before}, {fold(w) for b in blocks for w in b.after}
            self._blocks[key] = frozenset(before), frozenset(after)
        return self._blocks[key]

    def _known(self, word: str) -> Known:
        begins = joined = self.begins.get(word, _NONE)
        joins = False
        if word[:1] in CONJUNCTIONS:
            rest = word[1:]
            joined = begins | self.begins.get(rest, _NONE) if len(word) > 2 else begins
            joins = word[0] == "و" and rest in self._openers
        says = word in self._phrase_starts or "anonymity" in begins or self._may_say(word)
        if not (joined or joins or says):
            return _UNKNOWN  # as of most words
        found = Known(begins, joined, says, word in self._openers, joins)
        return self._kinds.setdefault(found, found)

    def _may_say(self, word: str) -> bool:
        readings = self.analyse(word)
        return bool(readings) and any(_may_say(a.form, word) for a in readings)

    def _sayings(self, word: str) -> tuple[Analysis, ...]:
        return tuple(sorted((a for a in self.analyse(word) if _may_say(a.form, word)), key=_preference))

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

    def _readings(self, word: str) -> list[Analysis]:
        found: list[Analysis] = []
        letters = _lasting(word)
        for conjunction, prefix, kept in _fronts(word[:2]):
            verbs = _each_once(letters[kept:])
            if verbs not in self._verbs:
                continue  # as most are
            surface = word[len(conjunction + prefix) :]
            for n, form in (self._paradigms.get(verbs) or self._inflect(verbs)).forms(surface):
                if prefix in _PREFIXES[form.kind]:
                    found.append(Analysis(self.book.verbs[n], form, conjunction, prefix))
        return found

    def _inflect(self, letters: bytes) -> Paradigm:
        """Return the paradigm of the verbs with some consonants."""
        for n in self._verbs[letters]:
            if n not in self._cells:
                self._cells[n] = _cells_of(self.book.verbs[n])
        paradigm = self._paradigms[letters] = Paradigm((n, self._cells[n]) for n in self._verbs[letters])
        return paradigm


def _starts(phrases: Iterable[Phrase]) -> frozenset[str]:
    """Return the first words of cue phrases, with and without a conjunction: most tokens are none of them."""
    firsts = {fold(words).split()[0] for phrase in phrases for words in phrase.words}
    return frozenset(firsts | {c + f for c in CONJUNCTIONS for f in firsts})


def _cells_of(verb: Verb) -> list[Cell]:
    return list(
        cells(
            lemma=verb.lemma,
            root=verb.root,
            measure=verb.measure,
            imperfect=verb.imperfect,
            participle=verb.participle,
            masdar=verb.masdar,
        )
    )


def _may_say(form: Form, word: str) -> bool:
    """Whether a form can say that somebody else speaks: third person, active; participles in the accusative."""
    if form.voice == "passive" or form.person in {1, 2} or form.dependent:
        return False
    if form.gender == "f" and form.number == "p":
        return False  # ابن, ملاحظات: never the feminine plural of a speech verb in news
    if form.kind == "verbal_noun":
        return form.pronoun in _OWNERS
    if form.kind != "participle":
        return True
    if form.pronoun is not None:
        return False  # مقره, مطالبه: nouns
    # the accusative hangs on a clause (مضيفا, مشيرين); the nominative is a noun (مضيف, محللون)
    return form.gender != "m" or word.endswith("ا" if form.number in {None, "s"} else "ين")


def _preference(reading: Analysis) -> tuple[int, int, int]:
    """Rank readings: finite verbs first, then whole words over split ones, then readings that need no opener."""
    dual = reading.form.kind == "perfect" and reading.form.number == "d"
    kind = _KINDS.index("verbal_noun" if dual else reading.form.kind)
    return kind, len(reading.conjunction + reading.prefix), int(reading.verb.needs_opener)


@lru_cache(maxsize=4_096)
def _fronts(begin: str) -> tuple[tuple[str, str, int], ...]:
    """Return what may be cut off a word that begins so: conjunction and prefix, and how many lasting letters go with them."""
    return tuple(
        (conjunction, prefix, len(_lasting(conjunction + prefix)))
        for conjunction, rest in _cuts(begin, CONJUNCTIONS)
        for prefix, _ in _cuts(rest, _PREFIX_LETTERS)
    )


def _cuts(word: str, letters: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return a word whole, and cut behind its first letter where that is one of some."""
    return (("", word), (word[0], word[1:])) if word and word[0] in letters else (("", word),)


def _by_first(tables: Mapping[str, PhraseTable]) -> dict[str, frozenset[str]]:
    """Return, for each word, the names of the tables in which something begins with it."""
    names: dict[str, set[str]] = {}
    for name, table in tables.items():
        for word in table.firsts:
            names.setdefault(word, set()).add(name)
    return {word: frozenset(found) for word, found in names.items()}


def _stems(verb: Verb) -> tuple[str, ...]:
    """Return the words that every form of a verb is made from."""
    return (verb.lemma, verb.imperfect, *((verb.participle,) if verb.participle else ()), *verb.masdar)


def _consonants(word: str) -> bytes:
    """Return the letters of a folded word that inflection neither adds nor drops, each once.

    >>> _consonants("استقبلتهم") == _consonants("يستقبلون")
    True
    """
    return _each_once(_lasting(word))


def _lasting(word: str) -> bytes:
    """Return a folded word without the letters that inflection adds or drops, a byte each; what no verb has is a question mark."""
    return bytewise(word).translate(None, _INFLECTIONAL)


@lru_cache(maxsize=65_536)
def _each_once(letters: bytes) -> bytes:
    return bytes(sorted(set(letters)))
