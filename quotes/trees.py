"""The best dependency tree with one root under a matrix of scores, found faster than by Stanza's search.

Where the best head of each word makes a tree already, no other tree can beat it. Where it does not, cycles are
contracted as Stanza contracts them; they are found by walking from word to word, not by a search of the whole graph.
"""

from typing import Any


def best_tree(scores: Any) -> Any:
    """Return the head of each word in the best tree: index 0 is the root itself; scores are [dependent, head].

    Stanza's search keeps the root out of reach, so that it always has cycles to undo; the best tree of all, where it
    has one root, is the same tree and found sooner.
    """
    import numpy as np

    heads = np.argmax(scores, axis=1)
    heads[0] = 0
    if is_tree(heads.tolist()):
        return heads
    exact = scores.astype(np.float64)
    heads = _spanning(exact.copy())
    if is_tree(heads.tolist()):
        return heads
    exact[:, 0] += exact[np.isfinite(exact)].min() * len(exact)  # a second root then costs more than any other arc
    return _spanning(exact)


def is_tree(heads: list[int]) -> bool:
    """Whether each word leads to the root, and exactly one directly.

    >>> is_tree([0, 2, 0, 2]), is_tree([0, 2, 1, 0]), is_tree([0, 0, 0])
    (True, False, False)
    """
    return heads[1:].count(0) == 1 and not cycle_of(heads)


def cycle_of(heads: list[int]) -> list[int]:
    """Return the words of a cycle, none where each word leads to word 0.

    >>> cycle_of([0, 2, 3, 1, 1]), cycle_of([0, 0, 1])
    ([1, 2, 3], [])
    """
    seen = [0] * len(heads)  # the word from which a walk first came here
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = heads[at]
        if at and seen[at] == start:
            cycle = [at]
            while (at := heads[at]) != cycle[0]:
                cycle.append(at)
            return cycle
    return []


def _spanning(scores: Any) -> Any:
    """Return the best tree, with as many roots as it likes (Chu and Liu, Edmonds)."""
    import numpy as np
    from stanza.models.common.chuliu_edmonds import expand_contracted_tree, prepare_scores, process_cycle

    contracted = []
    while True:
        prepare_scores(scores)
        tree = np.argmax(scores, axis=1)
        found = cycle_of(tree.tolist())
        if not found:
            break
        cycle = np.zeros(len(tree), dtype=bool)
        cycle[found] = True
        scores, *places = process_cycle(tree, cycle, scores)
        contracted.append((tree, places))
    for outer, places in reversed(contracted):
        tree = expand_contracted_tree(outer, tree, *places)
    return tree
