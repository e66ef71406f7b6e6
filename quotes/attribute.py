"""Pair cues with contents and speakers: the patterns of `rules/patterns.toml`, read in order of priority.

Each cue of a sentence takes the first pattern that fits; what the other patterns lacked is kept for `quotes explain`.
"""

from dataclasses import dataclass
from typing import Final, Literal

from quotes.content import Content, clause_before, clause_content, find_opening, passage_content
from quotes.cues import Cue
from quotes.mentions import PERSON_OBJECT, Mention, read_phrase, skip_adverbs, subject_after, subject_before
from quotes.names import can_speak
from quotes.reading import NAME_WORDS, Opening, Reading
from quotes.rulebook import Pattern, SpeakerPlace

Kind = Literal["direct", "mixed", "indirect", "fragment", "nominal"]


_CLOSE: Final = 4
_TELLING: Final = frozenset({"report", "reply"})  # أبلغ الصحيفة: whom it was told to may follow the verb
_NEAR: Final = 12  # tokens in which a verb of many meanings shows its opener, or does not say anything


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its content and, where the sentence names one, its speaker.

    Kind `nominal` is a cue that reports a noun (دعا إلى الهدوء): no statement, but its subject is heard to speak, and
    quoted words in its clause are fragments of that speaker.

    Without a mention, `candidates` are the subjects of the clauses before the cue in its sentence, nearest first.
    `governor` is the index, among the attributions of the sentence, of the one whose speaker this one shares.
    """

    rule: str
    kind: Kind
    cue: Cue | None
    content: Content
    mention: Mention | None = None
    via: Mention | None = None
    governor: int | None = None
    place: str = "dropped"
    opened_by: str = ""
    candidates: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A pattern that a cue did not fit, and what it lacked."""

    rule: str
    cue: Cue
    reason: str


class Attributor:
    """Apply the patterns of a rule book to readings."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Sort the patterns by the forms of cue they take."""
        self._by_form: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for form in pattern.cue:
                self._by_form.setdefault(form, []).append(pattern)

    def attribute(self, reading: Reading) -> tuple[list[Attribution], list[NearMiss]]:
        """Return the attributions of a sentence in the order of their cues, and the patterns that nearly fitted."""
        found: list[Attribution] = []
        missed: list[NearMiss] = []
        for cue in reading.cues:
            if cue.form == "participle" and reading.in_set("saying_participles", cue.first) and _doubled(reading, cue, found):
                continue
            for pattern in self._by_form.get(cue.form, ()):
                if pattern.content == "inside":
                    continue
                result = _try(reading, pattern, cue, found)
                if isinstance(result, Attribution):
                    found.append(result)
                    break
                missed.append(NearMiss(pattern.id, cue, result))
            else:
                nominal = _nominal(reading, cue, found)
                if nominal is not None:
                    found.append(nominal)
        if not found:
            found.extend(_standing(reading))
        return found, missed


def _nominal(reading: Reading, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Return the report of a cue that no pattern fits, with its clause up to where the next one begins."""
    subject = reading.parse is not None and reading.is_verb(cue.first) and reading.parse.subject_of(cue.first) is not None
    silent = cue.needs_opener and cue.statement != "thought" and not subject
    if cue.form not in _NOMINAL_PLACES or silent or any(cue.first in range(a.content.first, a.content.last) for a in found):
        return None
    mention, governor, via, place = _speaker(reading, _NOMINAL_PLACES[cue.form], cue, found)
    start = mention.last if mention is not None and place == "after" else cue.last
    if start >= len(reading):
        return None
    content = clause_content(reading, start, cue)
    if cue.needs_opener:  # its subject is heard, but the words in its clause are hardly its own
        content = Content(content.first, content.last, ())
    elif cue.form == "noun":  # ما وصفه بـ«…»: the words right after it and no more
        content = Content(start, start + 1, tuple(k for k in (start,) if reading.kind(k) == "passage"))
    return Attribution("fragment", "nominal", cue, content, mention, via, governor, place, "", _candidates(reading, cue))


_NOMINAL_PLACES: Final[dict[str, tuple[SpeakerPlace, ...]]] = {"verb": ("subject",), "participle": ("governor",), "noun": ("governor",)}


def _standing(reading: Reading) -> list[Attribution]:
    """Return the quotation that a sentence without cues consists of: somebody who spoke before goes on."""
    quoted = [k for k in range(len(reading)) if reading.is_quotation(k)]
    words = sum(1 for k in range(len(reading)) if reading.kind(k) == "word")
    if len(quoted) != 1 or words > _STRAY_WORDS or len(reading.tokens[quoted[0]].text.split()) < _STANDING_WORDS:
        return []
    return [Attribution("standing-passage", "direct", None, Content(quoted[0], quoted[0] + 1, (quoted[0],)), place="chain")]


_STANDING_WORDS: Final = 6  # a shorter quotation that stands alone is a heading or a title
_STRAY_WORDS: Final = 1


def _doubled(reading: Reading, cue: Cue, found: list[Attribution]) -> bool:
    """قائلا after a finite cue that already has this content."""
    return any(a.content.first >= cue.first and a.cue is not None and a.cue.first < cue.first for a in found)


def _try(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    if pattern.senses and cue.sense not in pattern.senses:
        return f"takes only cues of sense {', '.join(pattern.senses)}"
    if cue.form == "colon":
        return _try_label(reading, pattern, cue, found)
    if pattern.verbs and cue.entry not in pattern.verbs:
        return f"takes only {', '.join(pattern.verbs)}"
    if pattern.content == "before":
        return _try_before(reading, pattern, cue, found)
    return _try_after(reading, pattern, cue, found)


def _try_label(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    """A speaker at the head of the sentence, a colon, the words: headlines and interviews."""
    mention = read_phrase(reading, 0)
    if mention is None or mention.last != cue.first or not _may_be_label(reading, mention, cue):
        return "no speaker before the colon"
    if any(reading.in_set("headline_stops", k) for k in range(mention.first, mention.last)):
        return "a label, not a speaker"
    opening = reading.opening_at(cue.first)
    if opening is None or opening.content >= len(reading):
        return "nothing after the colon"
    content = _content(reading, opening, cue)
    return Attribution(pattern.id, _kind(reading, content), cue, content, mention, place="label")


def _may_be_label(reading: Reading, mention: Mention, cue: Cue) -> bool:
    if reading.in_set("anonymous", mention.first) or any(reading.text(k) in {"-", "–", "(", "/"} for k in range(mention.first, mention.last)):
        return reading.in_set("anonymous", mention.first) > 0 and reading.kind(cue.last) == "passage"
    if can_speak(reading, mention):
        return True
    # a surname alone that the article says again (بري: …)
    return mention.last - mention.first == 1 and reading.article.text.count(reading.text(mention.first)) > 1


def _try_after(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    mention, governor, via, place = _speaker(reading, pattern.speaker, cue, found)
    start = max(cue.last, mention.last if mention is not None and place != "before" else cue.last)
    if pattern.opener == ("bare",):
        opening = _bare_opening(reading, cue, mention, start)
    else:
        opening = find_opening(reading, cue, start, pattern.opener, _NEAR if cue.needs_opener and pattern.opener != ("passage",) else pattern.max_gap)
    if opening is None:
        return f"no {' or '.join(pattern.opener)} within {pattern.max_gap} tokens"
    if place == "dropped" and mention is None and {"carrier", "document"} & set(pattern.speaker) and cue.form != "verbal_noun":
        return "no source after عن or في"
    if cue.needs_opener and opening.kind == "complementizer" and opening.at - start > _CLOSE and not reading.is_comma(opening.at - 1):
        return "the opener stands too far off for a verb of many meanings"
    if opening.kind == "passage" and not _may_open(reading, opening, cue, start):
        return "a marked name, not a quotation"
    marked = opening.kind == "passage" and (opening.at == opening.content or cue.statement == "quotation")
    if marked and not reading.is_quotation(opening.content):
        return "a marked name, not a quotation"
    if pattern.opener == ("colon",) and cue.first == 0 and mention is None and reading.in_set("headline_stops", 0):
        return "a byline, not a saying"
    content = _content(reading, opening, cue)
    if content.last <= content.first or any(_same(content, a.content) for a in found):
        return "the content belongs to another cue"
    kind = _kind(reading, content)
    doubled = any(reading.in_set("quotative", k) for k in range(cue.last, opening.at))  # مكتفيا بالقول إن
    if cue.statement != "yes" and not doubled and opening.kind in {"complementizer", "bare"} and not _described(reading, opening, cue, content):
        if not content.passages:
            return f"{cue.lemma} reports no statement"
        kind = "fragment"
    if cue.form == "verb" and cue.needs_opener and opening.kind == "bare":
        return f"{cue.lemma} needs an opener"
    return Attribution(pattern.id, kind, cue, content, mention, via, governor, place, opening.kind, _candidates(reading, cue))


_NAME_LIKE: Final = 3  # marked names on the way to an opener are rarely longer


def _may_open(reading: Reading, opening: Opening, cue: Cue, start: int) -> bool:
    """A short stretch in marks opens a content only right after the cue and its speaker, or after a colon or قائلا."""
    words = len(reading.tokens[opening.content].text.split())
    if opening.at != opening.content or words > NAME_WORDS or (words > _NAME_LIKE and not cue.needs_opener and "passage" in cue.takes):
        return True
    before = opening.at - 1
    if reading.in_set("quotative", before) or reading.is_comma(before):
        return True
    goes_on = bool(cue.conjunction) and cue.sense in {"add", "continue", "conclude"}  # وتابع «عدنا»
    return opening.at == skip_adverbs(reading, start) and (goes_on or (not cue.needs_opener and "passage" in cue.takes))


def _described(reading: Reading, opening: Opening, cue: Cue, content: Content) -> bool:
    """وصفه بأنه "…": a description in marks counts as a statement."""
    return cue.statement == "quotation" and reading.text(opening.at).startswith("بان") and len(content.passages) == content.last - content.first


def _try_before(reading: Reading, pattern: Pattern, cue: Cue, found: list[Attribution]) -> Attribution | str:
    content = clause_before(reading, cue.first)
    if content is None:
        return "nothing stands before the cue"
    if pattern.id == "clause-as-verb":
        introduced = _introduced_before(reading, cue)
        if not introduced or cue.statement != "yes" or (cue.needs_opener and reading.text(cue.first - 1) == "كما"):
            return "no وفق ما or كما before the verb"
        content = clause_before(reading, cue.first - introduced)
        if content is None:
            return "nothing stands before the cue"
    elif cue.form == "verb":
        if not _stands_after_quotation(reading, cue, content):
            return "no quotation right before the verb"
        content = Content(content.last - 1, content.last, (content.last - 1,))
    elif cue.form == "preposition" and not _is_reporting(reading, cue, content):
        return "not a report: an adverb of the clause itself"
    if any(_overlaps(content, a.content) for a in found if a.kind != "nominal"):
        return "another cue carries the clause"
    mention, governor, via, place = _speaker(reading, pattern.speaker, cue, found)
    if cue.form == "preposition" and not cue.own_speaker and (mention is None or not can_speak(reading, mention)):
        return "no source after the preposition"
    kind = _kind(reading, content)
    return Attribution(pattern.id, kind, cue, content, mention, via, governor, place, "", _candidates(reading, cue))


def _stands_after_quotation(reading: Reading, cue: Cue, content: Content) -> bool:
    """"…"، تقول سعاد: a quotation of some length right before a verb of saying that joins nothing on."""
    k = content.last - 1
    if cue.conjunction or cue.statement == "quotation" or content.last < cue.first - 2:
        return False
    if cue.needs_opener and not (cue.imperfect and reading.is_comma(cue.first - 1)):
        return False
    return reading.is_quotation(k) and len(reading.tokens[k].text.split()) >= _QUOTATION_WORDS and (k == 0 or reading.kind(k - 1) != "word")


_QUOTATION_WORDS: Final = 2


def _is_reporting(reading: Reading, cue: Cue, content: Content) -> bool:
    """بحسب مصدر after a comma or a quotation reports; رتبت حسب الحجم does not."""
    before = cue.first - 1
    if reading.is_comma(before) or reading.kind(before) == "passage" or cue.own_speaker:
        return True
    head = cue.last
    return any(reading.in_set(name, head) for name in ("outlets", "anonymous", "roles", "titles", "documents"))


def _introduced_before(reading: Reading, cue: Cue) -> int:
    """Return how many tokens before a verb introduce it as a source of the clause before: وفق ما أعلن، كما قال، حسبما ذكرت."""
    for length in (1, 2):
        if reading.in_set("source_ma", cue.first - length, conjunction=True) == length:
            return length
    return 0


def _bare_opening(reading: Reading, cue: Cue, mention: Mention | None, start: int) -> Opening | None:
    """A clause after a comma, or one that begins with a verb or particle right after the speaker phrase."""
    if cue.form == "preposition":
        if mention is None or not can_speak(reading, mention) or cue.first > 1 + bool(reading.in_set("openers_of_turn", 0)):
            return None
        at = start
        while at < len(reading) and not reading.is_comma(at) and at < start + 14:
            at += 1
        at = at + 1 if reading.is_comma(at) else start
        if reading.text(at) in {"فان", "فانه", "فانها", "فقد"}:
            at += 1
        return Opening("bare", at, at) if at < len(reading) else None
    sourced = reading.ends_in_set("source_ma", cue.first)
    if sourced and cue.first <= sourced and mention is not None and reading.is_comma(mention.last):
        return Opening("bare", mention.last, mention.last + 1)  # ووفقا لما ذكرته الشرطة، أغلقت الطريق
    if "bare" not in cue.takes:
        return None
    at = skip_adverbs(reading, start)
    follower = reading.cue_at(at + 1)
    if follower is not None and follower.conjunction:
        return None
    if reading.is_comma(at) and at + 1 < len(reading) and not _is_adjunct(reading, at + 1):
        return Opening("bare", at, at + 1)
    if reading.in_set("particles", at) and at < len(reading):
        return Opening("bare", at, at)
    return None


def _is_adjunct(reading: Reading, i: int) -> bool:
    return bool(reading.in_set("adjunct_prepositions", i) or reading.text(i) in {"في", "من", "وهو", "وهي"} or reading.in_set("relative", i, conjunction=True))


def _content(reading: Reading, opening: Opening, cue: Cue) -> Content:
    if cue.statement == "quotation" and opening.kind == "passage":
        return Content(opening.content, opening.content + 1, (opening.content,))
    if reading.is_quotation(opening.content):
        return passage_content(reading, opening.content, cue, reported=opening.kind == "complementizer")
    return clause_content(reading, opening.content, cue)


def _kind(reading: Reading, content: Content) -> Kind:
    if not content.passages:
        return "indirect"
    return "direct" if content.last - content.first == 1 else "mixed"


def _same(a: Content, b: Content) -> bool:
    return a.first == b.first and a.last == b.last


def _overlaps(a: Content, b: Content) -> bool:
    return min(a.last, b.last) > max(a.first, b.first)


Speaker = tuple[Mention | None, int | None, Mention | None, str]


def _speaker(reading: Reading, places: tuple[SpeakerPlace, ...], cue: Cue, found: list[Attribution]) -> Speaker:
    """Return mention, governing attribution, outlet and the place the speaker was found at."""
    via: Mention | None = None
    for place in places:
        if place == "subject":
            past = reading.text(cue.first - 1) in {"قد", "لقد"}  # وكان الوزير قد قال: the subject stands before
            after = None if past else subject_after(reading, cue.last - 1)
            before = subject_before(reading, cue.first) if after is None or cue.sense in PERSON_OBJECT | _TELLING else None
            if before is not None:
                return before, None, via, "before"
            if after is not None:
                return after, None, via, "after"
            return *_continuing(reading, cue, found), "dropped"
        if place == "object":
            mention = _object(reading, cue)
            if mention is not None:
                return mention, None, via, "object"
        elif place == "document":
            mention = _document(reading, cue)
            if mention is not None:
                return mention, None, via, "document"
        elif place == "carrier":
            mention, via = _carrier(reading, cue)
            if mention is not None:
                return mention, None, via, "carrier"
        elif place == "governor":
            governor = _governor(cue, found)
            if governor is not None:
                return None, governor, via, "governor"
    return None, None, via, "dropped"


def _continuing(reading: Reading, cue: Cue, found: list[Attribution]) -> tuple[Mention | None, int | None, Mention | None]:
    """Return whom a verb without a subject of its own continues inside its sentence: the last cue that agrees with it."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if earlier is not None and earlier.form == "verb" and cue.first not in range(found[n].content.first, found[n].content.last) and _agree(earlier.gender, cue.gender) and _agree(earlier.number, cue.number):
            return None, n, None
    return None, None, None


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _object(reading: Reading, cue: Cue) -> Mention | None:
    if cue.own_speaker:
        return None
    start = cue.last
    word = reading.text(start)
    mention = read_phrase(reading, start)
    return mention if word else None


def _document(reading: Reading, cue: Cue) -> Mention | None:
    """جاء في البيان أن: the text itself, its issuer with it."""
    at = next((j for j in range(cue.last, min(len(reading), cue.last + 4)) if reading.text(j) == "في"), None)
    return read_phrase(reading, at + 1) if at is not None and reading.in_set("documents", at + 1) else None


def _carrier(reading: Reading, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """نقلت الوكالة عن الوزير قوله: the source after عن, the subject of the verb as outlet."""
    low, high = max(0, cue.first - 25), cue.first
    if cue.form in {"verb", "participle"}:
        low, high = cue.last, min(len(reading), cue.last + 20)
    for j in range(high - 1, low - 1, -1) if cue.form == "verbal_noun" else range(low, high):
        if reading.text(j) == "عن":
            mention = read_phrase(reading, j + 1)
            if mention is not None:
                verb = cue if cue.form == "verb" else next((c for c in reading.cues if c.form == "verb" and c.last <= j), None)
                return mention, subject_after(reading, verb.last - 1) if verb is not None else None
    return None, None


def _governor(cue: Cue, found: list[Attribution]) -> int | None:
    """Return the attribution that a participle hangs on: the last one that agrees with it and stands in no other's content."""
    for n in range(len(found) - 1, -1, -1):
        earlier = found[n].cue
        if earlier is None or not (_agree(earlier.gender, cue.gender) and _agree(earlier.number, cue.number)):
            continue
        if not any(a.content.first <= earlier.first < a.content.last for a in found[:n] if a.kind != "nominal"):
            return n
    return None


def _candidates(reading: Reading, cue: Cue) -> tuple[Mention, ...]:
    """Return the subjects of the clauses before a cue, nearest first; verbs that show another gender are passed over."""
    verbs = {c.first: c.gender for c in reading.cues if c.form == "verb" and c.last <= cue.first}
    if reading.parse is not None:
        verbs |= {v: verbs.get(v) or reading.parse.gender(v) for v in reading.parse.verbs() if v < cue.first}
    if cue.first:
        verbs.setdefault(skip_adverbs(reading, 0), None)  # the clause begins with its verb, whatever the parse takes it for
    found: list[Mention] = []
    for verb in sorted(verbs, reverse=True):
        if not _agree(verbs[verb], cue.gender):
            continue
        mention = subject_after(reading, verb) or subject_before(reading, verb)
        if mention is not None and mention.last <= cue.first:
            found.append(_owner(reading, mention))
    return tuple(found)


def _owner(reading: Reading, mention: Mention) -> Mention:
    """تصريحات فلان: who speaks is the one whose words they are."""
    if mention.last - mention.first > 1 and reading.in_set("speech_events", mention.first) and not reading.in_set("speech_events", mention.first + 1):
        return Mention(mention.first + 1, mention.last)
    return mention
