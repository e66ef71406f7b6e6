"""Stanza's tokenizer asked directly for many short texts: the same tokens, without its document in between.

A text that is not plain (long, with odd white space, with addresses) goes the way that Stanza has for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import regex

_LONGEST: Final = 900  # characters; Stanza reads texts of more than a thousand in pieces
_AT_ONCE: Final = 16_000  # characters of a batch
_ODD: Final = regex.compile(r"[^\S ]|[\u0080-\u009f]|  |^ | $|@|[A-Za-z0-9]\.[A-Za-z]|http|www")
_PER_CHARACTER: Final[dict[str, Callable[[str], bool]]] = {
    "space_before": lambda c: c == " ",
    "capitalized": str.isupper,
    "numeric": lambda c: regex.match(r"\d", c) is not None,
}
_PLACES: Final = ("end_of_para", "start_of_para")


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
        self._model = processor.trainer.model.eval()
        self._clitics = clitics
        args = processor.trainer.args
        self._features = [_PER_CHARACTER[name] for name in args["feat_funcs"] if name in _PER_CHARACTER]
        self._edges = [name in args["feat_funcs"] for name in _PLACES]
        self._known: defaultdict[str, int] = _Numbers()
        self._units: list[int] = []
        self._rows: list[list[float]] = []

    @staticmethod
    def fits(processor: Any) -> bool:
        """Whether a tokenizer is of the kind that is known here."""
        args = getattr(getattr(processor, "trainer", None), "args", None)
        if args is None or args.get("charlm_forward_file") or args.get("use_dictionary") or args.get("skip_newline"):
            return False
        return bool(args.get("use_mwt")) and set(args["feat_funcs"]) <= {*_PER_CHARACTER, *_PLACES}

    def split(self, texts: Sequence[str]) -> list[list[Piece] | None]:
        """Return the tokens of each text, None for one that Stanza takes for no or several paragraphs."""
        found: list[list[Piece] | None] = [None] * len(texts)
        plain = [n for n, text in enumerate(texts) if text and len(text) <= _LONGEST and not _ODD.search(text)]
        for batch in _batches(sorted(plain, key=lambda n: (-len(texts[n]), n)), texts):
            for n, labels in zip(batch, self._labels([texts[n] for n in batch]), strict=True):
                found[n] = [self._corrected(piece) for piece in _pieces(texts[n], labels)]
        for n in set(range(len(texts))).difference(plain):
            found[n] = self._by_stanza(texts[n])
        return found

    def _labels(self, texts: list[str]) -> Any:
        """Return Stanza's class of each character, the longest text first: 0 inside a token, 1 and 2 its end, 3 and 4 that of several words."""
        import numpy as np
        import torch

        lengths = [len(text) + 1 for text in texts]  # the model sees one character of padding behind each text
        codes = [[self._known[c] for c in text] for text in texts]
        for c in list(self._known)[len(self._units) :]:
            self._units.append(self._model_unit(c))
            self._rows.append([float(feature(c)) for feature in self._features])
        units = np.zeros((len(texts), lengths[0]), dtype=np.int64)
        features = np.zeros((len(texts), lengths[0], len(self._features) + sum(self._edges)), dtype=np.float32)
        known_units, known_rows = np.array(self._units), np.array(self._rows, dtype=np.float32)
        for i, code in enumerate(codes):
            size = len(code)
            units[i, :size] = known_units[code]
            features[i, :size, : len(self._features)] = known_rows[code]
            places = [place for place, used in zip((size - 1, 0), self._edges, strict=True) if used]
            for column, place in enumerate(places, len(self._features)):
                features[i, place, column] = 1
        return self._model(torch.from_numpy(units), torch.from_numpy(features), lengths).argmax(2).numpy()

    def _model_unit(self, character: str) -> int:
        unit: int = self._processor.vocab.unit2id(character)
        return unit

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


def _batches(order: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Cut texts in order of falling length into batches."""
    batch: list[int] = []
    for n in order:
        if batch and len(texts[batch[0]]) * (len(batch) + 1) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def _pieces(text: str, labels: Any) -> Iterator[Piece]:
    last = len(text) - 1
    begin = 0
    for end in [*(labels[:last].nonzero()[0].tolist()), last]:
        start = begin + (text[begin] == " ")
        if start <= end:
            yield Piece(text[start : end + 1], start, bool(labels[end] > 2))
        begin = end + 1
