"""Records of headlines: who may speak in one, whom the text knows by it, and that nothing changes without the option."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.article import Article
from quotes.extractor import Extractor
from quotes.record import Quote
from tests.marking import extractor

TEXT = (
    "قال وزير المياه سالم الراوي، أمس الثلاثاء، إن السدود ممتلئة. وأضاف أن الاقتصاد بخير.\n\n"
    "واستقبل الرئيس كمال المهيدات ضيوفه في السهل. وقالت وزارة الزراعة إن القمح يكفي.\n"
)
READER = Extractor(titles=True)


def titled(title: str | None, text: str = TEXT, **fields: str) -> list[Quote]:
    """Return the records of a headline."""
    found = READER.extract_article(Article(text=text, title=title, **fields))
    return [quote for quote in found.quotes if quote.part == "title"]


SAID = {
    "surname of a speaker": ("الراوي: لن نقطع الماء", "سالم الراوي", "e1", "لن نقطع الماء"),
    "surname of somebody named in passing": ("المهيدات: لن نقطع الماء", "كمال المهيدات", "e3", "لن نقطع الماء"),
    "role of a speaker": ("وزير المياه: لن نقطع الماء", "سالم الراوي", "e1", "لن نقطع الماء"),
    "a body of the text": ("وزارة الزراعة: القمح يكفي لعام", "وزارة الزراعة", "e2", "القمح يكفي لعام"),
    "somebody else": ("سعاد مراد: الجسر قديم", "سعاد مراد", "t1", "الجسر قديم"),
    "quoted words": ("الراوي: «لن نقطع الماء»", "سالم الراوي", "e1", "لن نقطع الماء"),
    "a verb": ("الراوي يؤكد أن السدود ممتلئة", "سالم الراوي", "e1", "السدود ممتلئة"),
    "behind a label": ("عاجل: الراوي: لن نقطع الماء", "سالم الراوي", "e1", "لن نقطع الماء"),
    "between bars": ("عاجل | الراوي: لن نقطع الماء | السهل نيوز", "سالم الراوي", "e1", "لن نقطع الماء"),
    "before the publisher": ("الراوي: لن نقطع الماء - السهل", "سالم الراوي", "e1", "لن نقطع الماء"),
    "to an outlet in marks": ("الراوي لـ«السهل»: لن نقطع الماء", "سالم الراوي", "e1", "لن نقطع الماء"),
    "to an outlet": ("وزير المياه لصحيفة السهل: لن نقطع الماء", "سالم الراوي", "e1", "لن نقطع الماء"),
    "one of two sentences": ("الراوي: لن نقطع الماء.. والبلدية تشكره", "سالم الراوي", "e1", "لن نقطع الماء"),
    "a place that refuses": ("دمشق: لن نقبل بالقرار", "دمشق", "t1", "لن نقبل بالقرار"),
    "vowels": ("الرّاوي: لن نَقطعَ الماء", "سالم الراوي", "e1", "لن نَقطعَ الماء"),
}
UNSAID = {
    "film": "بالفيديو: الوزير يتفقد السد",
    "alert": "عاجل: انفجار قرب السد",
    "topic of the text": "الاقتصاد: ارتفاع الأسعار",
    "topic": "الخبز: ماذا تغير؟",
    "place": "السهل: خمسون جريحا في حادث",
    "country": "تونس: القبض على لصوص",
    "case": "قضية السد: البلدية ترد",
    "verb of nobody": "إحالة القانون إلى اللجنة: النواب يعلقون",
    "plain": "امتلاء السدود بعد الأمطار",
    "quoted words of nobody": "«لن نستقيل من مناصبنا أبدا يا سادة»",
    "blank": " ",
    "marks": ": |",
}


@pytest.mark.parametrize(("title", "name", "entity", "words"), SAID.values(), ids=SAID.keys())
def test_a_headline_that_says_who(title: str, name: str, entity: str, words: str) -> None:
    [quote] = titled(title, publisher="السهل")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.entity, quote.text) == (name, entity, words)


@pytest.mark.parametrize("title", UNSAID.values(), ids=UNSAID.keys())
def test_a_headline_in_which_nobody_speaks(title: str) -> None:
    assert titled(title) == []


def test_the_mention_stands_in_the_headline_and_the_names_in_both() -> None:
    title = "عاجل: الراوي: لن نقطع الماء"
    speaker = titled(title)[0].speaker
    assert speaker is not None
    assert speaker.mention is not None
    assert title[speaker.mention.start : speaker.mention.end] == speaker.mention.text == "الراوي"
    assert (speaker.role, speaker.names) == ("وزير المياه", ("وزير المياه سالم الراوي", "الراوي"))


def test_words_that_stand_in_headline_and_text_have_two_ids() -> None:
    found = READER.extract_article(Article(text=TEXT, title="وزير المياه سالم الراوي: السدود ممتلئة")).quotes
    assert [q.part for q in found] == ["title", None, None, None]
    assert len({q.id for q in found}) == len(found)
    assert found[0].text == found[1].text


def test_other_headlines_of_one_text_have_other_ids() -> None:
    first, second = (titled(title)[0] for title in ("الراوي: لن نقطع الماء", "الراوي: لن نبيع القمح"))
    assert (first.start, first.article.sha256) == (second.start, second.article.sha256)
    assert first.id != second.id


def test_the_text_has_the_same_records_with_and_without() -> None:
    article = Article(text=TEXT, title="المهيدات: لن نقطع الماء")
    without = [q.to_json() for q in extractor().extract_article(article).quotes]
    found = READER.extract_article(article).quotes
    assert [q.to_json() for q in found if q.part is None] == without
    assert all("part" not in json.loads(line) for line in without)
    assert json.loads(found[0].to_json())["part"] == "title"


def test_a_record_of_a_headline_reads_back() -> None:
    [quote] = titled("الراوي: «لن نقطع الماء»")
    assert Quote.model_validate_json(quote.to_json()) == quote


# An article of the kind that agencies send, with the same statement in headline and first paragraph.
NEWS = (
    "تل الرمان - أكدت رئيسة اتحاد المزارعين ليلى الدويري، الأحد، أن موسم الزيتون «أضعف مواسم العقد»، وطالبت الحكومة بتعويضات.\n\n"
    "وقال الدكتور كمال الشمايلة، مدير مركز البحوث الزراعية، إن الجفاف أصاب ثلث الأشجار.\n"
)


def test_an_article_with_a_headline_of_two_speakers() -> None:
    found = titled("الدويري: موسم الزيتون «أضعف مواسم العقد».. الشمايلة: الجفاف أصاب ثلث الأشجار", NEWS)
    assert [(q.speaker and q.speaker.name, q.text) for q in found] == [
        ("ليلى الدويري", "موسم الزيتون «أضعف مواسم العقد"),
        ("كمال الشمايلة", "الجفاف أصاب ثلث الأشجار"),
    ]


_WORDS = st.sampled_from(
    ("الراوي", "وزير", "المياه", "سعاد", "مراد", "قال", "يؤكد", "أن", "لن", "نقطع", "عاجل", "السهل", "«لن نقطع»", "لـ")
)
_MARKS = st.sampled_from([" ", ": ", " | ", " - ", ".. ", "، ", "\n", "\u00a0", "ـ", "\u064e "])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, _MARKS), max_size=14).map(lambda pairs: "".join(map("".join, pairs))))
def test_every_span_is_a_stretch_of_the_headline(title: str) -> None:
    for quote in titled(title):
        mention = quote.speaker.mention if quote.speaker else None
        for span in (quote, *quote.passages, quote.cue, quote.via, mention):
            assert span is None or title[span.start : span.end] == span.text
