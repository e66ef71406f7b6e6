"""What makes a record more or less sure."""

from quotes.article import Article
from quotes.confidence import Company, confidence, features
from tests.marking import extractor

TEXT = "قال وزير المياه سالم الراوي إن السدود ممتلئة. وأضاف أن المخزون يكفي لعامين. وقالت سعاد مراد إن الجسر قديم. وأكد الراوي أن الماء نظيف."
ITEMS = [item for item, _ in extractor().trace(Article(text=TEXT))]


def test_speakers_are_counted_over_the_article() -> None:
    company = Company(ITEMS)
    assert [list(company.features(item)) for item in ITEMS] == [
        ["speaker heard=often"],
        ["speaker heard=often", "speaker goes on"],
        ["speaker heard=once", "another speaker before"],
        ["speaker heard=often", "another speaker before"],
    ]


def test_a_record_alone_has_no_company() -> None:
    assert not {name for name in features(ITEMS[1]) if "speaker goes" in name or "heard=" in name}


def test_weights_make_the_chance() -> None:
    assert confidence(ITEMS[1], {}) == 0.5
    assert confidence(ITEMS[1], {"speaker goes on": 5.0}) == 0.5
    assert confidence(ITEMS[1], {"speaker goes on": 5.0}, Company(ITEMS)) > 0.99
