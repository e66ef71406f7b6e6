"""Read the noun phrase that names a speaker: after the verb, before it, after عن or بحسب, before a colon.

A phrase takes in title, role, idafa chain, apposition between commas, brackets and marked names; it ends before
adverbs of time, adjuncts, relative clauses, verbs and whatever opens a content. Indexes are token indexes.
"""

from dataclasses import dataclass
from typing import Final

from quotes.reading import NAME_WORDS, Reading

_MAX_PHRASE: Final = 28
_MAX_BRACKET: Final = 8
_MAX_BEFORE: Final = 22


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker phrase: tokens `first` up to `last` (exclusive)."""

    first: int
    last: int


def subject_after(reading: Reading, i: int) -> Mention | None:
    """Return the noun phrase that stands after a cue, past adverbs and turn phrases; None when the subject is dropped."""
    start = skip_adverbs(reading, i)
    return read_phrase(reading, start)


def skip_adverbs(reading: Reading, i: int) -> int:
    """Pass over what may stand between a verb and its subject: times, turn phrases, له, brackets."""
    while i < len(reading):
        step = (
            reading.in_set("time", i)
            or reading.in_set("openers_of_turn", i)
            or reading.in_set("pronoun_prepositions", i)
            or _bracket(reading, i)
        )
        if not step and reading.is_comma(i):
            ahead = reading.in_set("openers_of_turn", i + 1) or reading.in_set("time", i + 1)
            step = 1 + ahead if ahead else 0
        elif step and reading.is_comma(i + step) and not reading.opening_at(i + step + 1):
            step += 1
        if not step:
            break
        i += step
    return i


def read_phrase(reading: Reading, i: int) -> Mention | None:
    """Return the noun phrase that begins at a token; None when none begins there."""
    if i >= len(reading) or reading.kind(i) == "punct" or _ends_phrase(reading, i, i):
        return None
    if reading.text(i) in {"في", "من"} or reading.kind(i) == "number":
        return None
    k = i
    limit = min(len(reading), i + _MAX_PHRASE)
    while k < limit:
        step = _phrase_step(reading, i, k)
        if not step:
            break
        k += step
    while k > i and (reading.kind(k - 1) == "punct" and reading.text(k - 1) != ")" or reading.text(k - 1) in {"من", "في", "و"}):
        k -= 1
    return Mention(i, k) if k > i else None


def _phrase_step(reading: Reading, first: int, k: int) -> int:
    """Return how many tokens the phrase goes on at k, 0 where it ends."""
    kind = reading.kind(k)
    if kind == "passage":
        return 1 if _is_inner_name(reading, first, k) else 0
    if kind == "punct":
        return _punctuation_step(reading, first, k)
    if kind == "number":
        return 1 if k > first and reading.in_set("orgs", k - 1) else 0
    return 0 if _ends_phrase(reading, first, k) else 1


def _punctuation_step(reading: Reading, first: int, k: int) -> int:
    if k == first:
        return 0
    if reading.text(k) in {"(", "["}:
        return _bracket(reading, k)
    if reading.text(k) in {"-", "–"}:
        return _dash_apposition(reading, k)
    if reading.is_comma(k) and _is_apposition(reading, k + 1):
        return 1
    return 1 if reading.text(k) == "." and len(reading.text(k - 1)) == 1 else 0  # د. خالد


def _ends_phrase(reading: Reading, first: int, k: int) -> bool:
    opening = reading.opening_at(k)
    if opening is not None and opening.kind != "passage":
        return True
    if reading.in_set("relative", k) or reading.in_set("time", k) or reading.in_set("quotative", k):
        return True
    if reading.in_set("adjunct_prepositions", k) or reading.in_set("openers_of_turn", k):
        return True
    if reading.in_set("particles", k) or reading.in_set("pronoun_prepositions", k):
        return not reading.in_set("name_links", k) or k == first
    if k > first and reading.text(k) in {"هذا", "هذه", "هؤلاء", "ذلك", "تلك"}:
        return True
    if reading.text(k) == "في" and reading.in_set("speech_events", k + 1):
        return True
    if _is_addressee(reading, k):
        return True
    cue = reading.cue_at(k)
    if cue is not None and (cue.form in {"verb", "participle", "preposition"}) and not (k == first and reading.in_set("roles", k)):
        return True
    return k > first and reading.parse is not None and reading.is_verb(k)


def _is_addressee(reading: Reading, k: int) -> bool:
    """للصحفيين، لوكالة: said to somebody, so outside the speaker phrase."""
    word = reading.text(k)
    if len(word) < 4 or not word.startswith("ل"):
        return False
    bare = "ال" + word[2:] if word.startswith("لل") else word[1:]
    return any(bare in reading.lexicon.set(name) for name in ("addressees", "outlets"))


def _is_inner_name(reading: Reading, first: int, k: int) -> bool:
    """Whether a marked token belongs to the phrase: a name after its noun, a nickname with more of the phrase to come."""
    if k == first:
        return len(reading.tokens[k].text.split()) <= NAME_WORDS and not reading.is_colon(k - 1) and _goes_on(reading, k)
    if reading.is_name_passage(k):
        return True
    return len(reading.tokens[k].text.split()) <= NAME_WORDS and _goes_on(reading, k)


def _goes_on(reading: Reading, k: int) -> bool:
    """Whether an opener still follows a marked name within the sentence, before any other cue."""
    for j in range(k + 1, min(len(reading), k + 25)):
        opening = reading.opening_at(j)
        if opening is not None and not (opening.kind == "passage" and opening.at == j and reading.is_name_passage(j)):
            return True
        cue = reading.cue_at(j)
        if cue is not None and cue.form in {"verb", "participle"}:
            return False
    return False


def _bracket(reading: Reading, k: int) -> int:
    """Return the length of a short bracketed group that begins at k, 0 for none."""
    if reading.text(k) not in {"(", "["}:
        return 0
    for j in range(k + 1, min(len(reading), k + _MAX_BRACKET + 2)):
        if reading.text(j) in {")", "]"}:
            return j + 1 - k
    return 0


def _dash_apposition(reading: Reading, k: int) -> int:
    for j in range(k + 1, min(len(reading), k + 16)):
        if reading.text(j) in {"-", "–"}:
            return j + 1 - k
    return 0


def _is_apposition(reading: Reading, k: int) -> bool:
    """After a comma: a title or role goes on with the phrase (المتحدث باسم الوزارة، العقيد فلان)."""
    return bool(reading.in_set("titles", k) or reading.in_set("roles", k)) and not reading.cue_at(k)


def subject_before(reading: Reading, cue: int) -> Mention | None:
    """Return the noun phrase before a verb: الوزير قال، وكان الوزير قد قال، الوزير الذي قال."""
    if cue and reading.cue_at(cue) is not None and reading.cue_at(cue).conjunction:  # type: ignore[union-attr]
        return None
    end = _skip_back(reading, cue)
    if end > 0 and reading.in_set("relative", end - 1):
        return _phrase_ending(reading, end - 1, relative=True)
    return _phrase_ending(reading, end, relative=False)


def _skip_back(reading: Reading, i: int) -> int:
    """Step back over قد, commas and times before a verb."""
    while i > 0 and (
        reading.text(i - 1) in {"قد", "لقد", "فقد"} or reading.is_comma(i - 1) or reading.in_set("time", i - 1) or reading.text(i - 1) == ")"
    ):
        i -= 1
        if reading.text(i) == ")":
            while i > 0 and reading.text(i) != "(":
                i -= 1
    return i


def _phrase_ending(reading: Reading, end: int, *, relative: bool) -> Mention | None:
    """Return the phrase that ends before token `end`, if it begins the clause (or carries a relative clause)."""
    low = max(0, end - _MAX_BEFORE)
    for start in range(low, end):
        if not relative and not _begins_clause(reading, start):
            continue
        mention = read_phrase(reading, _past_auxiliary(reading, start))
        if mention is not None and mention.last >= end and mention.first < end:
            return Mention(mention.first, end)
    return None


def _past_auxiliary(reading: Reading, start: int) -> int:
    return start + 1 if _is_auxiliary(reading, start) else start


def _is_auxiliary(reading: Reading, i: int) -> bool:
    return reading.text(i) in {"كان", "كانت", "وكان", "وكانت", "فيما", "بينما", "لكن", "ولكن", "اما", "واما", "حيث", "وفيما", "وبينما"}


def _begins_clause(reading: Reading, start: int) -> bool:
    return start == 0 or _is_auxiliary(reading, start) or reading.kind(start - 1) == "punct" and not reading.is_comma(start - 1)
