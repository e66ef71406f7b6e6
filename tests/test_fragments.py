"""Which marked words are fragments of a speaker's words, and what runs on after a colon."""

import pytest

from tests.marking import records


def found(text: str) -> list[tuple[str, str]]:
    return [(q.kind, q.text) for q in records(text)]


FRAGMENTS = {
    "condemned": ("ندد سالم بـ«عدوان سافر» على القرية.", ["عدوان سافر"]),
    "called for": ("دعا سالم إلى «هدنة فورية» في القرية.", ["هدنة فورية"]),
    "praised": ("أشاد سالم بـ«شجاعة العمال» في السد.", ["شجاعة العمال"]),
    "called what": ("رفض سالم ما وصفه بـ«الإملاءات الخارجية».", ["الإملاءات الخارجية"]),
    "two in one clause": ("ندد سالم بـ«عدوان سافر» و«صمت مريب».", ["عدوان سافر", "صمت مريب"]),
    "one word": ("ندد سالم بـ«عدوان» على القرية.", ["عدوان"]),
    "before a participle's statement": ("ندد سالم بـ«عدوان سافر»، مؤكدا أن السد امتلأ.", ["عدوان سافر"]),
}
NONE = {
    "a body's name": "دعا سالم حركة «الغد» إلى الهدوء.",
    "an outlet's name": "انتقد سالم صحيفة «الأفق» أمس.",
    "no cue": "شهدت القرية «هدوءا نسبيا» أمس.",
    "a house-style mark all over the article": "ندد سالم بـ«الكيان». عاد «الكيان». خرج «الكيان». دخل «الكيان».",
}


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_marked_words_in_the_scope_of_a_cue(text: str, expected: list[str]) -> None:
    assert [words for kind, words in found(text) if kind == "fragment"] == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_marks_that_quote_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["رحب سالم بسفينة «الأمل» في الميناء.", "انتقد سالم «BBC» أمس."])
def test_a_name_behind_a_verb_that_reports_no_clause(text: str) -> None:
    assert found(text) == []


def test_a_passage_is_a_fragment_once() -> None:
    [quote] = records("ندد سالم وطالب بـ«هدنة فورية» في القرية.")
    assert (quote.kind, quote.text) == ("fragment", "هدنة فورية")


def test_a_passage_of_a_statement_is_no_fragment_too() -> None:
    assert found("قال سالم إن السد «امتلأ في ليلة واحدة فقط».") == [("mixed", "السد «امتلأ في ليلة واحدة فقط")]


def test_a_fragment_is_its_own_passage() -> None:
    [quote] = records("ندد سالم بـ«عدوان سافر» على القرية.")
    assert [(p.start, p.end) for p in quote.passages] == [(quote.start, quote.end)]


def test_a_fragment_belongs_to_the_subject_of_its_cue() -> None:
    [first, second] = records("قالت سعاد مراد إن السد امتلأ. وندد سالم الراوي بـ«عدوان سافر».")
    assert [q.speaker.name for q in (first, second) if q.speaker] == ["سعاد مراد", "سالم الراوي"]


RUN_ON = {
    "label": ("سالم الراوي: كنا نعمل ليلا. ثم امتلأ السد.\nانتهى اللقاء.", ["كنا نعمل ليلا. ثم امتلأ السد"]),
    "verb": ("وقال سالم: كنا نعمل ليلا. ثم امتلأ السد.\nانتهى اللقاء.", ["كنا نعمل ليلا. ثم امتلأ السد"]),
    "somebody else speaks": (
        "وقال سالم: كنا نعمل ليلا. وقالت سعاد إن السد امتلأ.",
        ["كنا نعمل ليلا", "السد امتلأ"],
    ),
    "a quotation runs on to nothing": ("وقال سالم: «كنا نعمل ليلا». ثم امتلأ السد.", ["كنا نعمل ليلا"]),
}


@pytest.mark.parametrize(("text", "expected"), RUN_ON.values(), ids=RUN_ON.keys())
def test_words_after_a_colon_run_on_to_the_end_of_the_paragraph(text: str, expected: list[str]) -> None:
    assert [q.text for q in records(text)] == expected
