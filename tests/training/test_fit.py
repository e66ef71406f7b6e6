"""A parser or tagger that goes on learning: it starts from the weights and the words of the one before."""

from pathlib import Path

import pytest
import torch

from training import conllu, fit

MODEL = Path(__file__).parents[2] / "quotes" / "models" / "ar"
ROWS = [("قال", "VERB", 0, "root"), ("المدير", "NOUN", 1, "nsubj"), ("أمس", "NOUN", 1, "obl"), (".", "PUNCT", 1, "punct")]


@pytest.fixture
def tree() -> conllu.Tree:
    """One short sentence."""
    made = conllu.Tree("made")
    for i, (form, upos, head, relation) in enumerate(ROWS):
        made.words.append(conllu.Word(form, form, upos, "_", "_", head, relation))
        made.tokens.append(conllu.Token(form, i, i + 1))
    return made


def test_a_parser_goes_on_from_where_it_was(tree: conllu.Tree, tmp_path: Path) -> None:
    start, target = MODEL / "depparse.pt", tmp_path / "on.pt"
    fit.fit_parser(fit.Lessons([tree], weight=2.0), MODEL / "vec.pt", target, 2, start=start, lr=0.001)
    check_moved_a_little(start, target)


def test_a_tagger_goes_on_from_where_it_was(tree: conllu.Tree, tmp_path: Path) -> None:
    start, target = MODEL / "pos.pt", tmp_path / "pos-on.pt"
    fit.fit_tagger([tree], MODEL / "vec.pt", target, 2, start=start, lr=0.001)
    check_moved_a_little(start, target)


def check_moved_a_little(start: Path, target: Path) -> None:
    """Check that two files of a model know the same words and differ in their weights, but not by much."""
    before, after = (torch.load(path, weights_only=True) for path in (start, target))
    assert before["vocab"] == after["vocab"]
    pairs = [(weight.float(), after["model"][name]) for name, weight in before["model"].items()]
    assert all(torch.allclose(old, new, atol=0.001) for old, new in pairs)
    assert any(not torch.equal(old, new) for old, new in pairs)
