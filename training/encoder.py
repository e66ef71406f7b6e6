"""A recurrent encoder taught on raw news, from which the tagger and the parser start.

With 49,000 words of trees, most of what a parser knows of Arabic word order must come from elsewhere. The encoder has
the shape of Stanza's (vectors and letters into a two-layer highway BiLSTM) and learns to guess hidden words from
both sides, and the next and the previous word from one. Only its weights are handed on; the files stay Stanza's own.
"""

import logging
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from training.fit import SEED, parser_settings, rate

log = logging.getLogger("training")
TARGETS = 6_000
BATCH_WORDS = 3000
HIDDEN_SHARE = 0.2
ONE_SIDED_SHARE = 0.15


class Encoder(torch.nn.Module):
    """Vectors and letters into a highway BiLSTM, with heads that guess words."""

    def __init__(self, vectors: torch.Tensor, letters: dict[str, int]) -> None:
        """Make the layers; `letters` numbers the characters."""
        from stanza.models.common.char_model import CharacterModel
        from stanza.models.common.hlstm import HighwayLSTM

        super().__init__()
        args = parser_settings()
        width, hidden = args["transformed_dim"], args["hidden_dim"]
        self.vectors = torch.nn.Embedding.from_pretrained(vectors)  # type: ignore[no-untyped-call]
        self.trans_pretrained = torch.nn.Linear(vectors.shape[1], width, bias=False)
        self.charmodel = CharacterModel(args | {"dropout": 0.1}, {"char": letters})
        self.trans_char = torch.nn.Linear(args["char_hidden_dim"], width, bias=False)
        self.hole = torch.nn.Parameter(torch.randn(2 * width) / 10)
        self.lstm = HighwayLSTM(2 * width, hidden, args["num_layers"], batch_first=True, bidirectional=True)
        self.drop = torch.nn.Dropout(0.15)
        self.middle = torch.nn.Linear(2 * hidden, vectors.shape[1])
        self.sides = torch.nn.ModuleList(torch.nn.Linear(hidden, vectors.shape[1]) for _ in range(2))
        self.table = torch.nn.Linear(vectors.shape[1], TARGETS)
        self.table.weight.data.copy_(vectors[4 : 4 + TARGETS])

    def layers(self, x: torch.Tensor) -> Iterator[torch.Tensor]:
        """Yield each layer's states for sentences of one length, which need no packing."""
        for lstm, gate, highway in zip(self.lstm.lstm, self.lstm.gate, self.lstm.highway, strict=True):
            states, _ = lstm.lstm(self.drop(x))
            x = states + torch.sigmoid(gate(x)) * torch.tanh(highway(x))
            yield x

    def forward(self, ids: torch.Tensor, spelled: list[list[int]]) -> torch.Tensor:
        """Give the loss for sentences of one length; `spelled` holds the letters of the distinct words of `ids`."""
        kinds, places = torch.unique(ids, return_inverse=True)
        order = sorted(range(len(spelled)), key=lambda i: -len(spelled[i]))
        lengths = [len(spelled[i]) for i in order]
        chars = torch.zeros(len(order), lengths[0], dtype=torch.long)
        for row, i in enumerate(order):
            chars[row, : lengths[row]] = torch.tensor(spelled[i])
        letters = self.charmodel(chars, chars.eq(0), order, [len(order)], lengths).data
        words = torch.cat([self.trans_pretrained(self.vectors(kinds)), self.trans_char(self.drop(letters))], 1)
        hidden = torch.rand(ids.shape) < HIDDEN_SHARE
        x = torch.where(hidden.unsqueeze(-1), self.hole, words[places].float())
        first, last = self.layers(x)
        loss = self.guess(self.middle(self.drop(last[hidden])), ids[hidden])
        chosen = torch.rand(ids.shape)[:, 1:] < ONE_SIDED_SHARE
        half = first.shape[-1] // 2
        ahead, back = first[:, :-1, :half][chosen], first[:, 1:, half:][chosen]
        loss = loss + 0.5 * self.guess(self.sides[0](self.drop(ahead)), ids[:, 1:][chosen])
        return loss + 0.5 * self.guess(self.sides[1](self.drop(back)), ids[:, :-1][chosen])

    def guess(self, states: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        """Score the frequent words; the rare ones are not asked for."""
        asked = (ids >= 4) & (ids < 4 + TARGETS)
        return F.cross_entropy(self.table(states[asked]).float(), ids[asked] - 4)


def _batches(corpus: Path, numbers: dict[str, int], rng: random.Random) -> Iterator[torch.Tensor]:
    """Yield batches of sentences of equal length, for ever."""
    by_length: dict[int, list[list[int]]] = defaultdict(list)
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            ids = [numbers.get(w, 1) for w in line.split()]
            if 5 <= len(ids) <= 60:
                by_length[len(ids)].append(ids)
    while True:
        batches = []
        for length, rows in sorted(by_length.items()):
            rng.shuffle(rows)
            size = max(1, BATCH_WORDS // length)
            # A rest of a few words may hold no word to guess, and its loss, a mean of nothing, would ruin the weights.
            batches += [rows[i : i + size] for i in range(0, len(rows) - size + 1, size)]
        rng.shuffle(batches)
        for batch in batches:
            yield torch.tensor(batch)


def _save(model: Encoder, letters: dict[str, int], target: Path) -> None:
    state = model.charmodel.state_dict()
    torch.save(
        {
            "lstm": dict(model.lstm.state_dict()),
            "trans_pretrained": model.trans_pretrained.weight.detach(),
            "trans_char": model.trans_char.weight.detach(),
            "char_emb": state.pop("char_emb.weight"),
            "charlstm": dict(state),
            "letters": list(letters),
            "hole": model.hole.detach(),
        },
        target,
    )


def train(corpus: Path, vectors: Path, target: Path, *, steps: int) -> None:
    """Teach the encoder for so many batches and save its weights."""
    pretrain: Any = torch.load(vectors, weights_only=True)
    words: list[str] = pretrain["vocab"]["_id2unit"]
    common = [letter for letter, _ in Counter("".join(words[4:])).most_common(150)]
    letters = {letter: number for number, letter in enumerate(["<PAD>", "<UNK>", *common])}
    spelled = [[letters.get(c, 1) for c in w[:25]] or [1] for w in words]
    torch.manual_seed(SEED)
    model = Encoder(pretrain["emb"].float(), letters)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], 2e-3, betas=(0.9, 0.98))
    stream = _batches(corpus, {w: i for i, w in enumerate(words)}, random.Random(SEED))
    total = 0.0
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * rate(step, steps, 100)
        ids = next(stream)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = model(ids, [spelled[i] for i in torch.unique(ids).tolist()])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += float(loss.detach())
        if (step + 1) % 50 == 0:
            log.info("encoder step %d of %d, loss %.3f", step + 1, steps, total / 50)
            total = 0.0
    _save(model, letters, target)
