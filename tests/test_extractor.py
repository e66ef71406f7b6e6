"""The whole way of small articles: what the records say, and what a parse changes. No model is needed."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from quotes import extract
from quotes.article import Article
from quotes.errors import RuleError
from quotes.extractor import Extractor
from quotes.normalise import View
from quotes.parse import ParsedSentence
from quotes.record import Quote
from quotes.tokens import Sentence
from tests.marking import extractor, parsed, records

NEWS = (
    "قال وزير المياه سالم الراوي، أمس الثلاثاء، إن السدود ممتلئة، مضيفا أن «المخزون يكفي لعامين كاملين».\n"
    "\n"
    "وأكدت سعاد مراد، المتحدثة باسم البلدية، أن الطريق مغلقة. وأضافت: “لن نفتحها قبل الجمعة”.\n"
    "\n"
    "ونقلت وكالة السهل عن مصدر أمني قوله إن الجسر قديم.\n"
)


def rows(quotes: Sequence[Quote]) -> list[tuple[str, str, str]]:
    return [(q.kind, q.speaker.name if q.speaker else "", q.text) for q in quotes]


def test_an_article_of_three_paragraphs() -> None:
    assert rows(records(NEWS)) == [
        ("indirect", "سالم الراوي", "السدود ممتلئة"),
        ("direct", "سالم الراوي", "المخزون يكفي لعامين كاملين"),
        ("indirect", "سعاد مراد", "الطريق مغلقة"),
        ("direct", "سعاد مراد", "لن نفتحها قبل الجمعة"),
        ("indirect", "مصدر أمني", "الجسر قديم"),
    ]


def test_what_a_record_says_of_its_speaker() -> None:
    speaker = records(NEWS)[0].speaker
    assert speaker is not None
    assert speaker.mention is not None
    assert (speaker.role, speaker.kind, speaker.resolved_by) == ("وزير المياه", "person", "name")
    assert speaker.mention.text == "وزير المياه سالم الراوي"


def test_what_a_record_says_of_its_cue() -> None:
    cue = records(NEWS)[3].cue
    assert cue is not None
    assert (cue.text, cue.form, cue.sense) == ("وأضافت", "verb", "add")


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    assert [q.paragraph for q in records(NEWS)] == [0, 0, 1, 1, 2]


def test_the_outlet_is_no_speaker() -> None:
    last = records(NEWS)[-1]
    assert last.via is not None
    assert last.via.text == "وكالة السهل"


def spans(quote: Quote) -> Iterator[tuple[str, int, int]]:
    yield quote.text, quote.start, quote.end
    for span in (*quote.passages, quote.cue, quote.via, quote.speaker.mention if quote.speaker else None):
        if span is not None:
            yield span.text, span.start, span.end


VARIANTS = {
    "as it is": NEWS,
    "vowel marks": NEWS.replace("قال ", "قَالَ ").replace("السدود", "السُّدُودُ"),
    "tatweel": NEWS.replace("سالم", "سـالم").replace("ممتلئة", "ممتلـئـة"),
    "carriage returns": NEWS.replace("\n", "\r\n"),
    "a byte-order mark": "\ufeff" + NEWS,
    "direction marks": "\u200f" + NEWS.replace(" ", "\u200f ", 8),
    "no-break spaces": NEWS.replace(" ", "\u00a0", 12),
    "hamzas dropped": NEWS.replace("أ", "ا").replace("إ", "ا"),
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_every_span_is_a_stretch_of_the_original(text: str) -> None:
    for quote in records(text):
        for shown, start, end in spans(quote):
            assert text[start:end] == shown


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_spelling_changes_no_record(text: str) -> None:
    assert [(q.kind, q.rule, q.paragraph) for q in records(text)] == [(q.kind, q.rule, q.paragraph) for q in records(NEWS)]


def test_records_are_in_the_order_of_the_text() -> None:
    starts = [q.start for q in records(NEWS)]
    assert starts == sorted(starts)


def test_ids_are_stable_and_apart() -> None:
    first, again = ([q.id for q in records(NEWS)] for _ in range(2))
    assert first == again
    assert len(set(first)) == len(first)


def test_the_record_carries_its_article() -> None:
    article = Article(
        text=NEWS,
        id="n1",
        path="in/n1.txt",
        title="السدود",
        url="https://example.org/1",
        published="2026-01-02",
        publisher="السهل",
    )
    ref = extractor().extract_article(article).quotes[0].article
    assert ref.model_dump() == {**article.model_dump(exclude={"text"}), "sha256": article.sha256}


def test_an_article_without_an_id_goes_by_its_hash() -> None:
    article = Article(text=NEWS)
    assert extractor().extract_article(article).quotes[0].article.id == article.sha256[:16]


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "No Arabic here.", "«»", "امتلأ السد.", "\ud800", "\u0640" * 50],
    ids=["empty", "blank", "Latin", "marks", "no cue", "surrogate", "tatweel"],
)
def test_texts_without_a_quote(text: str) -> None:
    assert records(text) == []


FURNITURE = {
    "advertising": "مادة إعلانية: قال سالم إن السد امتلأ.",
    "read also": "اقرأ أيضا: الوزير يقول إن السد امتلأ",
    "follow us": "تابعونا على مواقعنا، يقول سالم إن السد امتلأ.",
    "key words": "كلمات دلالية: سالم، السد",
}


@pytest.mark.parametrize("line", FURNITURE.values(), ids=FURNITURE.keys())
def test_site_furniture_gives_no_record(line: str) -> None:
    assert rows(records(f"{NEWS}\n{line}\n")) == rows(records(NEWS))


def test_nothing_of_a_list_of_links_belongs_to_the_article() -> None:
    text = f"{NEWS}\nمواضيع ذات صلة\n\nقال ناصر إن السد امتلأ.\n\nقال خالد إن الجسر قديم.\n"
    assert rows(records(text)) == rows(records(NEWS))


def test_articles_come_back_in_their_order_with_their_own_quotes() -> None:
    articles = [Article(text=t) for t in ("قال سالم إن السد امتلأ.", "امتلأ السد.", "قالت سعاد إن الجسر قديم.")]
    found = list(extractor().extract_batch(articles))
    assert [a.article.text for a in found] == [a.text for a in articles]
    assert [[q.text for q in a.quotes] for a in found] == [["السد امتلأ"], [], ["الجسر قديم"]]


def test_a_batch_is_read_as_it_goes() -> None:
    read: list[int] = []

    def articles() -> Iterator[Article]:
        for n in range(100_000):
            read.append(n)
            yield Article(text="قال سالم إن السد امتلأ.")

    next(iter(extractor().extract_batch(articles())))
    assert len(read) < 200


def test_one_article_does_not_speak_in_the_next() -> None:
    first, second = extractor().extract_batch([Article(text="قال سالم إن السد امتلأ."), Article(text="وأضاف أن الجسر قديم.")])
    assert first.quotes[0].speaker is not None
    assert second.quotes[0].speaker is None


def test_extract_is_the_function_of_the_package() -> None:
    assert callable(extract)


class FakeParser:
    """A parser that knows the sentences it was made with, by their first word, and no others."""

    def __init__(self, **sentences: ParsedSentence) -> None:
        self.sentences = sentences

    def parse(self, sight: View, sentences: Sequence[Sentence]) -> list[ParsedSentence | None]:
        assert all(s.end <= len(sight.text) for s in sentences)
        return [self.sentences.get(s.tokens[0].text) for s in sentences]


def with_parse(text: str, **sentences: ParsedSentence) -> list[Quote]:
    return list(Extractor(parser=FakeParser(**sentences)).extract(text))


def test_a_parser_that_knows_no_sentence_changes_nothing() -> None:
    assert rows(with_parse(NEWS)) == rows(records(NEWS))


def test_the_parse_tells_who_is_asked_from_who_asks() -> None:
    text = "قال سالم الراوي إن السد امتلأ.\nوطالب المجلس بأن يعود."
    tree = parsed(
        ("وطالب", "VERB/Masc", -1, "root"), ("المجلس", "NOUN/Masc", 0, "obj"), ("بأن", "SCONJ", 3, "mark"), ("يعود", "VERB/Masc", 0, "ccomp"), (".", "PUNCT", 0, "punct")
    )  # fmt: skip
    assert [name for _, name, _ in rows(with_parse(text, وطالب=tree))] == ["سالم الراوي", "سالم الراوي"]


def test_the_parse_ends_a_name_before_the_object() -> None:
    text = "ووصف الوزير القرار بـ«خطأ جسيم»."
    tree = parsed(
        ("ووصف", "VERB/Masc", -1, "root"), ("الوزير", "NOUN/Masc", 0, "nsubj"), ("القرار", "NOUN/Masc", 0, "obj"), ("ب", "ADP", 4, "case"),
        ("خطأ", "NOUN/Masc", 0, "obl"), (".", "PUNCT", 0, "punct"),
    )  # fmt: skip
    assert [(name, words) for _, name, words in rows(with_parse(text, ووصف=tree))] == [("الوزير", "خطأ جسيم")]


def test_the_parse_finds_the_subject_of_a_verb_that_no_list_knows() -> None:
    text = "انتقل العامري إلى القرية وقال إن السد امتلأ."
    tree = parsed(
        ("انتقل", "VERB/Masc", -1, "root"), ("العامري", "NOUN/Masc", 0, "nsubj"), ("إلى", "ADP", 3, "case"), ("القرية", "NOUN/Fem", 0, "obl"),
        ("وقال", "VERB/Masc", 0, "conj"), ("إن", "SCONJ", 7, "mark"), ("السد", "NOUN/Masc", 7, "nsubj"), ("امتلأ", "VERB/Masc", 4, "ccomp"), (".", "PUNCT", 0, "punct"),
    )  # fmt: skip
    assert [name for _, name, _ in rows(with_parse(text, انتقل=tree))] == ["العامري"]


def test_wrong_rules_are_found_when_the_extractor_is_made(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("[[pattern]\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"x.toml:1: no valid TOML"):
        Extractor(rules=tmp_path)


def test_a_folder_of_rules_adds_a_verb(tmp_path: Path) -> None:
    line = (
        '{"id": "verb.tantana", "lemma": "طَنْطَنَ", "root": "طنطن", "measure": 11, "imperfect": "يُطَنْطِنُ", "participle": "مُطَنْطِن", "masdar": ["طَنْطَنَة"],'
        ' "sense": "say", "takes": ["bi_an", "passage"], "statement": "yes", "nominal": false, "examples": ["طنطن سالم بأن السد امتلأ."]}'
    )
    text = "وطنطنت سعاد مراد بأن السد امتلأ."
    assert records(text) == []
    (tmp_path / "verbs.jsonl").write_text(line + "\n", encoding="utf-8")
    assert rows(Extractor(rules=tmp_path).extract(text)) == [("indirect", "سعاد مراد", "السد امتلأ")]


def test_an_article_leaves_no_cycles_behind() -> None:
    rows(records(NEWS))  # what is known of its words stays
    gc.collect()
    gc.disable()  # `quotes.parallel.settle` lets Python search for cycles seldom: there must be none
    try:
        rows(records(NEWS))
        assert gc.collect() == 0
    finally:
        gc.enable()
