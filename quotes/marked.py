"""Words in marks: quoted words, or a name, a number or a term.

Every paper sets names of bodies, works and ships in the marks that it quotes with. What stands before them, how often
the article says them, and what the parse takes them for tells the one from the other.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

from quotes.places import DASHES
from quotes.predicates import AGAIN, SUBJECTS, is_said_of

if TYPE_CHECKING:
    from quotes.cues import Cue
    from quotes.reading import Reading

NAME_WORDS: Final = 5  # a marked stretch of so few words may be a name; a longer one is a quotation
ARABIC: Final = regex.compile(r"[\u0621-\u064a]")
_COMMA: Final = regex.compile(r"[\u060c,]")
_OWN_WORDS: Final = 2  # words of حسب قولهم
_TERM_WORDS: Final = 3  # in a cue's scope, marked stretches of more words are quoted words
_TITLING: Final = 2  # tokens of المعنون ب
_NOUN_AND_ADJECTIVE: Final = 2
_EXCLAIMED: Final = ("!", "?", "\u061f")
_VERDICT: Final = ("ية", "ي")  # endings of the adjective with which somebody is called something
_TERM_REPEATS: Final = 4  # a short stretch that the article says so often is a name or term


def is_quotation(reading: "Reading", i: int) -> bool:
    """Whether a marked token that stands in the scope of a cue is quoted words, not a name, a number or a term.

    Longer stretches are words; short ones are names when the article repeats them, when they are numbers or Latin
    letters, or when they are one definite noun that is no adjective.
    """
    if reading.kind(i) != "passage":
        return False
    if _is_called_so(reading, i):
        return True
    if reading.is_name_passage(i):
        return False
    if reading.is_comma(i + 1) and reading.in_set("allusions", i + 2):
        return True  # تحت قبضة "الحارس"، في إشارة إلى
    if reading.in_set("titling", i - 1, conjunction=True) or reading.in_set("titling", i - 2, conjunction=True) == _TITLING:
        return False
    text = reading.tokens[i].text
    words = text.split()
    if not words:
        return False  # nothing but signs that the view drops
    if _is_sourced(reading, i):
        return True
    if reading.lexicon.set("blessings").holds(words) or _is_name(reading, i, words):
        return False
    if len(words) > _TERM_WORDS:
        return True
    return _is_brief_quotation(reading, i, text, words)


def _is_name(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """Whether a marked stretch is a name, a term or a list, by its own words."""
    if _is_office(reading, i, words):
        return True
    if _is_initials(words) or _is_repeated_name(reading, i, words) or _is_people(reading, words) or _is_titled(reading, i, words):
        return True
    if "".join(words).removeprefix("ال") in reading.lexicon.words(("platforms", "movements")):
        return True
    if len(words) == _OWN_WORDS and words[0] in reading.lexicon.set("source_prepositions"):
        return True  # "حسب قولهم": whose words they are, set in marks like them
    if len(words) <= NAME_WORDS and (
        _is_partner(reading, i) or _is_slogan(reading, i) or _is_place(reading, i, words) or _is_foreign(reading, i)
    ):
        return True
    if (
        len(words) <= _TERM_WORDS + 1
        and words[0] in reading.lexicon.set("orgs")
        and not (_is_verdict(words) or _is_deed(reading, i, words))
    ):
        return True
    titled = len(words) <= NAME_WORDS and any(words[0] in reading.lexicon.set(name) for name in ("titles", "compound_firsts"))
    return (titled and not _is_deed(reading, i, words)) or _is_list(words) or _is_enumeration(reading, i)  # "الأمير محمد بن ناصر"


def _is_sourced(reading: "Reading", i: int) -> bool:
    """قائد «أخرس» بحسب وصف فلان, يتهمهم بالمساس بـ«الأمن القومي»: words with their source behind them, or with which somebody is blamed."""
    behind = reading.cue_at(i + 1)
    if behind is not None and behind.form == "preposition" and behind.sense == "report" and ARABIC.search(reading.tokens[i].text):
        return reading.in_set("own_words", behind.last) > 0
    blaming = _cue_before(reading, i)
    return (
        blaming is not None and blaming.sense == "accuse" and reading.text(i - 1) == "ب" and reading.text(i - 2).startswith("ب")
    )


def _cue_before(reading: "Reading", i: int) -> "Cue | None":
    """Return the last cue that ends at a token or before it."""
    return next((c for c in reversed(reading.cues) if c.last <= i), None)


def _is_initials(words: Sequence[str]) -> bool:
    """«سي. ن. سي», «أو أم أس»: the names of letters."""
    letters = [letter for word in words for letter in word.split(".") if letter]
    return len(letters) > 1 and all(len(letter) <= _LETTER for letter in letters)


_LETTER: Final = 2  # letters of a letter's name
_PHRASE_WORDS: Final = 7  # words of a term that an article may set in marks again and again


def _is_repeated_name(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """Whether a phrase without a verb stands in marks more than once in the article, and nowhere as what a cue opens."""
    if len(words) <= _TERM_WORDS or len(words) > _PHRASE_WORDS or reading.article.marked.get(reading.tokens[i].text, 0) < AGAIN:
        return False
    opened = reading.is_colon(i - 1) or reading.cue_at(i - 1) or reading.in_any({"that", "quotative", "objecting_words"}, i - 1)
    return not opened and reading.parse is not None and not {"VERB", "AUX", "PART"} & set(reading.parse.tags_within(i))


def _is_people(reading: "Reading", words: Sequence[str]) -> bool:
    """«رياض العمور وخالد الشاويش ومنصور موقدة»: people by their names."""
    given = reading.lexicon.set("given_names")
    named = [word in given or (word.startswith("و") and word[1:] in given) for word in words]
    return sum(named) >= _TERM_WORDS and _TERM_WORDS * sum(named) >= len(words)


def _is_titled(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """«اتفاقية أوسلو»: a noun that takes a name, and the name."""
    if not 1 < len(words) <= _TERM_WORDS or words[0] not in reading.lexicon.set("naming_nouns") or reading.parse is None:
        return False
    return not {"X", "PROPN"}.isdisjoint(reading.parse.tags_within(i)[1:])


def _is_office(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """مقتل «والي الساحل» فلان: a brief office in marks behind what happened to its holder."""
    return len(words) <= _TERM_WORDS and reading.in_set("importance", i - 1) > 0 and words[0] in reading.lexicon.set("roles")


def _is_called_so(reading: "Reading", i: int) -> bool:
    """وصفتها بأنها «السيدة الأولى»، بجروح وصفها «بالبليغة»: what a verb of describing says, whatever noun it begins with."""
    cue = _cue_before(reading, i)
    if cue is not None and cue.sense == "consider" and _is_verdict(reading.tokens[i].text.split()):
        return True  # تعتبر الحزب «منظمة إرهابية», however often it is said
    if cue is None or cue.sense != "describe" or cue.form != "verb" or cue.pronoun is None or reading.is_verb(i + 1):
        return False
    return (cue.last == i - 1 and reading.in_set("describing", i - 1) > 0) or (cue.last == i and reading.text(i).startswith("ب"))


def _is_brief_quotation(reading: "Reading", i: int, text: str, words: Sequence[str]) -> bool:
    """Whether a word or a few of them in marks are quoted words."""
    woven = _is_object(reading, i) and len(words) > 1 and not any(word.startswith("ال") for word in words)
    if (
        reading.parse is not None
        and len(words) > 1
        and "VERB" in reading.parse.tags_within(i)
        and not reading.in_set("weaving_names", i - 1)
    ):
        return True  # «انتبهي لنفسك»: a clause, however often it is said
    if is_said_of(reading, i, words):
        return True
    repeated = reading.article.marked.get(text, 0) > 1 or reading.article.says(text, _TERM_REPEATS)
    if (repeated and not woven) or not ARABIC.search(text) or _is_dates(reading, words):
        return False
    if (
        (
            reading.ends_in_set("weaving_names", i)
            and not _is_regretted(reading, i)
            and not _is_plain_noun(reading, i)
            and not _is_uttered(reading, i)
            and not _is_verdict(words)
            and not _is_deed(reading, i, words)
        )
        or _is_listed(reading, i)
        or _is_foreign(reading, i)
    ):
        return False
    if reading.in_set("that", i - 1) and not reading.text(i - 1).endswith(SUBJECTS) and reading.is_verb(i + 1):
        return False  # إن «صحة الجبل» بدأت: a body, by a part of its name; in أنه «حل جيد» يستحق the subject stands at أن
    if len(words) > 1 or _is_adjective(reading, i) or _is_predicate(reading, i):
        return True
    if text.startswith("ال"):
        return reading.in_set("quoting_words", i - 1) > 0 or text.endswith("ة")
    return not _is_bare_noun(reading, i - 1)


def _is_partner(reading: "Reading", i: int) -> bool:
    """في اتصال هاتفي مع «أخبار الساحل»: whoever is spoken to on an occasion of speech is a paper, no quotation."""
    spoken_to = reading.in_set("with", i - 1) > 0
    return spoken_to and any(reading.in_set("speech_events", k) for k in range(max(0, i - _OCCASION), i - 1))


def _is_slogan(reading: "Reading", i: int) -> bool:
    """شعار الجماعة هو «العمل حياة»: what a slogan or name consists of is nobody's words."""
    return reading.in_set("pronouns", i - 1) > 0 and any(
        reading.in_set("slogans", k) for k in range(max(0, i - _OCCASION), i - 1)
    )


def _is_place(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """«منطقة السهل»: the noun of a place with its name; no أضحت «مدينة الأشباح»."""
    called = _is_verdict(words) or reading.ends_in_set("becoming", i)
    return len(words) > 1 and words[0] in reading.lexicon.set("places") and not called


_OCCASION: Final = 4  # tokens before a name in which the noun of its occasion stands


def _is_object(reading: "Reading", i: int) -> bool:
    """حذرت من «هجوم وشيك»: what a verb that takes من أن or بأن warns of or calls something."""
    cue = _cue_before(reading, i - 1)
    if cue is None or {"min_an", "bi_an"}.isdisjoint(cue.takes) or not reading.in_set("objecting_words", i - 1):
        return False
    return not any(reading.opening_at(k) for k in range(cue.last, i - 1))


def _is_uttered(reading: "Reading", i: int) -> bool:
    """استخدموا عبارات مثل «يا لص»: what words are like is words."""
    return reading.ends_in_set("such_as", i) > 0 and reading.in_set("utterances", i - 2) > 0


def _is_regretted(reading: "Reading", i: int) -> bool:
    """أسف الحزب لـ«تشظي القوى»: ل takes the complement of a verb that takes لأن as well, no name."""
    cue = _cue_before(reading, i - 1)
    return cue is not None and "li_an" in cue.takes and cue.statement == "yes" and reading.in_set("addressing", i - 1) > 0


def _is_foreign(reading: "Reading", i: int) -> bool:
    """Whether the parse knows none of a few marked words: على «واتساب»، مع «يونيتد تاورز» are names."""
    if reading.tokens[i].text.endswith(_EXCLAIMED):
        return False  # «خبز ساخن يا ناس!»: names end in no such mark
    known = any(word in reading.lexicon.set("common") for word in reading.tokens[i].text.split())
    return not known and reading.parse is not None and reading.parse.is_foreign(i)


def _is_verdict(words: Sequence[str]) -> bool:
    """Whether an indefinite noun with an adjective of the same shape is marked: «منظمة إرهابية» is called so, no body of that name."""
    return (
        len(words) == _NOUN_AND_ADJECTIVE
        and not words[0].startswith("ال")
        and words[1].endswith(_VERDICT)
        and not words[1].startswith("ال")
    )


def _is_deed(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """تعرضها لـ«اعتداء منظم»: an indefinite noun and its adjective, by the parse, name nothing."""
    plain = len(words) == _NOUN_AND_ADJECTIVE and not any(word.startswith("ال") for word in words)
    return plain and reading.parse is not None and reading.parse.tags_within(i) == ["NOUN", "ADJ"]


def _is_plain_noun(reading: "Reading", i: int) -> bool:
    """Whether one marked word is an abstract noun of everyday news behind a preposition: تشجيع قوى في «اعتداءات»."""
    words = reading.tokens[i].text.split()
    plain = len(words) == 1 and words[0] in reading.lexicon.set("common") and not words[0].startswith("ال")
    return plain and reading.parse is not None and reading.parse.tags_within(i) == ["NOUN"]


def _is_adjective(reading: "Reading", i: int) -> bool:
    """Whether one marked word is the adjective of the noun before it: في رد «معتدل»، الخطاب «العدائي»."""
    if (
        reading.parse is None
        or reading.parse.tags_within(i) != ["ADJ"]
        or reading.parse.upos(i - 1) != "NOUN"
        or reading.in_set("naming_nouns", i - 1)
    ):
        return False
    return reading.text(i).startswith("ال") == reading.text(i - 1).startswith(("ال", "بال", "لل", "وال"))


def _is_predicate(reading: "Reading", i: int) -> bool:
    """أن البنك «واثق» من ذلك: an indefinite adjective behind the definite noun that a reported clause begins with."""
    adjective = reading.parse is not None and reading.parse.tags_within(i) == ["ADJ"] and not reading.text(i).startswith("ال")
    return adjective and reading.in_set("that", i - 2) > 0 and reading.text(i - 1).startswith("ال")


def _is_listed(reading: "Reading", i: int) -> bool:
    """Whether a marked token is joined to another one that is no quotation: حركتا "أمل" و"عمل"."""
    return reading.kind(i - 2) == "passage" and reading.in_set("listing", i - 1) > 0 and not reading.is_quotation(i - 2)


def _is_bare_noun(reading: "Reading", i: int) -> bool:
    """Whether a token is a noun that wants a complement: سد "تامدغوست" names a dam."""
    if reading.parse is None or reading.kind(i) != "word" or reading.text(i).startswith("ال") or reading.cue_at(i) is not None:
        return False
    if reading.ends_in_set("purposes", i + 1):
        return False
    return reading.parse.upos(i) == "NOUN" and not reading.text(i).endswith(("ه", "ها", "هم", "ا"))


def _is_dates(reading: "Reading", words: Sequence[str]) -> bool:
    """Whether a marked stretch is made of numbers and months: "2012 2016م", «14 آذار»."""
    numbers = [word.removeprefix("و")[:1].isdigit() for word in words]
    return any(numbers) and all(n or word in reading.lexicon.set("months") for n, word in zip(numbers, words, strict=True))


def _is_list(words: Sequence[str]) -> bool:
    """Whether a marked stretch is a list: names of a few words parted by dashes, or single words parted by commas."""
    at = [n for n, word in enumerate(words) if word in DASHES]
    if at:
        return all(b - a - 1 <= _TERM_WORDS for a, b in pairwise([-1, *at, len(words)]))
    return len(words) >= _TERM_WORDS and all(word.endswith(("،", ",")) for word in words[:-1])


def _is_enumeration(reading: "Reading", i: int) -> bool:
    """Whether a marked stretch is nouns of a word or two between commas: "الفنون البصرية، فن النحت، الفنون الشعبية"."""
    items = [item.split() for item in _COMMA.split(reading.tokens[i].text)]
    if len(items) < _TERM_WORDS or any(not 0 < len(item) <= _TERM_WORDS for item in items):
        return False
    return reading.parse is not None and not {"VERB", "AUX", "PART", "PRON"} & set(reading.parse.tags_within(i))
