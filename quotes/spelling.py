"""The letter-by-letter answers of Stanza's expander and lemmatiser, found with less work.

A word whose answer is whole drops out of the batch, and no answer is spelled that a model's other half has already
given: the lemmatiser knows of most words that they are their own lemma.

Stanza takes the expander's beam width for another parameter and searches five beginnings at once; the best letter at
each step, which its settings ask for, gave another answer to one of 16,000 words.
"""

from typing import Any, Final

_END: Final = 3  # Stanza's number for the end of a word
_UNKNOWN: Final = 1  # Stanza's number for a letter that the model has not learnt
_SPELLED: Final = 0  # Stanza's number for "neither the word itself nor its small letters"


class Spelling:
    """The `predict` of a Stanza model that spells."""

    def __init__(self, model: Any) -> None:
        """Take a `Seq2SeqModel`."""
        self._model = model

    def __call__(
        self, src: Any, src_mask: Any, pos: Any = None, beam_size: Any = None, raw: Any = None, *, never_decode_unk: bool = False
    ) -> tuple[list[list[int]], Any]:
        """Return the letters of each answer, none where it is not spelled, and what the model says of whole words."""
        import torch

        del beam_size  # one
        model = self._model
        inputs, words, lengths, mask = model.embed(src, src_mask, pos if model.use_pos else None, raw)
        context, (hidden, cell) = model.encode(inputs, lengths)
        edits = model.edit_clf(hidden) if model.edit else None
        rows = torch.arange(words) if edits is None else (edits.argmax(1) == _SPELLED).nonzero()[:, 0]
        letters = model.SOS_tensor.expand(words, 1)
        answers: list[list[int]] = [[] for _ in range(words)]
        state = [values[rows] for values in (letters, hidden, cell, context, mask, src)]
        for _ in range(model.max_dec_len):
            if not len(rows):
                break
            letters, hidden, cell, context, mask, src = state
            known = model.embedding(letters.masked_fill(letters >= model.vocab_size, _UNKNOWN))
            scored, (hidden, cell) = model.decode(known, hidden, cell, context, mask, src=src, never_decode_unk=never_decode_unk)
            letters = scored.squeeze(1).argmax(1, keepdim=True)
            going = letters[:, 0] != _END
            rows = rows[going]
            state = [values[going] for values in (letters, hidden, cell, context, mask, src)]
            for row, letter in zip(rows.tolist(), state[0][:, 0].tolist(), strict=True):
                answers[row].append(letter)
        return answers, edits
