"""What the sentences of one article share: the words that name its people, what it marks, and its words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from quotes.lexicon import Lexicon
from quotes.tokens import Sentence, Token

_DEFINITE: Final = ("ال", "لل", "بال", "وال")
_COMMON: Final = (
    "time",
    "adjunct_prepositions",
    "particles",
    "relative",
    "that",
    "roles",
    "orgs",
    "speech_events",
    "that_prepositions",
    "quotative",
    "pronoun_prepositions",
    "openers_of_turn",
    "name_links",
    "naming_nouns",
    "outlets",
    "addressees",
)  # fmt: skip  (one line reads better)


@dataclass
class Surroundings:
    """What a sentence needs to know of its article: words that name people, how often a stretch is marked, text and folded words."""

    surnames: frozenset[str] = frozenset()
    marked: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    words: frozenset[str] = frozenset()
    _runs: Counter[str] = field(default_factory=Counter, init=False, repr=False, compare=False)
    _distinct: str = field(default="", init=False, repr=False, compare=False)

    def says(self, words: str, times: int) -> bool:
        """Whether the text has some letters so many times at the least."""
        if len(self.text) <= _MUCH or words.split() != [words]:
            return self.text.count(words) >= times
        if not self._runs:
            self._runs = Counter(self.text.split())  # what stands between two blanks, each with how often it does
            self._distinct = "\n".join(self._runs)
        met = 0
        for run in _runs_with(words, self._distinct):
            met += self._runs[run] * run.count(words)
            if met >= times:
                return True
        return False


_MUCH: Final = 50_000  # characters of a text that is too long to be gone over for each question


def _runs_with(letters: str, lines: str) -> Iterator[str]:
    """Yield the lines that hold some letters."""
    at = lines.find(letters)
    while at >= 0:
        end = lines.find("\n", at)
        end = len(lines) if end < 0 else end
        yield lines[lines.rfind("\n", 0, at) + 1 : end]
        at = lines.find(letters, end)


def surroundings(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> Surroundings:
    """Return what the sentences of one article share; `text` is the article's view."""
    marked = Counter([t.text for s in sentences if "passage" in s.kinds for t in s.tokens if t.kind == "passage"])
    words = frozenset([text for s in sentences for text, kind in zip(s.texts, s.kinds, strict=True) if kind == "word"])
    return Surroundings(_surnames(sentences, lexicon), marked, text, words)


_SHORTEST_SURNAME: Final = 4  # letters, the article among them


def _surnames(sentences: Iterable[Sentence], lexicon: Lexicon) -> frozenset[str]:
    """Return the words of an article that follow a title or given name: كيري after جون كيري."""
    found: set[str] = set()
    before = lexicon.words(("given_names", "titles"))
    for sentence in sentences:
        tokens, texts = sentence.tokens, sentence.texts
        behind = 0  # the tokens that were looked at
        for start in [k for k, text in enumerate(texts) if text in before]:
            if start < behind:
                continue
            k = start
            run = False  # whether the word is a surname that stands behind its given name: only there may another one follow
            while k + 1 < len(tokens) and (run or texts[k] in before):
                run = _note_surname(tokens[k], tokens[k + 1], lexicon, found, in_name=run)
                k += 1
            behind = k
    return frozenset(found)


def _note_surname(before: Token, token: Token, lexicon: Lexicon, found: set[str], *, in_name: bool) -> bool:
    """Add the second of two words where it is a surname behind the first; return whether another one may follow it."""
    word = before.text
    named, titled = in_name or word in lexicon.set("given_names"), word in lexicon.set("titles")
    compound = token.text.startswith("ال") and word in lexicon.set("compound_firsts") and word in lexicon.set("name_links")
    if token.kind != "word" or before.kind != "word" or before.plain.endswith("ى"):  # على
        return compound  # عبد الحفيظ بوزرارة; no كمال
    readings = lexicon.analyse(token.text)
    other = not named and (word in lexicon.set("roles") or readings)
    if other or any(a.prefix and a.form.kind == "imperfect" for a in readings):
        return compound  # سعاد مراد لتقول
    if in_name and any(a.form.kind == "perfect" and a.verb.statement == "yes" and not a.verb.needs_opener for a in readings):
        return False  # كلير دومونتاي أكدت
    article = word in lexicon.set("given_names") and token.text.startswith("ال") and len(token.text) > _SHORTEST_SURNAME
    several = token.text.startswith(_DEFINITE) and token.text.endswith("ين") and len(token.text) >= _PLURAL  # سامي هلال المودعين
    definite = several or (token.text.startswith(_DEFINITE) and not article)
    if len(token.text) <= 2 or definite or _is_common(token.text, lexicon, titled=titled):
        return compound
    found.add(token.text)
    return not token.text.startswith(_DEFINITE)  # كمال المهيدات ضيوفه: a surname with the article is the last one


_HELD: Final = ("بم", "لم", "بت", "لت")  # بمحاكمة, لتهدئة: a verbal noun behind its preposition
_VERBAL: Final = 6  # letters of the shortest such noun
_PLURAL: Final = 8  # letters of a definite plural; الحسين and الجبرين are shorter


def _is_common(word: str, lexicon: Lexicon, *, titled: bool) -> bool:
    """Whether a word is no surname: a form of a speech verb with a pronoun, one with an affix, or a word of the lists."""
    if word.endswith("ه") and lexicon.analyse(word):
        return True  # سالم قوله
    if (
        word.endswith(("ها", "هم"))
        or (word.endswith("ته") and len(word) >= _VERBAL)  # معارضته
        or (word.startswith(_HELD) and word.endswith("ة") and len(word) >= _VERBAL)
        or (word[0] in "بل" and titled)
        or word in lexicon.set("common").words
        or (word.endswith("ا") and word[:-1] in lexicon.set("common").words)
    ):
        return True
    lists = lexicon.words(_COMMON)
    return word in lists or word[1:] in lists
