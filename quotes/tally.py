"""What scoring counts: ratios, faults, and tallies that add up from articles to sets."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, Final, Literal

STATEMENT_KINDS: Final = ("direct", "mixed", "indirect")
THRESHOLDS: Final = (0.5, 0.8)
"""Overlaps (intersection over union) at which statements are paired."""

Layer = Literal["A", "B"]
Verdict = Literal["wrong speaker", "spurious", "missed"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1 with the counts they come from."""

    right: int
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the records that are right, 0 to 1."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that is found, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """Return the numbers, ratios rounded to four digits."""
        ratios = {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}
        return ratios | {"right": self.right, "system": self.system, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: layer `A` (passages) or `B` (statements), what, where, and whose words they are."""

    article: str
    layer: Layer
    verdict: Verdict
    text: str
    gold: str | None
    got: str | None
    rule: str | None


@dataclass
class Tally:
    """Counts of one article or of many; tallies add up."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    rules: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take the counts of another tally in."""
        self.counts += other.counts
        self.faults += other.faults
        self.confusions += other.confusions
        for rule, counts in other.rules.items():
            self.rules[rule] += counts

    @property
    def passages(self) -> Ratio:
        """Layer A: found with the right speaker."""
        return Ratio(self.counts["A_right"], self.counts["A_sys"], self.counts["A_gold"])

    def statements(self, at: float = 0.5, *, any_speaker: bool = False) -> Ratio:
        """Layer B at an overlap of 0.5 or 0.8, the speaker right unless `any_speaker` is set."""
        found = "found" if any_speaker else "right"
        return Ratio(self.counts[f"B{at}_{found}"], self.counts[f"B{at}_sys"], self.counts[f"B{at}_gold"])

    def of_kind(self, kind: str) -> Ratio:
        """Layer B at 0.5 for gold statements of one kind; `system` counts those found with any speaker."""
        return Ratio(self.counts[f"K_{kind}_right"], self.counts[f"K_{kind}_found"], self.counts[f"K_{kind}_gold"])

    def share(self, right: str, of: str) -> float:
        """Return one count over another, 0 to 1."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return every score, ratios rounded to four digits."""
        out: dict[str, Any] = {
            "passages": self.passages.as_dict(),
            "passage_speaker_accuracy": round(self.share("A_right", "A_found"), 4),
        }
        for at in THRESHOLDS:
            out[f"statements@{at}"] = self.statements(at).as_dict()
            out[f"statements@{at}_any_speaker"] = self.statements(at, any_speaker=True).as_dict()
        out["statement_speaker_accuracy"] = round(self.share("B0.5_right", "B0.5_found"), 4)
        out["cue_accuracy"] = round(self.share("cue_right", "cue_of"), 4)
        out["recall_by_kind"] = {
            kind: round(self.of_kind(kind).recall, 4) if self.counts[f"K_{kind}_gold"] else None for kind in STATEMENT_KINDS
        }
        return out
