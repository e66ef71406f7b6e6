"""A word or a few in marks that are said of something: predicates and adjectives are nobody's name, however short they are.

Indexes are token indexes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quotes.reading import Reading

_PLURAL: Final = "ون"
AGAIN: Final = 2  # what the article marks so often may be a name
SUBJECTS: Final = ("ه", "ها", "هم", "هما", "هن")  # pronouns that أن takes for subject
_LINKS: Final = frozenset({"auxiliaries", "becoming"})
_NAMED: Final = frozenset(
    {
        "naming_nouns",
        "places",
        "orgs",
        "outlets",
        "groups",
        "roles",
        "titles",
        "speakers",
        "documents",
        "speech_events",
        "anonymous",
    }
)
_BEARERS: Final = frozenset({"naming_nouns", "orgs", "outlets", "groups"})  # nouns with a name of their own behind them
_FUTURE: Final = ("سي", "ست")  # the particle against the verb, which is often read as a noun
_BEHIND: Final = frozenset({"before_nouns", "adjunct_prepositions", "complement_prepositions"})


def is_said_of(reading: "Reading", i: int, words: Sequence[str]) -> bool:
    """Whether words in marks are what the clause around them says of something, by where they stand and their shape."""
    if reading.parse is None or reading.is_number_passage(i) or any(word.startswith("ال") for word in words):
        return False
    tags = reading.parse.tags_within(i)
    called = "describing" if len(words) > 1 else "that"  # على أنها «مياه الجبل»: what it is sold for
    if reading.in_set(called, i - 1) and reading.text(i - 1).endswith(SUBJECTS):
        return True  # بأنه «متوسط», بأنه «عمل إجرامي»
    if len(words) > 1:
        return tags[0] == "ADP" or set(tags) <= {"ADJ", "CCONJ"}  # «على حافة الانهيار», «عادية وطبيعية»
    once = reading.article.marked.get(words[0], 0) < AGAIN and words[0] not in reading.article.surnames
    if tags == ["VERB"] and once and not reading.in_any(_NAMED, i - 1):
        return True  # والإنتاجية «تراجعت»
    if once and words[0].startswith(_FUTURE) and reading.in_set("that", i - 2) and not reading.in_any(_BEARERS, i - 1):
        return True  # أن إيران «ستفحم» منتقديها
    if reading.in_any(_LINKS, i - 1, conjunction=True) and reading.is_verb(i - 1):
        return True  # وستكون «شكلية», كان «ميسرا»
    known = tags in (["ADJ"], ["NOUN"]) or reading.in_set("common", i) > 0
    return known and once and not words[0].endswith("ا") and _is_adjective_of(reading, i, words[0])


def _is_adjective_of(reading: "Reading", i: int, word: str) -> bool:
    """أن البنك «واثق» من ذلك, هدف «رمزي» للجماعة: behind a noun that takes no name, before a preposition or a mark."""
    noun = reading.text(i - 1)
    closed = reading.kind(i + 1) != "word" or reading.text(i + 1).startswith(("ل", "ب")) or reading.in_any(_BEHIND, i + 1)
    if not closed or reading.kind(i - 1) != "word" or reading.in_any(_NAMED, i - 1) or reading.cue_at(i - 1) is not None:
        return False
    if word.endswith(_PLURAL):
        return True  # لاعبي الفريق «متواطؤون»
    if noun.startswith("ال"):
        return reading.in_set("that", i - 2) > 0
    feminine = noun.endswith("ة")
    return reading.in_set("common", i - 1) > 0 and word.endswith("ة") == feminine
