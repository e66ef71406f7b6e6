"""Self-training: bulk sentences with a speech verb, parsed by two parsers, kept where they agree."""

import copy
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from training import conllu, text

LONGEST = 45


def speech_sentences(sentences: Path, forms: frozenset[str], size: int, seed: int) -> list[str]:
    """Draw bulk sentences that hold a speech verb's form, with or without a conjunction before it."""
    wanted = forms | {"و" + f for f in forms} | {"ف" + f for f in forms}
    lines = sentences.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    out = []
    for line in lines:
        if 6 <= len(line.split()) <= LONGEST and not wanted.isdisjoint(text.plain_tokens(line)):
            out.append(line)
        if len(out) == size:
            break
    return out


def parse(pipeline: Any, lines: Sequence[str], chunk: int = 500) -> list[conllu.Tree]:
    """Parse sentences with a pipeline, a few hundred at a time."""
    out: list[conllu.Tree] = []
    for at in range(0, len(lines), chunk):
        document = pipeline("\n\n".join(lines[at : at + chunk]))
        out += conllu.read_text(f"{document:C}\n\n")
    return out


def reparse(parser: Any, trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Give the same tagged words the trees of another parser's pipeline."""
    from stanza.utils.conll import CoNLL

    out: list[conllu.Tree] = []
    for at in range(0, len(trees), 500):
        document = CoNLL.conll2doc(input_str=conllu.dumps(trees[at : at + 500]))
        document = parser.processors["depparse"].process(document)
        out += conllu.read_text(f"{document:C}\n\n")
    return out


def agreement(one: conllu.Tree, other: conllu.Tree) -> float:
    """Give the share of words, punctuation aside, that two parses of a sentence attach alike."""
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a.upos != "PUNCT"]
    return sum(a.head == b.head and a.deprel == b.deprel for a, b in pairs) / max(1, len(pairs))


def agreed(first: Iterable[conllu.Tree], second: Iterable[conllu.Tree], least: float) -> list[conllu.Tree]:
    """Keep the first parser's trees where the second agrees on at least a share of the words."""
    return [copy.deepcopy(a) for a, b in zip(first, second, strict=True) if agreement(a, b) >= least]
