"""Stanza's tokenizer asked directly for many short texts: the same tokens, without its document in between.

A text that is not plain (long, with odd white space, with addresses) goes the way that Stanza has for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import regex

from quotes.recurrent import Batch, Layer, batches, looked_up

_LONGEST: Final = 900  # characters; Stanza reads texts of more than a thousand in pieces
_AT_ONCE: Final = 32_000  # characters of a batch, padding included
_ODD: Final = regex.compile(r"[^\S ]|[\u0080-\u009f]|  |^ | $|@|[A-Za-z0-9]\.[A-Za-z]|http|www")
_PER_CHARACTER: Final[dict[str, Callable[[str], bool]]] = {
    "space_before": lambda c: c == " ",
    "capitalized": str.isupper,
    "numeric": lambda c: regex.match(r"\d", c) is not None,
}
_PLACES: Final = ("end_of_para", "start_of_para")
_CODES: Final = 4  # codes for a character: at neither edge of a text, at its end, at its start, at both
_PADDING: Final = ""  # the character that Stanza sees behind a text


class Piece(NamedTuple):
    """A token: its text, its place in the sentence's text, and whether it holds several words."""

    text: str
    start: int
    is_multiple: bool


class Splitter:
    """A tokenizer of Stanza's, and what the model knows of clitics."""

    def __init__(self, processor: Any, clitics: Any = None) -> None:
        """Take a loaded tokenizer that `fits`."""
        self._processor = processor
        self._network = _Network(processor.trainer.model.eval())
        self._clitics = clitics
        args = processor.trainer.args
        self._features = [_PER_CHARACTER[name] for name in args["feat_funcs"] if name in _PER_CHARACTER]
        self._edges = [name in args["feat_funcs"] for name in _PLACES]
        self._known: defaultdict[str, int] = _Numbers()
        self._units: list[int] = []
        self._rows: list[list[float]] = []
        self._padding = self._known[_PADDING]

    @staticmethod
    def fits(processor: Any) -> bool:
        """Whether a tokenizer is of the kind that is known here."""
        args = getattr(getattr(processor, "trainer", None), "args", None)
        unknown = ("charlm_forward_file", "use_dictionary", "skip_newline", "conv_res")
        if args is None or any(args.get(name) for name in unknown) or args.get("rnn_layers") != 1:
            return False
        return (
            bool(args.get("use_mwt"))
            and bool(args.get("hierarchical"))
            and set(args["feat_funcs"]) <= {*_PER_CHARACTER, *_PLACES}
        )

    def split(self, texts: Sequence[str]) -> list[list[Piece] | None]:
        """Return the tokens of each text, None for one that Stanza takes for no or several paragraphs."""
        found: list[list[Piece] | None] = [None] * len(texts)
        plain = [n for n, text in enumerate(texts) if text and len(text) <= _LONGEST and not _ODD.search(text)]
        for batch in batches([len(texts[n]) + 1 for n in plain], _AT_ONCE):
            for n, labels in zip([plain[at] for at in batch], self._labels([texts[plain[at]] for at in batch]), strict=True):
                found[n] = [self._corrected(piece) for piece in _pieces(texts[n], labels)]
        for n in set(range(len(texts))).difference(plain):
            found[n] = self._by_stanza(texts[n])
        return found

    def _labels(self, texts: list[str]) -> Iterator[Any]:
        """Yield Stanza's class of each character, the longest text first: 0 inside a token, 1 and 2 its end, 3 and 4 that of several words."""
        import torch

        codes = [np.array([self._known[c] for c in text] + [self._padding]) * _CODES for text in texts]
        for code in codes:
            code[-2] += 1
            code[0] += 2
        batch = Batch([len(code) for code in codes])
        distinct, rows = np.unique(batch.packed(codes), return_inverse=True)
        units, features = self._seen(distinct)
        labels = self._network.labels(batch, torch.from_numpy(units), torch.from_numpy(features), torch.from_numpy(rows))
        return batch.apart(labels.numpy())

    def _seen(self, codes: Any) -> tuple[Any, Any]:
        """Return Stanza's number and features of characters, each with the edges of the text that it stands at."""
        for c in list(self._known)[len(self._units) :]:
            self._units.append(0 if c == _PADDING else self._processor.vocab.unit2id(c))
            self._rows.append([float(c != _PADDING and feature(c)) for feature in self._features])
        numbers, edges = np.divmod(codes, _CODES)
        places = [(edges >> n) & 1 for n, used in enumerate(self._edges) if used]
        rows = np.array(self._rows, dtype=np.float32)[numbers]
        return np.array(self._units)[numbers], np.column_stack([rows, *places]).astype(np.float32)

    def _corrected(self, piece: Piece) -> Piece:
        if self._clitics is None:
            return piece
        return piece._replace(is_multiple=self._clitics.is_multiple(piece.text, marked=piece.is_multiple))

    def _by_stanza(self, text: str) -> list[Piece] | None:
        sentences = self._processor.process(text).sentences
        if len(sentences) != 1:
            return None
        return [Piece(token.text, token.start_char, bool(token.misc)) for token in sentences[0].tokens]


class _Numbers(defaultdict[str, int]):
    """Characters, numbered as they come."""

    def __missing__(self, character: str) -> int:
        self[character] = number = len(self)
        return number


class _Network:
    """A tokenizer's network: two recurrent layers, the first of which sees few different inputs."""

    def __init__(self, model: Any) -> None:
        import torch

        self._model = model
        self._first, self._second = Layer(model.rnn), Layer(model.rnn2)
        scorers = [(model.tok_clf, model.tok_clf2), (model.sent_clf, model.sent_clf2), (model.mwt_clf, model.mwt_clf2)]
        self._weights = [torch.cat([pair[n].weight.detach() for pair in scorers]) for n in (0, 1)]
        self._bias = torch.cat([first.bias.detach() for first, _ in scorers])

    def labels(self, batch: Batch, units: Any, features: Any, rows: Any) -> Any:
        """Return the class of each packed character, given by its row among different ones."""
        import torch
        from torch.nn.functional import linear, logsigmoid

        inputs = torch.cat([self._model.embeddings(units), features], 1)
        tables = [torch.addmm(bias, inputs, weight) for bias, weight in zip(self._first.biases, self._first.weights, strict=True)]
        found = self._first.run(batch, looked_up(tables, rows, batch))
        scores = linear(found, self._weights[0], self._bias)
        sharpness = self._model.args["hier_invtemp"]
        if sharpness > 0:
            found *= 1 - torch.sigmoid(-scores[:, :1] * sharpness)
        scores += linear(self._second.run(batch, self._second.seen(found, batch)), self._weights[1])
        (out, out_sentence, out_multiple), (token, sentence, multiple) = logsigmoid(-scores).T, logsigmoid(scores).T
        classes = [out, token + out_sentence + out_multiple, token + sentence + out_multiple]
        return torch.stack([*classes, token + out_sentence + multiple, token + sentence + multiple], 1).argmax(1)


def _pieces(text: str, labels: Any) -> Iterator[Piece]:
    last = len(text) - 1
    begin = 0
    for end in [*(labels[:last].nonzero()[0].tolist()), last]:
        start = begin + (text[begin] == " ")
        if start <= end:
            yield Piece(text[start : end + 1], start, bool(labels[end] > 2))
        begin = end + 1
