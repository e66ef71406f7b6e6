"""Where a content may begin behind a cue without an opener of its own: the clause without a complementizer.

Indexes are token indexes.
"""

from typing import Final

from quotes.beginnings import begins_cause
from quotes.between import is_for_marked, skip_adverbs
from quotes.cues import Cue
from quotes.finding import OF_MINE, begins_speech, is_question
from quotes.mentions import Mention, is_addressee, read_phrase
from quotes.names import can_speak, may_be_name
from quotes.places import carries_pronoun
from quotes.reading import Opening, Reading
from quotes.rulebook import Pattern
from quotes.sources import Source, find_source
from quotes.subjects import subject_after

_CLOSE: Final = 4  # tokens behind a subject in which a negation shows that a clause begins
_SOON: Final = 6  # tokens behind a source in which its comma stands
_SOURCE: Final = 14  # tokens of a source at the head of a sentence
_RELATIVE: Final = 25  # tokens of a clause that describes that source
_NAME_LIKE: Final = 3  # marked names on the way to an opener are rarely longer


def may_be_opened(reading: Reading, pattern: Pattern, cue: Cue) -> bool:
    """Whether a content may open behind a cue at all: cheaper to see than its speaker, and most cues have none."""
    if pattern.opener != ("bare",):
        return reading.opens_from(cue.last, pattern.opener)
    return cue.form == "preposition" or "bare" in cue.takes or bool(reading.ends_in_set("source_ma", cue.first))


def bare_opening(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """Return where a clause without a complementizer begins: after a comma, or with a particle right after the speaker phrase."""
    inserted = _behind_insertion(reading, cue, mention)
    if inserted is not None or cue.form == "preposition":
        return inserted or _after_source(reading, cue, mention, start)
    sourced = reading.ends_in_set("source_ma", cue.first)
    if sourced and cue.first <= sourced + bool(reading.in_set("openers_of_turn", 0)) and mention is not None:
        return _behind_comma(reading, mention)
    if "bare" not in cue.takes or _is_no_verb(reading, cue) or is_to_come(reading, cue):
        return None  # وستواصل المنطقة، بما فيها العاصمة، تصدر القائمة: what somebody will say is not said yet
    at = skip_adverbs(reading, start)
    follower = reading.cue_at(at + 1)
    own = reading.cue_at(at)
    spoken = (
        own is not None and own.form == "verb" and own.statement == "yes" and not own.needs_opener
    )  # كانت أعلنت عنه، قالت فلانة إن
    manner = own is not None and own.form == "participle"  # وقال المذيع معلقا
    if (
        at >= len(reading)
        or spoken
        or manner
        or (follower is not None and (follower.conjunction or follower.form == "participle"))
        or reading.in_set("nominal_negations", at)  # أعلنت عدم إدراجها
    ):
        return None
    if is_addressee(reading, at + 1) or is_for_marked(reading, at + 1):
        return None  # وأكد الوزير، لـ«الأفق»، بعد عرض الحالة عليه، تشكيل لجنة
    if at > start and reading.is_comma(at - 1) and not _is_adjunct(reading, at) and not _may_be_person(reading, at):
        return Opening("bare", at - 1, at)
    if (
        reading.is_comma(at)
        and at + 1 < len(reading)
        and not (at == start and _closes_apposition(reading, mention, at))
        and not _is_adjunct(reading, at + 1)
        and not carries_pronoun(reading.text(at + 1))
    ):
        return Opening("bare", at, at + 1)
    office = reading.in_any({"roles", "titles"}, at + 1)  # يقول فلان - رئيس الشركة: إن
    if reading.is_dash(at) and reading.kind(at + 1) == "word" and not office and not _is_adjunct(reading, at + 1):
        return Opening("bare", at, at + 1)  # وأضاف – نشكر الجميع
    behind = _past_occasion(reading, at) or first_person(reading, cue, at)
    if behind is not None:
        return Opening("bare", behind - 1, behind)
    particle = (reading.in_set("particles", at) and not reading.in_set("no_clause", at)) or reading.in_set("impersonal_heads", at)
    begins = (
        particle
        or (at == cue.last and cue.sense in OF_MINE and not cue.needs_opener and is_headed(reading, at))
        or is_question(reading, cue, at)
        or (begins_speech(reading, cue) if at == cue.last else _is_of_speaker(reading, mention, at))
        or _is_plain_clause(reading, cue, at)
        or (mention is not None and _is_clause_of_noun(reading, cue, at))
        or (at == cue.last and begins_cause(reading, at))
        or is_topic(reading, cue, find_source(reading, ("subject",), cue, ()))
    )
    return Opening("bare", at, at) if begins else None


def is_headed(reading: Reading, i: int) -> bool:
    """قال | يتميز القطاع بأنه: a verb that says nothing and its definite subject begin what was said."""
    verb = reading.is_verb(i) and reading.cue_at(i) is None and not reading.is_name(i)
    return verb and reading.text(i + 1).startswith("ال") and not reading.in_any({"titles", "roles"}, i + 1)


def _closes_apposition(reading: Reading, mention: Mention | None, comma: int) -> bool:
    """وأكد الشيخ، فلان، تحفظ الجامع: a comma that ends what another one began opens no clause without a verb at its head."""
    begun = mention is not None and any(reading.is_comma(k) for k in range(mention.first, mention.last))
    return begun and not reading.is_verb(comma + 1) and not reading.in_set("particles", comma + 1)


def is_to_come(reading: Reading, cue: Cue) -> bool:
    """ستشهد, وستواصل: a verb with the particle of the future."""
    return cue.imperfect and reading.text(cue.first).removeprefix(cue.conjunction).startswith("س")


def _behind_insertion(reading: Reading, cue: Cue, mention: Mention | None) -> Opening | None:
    """في المدينة -يقول الكاتب- | الأمر مختلف: cue and speaker are put into the clause between two dashes."""
    if mention is None or mention.first < cue.first or not reading.is_dash(cue.first - 1):
        return None
    closed = reading.is_dash(mention.last) and mention.last + 1 < len(reading)
    return Opening("bare", mention.last, mention.last + 1) if closed else None


def _behind_comma(reading: Reading, mention: Mention) -> Opening | None:
    """ووفقا لما ذكرته الشرطة، | أغلقت الطريق: the clause behind the comma of the source, unless a verb of saying of its own carries it."""
    soon = range(mention.last, min(len(reading), mention.last + _SOON))
    comma = next((k for k in soon if reading.is_comma(k) or (reading.text(k) == "؛" and reading.in_set("then", k + 1))), None)
    if comma is None or any(c.form == "verb" and mention.last <= c.first < comma for c in reading.cues):
        return None  # بحسب ما أورده الموقع قال الخبير، …
    if _is_told(reading, skip_adverbs(reading, comma + 1)):
        return None  # ووفقا لما أوردته الوكالة، اليوم، أفاد ناشطون بأن
    first = comma + 1 + (reading.in_set("then", comma + 1) > 0)
    return Opening("bare", comma, first)


def _is_no_verb(reading: Reading, cue: Cue) -> bool:
    """وبين مؤيد ومعارض: the parse knows better; ما قاله الرئيس قد لا يقنع أحدا: the verb of a relative clause says nothing more."""
    relative = (
        cue.pronoun is not None and reading.in_set("what", cue.first - 1) and not reading.ends_in_set("source_ma", cue.first)
    )
    return bool(relative) or (reading.parse is not None and reading.parse.upos(cue.first) in {"ADP", "CCONJ"})


def _past_occasion(reading: Reading, at: int) -> int | None:
    """فذكرت على حسابها، | فتح النفق: the verb behind the comma that ends the occasion or place of what was said."""
    if not reading.in_set("before_nouns", at) or not reading.in_set("speech_events", at + 1):
        return None
    paper = next((k for k in range(at + 2, min(len(reading), at + _SOON)) if _is_papers(reading, k)), None)
    if paper is not None:
        return paper + 1
    comma = next((k for k in range(at + 2, min(len(reading), at + _SOON)) if reading.is_comma(k)), None)
    plain = comma is not None and not any(reading.cue_at(k) or reading.opening_at(k) for k in range(at, comma))
    return comma + 1 if comma is not None and plain and reading.is_verb(comma + 1) and reading.cue_at(comma + 1) is None else None


def _is_papers(reading: Reading, k: int) -> bool:
    """وقال في تصريحات لـ«الأفق» | العمل في السد سيعود نفعه: behind the paper that it was told begins a clause without a comma."""
    told = reading.kind(k) == "passage" and reading.in_set("addressing", k - 1)
    named = told and len(reading.tokens[k].text.split()) <= _NAME_LIKE
    begins = named and reading.kind(k + 1) == "word" and not _is_adjunct(reading, k + 1) and not reading.is_verb(k + 1)
    if not begins or reading.in_set("before_nouns", k + 1):
        return False
    clause = range(k + 1, next((n for n in range(k + 2, len(reading)) if reading.is_comma(n)), len(reading)))
    return not any(reading.opening_at(n) for n in clause) and any(reading.is_verb(n) for n in clause[:_OCCASION])


def first_person(reading: Reading, cue: Cue, at: int) -> int | None:
    """وأضاف من أمام المقر في تصريح للوكالة | نؤكد على مطلبنا: behind adjuncts a verb in the first person begins what was said."""
    adjunct = _is_adjunct(reading, at) or reading.in_set("before_nouns", at)
    if cue.sense not in OF_MINE or cue.needs_opener or not adjunct or reading.parse is None:
        return None
    for k in range(at + 1, min(len(reading), at + _OCCASION)):
        if reading.kind(k) != "word" or reading.in_set("relative", k) or reading.opening_at(k) is not None:
            return None
        if reading.in_set("first_pronouns", k):
            return k
        forms = [a.form for a in reading.lexicon.analyse(reading.text(k))]
        if forms and all(form.person == 1 for form in forms) and not reading.in_set("relative", k - 1):
            return k
        if reading.is_verb(k):
            return None
    return None


_OCCASION: Final = 14  # tokens of the adjuncts behind a verb of saying


def _is_clause_of_noun(reading: Reading, cue: Cue, at: int) -> bool:
    """وأضاف المدير | نسبة الغياب لم تتعد: behind a verb of going on and its subject, a noun that a verb soon follows."""
    if cue.sense not in {"add", "continue"} or not cue.conjunction or reading.kind(at) != "word" or _is_adjunct(reading, at):
        return False
    if any(reading.in_set("verb_negations", k) for k in range(at + 1, min(len(reading), at + _CLOSE))):
        return True
    subject = reading.parse is not None and reading.parse.is_subject(at)
    return subject and any(reading.is_verb(k) for k in range(at + 1, min(len(reading), at + _SOON)))


def _is_plain_clause(reading: Reading, cue: Cue, at: int) -> bool:
    """وقال ثقتنا عالية، قالت الحكومة يحق التعبير: behind a verb that does nothing but say, words that nothing opens, a verb among them."""
    if cue.sense != "say" or cue.needs_opener or cue.form != "verb" or cue.pronoun is not None or at + _PLAIN > len(reading):
        return False
    if (
        reading.kind(at) != "word"
        or _is_adjunct(reading, at)
        or reading.in_set("before_nouns", at)
        or reading.opens_from(at, ("complementizer", "colon"))
    ):
        return False
    ours = reading.text(at).endswith("نا") and not reading.is_name(at)
    return reading.kind(at) == "word" and (ours or any(reading.is_verb(k) for k in range(at, min(len(reading), at + _SHOWN))))


_PLAIN: Final = 3  # tokens of a clause that nothing opens, at the least
_SHOWN: Final = 5  # tokens in which it shows its verb


def _is_of_speaker(reading: Reading, mention: Mention | None, at: int) -> bool:
    """قال المدرب | نريد أن نفوز: a verb in the first person, whose person is the speaker right before it."""
    speaks = (
        mention is None
        or can_speak(reading, mention)
        or (mention.last - mention.first == 1 and may_be_name(reading, mention.first))
    )
    return reading.in_set("our_verbs", at) > 0 and speaks


def _after_own(reading: Reading, cue: Cue) -> Opening | None:
    """وبحسب كلامه، | الطريق مغلق, وحسب قوله فإن الطريق مغلق: the clause behind the words of whoever spoke last, at the head of the sentence."""
    at = cue.last + reading.is_comma(cue.last)
    at += reading.in_set("then", at) > 0
    headed = cue.first <= bool(reading.in_set("openers_of_turn", 0)) * 2
    return Opening("bare", cue.last, at) if headed and cue.last < at < len(reading) else None


def _after_source(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """بحسب مصدر، | أغلقت الطريق: the clause after the comma behind a source at the head of the sentence."""
    if mention is None:
        return _after_own(reading, cue) if cue.own_speaker else None
    behind = _then(reading, mention)
    joined = behind is not None and (_heads_clause(reading, cue) or _is_soon(reading, cue, mention, behind))
    if cue.first > 1 + bool(reading.in_set("openers_of_turn", 0)) and not joined:
        return None  # ، ووفقا لمصدر طلب عدم ذكر اسمه فإن: a source at the head of a clause
    if behind is not None and _is_told(reading, behind + 1):
        return None
    if behind is not None and behind + 1 < len(reading):
        return Opening("bare", behind, behind + 1)  # وبحسب عضو في الوفد طلب عدم ذكر اسمه فإن: whoever it is
    surname = mention.last - mention.first == 1 and reading.text(mention.first) in reading.article.surnames
    if not surname and not can_speak(reading, mention):
        return None
    at = start
    while at < len(reading) and not reading.is_comma(at) and at < start + _SOURCE:
        at += 1
    verbal = (
        at > start and reading.is_verb(start) and reading.cue_at(start) is None
    )  # وبحسب المنظمين | شكلت الندوة، التي عقدت أمس، فرصة
    at = at + 1 if reading.is_comma(at) and not verbal else start
    if reading.in_set("relative", at):  # وفقا للشركة، التي تملك السد، فإن
        at = next(
            (k for k in range(at, min(len(reading), at + _RELATIVE)) if reading.in_set("then", k) and reading.is_comma(k - 1)),
            len(reading),
        )
    if reading.in_set("then", at):
        at += 1
    if _is_told(reading, at):
        return None
    return Opening("bare", at, at) if at < len(reading) else None


def _heads_clause(reading: Reading, cue: Cue) -> bool:
    """Whether a source stands behind a comma and the conjunction that begins a clause."""
    return reading.is_comma(cue.first - 1) and reading.text(cue.first).startswith("و")


def _is_soon(reading: Reading, cue: Cue, mention: Mention, behind: int) -> bool:
    """لأسباب فنية وحسب مصدر مطلع فإن, ولكن وفقا لمصدر فقد: a source with its conjunction, and a clause that begins right behind it."""
    joined = reading.text(cue.first)[1:] in reading.lexicon.set("source_prepositions").firsts
    begins = joined or reading.ends_in_set("clause_starters", cue.first) > 0
    begun = reading.in_set("then", behind) > 0 and behind <= mention.last + 1
    return begins and begun and not reading.in_set("norms", cue.last)


def _then(reading: Reading, mention: Mention) -> int | None:
    """Return the word with which the clause behind a source begins: فإن, or إن right behind it."""
    at = _past_office(reading, mention.last)
    if reading.in_set("that", at):
        return at
    return next((k for k in range(mention.last, min(len(reading), mention.last + _RELATIVE)) if reading.in_set("then", k)), None)


def _past_office(reading: Reading, at: int) -> int:
    """وجاء على لسان فلان | المتحدث الإعلامي للجامعة أن: an office without a comma belongs to whom it stands behind."""
    office = read_phrase(reading, at) if reading.in_any({"roles", "titles"}, at) else None
    return office.last if office is not None else at


def _is_told(reading: Reading, at: int) -> bool:
    """وحسب الوكالة، اعتبر السفير أن; وبحسب «الأفق»، فقد ذكر البنك أن: the verb at a token carries what follows it."""
    told = reading.cue_at(at)
    if told is None or told.form != "verb" or told.statement != "yes" or not reading.opens_from(at + 1, ("complementizer",)):
        return False
    subject = subject_after(reading, told.first) if told.needs_opener else None
    return not told.needs_opener or (subject is not None and can_speak(reading, subject))


def _may_be_person(reading: Reading, i: int) -> bool:
    return bool(reading.in_set("roles", i) or reading.in_set("titles", i) or reading.is_name(i))


def is_topic(reading: Reading, cue: Cue, source: Source) -> bool:
    """وأضاف نسبة التحمل يتحملها المالك: a thing with a verb behind it is what the reported clause is about, not who says it."""
    mention = source.mention
    if mention is None or source.place != "after" or cue.sense not in {"add", "continue"} or not cue.conjunction:
        return False
    if mention.first != cue.last or can_speak(reading, mention):
        return False
    denied = reading.in_set("verb_negations", mention.last)
    return reading.is_verb(mention.last + denied) or _is_equated(reading, mention.last)


def _is_equated(reading: Reading, i: int) -> bool:
    """النقطة الأساسية التي تعنينا هي أن: a pronoun before the complementizer makes a sentence of its own of what stands before it."""
    that = next((k for k in range(i, min(len(reading), i + _SOON)) if reading.in_set("that", k)), None)
    return that is not None and reading.in_set("pronouns", that - 1) > 0


def _is_adjunct(reading: Reading, i: int) -> bool:
    return bool(
        reading.in_set("comments", i)
        or reading.in_set("adjunct_prepositions", i)
        or reading.in_set("no_clause", i)
        or reading.in_set("relative", i, conjunction=True)
    )
