"""Every style of quotation marks that newsrooms type, and every way in which typing goes wrong."""

from itertools import pairwise

import pytest

from quotes.normalise import fold
from quotes.passages import find_passages


def inner(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_passages(text)]


def outer(text: str) -> list[str]:
    return [text[p.outer_start : p.outer_end] for p in find_passages(text)]


STYLES = {
    "angle": ("«", "»"),
    "angle reversed": ("»", "«"),
    "single angle": ("‹", "›"),
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "curly reversed": ("”", "“"),
    "curly the same": ("”", "”"),
    "low and high": ("„", "“"),
    "low and right": ("„", "”"),
    "high-reversed": ("‟", "”"),
    "double prime": ("″", "″"),
    "fullwidth": ("＂", "＂"),
    "two apostrophes": ("''", "''"),
    "two graves": ("``", "``"),
    "graves and apostrophes": ("``", "''"),
    "two acutes": ("´´", "´´"),
    "two single curly": ("‘‘", "’’"),
    "two low commas": (",,", "''"),
    "two Arabic commas": ("،،", "،،"),
    "less and greater": ("<<", ">>"),
    "double brackets": ("((", "))"),
    "CJK double angle": ("\u300a", "\u300b"),
    "single curly": ("‘", "’"),
    "single straight": ("'", "'"),
    "mixed: curly and double prime": ("“", "″"),
    "mixed: straight and curly": ('"', "”"),
    "mixed: curly and straight": ("“", '"'),
    "mixed: low and straight": ("„", '"'),
    "mixed: angle and curly": ("«", "”"),
    "mixed: curly and angle": ("“", "»"),
    "mixed: straight and angle": ('"', "»"),
}
each_style = pytest.mark.parametrize(("opening", "closing"), STYLES.values(), ids=STYLES.keys())


@each_style
def test_after_a_colon(opening: str, closing: str) -> None:
    text = f"وقال المدير: {opening}سنفتح الباب غدا{closing}."
    assert inner(text) == ["سنفتح الباب غدا"]
    assert outer(text) == [f"{opening}سنفتح الباب غدا{closing}"]


@each_style
def test_in_the_middle_of_a_sentence(opening: str, closing: str) -> None:
    assert inner(f"وصف المدير {opening}هذا القرار{closing} بأنه صعب.") == ["هذا القرار"]


@each_style
def test_at_the_head_of_a_paragraph(opening: str, closing: str) -> None:
    assert inner(f"مقدمة.\n{opening}سنفتح الباب غدا{closing}، قال المدير.") == ["سنفتح الباب غدا"]


@each_style
def test_as_the_whole_text(opening: str, closing: str) -> None:
    assert inner(f"{opening}سنفتح الباب غدا{closing}") == ["سنفتح الباب غدا"]


@each_style
def test_two_in_one_paragraph(opening: str, closing: str) -> None:
    text = f"قال {opening}نعم لهذا{closing} ثم قال {opening}لا لذلك{closing} وخرج."
    assert inner(text) == ["نعم لهذا", "لا لذلك"]


@each_style
def test_two_that_touch_but_for_a_comma(opening: str, closing: str) -> None:
    text = f"قال {opening}نعم لهذا{closing}، {opening}لا لذلك{closing}."
    assert inner(text) == ["نعم لهذا", "لا لذلك"]


@each_style
def test_final_marks_inside_belong_to_the_quotation(opening: str, closing: str) -> None:
    assert inner(f"وقال: {opening}سنفتح الباب.{closing}\nانتهى.") == ["سنفتح الباب."]


SPACES = {
    "blanks inside both marks": 'وقال: " سنفتح الباب " ثم خرج.',
    "a blank after the opening mark": 'وقال: " سنفتح الباب" ثم خرج.',
    "a blank before the closing mark": 'وقال: "سنفتح الباب " ثم خرج.',
    "blanks inside angle marks": "وقال: « سنفتح الباب » ثم خرج.",
    "no blank before the opening mark": 'وقال"سنفتح الباب" ثم خرج.',
    "no blank after the closing mark": 'وقال: "سنفتح الباب"ثم خرج.',
    "a blank before the full stop after the mark": 'وقال: "سنفتح الباب" .',
    "a preposition against the mark": 'وعد ب"سنفتح الباب" أمس.',
    "a preposition with tatweel": fold('وعد بـ"سنفتح الباب" أمس.'),
    "a preposition and a blank": 'وعد ب "سنفتح الباب" أمس.',
    "wa against the mark": 'قال نعم و"سنفتح الباب" أمس.',
    "bracket around the marks": 'وقال ("سنفتح الباب") أمس.',
    "a dash before the mark": 'المدير -"سنفتح الباب"- أمس.',
    "colon against the mark": 'وقال:"سنفتح الباب".',
    "ellipsis around": 'وقال: "سنفتح الباب"...',
}  # fmt: skip


@pytest.mark.parametrize("text", SPACES.values(), ids=SPACES.keys())
def test_neighbours_of_the_marks(text: str) -> None:
    assert inner(text) == ["سنفتح الباب"]


TYPED = {
    "no blanks at all": ('قال:"سنعود"وأضاف:"لن نرحل".', ["سنعود", "لن نرحل"]),
    "blanks everywhere": ('قال :" سنعود "،وأضاف : " لن نرحل " .', ["سنعود", "لن نرحل"]),
    "two sentences": ('"سنعود". "لن نرحل".', ["سنعود", "لن نرحل"]),
    "names in a list": ('قناة "الأفق"، وصحيفة "البيان"، وموقع "الخبر".', ["الأفق", "البيان", "الخبر"]),
    "the reporter between": ("قال «سنعود» (وهو يبتسم) «غدا».", ["سنعود", "غدا"]),
    "square brackets inside": ("قال: «سنعود [إلى القرية] غدا».", ["سنعود [إلى القرية] غدا"]),
    "dots at the end": ("قال: «سنعود...» ثم صمت.", ["سنعود..."]),
    "dots at the start": ("قال: «... سنعود» ثم صمت.", ["... سنعود"]),
    "question and answer": ("قال: «هل نعود؟»، وأجاب: «نعم!».", ["هل نعود؟", "نعم!"]),
    "inches before a quotation": ('شاشة 55" وقال: "اشتريتها".', ["اشتريتها"]),
    "bullets": ('\u2022 "سنعود"\n\u2022 "لن نرحل"', ["سنعود", "لن نرحل"]),
    "numbered list": ('1- "سنعود"\n2- "لن نرحل"', ["سنعود", "لن نرحل"]),
    "interview": ('سالم: "سنعود". سعاد: "لا".', ["سنعود", "لا"]),
    "single curly reversed": ("قال: ’سنعود غدا‘ ثم خرج.", ["سنعود غدا"]),
    "curly, both the opening one": ("قال: “سنعود غدا“ ثم خرج.", ["سنعود غدا"]),
    "low, both the same": ("قال: „سنعود غدا„ ثم خرج.", ["سنعود غدا"]),
    "one pair of brackets": ("قال: (سنعود غدا) ثم خرج.", []),
    "brackets inside double brackets": ("قال: ((سنعود (مع الأهل) غدا)) ثم خرج.", ["سنعود (مع الأهل) غدا"]),
    "unclosed, then a sound one in the next paragraph": ('قال: "سنعود غدا\nقالت: "نعم".', ["سنعود غدا", "نعم"]),
    "closed behind a full stop, a letter against it": ("وقال: «سنلعب في ميلانو.»وكان الفريق وصل.", ["سنلعب في ميلانو."]),
    "closed behind a question, a letter against it": ("وقال: «هل نعود؟»وخرج.", ["هل نعود؟"]),
    "closed behind a blank and a full stop": ("وقال: «سنعود غدا .» وخرج.", ["سنعود غدا ."]),
    "opened right behind a full stop": ("بدأ العمل.«سنعود غدا» قال المدير.", ["سنعود غدا"]),
    "unopened, then a sound one": ('قال سنعود غدا". ثم قال: "نعم".', ["نعم"]),
}


@pytest.mark.parametrize(("text", "expected"), TYPED.values(), ids=TYPED.keys())
def test_ways_of_typing(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.xfail(strict=True, reason="doubled marks, rare marks and inches")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('وقال: ""سنعود غدا"".', ["سنعود غدا"]),
        ("قال: \u301dسنعود غدا\u301e ثم خرج.", ["سنعود غدا"]),
        ('طوله 5" وعرضه 6" فقط.', []),
    ],
    ids=["doubled straight marks", "CJK double primes", "inches"],
)
def test_ways_of_typing_that_are_not_read_yet(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


NESTING = {
    "single in double": ("قال “إن جريدة ‘الأفق’ أخطأت” أمس.", ["إن جريدة ‘الأفق’ أخطأت"]),
    "curly in angle": ("قال «إن جريدة “الأفق” أخطأت» أمس.", ["إن جريدة “الأفق” أخطأت"]),
    "angle in curly": ("قال “إن جريدة «الأفق» أخطأت” أمس.", ["إن جريدة «الأفق» أخطأت"]),
    "straight in angle": ('قال «إن جريدة "الأفق" أخطأت» أمس.', ['إن جريدة "الأفق" أخطأت']),
    "angle in angle": ("قال «إن جريدة «الأفق» أخطأت» أمس.", ["إن جريدة «الأفق» أخطأت"]),
    "curly in curly": ("قال “إن جريدة “الأفق” أخطأت” أمس.", ["إن جريدة “الأفق” أخطأت"]),
    "inner at the end": ("قال «أخطأت جريدة «الأفق»» أمس.", ["أخطأت جريدة «الأفق»"]),
    "inner at the start": ("قال ««الأفق» أخطأت» أمس.", ["«الأفق» أخطأت"]),
    "three deep": ("قال «إن “الأفق ‘الجديد’ هنا” أخطأت» أمس.", ["إن “الأفق ‘الجديد’ هنا” أخطأت"]),
    "two inner ones": ("قال «إن «الأفق» و«البيان» أخطأتا» أمس.", ["إن «الأفق» و«البيان» أخطأتا"]),
    "another after a nested one": ("قال «إن «الأفق» أخطأت» ثم «اعتذرت» أمس.", ["إن «الأفق» أخطأت", "اعتذرت"]),
}


@pytest.mark.parametrize(("text", "expected"), NESTING.values(), ids=NESTING.keys())
def test_the_outermost_marks_win(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


PARAGRAPHS = {
    "reopened in each, closed once": ("وقال: «بدأنا أمس.\n«ولن نتوقف.\n«وسنعود» ثم خرج.", ["بدأنا أمس.\n«ولن نتوقف.\n«وسنعود"]),
    "reopened in curly marks": ("وقال: “بدأنا أمس.\n“ولن نتوقف” ثم خرج.", ["بدأنا أمس.\n“ولن نتوقف"]),
    "reopened in straight marks": ('وقال: "بدأنا أمس.\n"ولن نتوقف" ثم خرج.', ['بدأنا أمس.\n"ولن نتوقف']),
    "closed in the next paragraph without reopening": ("وقال: «بدأنا أمس.\nولن نتوقف» ثم خرج.", ["بدأنا أمس.\nولن نتوقف"]),
    "an empty line between": ("وقال: «بدأنا أمس.\n\n«ولن نتوقف» ثم خرج.", ["بدأنا أمس.\n\n«ولن نتوقف"]),
    "never closed": ("وقال: «بدأنا أمس.\nثم خرج المدير.", ["بدأنا أمس."]),
    "never closed, the next paragraph has its own": ("وقال: «بدأنا أمس.\nوأضاف: «لن نتوقف».", ["بدأنا أمس.", "لن نتوقف"]),
    "lines broken in the middle of a sentence": ("إن السد “امتلأ بعد\nليال من المطر\nالغزير”. ثم خرج.", ["امتلأ بعد\nليال من المطر\nالغزير"]),
    "the next paragraph has a pair of its own between blanks": ('كنا " على ثقة كبيرة\nوقال " سنعود ".', ["على ثقة كبيرة", "سنعود"]),
    "reopened where paragraphs were set as one": ("وقال “بدأنا أمس. “ولن نتوقف عن العمل.” ثم خرج.", ["بدأنا أمس. “ولن نتوقف عن العمل."]),
    "straight marks reopened behind a full stop": ('وقال: "لم نترك الجسر. "وقد طلبنا المال من الوزارة" ثم خرج.', ['لم نترك الجسر. "وقد طلبنا المال من الوزارة']),
    "straight marks, each closed": ('وقال "بدأنا أمس". "ولن نتوقف" أضاف.', ["بدأنا أمس", "ولن نتوقف"]),
    "each closed": ("وقال: «بدأنا أمس».\n«ولن نتوقف».", ["بدأنا أمس", "ولن نتوقف"]),
    "closed, and another in the last paragraph": ("وقال: «بدأنا.\n«ولن نتوقف» وأضاف «وسنعود».", ["بدأنا.\n«ولن نتوقف", "وسنعود"]),
    "nested in the paragraph that closes": ("وقال: «بدأنا.\n«و«الأفق» أخطأت» ثم خرج.", ["بدأنا.\n«و«الأفق» أخطأت"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_quotations_over_paragraphs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


ODD = {
    "a stray closing mark": "بدأ العمل» أمس.",
    "a stray opening mark at the end": "بدأ العمل أمس «",
    "a stray straight mark at the end": 'بدأ العمل أمس. "',
    "an empty pair": "قال «» أمس.",
    "an empty pair with a blank": 'قال " " أمس.',
    "two closing marks before stops": 'بدأ العمل"..مؤكدا أنه اكتمل".',
    "an apostrophe in a word": "صحيفة L'Orient اللبنانية.",
    "an apostrophe in Arabic": "قال أمس في 90's الماضي.",
    "feet or minutes": "عند الدقيقة 45' سجل الفريق.",
    "single brackets": "قال (سالم) نعم.",
    "closing double brackets alone": "قال سالم)) نعم.",
    "opening double brackets alone": "قال ((سالم نعم.",
    "a comma typed twice": "قال سالم،، لم يحدث شيء.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_quotation(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_mark_never_spoils_the_paragraphs_around(text: str) -> None:
    article = f"قالت «نعم» أمس.\n{text}\nوقالت «لا» اليوم. وقال “ربما”."
    assert [t for t in inner(article) if t in {"نعم", "لا", "ربما"}] == ["نعم", "لا", "ربما"]


LEFT_OPEN = {
    "runs to the end of the paragraph": ("وقال: «سنفتح الباب. ولن نغلقه.\nثم خرج.", ["سنفتح الباب. ولن نغلقه."]),
    "runs to the end of the text": ("وقال: “سنفتح الباب", ["سنفتح الباب"]),
    "straight marks": ('وقال: "سنفتح الباب.\nثم خرج.', ["سنفتح الباب."]),
    "ends where the next one begins": (
        "وقال: «سنفتح الباب. وأضاف: «لن نغلقه حتى المساء».",
        ["سنفتح الباب.", "لن نغلقه حتى المساء"],
    ),
    "a single mark behind a colon": ("وتابع: 'نحن من قرية 'السهل' كلنا.\nثم خرج.", ["نحن من قرية 'السهل' كلنا."]),
    "turned around behind one word": ("وقال» سنفتح الباب غدا.\nثم خرج.", ["سنفتح الباب غدا."]),
    "after a sound one": ("قال «نعم» ثم أضاف: «سنفتح الباب.\nثم خرج.", ["نعم", "سنفتح الباب."]),
}


@pytest.mark.parametrize(("text", "expected"), LEFT_OPEN.values(), ids=LEFT_OPEN.keys())
def test_an_unclosed_quotation(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_an_unclosed_quotation_ends_where_a_short_one_begins() -> None:
    assert inner("وقال: «سنفتح الباب. وأضاف: «لن نغلقه».") == ["سنفتح الباب.", "لن نغلقه"]


def test_an_unclosed_quotation_is_told_from_a_closed_one() -> None:
    assert [p.closed for p in find_passages("قال «نعم».\nوقال: «لا")] == [True, False]


def test_an_opening_mark_that_is_missing_costs_its_own_paragraph_only() -> None:
    assert inner("وقال: سنفتح الباب».\nوأضاف: «لن نغلقه».")[-1:] == ["لن نغلقه"]


@pytest.mark.parametrize("marks", ['"', "«", "»", "“", "”", "‘", "'", "«»", '" ', "(("])
def test_many_marks_in_a_row_do_no_harm_to_the_next_paragraph(marks: str) -> None:
    assert inner(marks * 300 + "\nقال «نعم» أمس.")[-1:] == ["نعم"]


def test_passages_are_in_order_and_apart() -> None:
    text = "قال «نعم» و“لا” و\"ربما\" و''أبدا'' و((كفى)) وخرج.\nثم «عاد.\n«وجلس» أمس."
    found = find_passages(text)
    assert len(found) == 6
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))


def test_a_quotation_stands_inside_its_marks() -> None:
    for p in find_passages("قال « نعم » و“لا” وخرج: «أبدا"):
        assert p.outer_start < p.start < p.end <= p.outer_end
