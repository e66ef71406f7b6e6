"""Find the speaker of a cue in its sentence: the places that a pattern names, tried in their order.

What the sentence leaves open (a dropped subject, a pronoun) is for `quotes.resolve`.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from quotes.attribution import Attribution, Kind
from quotes.candidates import agree, candidates, owner_of
from quotes.content import Content
from quotes.cues import Cue
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak
from quotes.ongoing import PERSON_OBJECT
from quotes.places import carries_pronoun, without_clitic
from quotes.reading import Reading
from quotes.rulebook import SpeakerPlace
from quotes.subjects import subject_after, subject_before

_TELLING: Final = frozenset({"report", "reply"})  # أبلغ الصحيفة: whom it was told to may follow the verb


class Source(NamedTuple):
    """Where the speaker stands: a mention, or the index of the attribution whose speaker it shares; the outlet beside it."""

    mention: Mention | None = None
    governor: int | None = None
    via: Mention | None = None
    place: str = "dropped"


def find_source(reading: Reading, places: Sequence[SpeakerPlace], cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return the speaker at the first of the places that holds one; an empty source when the sentence names none."""
    for place in places:
        source = _at(reading, place, cue, found)
        if source is not None:
            return source
    return Source()


def _at(reading: Reading, place: SpeakerPlace, cue: Cue, found: Sequence[Attribution]) -> Source | None:
    if place == "subject":
        return _subject(reading, cue, found)
    if place == "governor":
        hastening = _hastening(reading, cue)
        if hastening is not None:
            return Source(mention=hastening, place="before")
        governor = _governor(reading, cue, found)
        return None if governor is None else Source(governor=governor, place="governor")
    via: Mention | None = None
    if place == "carrier":
        mention, via = _carrier(reading, cue)
    elif place == "document":
        mention = _document(reading, cue)
    else:
        mention = _object(reading, cue) if place == "object" else None
    return None if mention is None else Source(mention=mention, via=via, place=place)


def _subject(reading: Reading, cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return the subject after the verb, else before it, else whom it continues."""
    # وكان الوزير قد قال, وكان الوزير، أكد: the subject stands before
    past = reading.in_set("past_particles", cue.first - 1) or _is_pluperfect(reading, cue)
    after = subject_after(reading, cue.last - 1)
    if past and after is not None and not can_speak(reading, after):
        after = None
    asked = (
        past
        or after is None
        or (carries_pronoun(reading.text(after.first)) and not can_speak(reading, after))  # كان الرئيس أكد استعداده
        or (
            reading.in_set("relative", cue.first - 1 - reading.in_set("auxiliaries", cue.first - 1))
            and not can_speak(reading, after)
        )
        or (cue.sense in PERSON_OBJECT | _TELLING and cue.pronoun is None)
        or _is_object_of(reading, cue, after)
        or _is_considering(reading, cue)
    )  # هذه الرواية ردها مسؤول: an object before
    before = subject_before(reading, cue.first) if asked else None
    if before is not None and after is not None and (_is_set_off(reading, before, after, cue) or _is_credit(reading, before)):
        before = None
    outdone = before is not None and after is not None and can_speak(reading, after) and not can_speak(reading, before)
    if before is not None and not outdone and not _is_thing(reading, before):
        return Source(mention=before, place="before")
    if after is None and reading.in_set("resumptives", cue.last) and not cue.conjunction:
        teller = _teller(reading, cue.first - 1 - reading.in_set("relative", cue.first - 1, conjunction=True))
        teller = teller or _orator(reading, cue.first)
        if teller is not None:
            return Source(mention=teller, place="before")
    if after is not None:
        spokesman = _mouthpiece(reading, after)
        return Source(mention=after, place="after") if spokesman is None else Source(mention=spokesman, via=after, place="after")
    continued = _continuing(reading, cue, found)
    asked_one = _asked(reading, cue) if continued == Source() else None
    return continued if asked_one is None else Source(mention=asked_one, place="before")


def _is_object_of(reading: Reading, cue: Cue, after: Mention) -> bool:
    """لكن فلان مدرب الفريق أكد قدرة ناديه: right behind whoever can speak, what a verb has after it is its object."""
    if cue.conjunction or not cue.nominal or can_speak(reading, after):
        return False
    before = subject_before(reading, cue.first)
    return before is not None and before.last == cue.first and can_speak(reading, before)


def _is_credit(reading: Reading, mention: Mention) -> bool:
    """وكالات أشادت الدولة بفلان: a word for agencies at the head of a sentence, with a subject behind its verb, is a credit."""
    return mention.first == 0 and mention.last == 1 and reading.in_any({"agencies", "headline_stops"}, 0)


def _is_considering(reading: Reading, cue: Cue) -> bool:
    """كندا تعتبر البلاد على حافة الانهيار: whoever stands before a verb of considering is its subject, and its object behind it."""
    if cue.sense != "consider" or not cue.imperfect or cue.conjunction or cue.pronoun is not None:
        return False
    before = subject_before(reading, cue.first)
    return before is not None and can_speak(reading, before)


def _is_pluperfect(reading: Reading, cue: Cue) -> bool:
    """وكان الناطق باسم الحركة، أكد أمس: a verb in the perfect behind a comma, where the sentence begins with كان."""
    led = reading.in_set("auxiliaries", 0, conjunction=True) > 0 and reading.is_comma(cue.first - 1)
    return led and not cue.imperfect and not cue.conjunction


def _is_set_off(reading: Reading, before: Mention, after: Mention, cue: Cue) -> bool:
    """ووفقا لوكالة، اليوم، أفاد ناشطون بأن: behind a comma a verb of telling has for its subject whoever stands right behind it."""
    parted = any(reading.is_comma(k) for k in range(before.last, cue.first))
    told = reading.kind(after.first) == "passage" or reading.in_any({"outlets", "addressees", "documents"}, after.first)
    return parted and cue.sense in _TELLING and after.first == cue.last and can_speak(reading, after) and not told


def _asked(reading: Reading, cue: Cue) -> Mention | None:
    """ولدى سؤال المدرب عن ذلك، أكد أن: whoever was asked, where the sentence begins with the question."""
    for k in range(_QUESTION):
        length = reading.in_set("questioning", k, conjunction=True)
        mention = read_phrase(reading, k + length) if length else None
        if mention is not None and mention.last < cue.first and not cue.conjunction:
            return mention
    return None


_QUESTION: Final = 3  # tokens in which the question that a sentence begins with is named


def _teller(reading: Reading, end: int) -> Mention | None:
    """تصريحات نسبت لوزير الطاقة التي قال فيها: whose words the noun means that a relative clause describes, behind ل."""
    for k in range(end, max(-1, end - _DESCRIBED), -1):
        if reading.kind(k) != "word" or reading.opening_at(k) is not None:
            return None
        person = any(
            form in reading.lexicon.set(name) for form in without_clitic(reading.text(k)) for name in ("roles", "titles", "orgs")
        )
        if reading.text(k).startswith("ل") and person:
            return Mention(k, end + 1)
    return None


def _orator(reading: Reading, end: int) -> Mention | None:
    """تلت ذلك كلمة رئيس الجمعية فلان، أوضح فيها أن: whose words the noun means that فيها points back at, right behind it."""
    for k in range(end - 1, max(-1, end - _SPEECH), -1):
        event = any(form in reading.lexicon.set("speech_events") for form in (reading.text(k), *without_clitic(reading.text(k))))
        if event and reading.in_any({"titles", "roles"}, k + 1):
            mention = read_phrase(reading, k + 1)
            return mention if mention is not None and mention.last <= end and can_speak(reading, mention) else None
    return None


_SPEECH: Final = 16  # tokens of a speech and of whose it is
_DESCRIBED: Final = 6  # tokens of whose words a relative clause describes


def _mouthpiece(reading: Reading, mention: Mention) -> Mention | None:
    """أكدت الشركة على لسان مديرها فلان: whoever speaks for the body that the verb has for its subject."""
    at = mention.last + reading.is_comma(mention.last)
    length = reading.in_set("mouthpieces", at)
    return read_phrase(reading, at + length) if length else None


def _is_thing(reading: Reading, mention: Mention) -> bool:
    """حتى نهاية العام قال, إلى الشمال التي قال إن: a frequent word behind a preposition is nobody, however near it stands to the verb."""
    governed = reading.in_set("adjunct_prepositions", mention.first - 1) or reading.in_set("before_nouns", mention.first - 1)
    return governed > 0 and reading.in_set("common", mention.first) > 0 and not can_speak(reading, mention)


def _continuing(reading: Reading, cue: Cue, found: Sequence[Attribution]) -> Source:
    """Return whom a verb without a subject of its own continues inside its sentence: the last cue that agrees with it."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if earlier is not None and found[n].kind == "nominal" and reading.in_set("relative", earlier.first - 1, conjunction=True):
            continue  # المعسكر الذي اختتم أخيرا: a clause that describes something
        thing = found[n].mention if found[n].kind == "nominal" else None
        if (
            thing is not None
            and not can_speak(reading, thing)
            and reading.in_set("pronoun_subjects", cue.first - 1, conjunction=True)
        ):
            continue  # عرض عليه تجميد القرار، إلا أنه رفض
        if earlier is not None and earlier.sense == "ask" and cue.sense == "reply":
            return Source()  # سأله القاضي فأجاب
        if earlier is not None and is_set_apart(reading, cue, found[n]):
            return Source()
        if (
            earlier is not None
            and earlier.form == "verb"
            and cue.first not in range(found[n].content.first, found[n].content.last)
            and agree(earlier.gender, cue.gender)
            and agree(earlier.number, cue.number)
        ):
            return Source(governor=n)
    return Source()


def is_set_apart(reading: Reading, cue: Cue, earlier: Attribution) -> bool:
    """دعا الرئيس إلى الحوار، بينما اختتم المدير زيارة قال إنها: between a cue and an earlier one another clause names its own subject."""
    if earlier.kind == "nominal" and earlier.cue is not None and reading.in_set("relative", earlier.cue.first - 1):
        return cue.form == "participle"  # وأشار البيان الذي توصلت الصحيفة به إلى أن …، موضحا
    nearest = next(iter(candidates(reading, cue)), None)
    if nearest is None or earlier.cue is None or nearest.first <= earlier.cue.last or not can_speak(reading, nearest):
        return False
    if earlier.kind != "nominal" and earlier.content.first <= nearest.first < earlier.content.last:
        return False
    return any(reading.ends_in_set("contrasts", k) for k in range(nearest.first - 2, nearest.first + 1))


def _object(reading: Reading, cue: Cue) -> Mention | None:
    if cue.own_speaker:
        return None
    start = cue.last
    word = reading.text(start)
    mention = read_phrase(reading, start)
    if mention is None or not word or (reading.in_set("measures", start) and mention.last == start + 1):
        return None  # تفتح البوابات، حسب الحاجة
    return owner_of(reading, mention) if reading.in_set("own_words", start) else mention


def _document(reading: Reading, cue: Cue) -> Mention | None:
    """جاء في البيان أن: the text itself, its issuer with it."""
    noun = reading.text(cue.first - 1)
    bound = reading.in_set("resumptives", cue.last) and any(
        form in reading.lexicon.set("documents") for form in (noun, *without_clitic(noun))
    )
    if bound:
        neutral = cue._replace(gender=None, number=None)
        heads = (m for m in candidates(reading, neutral) if can_speak(reading, m) and not reading.in_set("documents", m.first))
        return next(heads, None)  # ردت الرئاسة ببيان جاء فيه
    at = next((j for j in range(cue.last, min(len(reading), cue.last + 4)) if reading.in_set("document_prepositions", j)), None)
    return read_phrase(reading, at + 1) if at is not None and reading.in_set("documents", at + 1) else None


def _carrier(reading: Reading, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """نقلت الوكالة عن الوزير قوله: the source after عن, the subject of the verb as outlet."""
    low, high = max(0, cue.first - 25), cue.first
    if _hastening(reading, cue) is not None:
        return None, None
    if cue.form in {"verb", "participle"}:
        low, high = cue.last, min(len(reading), cue.last + 20)
    for j in range(high - 1, low - 1, -1) if cue.form == "verbal_noun" else range(low, high):
        quoting = (
            cue if cue.form != "verbal_noun" else next((c for c in reading.cues if c.sense == "quote" and c.last <= j), None)
        )
        ascribed = (
            quoting is not None and "ila_an" in quoting.takes and reading.in_set("ascribing", j) > 0
        )  # نسبت إلى الوزير قوله
        if ascribed or (
            reading.in_set("carrier_prepositions", j)
            and (quoting is not None or reading.ends_in_set("source_prepositions", j + 1) > 0)
        ):
            mention = read_phrase(reading, j + 1)
            if mention is not None:
                verb = cue if cue.form == "verb" else next((c for c in reading.cues if c.form == "verb" and c.last <= j), None)
                return mention, subject_after(reading, verb.last - 1) if verb is not None else None
    return None, None


def _hastening(reading: Reading, cue: Cue) -> Mention | None:
    """غير أن الوزير سارع إلى التوضيح بأن: behind a turn, a verbal noun without a pronoun is the deed of the clause's own subject."""
    if cue.form != "verbal_noun" or cue.pronoun is not None:
        return None
    for k in range(cue.first - 1, max(-1, cue.first - _TURN), -1):
        length = reading.in_set("clause_starters", k, conjunction=True)
        if length and not reading.is_verb(k):
            mention = read_phrase(reading, k + length)
            return mention if mention is not None and mention.last < cue.first and can_speak(reading, mention) else None
    return None


_TURN: Final = 14  # tokens before a verbal noun in which the clause that it belongs to begins


def _governor(reading: Reading, cue: Cue, found: Sequence[Attribution]) -> int | None:
    """Return the attribution that a participle hangs on: the last one that agrees with it and stands in no other's content."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if (
            earlier is None
            or (earlier.sense == "quote" and cue.form == "verbal_noun")
            or not (agree(earlier.gender, cue.gender) and agree(earlier.number, cue.number))
        ):
            continue
        if found[n].kind == "nominal" and (_is_beside(reading, earlier) or reading.in_set("relative", earlier.first - 1)):
            continue  # البيان الذي توصلت الصحيفة به
        if not any(a.content.first <= earlier.first < a.content.last for a in found[:n] if a.kind != "nominal"):
            return n
    return None


def _is_beside(reading: Reading, cue: Cue) -> bool:
    """Whether a report without a content stands in a clause beside the one that a participle hangs on."""
    if cue.pronoun is not None and reading.in_set("relative", cue.first - 1):
        return True  # الذي انتقده أعضاء الهيئة
    if cue.statement == "thought" and reading.ends_in_set("clause_breakers", cue.first):
        return True  # أوضح التاجر أن السعر نزل، حيث يحرص البعض على اقتنائه، مضيفا
    return reading.in_set("what", cue.first - 1) > 0 and not reading.ends_in_set("source_ma", cue.first)  # ما ذهب إليه البعض


def attributed(rule: str, kind: Kind, cue: Cue, content: Content, source: Source, reading: Reading) -> Attribution:
    """Return an attribution to a source."""
    asked = partial(candidates, reading, cue)
    return Attribution(rule, kind, cue, content, source.mention, source.via, source.governor, source.place, candidates=asked)
