"""Networks run by rows and blocks beside PyTorch's and Stanza's own, and the table of rows that is kept. No model is needed."""

import random
from typing import Any

import numpy as np
import pytest

from quotes.encoding import Vectors
from quotes.recurrent import Batch, Highways, Layer, batches, looked_up

torch = pytest.importorskip("torch")
LENGTHS = [[1], [9], [40, 33, 33, 7, 1], [3] * 200]
CLOSE = 1e-5


def packed(lengths: list[int], size: int) -> tuple[Batch, Any]:
    from torch.nn.utils.rnn import PackedSequence

    batch = Batch(lengths)
    return batch, PackedSequence(torch.randn(sum(lengths), size), torch.tensor(batch.sizes))


@pytest.mark.parametrize("lengths", LENGTHS)
def test_a_layer_says_what_pytorch_says(lengths: list[int]):
    torch.manual_seed(1)
    batch, inputs = packed(lengths, 7)
    network = torch.nn.LSTM(7, 5, bidirectional=True)
    starts = torch.randn(2, 1, 5), torch.randn(2, 1, 5)
    layer = Layer(network, starts)
    with torch.inference_mode():
        states = tuple(start.expand(-1, len(lengths), -1).contiguous() for start in starts)
        for _ in range(2):  # nothing of the first time may be left for the second
            found = layer.run(batch, layer.seen(inputs.data, batch))
            assert (found - network(inputs, states)[0].data).abs().max() < CLOSE


@pytest.mark.parametrize("lengths", LENGTHS)
def test_words_looked_up_are_words_multiplied_out(lengths: list[int]):
    from stanza.models.common.hlstm import HighwayLSTM
    from torch.nn.utils.rnn import PackedSequence

    torch.manual_seed(2)
    network = HighwayLSTM(6, 4, num_layers=3, batch_first=True, bidirectional=True, highway_func=torch.tanh).eval()
    starts = torch.randn(6, 1, 4), torch.randn(6, 1, 4)
    ours = Highways(network, starts)
    words = torch.randn(11, 6)
    batch, _ = packed(lengths, 6)
    rows = np.arange(sum(lengths)) * 7 % 11
    with torch.inference_mode():
        table = ours.rows(words)
        states = tuple(start.expand(-1, len(lengths), -1).contiguous() for start in starts)
        wanted, _ = network(PackedSequence(words[rows], torch.tensor(batch.sizes)), lengths, hx=states)
        for _ in range(2):
            assert (ours.run(batch, table, rows) - wanted.data).abs().max() < CLOSE


def test_rows_that_are_looked_up_are_those_of_both_directions():
    batch = Batch([3, 2])  # packed: a0 b0 a1 b1 a2
    fill = looked_up((torch.arange(5.0)[:, None], torch.arange(5.0)[:, None]), torch.arange(5), batch)
    found = torch.empty(2, 5, 1)
    fill(0, 0, 5, found[0])
    fill(1, 0, 5, found[1])
    assert found[..., 0].tolist() == [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]]


def test_batches_hold_every_sentence_once_longest_first():
    dice = random.Random(4)  # noqa: S311 - a test
    lengths = [dice.randrange(1, 60) for _ in range(300)]
    parts = list(batches(lengths, 500))
    assert sorted(n for part in parts for n in part) == list(range(300))
    assert [lengths[n] for part in parts for n in part] == sorted(lengths, reverse=True)
    assert all(lengths[part[0]] * len(part) <= 500 for part in parts)


def test_a_table_gives_new_words_the_rows_not_asked_for_longest():
    made: list[str] = []

    def make(keys: list[str]) -> Any:
        made.extend(keys)
        return torch.tensor([[float(ord(key))] for key in keys])

    def asked(*sentences: str) -> str:
        table, rows = vectors.rows(sentences)
        assert ["".join(chr(int(table[row, 0])) for row in own) for own in rows] == list(sentences)
        new = "".join(made)
        made.clear()
        return new

    vectors = Vectors(make, 4)
    assert asked("ab", "ba", "") == "ab"
    assert asked("cd") == "cd"
    assert asked("ae") == "e"  # in the place of b
    assert asked("cdb") == "b"
    assert asked("abcdefa") == "abcdef"  # more than there is room for: nothing of them is kept
    assert asked("cdb") == ""


def test_a_table_under_many_words_is_never_wrong():
    dice = random.Random(5)  # noqa: S311 - a test
    vectors = Vectors(lambda keys: torch.tensor([[float(key)] for key in keys]), 50)
    for _ in range(300):
        sentences = [[int(dice.expovariate(0.03)) for _ in range(dice.randrange(12))] for _ in range(dice.randrange(1, 6))]
        table, rows = vectors.rows(sentences)
        assert [[int(table[row, 0]) for row in own] for own in rows] == sentences
