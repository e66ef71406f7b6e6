"""What the networks of a Stanza tagger and parser see of single words, worked out once a word and kept in tables of rows.

What a word gives to the first layer of a recurrent network depends on the word alone; a sentence is then a list of rows.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

import numpy as np

_LETTERS: Final = 40_000  # words of which is kept what their letters say: some 16 MB a table
ROWS: Final = 8_000  # words of which is kept what they give to a network: some 80 MB a table


class Vectors:
    """A table with one row for each key that was asked for lately; new keys get the rows not asked for longest."""

    def __init__(self, make: Callable[[list[Any]], Any], size: int) -> None:
        """Take what returns the vectors of keys, one row each, and how many are kept."""
        self._make = make
        self._places: dict[Hashable, int] = {}
        self._keys: list[Hashable] = []
        self._asked = np.zeros(size, dtype=np.int64)  # the number of the call in which each row was last asked for
        self._calls = 0
        self._table: Any = None

    def rows(self, sentences: Sequence[Sequence[Hashable]]) -> tuple[Any, list[Any]]:
        """Return a table, good until the next call, and for each sentence the numbers of its rows."""
        keys = list(dict.fromkeys(key for sentence in sentences for key in sentence))
        if len(keys) > len(self._asked):
            return self._make(keys), _numbers(sentences, dict(zip(keys, range(len(keys)), strict=True)))
        places, self._calls = self._places, self._calls + 1
        new = [key for key in keys if key not in places]
        self._asked[[places[key] for key in keys if key in places]] = self._calls
        if new:
            made = self._make(new)
            if self._table is None:
                self._table = made.new_empty(len(self._asked), made.shape[1])
            rows = self._free(len(new))
            self._table[rows] = made
            self._asked[rows] = self._calls
            for row, key in zip(rows.tolist(), new, strict=True):
                self._keys[row] = key
                places[key] = row
        return self._table, _numbers(sentences, places)

    def _free(self, count: int) -> Any:
        """Return so many rows that are free or were not asked for longest."""
        used, size = len(self._keys), len(self._asked)
        fresh = np.arange(used, min(used + count, size))
        self._keys.extend([None] * len(fresh))
        if len(fresh) == count:
            return fresh
        old = np.argpartition(self._asked[:used], count - len(fresh))[: count - len(fresh)]
        for row in old.tolist():
            del self._places[self._keys[row]]
        return np.concatenate([fresh, old])


def _numbers(sentences: Sequence[Sequence[Hashable]], places: dict[Hashable, int]) -> list[Any]:
    return [np.array([places[key] for key in sentence]) for sentence in sentences]


class WordReader:
    """What a tagger or parser of Stanza's sees of single words."""

    def __init__(self, processor: Any, root: int) -> None:
        """Take a loaded processor; `root` is the number by which all its vocabularies know the root of a tree."""
        self._model = processor.trainer.model
        self._vocab = processor.vocab
        self._vectors = processor.pretrain.vocab
        self._root = root
        self._letters = Vectors(self._spelled, _LETTERS)

    def pretrained(self, words: Sequence[str | None]) -> Any:
        """Return the transformed pretrained vectors of words; None is the root."""
        numbers = self._numbers(self._vectors, [w if w is None else w.lower() for w in words])
        return self._model.trans_pretrained(self._model.pretrained_emb(numbers))

    def embedded(self, kind: str, words: Sequence[str | None]) -> Any:
        """Return the embeddings of words or lemmas."""
        return getattr(self._model, f"{kind}_emb")(self._numbers(self._vocab[kind], words))

    def spelled(self, words: Sequence[str | None]) -> Any:
        """Return what the letters of each word say."""
        table, (rows,) = self._letters.rows([words])
        return table[rows]

    def _spelled(self, words: Sequence[str | None]) -> Any:
        import torch

        known = self._vocab["char"]
        codes = [[self._root] if word is None else known.map(list(word)) for word in words]
        order = sorted(range(len(codes)), key=lambda n: -len(codes[n]))
        lengths = [len(codes[n]) for n in order]
        letters = np.zeros((len(codes), lengths[0]), dtype=np.int64)
        for i, n in enumerate(order):
            letters[i, : lengths[i]] = codes[n]
        found = self._model.charmodel(torch.from_numpy(letters), None, order, [len(codes)], lengths)
        return self._model.trans_char(found.data)

    def _numbers(self, vocabulary: Any, units: Sequence[str | None]) -> Any:
        import torch

        return torch.tensor([self._root if unit is None else vocabulary.unit2id(unit) for unit in units])
