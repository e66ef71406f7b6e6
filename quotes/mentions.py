"""Read the noun phrase that names a speaker: after the verb, before it, after عن or بحسب, before a colon.

A phrase takes in title, role, idafa chain, apposition between commas, brackets and marked names; it ends before
adverbs of time, adjuncts, relative clauses, verbs and whatever opens a content. Indexes are token indexes.
"""

from typing import Final, NamedTuple

from quotes.another import HEADS, begins_another, has_no_object, is_prayed_to
from quotes.appositions import punctuation_step
from quotes.beginnings import is_link_behind_verb, is_no_subject, is_nominative, is_some_people, is_sum
from quotes.belonging import belongs, is_seat, is_titled
from quotes.marked import NAME_WORDS
from quotes.objects import begins_object, is_told
from quotes.ongoing import issued_step, names_more
from quotes.places import carries_pronoun, without_clitic
from quotes.reading import Reading, remembered
from quotes.tokens import HAMZA_BENEATH

_MAX_PHRASE: Final = 28


class Mention(NamedTuple):
    """A speaker phrase: tokens `first` up to `last` (exclusive)."""

    first: int
    last: int


@remembered
def read_phrase(reading: Reading, i: int) -> Mention | None:
    """Return the noun phrase that begins at a token; None when none begins there."""
    share = _share(reading, i)
    if share is not None:
        return share
    if is_some_people(reading, i):
        return Mention(i, i + 1)
    if i >= len(reading) or reading.kind(i) == "punct" or not _begins_phrase(reading, i):
        return None
    k = i + (
        reading.in_set("groups", i)
        or reading.in_set("anonymous", i)
        or reading.in_set("roles", i)
        or reading.in_set("speakers", i)
        or (1 if is_link_behind_verb(reading, i) else 0)
    )
    honoured = reading.in_set("honorifics", i) > 0 and not (reading.is_name(i + 1) or reading.in_set("titles", i + 1))
    if reading.in_set("pronouns", i) or honoured:
        return Mention(i, i + 1)  # ودعا سموه الله أن
    limit = min(len(reading), i + _MAX_PHRASE)
    while k < limit:
        step = _phrase_step(reading, i, k)
        if not step:
            break
        k += step
    while k > i and ((reading.kind(k - 1) == "punct" and reading.text(k - 1) != ")") or reading.in_set("dangling", k - 1)):
        k -= 1
    return Mention(i, k) if k > i else None


def _share(reading: Reading, i: int) -> Mention | None:
    """70 في المائة من المقاولات: those of whom a survey counts so many; the share alone where it does not say of whom."""
    length = reading.in_set("shares", i + 1) if reading.kind(i) == "number" else 0
    if not length:
        return None
    of = i + 1 + length
    whom = read_phrase(reading, of + 1) if reading.in_set("of_share", of) else None
    return Mention(i, of if whom is None else whom.last)


def _begins_phrase(reading: Reading, i: int) -> bool:
    text = reading.text(i)
    named = reading.is_name(i) and reading.opening_at(i) is None  # بان كي مون
    if (
        (reading.in_set("that", i) and not named)
        or reading.in_set("object_demonstratives", i, conjunction=True)
        or is_sum(reading, i)
    ):
        return False
    if reading.in_any(_NEVER_FIRST, i):
        return False
    if reading.in_set("latter", i) or is_link_behind_verb(reading, i):
        return True
    if reading.in_set("roles", i) or reading.in_set("titles", i) or reading.is_name(i):
        return reading.opening_at(i) is None or _is_ali(reading, i, i)  # والي is a governor here, not و + إلى
    if _ends_phrase(reading, i, i) or reading.in_set("in_the_name", i) or is_no_subject(reading, i):
        return False
    if reading.is_whole(i):
        return True
    return is_nominative(reading, i, text)


_NEVER_FIRST: Final = frozenset({"leading_lists", "manners"})


def _phrase_step(reading: Reading, first: int, k: int) -> int:
    """Return how many tokens the phrase goes on at k, 0 where it ends."""
    kind = reading.kind(k)
    if kind == "passage":
        return 1 if _is_inner_name(reading, first, k) else 0
    if kind == "punct":
        return punctuation_step(reading, first, k)
    if kind == "number":
        return 1 if k == first or reading.in_set("orgs", k - 1) or reading.text(k - 1) == "ال" else 0  # الدول الـ12
    recognised = reading.in_set("recognised", k) if k > first else 0
    if recognised:
        return recognised
    counted = reading.in_set("groups", k, conjunction=True) if k > first else 0
    if counted > 1:
        return counted  # الوزارة والعديد من الشركات
    issued = issued_step(reading, first, k)
    if issued:
        return issued
    then = reading.in_set("time", k) if k > first and reading.in_set("roles", first) else 0
    if then and _may_name(reading, k + then):
        return 0 if any(reading.is_name(n) for n in range(first, k)) else then  # وزير الدفاع آنذاك مراد فلان
    several = max(reading.in_set("given_names", k), reading.in_set("lettered", k))
    return several if several > 1 else 0 if _ends_phrase(reading, first, k) else 1


def _may_name(reading: Reading, k: int) -> bool:
    """Whether a name or title begins at a token: one of the lists, or a foreign word to the parse."""
    foreign = reading.parse is not None and reading.kind(k) == "word" and reading.parse.is_foreign(k)
    return reading.is_name(k) or reading.in_set("titles", k) > 0 or (foreign and not reading.in_set("that", k))


def _ends_phrase(reading: Reading, first: int, k: int) -> bool:
    """Whether a speaker phrase that began at `first` ends before a token."""
    inside = k > first
    if inside and is_prayed_to(reading, first, k):
        return True
    named = reading.is_name(k) or (inside and reading.in_set("name_links", k - 1) > 0)
    if named and (reading.opening_at(k) is None or _is_ali(reading, first, k)):
        return False
    if inside and (belongs(reading, first, k) or names_more(reading, first, k)):
        return False
    if inside and reading.in_set("emphatics", k - 1):
        return True  # الصحيفة نفسها مدعمة بالوثائق
    if inside and reading.ends_in_set("source_prepositions", first) and _is_no_genitive(reading, k):
        return True
    issued = k == first + 1 and reading.in_set("documents", first) > 0 and reading.text(k).startswith("لل")  # بلاغ للوكالة
    if _is_outside(reading, first, k) or (is_addressee(reading, k) and not issued) or _is_saying(reading, first, k):
        return True
    if (
        inside
        and (begins_another(reading, first, k) or begins_object(reading, first, k) or _is_occasion(reading, k))
        and not (is_titled(reading, k) or is_seat(reading, first, k))
    ):
        return True
    return reading.in_set("event_prepositions", k) > 0 and bool(reading.in_set("speech_events", k + 1))


def _is_ali(reading: Reading, first: int, k: int) -> bool:
    """قال علي إن, قال ياسر علي إن: a name that is typed like على, behind a verb that takes no على أن or a given name behind one."""
    cue = reading.cue_at(first - 1)
    typed = reading.text(k) in reading.lexicon.set("that_prepositions") and not reading.tokens[k].plain.endswith("\u0649")
    driver = k == first + 1 and reading.text(first).startswith("ال") and reading.in_any(DOERS, first)  # قال السائق علي إن
    behind = driver or (reading.is_name(k - 1) if k > first else reading.is_name(k))
    return typed and behind and cue is not None and cue.form == "verb" and "ala_an" not in cue.takes


def _is_no_genitive(reading: Reading, k: int) -> bool:
    """بحسب المعنيين | القطاعان, بحسب الخبراء المحليين | ركيزة: behind a source in the genitive a nominative, or behind its plural an indefinite noun."""
    text, before = reading.text(k), reading.text(k - 1)
    if not (before.startswith("ال") and before.endswith("ين")) or reading.is_name(k) or reading.parse is None:
        return False
    nominative = text.startswith("ال") and text.endswith(("ان", "ون"))
    return nominative or (not text.startswith(("ال", "لل")) and reading.parse.upos(k) in {"NOUN", "ADJ"})


DOERS: Final = frozenset({"titles", "roles", "speakers"})
_NAME_LIKE: Final = 3  # marked names are rarely longer


_DENIALS: Final = frozenset({"verb_negations", "negations"})
_NEVER_IN_NAMES: Final = frozenset(
    {"our_verbs", "especially", "relative", "time", "quotative", "openers_of_turn", "anonymity", "pronouns"}
)


def _is_outside(reading: Reading, first: int, k: int) -> bool:
    """Openers, relative pronouns, times, adjuncts and particles never stand in a name."""
    opening = reading.opening_at(k)
    if opening is not None and opening.kind != "passage":
        return True
    if (
        reading.in_any(_NEVER_IN_NAMES, k)
        or reading.in_set("single_clitics", k)
        or reading.in_set("relative", k, conjunction=True)
    ):
        return not (k > first and _is_accusative_pair(reading, k))
    adjunct = reading.in_set("adjunct_prepositions", k, conjunction=k == first) > 0
    adjunct = adjunct and not (_is_beneath(reading, k) or _is_posting(reading, first, k))
    if adjunct or (k > first and reading.in_set("never_inside", k)):
        return True
    then_not = k > first and reading.text(k).startswith("ف") and reading.in_set("verb_negations", k, conjunction=True)
    denied = k > first and reading.in_any(_DENIALS, k)
    if denied and (reading.is_verb(k + 1) or reading.text(k + 1).endswith("نا")):
        return True  # قالت سعاد مراد لا زلنا نطمع
    particle = reading.in_set("particles", k) or then_not
    particle = particle or (reading.in_set("pronoun_prepositions", k) and not reading.in_set("lettered", k))
    then = reading.in_set("then", k) and reading.ends_in_set("source_prepositions", first)  # بحسب المدير فإن, no فان of a name
    return bool(then or (particle and (k == first or not reading.in_set("name_links", k))))


def _is_posting(reading: Reading, first: int, k: int) -> bool:
    """مبعوث الأمم المتحدة إلى سوريا فلان: where an envoy is sent, his name behind it."""
    return reading.in_set("ascribing", k) > 0 and reading.in_set("envoys", first) > 0 and _may_name(reading, k + 2)


def _is_beneath(reading: Reading, k: int) -> bool:
    """إمام وخطيب الجامع: typed with the hamza beneath it is no preposition (أمام)."""
    return HAMZA_BENEATH in reading.tokens[k].plain[:2] and reading.in_set("hamza_beneath", k, conjunction=True) > 0


def _is_accusative_pair(reading: Reading, k: int) -> bool:
    """تقريرا حديثا: an adverb in the accusative right behind an indefinite noun in the accusative is its adjective."""
    before, word = reading.text(k - 1), reading.text(k)
    return (
        before.endswith("ا")
        and word.endswith("ا")
        and not before.startswith("ال")
        and any(before[:-1] in reading.lexicon.set(name) for name in HEADS)
    )


def _is_saying(reading: Reading, first: int, k: int) -> bool:
    """A cue or, by the parse, any finite verb."""
    cue = reading.cue_at(k)
    masdar = cue is not None and cue.form == "verbal_noun" and (k > first or cue.pronoun is None)  # وجدد التأكيد
    if cue is not None and (masdar or cue.form in {"verb", "participle", "preposition"}):
        return not (k == first and reading.in_set("roles", k))
    said = reading.cue_at(k - 1) if k == first else None
    if (
        said is not None
        and said.form == "verb"
        and said.sense == "say"
        and not said.needs_opener
        and reading.lexicon.analyse(reading.text(k))
    ):
        return False  # وقال طالب وناشط: its subject, whatever the parse takes it for
    named = reading.in_set("naming_nouns", k - 1) and reading.text(k + 1).startswith("ال") and reading.text(k + 1).endswith("ية")
    if (k > first and named) or (k == first and reading.in_set("our_meetings", k - 1)):
        return False  # جمعية نفع الخيرية, التقينا تاجر القماش
    return reading.parse is not None and reading.is_verb(k) and not (k > first and has_no_object(reading, first, k))


def _is_occasion(reading: Reading, k: int) -> bool:
    """بتغريدة, في عددها: what it was said in."""
    text = reading.text(k)
    if text[:1] == "ب" and text[1:] in reading.lexicon.set("speech_events"):
        return True
    return reading.in_set("event_prepositions", k) > 0 and carries_pronoun(reading.text(k + 1))


def is_addressee(reading: Reading, k: int) -> bool:
    """للصحفيين، لوكالة: said to somebody, so outside the speaker phrase."""
    word = reading.text(k)
    if len(word) < 4 or not word.startswith("ل"):
        return False
    return not reading.lexicon.words(("addressees", "outlets")).isdisjoint(without_clitic(word))


def _is_inner_name(reading: Reading, first: int, k: int) -> bool:
    """Whether a marked token belongs to the phrase: a name after its noun, a nickname with more of the phrase to come."""
    shouted = reading.cue_at(first - 1)
    if shouted is not None and shouted.form == "noun":
        return False  # هتافات المصلين «…»
    if k == first:
        words = len(reading.tokens[k].text.split())
        verbal = reading.parse is not None and "VERB" in reading.parse.tags_within(k)
        sourced = reading.ends_in_set("source_prepositions", k) > 0 and not verbal
        said = verbal and words > _NAME_LIKE and shouted is not None and shouted.form == "verb"  # يقولون «لا يفلح إلا أهلها»
        return words <= NAME_WORDS and not (reading.is_colon(k - 1) or said) and (sourced or _goes_on(reading, k))
    if reading.is_name_passage(k):
        return True
    if reading.kind(k - 1) == "passage":
        return False  # عنونت «الأفق» «الماء أولا»
    if is_told(reading, first, k):
        return False
    return len(reading.tokens[k].text.split()) <= NAME_WORDS and _goes_on(reading, k)


def _goes_on(reading: Reading, k: int) -> bool:
    """Whether an opener still follows a marked name within the sentence, before any other cue."""
    for j in range(k + 1, min(len(reading), k + 25)):
        opening = reading.opening_at(j)
        if opening is not None and not (opening.kind == "passage" and opening.at == j and reading.is_name_passage(j)):
            return True
        cue = reading.cue_at(j)
        if cue is not None and cue.form in {"verb", "participle"} and cue.pronoun is None:
            return False
    return False
