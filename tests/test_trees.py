"""The search for the best tree against Stanza's own."""

import numpy as np
import pytest

from quotes.trees import best_tree, cycle_of, is_tree

chuliu_edmonds = pytest.importorskip("stanza.models.common.chuliu_edmonds")


def scores(size: int, seed: int) -> np.ndarray:
    """Return random log probabilities; small seeds give flat ones, in which cycles and second roots abound."""
    dice = np.random.default_rng(seed)
    found = dice.normal(size=(size, size)) * (1 + seed % 7)
    np.fill_diagonal(found, -np.inf)
    return (found - np.logaddexp.reduce(found, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("size", [2, 3, 5, 9, 30])
def test_it_finds_the_tree_that_stanza_finds(size: int):
    for seed in range(60):
        given = scores(size, seed)
        before = given.copy()
        found, expected = best_tree(given), chuliu_edmonds.chuliu_edmonds_one_root(given)
        assert found[1:].tolist() == expected[1:].tolist()
        assert is_tree(found.tolist())
        assert np.array_equal(given, before)


def test_a_second_root_gives_way_to_the_next_best_arc():
    given = np.log(np.array([[1e-9, 1e-9, 1e-9], [0.9, 1e-9, 0.1], [0.8, 0.2, 1e-9]]))
    assert best_tree(given).tolist() == [0, 0, 1]


def test_cycles_are_found_behind_words_that_lead_into_them():
    assert sorted(cycle_of([0, 0, 1, 4, 5, 4])) == [4, 5]
    assert cycle_of([0, 0, 1, 2, 3, 4]) == []
