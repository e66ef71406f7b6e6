"""One sentence as the rules see it: tokens, cues, and questions that patterns ask about a place in it.

Indexes are token indexes into the sentence. Where a parse is at hand it answers what the words alone leave open
(is this a verb?); without one the closed lists of `rules/` answer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, Literal, NamedTuple, TypeVar

from quotes.cues import Cue, find_cues
from quotes.lexicon import Lexicon
from quotes.lines import without_reports
from quotes.marked import ARABIC, NAME_WORDS, is_quotation
from quotes.normalise import View
from quotes.parse import ParsedSentence
from quotes.passages import find_passages
from quotes.places import SHORTEST, Places, without_clitic, without_pronoun
from quotes.sifting import is_cue
from quotes.surroundings import Surroundings
from quotes.tokens import HAMZA_BENEATH, PAUSES, YEH, Sentence, split_dateline, split_glued, split_off, split_sentences

K = TypeVar("K")
T = TypeVar("T")
OpeningKind = Literal["complementizer", "passage", "colon", "bare"]

_ADJECTIVES: Final = 4  # words between a naming noun and the name in marks
_TAKES_DROPPED: Final = frozenset({"ila_an", "ala_an"})  # the prepositions behind which أن is forgotten
_THAT: Final = frozenset({"that"})
_DROPPING: Final = frozenset({"dropping"})
_DROPPED: Final = 7  # tokens in which the verb of a clause whose أن was forgotten stands
_FURNITURE: Final = 30  # tokens of a line of furniture: شارك الوزير في المؤتمر … is none
_HEADING: Final = 5  # tokens of a heading over a list of links
_OF_ABLE: Final = (1, 2, 3)  # tokens before a complementizer at which the verb of being able stands
_LETTERS: Final = 3  # letters of a network's name
_SAID_AGAIN: Final = 2  # times that an article has a word before its spelling tells anything


class Opening(NamedTuple):
    """What opens a content: its kind, its first token, and the token at which the content begins."""

    kind: OpeningKind
    at: int
    content: int


def remembered(ask: Callable[["Reading", K], T]) -> Callable[["Reading", K], T]:
    """Keep the answers to a question about a place or phrase of a reading: the patterns of each cue ask the same again."""

    @wraps(ask)
    def answer(reading: "Reading", place: K) -> T:
        known: dict[K, T] = reading.memory[ask]
        if place not in known:
            known[place] = ask(reading, place)
        return known[place]

    return answer


_BEFORE_NAMES: Final = frozenset({"titles", "roles", "kin", "given_names", "name_links"})  # what a given name follows


class Reading(Places):
    """A sentence with its cues and, where there is one, its parse."""

    def __init__(
        self, sentence: Sentence, lexicon: Lexicon, parse: ParsedSentence | None = None, article: Surroundings | None = None
    ) -> None:
        """Find the cues of the sentence; everything else is worked out when asked for."""
        super().__init__(sentence, lexicon)
        self.parse = parse
        self.article = article or Surroundings()
        self.memory: defaultdict[Callable[..., Any], dict[Any, Any]] = defaultdict(dict)
        self._turns: dict[frozenset[str], list[int]] = {}
        self._stops: list[int] | None = None
        self._openings: dict[int, Opening] | None = None
        self._last_openings: dict[str, int] | None = None
        self.cues: list[Cue] = [c for c in find_cues(sentence, lexicon, self._words) if is_cue(self, c)]
        self._cue_at = {c.first: c for c in self.cues}

    def cue_at(self, i: int) -> Cue | None:
        """Return the cue that begins at a token."""
        return self._cue_at.get(i)

    @remembered
    def is_name(self, i: int) -> bool:
        """Whether a token is a given name, or a name introduced elsewhere in the article."""
        if self.kind(i) != "word":
            return False
        if self.tokens[i].plain.endswith("ى") and self.in_set("adjunct_prepositions", i):
            return self.in_set("name_links", i + 1) > 0  # على is no علي; الأمير على بن فلان
        if self.in_set("time", i) and self.tokens[i].plain.startswith("ال"):
            return False  # الآن is no آلان
        if not self._is_called(i) or self.in_set("what", i - 1) or self._is_done(i):  # ما بدر منهما
            return False
        upon = self.in_set("adjunct_prepositions", i) > 0 and (self.in_set("upon", i + 1) > 0 or self._is_upon(i))
        return not upon  # وقال علي سبيل المثال

    def _is_upon(self, i: int) -> bool:
        """تصر القوى السلفية علي ضرورة: a preposition that is spelled like a name, in a text that spells إلى so too, behind no title or name."""
        so_spelled = any(token.plain.endswith(YEH) and token.text in self.lexicon.set("ascribing") for token in self.tokens)
        return so_spelled and not (self.in_any(_BEFORE_NAMES, i - 1) or self.lexicon.analyse(self.text(i - 1)))

    def _is_called(self, i: int) -> bool:
        """Whether somebody may be called by a word: the lists have it as a given name, or the article as a surname."""
        if self.in_set("given_names", i):
            return not (self.in_set("name_nouns", i) and self._is_thing(i))
        if self.text(i).endswith("ه") and self.text(i)[:-1] + "ة" in self.lexicon.set("given_names"):
            return True  # أسامه
        if self.text(i) not in self.article.surnames or self.is_owned(i):
            return False  # before the parse is asked, which costs
        verb = not self.text(i).endswith("ت") and self.parse is not None and self.parse.upos(i) == "VERB"
        return not verb  # سعاد مراد تبدو أكثر حذرا; no أحمد رفعت

    def _is_done(self, i: int) -> bool:
        """دراسة أشرف عليها باحثون: a verb that looks like a given name, behind what the pronoun of its preposition means."""
        behind = self.in_set("pronoun_prepositions", i + 1) > 0 and self.kind(i - 1) == "word"
        return behind and not (self.in_any(_BEFORE_NAMES, i - 1) or self.lexicon.analyse(self.text(i - 1)))

    def is_owned(self, i: int) -> bool:
        """Whether a token is a frequent noun with a pronoun, which is no surname: وتابع الحكم العربي كلامه."""
        return any(form in self.lexicon.set("common") for form in without_pronoun(self.text(i)))

    def _is_thing(self, i: int) -> bool:
        """أسماء أبرز المتحدثين, أعلنت وزارة الصحة أسماء (20) مرشحا: a given name that is a noun of things too, and stands for them here."""
        if self.in_set("superlatives", i + 1):
            return True
        led = self.in_any(_BEFORE_NAMES, i - 1) or bool(self.lexicon.analyse(self.text(i - 1)))
        return not led and not self.in_set("given_names", i + 1) and self.kind(i - 1) == "word"

    @remembered
    def is_whole(self, i: int) -> bool:
        """Whether a letter that may be a preposition or conjunction belongs to the word: the article never writes it without (بوزرارة)."""
        text = self.text(i)
        without = [text[1:], text[1:].removeprefix("ال"), *(["ال" + text[2:]] if text.startswith("لل") else [])]
        if len(text) <= SHORTEST or any(word in self.article.words for word in without):
            return False
        known = any(word in self.lexicon.begins or self.lexicon.analyse(word) for word in without)
        return not known and self.article.says(text, _SAID_AGAIN)

    def next_stop(self, i: int) -> int:
        """Return the first token from i on that is a mark, a cue, a quotation, or what may open a content."""
        if self._stops is None:
            openers = [i for i, (_, _, _, opens, joins) in enumerate(self._words) if opens or joins]
            self._stops = sorted({*self.marks, *self._cue_at, *openers})
        return self._first_from(self._stops, i)

    def opens_from(self, i: int, kinds: Iterable[str]) -> bool:
        """Whether an opener of one of some kinds begins anywhere from a token on."""
        if self._last_openings is None:
            self._last_openings = self._find_last()
        last = self._last_openings
        return any(last[kind] >= i for kind in kinds if kind in last)

    def _find_last(self) -> dict[str, int]:
        last: dict[str, int] = {opening.kind: i for i, opening in self._all_openings().items()}
        joined = [i for i, word in enumerate(self._words) if word[4] and self.in_set("that", i, conjunction=True)]
        if joined:
            last["complementizer"] = max(joined[-1], last.get("complementizer", -1))
        return last

    def next_turn(self, i: int, names: frozenset[str]) -> int:
        """Return the first token from i on that is a mark, a cue, a quotation or the word after one, or begins one of some sets."""
        turns = self._turns.get(names)
        if turns is None:
            found = {*self.marks, *self._cue_at, *(k + 1 for k in self.passages)}
            turns = self._turns[names] = sorted(found.union(self.may_begin(names)))
        return self._first_from(turns, i)

    def _first_from(self, places: list[int], i: int) -> int:
        at = bisect_left(places, i)
        return min(places[at], self._size) if at < len(places) else self._size

    def opening_at(self, i: int) -> Opening | None:
        """Return the opener that begins at a token: complementizer, colon (with its quotation) or quotation."""
        return self._all_openings().get(i)

    def _all_openings(self) -> dict[int, Opening]:
        if self._openings is None:
            found = [(i, self._opening_at(i)) for i in sorted(self._may_open())]
            self._openings = {i: opening for i, opening in found if opening is not None}
        return self._openings

    def _may_open(self) -> set[int]:
        """Return the tokens that may open a content: quotations, colons, أن and prepositions before it, or for it where it was forgotten."""
        prepositions = self.lexicon.set("that_prepositions")
        places = {i for i in self.marks if self._kinds[i] == "passage" or self._texts[i] == ":"}
        for i in self.may_begin(_THAT):
            places.update((i, i - 1) if self.text(i - 1) in prepositions else (i,))
        if self.parse is not None:
            places.update(self.may_begin(_DROPPING))
        return places

    def _opening_at(self, i: int) -> Opening | None:
        if self.kind(i) == "passage":
            return Opening("passage", i, i)
        if self.is_colon(i):
            after = i + 1
            if self.text(after) == "/" or (self.is_colon(after + 1) and not ARABIC.search(self.text(after))):
                return None  # الرابط: http://…
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
        if any(self.in_set("lettered", at - n) > n for n in range(_LETTERS)):
            return None  # نقلت (سي إن إن) عن
        if at == i and (self._is_ban(i) or self._is_because(i) or self.ends_in_set("not_that_after", i)):
            return None
        if at == i and (self._is_granted(i) or self._is_unless(i)):
            return None
        if self.kind(at - 1) == "number" and self.tokens[at - 1].end == self.tokens[at].start:
            return None  # إتش7إن9
        if at > i and self.ends_in_set("clause_ends", at) > 1:
            return None  # في إشارة إلى أن
        first = i - (at == i and self.text(i - 1) in self.lexicon.set("that_prepositions"))
        if first < at and self.in_set("concessions", first - 1, conjunction=True):
            return None  # على الرغم من أن
        content = at + 1
        while self.is_colon(content):  # أنه : "…"
            content += 1
        return Opening("complementizer", i if colon is None else colon, content)

    def _is_ban(self, i: int) -> bool:
        """قال بان كي مون, حذر بان من أن: a given name that is spelled like a complementizer, by the name it begins or the one behind it."""
        behind = i + 1 + (self.text(i + 1) in self.lexicon.set("that_prepositions"))
        name = self.in_set("given_names", i)
        return name > 1 or (name == 1 and self.in_set("that", behind) > 0)

    def _is_granted(self, i: int) -> bool:
        """أقل ما يمكن للشركة أن تفعله: what somebody may do, named behind ل right before the complementizer."""
        if (
            self.in_set("precedents", i - 3, conjunction=True)
            and self.in_set("addressing", i - 2)
            and len(self.text(i - 1)) < SHORTEST
        ):
            return True  # سبق ل | ها أن تدربت
        if any(self.in_set("able", i - n) for n in _OF_ABLE):
            return True
        named = next((k for k in (i - 1, i - 2) if self.text(k).startswith("ل")), None)
        return named is not None and self.in_set("granted", named - 1) > 0

    def _is_unless(self, i: int) -> bool:
        """لعلها تتحقق إن لم تتأخر: a condition, behind a verb that says nothing."""
        typed = self.in_set("unless", i) > 0 and self.tokens[i].plain.startswith(HAMZA_BENEATH)
        return typed and self.is_verb(i - 1) and not self.lexicon.analyse(self.text(i - 1))

    def _is_because(self, i: int) -> bool:
        """، ذلك أن الخوادم موزعة: behind a comma the demonstrative and أن give the reason of what was said."""
        return self.in_set("reasons", i - 1) > 0 and self.is_comma(i - 2) and not self.text(i).startswith("ب")

    def _dropped_that(self, i: int) -> Opening | None:
        """مشيرا إلى النادي طالب: أن was forgotten, for a definite noun is not described by a clause without الذي."""
        if self.parse is None or self.text(i) not in self.lexicon.set("dropping") or not self.text(i + 1).startswith("ال"):
            return None
        cue = next((c for c in self.cues if c.last == i), None)
        if cue is None or _TAKES_DROPPED.isdisjoint(cue.takes):
            return None
        verb = next((k for k in range(i + 2, min(len(self), i + _DROPPED)) if self.is_verb(k) or self.kind(k) != "word"), None)
        if (
            verb is None
            or self.kind(verb) != "word"
            or any(self.in_set(name, k) for k in range(i + 1, verb) for name in ("relative", "that"))
        ):
            return None
        before = verb - 1
        if self.text(before).startswith("و"):
            return None  # تركز على الفاعلين وقد رصد لهم: another clause
        return (
            Opening("complementizer", i, i + 1)
            if self.text(before).startswith("ال") or self.in_set("particles", before)
            else None
        )

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
        if self.ends_in_set("so_named", i):
            return True
        k = i - 1
        while (
            k > 0
            and i - k <= _ADJECTIVES
            and self.text(k).startswith("ال")
            and not self.in_set("before_nouns", k)
            and not self.in_set("naming_nouns", k)
        ):
            if i - k == 1 and not self.text(k).endswith(("ية", "ي")):
                break
            k -= 1  # وكالة الأنباء السورية "سانا": genitives and adjectives stand between
        return bool(self.in_set("naming_nouns", k)) or any(
            form in self.lexicon.set("naming_nouns") for form in without_clitic(self.text(k))
        )

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
        return self.sentence.first_in_paragraph and len(self.tokens) <= _FURNITURE and bool(self._begins_with("furniture"))

    @property
    def ends_article(self) -> bool:
        """Whether the sentence heads a list of links, after which nothing of the article follows."""
        return self.sentence.first_in_paragraph and len(self.tokens) <= _HEADING and bool(self._begins_with("furniture_to_end"))

    def _begins_with(self, name: str) -> int:
        """Answer as `in_set` does for the first word, without looking at the other tokens: most sentences are asked no more."""
        at = next((i for i, kind in enumerate(self._kinds) if kind != "punct"), 0)
        return self.lexicon.set(name).match(self.tokens, at) if self.kind(at) == "word" else 0


def sentences_of(sight: View, lexicon: Lexicon, *, pauses: int = PAUSES) -> list[Sentence]:
    """Return the sentences of a view as rules and parser get them: quotations folded, وفقا للوزارة cut in two.

    Two full stops end a sentence only where there are more than `pauses` of them.
    """
    hosts, whole = lexicon.set("hosts_of_li").words, lexicon.set("ends_in_an").words
    that = lexicon.set("that").words
    passages = without_reports(find_passages(sight.text), sight, lexicon)
    never_first, sourcing = lexicon.set("never_first").words, lexicon.set("trailing_sources").words
    sentences = split_sentences(sight.text, passages, sight.plain, pauses=pauses, never_first=never_first, sourcing=sourcing)
    return [split_glued(split_off(part, hosts, "ل"), whole, ("أن", "إن")) for s in sentences for part in split_dateline(s, that)]
