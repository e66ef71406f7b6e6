"""A parser that goes on learning: it starts from the weights and the words of the one before."""

from pathlib import Path

import torch

from training import conllu, fit

MODEL = Path(__file__).parents[2] / "quotes" / "models" / "ar"
ROWS = [("قال", "VERB", 0, "root"), ("المدير", "NOUN", 1, "nsubj"), ("أمس", "NOUN", 1, "obl"), (".", "PUNCT", 1, "punct")]


def test_a_parser_goes_on_from_where_it_was(tmp_path: Path) -> None:
    tree = conllu.Tree("made")
    for i, (form, upos, head, relation) in enumerate(ROWS):
        tree.words.append(conllu.Word(form, form, upos, "_", "_", head, relation))
        tree.tokens.append(conllu.Token(form, i, i + 1))
    start, target = MODEL / "depparse.pt", tmp_path / "on.pt"
    fit.fit_parser(fit.Lessons([tree], weight=2.0), MODEL / "vec.pt", target, 2, start=start, lr=0.001)
    before, after = (torch.load(path, weights_only=True) for path in (start, target))
    assert before["vocab"] == after["vocab"]
    pairs = [(weight.float(), after["model"][name]) for name, weight in before["model"].items()]
    assert all(torch.allclose(old, new, atol=0.001) for old, new in pairs)
    assert any(not torch.equal(old, new) for old, new in pairs)
