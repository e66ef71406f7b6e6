"""`quotes evaluate`: how good records are, against gold."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import counted, emit, guarded, stdout, warn

if TYPE_CHECKING:
    from rich.table import Table

    from quotes.evaluate import Evaluation
    from quotes.gold import GoldArticle
    from quotes.reliability import Reliability
    from quotes.tally import Fault, Ratio, Tally

_CONFUSIONS = 12  # confused pairs shown
_WIDTH = 40  # characters of a bar


class By(StrEnum):
    """What the scores can be broken down by."""

    KIND = "kind"
    RULE = "rule"
    TAG = "tag"


@guarded
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold articles, one JSON file each.")],
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="Records as JSON Lines, made by 'quotes extract'.")],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss, wrong speaker and spurious record.")] = False,
    by: Annotated[By | None, typer.Option("--by", help="Break the scores down.")] = None,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="Draw how often records are right by confidence, and what thresholds keep.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The scores as one JSON object.")] = False,
) -> None:
    """Score records against gold articles: passages, statements, speakers, cues."""
    from quotes.evaluate import evaluate as score
    from quotes.evaluate import read_records
    from quotes.gold import load_gold

    golds = load_gold(gold)
    result = score(golds, read_records(records))
    if result.unknown:
        warn(f"{len(result.unknown)} articles with records are not in the gold set, e.g. {', '.join(result.unknown[:3])}")
    if result.titles:
        warn(f"{counted(result.titles, 'record')} of headlines not scored: gold is of texts")
    if as_json:
        scores = result.total.as_dict() | ({"reliability": result.reliability.as_dict()} if reliability else {})
        emit(json.dumps(scores, ensure_ascii=False, indent=1))
    else:
        stdout().print(_scores(result.total))
        if reliability:
            _draw(result.reliability)
    if by is not None:
        stdout().print(_broken_down(by, result, golds))
    if errors:
        for fault in result.total.faults:
            emit("\t".join(_cells(fault)))
        if result.total.confusions:
            stdout().print(_confusions(result.total.confusions))


def _grid(title: str, columns: Iterable[str]) -> "Table":
    from rich.table import Table

    table = Table(title=title, box=None, pad_edge=False, title_justify="left")
    for n, column in enumerate(columns):
        table.add_column(column, justify="left" if n == 0 else "right")
    return table


def _ratio_cells(ratio: "Ratio") -> list[str]:
    shares = [f"{x:.4f}" for x in (ratio.precision, ratio.recall, ratio.f1)]
    return [*shares, str(ratio.right), str(ratio.system), str(ratio.gold)]


def _scores(total: "Tally") -> "Table":
    table = _grid("scores", ("", "precision", "recall", "F1", "right", "records", "gold"))
    table.add_row("passages", *_ratio_cells(total.passages))
    for at in (0.5, 0.8):
        table.add_row(f"statements@{at}", *_ratio_cells(total.statements(at)))
        table.add_row(f"statements@{at}, any speaker", *_ratio_cells(total.statements(at, any_speaker=True)))
    for name, right, of in (
        ("speaker accuracy, passages", "A_right", "A_found"),
        ("speaker accuracy, statements", "B0.5_right", "B0.5_found"),
        ("cue accuracy", "cue_right", "cue_of"),
    ):
        table.add_row(name, f"{total.share(right, of):.4f}", "", "", str(total.counts[right]), str(total.counts[of]), "")
    return table


def _draw(reliability: "Reliability") -> None:
    from quotes.reliability import THRESHOLDS

    curve = _grid("confidence", ("", "records", "right"))
    curve.add_column("right #, mean confidence |")
    for tenth in reliability.bins():
        curve.add_row(f"{tenth.confidence:.2f}", str(tenth.records), f"{tenth.right:.4f}", _bar(tenth.right, tenth.confidence))
    stdout().print(curve)
    stdout().print(f"expected calibration error {reliability.error:.4f} over {counted(len(reliability.pairs), 'record')}")
    kept = _grid("what a threshold keeps", ("confidence at least", "kept", "right", "records"))
    for row in map(reliability.kept, THRESHOLDS):
        kept.add_row(f"{row.threshold:.2f}", f"{row.share:.4f}", f"{row.precision:.4f}", str(row.records))
    stdout().print(kept)


def _bar(right: float, confidence: float) -> str:
    """Return a bar of the share that is right, with a line where the confidence says it should end.

    >>> _bar(0.5, 0.75)
    '####################         |'
    """
    bar = ("#" * round(right * _WIDTH)).ljust(_WIDTH + 1)
    at = round(confidence * _WIDTH) - 1
    return (bar[:at] + "|" + bar[at + 1 :]).rstrip() if at >= 0 else bar.rstrip()


def _broken_down(by: By, result: "Evaluation", golds: "Mapping[str, GoldArticle]") -> "Table":
    if by is By.KIND:
        return _by_kind(result.total)
    if by is By.RULE:
        return _by_rule(result.total.rules)
    return _by_tag(result.by_tag(golds))


def _by_kind(total: "Tally") -> "Table":
    from quotes.tally import STATEMENT_KINDS

    table = _grid("statements@0.5 by kind in gold", ("kind", "recall", "right", "found", "gold"))
    for kind in STATEMENT_KINDS:
        ratio = total.of_kind(kind)
        table.add_row(kind, f"{ratio.recall:.4f}", str(ratio.right), str(ratio.system), str(ratio.gold))
    return table


def _by_rule(rules: Mapping[str, Counter[str]]) -> "Table":
    table = _grid("statements@0.5 by rule", ("rule", "precision", "right", "wrong speaker", "spurious"))
    for rule, counts in sorted(rules.items(), key=lambda item: (-item[1].total(), item[0])):
        share = counts["right"] / counts.total()
        table.add_row(rule, f"{share:.4f}", *(str(counts[v]) for v in ("right", "wrong speaker", "spurious")))
    return table


def _by_tag(tallies: "Mapping[str, Tally]") -> "Table":
    table = _grid(
        "F1 by phenomenon (articles may carry several)", ("tag", "passages", "statements@0.5", "statements@0.8", "gold")
    )
    for tag, tally in tallies.items():
        ratios = (tally.passages, tally.statements(0.5), tally.statements(0.8))
        table.add_row(tag, *(f"{r.f1:.4f}" if r.gold else "-" for r in ratios), str(ratios[0].gold + ratios[1].gold))
    return table


def _confusions(confusions: Counter[tuple[str, str]]) -> "Table":
    table = _grid("confused speakers", ("times", "gold", "record"))
    for (gold, got), times in confusions.most_common(_CONFUSIONS):
        table.add_row(str(times), gold, got or "(nobody)")
    return table


def _cells(fault: "Fault") -> list[str]:
    notes = {"gold": fault.gold, "got": fault.got, "rule": fault.rule}
    return [fault.article, f"{fault.layer} {fault.verdict}", fault.text, *(f"{k}={v}" for k, v in notes.items() if v is not None)]
