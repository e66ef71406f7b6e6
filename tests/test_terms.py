"""Which short marked words are quoted, with the parse that tells: written by hand, so that no model is needed."""

import pytest

from quotes.names import may_be_name
from quotes.normalise import view
from quotes.parse import ParsedSentence, ParsedWord
from quotes.reading import Reading, sentences_of
from tests.marking import lexicon


def reading(text: str, tags: dict[int, list[str]]) -> Reading:
    """Read one sentence with a flat parse: the tags of some tokens, NOUN for the others."""
    sentence = sentences_of(view(text), lexicon())[0]
    words = [
        ParsedWord(t.text, t.text, tag, "", -1, "nsubj", k)
        for k, t in enumerate(sentence.tokens)
        for tag in tags.get(k, ["NOUN"])
    ]
    return Reading(sentence, lexicon(), ParsedSentence(words))


@pytest.mark.parametrize(
    ("text", "tags", "quoted"),
    [
        ("وأمل في رد «معتدل»", {3: ["ADJ"]}, True),
        ("وندد بالخطاب «العدائي»", {2: ["ADJ"]}, True),
        ("وسأل عن عقود «نوفالوكس»", {3: ["X"]}, False),
        ("وتعاون مع «كريت تاورز»", {2: ["X", "X"]}, False),
        ("ووصل إلى سد «تيمرغوست»", {3: ["NOUN"]}, False),
        ("وقال إن بلاده تعتبر حزب الجبل «منظمة إرهابية»", {3: ["VERB"]}, True),
        ("وأسس حزب «منظمة الجبل»", {}, False),
        ("وحذر من الاستفادة من «الفيس بوك»", {}, False),
        ("وحذر من بصمات «القاعدة»", {}, False),
        ("وأكد أن تونس «ستهزم»", {3: ["NOUN"]}, True),
        ("وأكد أن شركة «ستهزم»", {3: ["NOUN"]}, False),
    ],
)
def test_short_marked_words(text: str, tags: dict[int, list[str]], quoted: bool) -> None:
    sight = reading(text, tags)
    assert sight.is_quotation(len(sight) - 1) is quoted


@pytest.mark.parametrize(
    ("word", "named"),
    [("فالاس", True), ("ضرورة", False), ("انضمامها", False), ("الرد", False), ("سعادتي", False), ("أمس", False)],
)
def test_words_that_no_list_holds(word: str, named: bool) -> None:
    assert may_be_name(reading(f"وأقر {word} بالخطأ", {1: ["X"]}), 1) is named


@pytest.mark.parametrize(
    ("text", "tags", "quoted"),
    [
        ("وقال إن شعار الجماعة هو «العمل حياة»", {}, False),
        ("وأعرب في اتصال هاتفي مع «أخبار الساحل»", {}, False),
        ("وتراجع النمو في «منطقة السهل»", {}, False),
        ("وندد ب«منظمة إرهابية»", {2: ["NOUN", "ADJ"]}, True),
        ("وقارن بهاتف «نوفا ألترا 6»", {2: ["X", "X", "NUM"]}, False),
        ("ارتفع في «2012 و2013»", {}, False),
    ],
)
def test_slogans_papers_places_and_verdicts(text: str, tags: dict[int, list[str]], quoted: bool) -> None:
    sight = reading(text, tags)
    assert sight.is_quotation(len(sight) - 1) is quoted
