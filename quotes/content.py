"""What a content spans: the quotation or reported clause behind an opener, up to where the reporter speaks again.

Indexes are token indexes, half-open.
"""

from typing import Final, NamedTuple

from quotes.comments import is_comment, is_stand, sets_in_time
from quotes.cues import Cue
from quotes.finding import has_opening
from quotes.marked import NAME_WORDS
from quotes.mentions import read_phrase
from quotes.names import can_speak
from quotes.places import ADJUNCTS
from quotes.reading import Reading, remembered
from quotes.tokens import SENTENCE_ENDS
from quotes.turns import hangs_on, heads_report, is_another, starts_report, takes_over

_JOIN_GAP: Final = 5  # tokens between two quotations that one cue may hold together
_BRIEF: Final = 3  # words in marks that begin a reported clause rather than being all of it


class Content(NamedTuple):
    """Tokens `first` up to `last` (exclusive), and the quotations among them that are quoted words."""

    first: int
    last: int
    passages: tuple[int, ...]


def clause_content(reading: Reading, first: int, cue: Cue | None) -> Content:
    """Return the reported clause that begins at a token and ends where the reporter speaks again."""
    i = reading.next_turn(first, _TURNS)
    while i < len(reading) and not _ends_clause(reading, i, first, cue):
        i = reading.next_turn(i + 1, _TURNS)
    last = _trim(reading, first, i)
    return Content(first, last, _quoted(reading, first, last))


def passage_content(reading: Reading, at: int, cue: Cue | None, *, reported: bool = False) -> Content:
    """Return the content that a quotation opens: the quotation, with the clause that it begins or the next one it is joined to.

    `reported` says that a complementizer stands before it: a word or two in marks are then but the clause's first words.
    """
    last = at + 1
    joined = _joined(reading, at)
    if joined is not None:
        return passage_span(reading, at, joined)
    and_that = last + reading.is_comma(last)
    if reported and reading.text(and_that).startswith("و") and reading.in_set("that", and_that, conjunction=True):
        clause = clause_content(reading, and_that, cue)
        return Content(at, clause.last, _quoted(reading, at, clause.last))
    follower = reading.cue_at(last)
    free = follower is None or (follower.form == "verb" and not follower.conjunction)  # إن «خطرا داهما» يهدد القرية
    brief = reported and len(reading.tokens[at].text.split()) <= _BRIEF and reading.kind(last) == "word" and free
    if not reported and reading.parse is not None and "VERB" in reading.parse.tags_within(at):
        return Content(at, last, (at,))  # قال «انتبهوا إلى السد» ولم يخرج: a sentence of its own
    if (brief or _clause_goes_on(reading, last)) and (
        len(reading.tokens[at].text.split()) <= NAME_WORDS or reading.is_verb(last)
    ):
        clause = clause_content(reading, at, cue)
        if clause.last > last:
            return Content(at, clause.last, _quoted(reading, at, clause.last))
    return Content(at, last, (at,))


def passage_span(reading: Reading, first: int, last_passage: int) -> Content:
    """Return the content from one quotation to another one, both included."""
    return Content(first, last_passage + 1, tuple(k for k in reading.passages if first <= k <= last_passage))


def _joined(reading: Reading, at: int) -> int | None:
    """Return the last quotation that is joined to one by a few words without a cue: "…"، لكن "…"."""
    last: int | None = None
    k = at
    while True:
        following = next((j for j in range(k + 1, min(len(reading), k + 2 + _JOIN_GAP)) if reading.kind(j) == "passage"), None)
        if following is None or any(reading.cue_at(j) or reading.opening_at(j) for j in range(k + 1, following)):
            return last
        if reading.is_name_passage(following) or any(reading.text(j) in {".", "..", "؟", ":"} for j in range(k + 1, following)):
            return last
        last = k = following


def _clause_goes_on(reading: Reading, i: int) -> bool:
    """Whether running words, not the reporter's adjuncts, follow a short quotation."""
    if reading.kind(i) != "word" or reading.cue_at(i) is not None:
        return False
    return not (reading.in_set("adjunct_prepositions", i) or reading.in_set("time", i) or _is_reporter(reading, i))


_LETTER: Final = 2  # letters of a letter's name
_TURNS: Final = frozenset(
    {"by_saying", "clause_ends", "clause_starters", "comments", "done_deeds", "matters", "withheld"}
)  # the sets that `_ends_clause` asks for


def _is_in_address(reading: Reading, i: int) -> bool:
    """www.site: a full stop with Latin letters right before and behind it."""
    before, dot, behind = reading.tokens[i - 1 : i + 2]
    return before.end == dot.start and dot.end == behind.start and before.text.isascii() and behind.text.isascii()


def _ends_clause(reading: Reading, i: int, first: int, cue: Cue | None) -> bool:
    text = reading.text(i)
    if text == "." and reading.kind(i + 1) == "word" and (len(reading.text(i - 1)) <= _LETTER or _is_in_address(reading, i)):
        return False  # د. أحمد, إف.بي.آي
    if reading.kind(i) == "punct":
        return _ends_at_mark(reading, i, first, cue)
    if i == first:
        return False
    if reading.kind(i - 1) == "passage" and _after_quotation(reading, i, first):
        return True
    if reading.in_set("by_saying", i) and (reading.is_colon(i + 1) or reading.kind(i + 1) == "passage"):
        return True  # أكد أنه سيعتذر بقوله: …
    if _is_reporter(reading, i) and (reading.is_comma(i - 1) or reading.kind(i - 1) == "passage" or _strong_reporter(reading, i)):
        return True
    if _is_denied(reading, i) or (reading.in_set("withheld", i) and (reading.is_comma(i - 1) or not text.startswith("و"))):
        return True
    if reading.is_comma(i - 1) and (
        is_comment(reading, i, first)
        or sets_in_time(reading, i, cue)
        or (reading.in_set("clause_starters", i) and starts_report(reading, i) and not is_another(reading, i, cue))
    ):
        return True
    if (
        reading.in_set("clause_starters", i)
        and reading.in_set("contrary", i)
        and heads_report(reading, i)
        and not is_another(reading, i, cue)
    ):
        return True
    other = reading.cue_at(i)
    return other is not None and not _is_measure(reading, i) and takes_over(reading, other, cue, first)


def _is_turn(reading: Reading, i: int) -> bool:
    """مختلفة..يقول «…», معايير عالمية..وعموما، قال فلان: behind two full stops a verb of saying with an opener of its own, hardly anything before it."""
    other = next((cue for k in range(i, i + _TURN) if (cue := reading.cue_at(k)) is not None), None)
    if other is None or other.form != "verb" or other.statement != "yes" or other.needs_opener:
        return False
    return has_opening(reading, other) and not any(reading.is_verb(k) for k in range(i, other.first))


_TURN: Final = 6  # tokens from two full stops to the verb of the turn behind them
_SHORTEST: Final = 5  # letters of a participle of a derived verb in the accusative


def _does_besides(reading: Reading, i: int, cue: Cue | None) -> bool:
    """أكد فلان أن …، مانحا الاتحاد مهلة: a participle that by the parse hangs on the verb of saying, what its speaker does besides."""
    text = reading.text(i)
    if cue is None or not text.startswith("م") or len(text) < _SHORTEST:
        return False
    own = reading.cue_at(i)
    if not (text.endswith("ة") and own is not None and own.form == "participle" if cue.gender == "f" else text.endswith("ا")):
        return False
    word = reading.parse.word(i) if reading.parse is not None else None
    hung = word is not None and word.upos in {"ADJ", "NOUN"} and not word.deprel.startswith(("conj", "app"))
    hung = hung and hangs_on(reading, i, cue)
    return hung and not reading.in_set("time", i) and not reading.in_set("adjunct_prepositions", i)


def _ends_at_mark(reading: Reading, i: int, first: int, cue: Cue | None) -> bool:
    """Whether a clause that began at `first` ends at a mark: a final one, two full stops or a comma behind which the reporter speaks."""
    text = reading.text(i)
    if reading.is_comma(i) and (is_stand(reading, i + 1) or _returns(reading, i + 1, cue) or _does_besides(reading, i + 1, cue)):
        return True
    if text == "..":
        return _is_turn(reading, i + 1)
    return (
        (text in SENTENCE_ENDS or text == "\u2022")
        and i > first
        and not (text == "!" and i + 1 < len(reading))
        and not (text == "?" and (reading.kind(i - 1) == "number" or len(reading.text(i - 1)) <= _LETTER))  # 70?, ا?سبانية
    )


def _is_denied(reading: Reading, i: int) -> bool:
    """إن مدنيين يسقطون وهو ما تنفيه الحكومة: somebody else says of all that was reported what it is worth, without a comma."""
    said = reading.cue_at(i + reading.in_set("matters", i))
    return said is not None and said.form == "verb" and said.first > i and said.pronoun is not None and said.sense == "deny"


def _returns(reading: Reading, i: int, cue: Cue | None) -> bool:
    """وفي حين أقرت الحكومة بأن …، نعى المحررون: behind the clause of time that opens the sentence the main one has its verb."""
    if cue is None or cue.form != "verb":
        return False
    breaker = reading.ends_in_set("clause_breakers", cue.first)
    begins = cue.first - breaker
    main = reading.cue_at(i)
    timed = reading.ends_in_set("contrasts", cue.first) == cue.first > 0
    if timed:
        return _is_main_verb(reading, i) and not reading.in_set(
            "verb_negations", i
        )  # ففي الوقت الذي أكد فيه المدير أن …، نفى الوزير
    if reading.in_set("relative", cue.first - 1, conjunction=True) and main is not None and main.statement == "yes":
        return not main.needs_opener and _opens_turn(reading, main)  # وعن التصريحات التي أكد فيها أن …، قال المدرب
    if _is_framed_by_time(reading, cue) and _is_main_verb(reading, i):
        return True  # في حين تنزلق البلاد إلى ما وصفه المبعوث بأنه حرب، يخشى الجيران
    topic = reading.in_set("relative", cue.first - 1) > 0 and not any(reading.is_verb(k) for k in range(cue.first - 1))
    framed = reading.in_any(ADJUNCTS, 0, conjunction=True) and not any(reading.is_comma(k) for k in range(cue.first))
    if framed and main is not None and main.sense == "say" and _opens_turn(reading, main):
        return True  # وحول ما ذكره شهود عيان أن …، قال الوزير: «…»
    if topic:  # فلان الذي قال إن …، ظهر أمس: the clause described whom the sentence is about, and its own verb follows
        return _is_main_verb(reading, i) and not reading.in_set("verb_negations", i)
    if breaker and reading.is_comma(begins - 1) and reading.text(begins).startswith("و"):
        return main is not None and _opens_turn(reading, main)  # أكدت الوزارة عزمها، وفيما لفتت إلى أن …، قالت إنها
    if breaker != cue.first or cue.first == 0 or reading.in_set("alike", 0):
        return False  # كما أشار المدير إلى أن بعض المعاصر التي تعمل ليلا، تختلف: no clause of time
    return _is_main_verb(reading, i) and not reading.in_set("verb_negations", i)


def _is_main_verb(reading: Reading, i: int) -> bool:
    """Whether a verb stands at a token that nothing joins to the clause before it."""
    return not reading.text(i).startswith(("و", "ف", "لي")) and reading.is_verb(i)


def _is_framed_by_time(reading: Reading, cue: Cue) -> bool:
    """Whether the sentence begins with a clause of time in which a verb describes something on the way (ما وصفه فلان بأنه)."""
    described = cue.pronoun is not None and reading.in_set("what", cue.first - 1) > 0
    return described and reading.in_set("contrasts", 0) > 0 and not any(reading.is_comma(k) for k in range(cue.first))


def _opens_turn(reading: Reading, main: Cue) -> bool:
    """Whether the sentence's own verb, joined to nothing, has an opener of its own."""
    return main.form == "verb" and not main.conjunction and has_opening(reading, main)


def _after_quotation(reading: Reading, i: int, first: int) -> bool:
    """A long quotation that is the whole content so far ends it before the reporter's own adjuncts."""
    if len(reading.tokens[i - 1].text.split()) <= NAME_WORDS or i - 1 != first:
        return False
    return bool(reading.in_set("adjunct_prepositions", i) or reading.in_set("time", i))


def _is_reporter(reading: Reading, i: int) -> int:
    length = reading.in_set("clause_ends", i)
    measured = reading.in_set("norms", i + length) or reading.in_set("being_done", i + length) or _is_measure(reading, i)
    return 0 if measured else length  # وفقا لأحكام القانون, حسب ما تم الاتفاق عليه: a measure, no source


def _is_measure(reading: Reading, i: int) -> bool:
    """وفقا لمعطيات خاصة, حسب معايير الجامعة: a frequent noun behind a preposition of sources that is nobody who speaks."""
    head = i + reading.in_set("source_prepositions", i, conjunction=True)
    if head == i or reading.kind(head) != "word" or reading.in_set("own_words", head) or reading.cue_at(head) is not None:
        return False
    mention = read_phrase(reading, head)
    if mention is None or can_speak(reading, mention):
        return False
    return reading.in_set("common", head) > 0 or reading.text(head).endswith("ات")  # معطيات


def _strong_reporter(reading: Reading, i: int) -> bool:
    """Phrases of several words that never stand inside a reported clause."""
    length = _is_reporter(reading, i)
    if reading.in_set("source_prepositions", i) and reading.in_set("what", i + length - 1):
        return reading.cue_at(i + length) is not None  # حسب ما تقرر في الوصفة
    return length >= _STRONG and not reading.in_set("openers_of_turn", i)


_STRONG: Final = 2  # words of a phrase that never stands inside a reported clause


def _trim(reading: Reading, first: int, last: int) -> int:
    """Drop commas, dashes, dangling conjunctions and what opens the next turn from the end of a clause."""
    ended = last >= len(reading) or reading.text(last) in SENTENCE_ENDS  # المواد التي تدخل في هذا الإطار.
    while last > first + 1:
        dangling = (
            reading.ends_in_set("clause_breakers", last)
            or (0 if ended else reading.ends_in_set("openers_of_turn", last))
            or (1 if reading.text(last - 1) == "و" else 0)
        )
        if reading.kind(last - 1) == "punct" and reading.text(last - 1) not in {")", "]", "%"}:
            last -= 1
        elif dangling and last - dangling > first:
            last -= dangling
        else:
            break
    return last


def _quoted(reading: Reading, first: int, last: int) -> tuple[int, ...]:
    return tuple(k for k in reading.passages if first <= k < last and reading.is_quotation(k))


def _breaks_before(reading: Reading, i: int) -> bool:
    """Whether a conjunction behind a comma sets a new clause apart that begins at a token: ، في حين | تبلغ المساحة."""
    length = reading.ends_in_set("contrasts", i)
    return length > 0 and reading.is_comma(i - length - 1)


@remembered
def clause_before(reading: Reading, cue: int) -> Content | None:
    """Return the clause or quotation of the same sentence that ends before a cue; None when nothing stands there."""
    last = _trim(reading, 0, cue)
    if last <= 0 or reading.in_set("clause_starters", 0, conjunction=True) == last:
        return None  # بيد أنه | وفقا لخبراء
    first = 0
    for i in range(last - 1, 0, -1):
        other = reading.cue_at(i)
        if (
            (reading.text(i - 1) in {"؛", ";"} and not reading.in_set("comments", i))
            or _breaks_before(reading, i)
            or (other is not None and other.form in {"verb", "participle"} and has_opening(reading, other))
        ):
            first = i
            break
    if reading.cue_at(first) is not None and first > 0 and not _breaks_before(reading, first):
        return None
    if last - first == 1 and reading.kind(first) == "passage":
        return Content(first, last, (first,))
    return Content(first, last, _quoted(reading, first, last)) if last > first + 1 else None
