"""A speaker phrase taken apart: title ( ), role < >, name { } in each phrase."""

import pytest
import regex

from quotes.mentions import Mention, read_phrase
from quotes.names import Name, can_speak, contains, name_words, take_apart
from quotes.normalise import fold
from quotes.people import is_people
from quotes.reading import Reading
from tests.marking import at, reading, words

BRACKETS = {"title": ("(", ")"), "role": ("<", ">"), "name": ("{", "}")}


def taken(text: str) -> tuple[Reading, Name]:
    """The phrase that stands between قال and إن, taken apart."""
    read = reading(f"قال {text} إن العمل اكتمل")
    found = read_phrase(read, 1)
    assert found is not None
    assert read.text(found.last) == "ان"
    return read, take_apart(read, found)


def parts(marked: str) -> tuple[dict[str, str], dict[str, str]]:
    """Title, role and name as found and as marked, folded."""
    read, name = taken(regex.sub(r"[()<>{}]", "", marked))
    found = {part: words(read, *getattr(name, part)).rstrip("،. ") for part in BRACKETS}
    expected = dict.fromkeys(BRACKETS, "")
    for part, (opening, closing) in BRACKETS.items():
        m = regex.search(rf"\{opening}(.*?)\{closing}", marked)
        expected[part] = fold(m[1]).rstrip("،. ") if m else ""
    return found, expected


PHRASES = {
    "the adjective of a body with a name in it": "<مدير المختبر بمدينة المهد ناصر الطبية> (الدكتور) {سالم الراوي}",
    "a given name behind a place": "<مدير المختبر بمدينة السهل> {ناصر الراوي}",
    "a program inside an office": "<رئيس اللجنة الفنية لبرنامج نبض> (الدكتور) {سالم الراوي}",
    "a rank of a thing": "<مقدم البرنامج> {سالم الراوي}",
    "a rank": "(المقدم) {سالم الراوي}",
    "a name in marks behind an office": "<المدير التنفيذي لمبيعات الأفراد> {«ماهر الراوي»}",
    "the name of God in a surname": "<مدير المهرجان> {سالم بن محمد الجار الله}",
    "a name whose last letter lost its dots": "<وزير النقل في غزة> {أسامه الراوي}",
    "what somebody is, in marks": "{سالم الراوي} <«مستأجر»>",
    "an office held in a town": "<مدير الدفاع المدني بالباحة> {سالم الراوي}",
    "a title with a slash": "(الأستاذ/) {سالم الراوي}",
    "an unlisted office before a title": "<منظم المهرجان> (الدكتور) {سالم الراوي}",
    "a colleague": "{سالم الراوي} <زميل رونالدو>",
    "an office held at a place": "<مدير الدفاع المدني بمنطقة السهل> (العقيد) {سالم الراوي}",
    "a third office behind a comma": "<رئيس اللجنة وعضو المجلس، وقائد الفريق> {سالم الراوي}",
    "two offices between commas": "<مدير المياه، أمين مجلس السدود>، (المهندس) {سالم الراوي}",
    "a given name like in the name of": "<وزير الخارجية التونسي> {باسم الراوي}",
    "an unlisted name before a listed one": "<رئيس النادي الإسباني> {جوسيب ماريا برتومو}",
    "the secretary of a district": "<أمين منطقة السهل> {سالم الراوي}",
    "an office as middle name": "{سالم أمين مدني}",
    "a name with a hyphen": "<الأمين العام للهيئة> {بان كي-مون}",
    "name": "{سالم الراوي}",
    "surname": "{الراوي}",
    "title and name": "(الدكتور) {سالم الراوي}",
    "head of a guild": "<نقيب المحامين> {سالم الراوي}",
    "dean of a school": "<عميد كلية الطب> {سالم الراوي}",
    "a guild in a region": "<نقيب الصيادلة في المنطقة الوسطى> (الدكتور) {سالم الراوي}",
    "rank without its article": "(عميد) {سالم الراوي}",
    "abbreviated title": "(د.) {سالم الراوي}",
    "two titles": "(اللواء الدكتور) {سالم الراوي}",
    "title and surname": "(العقيد) {الراوي}",
    "role": "<الوزير>",
    "role with its body": "<وزير المياه>",
    "role and name": "<وزير المياه> {سالم الراوي}",
    "role with adjective and name": "<وزير الخارجية التونسي> {سالم الراوي}",
    "role, title, name": "<وزير المياه> (الدكتور) {سالم الراوي}",
    "office as title": "(الرئيس) {سالم الراوي}",
    "office with adjective": "<الرئيس التونسي> {سالم الراوي}",
    "spokesman": "<المتحدث باسم الوزارة>",
    "spokesman and name": "<المتحدث باسم الوزارة> {سالم الراوي}",
    "spokesman, rank and name": "<المتحدث باسم الوزارة>، (العقيد) {سالم الراوي}",
    "name, then role": "{سالم الراوي}، <رئيس البلدية>",
    "title and name, then role": "(المهندس) {سالم الراوي}، <مدير السد>",
    "deputy of a minister": "<نائب وزير المياه> {ناصر العامري}",
    "secretary general": "<الأمين العام للحزب> {ناصر العامري}",
    "assistant for affairs": "<مساعد المدير للشؤون المالية> {ناصر العامري}",
    "woman minister": "<وزيرة الصحة> {سعاد مراد}",
    "kunya": "{أبو سالم الراوي}",
    "abd": "{عبد الرحيم الراوي}",
    "bin": "{سالم بن ناصر الراوي}",
    "foreign": "{جون سميث}",
    "role and foreign name": "<وزير الخارجية> {جون سميث}",
    "prince": "(الأمير) {سالم بن ناصر}",
    "org": "{وزارة المياه}",
    "org with adjective": "{وزارة المياه التونسية}",
    "group": "{سكان القرية}",
    "anonymous": "{مصدر أمني}",
    "anonymous in a body": "{مسؤول في البلدية}",
}


@pytest.mark.parametrize("marked", PHRASES.values(), ids=PHRASES.keys())
def test_title_role_and_name(marked: str) -> None:
    found, expected = parts(marked)
    assert found == expected


KINDS = {
    "a body that bears the name of a king": ("مدينة الملك ناصر الطبية", "org"),
    "a network named by letters": ("سي بي إس", "org"),
    "name": ("سالم الراوي", "person"),
    "role": ("الوزير", "person"),
    "role and name": ("وزير المياه سالم الراوي", "person"),
    "spokesman of an org": ("المتحدث باسم الوزارة", "person"),
    "ministry": ("وزارة المياه", "org"),
    "the ministry": ("الوزارة", "org"),
    "army": ("الجيش التونسي", "org"),
    "party": ("حزب الغد", "org"),
    "outlet": ("صحيفة الأفق", "org"),
    "statement": ("البيان", "org"),
    "residents": ("سكان القرية", "group"),
    "witnesses": ("شهود عيان", "group"),
    "separatists": ("الانفصاليون", "group"),
    "security source": ("مصدر أمني", "anonymous"),
    "trusted sources": ("مصادر موثوقة", "anonymous"),
    "an official": ("مسؤول محلي", "anonymous"),
    "one of them": ("أحد السكان", "anonymous"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kind_of_speaker(text: str, kind: str) -> None:
    assert taken(text)[1].kind == kind


@pytest.mark.parametrize(
    ("text", "named"),
    [("سالم الراوي", True), ("الدكتور سالم", True), ("الوزير", False), ("وزير المياه", False), ("وزارة المياه", True)],
)
def test_whether_a_phrase_holds_a_name(text: str, named: bool) -> None:
    assert taken(text)[1].has_name is named


def test_words_are_folded_and_without_punctuation() -> None:
    read, name = taken("المتحدث باسم الوزارة، العقيد أحمد الراوي")
    assert name.words == ("احمد", "الراوي")
    assert name.role_words == ("المتحدث", "باسم", "الوزارة")
    assert name_words(read, Mention(1, 4)) == ("المتحدث", "باسم", "الوزارة")


SPEAKS = [
    "سالم الراوي",
    "الوزير",
    "وزارة المياه",
    "مصدر أمني",
    "سكان القرية",
    "تونس",
    "البيان",
    "«الأفق»",
    "مدير المصنع",
    "عبد الغفور",
    "3 مسؤولون",
    "مسؤولو الوزارة",
    "اقتصاديو البنك",
]
SILENT = ["ملابسات الحادث", "حديثه", "الطريق الساحلية", "ارتفاع الأسعار", "موعد اللقاء", "12 مليار دينار"]


@pytest.mark.parametrize("text", SPEAKS)
def test_who_can_speak(text: str) -> None:
    read = reading(fold(text))
    assert can_speak(read, Mention(0, len(read)))


@pytest.mark.parametrize("text", SILENT)
def test_what_cannot_speak(text: str) -> None:
    read = reading(fold(text))
    assert not can_speak(read, Mention(0, len(read)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("بحسب المقاولين", True), ("بحسب القوانين", False), ("رأى المقاولين", False)],
    ids=["governed", "laws", "an object"],
)
def test_people_in_the_genitive_behind_a_source(text: str, expected: bool) -> None:
    assert is_people(reading(fold(text)), 1) is expected


@pytest.mark.parametrize(
    ("long", "short", "expected"),
    [
        ("سالم ناصر الراوي", "سالم", True),
        ("سالم ناصر الراوي", "ناصر الراوي", True),
        ("سالم ناصر الراوي", "سالم ناصر الراوي", True),
        ("سالم ناصر الراوي", "سالم الراوي", False),
        ("سالم ناصر الراوي", "العامري", False),
        ("الراوي", "سالم الراوي", False),
        ("سالم", "", False),
    ],
    ids=["first", "last two", "all", "first and last", "another", "the longer in the shorter", "nothing"],
)
def test_one_name_inside_another(long: str, short: str, expected: bool) -> None:
    assert contains(tuple(long.split()), tuple(short.split())) is expected


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("واعتذر عن ما بدر منهما", "بدر", False),
        ("دراسة أشرف عليها باحثون", "أشرف", False),
        ("وقال أشرف عنها كلاما", "أشرف", True),
        ("وقال علي سبيل المثال", "علي", False),
        ("وقال علي الراوي", "علي", True),
        ("وقال الأمير على بن ناصر", "على", True),
        ("وشدد على السلامة", "على", False),
        ("وقال بدر الراوي", "بدر", True),
        ("أعلنت الوزارة أسماء (20) مرشحا", "أسماء", False),
        ("وقالت أسماء الراوي", "أسماء", True),
        ("وقالت الوزيرة أسماء", "أسماء", True),
        ("وسافر ليون إلى القرية", "ليون", True),
    ],
)
def test_given_names_that_mean_a_thing_too(text: str, word: str, named: bool) -> None:
    read = reading(text)
    assert read.is_name(at(read, word)) is named


@pytest.mark.parametrize(
    ("word", "owned"), [("كلامه", True), ("صوتها", True), ("العربي", False), ("الراوي", False), ("طه", False)]
)
def test_frequent_nouns_with_a_pronoun_are_somebodys(word: str, owned: bool) -> None:
    read = reading(f"وتابع الحكم {word}")
    assert read.is_owned(2) is owned
