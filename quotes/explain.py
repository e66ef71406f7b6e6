"""Why the rules read an article as they do: for each cue the rule that fired, and what the others lacked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.article import Article
from quotes.attribute import Attributor
from quotes.attribution import Attribution, NearMiss
from quotes.cues import Cue
from quotes.extractor import Extractor, is_overfull
from quotes.mentions import Mention
from quotes.normalise import View
from quotes.parse import Parser
from quotes.reading import Reading
from quotes.record import Quote


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
    """The rule that took a cue, and what it made of it.

    `speaker` is who the sentence names (None: nobody), found at `place`; `resolved` who the record names in the end,
    and `resolved_by` how (both None when no record was made of it).
    """

    rule: str
    kind: str
    content: Stretch
    speaker: Stretch | None
    place: str
    via: Stretch | None
    resolved: str | None
    resolved_by: str | None


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule that did not take a cue, and why not; `near` unless it takes only cues of other senses."""

    rule: str
    reason: str
    near: bool


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
    """One sentence with a cue: tokens (a quotation is one), words when there is a parse, and a report for each cue.

    No rule is tried on site furniture, nor on a sentence with so many cues that it is none (`overfull`).
    """

    paragraph: int
    text: Stretch
    furniture: bool
    overfull: bool
    tokens: tuple[str, ...]
    words: tuple[Word, ...]
    cues: tuple[CueReport, ...]


class Explainer:
    """Explain articles with one rule book and, when there is one, a parser."""

    def __init__(self, *, rules: Path | None = None, parser: Parser | None = None) -> None:
        """Load the rules, with those of an extra folder; raises RuleError when they cannot be used."""
        self._extractor = Extractor(rules=rules, parser=parser)
        self._lexicon = self._extractor.lexicon
        self._patterns = {p.id: p for p in self._lexicon.book.patterns}
        self._attributor = Attributor(self._lexicon.book.patterns)

    def explain(self, article: Article) -> Iterator[SentenceReport]:
        """Yield a report for each sentence that holds a cue, in the order of the text."""
        sight, readings = self._extractor.read(article)
        found = self._extractor.trace_readings(article, sight, readings)
        records = {q.cue.start: q for q in sorted((q for _, q in found), key=lambda q: (q.start, q.end)) if q.cue is not None}
        for reading in readings:
            if reading.cues:
                yield self._sentence(reading, _Shower(reading, sight), records)

    def _sentence(self, reading: Reading, show: "_Shower", records: Mapping[int, Quote]) -> SentenceReport:
        passed_over = reading.is_furniture or is_overfull(reading)
        found, missed = ([], []) if passed_over else self._attributor.attribute(reading)
        return SentenceReport(
            paragraph=reading.sentence.paragraph,
            text=show.tokens(0, len(reading)),
            furniture=reading.is_furniture,
            overfull=is_overfull(reading),
            tokens=tuple(show.tokens(i, i + 1).text for i in range(len(reading))),
            words=_words(reading),
            cues=tuple(self._cue(cue, found, missed, show, records) for cue in reading.cues),
        )

    def _cue(
        self, cue: Cue, found: Sequence[Attribution], missed: Sequence[NearMiss], show: "_Shower", records: Mapping[int, Quote]
    ) -> CueReport:
        stretch = show.tokens(cue.first, cue.last)
        record = records.get(stretch.start)
        return CueReport(
            cue=stretch,
            entry=cue.entry,
            lemma=cue.lemma,
            form=cue.form,
            sense=cue.sense,
            fired=tuple(_firing(a, show, record) for a in found if a.cue is not None and a.cue.first == cue.first),
            lacks=tuple(Lack(m.rule, m.reason, self._takes(m)) for m in missed if m.cue.first == cue.first),
        )

    def _takes(self, missed: NearMiss) -> bool:
        senses = self._patterns[missed.rule].senses
        return not senses or missed.cue.sense in senses


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


def _firing(attribution: Attribution, show: _Shower, record: Quote | None) -> Firing:
    speaker = record.speaker if record is not None else None
    return Firing(
        rule=attribution.rule,
        kind=attribution.kind,
        content=show.tokens(attribution.content.first, attribution.content.last),
        speaker=show.mention(attribution.mention),
        place=attribution.place,
        via=show.mention(attribution.via),
        resolved=speaker.name if speaker is not None else None,
        resolved_by=speaker.resolved_by if speaker is not None else None,
    )


def _words(reading: Reading) -> tuple[Word, ...]:
    if reading.parse is None:
        return ()
    words = reading.parse.words
    return tuple(Word(w.token, w.text, w.lemma, w.upos, words[w.head].text if w.head >= 0 else "", w.deprel) for w in words)
