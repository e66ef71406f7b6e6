"""Who said how much."""

from quotes.speakers import tally
from tests.builders import article, bundle, quote, speaker


def test_counts_by_speaker_over_articles():
    first, second = tally([*bundle().quotes, *bundle(article(id="b", text=article().text + " ")).quotes])
    assert (first.name, first.quotes, len(first.articles)) == ("رافع المهيدات", 4, 2)
    assert first.senses == {"say": 2, "add": 2}
    assert first.kinds == {"indirect": 2, "direct": 2}
    assert (second.name, second.words) == ("هناء الشقارين", 2)


def test_role_and_latin_name_are_kept():
    first = tally(bundle().quotes)[0]
    assert (first.role, first.name_latin) == ("وزير المياه", "Rafe al-Muhaidat")


def test_person_and_organisation_of_one_name_stay_apart():
    source = article()
    records = [quote(source, "السدود", who=speaker(source.text, None, "السهل", kind=kind)) for kind in ("org", "person")]
    assert len(tally(records)) == 2


def test_unknown_speaker_counts_nowhere():
    assert tally([quote(article(), "السدود")]) == []
