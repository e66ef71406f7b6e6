"""Measure the scores over corpus/ and keep their floors.

`tests/floors.json` holds a floor for each metric of each way of reading (`linear`: without a parse; `parsed`: with the
packaged model), and a hash of the gold, so that an edited corpus cannot move a score unseen.
"""

import hashlib
import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.article import Article
from quotes.evaluate import ScoredRecord, evaluate
from quotes.extractor import Extractor
from quotes.gold import load_gold
from quotes.models import ModelError, find_model, load_pipeline
from quotes.parse import Parser, StanzaParser

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "corpus" / "gold"
FLOORS = ROOT / "tests" / "floors.json"
MODES = ("linear", "parsed")
DIGITS = 4

Scores = dict[str, float]


@dataclass
class Floors:
    """What stands in floors.json."""

    gold_sha256: str = ""
    floors: dict[str, Scores] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path = FLOORS) -> "Floors":
        """Read the file; a missing one has no floors."""
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    def save(self, path: Path = FLOORS) -> None:
        """Write the file."""
        path.write_text(json.dumps(vars(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def broken(self, mode: str, scores: Scores) -> list[str]:
        """Name each score that lies under its floor."""
        floors = self.floors.get(mode, {})
        return [f"{mode} {m}: {scores[m]:.4f} is under its floor {floor:.4f}" for m, floor in floors.items() if scores[m] < floor]


def update(known: Floors, measured: dict[str, Scores], *, gold: str, reason: str | None, margin: float = 0.0) -> Floors:
    """Return new floors: the present scores, less a margin. A floor falls only with a reason, which is kept.

    Raises:
        ValueError: for a floor that would fall without a reason; names each.
    """
    new = Floors(gold, {mode: dict(floors) for mode, floors in known.floors.items()}, list(known.lowered))
    falls: list[str] = []
    for mode, scores in measured.items():
        home = new.floors.setdefault(mode, {})
        for metric, score in scores.items():
            floor = math.floor(max(0.0, score - margin) * 10**DIGITS) / 10**DIGITS
            before = home.get(metric)
            if before is not None and score < before:
                falls.append(f"{mode} {metric}: {before:.4f} would fall to {floor:.4f}")
                new.lowered.append({"metric": f"{mode} {metric}", "from": before, "to": floor, "reason": reason})
                home[metric] = floor
            else:
                home[metric] = max(floor, before or 0.0)
    if falls and not reason:
        raise ValueError("\n".join(falls))
    return new


def measure(mode: str) -> Scores:
    """Extract the articles of corpus/ and return their scores."""
    golds = load_gold(GOLD)
    extractor = Extractor(parser=packaged_parser() if mode == "parsed" else None)
    articles = (Article(id=g.id, text=g.text) for g in golds.values())
    quotes = (q for found in extractor.extract_batch(articles) for q in found.quotes)
    total = evaluate(golds, (ScoredRecord.model_validate_json(q.to_json()) for q in quotes)).total
    return {
        "passages_f1": total.passages.f1,
        "statements_0.5_f1": total.statements(0.5).f1,
        "statements_0.8_f1": total.statements(0.8).f1,
        "statements_0.5_any_speaker_f1": total.statements(0.5, any_speaker=True).f1,
        "statement_speaker_accuracy": total.share("B0.5_right", "B0.5_found"),
        "cue_accuracy": total.share("cue_right", "cue_of"),
    }


def gold_sha256() -> str:
    """Return the hash of all gold files, names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(GOLD.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def has_model() -> bool:
    """Whether the packaged model is there."""
    try:
        return "depparse" in find_model().processors
    except ModelError:
        return False


def packaged_parser() -> Parser:
    """Load the packaged model, on one thread: with more it is slower on a busy machine."""
    import torch

    torch.set_num_threads(1)
    return StanzaParser(load_pipeline())
