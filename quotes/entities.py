"""Who is who in one article: its speakers, and whether a name, an office or a verb's agreement can mean one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

import regex

from quotes.cues import Cue
from quotes.lexicon import Lexicon
from quotes.mentions import Mention
from quotes.names import Kind, Name, contains
from quotes.phrases import PhraseTable
from quotes.reading import Reading

Gender = Literal["m", "f"]


@dataclass(slots=True)
class Entity:
    """One speaker of an article; spans in `mentions` are view offsets."""

    id: str
    kind: Kind
    words: tuple[str, ...] = ()
    name_span: tuple[int, int] | None = None
    title_span: tuple[int, int] | None = None
    role_span: tuple[int, int] | None = None
    roles: list[tuple[str, ...]] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    gender: Gender | None = None
    number: Literal["s", "d", "p"] | None = None
    last_seen: int = -1  # view offset
    first_sentence: int = -1  # view offset of the sentence that first named it


def learn(entity: Entity, reading: Reading, mention: Mention, name: Name) -> None:
    """Add what a mention says to its entity: the fullest name wins."""
    span = reading.span(mention.first, mention.last)
    if span not in entity.mentions:
        entity.mentions.append(span)
    if name.has_name and len(name.words) > len(entity.words):
        entity.words = name.words
        entity.name_span = reading.span(*name.name)
    title = tuple(reading.text(k) for k in range(*name.title))
    if title and title not in entity.roles:
        entity.roles.append(title)  # المدرب فلان … وأكد المدرب
    if entity.title_span is None and name.title[1] > name.title[0]:
        entity.title_span = reading.span(*name.title)
    if entity.gender is None and name.kind == "person":
        entity.gender = _gender_of((*title, *name.role_words), reading.lexicon)
    if entity.gender is None and name.kind == "org" and name.words and name.words[0].endswith("ة"):
        entity.gender = "f" if reading.in_set("orgs", mention.first) else None
    if name.role[1] > name.role[0]:
        if name.role_words not in entity.roles:
            entity.roles.append(name.role_words)
        if entity.role_span is None or name.role[1] - name.role[0] > len(entity.roles[0]):
            entity.role_span = reading.span(*name.role)


def _gender_of(words: Sequence[str], lexicon: Lexicon) -> Gender | None:
    """Return the gender that a title or office shows: السيدة and رئيسة have a ة that سيد and رئيس lack."""
    word = words[0] if words else ""
    for name in ("titles", "roles"):
        known = lexicon.set(name)
        if word.endswith("ة") and word[:-1] in known:
            return "f"
        if word in known and word + "ة" in known:
            return "m"
    return None


def same_name(entity: Entity, words: tuple[str, ...], kind: Kind, lexicon: Lexicon) -> bool:
    """Whether a name can mean an entity: one holds the other; a body's short name begins its long one or follows its first noun.

    وزارة الدفاع is وزارة الدفاع السورية, العفو الدولية is منظمة العفو الدولية; but تونس is neither خارجية تونس nor
    وزارة الدفاع في تونس.
    """
    if not entity.words or not words:
        return False
    given, naming = lexicon.set("given_names"), lexicon.set("naming_nouns")
    short, long = (words, entity.words) if len(words) <= len(entity.words) else (entity.words, words)
    if entity.kind == kind == "person":
        if len(long) > len(short) == 1 and short[0].startswith("ال") and bare(short[0]) == long[-1]:
            return True  # الناجي is جواد ناجي
        if short[0] not in long:
            return False
        others = (given, lexicon.set("feminine_nouns"))  # الوزيران فلان وفلان is no فلان, الرباط وباريس no الرباط
        joined = any(w.startswith("و") and any(w[1:] in names for names in others) for w in long if w not in short)
        kin = long[0] in lexicon.set("kin") and not contains(long[:1], short[:1])  # ابن فلان is no فلان
        return contains(long, short) and not joined and not kin
    if entity.kind == "anonymous" or kind == "anonymous":  # مصدر أمني … المصدر; another مصدر is another one
        same = tuple(map(bare, long[: len(short)])) == tuple(map(bare, short))
        return same and (len(long) == len(short) or words[0] != bare(words[0]))
    if {entity.kind, kind} == {"person", "group"} and any(w.startswith("و") for w in long[len(short) :]):
        return False  # اللحام ولاريجاني are more than اللحام
    if long[: len(short)] == short or (len(short) == 1 and short[0].startswith("ال") and long[0] == bare(short[0])):
        return True
    return long[0] in naming and long[1 : 1 + len(short)] == short and len(long) - len(short) <= _BODY_EXTRA


_BODY_EXTRA: Final = 2  # the noun before a body's name and one adjective after it


def same_role(entity: Entity, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a role phrase can mean an entity: its words are found in a role of the entity, the head the same."""
    generic = lexicon.set("generic")
    return any(
        _fits(words, role, generic) or (len(role) == 1 and role[0].startswith("ال") and _fits(role, words, generic))
        for role in entity.roles
    )


def _fits(short: tuple[str, ...], long: tuple[str, ...], generic: PhraseTable) -> bool:
    """المتحدث باسم الوزارة fits المتحدث باسم وزارة الدفاع: same head, and each further word has its like."""
    if not short or not long or bare(short[0]) != bare(long[0]):
        return False
    rest = {bare(w) for w in long[1:]}
    return all(bare(w) in rest or w in generic for w in short[1:])


@lru_cache(maxsize=16_384)
def bare(word: str) -> str:
    """Return a folded word without its article: المصدر, والمصدر and للمصدر give مصدر."""
    for prefix in ("وال", "لل", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


def is_plural_of(plural: str, singular: str) -> bool:
    """Whether a folded noun may be the plural of another one: the same consonants in their order (خبراء, خبير; مسؤولين, مسؤول)."""
    many, one = (_WEAK.sub("", word) for word in (plural, singular))
    return len(one) >= _CONSONANTS and many[: len(one)] == one


_WEAK: Final = regex.compile(r"[\u0621-\u0627\u0629\u0648-\u064a]")  # hamzas, alefs, waw, ya, tied ta
_CONSONANTS: Final = 2  # that a noun has at the least: ضو of عضو is one short


def agrees(entity: Entity, cue: Cue | None) -> bool:
    """Whether an entity can be the subject of a cue, by the gender and number that the cue shows."""
    if cue is None or (cue.gender is None and not (cue.own_speaker and cue.number)):
        return True
    if cue.number == "d" and entity.number == "p":
        return True  # الوزيران … وأضافا
    if cue.number == "p":
        return entity.kind == "group" or entity.number == "p" or entity.kind == "anonymous"
    if entity.number == "p":
        return False
    return entity.gender is None or entity.gender == cue.gender
