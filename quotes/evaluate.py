"""Score records against gold articles: passages, statements, speakers, and every fault by name.

Layer A asks for the quoted passages and who spoke them; layer B for the reported statements, whose content span must
overlap gold's by half (`statements@0.5`) or by four fifths (`statements@0.8`), intersection over union. An article's
optional passages and statements count neither for nor against.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from quotes.errors import InputError
from quotes.gold import GoldArticle, GoldNames, GoldStatement, Interval
from quotes.reliability import Reliability
from quotes.tally import STATEMENT_KINDS, THRESHOLDS, Fault, Layer, Tally, Verdict

_PASSAGE_AT: Final = 0.8  # overlap at which a passage counts as found
_OPTIONAL_AT: Final = 0.3  # overlap at which a record counts as the one of an optional statement
_SHOWN: Final = 70  # characters of a span in a fault


class _Scored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ScoredSpan(_Scored):
    """A passage or cue of a record."""

    start: int
    end: int


class ScoredSpeaker(_Scored):
    """The speaker of a record, as far as scoring looks at them."""

    name: str | None = None


class ScoredArticle(_Scored):
    """The article a record belongs to."""

    id: str


class ScoredRecord(_Scored):
    """The part of a record that is scored, so that records of other programs can be scored too."""

    article: ScoredArticle
    kind: str
    start: int
    end: int
    passages: tuple[ScoredSpan, ...] | None = ()
    cue: ScoredSpan | None = None
    speaker: ScoredSpeaker | None = None
    rule: str = "unknown"
    confidence: float | None = None
    part: str | None = None

    @property
    def span(self) -> Interval:
        """The content."""
        return self.start, self.end

    @property
    def name(self) -> str:
        """The speaker's name, empty for none."""
        return (self.speaker.name if self.speaker else None) or ""


@dataclass(frozen=True)
class Evaluation:
    """The scores of a set: in all, and of each article."""

    total: Tally
    articles: Mapping[str, Tally]
    unknown: tuple[str, ...]
    """Ids of articles that have records but no gold."""
    titles: int
    """Records of headlines, which have no gold and are not scored."""
    reliability: Reliability
    """The confidences of the records that gold decides on."""

    def by_tag(self, golds: Mapping[str, GoldArticle]) -> dict[str, Tally]:
        """Return the tally of the articles that carry each tag."""
        out: dict[str, Tally] = defaultdict(Tally)
        for key, tally in self.articles.items():
            for tag in golds[key].tags:
                out[tag].add(tally)
        return dict(sorted(out.items()))


def evaluate(golds: Mapping[str, GoldArticle], records: Iterable[ScoredRecord]) -> Evaluation:
    """Score the records of a whole set; articles without records count as wholly missed.

    Raises:
        InputError: for a record whose span lies outside its article.
    """
    by_article: dict[str, list[ScoredRecord]] = defaultdict(list)
    titles = 0
    for record in records:
        if record.part is None:
            by_article[record.article.id].append(record)
        else:
            titles += 1
    total = Tally()
    articles: dict[str, Tally] = {}
    for key, gold in golds.items():
        articles[key] = score_article(gold, by_article.get(key, []))
        total.add(articles[key])
    unknown = tuple(sorted(set(by_article) - set(golds)))
    pairs = [pair for key, gold in golds.items() for pair in _judged(gold, by_article.get(key, ()))]
    return Evaluation(total, articles, unknown, titles, Reliability(pairs))


def _judged(gold: GoldArticle, records: Iterable[ScoredRecord]) -> Iterator[tuple[float, bool]]:
    for record in records:
        right = judge(gold, record) if record.confidence is not None else None
        if right is not None and record.confidence is not None:
            yield record.confidence, right


def judge(gold: GoldArticle, record: ScoredRecord) -> bool | None:
    """Return whether a record is right in content and speaker by itself, None where the gold leaves it open."""
    names = GoldNames(gold.entities)
    for passage in gold.passages:
        if record.kind in {"direct", "fragment"} and iou(record.span, passage.span) >= _PASSAGE_AT:
            if passage.speaker is None:
                return False if passage.label == "other" else None
            return names.is_same(record.name, passage.speaker)
    best = max(gold.statements, key=lambda s: iou(record.span, s.content), default=None)
    if best is None or iou(record.span, best.content) < THRESHOLDS[0]:
        return False
    right = names.is_same(record.name, best.speaker)
    return right if right or not best.optional else None


def score_article(gold: GoldArticle, records: Sequence[ScoredRecord]) -> Tally:
    """Score the records of one article."""
    for record in records:
        if gold.text and not 0 <= record.start <= record.end <= len(gold.text):
            raise InputError(gold.id, f"span {record.start}..{record.end} lies outside the article's {len(gold.text)} characters")
    scoring = _Scoring(gold, records)
    scoring.score_passages()
    for at in THRESHOLDS:
        scoring.score_statements(at)
    return scoring.tally


def read_records(path: Path) -> Iterator[ScoredRecord]:
    """Yield the records of a JSON Lines file; raises InputError with the line of the first that is none."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _record(f"{path}:{number}", line)
    except OSError as err:
        raise InputError(str(path), f"cannot be read: {err.strerror}") from err


def _record(where: str, line: bytes) -> ScoredRecord:
    try:
        return ScoredRecord.model_validate_json(line)
    except ValidationError as err:
        first = err.errors()[0]
        raise InputError(where, f"no record: {'.'.join(map(str, first['loc'])) or 'line'}: {first['msg']}") from None


def iou(a: Interval, b: Interval) -> float:
    """Return intersection over union of two spans, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    union = max(a[1], b[1]) - min(a[0], b[0])
    return common / union if common > 0 and union else 0.0


def _overlap(a: Interval, b: Interval) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


class _Scoring:
    """One article being scored."""

    def __init__(self, gold: GoldArticle, records: Sequence[ScoredRecord]) -> None:
        self.gold = gold
        self.records = records
        self.names = GoldNames(gold.entities)
        self.tally = Tally()

    def score_passages(self) -> None:
        """Layer A: each quoted passage of gold against the passages of the records, each span once."""
        spans: dict[Interval, ScoredRecord] = {}
        for record in self.records:
            for quoted in record.passages or ():
                spans.setdefault((quoted.start, quoted.end), record)
        excused: set[Interval] = set()  # spans that are found, or that touch an optional passage
        attributed: list[Interval] = []
        for passage in self.gold.passages:
            hits = sorted(((iou(passage.span, s), s) for s in spans if _overlap(passage.span, s)), reverse=True)
            if passage.label == "optional":
                excused.update(s for _, s in hits)
            elif passage.label == "attributed":
                attributed.append(passage.span)
                found = hits[0][1] if hits and hits[0][0] >= _PASSAGE_AT else None
                if found is not None:
                    excused.add(found)
                self._judge_passage(passage.span, str(passage.speaker), spans[found] if found else None)
        for span, record in spans.items():
            if span not in excused:
                self.tally.counts["A_sys"] += 1
                self._fault("A", "spurious", span, record=record)
            elif any(iou(span, g) >= _PASSAGE_AT for g in attributed):
                self.tally.counts["A_sys"] += 1

    def _judge_passage(self, span: Interval, speaker: str, record: ScoredRecord | None) -> None:
        counts = self.tally.counts
        counts["A_gold"] += 1
        if record is None:
            self._fault("A", "missed", span, gold=speaker)
            return
        counts["A_found"] += 1
        if self.names.is_same(record.name, speaker):
            counts["A_right"] += 1
        else:
            self._fault("A", "wrong speaker", span, gold=speaker, record=record)

    def score_statements(self, at: float) -> None:
        """Layer B: pair gold statements with records, the best overlap first, then judge both sides."""
        must = [s for s in self.gold.statements if not s.optional]
        records = [r for r in self.records if r.kind in STATEMENT_KINDS]
        pairs = _paired(must, records, at)
        counts = self.tally.counts
        counts[f"B{at}_gold"] += len(must)
        for i, j in pairs.items():
            self._judge_pair(must[i], records[j], at)
        if at == THRESHOLDS[0]:
            self._note_missed(must, pairs)
        taken = set(pairs.values())
        for j, record in enumerate(records):
            if j in taken:
                counts[f"B{at}_sys"] += 1
            elif not self._is_excused(record):
                counts[f"B{at}_sys"] += 1
                if at == THRESHOLDS[0]:
                    self.tally.rules[record.rule]["spurious"] += 1
                    self._fault("B", "spurious", record.span, record=record)

    def _judge_pair(self, gold: GoldStatement, record: ScoredRecord, at: float) -> None:
        counts = self.tally.counts
        right = self.names.is_same(record.name, gold.speaker)
        counts[f"B{at}_found"] += 1
        counts[f"B{at}_right"] += right
        if at != THRESHOLDS[0]:
            return
        cue = record.cue
        counts["cue_of"] += 1
        counts["cue_right"] += cue is not None and _overlap((cue.start, cue.end), gold.cue)
        counts[f"K_{gold.kind}_found"] += 1
        counts[f"K_{gold.kind}_right"] += right
        self.tally.rules[record.rule]["right" if right else "wrong speaker"] += 1
        if not right:
            self._fault("B", "wrong speaker", gold.content, gold=gold.speaker, record=record)

    def _note_missed(self, must: Sequence[GoldStatement], pairs: Mapping[int, int]) -> None:
        for i, gold in enumerate(must):
            self.tally.counts[f"K_{gold.kind}_gold"] += 1
            if i not in pairs:
                self._fault("B", "missed", gold.content, gold=gold.speaker)

    def _is_excused(self, record: ScoredRecord) -> bool:
        """A record of an optional statement, or of a quotation that layer A judges."""
        for gold in self.gold.statements:
            if gold.optional and (
                iou(record.span, gold.content) >= _OPTIONAL_AT
                or (record.cue is not None and _overlap((record.cue.start, record.cue.end), gold.cue))
            ):
                return True
        return record.kind == "direct" and any(
            p.label != "other" and iou(record.span, p.span) >= _PASSAGE_AT for p in self.gold.passages
        )

    def _fault(
        self,
        layer: Layer,
        verdict: Verdict,
        span: Interval,
        *,
        gold: str | None = None,
        record: ScoredRecord | None = None,
    ) -> None:
        text = self.gold.text[span[0] : span[1]].replace("\n", " ")[:_SHOWN]
        wanted = self.names.shown(gold) if gold is not None else None
        got = record.name if record is not None else None
        self.tally.faults.append(Fault(self.gold.id, layer, verdict, text, wanted, got, record.rule if record else None))
        if verdict == "wrong speaker" and wanted is not None:
            self.tally.confusions[wanted, got or ""] += 1


def _paired(golds: Sequence[GoldStatement], records: Sequence[ScoredRecord], at: float) -> dict[int, int]:
    """Return the index of the record that each gold statement is paired with, the best overlaps first."""
    overlaps = ((iou(g.content, r.span), i, j) for i, g in enumerate(golds) for j, r in enumerate(records))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((o for o in overlaps if o[0] >= at), reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
