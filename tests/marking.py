"""The pieces of the pipeline made from the packaged rules, and the notation that tests of rules share with the rules.

In marked sentences [ ] encloses a speaker mention and { } a content, as in the examples of `rules/patterns.toml`.
"""

from collections.abc import Sequence
from functools import cache

from quotes.extractor import Extractor
from quotes.lexicon import Lexicon
from quotes.normalise import fold, view
from quotes.parse import ParsedSentence, ParsedWord
from quotes.reading import Reading, sentences_of
from quotes.record import Quote
from quotes.rulecheck import read_marked
from quotes.surroundings import surroundings
from quotes.tokens import Sentence

MARKS = "\"'«»“” "


@cache
def extractor() -> Extractor:
    """Return an extractor with the packaged rules and no parser."""
    return Extractor()


def lexicon() -> Lexicon:
    """Return the packaged rules, compiled."""
    return extractor().lexicon


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences as the extractor does."""
    return sentences_of(view(text), lexicon())


def readings(text: str) -> list[Reading]:
    """Return the readings of a text, each aware of the whole article."""
    found = sentences(text)
    shared = surroundings(fold(text), found, lexicon())
    return [Reading(s, lexicon(), None, shared) for s in found]


def reading(text: str, parse: ParsedSentence | None = None) -> Reading:
    """Return the reading of a text of one sentence."""
    [sentence] = sentences(text)
    return Reading(sentence, lexicon(), parse, surroundings(fold(text), [sentence], lexicon()))


def words(read: Reading, first: int, last: int) -> str:
    """Return the folded text of a range of tokens, with the blanks and marks between them."""
    return read_text(read)[slice(*read.span(first, last))] if last > first else ""


def read_text(read: Reading) -> str:
    """Return the folded text of the article that a reading belongs to."""
    return read.article.text


def at(read: Reading, word: str) -> int:
    """Return the index of the first token with a text."""
    return next(i for i in range(len(read)) if read.text(i) == fold(word))


def parsed(*rows: tuple[str, str, int, str]) -> ParsedSentence:
    """Return a parse from rows of text, part of speech (with /Fem, /Masc or /Aspect=Imp), head (-1: root) and relation, a token each."""
    return ParsedSentence([_word(n, *row) for n, row in enumerate(rows)])


def _word(n: int, text: str, tag: str, head: int, deprel: str) -> ParsedWord:
    upos, _, feature = tag.partition("/")
    feats = f"Gender={feature}" if feature and "=" not in feature else feature
    return ParsedWord(text, text, upos, feats, head, deprel, n)


def records(text: str) -> list[Quote]:
    """Return the records of a text, read without a parse."""
    return list(extractor().extract(text))


def as_read(quotes: Sequence[Quote]) -> list[tuple[str, str | None, str]]:
    """Return rule, mention and content of each record, without the marks at the ends of the content."""
    return [(q.rule, q.speaker.mention.text if q.speaker and q.speaker.mention else None, q.text.strip(MARKS)) for q in quotes]


def as_marked(text: str) -> tuple[str | None, str]:
    """Return what stands in [ ] (None for nothing) and in { }."""
    found = read_marked(text)
    assert found.content is not None
    speaker = found.sentence[slice(*found.speaker)] if found.speaker else None
    return speaker, found.sentence[slice(*found.content)].strip(MARKS)


def plain(text: str) -> str:
    """Return a marked sentence without its brackets."""
    return read_marked(text).sentence
