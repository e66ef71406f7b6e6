import pytest
import regex

from quotes.normalise import fold, view

FOLDED = {
    "vowel marks": ("قَالَ", "قال"),
    "shadda and tanwin": ("أكّد مضيفًا", "اكد مضيفا"),
    "superscript alef": ("هذ\u0670ا", "هذا"),
    "tatweel": ("الـعـمل", "العمل"),
    "hamza on alef": ("أإآٱ", "اااا"),
    "hamza on its own and on waw and ya stays": ("ءؤئ", "ءؤئ"),
    "alef maqsura": ("إلى", "الي"),
    "ta marbuta stays": ("وزارة", "وزارة"),
    "Farsi ya and kaf": ("عل\u06cc \u06a9ان", "علي كان"),
    "right-to-left mark": ("\u200fقال", "قال"),
    "zero-width non-joiner": ("می\u200cشود", "ميشود"),
    "bidi isolates": ("\u2067قال\u2069", "قال"),
    "byte-order mark": ("\ufeffقال", "قال"),
    "soft hyphen": ("قا\u00adل", "قال"),
    "no-break space": ("قال\u00a0نعم", "قال نعم"),
    "narrow no-break space": ("قال\u202fنعم", "قال نعم"),
    "tab": ("قال\tنعم", "قال نعم"),
    "line separator": ("قال\u2028نعم", "قال\nنعم"),
    "carriage return": ("قال\r\nنعم", "قال \nنعم"),
    "presentation forms": ("\ufed7\ufe8e\ufedd", "قال"),
    "ligature of lam and alef": ("\ufefb", "لا"),
    "ligature of lam and alef with hamza": ("\ufef7", "لا"),
    "ligature of four letters": ("\ufdf2", "الله"),
    "Latin letters and digits stay": ("BBC 24", "BBC 24"),
    "Arabic digits stay": ("٢٤", "٢٤"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_folding_again_changes_nothing(text: str, folded: str) -> None:
    assert fold(fold(text)) == folded


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_plain_runs_beside_the_folded_text(text: str, folded: str) -> None:
    assert len(view(text).plain) == len(folded)


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        pytest.param("قال نعم", "نعم", "نعم", id="nothing dropped"),
        pytest.param("قَالَ نَعَمْ ثم", "نعم", "نَعَمْ", id="the marks of the last letter belong to the word"),
        pytest.param("قَالَ نَعَمْ ثم", "قال", "قَالَ", id="a word at the start"),
        pytest.param("\u200fقال \u200fنعم\u200f ثم", "نعم", "نعم", id="invisible characters at the edges stay outside"),
        pytest.param("قال نـعـم ثم", "نعم", "نـعـم", id="tatweel inside a word"),
        pytest.param("قال \ufefb ثم", "لا", "\ufefb", id="one character that stands for two letters"),
        pytest.param("قال \ufedf\ufe8e ثم", "لا", "\ufedf\ufe8e", id="presentation forms letter by letter"),
        pytest.param("قال\u200f", "قال", "قال", id="an invisible character at the end of the text"),
    ],
)
def test_span_leads_back_to_the_original(text: str, word: str, shown: str) -> None:
    sight = view(text)
    at = sight.text.index(word)
    start, end = sight.span(at, at + len(word))
    assert text[start:end] == shown


def test_an_empty_span_leads_to_one_place() -> None:
    assert view("قَالَ").span(1, 1) == (2, 2)


def test_the_end_of_the_view_is_the_end_of_the_original() -> None:
    text = "قالَ نعمْ\u200f"
    sight = view(text)
    assert sight.span(len(sight.text), len(sight.text)) == (len(text), len(text))


@pytest.mark.parametrize(("offset", "expected"), [(0, 0), (1, 1), (2, 1), (5, 3), (6, 4)])
def test_at_leads_from_the_original_to_the_view(offset: int, expected: int) -> None:
    assert view("قَالَ نعم").at(offset) == expected


@pytest.mark.parametrize(("text", "changed"), [("أكد الوزير", False), ("أكّد", True), ("", False)])
def test_changed_says_whether_offsets_differ(text: str, changed: bool) -> None:
    assert view(text).changed is changed


def test_every_letter_of_the_view_comes_from_its_place_in_the_original() -> None:
    text = "وأكّـدت الهيئـةُ أنّ «المياهَ» \u200fصالحةٌ، \ufefb أكثر."
    sight = view(text)
    for i, letter in enumerate(sight.text):
        start, end = sight.span(i, i + 1)
        assert letter in fold(text[start:end])


def test_a_text_of_marks_alone_is_an_empty_view() -> None:
    assert view("\u064e\u200f").text == ""


def test_a_lone_surrogate_stays() -> None:
    assert fold("قال\ud800") == "قال\ud800"


def test_folded_text_holds_no_letter_that_folding_removes() -> None:
    every_arabic = "".join(chr(c) for c in range(0x0600, 0x0700))
    assert not regex.search("[\u0610-\u061a\u0640\u064b-\u065f\u0670أإآٱى\u06cc\u06a9]", fold(every_arabic))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("أكد المدير و ذكر الوزير", "اكد المدير وذكر الوزير", id="inside a sentence"),
        pytest.param("و أضاف", "واضاف", id="at the head"),
        pytest.param("نعم\nو أضاف", "نعم\nواضاف", id="at the head of a line"),
        pytest.param("نعم،و أضاف", "نعم،واضاف", id="behind a mark"),
        pytest.param("و\u064e أضاف", "واضاف", id="with its vowel"),
        pytest.param("الصف ا و ب", "الصف ا و ب", id="between letters"),
        pytest.param("5 و 6", "5 و 6", id="between numbers"),
        pytest.param("هو قال", "هو قال", id="the end of a word"),
    ],
)
def test_a_conjunction_that_stands_alone_is_read_with_its_word(text: str, read: str) -> None:
    assert view(text).text == read


def test_a_conjunction_read_with_its_word_keeps_its_place() -> None:
    text = "أكد المدير و ذكر الوزير"
    sight = view(text)
    at = sight.text.index("وذكر")
    assert text[slice(*sight.span(at, at + 4))] == "و ذكر"
