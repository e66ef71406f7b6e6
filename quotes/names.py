"""Take a speaker phrase apart: title, role and name, its kind, and whether two phrases can name one speaker.

Works on folded words. A role ends where a personal name begins: after the last definite word that is followed by an
indefinite one (وزير الخارجية الفلسطيني | رياض المالكي).
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from quotes.bounds import is_hyphen, name_end, name_start
from quotes.mentions import Mention
from quotes.offices import is_at_body, is_borne, is_definite, is_office, is_rank_of, is_role, named_official
from quotes.ongoing import is_joined_office
from quotes.people import are_titled, is_people, is_several
from quotes.places import carries_pronoun
from quotes.reading import Reading, remembered

Kind = Literal["person", "org", "group", "anonymous"]


class Name(NamedTuple):
    """A speaker phrase taken apart; ranges are token indexes into its sentence, half-open, empty where there is nothing."""

    kind: Kind
    title: tuple[int, int]
    role: tuple[int, int]
    name: tuple[int, int]
    words: tuple[str, ...]
    role_words: tuple[str, ...]

    @property
    def has_name(self) -> bool:
        """Whether the phrase holds more than a title and a role."""
        return self.name[1] > self.name[0]


@remembered
def take_apart(reading: Reading, mention: Mention) -> Name:
    """Split a speaker phrase into title, role and name; several people joined by و are a group."""
    name = _split(reading, mention)
    if name.kind == "person" and (is_several(reading, mention) or _is_joined(reading, *name.name)):
        return _make(
            reading, "group", (mention.first, mention.first), (mention.first, mention.first), (mention.first, mention.last)
        )
    return name


def _is_joined(reading: Reading, first: int, last: int) -> bool:
    """Whether a name holds a second person: سالم الحربي وسعاد مراد; no adjective joined (الدستورية والتشريعية)."""
    given, others = reading.lexicon.set("given_names"), reading.lexicon.set("counterparts")
    for k in range(first + 1, last):
        word = reading.text(k)
        rest = word[1:]
        second = (rest in given or rest in others) and not is_definite(rest)
        if word.startswith("و") and word not in given and (second or rest in reading.article.surnames):
            return True
    return False


def _split(reading: Reading, mention: Mention) -> Name:
    first, last = mention.first, mention.last
    head = first
    kind = _kind(reading, first)
    named = _named_alone(reading, mention, kind)
    if named is not None:
        return named
    if kind in {"org", "group", "anonymous"} or reading.in_set("kin", first):
        return _whole(reading, mention, kind)
    title_end = _titles(reading, head, last)
    if title_end >= last or (
        title_end == last - 1 and reading.in_set("emphatics", title_end)
    ):  # الوزير، الرئيس: a title alone is a role
        return _make(reading, "person", (first, first), (first, last), (last, last))
    if title_end > first and reading.is_comma(title_end):  # النائب، صابر فلان،
        return _make(
            reading, "person", (first, first), (first, title_end), (title_end + 1, name_end(reading, title_end + 1, last))
        )
    appositive = _apposition(reading, title_end, last)
    if appositive is not None:
        return _split_apposition(reading, first, title_end, appositive, last)
    described = _described_name(reading, first, title_end, last)
    if described is not None:
        return described
    if is_office(reading, first, title_end):
        return _split_office(reading, first, title_end, last)
    end = name_end(reading, title_end, last)
    if title_end > first and (end == title_end or _is_trade(reading, title_end, end)):
        return _make(reading, "person", (first, first), (first, last), (last, last))
    return _make(reading, "person", (first, title_end), (end, last) if end < last else (last, last), (title_end, end))


def _is_trade(reading: Reading, start: int, end: int) -> bool:
    """الطبيب المعالج للاعب: what a title does and for whom is no name."""
    doer = reading.parse is not None and reading.parse.upos(start) == "ADJ" and is_definite(reading.text(start))
    return doer and end > start + 1 and reading.text(start + 1).startswith("لل")


def _split_office(reading: Reading, first: int, title_end: int, last: int) -> Name:
    """Split a phrase that begins with an office, perhaps behind titles, where a title or the name begins."""
    start = name_start(reading, title_end, last)
    inner_title = _titles(reading, start, last)
    if start < inner_title < last and is_at_body(reading, start, inner_title):
        start = inner_title = name_start(reading, inner_title, last)  # مدير العلاقات المتحدث بأمانة المدينة فلان
    if inner_title >= last:
        return _make(reading, "person", (first, first), (first, last), (last, last))
    end = name_end(reading, inner_title, last)
    if end - inner_title == 1 and (is_definite(reading.text(end)) or reading.kind(end) == "punct"):
        end = last  # محمد الأمين ولد فلان: no role yet
    return _make(reading, "person", (start, inner_title), (first, start), (inner_title, end))


def _named_alone(reading: Reading, mention: Mention, kind: Kind) -> Name | None:
    """ناشط يدعى سمير: the name behind its word; قال جمال نجم … وأضاف نجم: a surname alone, whatever else its word means."""
    first, last = mention.first, mention.last
    called = next((k for k in range(first + 1, last - 1) if reading.in_set("called", k)), None)
    if called is not None:
        return _make(reading, "person", (first, first), (first, called), (called + 1, last))
    official = named_official(reading, mention)
    if official is not None:
        return _make(reading, "person", (official, official), (first, official), (official, last))
    alone = last - first == 1 and kind == "person" and not is_definite(reading.text(first))
    return _whole(reading, mention, kind) if alone and reading.text(first) in reading.article.surnames else None


def _described_name(reading: Reading, first: int, start: int, last: int) -> Name | None:
    """الناقدة الفرنسية كلير دومونتاي, الفقيه الدستوري الدكتور يحيى: definite words, then a title or a known name; None elsewhere."""
    if reading.is_name(start) or is_role(reading.lexicon, reading.text(start)) or reading.in_set("compound_firsts", start):
        return None
    headed = start == first and is_definite(reading.text(start + 1)) and not is_definite(reading.text(start))
    k = start + 1 if headed else start  # منظم المهرجان الدكتور فلان
    if not is_definite(reading.text(k)):
        return None
    while k < last and is_definite(reading.text(k)) and not (k > start and reading.in_set("titles", k)):
        k += 1
    title_end = _titles(reading, k, last)
    if k == last or title_end >= last or not (title_end > k or (reading.is_name(k) and not headed)):
        return None
    return _make(reading, "person", (k, title_end), (first, k), (title_end, name_end(reading, title_end, last)))


_CAN_SPEAK: Final = frozenset(
    {
        "titles",
        "roles",
        "orgs",
        "groups",
        "anonymous",
        "outlets",
        "documents",
        "speakers",
        "given_names",
        "feminine_nouns",
        "demonstratives",
    }
)


@remembered
def can_speak(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase names somebody who can speak, as far as the lists tell: its head is a person or body, or it holds a given name."""
    head = mention.first + (reading.kind(mention.first) == "number")
    if reading.in_set("amounts", head):
        return False  # 12 مليار دينار
    if reading.kind(head) == "passage" or reading.in_any(_CAN_SPEAK, head) or is_people(reading, head):
        return True
    if reading.kind(mention.first) == "number" and reading.in_set("shares", head):
        return True  # 70 في المائة من المقاولات
    last = next(
        (k for k in range(head + 1, mention.last) if reading.text(k).startswith("لل")), mention.last
    )  # استعداده للقاء الرئيس
    return any(_is_apposed(reading, head, k) for k in range(head, last))


def may_be_name(reading: Reading, i: int) -> bool:
    """Whether a word that no list holds may be a name: أقر أنان; frequent words, definite ones and ones with a pronoun are none."""
    text = reading.text(i)
    if reading.kind(i) != "word" or len(text) < _SHORTEST_NAME or is_definite(text) or text.endswith(_INFLECTED):
        return False
    if reading.parse is not None and not (reading.parse.is_subject(i) or reading.parse.upos(i) in {"X", "PROPN"}):
        return False
    return not reading.in_set("common", i) and not reading.in_any(_NO_NAMES, i)


_SHORTEST_NAME: Final = 3
_INFLECTED: Final = ("ه", "ها", "هم", "ة", "تي", "نا", "ات")  # with a pronoun or an ending of nouns
_NO_NAMES: Final = frozenset(
    {"particles", "that", "time", "adjunct_prepositions", "speech_events", "months", "not_that_after", "documents"}
)


def _is_apposed(reading: Reading, head: int, k: int) -> bool:
    """Whether a name, title or role stands at the head or in apposition: أسطورة الكرة فلان; in حقيقة فلان it is the genitive of a thing."""
    if not (_is_office(reading, k) or reading.in_set("titles", k) or reading.in_set("compound_firsts", k) or reading.is_name(k)):
        return False
    before = reading.text(k - 1)
    definite = is_definite(before) or carries_pronoun(before)  # شقيقته سلمى
    return (
        k == head
        or definite
        or reading.kind(k - 1) != "word"
        or reading.is_name(k - 1)
        or before.endswith("ي")
        or reading.in_set("compound_firsts", k) > 0
    )


def _is_office(reading: Reading, i: int) -> bool:
    """Whether a token inside a phrase is the head of an office; نسبة كبيرة has none, كبير المستشارين has."""
    return reading.in_set("roles", i) > 0 and (not reading.in_set("sizes", i) or reading.text(i + 1).startswith("ال"))


def name_words(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """Return the folded words of a phrase, punctuation left out."""
    return _words(reading, mention.first, mention.last)


def _make(reading: Reading, kind: Kind, title: tuple[int, int], role: tuple[int, int], name: tuple[int, int]) -> Name:
    words = _words(reading, *name)
    return Name(kind, title, role, name, words, _words(reading, *role))


def _whole(reading: Reading, mention: Mention, kind: Kind) -> Name:
    return _make(reading, kind, (mention.first, mention.first), (mention.first, mention.first), (mention.first, mention.last))


def _words(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    return tuple(w for k in range(first, last) if reading.kind(k) != "punct" for w in reading.tokens[k].text.split())


def _kind(reading: Reading, first: int) -> Kind:
    if reading.in_set("anonymous", first):
        return "anonymous"
    if reading.kind(first) == "number" and reading.in_set("shares", first + 1):
        return "group"
    if reading.in_set("groups", first) or (is_people(reading, first) and not are_titled(reading, first)):
        return "group"
    if reading.in_any({"orgs", "outlets", "documents", "lettered"}, first) or is_borne(reading, first + 1):
        return "org"  # مدينة الملك فهد الطبية
    return "person"


def _titles(reading: Reading, i: int, last: int) -> int:
    """Return the token behind the titles that begin at i; an adjective or complement makes a title a role."""
    while i < last:
        length = reading.in_set("titles", i)
        if not length or i + length > last:
            break
        after = i + length
        if reading.text(after) in {".", "/"} and after < last:
            after += 1
        if reading.text(after) == "(" and reading.text(after + 2) == ")" and after + 3 < last:
            after += 3  # العميد (م) عثمان
        if after < last and _heads_office(reading, i, after):
            break  # نقيب الصيادلة, عميد كلية الطب
        adjective = reading.in_set("roles", i) and is_definite(reading.text(after))
        if after < last and (adjective or is_rank_of(reading, i, after)):
            break  # الرئيس التركي فلان: a role with its adjective; مقدم البرنامج
        if after < last and (
            (reading.in_set("name_ends", after) and not reading.is_name(after)) or reading.in_set("role_adjectives", after)
        ):
            break
        i = after
    return i


def _heads_office(reading: Reading, i: int, after: int) -> bool:
    """Whether a rank without its article stands before a noun: it is the head of an office then, no title."""
    rank = (
        not is_definite(reading.text(i))
        and "ال" + reading.text(i) in reading.lexicon.set("titles")
        and reading.in_set("roles", i) > 0
    )
    body = reading.in_set("orgs", after) > 0 or reading.in_set("common", after) > 0 or is_definite(reading.text(after))
    return rank and body and not reading.in_set("titles", after) and not reading.is_name(after)


def _apposition(reading: Reading, first: int, last: int) -> int | None:
    """Return the comma or dash inside a phrase, if there is one; of several the one behind which no office stands."""
    parted = [k for k in range(first + 1, last - 1) if reading.is_comma(k) or (reading.is_dash(k) and not is_hyphen(reading, k))]
    offices = parted and is_office(reading, first, first) and not any(reading.is_name(k) for k in range(first, parted[0]))
    named = (k for k in parted if reading.in_set("titles", k + 1) or reading.is_name(k + 1)) if offices else ()
    return next(iter(named), parted[0] if parted else None)


def _split_apposition(reading: Reading, first: int, start: int, comma: int, last: int) -> Name:
    """Split at a comma: the side with the role words is the role (المتحدث باسم الوزارة، العقيد فلان)."""
    trade = reading.in_set("speakers", start) and not reading.in_any({"titles", "roles", "speakers"}, comma + 1)
    trade = trade or _is_described(reading, first, start, comma)
    left_role = is_role(reading.lexicon, reading.text(start)) or (start > first and reading.in_set("roles", first)) or bool(trade)
    right_role = is_role(reading.lexicon, reading.text(comma + 1)) and not reading.in_set("titles", comma + 1)
    left = _described_name(reading, first, start, comma) if right_role else None
    if left is not None:
        return left
    if left_role and not (right_role and any(reading.is_name(k) for k in range(start, comma))):
        named = name_start(reading, comma + 1, last) if is_joined_office(reading, comma + 1) else last
        if named < last:
            return _make(reading, "person", (named, named), (first, named), (named, last))  # رئيس اللجنة، وقائد الفريق فلان
        right_title = _titles(reading, comma + 1, last)
        if right_title < last:
            return _make(reading, "person", (comma + 1, right_title), (first, comma), (right_title, last))
    return _make(reading, "person", (first, start), (comma + 1, last), (start, comma))


def _is_described(reading: Reading, first: int, start: int, comma: int) -> bool:
    """الطالب الجامعي، علي فلان: a title and its adjective, no surname, where a name begins behind the comma."""
    adjective = comma == start + 1 and is_definite(reading.text(start)) and reading.text(start).endswith(("ي", "ية"))
    return start > first and adjective and reading.is_name(comma + 1)


def contains(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the words of one name stand together, in order, in the other."""
    n = len(short)
    return 0 < n <= len(long) and any(tuple(long[i : i + n]) == tuple(short) for i in range(len(long) - n + 1))
