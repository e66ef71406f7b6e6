"""A loaded Stanza pipeline made faster, its answers unchanged.

What an expander or lemmatiser says of a word depends on that word (and its tag) alone, so it is asked once for each.
The parser is asked for the labels of the arcs it chose instead of those of all pairs of words, its scorers share one
product, and the search for the best tree is left out where the best head of each word makes a tree already, which no
other tree can beat.

Everything here keeps to what Stanza 1.15 offers; a pipeline of another make is left as it is.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from quotes.spelling import Spelling
from quotes.trees import best_tree

_MEMORY: Final = 100_000  # words remembered before the memory is emptied: a flood of rare words must not fill it
_WORDS: Final = 512  # heads whose arcs are labelled at once: their intermediate products then stay within some 40 MB


def tune(pipeline: Any) -> None:
    """Make a loaded pipeline faster; done twice it does no harm."""
    processors = getattr(pipeline, "processors", None)
    if not isinstance(processors, dict) or getattr(pipeline, "_quotes_tuned", False):
        return
    pipeline._quotes_tuned = True  # noqa: SLF001 - our own mark
    expander, lemmatiser, parser = (processors.get(name) for name in ("mwt", "lemma", "depparse"))
    if expander is not None:
        _enlarge(expander)
        expander.process = _Expanding(expander.process)
        _spell(expander)
    if lemmatiser is not None and _is_context_free(lemmatiser):
        _enlarge(lemmatiser)
        _spell(lemmatiser)
        lemmatiser.process = _Lemmatising(lemmatiser.process)
    model: Any = getattr(getattr(parser, "trainer", None), "model", None)
    if type(model).__name__ == "GraphParser" and not model.args.get("use_arc_embedding"):
        model.predict = _Predicting(model)


def _enlarge(processor: Any) -> None:
    """Let a processor take more words at once than its training did."""
    if isinstance(processor.config.get("batch_size"), int):
        processor.config["batch_size"] = max(256, processor.config["batch_size"])


def _spell(processor: Any) -> None:
    """Have a model spell word for word, where it does so with one beginning at a time or is meant to."""
    model: Any = getattr(processor.trainer, "model", None)
    if type(model).__name__ == "Seq2SeqModel" and processor.config.get("beam_size", 1) == 1:
        model.predict = Spelling(model)


def _is_context_free(lemmatiser: Any) -> bool:
    trainer = getattr(lemmatiser, "trainer", None)
    return trainer is not None and not lemmatiser.use_identity and not trainer.has_contextual_lemmatizers()


class _Words:
    """As much of a Stanza document as expander and lemmatiser ask for: words, and a place for the answers."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self.answers: list[str] = []

    def get_mwt_expansions(self, evaluation: bool) -> list[str]:
        assert evaluation
        return list(self._rows)

    def set_mwt_expansions(self, expansions: list[str], **_: Any) -> None:
        self.answers = expansions

    def get(self, fields: Sequence[str], **_: Any) -> list[Any]:
        known = [dict(zip(("text", "upos"), row, strict=True)) for row in self._rows]
        if len(fields) == 1:
            return [row.get(fields[0]) for row in known]
        return [[row.get(field) for field in fields] for row in known]

    def set(self, _: Sequence[str], answers: list[str]) -> None:
        self.answers = answers


class _Remembering:
    """A processor that is asked only for words it has not met."""

    def __init__(self, process: Callable[[Any], Any]) -> None:
        self._process = process
        self._memory: dict[Hashable, str] = {}

    def answers(self, rows: Sequence[Hashable]) -> list[str]:
        """Return what the processor says of each word."""
        new = [row for row in dict.fromkeys(rows) if row not in self._memory]
        if len(self._memory) + len(new) > _MEMORY:
            self._memory.clear()
            new = list(dict.fromkeys(rows))
        if new:
            words = _Words(new)
            self._process(words)
            self._memory.update(zip(new, words.answers, strict=True))
        return [self._memory[row] for row in rows]


class _Expanding(_Remembering):
    """The expander of clitics (وقال is و + قال)."""

    def __call__(self, document: Any) -> Any:
        expansions = self.answers(document.get_mwt_expansions(evaluation=True))
        document.set_mwt_expansions(expansions, process_manual_expanded=False)
        return document


class _Lemmatising(_Remembering):
    """The lemmatiser."""

    def __call__(self, document: Any) -> Any:
        lemmas = self.answers([tuple(row) for row in document.get(["text", "upos"])])
        document.set(["lemma"], lemmas)
        return document


class _Predicting:
    """The parser's `predict`: the same scores for the arcs, labels for chosen arcs only."""

    def __init__(self, model: Any) -> None:
        import torch
        from torch.nn.functional import pad

        self._model = model
        self._kinds = ("unlabeled", "deprel", *(kind for kind in ("linearization", "distance") if model.args[kind]))
        layers = [layer for kind in self._kinds for layer in (getattr(model, kind).W1, getattr(model, kind).W2)]
        # One product for all scorers; behind the values of a side stands the one that its scorer wants there: relu(0 + 1).
        self._weight = torch.cat([pad(layer.weight.detach(), (0, 0, 0, 1)) for layer in layers]).t().contiguous()
        self._bias = torch.cat([pad(layer.bias.detach(), (0, 1), value=1.0) for layer in layers])

    def __call__(self, *inputs: Any, resolve_head_constraints: bool = False) -> list[list[list[Any]]]:
        return self.decoded(self._model.embed(*inputs), inputs[12], resolve=resolve_head_constraints)

    def decoded(self, hidden: Any, lengths: Sequence[int], *, resolve: bool) -> list[list[list[Any]]]:
        """Return head and relation of each word but the root, from what the network made of the words [sentence, word, …]."""
        import numpy as np

        sides = self._sides(hidden)
        scores = self._arcs(sides)
        trees = [best_tree(scores[i, :n, :n]) for i, n in enumerate(lengths)]
        labels = np.split(self._labels(sides, trees), np.cumsum([n - 1 for n in lengths])[:-1])
        out = []
        for i, (tree, own) in enumerate(zip(trees, labels, strict=True)):
            names = self._names(own)
            if resolve and _clashes(tree, names):
                tree, names = self._resolved(scores[i, : len(tree), : len(tree)], sides[i : i + 1, : len(tree)], tree)  # noqa: PLW2901
            out.append([[head, name] for head, name in zip(tree[1:], names, strict=True)])
        return out

    def _sides(self, hidden: Any) -> Any:
        """Return what the scorers see of words as dependents and as heads: [sentence, word, scorer and side, value]."""
        import torch

        words = hidden.flatten(0, 1)
        return torch.addmm(self._bias, words, self._weight).relu_().view(*hidden.shape[:2], 2 * len(self._kinds), -1)

    def _of(self, kind: str, sides: Any) -> tuple[Any, Any, Any]:
        """Return a scorer's last step, and what it sees of words as dependents and as heads."""
        at = 2 * self._kinds.index(kind)
        return getattr(self._model, kind).scorer.W_bilin, sides[:, :, at], sides[:, :, at + 1]

    def _pairs(self, kind: str, sides: Any) -> Any:
        """Return what a scorer says of pairs of words: [sentence, dependent, head]."""
        import torch

        bilinear, dependents, heads = self._of(kind, sides)
        return torch.baddbmm(bilinear.bias, dependents @ bilinear.weight.squeeze(2), heads.transpose(1, 2))

    def _arcs(self, sides: Any) -> Any:
        """Return log probabilities of heads: [sentence, dependent, head], as Stanza's `forward_scores` makes them."""
        import torch
        from torch.nn import functional

        scores = self._pairs("unlabeled", sides)
        places = torch.arange(sides.size(1))
        offsets = (places.view(1, 1, -1) - places.view(1, -1, 1)).float()
        if "linearization" in self._kinds:
            scores += functional.logsigmoid(self._pairs("linearization", sides).mul_(torch.sign(offsets)))
        if "distance" in self._kinds:
            expected = functional.softplus(self._pairs("distance", sides)).add_(1)
            scores -= expected.sub_(torch.abs(offsets)).square_().div_(2).add_(1).log_()
        scores.masked_fill_(torch.eye(sides.size(1), dtype=torch.bool).unsqueeze(0), -float("inf"))
        return functional.log_softmax(scores, 2).numpy()

    def _labels(self, sides: Any, trees: Sequence[Any]) -> Any:
        """Return the best label of each chosen arc, the sentences one after the other."""
        import numpy as np

        bilinear, dependents, heads = self._of("deprel", sides)
        rows = np.concatenate([np.full(len(tree) - 1, i) for i, tree in enumerate(trees)]) * sides.size(1)
        words = rows + np.concatenate([np.arange(1, len(tree)) for tree in trees])
        chosen = rows + np.concatenate([tree[1:] for tree in trees])
        above, kin, counts = np.unique(chosen, return_inverse=True, return_counts=True)
        few = np.argsort(counts, kind="stable")  # heads of one number of dependents together, and so their arcs
        order = np.lexsort((kin, counts[kin]))
        below = dependents.flatten(0, 1)[words[order]]
        found = _scored(bilinear, below, heads.flatten(0, 1)[above[few]], counts[few])
        labels = np.empty(len(words), dtype=np.int64)
        labels[order] = found.argmax(1).numpy()
        return labels

    def _resolved(self, scores: Any, sides: Any, tree: Any) -> tuple[Any, list[str]]:
        """Let Stanza mend a tree in which a verb has two subjects or two objects."""
        from stanza.models.depparse.head_constraints import resolve_head_constraint_violations
        from torch.nn import functional

        bilinear, dependents, heads = self._of("deprel", sides)
        scored = functional.log_softmax(bilinear(dependents, heads), 3)[0].numpy()
        mended, labels = resolve_head_constraint_violations(scores, scored, tree, self._model.vocab["deprel"])
        return mended, self._names(labels)

    def _names(self, labels: Any) -> list[str]:
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

        names: list[str] = self._model.vocab["deprel"].unmap([int(label) + VOCAB_PREFIX_SIZE for label in labels])
        return names


def _clashes(tree: Any, names: list[str]) -> bool:
    from stanza.models.depparse.head_constraints import find_head_constraint_violations

    return bool(find_head_constraint_violations(tree, names))


def _scored(bilinear: Any, below: Any, above: Any, counts: Any) -> Any:
    """Return the scores of all labels for each arc; heads, each with its number of arcs, are multiplied out once each."""
    import numpy as np
    import torch

    weight = bilinear.weight.transpose(0, 1).reshape(bilinear.input2_size, -1)
    found, arc = below.new_empty(len(below), bilinear.output_size), 0
    for at in range(0, len(counts), _WORDS):
        parts = (above[at : at + _WORDS] @ weight).view(-1, bilinear.input1_size, bilinear.output_size)
        sizes, starts = np.unique(counts[at : at + _WORDS], return_index=True)
        for size, own in zip(sizes.tolist(), parts.tensor_split(starts[1:].tolist()), strict=True):
            end = arc + size * len(own)
            torch.bmm(below[arc:end].view(len(own), size, -1), own, out=found[arc:end].view(len(own), size, -1))
            arc = end
    return found + bilinear.bias
