"""Measure what each part of the engine brings, and print the table of docs/accuracy.md.

usage: python -m training.parts [--gold DIR ...] [--no-parse] [--write docs/accuracy.md]

Each row leaves one part out. The scores are those of `quotes evaluate`; error and precision of the confidence come from
five-fold cross-validation by article within each set (training/confidence.py), so that no record is judged by weights that have seen it.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quotes import Article, Extractor
from quotes.attribution import Attribution
from quotes.confidence import BIAS, Company, features
from quotes.errors import QuotesError
from quotes.evaluate import ScoredRecord, evaluate, judge
from quotes.gold import GoldArticle, load_gold
from quotes.models import load_pipeline
from quotes.parse import StanzaParser
from quotes.reading import Reading
from quotes.reliability import THRESHOLDS, Reliability
from quotes.resolve import Resolver
from quotes.resolved import Resolved
from quotes.tally import Tally
from training.confidence import Case, cross_validate, joined

SETS = (Path("corpus/gold"), Path("../shared/gold/dev"))
SURE = 0.9
HEAD = (
    *("set", "without", "passages F1", "statements@0.5 F1", "@0.8 F1", "speaker right"),
    *("calibration error", "right before wrong", f"kept at {SURE}", f"right at {SURE}"),
)
KEPT = ("set", "records", "calibration error", *(f"at {threshold}" for threshold in THRESHOLDS))
ABOUT = "What thresholds of confidence keep, and how much of it is right, with nothing left out:"
BEGIN, END = "<!-- table: python -m training.parts -->\n", "<!-- end of table -->\n"


class MentionsAlone(Resolver):
    """A resolver that resolves nothing: a speaker is who stands at the cue, by the words that stand there."""

    def resolve(self, reading: Reading, attributions: Sequence[Attribution]) -> list[Resolved]:
        """Return the attributions, each with an entity of its own or with none."""
        return [self._at_cue(reading, attribution) for attribution in attributions]

    def _at_cue(self, reading: Reading, attribution: Attribution) -> Resolved:
        mention = attribution.mention
        entity = Resolver().note(reading, mention) if mention is not None else None
        return Resolved(reading, attribution, entity, "name" if entity else "dropped_subject", mention)


@dataclass(frozen=True)
class Run:
    """A set read in one way: its scores, and what is known of the confidence of each record."""

    scores: Tally
    cases: list[Case]


def run(golds: Iterable[GoldArticle], extractor: Extractor, make: Callable[[], Resolver] = Resolver) -> Run:
    """Extract and score a set, its speakers resolved by a resolver of the given making for each article."""
    held = {gold.id: gold for gold in golds}
    records: list[ScoredRecord] = []
    cases: list[Case] = []
    for gold in held.values():
        article = Article(id=gold.id, text=gold.text)
        traced = extractor.trace_readings(article, *extractor.read(article), make())
        company = Company([item for item, _ in traced])
        for item, quote in traced:
            records.append(ScoredRecord.model_validate_json(quote.to_json()))
            right = judge(gold, records[-1])
            if right is not None:
                cases.append(Case(gold.id, tuple(features(item, company)), right))
    records.sort(key=lambda r: r.span)  # as extract writes them: of two records of one passage the first is scored
    return Run(evaluate(held, records).total, cases)


def row(name: str, without: str, done: Run, folds: Sequence[Reliability]) -> list[str]:
    """Return one row of the table; records of different folds are not put in order, as their weights are not the same."""
    confidence = joined(folds)
    pairs = [fold.mixed_pairs for fold in folds]
    order = sum(fold.order * weight for fold, weight in zip(folds, pairs, strict=True)) / max(sum(pairs), 1)
    scores = done.scores
    shares = (scores.passages.f1, scores.statements(0.5).f1, scores.statements(0.8).f1, scores.share("B0.5_right", "B0.5_found"))
    told = (f"{confidence.error:.3f}", f"{order:.2f}", *kept_cells(confidence, SURE))
    return [name, without, *(f"{share:.2f}" for share in shares), *told]


def kept_cells(confidence: Reliability, threshold: float) -> tuple[str, str]:
    """Return the share of records that a threshold keeps, and the share of those that is right."""
    kept = confidence.kept(threshold)
    return f"{kept.share:.0%}", f"{kept.precision:.2f}" if kept.records else "-"


def rows(
    name: str, golds: Sequence[GoldArticle], parsing: Extractor | None, plain: Extractor
) -> tuple[list[list[str]], list[str]]:
    """Return the rows of one set, and its row of thresholds; without a parsing extractor all stand without the parse."""
    whole = run(golds, parsing or plain)
    unresolved = run(golds, parsing or plain, MentionsAlone)
    held = cross_validate(whole.cases)
    by_rule = [
        replace(case, features=tuple(f for f in case.features if f == BIAS or f.startswith("rule="))) for case in whole.cases
    ]
    share = sum(case.right for case in whole.cases) / max(len(whole.cases), 1)
    one = [Reliability([(share, case.right) for case in whole.cases])]
    out = [row(name, "nothing", whole, held)]
    if parsing is not None:
        unparsed = run(golds, plain)
        out.append(row(name, "the parse", unparsed, cross_validate(unparsed.cases)))
    out += [
        row(
            name,
            "resolution: speakers only where they stand at the cue",
            unresolved,
            cross_validate(unresolved.cases),
        ),
        row(name, "calibration: one confidence for each rule", whole, cross_validate(by_rule)),
        row(name, "calibration: one confidence for all", whole, one),
    ]
    all_held = joined(held)
    return out, [
        name,
        str(len(whole.cases)),
        f"{all_held.error:.3f}",
        *(" / ".join(kept_cells(all_held, at)) for at in THRESHOLDS),
    ]


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return rows as Markdown."""
    ruler = ["---", "---", *["---:"] * (len(head) - 2)]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, ruler, *lines))


def written(page: str, made: str) -> str:
    """Return a page with the table between its marks replaced; raises ValueError for a page without marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no table between {BEGIN.strip()} and {END.strip()}")
    return f"{before}{begin}\n{made}\n{end}{after}"


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description="measure what each part of the engine brings")
    parser.add_argument("--gold", type=Path, nargs="+", default=[path for path in SETS if path.is_dir()])
    parser.add_argument("--no-parse", action="store_true", help="leave the parse out of all rows: quick")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="replace the table in this page")
    args = parser.parse_args()
    try:
        parsing = None if args.no_parse else Extractor(parser=StanzaParser(load_pipeline()))
        sets = {path: list(load_gold(path).values()) for path in args.gold}
    except QuotesError as err:
        sys.exit(str(err))
    plain = Extractor()
    found = [rows(f"`{_short(path)}`", golds, parsing, plain) for path, golds in sets.items()]
    made = f"{table(HEAD, (line for lines, _ in found for line in lines))}\n{ABOUT}\n\n{table(KEPT, (line for _, line in found))}"
    print(made, end="")
    if args.write:
        args.write.write_text(written(args.write.read_text(encoding="utf-8"), made), encoding="utf-8")


def _short(path: Path) -> str:
    """Name a set as the README does: corpus/gold is corpus."""
    return path.parent.name if path.name == "gold" else path.name


if __name__ == "__main__":
    main()
