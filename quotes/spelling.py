"""Stanza's search for the likeliest spelling, all words of a batch at once instead of one after the other.

The expander of clitics writes its answer letter by letter and keeps the best few beginnings of each word.
"""

from typing import Any, Final

_END: Final = 3  # Stanza's number for the end of a word


class Spelling:
    """The `predict` of a Stanza model that spells, with the same answers."""

    def __init__(self, model: Any) -> None:
        """Take a `Seq2SeqModel`."""
        self._model = model

    def __call__(
        self, src: Any, src_mask: Any, pos: Any = None, beam_size: int = 5, raw: Any = None, *, never_decode_unk: bool = False
    ) -> tuple[list[list[int]], Any]:
        """Return the letters of each answer, and what the model says of whole words."""
        model = self._model
        if beam_size == 1:
            found: tuple[list[list[int]], Any] = model.predict_greedy(src, src_mask, pos, raw, never_decode_unk=never_decode_unk)
            return found
        inputs, words, lengths, src_mask = model.embed(src, src_mask, pos, raw)
        context, (hidden, cell) = model.encode(inputs, lengths)
        edits = model.edit_clf(hidden) if model.edit else None
        context, src_mask = context.repeat(beam_size, 1, 1), src_mask.repeat(beam_size, 1)
        search = _Search(words, beam_size, hidden.repeat(beam_size, 1), cell.repeat(beam_size, 1))
        letters = model.SOS_tensor.new_zeros(beam_size, words)
        letters[0] = model.SOS_tensor
        for _ in range(model.max_dec_len):
            letters = letters.reshape(-1, 1)
            known = letters.masked_fill(letters >= model.vocab_size, _UNKNOWN)
            scored, states = model.decode(model.embedding(known), *search.states, context, src_mask, src=src, never_decode_unk=never_decode_unk)
            letters = search.advance(scored.view(beam_size, words, -1), states)
            if search.is_over:
                break
        return search.best(), edits


_UNKNOWN: Final = 1  # Stanza's number for a letter that the model has not learnt


class _Search:
    """The best beginnings of each word: arrays are [beginning, word]."""

    def __init__(self, words: int, width: int, *states: Any) -> None:
        import torch

        self.states: tuple[Any, ...] = states
        self._width = width
        self._scores: Any = None
        self._all = torch.arange(words)
        self._done = torch.zeros(words, dtype=torch.bool)
        self._steps: list[tuple[Any, Any]] = []

    @property
    def is_over(self) -> bool:
        """Whether the best beginning of each word is a whole one."""
        return bool(self._done.all())

    def advance(self, scored: Any, states: tuple[Any, Any]) -> Any:
        """Take the scores of each next letter; return the letters by which the best beginnings now end."""
        import torch

        size = scored.size(2)
        grown = scored[:1] if self._scores is None else scored + self._scores.unsqueeze(2)
        best, places = grown.transpose(0, 1).reshape(len(self._all), -1).topk(self._width, 1)
        origins, letters = (places // size).t(), (places % size).t()
        keep = torch.arange(self._width).unsqueeze(1).expand_as(origins)
        origins = torch.where(self._done, keep, origins)  # a word that is done stays as it is
        letters = torch.where(self._done, letters.new_tensor(_END), letters)
        self._scores = best.t() if self._scores is None else torch.where(self._done, self._scores, best.t())
        self.states = tuple(state.view(self._width, len(self._all), -1)[origins, self._all].flatten(0, 1) for state in states)
        self._steps.append((origins, letters))
        self._done = self._done | (letters[0] == _END)
        return letters

    def best(self) -> list[list[int]]:
        """Return the letters of the best beginning of each word, up to its end."""
        import torch

        at = self._scores.argmax(0)
        letters = []
        for origins, written in reversed(self._steps):
            letters.append(written[at, self._all])
            at = origins[at, self._all]
        rows = torch.stack(letters[::-1], 1).tolist()
        return [row[: row.index(_END)] if _END in row else row for row in rows]
