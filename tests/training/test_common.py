"""Which words are counted as nobody's surname."""

from quotes.lexicon import Lexicon
from quotes.rulebook import load_rules
from training.common import as_toml, common_words, count

SURNAMED = "قال سالم شلهوب إن السد امتلأ. " * 50
PLAIN = (
    "وأكد سالم ضرورة الصيانة إن الضرورة كبيرة، ورأى خالد أن ضرورة العمل بضرورة الوقت. " * 50 + "ضرورة السد. ضرورة الحقل. " * 900
)


def test_surnames_are_told_from_frequent_words() -> None:
    words = common_words(*count([SURNAMED, PLAIN]), Lexicon(load_rules()))
    assert "ضرورة" in words
    assert "شلهوب" not in words
    assert "الصيانة" in words


def test_the_preposition_is_no_given_name() -> None:
    words, pairs = count(["عثر على كنز. " * 3])
    assert pairs["على", "كنز"] == 3
    assert pairs["علي", "كنز"] == 0
    assert words["على"] == 3


def test_the_list_is_a_rule_file() -> None:
    assert as_toml(["ا", "ب"]).endswith('words = [\n  "ا", "ب",\n]\n')
