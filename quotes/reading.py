"""One sentence as the rules see it: tokens, cues, and questions that patterns ask about a place in it.

Indexes are token indexes into the sentence. Where a parse is at hand it answers what the words alone leave open
(is this a verb?); without one the closed lists of `rules/` answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Final, Literal, TypeVar

from quotes.cues import Cue, find_cues, follows_no_sooner
from quotes.lexicon import Lexicon
from quotes.lines import without_reports
from quotes.marked import ARABIC, NAME_WORDS, is_quotation
from quotes.normalise import View
from quotes.parse import ParsedSentence
from quotes.passages import find_passages
from quotes.surroundings import Surroundings
from quotes.tokens import Sentence, Token, split_glued, split_off, split_sentences

T = TypeVar("T")
OpeningKind = Literal["complementizer", "passage", "colon", "bare"]

_ADJECTIVES: Final = 4  # words between a naming noun and the name in marks
_CLAUSE: Final = 20  # tokens in which the complementizer of a verb at the head of a clause stands
_DROPPED: Final = 7  # tokens in which the verb of a clause whose أن was forgotten stands
_HEADING: Final = 5  # tokens of a heading over a list of links
_SAID_AGAIN: Final = 2  # times that an article has a word before its spelling tells anything


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a content: its kind, its first token, and the token at which the content begins."""

    kind: OpeningKind
    at: int
    content: int


_NO_SETS: Final[frozenset[str]] = frozenset()
_LONGEST_END: Final = 3  # words of a phrase that is looked for backwards


def remembered(ask: Callable[["Reading", int], T]) -> Callable[["Reading", int], T]:
    """Keep the answers to a question about a place in a reading: the patterns of each cue ask the same again."""

    @wraps(ask)
    def answer(reading: "Reading", i: int) -> T:
        known = reading.memory[ask]
        if i not in known:
            known[i] = ask(reading, i)
        found: T = known[i]
        return found

    return answer


class Reading:
    """A sentence with its cues and, where there is one, its parse."""

    def __init__(
        self, sentence: Sentence, lexicon: Lexicon, parse: ParsedSentence | None = None, article: Surroundings | None = None
    ) -> None:
        """Find the cues of the sentence; everything else is worked out when asked for."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lexicon = lexicon
        self.parse = parse
        self.article = article or Surroundings()
        self.memory: defaultdict[Callable[..., Any], dict[int, Any]] = defaultdict(dict)
        self._next_turns: dict[frozenset[str], list[int]] = {}
        self._texts = [t.text for t in self.tokens]
        self._kinds = [t.kind for t in self.tokens]
        self._size = len(self.tokens)
        self.cues: list[Cue] = [c for c in find_cues(self.tokens, lexicon) if self._is_cue(c)]
        self._cue_at = {c.first: c for c in self.cues}

    def _is_cue(self, cue: Cue) -> bool:
        """Drop what the parse knows for a noun or preposition, where the form is of many meanings: غضبه, أمر, دون."""
        if cue.sense == "quote" and self.in_set("pronoun_prepositions", cue.last) and self.ends_in_set("source_ma", cue.first):
            return False  # قال الوزير، كما نقلت عنه الوكالة، إن
        if self._is_office(cue) or self._is_occasion(cue):
            return False
        if cue.form == "verb" and self.in_set("without", cue.first) and self.parse is not None and self.parse.upos(cue.first) == "ADP":
            return False  # دون هوادة
        if cue.form == "verb" and not cue.imperfect and not cue.conjunction and (self._is_named_thing(cue) or self._is_namesake(cue)):
            return False
        if self.parse is None or cue.form != "verb" or cue.conjunction or not (cue.needs_opener or cue.pronoun):
            return True
        if self.in_set("verb_particles", cue.first - 1) or follows_no_sooner(self.tokens, cue.first, self.lexicon) or self.ends_in_set("clause_breakers", cue.first) or self._heads_clause(cue.first):
            return True
        if cue.pronoun and cue.sense == "describe" and self._is_described(cue):
            return True
        tag = self.parse.upos(cue.first)
        weak = tag == "X" and not cue.imperfect and self.tokens[cue.first].plain.endswith("ي")  # نادي, which is no نادى
        return not weak and tag not in {"NOUN", "ADJ", "ADP", "ADV", "PART", "DET"}

    def _is_named_thing(self, cue: Cue) -> bool:
        """إن رفض الوزارة القرار ظلم: after إن stands a noun, and the parse says so."""
        noun = self.parse is not None and self.parse.upos(cue.first) == "NOUN"
        return noun and self.in_set("that", cue.first - 1) > 0 and not self.in_set("done_deeds", cue.first - 2)

    def _is_office(self, cue: Cue) -> bool:
        """هلال فلان مقررة الأمم المتحدة: a feminine noun of office with its genitive, no participle that hangs on a clause."""
        apart = self.kind(cue.first - 1) != "word" or bool(cue.conjunction)
        return cue.form == "participle" and cue.gender == "f" and not apart and self.text(cue.last).startswith("ال")

    def _is_occasion(self, cue: Cue) -> bool:
        """في مؤتمر عرض خلاله التقرير: a verb of many meanings that describes an occasion, the pronoun behind it pointing back at it."""
        noun = self.text(cue.first - 1)
        bound = cue.form == "verb" and cue.needs_opener and not cue.conjunction and self.kind(cue.first - 1) == "word"
        return bound and not noun.startswith("ال") and self.in_set("resumptives", cue.last) > 0

    def _is_namesake(self, cue: Cue) -> bool:
        """وقال دان فلان: right behind a verb that does nothing but say stands its subject, whatever verb the word looks like."""
        before = self.lexicon.analyse(self.text(cue.first - 1)) if self.kind(cue.first - 1) == "word" else ()
        return any(a.verb.sense == "say" and a.form.kind in {"perfect", "imperfect"} and not a.verb.needs_opener and "bare" in a.verb.takes for a in before)

    def _is_described(self, cue: Cue) -> bool:
        """وهو رقم وصفه الخبير بأنه: a word between an indefinite noun and a complementizer of describing is the verb."""
        noun = self.text(cue.first - 1)
        free = self.kind(cue.first - 1) == "word" and not noun.startswith("ال") and not self.in_set("before_nouns", cue.first - 1)
        return free and any(self.in_set("describing", k) for k in range(cue.last + 1, cue.last + _ADJECTIVES))

    def _heads_clause(self, i: int) -> bool:
        """Whether a word stands where a clause has its verb and a complementizer follows a comma: أبرز الوزير، كمال فلان، أن."""
        if i and not self.is_comma(i - 1):
            return False
        openers = (k for k in range(i + 2, min(len(self.tokens), i + _CLAUSE)) if self.in_set("that", k))
        return any(self.is_comma(k - 1) or (k <= i + _ADJECTIVES and self.in_set("describing", k)) for k in openers)

    def __len__(self) -> int:
        """Count the tokens."""
        return self._size

    def text(self, i: int) -> str:
        """Return a token's folded text, empty outside the sentence."""
        return self._texts[i] if 0 <= i < self._size else ""

    def kind(self, i: int) -> str:
        """Return a token's kind, empty outside the sentence."""
        return self._kinds[i] if 0 <= i < self._size else ""

    def cue_at(self, i: int) -> Cue | None:
        """Return the cue that begins at a token."""
        return self._cue_at.get(i)

    def in_set(self, name: str, i: int, *, conjunction: bool = False) -> int:
        """Return how many tokens a phrase of a word set covers from i; 0 for none."""
        if not 0 <= i < self._size:
            return 0
        if conjunction:
            if self._kinds[i] != "word" or name not in self.lexicon.begins_joined[self._texts[i]]:
                return 0
        elif name not in self._sets[i]:
            return 0
        return self.lexicon.set(name).match(self.tokens, i, conjunction=conjunction)

    @cached_property
    def _sets(self) -> list[frozenset[str]]:
        """The sets of which a phrase may begin at each token: most questions are answered by this alone."""
        begins = self.lexicon.begins
        return [begins[t.text] if t.kind == "word" else _NO_SETS for t in self.tokens]

    @cached_property
    def passages(self) -> list[int]:
        """The tokens that are quotations."""
        return [i for i, kind in enumerate(self._kinds) if kind == "passage"]

    def in_any(self, names: frozenset[str], i: int) -> bool:
        """Whether a phrase of one of several word sets begins at a token."""
        if not 0 <= i < self._size:
            return False
        return any(self.lexicon.set(name).match(self.tokens, i) for name in names & self._sets[i])

    def ends_in_set(self, name: str, i: int) -> int:
        """Return the length of the phrase of a word set that ends right before a token, 0 for none."""
        joined = self.lexicon.begins_joined
        for length in range(min(_LONGEST_END, i), 0, -1):
            at = i - length
            if at < self._size and name in joined[self._texts[at]] and self.in_set(name, at, conjunction=True) == length:
                return length
        return 0

    @remembered
    def is_name(self, i: int) -> bool:
        """Whether a token is a given name, or a name introduced elsewhere in the article."""
        if self.kind(i) != "word":
            return False
        if self.tokens[i].plain.endswith("ى") and self.in_set("adjunct_prepositions", i):
            return False  # على is no علي
        if self.in_set("given_names", i):
            return True
        verb = not self.text(i).endswith("ت") and self.parse is not None and self.parse.upos(i) == "VERB"  # سعاد مراد تبدو أكثر حذرا; no أحمد رفعت
        return self.text(i) in self.article.surnames and not verb

    @remembered
    def is_whole(self, i: int) -> bool:
        """Whether a letter that may be a preposition or conjunction belongs to the word: the article never writes it without (بوزرارة)."""
        text = self.text(i)
        without = [text[1:], text[1:].removeprefix("ال"), *(["ال" + text[2:]] if text.startswith("لل") else [])]
        if len(text) <= _SHORTEST or self.article.text.count(text) < _SAID_AGAIN or any(word in self.article.words for word in without):
            return False
        return not any(self.lexicon.begins[word] or self.lexicon.analyse(word) for word in without)

    def is_comma(self, i: int) -> bool:
        """Whether a token is a comma of either script."""
        return self.text(i) in {"،", ","}

    def is_colon(self, i: int) -> bool:
        """Whether a token is a colon (typed once or twice)."""
        return self.text(i) == ":"

    def next_stop(self, i: int) -> int:
        """Return the first token from i on that is a mark, a cue, a quotation, or what may open a content."""
        return self._next_stops[i] if i < self._size else self._size

    def opens_from(self, i: int, kinds: Iterable[str]) -> bool:
        """Whether an opener of one of some kinds begins anywhere from a token on."""
        return any(self._last_openings.get(kind, -1) >= i for kind in kinds)

    @cached_property
    def _last_openings(self) -> dict[str, int]:
        found = ((i, self.opening_at(i)) for i in sorted(self._may_open))
        last: dict[str, int] = {opening.kind: i for i, opening in found if opening is not None}
        joined = [i for i, text in enumerate(self._texts) if text[:1] == "و" and self.is_comma(i - 1) and self.in_set("that", i, conjunction=True)]
        if joined:
            last["complementizer"] = max(joined[-1], last.get("complementizer", -1))
        return last

    @cached_property
    def _may_open(self) -> frozenset[int]:
        """The tokens that may be openers, by their words alone: few are."""
        openers = self.lexicon.openers
        rows = enumerate(zip(self._kinds, self._texts, strict=True))
        return frozenset(i for i, (kind, text) in rows if kind == "passage" or text in openers or text == ":")

    def next_turn(self, i: int, names: frozenset[str]) -> int:
        """Return the first token from i on that is a mark, a cue, a quotation or the word after one, or begins one of some sets."""
        if names not in self._next_turns:
            turns = [kind != "word" or not names.isdisjoint(sets) for kind, sets in zip(self._kinds, self._sets, strict=True)]
            for k in self.passages:
                turns[k + 1 : k + 2] = [True] * len(turns[k + 1 : k + 2])
            self._next_turns[names] = self._nexts(turns)
        return self._next_turns[names][i] if i < self._size else self._size

    @cached_property
    def _next_stops(self) -> list[int]:
        openers = self.lexicon.openers
        return self._nexts([kind != "word" or text in openers for kind, text in zip(self._kinds, self._texts, strict=True)])

    def _nexts(self, marked: list[bool]) -> list[int]:
        """Return, for each token, the first one from it on that is marked or begins a cue."""
        for cue in self.cues:
            marked[cue.first] = True
        out = [at := self._size]
        for i in range(self._size - 1, -1, -1):
            at = i if marked[i] else at
            out.append(at)
        out.reverse()
        return out

    def opening_at(self, i: int) -> Opening | None:
        """Return the opener that begins at a token: complementizer, colon (with its quotation) or quotation."""
        return self._opening_at(i) if i in self._may_open else None

    @remembered
    def _opening_at(self, i: int) -> Opening | None:
        if self.kind(i) == "passage":
            return Opening("passage", i, i)
        if self.is_colon(i):
            after = i + 1
            if self.in_set("that", after):
                return self._complementizer_at(after, colon=i)
            return Opening("passage" if self.kind(after) == "passage" else "colon", i, after)
        return self._complementizer_at(i)

    def _complementizer_at(self, i: int, colon: int | None = None) -> Opening | None:
        at = i
        if self.text(i) in self.lexicon.set("that_prepositions"):
            at = i + 1
        if not self.in_set("that", at) or self.in_set("formulas", at):
            return self._dropped_that(i)
        if at == i and self.in_set("not_that_after", i - 1, conjunction=True):
            return None
        content = at + 1
        while self.is_colon(content):  # أنه : "…"
            content += 1
        return Opening("complementizer", i if colon is None else colon, content)

    def _dropped_that(self, i: int) -> Opening | None:
        """مشيرا إلى النادي طالب: أن was forgotten, for a definite noun is not described by a clause without الذي."""
        cue = next((c for c in self.cues if c.last == i), None)
        takes = {"ila_an", "ala_an"} & set(cue.takes if cue is not None else ())
        if not takes or self.parse is None or self.text(i) not in self.lexicon.set("dropping") or not self.text(i + 1).startswith("ال"):
            return None
        verb = next((k for k in range(i + 2, min(len(self), i + _DROPPED)) if self.is_verb(k) or self.kind(k) != "word"), None)
        if verb is None or self.kind(verb) != "word" or any(self.in_set(name, k) for k in range(i + 1, verb) for name in ("relative", "that")):
            return None
        before = verb - 1
        return Opening("complementizer", i, i + 1) if self.text(before).startswith("ال") or self.in_set("particles", before) else None

    def is_verb(self, i: int) -> bool:
        """Whether a token is a finite verb, by the parse if there is one, else by the list of speech verbs."""
        if self.kind(i) != "word":
            return False
        if self.parse is not None:
            return self.parse.upos(i) in {"VERB", "AUX"}
        cue = self.cue_at(i)
        return cue is not None and cue.form == "verb"

    def is_name_passage(self, i: int) -> bool:
        """Whether a marked token is a name by what stands before it: وكالة الأنباء "سانا"، رئيسة "جمعية الأسر"."""
        if self.kind(i) != "passage" or len(self.tokens[i].text.split()) > NAME_WORDS:
            return False
        k = i - 1
        while k > 0 and i - k <= _ADJECTIVES and self.text(k).startswith("ال") and not self.in_set("before_nouns", k) and not self.in_set("naming_nouns", k):
            if i - k == 1 and not self.text(k).endswith(("ية", "ي")):
                break
            k -= 1  # وكالة الأنباء السورية "سانا": genitives and adjectives stand between
        return bool(self.in_set("naming_nouns", k)) or any(form in self.lexicon.set("naming_nouns") for form in without_clitic(self.text(k)))

    def is_number_passage(self, i: int) -> bool:
        """Whether a marked token holds a number or Latin letters and no Arabic word: "1,200"."""
        return self.kind(i) == "passage" and not ARABIC.search(self.tokens[i].text)

    @remembered
    def is_quotation(self, i: int) -> bool:
        """Whether a marked token that stands in the scope of a cue is quoted words, not a name, a number or a term."""
        return is_quotation(self, i)

    @property
    def is_furniture(self) -> bool:
        """Whether the sentence is site furniture."""
        return self.sentence.first_in_paragraph and bool(self._begins_with("furniture"))

    @property
    def ends_article(self) -> bool:
        """Whether the sentence heads a list of links, after which nothing of the article follows."""
        return self.sentence.first_in_paragraph and len(self.tokens) <= _HEADING and bool(self._begins_with("furniture_to_end"))

    def _begins_with(self, name: str) -> int:
        """Answer as `in_set` does for the first word, without looking at the other tokens: most sentences are asked no more."""
        at = self._first_word
        return self.lexicon.set(name).match(self.tokens, at) if self.kind(at) == "word" else 0

    @cached_property
    def _first_word(self) -> int:
        return next((i for i in range(len(self.tokens)) if self.kind(i) != "punct"), 0)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the view span of tokens first up to last (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end


def without_clitic(word: str) -> tuple[str, ...]:
    """Return a folded word without the conjunction or preposition written against it: وقناة gives قناة, للفرس الفرس."""
    if word.startswith("لل"):
        return ("ال" + word[2:],)
    return (word[1:],) if word[:1] in _CLITICS and len(word) > _SHORTEST else ()


def sentences_of(sight: View, lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences of a view as rules and parser get them: quotations folded, وفقا للوزارة cut in two."""
    hosts, whole = lexicon.set("hosts_of_li").words, lexicon.set("ends_in_an").words
    passages = without_reports(find_passages(sight.text), sight, lexicon)
    sentences = split_sentences(sight.text, passages, sight.plain)
    return [split_glued(split_off(s, hosts, "ل"), whole, ("أن", "إن")) for s in sentences]


_CLITICS: Final = frozenset("وفبلك")
_SHORTEST: Final = 3  # letters of a word that may carry a clitic
