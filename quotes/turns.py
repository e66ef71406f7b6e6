"""Where the reporter speaks again: whether another cue, or a turn of the reporter, ends a reported clause.

Indexes are token indexes.
"""

from typing import Final

from quotes.cues import Cue
from quotes.finding import find_opening, has_opening, is_question
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.ongoing import PERSON_OBJECT
from quotes.places import ADJUNCTS, carries_pronoun
from quotes.reading import Reading
from quotes.subjects import subject_after

_SOON: Final = 8  # tokens in which a participle inside a clause must show its opener to end the clause
_CAUSE: Final = 14  # tokens in which the cause of what somebody puts down to it is named
_DESCRIBED: Final = 18  # tokens of a clause that describes whom a verb calls upon
_TURN: Final = 12  # tokens from the conjunction of another clause in which its verb of saying stands
_TOPIC: Final = 20  # the same behind أما
_OCCASION: Final = 16  # tokens in which the colon of a verb of adding stands


def takes_over(reading: Reading, other: Cue, cue: Cue | None, first: int) -> bool:
    """Whether another cue ends a clause: its own statement begins there."""
    if other.form != "verb":
        return not _is_of_another(reading, other, cue) and _noun_takes_over(reading, other, cue, first)
    if _tells_me(reading, other) or (reading.in_set("alike", other.first - 1) and other.imperfect):
        return False
    broken = reading.ends_in_set("clause_breakers", other.first)
    if _is_introduced(reading, other) or _says_it(reading, other):
        return True
    if broken and other.first - broken <= first:
        return False  # موضحا أنه عندما يرى القطاع الخاص أن: the conjunction that what is reported begins with
    if broken and reading.is_dash(other.first - broken - 1):
        return False  # الجامعة - إذ توضح ذلك - تود أن: an aside in the clause
    if reading.in_set("alike", other.first - 1) and reading.kind(other.first - 2) == "passage" and _points_back(reading, other):
        return True
    if broken:
        comma = reading.is_comma(other.first - broken - 1)
        apart = has_opening(reading, other) or (comma and not (_is_of_things(reading, other) or _is_theirs(reading, other, cue)))
        return not is_another(reading, other.first - broken, cue) and apart
    return other.conjunction == "و" and not _is_told_on(reading, other, cue, first) and _joins_on(reading, other, cue)


def _is_told_on(reading: Reading, other: Cue, cue: Cue | None, first: int) -> bool:
    """وأردف: قدمت المعاملة، ورفضت الشركة طلبي: behind a colon somebody tells a story, in which others refuse and demand."""
    if cue is None or not reading.is_colon(first - 1) or has_opening(reading, other) or other.gender == cue.gender:
        return False
    return subject_after(reading, other.first) is not None


def _is_of_another(reading: Reading, other: Cue, cue: Cue | None) -> bool:
    """ذكرت المصادر أن الجهاز أوقف الحراس، متهما إياهم: a participle that tells nothing of its own and does not agree with the speaker's verb."""
    if other.form != "participle" or cue is None or cue.form != "verb" or None in (other.gender, cue.gender):
        return False
    apart = other.gender != cue.gender and other.number == cue.number == "s"
    subject = subject_after(reading, cue.first) if apart and other.gender == "f" else None
    if subject is not None and reading.text(subject.first).endswith("ة"):
        return False  # أجمع أغلبية المكاتب على أن …، داعية
    return apart and find_opening(reading, other, other.last, ("complementizer", "passage", "colon"), _SOON) is None


def _points_back(reading: Reading, other: Cue) -> bool:
    """… «على حافة الانهيار» كما عبر الوزير: behind the quoted words somebody else is named who said so too."""
    subject = subject_after(reading, other.first) if other.statement == "yes" and not has_opening(reading, other) else None
    return subject is not None and can_speak(reading, subject)


def _is_theirs(reading: Reading, other: Cue, cue: Cue | None) -> bool:
    """أفادت الشركة بأن محتالين كتبوا رسائل، حيث يقترحون فيها خدمة: what several people do, named in the clause, when one speaks."""
    several = other.imperfect and other.number == "p" and cue is not None and cue.number == "s"
    return several and subject_after(reading, other.first) is None


def _is_of_things(reading: Reading, other: Cue) -> bool:
    """، كما سجلت الأسعار ارتفاعا: a verb of many meanings that opens nothing, and a thing for its subject."""
    if not other.needs_opener:
        return False
    subject = subject_after(reading, other.first)
    if subject is None or can_speak(reading, subject):
        return False
    return reading.in_set("common", subject.first) > 0 or reading.text(subject.first).startswith("ال")


def _is_introduced(reading: Reading, other: Cue) -> bool:
    """، ليضيف بأن; … حتى توزع وفي المقابل قال فلان إن: a turn of speech, whatever stands before it."""
    i = other.first
    if other.imperfect and reading.text(i).startswith("لي") and reading.is_comma(i - 1) and _has_complement(reading, other):
        return True
    return reading.ends_in_set("openers_of_turn", i) > 1 and other.statement == "yes" and has_opening(reading, other)


def _says_it(reading: Reading, other: Cue) -> bool:
    """، «هو من يجلس في بيته» | يقول الكاتب: right behind quoted words a verb of saying that opens nothing and has its subject."""
    plain = reading.kind(other.first - 1) == "passage" and not (other.conjunction or other.needs_opener)
    if not plain or other.statement != "yes" or has_opening(reading, other):
        return False
    subject = subject_after(reading, other.first)
    return subject is not None and can_speak(reading, subject)


def _joins_on(reading: Reading, other: Cue, cue: Cue | None) -> bool:
    """Whether a verb joined by و goes on with the report, and not with what is reported."""
    if other.imperfect and not (cue is not None and cue.imperfect):
        return reading.is_colon(other.last) or _is_named_turn(reading, other)  # ويقول: …
    if cue is None or other.sense == "quote":
        return True
    if has_opening(reading, other):
        return not (_has_other_subject(reading, other, cue) or _is_of_a_thing(reading, other))
    if _puts_down(reading, other, cue) or _names_again(reading, other, cue):
        return True
    if other.needs_opener or other.imperfect or not (other.nominal or "bare" in other.takes):
        return False
    agrees = (other.gender, other.number) == (cue.gender, cue.number)
    own = subject_after(reading, other.first)
    if own is not None and agrees and other.sense in PERSON_OBJECT and _is_called_upon(reading, own):
        own = None
    if other.pronoun is not None and (own is not None or not reading.is_comma(other.first - 1)):
        return False  # المبادرة لاقت قبولا، وباركها المشايخ, لحشد الناخبين وحثهم: the pronoun means something in the clause
    return reading.is_comma(other.first - 1) or (agrees and own is None)  # no ورفضت الدولة


def _is_of_a_thing(reading: Reading, other: Cue) -> bool:
    """لا بد من التشاور وشرح أبعاد المؤامرة: joined to a noun without a comma, and with a frequent noun behind it, the word is a noun itself."""
    inside = other.needs_opener and not other.imperfect and reading.kind(other.first - 1) == "word"
    behind = subject_after(reading, other.first) if inside else None
    return behind is not None and reading.in_set("common", behind.first) > 0 and not can_speak(reading, behind)


def _puts_down(reading: Reading, other: Cue, cue: Cue) -> bool:
    """، وأرجع سبب التأخير إلى ضعف التمويل: what the speaker puts down to a cause is named before it."""
    i = other.first
    if other.imperfect or other.sense != "explain" or "ila_an" not in other.takes or not reading.is_comma(i - 1):
        return False
    if (other.gender, other.number) != (cue.gender, cue.number):
        return False
    clause = range(i + 1, min(len(reading), i + _CAUSE))
    comma = next((k for k in clause if reading.kind(k) == "punct"), clause.stop)
    return any(reading.in_set("causes_behind", k) for k in range(i + 1, comma))


def _names_again(reading: Reading, other: Cue, cue: Cue) -> bool:
    """أوضح الوزير أن …، وفسر الوزير هذا التراجع: the speaker is named again, by the same words."""
    if other.imperfect or not reading.is_comma(other.first - 1):
        return False
    first, again = subject_after(reading, cue.first), subject_after(reading, other.first)
    if first is None or again is None or first.last - first.first != again.last - again.first or not can_speak(reading, again):
        return False
    return reading.sentence.texts[first.first : first.last] == reading.sentence.texts[again.first : again.last]


def _is_named_turn(reading: Reading, other: Cue) -> bool:
    """أوضح الخبير أن …، ويرى سالم أن: behind a comma the present tense too, with somebody by name or office who says it."""
    own = subject_after(reading, other.first) if reading.is_comma(other.first - 1) and has_opening(reading, other) else None
    return own is not None and (reading.is_name(own.first) or reading.in_any({"titles", "roles"}, own.first))


def _is_called_upon(reading: Reading, mention: Mention) -> bool:
    """قال الرئيس إن السلام مستحيل ودعا البرلمان لنزع الحصانة: behind whom a verb calls upon stands what it calls for."""
    behind = mention.last
    if reading.in_set("relative", behind):  # وطالب العملاء الذين لم يصرفوا حوالاتهم بسرعة التوجه
        behind = next(
            (k for k in range(behind, min(len(reading), behind + _DESCRIBED)) if reading.text(k).startswith("ب")), behind
        )
    nobody = not reading.is_name(mention.first) and not reading.in_any({"roles", "titles"}, mention.first)
    return nobody and (
        bool(reading.in_set("complement_prepositions", behind))
        or (reading.text(behind).startswith(("ل", "ب")) and not reading.is_name(behind))
    )


def _has_other_subject(reading: Reading, other: Cue, cue: Cue) -> bool:
    """أشار إلى أن المجلة طرحت شكلها، وحرصت على أن: a verb that only shows or wants, of another gender than the speaker's."""
    apart = other.gender != cue.gender and None not in (other.gender, cue.gender)
    return apart and other.statement == "thought" and subject_after(reading, other.first) is None


def _has_complement(reading: Reading, other: Cue) -> bool:
    """، ليضيف بأن, ، ليكشف عن برنامج."""
    return has_opening(reading, other) or (other.nominal and _governs(reading, other.last))


def _tells_me(reading: Reading, other: Cue) -> bool:
    """قال ناصر: زرت أصدقاء وأكدوا لي أن, ونصحوني: what the speaker was told is part of what he tells."""
    return (reading.text(other.first).endswith("ني") and other.pronoun is not None) or reading.in_set("to_me", other.last) > 0


def is_another(reading: Reading, i: int, cue: Cue | None) -> bool:
    """أكد الوزير أن الوحدة انسحبت، لكنها تنفي: the pronoun of the conjunction is not the speaker's, so the clause goes on."""
    if cue is None or cue.gender is None or not reading.in_set("pronoun_subjects", i, conjunction=True):
        return False
    pronoun = reading.text(i)
    return (cue.number == "s" or cue.number is None) and pronoun.endswith("ه" if cue.gender == "f" else "ها")


def _noun_takes_over(reading: Reading, other: Cue, cue: Cue | None, first: int) -> bool:
    """Whether a participle, verbal noun or preposition ends a clause."""
    i = other.first
    if other.form == "preposition":
        return reading.is_comma(i - 1) or reading.kind(i - 1) == "passage"
    opens_soon = (
        find_opening(reading, other, other.last, ("complementizer", "passage", "colon"), _SOON) is not None
        or is_question(reading, other, other.last)
        or (other.sense == "add" and _says_on_occasion(reading, other))
    )
    if other.form != "participle":
        return other.form == "verbal_noun" and reading.is_comma(i - 1) and opens_soon
    if reading.in_set("time", i) or reading.in_set("that", i - 1):
        return False  # مجددا; معلومات مؤكدة
    definite = reading.text(i - 1).startswith(("ال", "وال", "بال", "لل")) or carries_pronoun(
        reading.text(i - 1)
    )  # روايتها مشيدة, no رسالة مشيدة
    told = any(reading.is_verb(k) for k in range(first, i))
    hung = told and hangs_on(reading, i, cue)
    apart = (
        other.gender == "m"
        or reading.kind(i - 1) in {"passage", "number"}  # يعود إلى عام 2013 مبينة أنها
        or (told and definite)
        or hung
    )  # no الحكومة ملتزمة: the predicate
    object_follows = other.gender == "m" and _has_object(reading, i + 1)
    said = other.nominal and other.statement != "thought"  # حكومة الولاية حريصة على المسيرة: the predicate of what is said
    governs = said and apart and other.number == "s" and (object_follows or _governs(reading, i + 1) or hung)
    opens = opens_soon and apart and (other.statement == "yes" or other.gender == "m")
    parted = reading.is_comma(i - 1) or reading.text(i - 1) == "؛"
    return (parted and (opens_soon or other.nominal)) or opens or governs


def hangs_on(reading: Reading, i: int, cue: Cue | None) -> bool:
    """Whether by the parse a participle hangs on the verb of saying itself: ذكرت أن عمرها 21 سنة مؤكدة أنه."""
    word = reading.parse.word(i) if reading.parse is not None else None
    return cue is not None and reading.parse is not None and word is not None and word.head == reading.parse.main_index(cue.first)


def _has_object(reading: Reading, i: int) -> bool:
    """داعيا | المجلس للانعقاد, مشيرا | للزيارات, مؤكدا | عزم الشعب: what a participle of saying has behind it instead of a clause."""
    text = reading.text(i)
    described = reading.text(i - 2).endswith("ا")  # تقدما لافتا للمصارف
    if text.startswith("ال") or (text.startswith("لل") and not described):
        return True
    free = not text.startswith(("ل", "ب")) and not reading.in_any(ADJUNCTS, i)
    return free and reading.in_set("common", i) > 0 and reading.text(i + 1).startswith("ال") and not reading.is_verb(i)


def _governs(reading: Reading, i: int) -> bool:
    """مشيدا بالإدارة, داعيا إلى الحوار: the preposition that a participle of saying takes its complement with."""
    if reading.in_set("pronoun_prepositions", i):
        return False
    return bool(reading.in_set("complement_prepositions", i)) or (
        reading.parse is not None and reading.text(i).startswith("ب") and reading.parse.is_prepositional(i)
    )


def _says_on_occasion(reading: Reading, other: Cue) -> bool:
    """مضيفا أثناء لقاء مع الأطباء في قاعة المستشفى: «…»: behind adjuncts, but with a colon."""
    opening = find_opening(reading, other, other.last, ("passage", "colon"), _OCCASION)
    return opening is not None and reading.is_colon(opening.at)


def heads_report(reading: Reading, i: int) -> bool:
    """لكن الشركة قالت إن: without a comma, but with somebody of its own before the verb."""
    mention = read_phrase(reading, i + 1)
    cue = reading.cue_at(mention.last) if mention is not None else None
    return cue is not None and cue.form == "verb" and cue.statement == "yes" and has_opening(reading, cue)


def starts_report(reading: Reading, i: int) -> bool:
    """لكن الوزارة قالت إن، غير أنه أقر بأن: a turn of the reporter, with a speech verb and an opener of its own."""
    topic = reading.in_set("topics", i) > 0
    for j in range(i + 1, min(len(reading), i + (_TOPIC if topic else _TURN))):
        cue = reading.cue_at(j)
        if cue is not None and cue.form == "verbal_noun" and has_opening(reading, cue):
            return True  # غير أن الوزير سارع إلى التوضيح بأن
        if cue is not None and cue.form == "verb" and cue.pronoun is not None and not has_opening(reading, cue):
            continue  # بينما رواية أخرى تؤكدها المصادر تشير إلى أن
        if cue is not None and cue.form == "verb":
            called = cue.sense == "describe" and cue.pronoun is not None and reading.in_set("unnamed", cue.first - 1)
            sure = cue.statement == "yes" or (topic and cue.statement == "thought")  # أما فلان فيرى أن
            return bool(called) or (sure and has_opening(reading, cue))
        if reading.kind(j) == "punct" or (reading.opening_at(j) is not None and j > i + 1):
            return False
    return False
