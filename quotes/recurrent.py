"""The recurrent networks of Stanza's models run on packed sentences: the same sums as PyTorch's, in fewer steps.

What an input gives to a layer's gates is either multiplied out here, or looked up in a table of rows where inputs repeat
(the first layer sees words and characters, of which there are few). Both directions go together, the second over each
sentence's words from the last to the first. Gates are filled in blocks of steps small enough to stay in the cache.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np

_BLOCK: Final = 256  # words whose gates are filled at once
_AT_ONCE: Final = 6_000  # places, padding included, of a batch of sentences

Filling = Callable[[int, int, int, Any], None]  # writes into the last one what inputs i to k give to the gates of a direction


class Batch:
    """Sentences of falling length, their words in the order in which a network reads them: all first ones, all second ones."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Take the numbers of words."""
        import torch

        self.lengths = list(lengths)
        steps = np.arange(self.lengths[0])
        sizes = len(self.lengths) - np.searchsorted(np.array(self.lengths)[::-1], steps, side="right")
        self.sizes: list[int] = sizes.tolist()
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        backwards = [self._starts[:length][::-1] + i for i, length in enumerate(self.lengths)]
        self.mirrored = torch.from_numpy(self.packed(backwards))  # for each place the one that it has from the end

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

    def padded(self, values: Any) -> Any:
        """Return packed values as [sentence, word, …]."""
        import torch
        from torch.nn.utils.rnn import PackedSequence, pad_packed_sequence

        return pad_packed_sequence(PackedSequence(values, torch.tensor(self.sizes)), batch_first=True)[0]


def batches(lengths: Sequence[int], at_once: int = _AT_ONCE) -> Iterator[list[int]]:
    """Cut sentences, named by their number, into batches of falling length."""
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: (-lengths[n], n)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > at_once:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


class Layer:
    """A bidirectional LSTM of one layer."""

    def __init__(self, network: Any, starts: tuple[Any, Any] | None = None) -> None:
        """Take a torch.nn.LSTM, and the hidden and cell states [direction, 1, size] with which it begins (else zeros)."""
        import torch

        size = self.size = int(network.hidden_size)
        order = torch.arange(4 * size).view(4, size)[[0, 1, 3, 2]].flatten()  # gates of one kind together: in, forget, out, cell

        def of(name: str) -> list[Any]:
            return [getattr(network, f"{name}_l0{way}").detach()[order] for way in ("", "_reverse")]

        self.weights = [weight.t().contiguous() for weight in of("weight_ih")]
        self.biases = [one + other for one, other in zip(of("bias_ih"), of("bias_hh"), strict=True)]
        self._inner = torch.stack([weight.t() for weight in of("weight_hh")]).contiguous()
        self._starts = [torch.zeros(2, 1, size)] * 2 if starts is None else [start.detach() for start in starts]

    def run(self, batch: Batch, fill: Filling) -> Any:
        """Return what the network says of the words, packed; `fill` gives the gates what the words give them."""
        import torch

        sizes, total = batch.sizes, sum(batch.lengths)
        found = torch.empty(2, total, self.size)
        space = torch.empty(2 * max(_BLOCK, sizes[0]) * 4 * self.size)
        hidden, cell = (start.repeat(1, sizes[0], 1) for start in self._starts)
        step = at = 0
        while step < len(sizes):
            end, until = at + sizes[step], step + 1
            while until < len(sizes) and end - at + sizes[until] <= _BLOCK:
                end, until = end + sizes[until], until + 1
            gates = space[: 2 * (end - at) * 4 * self.size].view(2, end - at, 4 * self.size)
            for way in (0, 1):
                fill(way, at, end, gates[way])
            done = 0
            for size in sizes[step:until]:
                hidden, cell = hidden[:, :size], cell[:, :size]
                hidden = self._step(gates[:, done : done + size], hidden, cell, found[:, at + done : at + done + size])
                done += size
            step, at = until, end
        return torch.cat([found[0], found[1][batch.mirrored]], 1)

    def _step(self, gates: Any, hidden: Any, cell: Any, out: Any) -> Any:
        import torch

        size = self.size
        gates.baddbmm_(hidden, self._inner)
        gates[..., : 3 * size].sigmoid_()
        cell.mul_(gates[..., size : 2 * size]).addcmul_(gates[..., :size], gates[..., 3 * size :].tanh_())
        return torch.mul(gates[..., 2 * size : 3 * size], cell.tanh(), out=out)

    def seen(self, inputs: Any, batch: Batch) -> Filling:
        """Return what fills the gates from packed inputs."""
        import torch

        ways = inputs, inputs[batch.mirrored]

        def fill(way: int, begin: int, end: int, gates: Any) -> None:
            torch.addmm(self.biases[way], ways[way][begin:end], self.weights[way], out=gates)

        return fill


def looked_up(tables: Sequence[Any], rows: Any, batch: Batch) -> Filling:
    """Return what fills the gates from a table for each direction, by the row of each packed word."""
    import torch

    ways = rows, rows[batch.mirrored]

    def fill(way: int, begin: int, end: int, gates: Any) -> None:
        torch.index_select(tables[way], 0, ways[way][begin:end], out=gates)

    return fill


class Highways:
    """A highway network of Stanza's: layers, each of whose outputs gets a share of its inputs added."""

    def __init__(self, network: Any, starts: tuple[Any, Any]) -> None:
        """Take a loaded HighwayLSTM of two layers or more, and the states [layer and direction, 1, size] with which it begins."""
        self.layers = [
            Layer(own.lstm, (starts[0][2 * n : 2 * n + 2], starts[1][2 * n : 2 * n + 2])) for n, own in enumerate(network.lstm)
        ]
        self._shares = list(zip(network.gate, network.highway, strict=True))
        self._function = network.highway_func

    def rows(self, words: Any) -> Any:
        """Return what words, whatever their place, give to the first layer: the gates of both directions, and the share."""
        import torch

        layer = self.layers[0]
        gates = [torch.addmm(bias, words, weight) for bias, weight in zip(layer.biases, layer.weights, strict=True)]
        return torch.cat([*gates, self._share(0, words)], 1)

    def run(self, batch: Batch, table: Any, rows: Any) -> Any:
        """Return what the network makes of packed words, each given by its row of a table of `rows`."""
        import torch

        width = 4 * self.layers[0].size
        at = torch.from_numpy(rows)
        found = self.layers[0].run(batch, looked_up((table[:, :width], table[:, width : 2 * width]), at, batch))
        found += table[:, 2 * width :].index_select(0, at)
        for n, layer in enumerate(self.layers[1:], 1):
            share = self._share(n, found)
            found = layer.run(batch, layer.seen(found, batch)).add_(share)
        return found

    def _share(self, n: int, inputs: Any) -> Any:
        gate, highway = self._shares[n]
        return gate(inputs).sigmoid_().mul_(self._function(highway(inputs)))
