"""The forms of a speech verb, generated from its vocalised principal parts.

A verb is turned into phonemes (consonants as letters, hamza always as ``ء``, short vowels as ``a i u``,
long ones as ``A I U``, and ``Y`` for an A that is written ى at the end of a word), inflected there, and
spelled again: hamza takes its seat from its neighbours, short vowels vanish. What comes out is the matching
form of `quotes.normalise.fold`, without proclitics.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from quotes.sounds import phonemes, spell

Kind = Literal["perfect", "imperfect", "participle", "verbal_noun"]
Voice = Literal["active", "passive"]
Number = Literal["s", "d", "p"]
Gender = Literal["m", "f"]
Agreement = tuple[int | None, Number | None, Gender | None]

_LONG: Final = {"A": "a", "I": "i", "U": "u"}
# Without the second person: a reporter's cue never speaks to the reader, and هناك would be a form of هنأ, ترك one of رأى.
_OBJECTS: Final = ("ه", "ها", "هما", "هم", "هن", "نا", "ني")
_POSSESSORS: Final = ("ه", "ها", "هما", "هم", "هن", "نا", "ي")
_OTHERS: Final = ("ه", "ها", "هما", "هم", "هن")  # none of the first person
_SHORTENING: Final = frozenset({1, 4, 7, 8, 9, 10})  # the measures in which weak and doubled middles show
_SILENT_ALEF: Final = "ا"

_PERFECT: Final[tuple[tuple[int, Number, Gender | None, str], ...]] = (
    (3, "s", "m", "a"), (3, "s", "f", "aت"), (3, "d", "m", "A"), (3, "d", "f", "aتA"), (3, "p", "m", "U"), (3, "p", "f", "نa"),
    (2, "s", "m", "تa"), (2, "s", "f", "تi"), (2, "d", None, "تuمA"), (2, "p", "m", "تuم"), (2, "p", "f", "تuننa"),
    (1, "s", None, "تu"), (1, "p", None, "نA"),
)  # fmt: skip
_IMPERFECT: Final[tuple[tuple[int, Number, Gender | None, str, str], ...]] = (
    (3, "s", "m", "ي", ""), (3, "s", "f", "ت", ""), (3, "d", "m", "ي", "Aن"), (3, "d", "f", "ت", "Aن"),
    (3, "p", "m", "ي", "Uن"), (3, "p", "f", "ي", "نa"),
    (2, "s", "m", "ت", ""), (2, "s", "f", "ت", "Iن"), (2, "d", None, "ت", "Aن"), (2, "p", "m", "ت", "Uن"), (2, "p", "f", "ت", "نa"),
    (1, "s", None, "ء", ""), (1, "p", None, "ن", ""),
)  # fmt: skip
_PARTICIPLE: Final[tuple[tuple[Number, Gender, str], ...]] = (
    ("s", "m", ""), ("s", "m", "A"), ("s", "f", "aة"), ("d", "m", "Aن"), ("d", "m", "aيiن"), ("d", "f", "aتAن"), ("d", "f", "aتaيiن"),
    ("p", "m", "Uن"), ("p", "m", "Iن"), ("p", "f", "Aت"),
)  # fmt: skip
_PARTICIPLE_BOUND: Final[tuple[tuple[Number, Gender, str], ...]] = (
    ("s", "m", "u"), ("s", "f", "aتu"), ("p", "m", "U"), ("p", "m", "I"), ("p", "f", "Aتu"),
)  # fmt: skip
_CONJUNCTIONS: Final = ("", "و", "ف")
_PROCLITICS: Final[dict[Kind, tuple[str, ...]]] = {
    "perfect": ("",),
    "imperfect": ("", "س", "ل"),
    "participle": ("",),
    "verbal_noun": ("", "ب", "ل", "ك"),
}
_ARTICLES: Final = ("ال", "بال", "لل")


class Form(NamedTuple):
    """One written form of a verb, as matching text without proclitics.

    `pronoun` is the object or possessive pronoun as written; the surface includes it. A `dependent` form is
    written so only after a particle (لم يقل, لن يقولوا): without one it is another word (يقل "is less").
    """

    surface: str
    kind: Kind
    voice: Voice
    person: int | None
    number: Number | None
    gender: Gender | None
    pronoun: str | None
    dependent: bool = False


class Cell(NamedTuple):
    """The forms of one place of a paradigm: each spelling alone or, where there are pronouns, with each of them behind it."""

    spellings: list[str]
    kind: Kind
    voice: Voice
    agreement: Agreement
    pronouns: Sequence[str] = ()
    dependent: bool = False

    def form(self, spelling: str, pronoun: str | None) -> Form:
        """Return the form that is written so."""
        return Form(spelling + (pronoun or ""), self.kind, self.voice, *self.agreement, pronoun, self.dependent)

    def forms(self) -> Iterator[Form]:
        """Yield every form."""
        for pronoun in self.pronouns or (None,):
            for spelling in self.spellings:
                yield self.form(spelling, pronoun)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb's stems in phonemes, with the classes that decide how they change."""

    perfect: str
    imperfect: str
    prefix_vowel: str
    root: str
    measure: int

    @property
    def glide(self) -> str:
        """The consonant that a final long vowel turns into: daعaو-tu of دعا, but nafaي-tu of نفى."""
        return "و" if self.measure == 1 and self.root[-1] == "و" else "ي"

    def short(self, stem: str) -> str:
        """Return a stem as it stands before a consonant: قل of قال, ردد of رد, دعو of دعا."""
        if stem[-1] in "AY":
            return stem[:-1] + "a" + self.glide
        if self.is_hollow(stem):
            vowel = "i" if self.measure == 1 and stem[-2] == "A" and self.imperfect[-2] == "I" else _LONG[stem[-2]]
            return stem[:-2] + vowel + stem[-1]
        if self.measure in _SHORTENING and stem[-1] == stem[-2]:
            return stem[:-1] + "a" + stem[-1]
        return stem

    def is_hollow(self, stem: str) -> bool:
        """Tell whether a stem ends in a long vowel that stands for a weak middle radical, and one consonant."""
        return self.measure in _SHORTENING and self.root[1] in "وي" and stem[-2] in _LONG and stem[-1] not in _LONG


def inflect(*, lemma: str, root: str, measure: int, imperfect: str, participle: str | None, masdar: Sequence[str]) -> list[Form]:
    """Return every form of a verb, without exact duplicates; homographs with different features all stay.

    >>> forms = inflect(lemma="نَفَى", root="نفي", measure=1, imperfect="يَنْفِي", participle="نَافٍ", masdar=["نَفْي"])
    >>> sorted({form.surface for form in forms if form.kind == "perfect" and form.person == 3 and not form.pronoun})
    ['نفت', 'نفتا', 'نفوا', 'نفي', 'نفيا', 'نفيت', 'نفيتا', 'نفين']
    """
    found = cells(lemma=lemma, root=root, measure=measure, imperfect=imperfect, participle=participle, masdar=masdar)
    return list(dict.fromkeys(form for cell in found for form in cell.forms()))


def cells(
    *, lemma: str, root: str, measure: int, imperfect: str, participle: str | None, masdar: Sequence[str]
) -> Iterator[Cell]:
    """Yield the forms of a verb by the places of its paradigm, of which there are a tenth as many."""
    verb = _verb(lemma, imperfect, root, measure)
    yield from _perfects(verb)
    yield from _imperfects(verb)
    if participle is not None:
        yield from _participles(phonemes(participle))
    for noun in masdar:
        yield from _verbal_nouns(phonemes(noun))


def proclitics(kind: Kind, *, pronoun: str | None = None) -> tuple[str, ...]:
    """Return what may be written in front of a form of this kind, longest first and the empty string last.

    The article never stands on a participle that is a cue, and never on a noun with a pronoun.

    >>> proclitics("participle")
    ('و', 'ف', '')
    """
    own = _PROCLITICS[kind]
    if kind == "verbal_noun" and pronoun is None:
        own = (*own, *_ARTICLES)
    return tuple(sorted((c + p for c in _CONJUNCTIONS for p in own), key=len, reverse=True))


def _verb(lemma: str, imperfect: str, root: str, measure: int) -> _Verb:
    """Return the stems of a verb from its two vocalised principal parts."""
    perfect, present = phonemes(lemma).removesuffix("a"), phonemes(imperfect).removesuffix("u")
    vowel, stem = present[1:2], present[2:]
    if vowel == "U":  # يُوضِحُ: the long vowel of the prefix holds the first radical
        vowel, stem = "u", "و" + stem
    return _Verb(perfect, stem, vowel, root, measure)


def _forms(sounds: str, kind: Kind, voice: Voice, agreement: Agreement, *, dependent: bool = False) -> Cell:
    """Return the forms that stand alone."""
    return Cell(spell(sounds), kind, voice, agreement, (), dependent)


def _with_pronouns(sounds: str, kind: Kind, agreement: Agreement, pronouns: Sequence[str], *, dependent: bool = False) -> Cell:
    """Return the active forms that carry a pronoun; its letters change nothing before them, so that each is spelled but once."""
    return Cell(spell(f"{sounds}+"), kind, "active", agreement, pronouns, dependent)


def _bound(sounds: str, kind: Kind, agreement: Agreement, *, dependent: bool = False) -> Cell:
    """Return the active forms that carry an object pronoun; none refers to the subject's own person."""
    return _with_pronouns(sounds, kind, agreement, _OTHERS if agreement[0] == 1 else _OBJECTS, dependent=dependent)


def _perfects(verb: _Verb) -> Iterator[Cell]:
    """Yield the perfect: the active in all persons with object pronouns, the passive in the third."""
    passive = _passive_perfect(verb)
    for person, number, gender, suffix in _PERFECT:
        agreement = (person, number, gender)
        end = _SILENT_ALEF if suffix == "U" else ""
        active = _perfect(verb, verb.perfect, suffix)
        yield _forms(active + end, "perfect", "active", agreement)
        yield _bound(active + ("U" if suffix == "تuم" else ""), "perfect", agreement)
        if person == 3:
            yield _forms(_perfect(verb, passive, suffix) + end, "perfect", "passive", agreement)


def _perfect(verb: _Verb, stem: str, suffix: str) -> str:
    """Join a perfect stem and its ending: دعا + aت is دعت, نفى + U is نفوا, خشي + U is خشوا."""
    if suffix[0] in "تن":
        return verb.short(stem) + suffix
    if stem[-1] in "AY":
        return _defective_perfect(verb, stem, suffix)
    if suffix == "U" and stem.endswith("iي"):
        return stem[:-2] + "U"
    return stem + suffix


def _defective_perfect(verb: _Verb, stem: str, suffix: str) -> str:
    """Join a stem that ends in a long a and an ending that begins with a vowel."""
    if suffix == "a":
        return stem
    if suffix == "U":
        return stem[:-1] + "aو"
    return stem[:-1] + (f"a{verb.glide}A" if suffix == "A" else suffix)


def _passive_perfect(verb: _Verb) -> str:
    """Return the passive stem of the perfect: قيل of قال, أضيف of أضاف, دعي of دعا, سئل of سأل."""
    stem, tail = verb.perfect, ""
    if stem[-1] in "AY":
        stem, tail = stem[:-1], "iي"
    elif verb.is_hollow(stem):
        stem, tail = stem[:-2], "I" + stem[-1]
    else:
        last = max(stem.rfind(vowel) for vowel in "aiuAIU")
        stem, tail = stem[:last], "i" + stem[last + 1 :]
    return stem.translate(str.maketrans("aiAI", "uuUU")) + tail


def _imperfects(verb: _Verb) -> Iterator[Cell]:
    """Yield the imperfect in the moods that are spelled apart: يقولون and يقولوا, يقول and يقل."""
    passive = _passive_imperfect(verb)
    for person, number, gender, prefix, suffix in _IMPERFECT:
        agreement = (person, number, gender)
        for sounds, dependent in _moods(verb, prefix + verb.prefix_vowel, verb.imperfect, suffix):
            free = _free(sounds, suffix)
            yield _forms(free, "imperfect", "active", agreement, dependent=dependent)
            yield _bound(sounds, "imperfect", agreement, dependent=dependent)
        if person == 3:
            for sounds, dependent in _moods(verb, prefix + "u", passive, suffix):
                free = _free(sounds, suffix)
                yield _forms(free, "imperfect", "passive", agreement, dependent=dependent)


def _free(sounds: str, suffix: str) -> str:
    """Return a form as it ends without a pronoun: the plural adds its silent alef."""
    return sounds + (_SILENT_ALEF if suffix == "Uن" and sounds[-1] in "Uو" else "")


def _moods(verb: _Verb, prefix: str, stem: str, suffix: str) -> Iterator[tuple[str, bool]]:
    """Yield one person of the imperfect: the indicative, then what is written only after a particle (True)."""
    defective = stem[-1] in "AYIU"
    if suffix == "نa":
        yield prefix + (stem if stem[-1] in "IU" else _short_imperfect(verb, stem)) + suffix, False
    elif suffix:
        joined = prefix + (_defective_imperfect(stem, suffix) if defective else stem + suffix)
        yield joined, False
        yield joined[:-1], True
    else:
        yield prefix + stem + ("" if defective else "u"), False
        if defective:
            yield prefix + stem[:-1] + _LONG.get(stem[-1], "a"), True
        elif verb.is_hollow(stem):
            yield prefix + verb.short(stem), True


def _short_imperfect(verb: _Verb, stem: str) -> str:
    """Return an imperfect stem before the feminine plural: يقلن, يرددن, يرين."""
    return stem[:-1] + "aي" if stem[-1] in "AY" else verb.short(stem)


def _defective_imperfect(stem: str, suffix: str) -> str:
    """Join an imperfect stem that ends in a long vowel and an ending: يدعون, تنفين, يدعوان, يرون, يريان."""
    core, last = stem[:-1], stem[-1]
    if suffix[0] == "A":
        return core + {"U": "uو", "I": "iي"}.get(last, "aي") + suffix
    if last in "IU":
        return core + suffix
    return core + "a" + ("و" if suffix[0] == "U" else "ي") + suffix[1:]


def _passive_imperfect(verb: _Verb) -> str:
    """Return the passive stem of the imperfect: قال, وصف (of يصف), دعى, ضاف."""
    stem = verb.imperfect
    if verb.measure == 1 and verb.root[0] == "و" and stem[0] != "و":
        stem = "و" + stem
    if stem[-1] in "AYIU":
        return stem[:-1].translate(str.maketrans("iu", "aa")) + "Y"
    return stem.translate(str.maketrans("iuIU", "aaAA"))


def _participles(stem: str) -> Iterator[Cell]:
    """Yield the active participle in number, gender and case, free and with an object pronoun."""
    defective = stem.endswith("iN")
    for number, gender, suffix in _PARTICIPLE:
        for sounds in _endings(stem, suffix, defective=defective):
            yield _forms(sounds, "participle", "active", (None, number, gender))
    for number, gender, suffix in _PARTICIPLE_BOUND:
        core = _endings(stem, suffix, defective=defective)[-1]
        yield _with_pronouns(core, "participle", (None, number, gender), _OBJECTS)


def _endings(stem: str, suffix: str, *, defective: bool) -> list[str]:
    """Join a participle and its ending; a defective one has a short and a long free form: داع, داعي, داعيا, داعون."""
    if not defective:
        return [stem + suffix]
    core = stem[:-2]
    if suffix in ("", "u"):
        return [core + "i", core + "I"]
    return [core + suffix] if suffix[0] in "UI" else [core + "iي" + suffix]


def _verbal_nouns(noun: str) -> Iterator[Cell]:
    """Yield a verbal noun bare and with possessive pronouns, in the cases that hamza makes visible."""
    agreement: Agreement = (None, None, None)
    core = noun[:-2] + "I" if noun.endswith("iN") else noun
    for bare in dict.fromkeys((noun.removesuffix("N"), core)):
        yield _forms(bare, "verbal_noun", "active", agreement)
    core = core.removesuffix("ة") + ("ت" if core.endswith("ة") else "")
    for case in ("",) if core[-1] in "AYI" else ("u", "a", "i"):
        # تمني with my pronoun is written like the bare noun
        pronouns = [pronoun for pronoun in _POSSESSORS if (core[-1], pronoun) != ("I", "ي")]
        yield _with_pronouns(core + case, "verbal_noun", agreement, pronouns)
