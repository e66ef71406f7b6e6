"""Whether confidence means something: of records of which it says 0.9, nine in ten must be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

THRESHOLDS: Final = (0.5, 0.7, 0.8, 0.9, 0.95)
"""Confidences from which on records are looked at together."""
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of about the same confidence: their mean confidence and the share that is right, 0 to 1."""

    confidence: float
    right: float
    records: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What a threshold keeps: its share of all records, and the share of those that is right, 0 to 1."""

    threshold: float
    share: float
    precision: float
    records: int


@dataclass(frozen=True)
class Reliability:
    """The confidence of each record beside whether it is right."""

    pairs: Sequence[tuple[float, bool]]

    def bins(self) -> list[Bin]:
        """Return the records in tenths of confidence, the lowest first; empty tenths are left out."""
        tenths: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
        for pair in self.pairs:
            tenths[min(int(pair[0] * _BINS), _BINS - 1)].append(pair)
        return [Bin(_mean([c for c, _ in tenth]), _mean([r for _, r in tenth]), len(tenth)) for tenth in tenths if tenth]

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence and share of right records lie apart, weighted by records.

        >>> round(Reliability([(0.9, True), (0.9, True), (0.4, True), (0.4, False)]).error, 4)
        0.1
        """
        return sum(abs(b.confidence - b.right) * b.records for b in self.bins()) / max(len(self.pairs), 1)

    @property
    def order(self) -> float:
        """The chance that a right record is surer than a wrong one, 0.5 for confidences that tell nothing.

        >>> Reliability([(0.9, True), (0.7, False), (0.7, True), (0.2, False)]).order
        0.875
        """
        right, wrong = ([c for c, r in self.pairs if r is value] for value in (True, False))
        wins = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
        return wins / self.mixed_pairs if self.mixed_pairs else 0.5

    @property
    def mixed_pairs(self) -> int:
        """How many pairs of a right record and a wrong one there are."""
        right = sum(right for _, right in self.pairs)
        return right * (len(self.pairs) - right)

    def kept(self, threshold: float) -> Kept:
        """Return what is kept of the records when less sure ones are left out."""
        sure = [right for confidence, right in self.pairs if confidence >= threshold]
        return Kept(threshold, len(sure) / max(len(self.pairs), 1), _mean(sure), len(sure))

    def as_dict(self) -> dict[str, Any]:
        """Return curve, error and thresholds, shares rounded to four digits."""
        curve = [{"confidence": round(b.confidence, 4), "right": round(b.right, 4), "records": b.records} for b in self.bins()]
        kept = [self.kept(threshold) for threshold in THRESHOLDS]
        return {
            "expected_calibration_error": round(self.error, 4),
            "curve": curve,
            "thresholds": [
                {"at": k.threshold, "kept": round(k.share, 4), "precision": round(k.precision, 4), "records": k.records}
                for k in kept
            ],
        }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
