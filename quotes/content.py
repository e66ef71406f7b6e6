"""Where a content begins and ends: the opener after a cue, and the place where the reporter speaks again.

Indexes are token indexes, half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quotes.comments import is_comment, is_stand, sets_in_time
from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.mentions import carries_pronoun, read_phrase
from quotes.reading import Opening, Reading, remembered
from quotes.rulebook import Opener
from quotes.subjects import subject_after

_JOIN_GAP: Final = 5  # tokens between two quotations that one cue may hold together
_BRIEF: Final = 3  # words in marks that begin a reported clause rather than being all of it
_MAX_ASIDE: Final = 16  # tokens of an aside between two commas
_REACH: Final = 40  # tokens from a cue within which an aside may end
_SOON: Final = 8  # tokens in which a participle inside a clause must show its opener to end the clause
_NEARBY: Final = 12  # the same for a verb of many meanings
_LOOK_AHEAD: Final = 18  # tokens in which a participle or verb must show an opener of its own


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens `first` up to `last` (exclusive), and the quotations among them that are quoted words."""

    first: int
    last: int
    passages: tuple[int, ...]


def find_opening(reading: Reading, cue: Cue, start: int, kinds: Sequence[Opener], max_gap: int) -> Opening | None:
    """Return the first opener after a cue that its content may begin at; None when something else comes first."""
    limit = min(len(reading), start + max_gap)
    j = reading.next_stop(start)
    while j < limit:
        if reading.text(j) in {"؛", ";"}:
            takes = j == start and reading.is_quotation(j + 1) and "passage" in kinds  # وأضاف "المزروع"؛ "…"
            return Opening("passage", j, j + 1) if takes else None
        behind = _past_aside(reading, j, min(len(reading), start + _REACH))
        limit = min(len(reading), limit + behind - j)
        j = behind
        opening = reading.opening_at(j)
        if opening is not None:
            if opening.kind == "complementizer" and _is_wished(reading, opening, cue):
                j = reading.next_stop(opening.content)
                continue
            if opening.kind == "passage" and (_is_woven(reading, opening) or reading.is_number_passage(opening.content) or _is_aside(reading, opening, start, limit)):
                j = reading.next_stop(opening.content + 1)
                continue
            return opening if opening.kind in kinds and opening.content < len(reading) else None
        joined = _joined_clause(reading, cue, j) if "complementizer" in kinds and j > start else None
        if joined is not None:
            return joined
        other = reading.cue_at(j)
        manner = other is not None and other.form in {"participle", "verbal_noun"} and other.first == cue.last  # وتتابع ضاحكة: «…»; جدد التأكيد
        apart = other is not None and reading.in_set("saying_participles", other.first) and reading.is_comma(other.first - 1)
        nested = apart and any(c.form == "verb" and c.first < cue.first for c in reading.cues)  # قال إن النسخ تضمنت خطأ، قائلا
        if nested:
            return None
        if other is not None and other is not cue and not manner and _bars(reading, other) and not _describes(reading, other, start):
            return None
        j = reading.next_stop(j + 1)
    return None


def _is_wished(reading: Reading, opening: Opening, cue: Cue) -> bool:
    """أضاف ستطول لكني أتمنى أن تنجح: أن right behind another verb in the imperfect is that verb's own."""
    before = opening.at - 1
    if before < cue.last or reading.parse is None or not reading.in_set("wished", opening.at) or reading.cue_at(before) is not None:
        return False
    word = reading.parse.word(before)
    return word is not None and word.upos == "VERB" and ("Aspect=Imp" in word.feats or "Person=1" in word.feats) and not reading.is_name(before)


def _joined_clause(reading: Reading, cue: Cue, j: int) -> Opening | None:
    """أكد مصدر تطابق الموقفين، وإن الوحدة ستغادر: a reported clause joined to what the verb has as its object."""
    if cue.form != "verb" or cue.needs_opener or not reading.is_comma(j) or reading.in_set("that", j + 1):
        return None
    return Opening("complementizer", j + 1, j + 2) if reading.in_set("that", j + 1, conjunction=True) and j + 2 < len(reading) else None


def _past_aside(reading: Reading, j: int, limit: int) -> int:
    """Return the token behind an aside between two commas before a complementizer: قال التاجر، وقد فضل كذا، إن."""
    if not reading.is_comma(j):
        return j
    k = reading.next_stop(j + 1)
    while k < min(limit, j + _MAX_ASIDE):
        opening = reading.opening_at(k)
        occasion = reading.in_set("before_nouns", j + 1) > 0
        named = occasion and opening is not None and opening.kind == "passage" and opening.at == k and len(reading.tokens[k].text.split()) <= _BRIEF
        if opening is not None and not (named and reading.is_comma(k + 1)):  # في محضر اطلعت عليه «الأفق»، بأن
            return k if opening.kind == "complementizer" and reading.is_comma(k - 1) else j
        k = reading.next_stop(k + 1)
    return j


def _is_woven(reading: Reading, opening: Opening) -> bool:
    """A quotation after a preposition is part of the reporter's own clause: ندد بـ"عدوان"."""
    return opening.at == opening.content and bool(reading.in_set("weaving", opening.at - 1))


def _is_aside(reading: Reading, opening: Opening, start: int, limit: int) -> bool:
    """A marked name on the way to the real opener: وقال في تصريح لصحيفة "الأفق" إن."""
    k = opening.content
    if opening.at != k:
        return False
    if reading.is_name_passage(k):
        return True
    if len(reading.tokens[k].text.split()) > NAME_WORDS:
        return False
    for j in range(k + 1, limit):
        other = reading.cue_at(j)
        if other is not None and _bars(reading, other):
            return False
        later = reading.opening_at(j)
        if later is not None:
            return k != start or not reading.is_comma(k + 1) or later.kind == "complementizer"
    return False


def _describes(reading: Reading, other: Cue, start: int) -> bool:
    """مصدر طلب عدم ذكر اسمه: a verb right after an indefinite speaker describes him, as بحركة اعتبرت غير لائقة does the movement."""
    if other.form == "verb" and not other.conjunction and reading.parse is not None and reading.parse.upos(other.first - 1) == "NOUN":
        noun, own = reading.text(other.first - 1), reading.opening_at(other.last)
        if noun.endswith("ة") and not noun.startswith(("ال", "بال", "وال", "لل")) and other.gender == "f" and own is None:
            return True
    return other.form == "verb" and other.first == start and not other.conjunction and not reading.text(start - 1).startswith("ال") and not (
        reading.cue_at(start - 1) is not None
    )


def _bars(reading: Reading, other: Cue) -> bool:
    """Whether another cue on the way takes the opener for itself."""
    if other.form == "participle":
        return not reading.in_set("saying_participles", other.first)
    if other.form == "verbal_noun":
        return not reading.in_set("quotative", other.first)
    if other.form == "verb":
        before = other.first - 1
        if reading.parse is not None and not reading.is_verb(other.first):
            return False  # a noun that looks like a verb: أمن, رد
        if other.conjunction or reading.ends_in_set("clause_breakers", other.first) or reading.is_comma(before):
            return True
        if other.pronoun is not None and reading.in_set("what", before) and other.statement == "yes":
            return True  # وهو ما أكدته النقيبة: «…»
        relative = any(reading.in_set(name, before, conjunction=True) for name in ("relative", "fact_relatives")) or reading.in_set("speech_events", before)
        own = reading.opening_at(other.last)
        if relative and own is not None and own.kind == "complementizer" and other.statement == "yes":
            return True  # المدير الذي أشار إلى أن: its own clause
        return other.pronoun is None and not relative
    return False


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
    follower = reading.cue_at(last)
    free = follower is None or (follower.form == "verb" and not follower.conjunction)  # إن «خطرا داهما» يهدد القرية
    brief = reported and len(reading.tokens[at].text.split()) <= _BRIEF and reading.kind(last) == "word" and free
    if not reported and reading.parse is not None and "VERB" in reading.parse.tags_within(at):
        return Content(at, last, (at,))  # قال «انتبهوا إلى السد» ولم يخرج: a sentence of its own
    if (brief or _clause_goes_on(reading, last)) and (len(reading.tokens[at].text.split()) <= NAME_WORDS or reading.is_verb(last)):
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


_TURNS: Final = frozenset({"by_saying", "clause_ends", "clause_starters", "comments", "done_deeds"})  # the sets that `_ends_clause` asks for


def _ends_clause(reading: Reading, i: int, first: int, cue: Cue | None) -> bool:
    text = reading.text(i)
    if text == "." and len(reading.text(i - 1)) == 1 and reading.kind(i + 1) == "word":
        return False  # د. أحمد
    if reading.kind(i) == "punct":
        return (reading.is_comma(i) and is_stand(reading, i + 1)) or (text in {".", "..", "؟", "!", "?", "\u2022"} and i > first and not (text == "!" and i + 1 < len(reading)) and not (text == "?" and reading.kind(i - 1) == "number"))
    if i == first:
        return False
    if reading.kind(i - 1) == "passage" and _after_quotation(reading, i, first):
        return True
    if reading.in_set("by_saying", i) and (reading.is_colon(i + 1) or reading.kind(i + 1) == "passage"):
        return True  # أكد أنه سيعتذر بقوله: …
    if _is_reporter(reading, i) and (reading.is_comma(i - 1) or reading.kind(i - 1) == "passage" or _strong_reporter(reading, i)):
        return True
    if reading.is_comma(i - 1) and (is_comment(reading, i, first) or sets_in_time(reading, i, cue) or (reading.in_set("clause_starters", i) and _starts_report(reading, i) and not _is_another(reading, i, cue))):
        return True
    if reading.in_set("clause_starters", i) and reading.in_set("contrary", i) and _heads_report(reading, i) and not _is_another(reading, i, cue):
        return True
    other = reading.cue_at(i)
    return other is not None and _takes_over(reading, other, cue, first)


def _after_quotation(reading: Reading, i: int, first: int) -> bool:
    """A long quotation that is the whole content so far ends it before the reporter's own adjuncts."""
    if len(reading.tokens[i - 1].text.split()) <= NAME_WORDS or i - 1 != first:
        return False
    return bool(reading.in_set("adjunct_prepositions", i) or reading.in_set("time", i))


def _is_reporter(reading: Reading, i: int) -> int:
    length = reading.in_set("clause_ends", i)
    measured = reading.in_set("norms", i + length) or reading.in_set("being_done", i + length)
    return 0 if measured else length  # وفقا لأحكام القانون, حسب ما تم الاتفاق عليه: a measure, no source


def _strong_reporter(reading: Reading, i: int) -> bool:
    """Phrases of several words that never stand inside a reported clause."""
    length = _is_reporter(reading, i)
    if reading.in_set("source_prepositions", i) and reading.in_set("what", i + length - 1):
        return reading.cue_at(i + length) is not None  # حسب ما تقرر في الوصفة
    return length >= _STRONG and not reading.in_set("openers_of_turn", i)


_STRONG: Final = 2  # words of a phrase that never stands inside a reported clause


def _takes_over(reading: Reading, other: Cue, cue: Cue | None, first: int) -> bool:
    """Whether another cue ends a clause: its own statement begins there."""
    i = other.first
    if other.form == "verb" and _tells_me(reading, other):
        return False
    if other.form != "verb":
        return _noun_takes_over(reading, other, first)
    if (reading.in_set("alike", i - 1) and other.imperfect):
        return False
    if other.imperfect and reading.text(i).startswith("لي") and reading.is_comma(i - 1) and _has_complement(reading, other):
        return True  # ، ليضيف بأن
    if reading.ends_in_set("openers_of_turn", i) > 1 and other.statement == "yes" and _has_opening(reading, other):
        return True  # … حتى توزع وفي المقابل قال فلان إن
    broken = reading.ends_in_set("clause_breakers", i)
    if broken:
        return not _is_another(reading, i - broken, cue) and (_has_opening(reading, other) or reading.is_comma(i - broken - 1))
    if other.conjunction != "و":
        return False
    if other.imperfect and not (cue is not None and cue.imperfect):
        return reading.is_colon(other.last)  # ويقول: …
    if cue is None or other.sense == "quote" or _has_opening(reading, other):
        return True
    if other.needs_opener:
        return False
    agrees = (other.gender, other.number) == (cue.gender, cue.number) and subject_after(reading, i) is None  # ورفضت الدولة: what is said goes on
    return not other.imperfect and (other.nominal or "bare" in other.takes) and (reading.is_comma(i - 1) or agrees)


def _has_complement(reading: Reading, other: Cue) -> bool:
    """، ليضيف بأن, ، ليكشف عن برنامج."""
    return _has_opening(reading, other) or (other.nominal and _governs(reading, other.last))


def _tells_me(reading: Reading, other: Cue) -> bool:
    """قال ناصر: زرت أصدقاء وأكدوا لي أن, ونصحوني: what the speaker was told is part of what he tells."""
    return (reading.text(other.first).endswith("ني") and other.pronoun is not None) or reading.in_set("to_me", other.last) > 0


def _is_another(reading: Reading, i: int, cue: Cue | None) -> bool:
    """أكد الوزير أن الوحدة انسحبت، لكنها تنفي: the pronoun of the conjunction is not the speaker's, so the clause goes on."""
    if cue is None or cue.gender is None or not reading.in_set("pronoun_subjects", i, conjunction=True):
        return False
    pronoun = reading.text(i)
    return (cue.number == "s" or cue.number is None) and pronoun.endswith("ه" if cue.gender == "f" else "ها")


def _noun_takes_over(reading: Reading, other: Cue, first: int) -> bool:
    """Whether a participle, verbal noun or preposition ends a clause."""
    i = other.first
    if other.form == "preposition":
        return reading.is_comma(i - 1) or reading.kind(i - 1) == "passage"
    opens_soon = find_opening(reading, other, other.last, ("complementizer", "passage", "colon"), _SOON) is not None
    if other.form != "participle":
        return other.form == "verbal_noun" and reading.is_comma(i - 1) and opens_soon
    if reading.in_set("time", i) or reading.in_set("that", i - 1):
        return False  # مجددا; معلومات مؤكدة
    definite = reading.text(i - 1).startswith("ال") or carries_pronoun(reading.text(i - 1))  # روايتها مشيدة, no رسالة مشيدة
    apart = other.gender == "m" or (definite and any(reading.is_verb(k) for k in range(first, i)))  # no الحكومة ملتزمة: the predicate
    object_follows = other.gender == "m" and reading.text(i + 1).startswith("ال")  # داعيا المجلس للانعقاد
    said = other.nominal and other.statement != "thought"  # حكومة الولاية حريصة على المسيرة: the predicate of what is said
    governs = said and apart and other.number == "s" and (object_follows or _governs(reading, i + 1))
    opens = opens_soon and apart and (other.statement == "yes" or other.gender == "m")
    return (reading.is_comma(i - 1) and (opens_soon or other.nominal)) or opens or governs


def _governs(reading: Reading, i: int) -> bool:
    """مشيدا بالإدارة, داعيا إلى الحوار: the preposition that a participle of saying takes its complement with."""
    if reading.in_set("pronoun_prepositions", i):
        return False
    return bool(reading.in_set("complement_prepositions", i)) or (reading.parse is not None and reading.text(i).startswith("ب") and reading.parse.is_prepositional(i))


def _heads_report(reading: Reading, i: int) -> bool:
    """لكن الشركة قالت إن: without a comma, but with somebody of its own before the verb."""
    mention = read_phrase(reading, i + 1)
    cue = reading.cue_at(mention.last) if mention is not None else None
    return cue is not None and cue.form == "verb" and cue.statement == "yes" and _has_opening(reading, cue)


def _starts_report(reading: Reading, i: int) -> bool:
    """لكن الوزارة قالت إن، غير أنه أقر بأن: a turn of the reporter, with a speech verb and an opener of its own."""
    for j in range(i + 1, min(len(reading), i + 12)):
        cue = reading.cue_at(j)
        if cue is not None and cue.form == "verbal_noun" and _has_opening(reading, cue):
            return True  # غير أن الوزير سارع إلى التوضيح بأن
        if cue is not None and cue.form == "verb":
            called = cue.sense == "describe" and cue.pronoun is not None and reading.in_set("unnamed", cue.first - 1)
            return bool(called) or (cue.statement == "yes" and _has_opening(reading, cue))
        if reading.kind(j) == "punct" or (reading.opening_at(j) is not None and j > i + 1):
            return False
    return False


def _has_opening(reading: Reading, cue: Cue) -> bool:
    return _opens_soon(reading, cue.first)


@remembered
def _opens_soon(reading: Reading, i: int) -> bool:
    cue = reading.cue_at(i)
    if cue is None:
        return False
    opening = find_opening(reading, cue, cue.last, ("complementizer", "passage", "colon"), _NEARBY if cue.needs_opener else _LOOK_AHEAD)
    if opening is not None and any(reading.is_comma(k) and reading.in_set("contrary", k + 1) for k in range(cue.last, opening.at)):
        return False  # ورفضت الدولة الطلب، ولكن «…»: another clause
    if opening is None or opening.at != opening.content or not cue.needs_opener:
        return opening is not None
    return opening.at == cue.last or len(reading.tokens[opening.content].text.split()) > NAME_WORDS  # no وقرروا مستقبلهم «بهدوء»


def _trim(reading: Reading, first: int, last: int) -> int:
    """Drop commas, dashes and dangling conjunctions from the end of a clause."""
    while last > first + 1:
        dangling = reading.ends_in_set("clause_breakers", last) or reading.ends_in_set("openers_of_turn", last) or (1 if reading.text(last - 1) == "و" else 0)
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
        if reading.text(i - 1) in {"؛", ";"} or _breaks_before(reading, i) or (other is not None and other.form in {"verb", "participle"} and _has_opening(reading, other)):
            first = i
            break
    if reading.cue_at(first) is not None and first > 0 and not _breaks_before(reading, first):
        return None
    if last - first == 1 and reading.kind(first) == "passage":
        return Content(first, last, (first,))
    return Content(first, last, _quoted(reading, first, last)) if last > first + 1 else None
