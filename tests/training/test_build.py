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
    for name in ("parser.pt", *(f"on-{leg.seed}.conllu" for leg in build.LEGS)):
        (b.stage / name).write_text(name, encoding="utf-8")
    (b.work / "vec.pt").write_text("vectors", encoding="utf-8")
    build.on_step(b)
    targets = [target for _, target, _ in made]
    assert [start for start, _, _ in made] == ["parser.pt", *targets[:-1]]
    assert [steps for _, _, steps in made] == [leg.steps for leg in build.LEGS]
    build.on_step(b)
    assert len(made) == len(build.LEGS)  # what stands is kept


def test_the_other_treebank_is_seen_once_among_three_copies(tmp_path: Path) -> None:
    def sentence(name: str) -> conllu.Tree:
        return conllu.Tree(name, [conllu.Word("نعم", "نعم", "INTJ", "_", "_", 0, "root")], [conllu.Token("نعم", 0, 1)])

    build.write_copies([sentence("padt-1")], [sentence("pud-1")], 7, tmp_path / "on.conllu")
    assert [t.sent_id for t in conllu.read(tmp_path / "on.conllu")] == ["padt-1"] * 3 + ["pud-1"]


@pytest.mark.parametrize("all_trees", [False, True])
def test_every_step_is_run_once(all_trees: bool) -> None:
    steps = [step for row in build.rows_of(all_trees=all_trees) for chain in row for step in chain]
    assert len(steps) == len(set(steps))
    assert {step for step in steps if not step.startswith(build.ALL)} == set(build.STEPS)
    again = {step.removeprefix(build.ALL) for step in steps if step.startswith(build.ALL)}
    assert again == ({"prepare", "parser", "on"} if all_trees else set())


def test_a_chain_writes_into_the_folder_of_its_trees(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stages: list[Path] = []
    monkeypatch.setitem(build.STEPS, "parser", lambda b: stages.append(b.stage))
    folders = ["--ud", str(tmp_path), "--bulk", str(tmp_path), "--work", str(tmp_path)]
    build.main([*folders, "--step", "parser", "--step", "all:parser"])
    assert stages == [tmp_path / "heldout", tmp_path / "all"]
