"""Fit the weights of `quotes.confidence` on gold articles and say how well the confidence holds.

usage: python -m training.confidence GOLD_DIR [GOLD_DIR ...] [--out rules/confidence.toml]

The figures printed come from five-fold cross-validation by article on the first folder; the weights of each fold are fitted
on the other articles of that folder, then once more with those of the other folders beside them, as the weights that are
written are: these are fitted on all folders. A record counts as right when its content overlaps a gold statement (intersection over
union of 0.5) or, for quoted words, a gold passage (0.8), and names its speaker; what the gold leaves optional is left out.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quotes import Article, Extractor
from quotes.confidence import Company, features
from quotes.evaluate import ScoredRecord, judge
from quotes.gold import load_gold
from quotes.models import load_pipeline
from quotes.parse import StanzaParser
from quotes.reliability import THRESHOLDS, Reliability

FOLDS = 5
RIDGE = 2.0  # strength of the pull towards zero: features are many, records are few
ROUNDS = 60


@dataclass(frozen=True)
class Case:
    """One record: its article, its features, and whether it is right."""

    article: str
    features: tuple[str, ...]
    right: bool


def read_cases(folder: Path, extractor: Extractor) -> list[Case]:
    """Return a case for each record of the gold articles in a folder."""
    cases: list[Case] = []
    for gold in load_gold(folder).values():
        traced = extractor.trace(Article(id=gold.id, text=gold.text))
        company = Company([item for item, _ in traced])
        for item, quote in traced:
            right = judge(gold, ScoredRecord.model_validate_json(quote.to_json()))
            if right is not None:
                cases.append(Case(gold.id, tuple(features(item, company)), right))
    return cases


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the ridge-regularised logistic weights, by Newton's method."""
    names = sorted({name for case in cases for name in case.features})
    column = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    for row, case in enumerate(cases):
        x[row, [column[name] for name in case.features]] = 1.0
    y = np.array([case.right for case in cases], dtype=float)
    w = np.zeros(len(names))
    pull = np.full(len(names), RIDGE)
    pull[column["bias"]] = 0.01
    for _ in range(ROUNDS):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        slope = x.T @ (p - y) + pull * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        w -= np.linalg.solve(curve, slope)
    return {name: round(float(w[n]), 4) for name, n in column.items()}


def predict(weights: dict[str, float], case: Case) -> float:
    """Return the confidence of a case."""
    return float(1.0 / (1.0 + np.exp(-sum(weights.get(name, 0.0) for name in case.features))))


def cross_validate(cases: Sequence[Case], beside: Sequence[Case] = ()) -> list[Reliability]:
    """Return confidence and truth of the cases of each fold, the weights fitted on articles of the other folds and the cases `beside`."""
    articles = sorted({case.article for case in cases})
    folds: list[Reliability] = []
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = fit([*beside, *(c for c in cases if c.article not in held)])
        folds.append(Reliability([(predict(weights, c), c.right) for c in cases if c.article in held]))
    return folds


def joined(folds: Sequence[Reliability]) -> Reliability:
    """Return the cases of all folds together."""
    return Reliability([pair for fold in folds for pair in fold.pairs])


def report(held: Reliability) -> None:
    """Print the reliability curve, the expected calibration error, and what thresholds keep."""
    print(f"{'confidence':>12} {'records':>8} {'right':>7}")
    for tenth in held.bins():
        print(f"{tenth.confidence:12.2f} {tenth.records:8d} {tenth.right:7.2f} {'#' * round(tenth.right * 40)}")
    print(f"expected calibration error {held.error:.3f}")
    for kept in map(held.kept, THRESHOLDS):
        print(f"at {kept.threshold:.2f} and above: {kept.share:.0%} kept, {kept.precision:.3f} right")


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description="fit the confidence of records on gold articles")
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("rules/confidence.toml"))
    parser.add_argument("--dry", action="store_true", help="report only")
    args = parser.parse_args()
    extractor = Extractor(parser=StanzaParser(load_pipeline()))
    sets = [read_cases(folder, extractor) for folder in args.gold]
    report(joined(cross_validate(sets[0])))
    beside = [case for cases in sets[1:] for case in cases]
    if beside:
        print("with the articles of the other folders beside those of each fold:")
        report(joined(cross_validate(sets[0], beside)))
    if args.dry:
        return
    weights = fit([case for cases in sets for case in cases])
    lines = [f'"{name}" = {weight}' for name, weight in sorted(weights.items())]
    head = "# Weights of quotes/confidence.py, fitted by `python -m training.confidence GOLD_DIR ...`; not for editing by hand.\n"
    args.out.write_text(head + "\n[confidence]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
