"""The networks of a Stanza tagger and parser run on many sentences, each word's own vector worked out once.

What goes into the recurrent network of a word (its embedding, its pretrained vector, what its letters say) depends on
the word alone, so it is kept in a table of rows; a sentence is then a list of row numbers.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final

import numpy as np

_ROWS: Final = 40_000  # words whose vectors are kept: some 50 MB a table
_AT_ONCE: Final = 6_000  # places, padding included, of a batch of sentences


class Vectors:
    """A table with one row for each key that was asked for, emptied when it is full."""

    def __init__(self, make: Callable[[list[Any]], Any]) -> None:
        """Take what returns the vectors of keys, one row each."""
        self._make = make
        self._places: dict[Hashable, int] = {}
        self._table: Any = None

    def rows(self, sentences: Sequence[Sequence[Hashable]]) -> tuple[Any, list[Any]]:
        """Return the table, and for each sentence the numbers of its rows."""
        import torch

        new = [key for key in dict.fromkeys(key for sentence in sentences for key in sentence) if key not in self._places]
        if len(self._places) + len(new) > _ROWS:
            self._places, self._table = {}, None
            new = list(dict.fromkeys(key for sentence in sentences for key in sentence))
        if new:
            known = len(self._places)
            made = self._make(new)
            if self._table is None or known + len(new) > len(self._table):
                room = made.new_empty(max(2 * known, known + len(new)), made.shape[1])
                if known:
                    room[:known] = self._table[:known]
                self._table = room
            self._table[known : known + len(new)] = made
            self._places.update(zip(new, range(known, known + len(new)), strict=True))
        places = self._places
        return self._table if self._table is not None else torch.empty(0, 0), [
            np.array([places[key] for key in s]) for s in sentences
        ]


class Batch:
    """Sentences of falling length, their words in the order in which a network reads them: all first ones, all second ones."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Take the numbers of words."""
        import torch

        self.lengths = list(lengths)
        steps = np.arange(self.lengths[0])
        sizes = len(self.lengths) - np.searchsorted(np.array(self.lengths)[::-1], steps, side="right")
        self.sizes = torch.from_numpy(sizes)
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def packed(self, rows: Sequence[Any]) -> Any:
        """Return one array of what each sentence has for each word."""
        out = np.empty(sum(self.lengths), dtype=rows[0].dtype)
        for i, own in enumerate(rows):
            out[self._starts[: len(own)] + i] = own
        return out

    def apart(self, values: Any) -> Iterator[Any]:
        """Yield each sentence's part of an array in the order of `packed`."""
        for i, length in enumerate(self.lengths):
            yield values[self._starts[:length] + i]

    def run(self, network: Any, inputs: Any, starts: tuple[Any, Any]) -> Any:
        """Return what a highway network of Stanza's makes of packed inputs, packed."""
        from torch.nn.utils.rnn import PackedSequence

        states = tuple(start.expand(-1, len(self.lengths), -1).contiguous() for start in starts)
        packed, _ = network(PackedSequence(inputs, self.sizes), self.lengths, hx=states)
        return packed.data

    def padded(self, values: Any) -> Any:
        """Return packed values as [sentence, word, …]."""
        from torch.nn.utils.rnn import PackedSequence, pad_packed_sequence

        return pad_packed_sequence(PackedSequence(values, self.sizes), batch_first=True)[0]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Cut sentences, named by their number, into batches of falling length."""
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: (-lengths[n], n)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


class WordReader:
    """What a tagger or parser of Stanza's sees of single words."""

    def __init__(self, processor: Any, root: int) -> None:
        """Take a loaded processor; `root` is the number by which all its vocabularies know the root of a tree."""
        self._model = processor.trainer.model
        self._vocab = processor.vocab
        self._vectors = processor.pretrain.vocab
        self._root = root

    def pretrained(self, words: Sequence[str | None]) -> Any:
        """Return the transformed pretrained vectors of words; None is the root."""
        numbers = self._numbers(self._vectors, [w if w is None else w.lower() for w in words])
        return self._model.trans_pretrained(self._model.pretrained_emb(numbers))

    def embedded(self, kind: str, words: Sequence[str | None]) -> Any:
        """Return the embeddings of words or lemmas."""
        return getattr(self._model, f"{kind}_emb")(self._numbers(self._vocab[kind], words))

    def spelled(self, words: Sequence[str | None]) -> Any:
        """Return what the letters of each word say."""
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
