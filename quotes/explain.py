"""Why the rules read an article as they do: for each cue the rule that fired, and what the others lacked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.article import Article
from quotes.attribute import Attribution, Attributor, NearMiss
from quotes.cues import Cue
from quotes.lexicon import Lexicon
from quotes.mentions import Mention
from quotes.normalise import View, view
from quotes.parse import Parser
from quotes.passages import find_passages
from quotes.reading import Reading
from quotes.tokens import split_sentences


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article's text; offsets are code points, half-open."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the parser sees it; `head` is the head's text (empty for the root), `token` counts from 0."""

    token: int
    text: str
    lemma: str
    upos: str
    head: str
    deprel: str


@dataclass(frozen=True, slots=True)
class Firing:
    """The rule that took a cue, and what it made of it; `speaker` is None where the sentence names nobody."""

    rule: str
    kind: str
    content: Stretch
    speaker: Stretch | None
    place: str
    via: Stretch | None


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule that did not take a cue, and why not."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class CueReport:
    """One cue: its words, what the lexicon says of them, the rule that fired (None: none did), and the others."""

    cue: Stretch
    entry: str
    lemma: str
    form: str
    sense: str
    fired: tuple[Firing, ...]
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """One sentence with a cue: tokens (a quotation is one), words when there is a parse, and a report for each cue."""

    paragraph: int
    text: Stretch
    furniture: bool
    tokens: tuple[str, ...]
    words: tuple[Word, ...]
    cues: tuple[CueReport, ...]


class Explainer:
    """Explain articles with one lexicon and, when there is one, a parser; see `Extractor.lexicon` and `.parser`."""

    def __init__(self, lexicon: Lexicon, parser: Parser | None = None) -> None:
        """Take the compiled rules and the parser."""
        self._lexicon = lexicon
        self._parser = parser
        self._attributor = Attributor(lexicon.book.patterns)

    def explain(self, article: Article) -> Iterator[SentenceReport]:
        """Yield a report for each sentence that holds a cue, in the order of the text."""
        sight = view(article.text)
        sentences = split_sentences(sight.text, find_passages(sight.text))
        parses = self._parser.parse(sight, sentences) if self._parser is not None else [None] * len(sentences)
        for sentence, parse in zip(sentences, parses, strict=True):
            reading = Reading(sentence, self._lexicon, parse)
            if reading.cues:
                yield self._sentence(reading, sight)

    def _sentence(self, reading: Reading, sight: View) -> SentenceReport:
        attributions, missed = ([], []) if reading.is_furniture else self._attributor.attribute(reading)
        show = _Shower(reading, sight)
        return SentenceReport(
            paragraph=reading.sentence.paragraph,
            text=show.tokens(0, len(reading)),
            furniture=reading.is_furniture,
            tokens=tuple(show.tokens(i, i + 1).text for i in range(len(reading))),
            words=_words(reading),
            cues=tuple(_cue_report(cue, attributions, missed, show) for cue in reading.cues),
        )


class _Shower:
    """Turn token ranges of a reading into stretches of the original text."""

    def __init__(self, reading: Reading, sight: View) -> None:
        self._reading = reading
        self._view = sight

    def tokens(self, first: int, last: int) -> Stretch:
        start, end = self._view.span(*self._reading.span(first, last))
        return Stretch(self._view.original[start:end], start, end)

    def mention(self, mention: Mention | None) -> Stretch | None:
        return None if mention is None else self.tokens(mention.first, mention.last)


def _cue_report(cue: Cue, attributions: Sequence[Attribution], missed: Sequence[NearMiss], show: _Shower) -> CueReport:
    fired = [a for a in attributions if a.cue is not None and a.cue.first == cue.first]
    return CueReport(
        cue=show.tokens(cue.first, cue.last),
        entry=cue.entry,
        lemma=cue.lemma,
        form=cue.form,
        sense=cue.sense,
        fired=tuple(
            Firing(
                a.rule, a.kind, show.tokens(a.content.first, a.content.last), show.mention(a.mention), a.place, show.mention(a.via)
            )
            for a in fired
        ),
        lacks=tuple(Lack(m.rule, m.reason) for m in missed if m.cue.first == cue.first),
    )


def _words(reading: Reading) -> tuple[Word, ...]:
    if reading.parse is None:
        return ()
    words = reading.parse.words
    return tuple(
        Word(w.token, w.text, w.lemma, w.upos, words[w.head].text if w.head >= 0 else "", w.deprel) for w in words
    )
