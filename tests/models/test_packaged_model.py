"""The packaged model, loaded for real: lemmas, heads and relations in sentences as the field writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from quotes.models import load_pipeline


@dataclass
class Parsed:
    """A parsed sentence, asked by word form."""

    words: list[Any]

    def word(self, form: str) -> Any:
        found = [w for w in self.words if w.text == form]
        assert found, f"{form} is none of {[w.text for w in self.words]}"
        return found[0]

    def head(self, form: str) -> str:
        place = self.word(form).head
        return str(self.words[place - 1].text) if place else "ROOT"


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """The packaged pipeline, loaded once."""
    return load_pipeline()


@pytest.fixture
def parse(pipeline: Any) -> Callable[[str], Parsed]:
    """Parse one sentence."""
    return lambda text: Parsed([w for s in pipeline(text).sentences for w in s.words])


def test_conjunction_and_verb_are_two_words(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("وقال الوزير إن الحكومة ستدرس المشروع.")
    assert [w.text for w in parsed.words[:3]] == ["و", "قال", "الوزير"]
    assert parsed.word("قال").lemma == "قال"
    assert parsed.word("قال").upos == "VERB"


def test_whole_words_with_a_first_waw_stay_whole(parse: Callable[[str], Parsed]) -> None:
    texts = [w.text for w in parse("وفق وكالة الأنباء، بلغت وفاء عامها العشرين.").words]
    assert {"وفق", "وكالة", "وفاء"} <= set(texts)


def test_subject_hangs_on_the_speech_verb(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("أكد الرئيس أن الانتخابات ستجري في موعدها.")
    assert parsed.head("الرئيس") == "أكد"
    assert parsed.word("الرئيس").deprel == "nsubj"


def test_clause_hangs_on_the_speech_verb(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("أعلن المتحدث باسم الجيش أن القوات انسحبت من المدينة.")
    assert parsed.head("انسحبت") == "أعلن"
    assert parsed.word("انسحبت").deprel == "ccomp"


def test_future_and_pronoun_are_split_off(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("وأضاف أنها ستعلن موقفها غدا.")
    texts = [w.text for w in parsed.words]
    assert texts[:4] == ["و", "أضاف", "أن", "ها"]
    assert "س" in texts
    assert parsed.word("تعلن").lemma == "أعلن"


def test_preposition_with_article_is_split(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("وأوضح للصحافيين أن الاجتماع تأجل.")
    assert [w.text for w in parsed.words[:4]] == ["و", "أوضح", "ل", "الصحافيين"]
    assert parsed.head("ل") == "الصحافيين"


def test_hamza_less_spelling_is_understood(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("واكد الوزير ان الحكومة ستدرس المشروع.")
    assert [w.text for w in parsed.words[:3]] == ["و", "اكد", "الوزير"]
    assert parsed.word("اكد").upos == "VERB"
    assert parsed.word("اكد").lemma == "أكد"
    assert parsed.head("الوزير") == "اكد"


@pytest.mark.parametrize("quotes", ['""', "«»", "\u201c\u201d"])
def test_quotation_styles_do_not_change_the_subject(parse: Callable[[str], Parsed], quotes: str) -> None:
    parsed = parse(f"وقال المدير: {quotes[0]}نحن نعمل ليلا ونهارا{quotes[1]}.")
    assert parsed.head("المدير") == "قال"
    assert parsed.word(quotes[0]).upos == "PUNCT"


def test_western_digits_and_brackets_are_words_of_their_own(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("وقتل 25 شخصا (بينهم 3 أطفال) في الانفجار.")
    assert parsed.word("25").upos == "NUM"
    assert parsed.word("(").upos == "PUNCT"


def test_vowel_marks_do_not_hide_the_verb(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("وقالَ الوزير إنّ الحكومة ستدرس المشروع حالياً.")
    assert parsed.words[0].text == "و"
    assert parsed.head("الوزير") == parsed.words[1].text


def test_tatweel_does_not_hide_the_verb(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("قـال الوزير إن الحكومة ستدرس المشروع.")
    assert parsed.head("الوزير") == "قـال"


def test_paragraphs_are_sentences(pipeline: Any) -> None:
    assert len(pipeline("قال الوزير نعم. لا.\n\nوأضاف المدير.").sentences) == 2


def test_words_lead_back_to_the_text(pipeline: Any) -> None:
    text = "وقال الوزير إن الحكومة ستدرس المشروع."
    for token in pipeline(text).sentences[0].tokens:
        assert text[token.start_char : token.end_char] == token.text
