"""Training a tagger and a parser with Stanza's own models and file formats, but a schedule of our own.

Stanza's command line picks a checkpoint by a development set; with 28,000 words none can be spared. Here a fixed
number of steps runs under a falling learning rate, and the moving average of the weights is what is saved.
"""

import logging
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from training import conllu

log = logging.getLogger("training")
SEED = 1234
# A shorthand that Stanza has no tag set on file for.
SHORTHAND = "ar_news"
# What the extractor asks of a parse above all: who speaks, and what the clause said is.
WEIGHED = ("nsubj", "nsubj:pass", "ccomp")


class Average:
    """An exponential moving average of a model's weights."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        """Start from the present weights."""
        self.decay = decay
        self.model = model
        self.shadow = [p.detach().clone() for p in model.parameters() if p.requires_grad]

    @torch.no_grad()
    def update(self) -> None:
        """Move a little towards the present weights."""
        live = [p for p in self.model.parameters() if p.requires_grad]
        torch._foreach_lerp_(self.shadow, [p.detach() for p in live], 1 - self.decay)

    @torch.no_grad()
    def settle(self) -> None:
        """Put the average into the model."""
        live = [p for p in self.model.parameters() if p.requires_grad]
        for weight, mean in zip(live, self.shadow, strict=True):
            weight.copy_(mean)


def rate(step: int, steps: int, warm: int = 60) -> float:
    """Give the share of the learning rate at a step: a short rise, then half a cosine down to a hundredth."""
    if step < warm:
        return (step + 1) / warm
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def _optimizer(model: torch.nn.Module, lr: float) -> torch.optim.Optimizer:
    live = [p for p in model.parameters() if p.requires_grad]
    return torch.optim.AdamW(live, lr, betas=(0.9, 0.95), eps=1e-8, weight_decay=1e-4)


def run(model: torch.nn.Module, losses: Callable[[], torch.Tensor], steps: int, lr: float) -> None:
    """Take the steps; leave the averaged weights in the model."""
    optimizer = _optimizer(model, lr)
    average = Average(model, 0.99)
    model.train()
    total = 0.0
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = lr * rate(step, steps)
        # Half precision in the large products doubles the speed; the weights themselves stay in 32 bits.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update()
        total += float(loss.detach())
        if (step + 1) % 50 == 0:
            log.info("step %d of %d, loss %.3f", step + 1, steps, total / 50)
            total = 0.0
    average.settle()


def _document(trees: list[conllu.Tree]) -> Any:
    from stanza.utils.conll import CoNLL

    return CoNLL.conll2doc(input_str=conllu.dumps(trees))


def _pretrain(vectors: Path) -> Any:
    from stanza.models.common.pretrain import Pretrain

    pretrain = Pretrain(str(vectors))
    pretrain.load()
    # The packaged vectors are in half precision.
    pretrain._emb = pretrain.emb.float()  # noqa: SLF001 - the property cannot be set
    return pretrain


def parser_settings(**changes: object) -> dict[str, Any]:
    """Give Stanza's parser options with our sizes."""
    from stanza.models import parser

    ours = {
        "shorthand": SHORTHAND,
        "lang": "ar",
        "hidden_dim": 250,
        "num_layers": 2,
        "deep_biaff_hidden_dim": 160,
        "char_hidden_dim": 100,
        "char_emb_dim": 50,
        "word_emb_dim": 50,
        "tag_emb_dim": 40,
        "use_xpos": False,
        "use_ufeats": False,
        "transformed_dim": 100,
        "word_cutoff": 4,
        "batch_size": 1500,
        "device": "cpu",
        "seed": SEED,
        "dropout": 0.4,
        "word_dropout": 0.25,
        "checkpoint": False,
        "second_optim": None,
        "optim": "adam",
        "lr": 0.003,
    }
    return dict(parser.parse_args([]) | ours | changes)


def tagger_settings(**changes: object) -> dict[str, Any]:
    """Give Stanza's tagger options with our sizes."""
    from stanza.models import tagger

    ours = {
        "shorthand": SHORTHAND,
        "lang": "ar",
        "hidden_dim": 250,
        "num_layers": 2,
        "deep_biaff_hidden_dim": 200,
        "share_hid": True,
        "char_hidden_dim": 100,
        "char_emb_dim": 50,
        "word_emb_dim": 50,
        "tag_emb_dim": 30,
        "transformed_dim": 100,
        "word_cutoff": 4,
        "batch_size": 50,
        "device": "cpu",
        "seed": SEED,
        "dropout": 0.4,
        "word_dropout": 0.2,
        "second_optim": None,
        "optim": "adam",
        "lr": 0.002,
    }
    return dict(tagger.parse_args([]) | ours | changes)


def _endless(epoch: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    while True:
        yield from epoch()


def _batches_of_a_length(data: Any, words: int) -> Iterator[Any]:
    """Yield batches of about so many words, of sentences of nearly one length: padding is what costs time."""
    lengths = [len(sample.word[0]) + random.random() for sample in data.data]
    batches: list[list[int]] = [[]]
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if (len(batches[-1]) + 1) * lengths[index] > words and batches[-1]:
            batches.append([])
        batches[-1].append(index)
    random.shuffle(batches)
    for batch in batches:
        yield data.collate_fn([data[i] for i in batch])


def fit_tagger(
    trees: list[conllu.Tree],
    vectors: Path,
    target: Path,
    steps: int,
    *,
    encoder: Path | None = None,
    start: Path | None = None,
    **changes: Any,
) -> None:
    """Train a Stanza tagger from the weights of an encoder, or let a whole tagger go on learning, and save it."""
    from stanza.models.common.utils import set_random_seed
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer, unpack_batch

    args = tagger_settings(**changes)
    set_random_seed(args["seed"])
    pretrain = _pretrain(vectors)
    trainer = Trainer(pretrain=pretrain, model_file=str(start), device="cpu") if start else None
    data = Dataset(_document(trees), args, pretrain, vocab=trainer.vocab if trainer else None)
    trainer = trainer or Trainer(args=args, vocab=data.vocab, pretrain=pretrain, device="cpu")
    if encoder and not start:
        start_from(trainer.model, trainer.model.taggerlstm, encoder, tagger_columns(args))
    stream = _endless(lambda: _batches_of_a_length(data, 1500))

    def losses() -> torch.Tensor:
        inputs, _, order, lengths, word_lengths, words = unpack_batch(next(stream), "cpu")
        loss, _ = trainer.model(*inputs, order, lengths, word_lengths, words)
        return loss  # type: ignore[no-any-return]

    run(trainer.model, losses, steps, args["lr"])
    trainer.save(str(target))


@dataclass
class Lessons:
    """What a parser learns from: trees, and how much more the relations count that the extractor lives on."""

    trees: list[conllu.Tree]
    weight: float = 1.5


def fit_parser(
    lessons: Lessons,
    vectors: Path,
    target: Path,
    steps: int,
    *,
    start: Path | None = None,
    **changes: Any,
) -> None:
    """Train a Stanza parser, or let one go on learning, and save it."""
    from stanza.models.common.utils import set_random_seed
    from stanza.models.common.vocab import UNK_ID
    from stanza.models.depparse.data import DataLoader, InfiniteBatch
    from stanza.models.depparse.trainer import GraphTrainer, unpack_batch

    # UPOS goes in, case does not: a parser taught on gold case believes it, and at work the guessed one misleads it.
    args = parser_settings(**changes)
    set_random_seed(args["seed"])
    pretrain = _pretrain(vectors)
    trainer = _parser(start, pretrain) if start else None
    known = trainer.vocab if trainer else None
    loader = DataLoader(_document(lessons.trees), args["batch_size"], args, pretrain, vocab=known)
    vocab = loader.vocab
    trainer = trainer or GraphTrainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
    batches = InfiniteBatch(loader)
    batches.reshuffle()
    relations = vocab["deprel"]._id2unit  # noqa: SLF001
    weights = torch.tensor([lessons.weight if relation in WEIGHED else 1.0 for relation in relations])
    weights[UNK_ID] = 0.0

    def losses() -> torch.Tensor:
        inputs, _, order, lengths, word_lengths, words = unpack_batch(batches.next_batch(), "cpu")
        return arc_loss(trainer.model, weights, inputs, order, lengths, word_lengths, words)

    run(trainer.model, losses, steps, args["lr"])
    trainer.save(str(target))


def _parser(source: Path, pretrain: Any) -> Any:
    from stanza.models.depparse.trainer import Trainer

    return Trainer.load(str(source), pretrain, device="cpu")


def arc_loss(model: Any, weights: torch.Tensor, inputs: list[torch.Tensor], *rest: Any) -> torch.Tensor:
    """Give the loss of Stanza's graph parser (its `forward` in training), each word weighed by its gold relation."""
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    outside, head, relation = inputs[1], inputs[9], inputs[10]
    scores, labels, offset, order, distance = model.forward_scores(*inputs, *rest)
    weight = weights[relation].masked_fill(outside[:, 1:], 0.0)

    def at_head(values: torch.Tensor) -> torch.Tensor:
        return values[:, 1:].gather(2, head.unsqueeze(2)).squeeze(2)

    scores = scores[:, 1:].masked_fill(outside.unsqueeze(1), -float("inf"))
    loss = F.cross_entropy(scores.transpose(1, 2), head, reduction="none")
    places = head[:, :, None, None].expand(-1, -1, 1, model.num_relations)
    labels = labels[:, 1:].gather(2, places).squeeze(2)
    target = (relation - VOCAB_PREFIX_SIZE).clamp(min=0)
    loss = loss + F.cross_entropy(labels.transpose(1, 2), target, reduction="none")
    side = (at_head(offset.expand(len(head), -1, -1)) > 0).float() * 2 - 1
    loss = loss - F.logsigmoid(at_head(order) * side) - at_head(distance)
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)


def tagger_columns(args: dict[str, Any]) -> tuple[slice, slice]:
    """Tell where the vectors and the letters stand in the tagger's input."""
    word, width = args["word_emb_dim"], args["transformed_dim"]
    return slice(word, word + width), slice(word + width, word + 2 * width)


@torch.no_grad()
def start_from(model: Any, lstm: torch.nn.Module, encoder: Path, columns: tuple[slice, slice]) -> None:
    """Copy the weights of an encoder trained on raw text into a tagger with more inputs."""
    saved = torch.load(encoder, weights_only=True)
    wide = {"lstm.0.lstm.weight_ih_l0", "lstm.0.lstm.weight_ih_l0_reverse", "highway.0.weight", "gate.0.weight"}
    half = columns[0].stop - columns[0].start
    for name, weight in lstm.named_parameters():
        source = saved["lstm"][name]
        if name in wide:
            # Inputs that the encoder did not know begin small.
            weight.mul_(0.3)
            weight[:, columns[0]] = source[:, :half]
            weight[:, columns[1]] = source[:, half:]
        else:
            weight.copy_(source)
    model.drop_replacement.mul_(0.1)
    for place, part in zip(columns, saved["hole"].split(half), strict=True):
        model.drop_replacement[place] = part
    model.trans_pretrained.weight.copy_(saved["trans_pretrained"])
    model.trans_char.weight.copy_(saved["trans_char"])
    letters = model.vocab["char"]
    for row, letter in enumerate(letters._id2unit):  # noqa: SLF001
        if letter in saved["letters"]:
            model.charmodel.char_emb.weight[row] = saved["char_emb"][saved["letters"].index(letter)]
    model.charmodel.load_state_dict(saved["charlstm"], strict=False)
