"""The recipe: what is made on the way and in which order."""

from pathlib import Path

import pytest

from training import build, conllu

Given = list[tuple[str, str, int]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Given:
    """What the legs of going on start from and write, in order, without training any."""
    seen: Given = []

    def train(_trees: Path, _vec: Path, start: Path, target: Path, leg: build.Leg) -> None:
        seen.append((start.name, target.name, leg.steps))
        target.write_text(f"weights {leg.seed}", encoding="utf-8")

    monkeypatch.setattr(build, "go_on", train)
    return seen


def test_each_leg_starts_where_the_one_before_ended(made: Given, tmp_path: Path) -> None:
    b = build.Build(tmp_path, tmp_path, tmp_path, all_trees=False)
    b.stage.mkdir()
    for name in ("final.pt", *(f"on-{leg.seed}.conllu" for leg in build.LEGS)):
        (b.stage / name).write_text(name, encoding="utf-8")
    (b.work / "vec.pt").write_text("vectors", encoding="utf-8")
    build.on_step(b)
    targets = [target for _, target, _ in made]
    assert [start for start, _, _ in made] == ["final.pt", *targets[:-1]]
    assert [steps for _, _, steps in made] == [leg.steps for leg in build.LEGS]
    build.on_step(b)
    assert len(made) == len(build.LEGS)  # what stands is kept


def test_the_other_treebank_is_seen_once_among_three_copies(tmp_path: Path) -> None:
    def sentence(name: str) -> conllu.Tree:
        return conllu.Tree(name, [conllu.Word("نعم", "نعم", "INTJ", "_", "_", 0, "root")], [conllu.Token("نعم", 0, 1)])

    build.write_copies([sentence("padt-1")], [sentence("pud-1")], 7, tmp_path / "on.conllu")
    assert [t.sent_id for t in conllu.read(tmp_path / "on.conllu")] == ["padt-1"] * 3 + ["pud-1"]


def test_every_step_of_a_row_is_known() -> None:
    rows = (*build.HELD_OUT, *build.SECOND, *build.SILVER, *build.ALL_TREES)
    assert {step for row in rows for step in row} == set(build.STEPS)
