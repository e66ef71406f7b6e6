"""Find the opener after a cue: the complementizer, quotation or colon that its content begins at.

Indexes are token indexes, half-open.
"""

from collections.abc import Sequence
from typing import Final

from quotes.beginnings import begins_cause
from quotes.cues import Cue
from quotes.marked import NAME_WORDS
from quotes.reading import Opening, Reading, remembered
from quotes.rulebook import Opener
from quotes.subjects import subject_after
from quotes.tokens import HAMZA_ABOVE

OF_MINE: Final = frozenset({"say", "add", "continue"})  # senses of verbs behind which the first person is the speaker's
HEADLINE: Final = "headline"  # verbs of this sense say what stands in marks, however much it looks like a name
_BRIEF: Final = 3  # words in marks on the way to an opener that are a name
_MAX_ASIDE: Final = 16  # tokens of an aside between two commas
_REACH: Final = 40  # tokens from a cue within which an aside may end
_NEARBY: Final = 12  # tokens in which a verb of many meanings must show an opener of its own
_LOOK_AHEAD: Final = 18  # tokens in which another verb must show one


def find_opening(reading: Reading, cue: Cue, start: int, kinds: Sequence[Opener], max_gap: int) -> Opening | None:
    """Return the first opener after a cue that its content may begin at; None when something else comes first."""
    limit = min(len(reading), start + max_gap)
    j = reading.next_stop(start)
    while j < limit:
        if reading.text(j) in {"؛", ";"}:
            past = _past_semicolon(reading, j) if "complementizer" in kinds else j
            if past > j:
                j = past
                continue
            takes = j == start and reading.is_quotation(j + 1) and "passage" in kinds  # وأضاف "المزروع"؛ "…"
            return Opening("passage", j, j + 1) if takes else None
        behind = _past_aside(reading, j, min(len(reading), start + _REACH))
        limit = min(len(reading), limit + behind - j)
        j = behind
        opening = reading.opening_at(j)
        if opening is not None:
            if opening.kind == "complementizer" and (
                _is_wished(reading, opening, cue)
                or _is_proviso(reading, opening, cue)
                or _is_feared(reading, opening, cue, start)
                or _is_within_relative(reading, opening, cue, start)
                or (start == cue.last and (begins_cause(reading, start) or begins_speech(reading, cue)))
            ):
                j = reading.next_stop(opening.content)
                continue
            if opening.kind == "passage" and (
                _is_woven(reading, opening)
                or _is_beyond(reading, opening, cue, start)
                or reading.is_number_passage(opening.content)
                or (cue.sense != HEADLINE and _is_aside(reading, opening, start, limit))
            ):
                j = reading.next_stop(opening.content + 1)
                continue
            return opening if opening.kind in kinds and opening.content < len(reading) else None
        joined = _joined_clause(reading, cue, j) if "complementizer" in kinds and j > start else None
        if joined is not None:
            return joined
        other = reading.cue_at(j)
        manner = (
            other is not None and other.form in {"participle", "verbal_noun"} and other.first == cue.last
        )  # وتتابع ضاحكة: «…»; جدد التأكيد
        apart = other is not None and reading.in_set("saying_participles", other.first) and reading.is_comma(other.first - 1)
        nested = apart and any(c.form == "verb" and c.first < cue.first for c in reading.cues)  # قال إن النسخ تضمنت خطأ، قائلا
        if nested:
            return None
        if (
            other is not None
            and other is not cue
            and not manner
            and _bars(reading, other)
            and not _describes(reading, other, start)
        ):
            return None
        j = reading.next_stop(j + 1)
    return None


def _past_semicolon(reading: Reading, j: int) -> int:
    """Return the stop behind a semicolon that goes on with the same clause: في تعقيب؛ | أن, فلان؛ في بيان | أن; إن begins a sentence."""
    if reading.in_set("that", j + 1) and reading.tokens[j + 1].plain.startswith(HAMZA_ABOVE):
        return j + 1
    occasion = reading.in_set("event_prepositions", j + 1) and reading.in_set("speech_events", j + 2)
    apposed = reading.in_any({"one_of", "roles", "titles"}, j + 1)  # فلان؛ أحد العاملين في المكتب، أنه
    return reading.next_stop(j + 1) if occasion or apposed else j


def begins_speech(reading: Reading, cue: Cue) -> bool:
    """وأضاف ستطول المدة لكني أتمنى أن, واضاف نحتاج إلى أداء جيد: right behind a verb of saying a verb of what is to come or in the first person begins what was said."""
    at = cue.last
    if reading.is_name(at) or cue.form != "verb":
        return False
    if reading.text(at).startswith("س") and reading.is_verb(at):
        return True
    word = reading.parse.word(at) if reading.parse is not None else None
    ours = word is not None and word.upos == "VERB" and "Person=1" in word.feats
    return cue.sense in OF_MINE and not cue.needs_opener and (ours or reading.in_set("our_verbs", at) > 0)


def is_question(reading: Reading, cue: Cue, i: int) -> bool:
    """متسائلا هل, وتساءل النائب لماذا: what a verb of asking asks begins with its own particle."""
    return cue.sense == "ask" and reading.in_set("interrogatives", i) > 0


def _is_wished(reading: Reading, opening: Opening, cue: Cue) -> bool:
    """أضاف ستطول لكني أتمنى أن تنجح: أن right behind another verb in the imperfect is that verb's own."""
    before = opening.at - 1
    if (
        before < cue.last
        or reading.parse is None
        or not reading.in_set("wished", opening.at)
        or reading.cue_at(before) is not None
    ):
        return False
    word = reading.parse.word(before)
    return (
        word is not None
        and word.upos == "VERB"
        and ("Aspect=Imp" in word.feats or "Person=1" in word.feats)
        and not reading.is_name(before)
    )


def _is_proviso(reading: Reading, opening: Opening, cue: Cue) -> bool:
    """ويوجه الدارسون للالتحاق بالمدرسة، على أن تتولى الوزارة: behind a comma and a verb that takes no على أن, what is agreed on."""
    agreed = opening.content == opening.at + 2 and reading.text(opening.at) in reading.lexicon.set("proviso_prepositions")
    to_come = reading.is_verb(opening.content) and reading.text(opening.content).startswith(("ي", "ت"))
    complement = any(reading.text(k).startswith("ب") for k in range(cue.last, opening.at))  # وتعهد بتأمين القافلة على أن تصل
    apart = reading.is_comma(opening.at - 1) or opening.at - cue.last > _CLAUSE or complement
    return agreed and to_come and apart and "ala_an" not in cue.takes


def _is_feared(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """تشير إلى البلاد في تعبير عن القلق من أن: far from a verb that takes no من, من أن belongs to the noun before it."""
    far = opening.at - start > _CLAUSE and reading.in_set("objecting_words", opening.at) > 0
    return far and opening.content == opening.at + 2 and "min_an" not in cue.takes


def _is_within_relative(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """واصفا الحادث، الذي يشتبه في أن منفذيه غرباء، بأنه: a verb of describing passes over the clause that describes its object."""
    if cue.sense != "describe" or reading.in_set("describing", opening.at):
        return False
    return any(reading.in_set("relative", k) for k in range(start, opening.at))


_CLAUSE: Final = 4  # tokens behind a verb and its subject in which its own complementizer stands


def _joined_clause(reading: Reading, cue: Cue, j: int) -> Opening | None:
    """أكد مصدر تطابق الموقفين، وإن الوحدة ستغادر: a reported clause joined to what the verb has as its object."""
    at = j + reading.is_comma(j)
    joins = cue.form == "verb" or (cue.form == "participle" and cue.gender == "m" and at > j)
    if not joins or cue.needs_opener or not reading.text(at).startswith("و") or at + 1 >= len(reading):
        return None
    if at == j and any(reading.in_set("that", k) for k in range(cue.first)):
        return None  # وأكد أن الاعتداءات تهدد الشبكة وأن استمرارها: joined to the other clause
    return Opening("complementizer", at, at + 1) if reading.in_set("that", at, conjunction=True) else None


def _past_aside(reading: Reading, j: int, limit: int) -> int:
    """Return the token behind an aside between two commas before a complementizer: قال التاجر، وقد فضل كذا، إن."""
    if reading.is_dash(j) and reading.in_set("relative", j + 1):
        return next((k + 1 for k in range(j + 2, limit) if reading.is_dash(k)), j)  # الكاتب - الذي يصف نفسه بأنه خبير -
    if reading.is_dash(j) and reading.is_verb(j + 1):
        closing = next((k for k in range(j + 2, limit) if reading.is_dash(k)), j)
        return closing + 1 if reading.in_set("that", closing + 1) else j  # دبلوماسيون -طلبوا حجب أسمائهم- إن
    if not reading.is_comma(j):
        return j
    k = reading.next_stop(j + 1)
    while k < min(limit, j + _MAX_ASIDE):
        opening = reading.opening_at(k)
        told = reading.cue_at(k)
        if told is not None and told.form == "verb" and reading.is_comma(k - 1) and not told.conjunction:
            return j  # وفقا لما أوردته الوكالة، أمس، أفاد ناشطون، اليوم، بأن
        if told is not None and told.form == "verb" and k == j + 1 and told.statement == "yes" and not told.needs_opener:
            return j  # قرار يقضي بخفض الأجور، وقالت المصادر ذاتها، إن
        occasion = reading.in_set("before_nouns", j + 1) > 0
        named = (
            occasion
            and opening is not None
            and opening.kind == "passage"
            and opening.at == k
            and len(reading.tokens[k].text.split()) <= _BRIEF
        )
        if opening is not None and not (named and reading.is_comma(k + 1)):  # في محضر اطلعت عليه «الأفق»، بأن
            return k if opening.kind == "complementizer" and reading.is_comma(k - 1) else j
        k = reading.next_stop(k + 1)
    return j


def _is_woven(reading: Reading, opening: Opening) -> bool:
    """A quotation after a preposition is part of the reporter's own clause: ندد بـ"عدوان"."""
    if opening.at != opening.content or not reading.in_set("weaving", opening.at - 1):
        return False
    return reading.tokens[opening.at].text.partition(" ")[0] not in reading.lexicon.set("that")  # مشددا على "أنها جريمة"


def _is_beyond(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """الغرامات التي اقترحتها اللجنة كافية، «…»: the verb of a relative clause, its object the pronoun, quotes nothing behind a comma."""
    described = cue.pronoun is not None and reading.in_set("relative", cue.first - 1, conjunction=True) > 0
    return described and opening.at > start and reading.is_comma(opening.at - 1)


def _is_aside(reading: Reading, opening: Opening, start: int, limit: int) -> bool:
    """A marked name on the way to the real opener: وقال في تصريح لصحيفة "الأفق" إن."""
    k = opening.content
    if opening.at != k:
        return False
    if reading.is_name_passage(k):
        return True
    if len(reading.tokens[k].text.split()) > NAME_WORDS:
        titled = reading.in_set("orgs", k - 1) or reading.in_set("documents", k - 1) or reading.ends_in_set("titling", k)
        return bool(titled) and reading.in_set("that", k + 1) > 0  # قال تقرير "الهيئة الوطنية لرعاية سكان الجبل" إن
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
    if (
        other.form == "verb"
        and not other.conjunction
        and reading.parse is not None
        and reading.parse.upos(other.first - 1) in {"NOUN", "ADJ", "X"}
    ):
        noun, own = reading.text(other.first - 1), reading.opening_at(other.last)
        occasion = reading.in_set("event_prepositions", other.first - 2) or reading.in_set("event_prepositions", other.first - 3)
        if occasion and not noun.endswith("ة") and not noun.startswith("ال") and other.gender == "m" and own is None:
            return True  # في مقطع فيديو وثق القصة
        if noun.endswith("ة") and not noun.startswith(("ال", "بال", "وال", "لل")) and other.gender == "f" and own is None:
            return True
    return (
        other.form == "verb"
        and other.first == start
        and not other.conjunction
        and not reading.text(start - 1).startswith("ال")
        and reading.cue_at(start - 1) is None
    )


def _is_described_by(reading: Reading, noun: Cue) -> bool:
    """قال اللاعب الذي تأخر إعلان انضمامه: «…»: a verbal noun in a relative clause, with no complementizer soon behind it."""
    inside = any(reading.in_set("relative", k) for k in range(noun.first - _CLAUSE, noun.first))
    return inside and not any(reading.in_set("that", k) for k in range(noun.last, noun.last + _CLAUSE))


def _bars(reading: Reading, other: Cue) -> bool:
    """Whether another cue on the way takes the opener for itself."""
    if other.form == "participle":
        return not reading.in_set("saying_participles", other.first)
    if other.form == "verbal_noun":
        held = other.sense == "think" and reading.in_set("carrier_prepositions", other.first - 1) > 0  # أعرب عن اعتقاده بأن
        return not (reading.in_set("quotative", other.first) or held or _is_described_by(reading, other))
    return other.form == "verb" and _verb_bars(reading, other)


def _verb_bars(reading: Reading, other: Cue) -> bool:
    """Whether a verb on the way takes the opener for itself."""
    before = other.first - 1
    if reading.parse is not None and not reading.is_verb(other.first):
        return False  # a noun that looks like a verb: أمن, رد
    if other.conjunction or reading.ends_in_set("clause_breakers", other.first) or reading.is_comma(before):
        return True
    if reading.in_set("issuing", other.first) and not reading.opening_at(other.last):
        return False  # وقالت دراسة للجامعة نشرت العام الماضي إن
    if other.pronoun is not None and reading.in_set("what", before) and other.statement == "yes":
        return True  # وهو ما أكدته النقيبة: «…»
    described = reading.in_any({"relative", "fact_relatives"}, before, conjunction=True)
    relative = described or reading.in_set("speech_events", before)
    if relative and reading.in_set("resumptives", other.last) and reading.kind(other.last + 1) == "passage":
        return True  # تصريحات نسبت لوزير قال فيها «…»
    called = relative and other.sense == "describe" and other.pronoun is not None
    if called and any(reading.in_set("describing", k) for k in range(other.last, other.last + _DESCRIPTION)):
        return True  # المباراة التي وصفها النائب بأنها
    own = reading.opening_at(other.last)
    if relative and own is not None and own.kind == "complementizer" and other.statement != "quotation":
        return True  # المدير الذي أشار إلى أن: its own clause
    return other.pronoun is None and not relative


_DESCRIPTION: Final = 6  # tokens behind a verb of describing in which its complementizer stands


def has_opening(reading: Reading, cue: Cue) -> bool:
    """Whether a cue has an opener of its own within a few tokens."""
    return _opens_soon(reading, cue.first)


def _behind_subject(reading: Reading, cue: Cue) -> Opening | None:
    """وعلل رئيس لجنة الفتوى بالمجلس الأعلى بالبلاد الشيخ فلان إجازته بأن: the words of a long subject do not count."""
    subject = subject_after(reading, cue.first)
    if subject is None or subject.last - cue.last < _LONG or subject.first - cue.last > 1:
        return None
    return find_opening(reading, cue, subject.last, ("complementizer",), _NEARBY)


_LONG: Final = 5  # words of a subject that an opener cannot be expected within


@remembered
def _opens_soon(reading: Reading, i: int) -> bool:
    cue = reading.cue_at(i)
    if cue is None:
        return False
    if is_question(reading, cue, cue.last):
        return True
    opening = find_opening(
        reading, cue, cue.last, ("complementizer", "passage", "colon"), _NEARBY if cue.needs_opener else _LOOK_AHEAD
    )
    if opening is None and cue.needs_opener and cue.form == "verb":
        opening = _behind_subject(reading, cue)
    if opening is not None and any(
        reading.is_comma(k) and reading.in_set("contrary", k + 1) for k in range(cue.last, opening.at)
    ):
        return False  # ورفضت الدولة الطلب، ولكن «…»: another clause
    if opening is None or opening.at != opening.content or not cue.needs_opener:
        return opening is not None
    return opening.at == cue.last or len(reading.tokens[opening.content].text.split()) > NAME_WORDS  # no وقرروا مستقبلهم «بهدوء»
