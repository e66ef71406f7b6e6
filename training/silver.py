"""Self-training: bulk sentences with a speech verb, parsed by several parsers; an arc counts where two agree on it."""

import copy
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from quotes.parse import PASSAGE_WORDS
from training import conllu, text

LONGEST = 45
# A relation that the trees do not know: `fit` takes nothing from a word that bears it.
UNSURE = "unsure"
# A sentence of which fewer arcs are agreed on is of a kind that the parsers cannot read.
LEAST_SURE = 0.7
QUOTED = regex.compile(r"\u00ab[^\u00bb]*\u00bb|\u201c[^\u201d]*\u201d|\"[^\"]*\"")
LINES = 500


def shorten(line: str) -> str:
    """Cut long quotations as `quotes.parse` does before the parser sees them."""

    def cut(match: regex.Match[str]) -> str:
        words = match.group()[1:-1].split()
        return match.group() if len(words) <= PASSAGE_WORDS else '"' + " ".join(words[:PASSAGE_WORDS]) + '"'

    return QUOTED.sub(cut, line)


def speech_sentences(sentences: Path, forms: frozenset[str], size: int, seed: int) -> list[str]:
    """Draw bulk sentences that hold a speech verb's form, with or without a conjunction before it."""
    wanted = forms | {"و" + f for f in forms} | {"ف" + f for f in forms}
    lines = sentences.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    out = []
    for line in map(shorten, lines):
        if 6 <= len(line.split()) <= LONGEST and not wanted.isdisjoint(text.plain_tokens(line)):
            out.append(line)
        if len(out) == size:
            break
    return out


def parse(pipeline: Any, lines: Sequence[str]) -> list[conllu.Tree]:
    """Parse sentences with a pipeline, a few hundred at a time."""
    out: list[conllu.Tree] = []
    for at in range(0, len(lines), LINES):
        document = pipeline("\n\n".join(lines[at : at + LINES]))
        out += conllu.read_text(f"{document:C}\n\n")
    return out


def reparse(pipeline: Any, trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Give the same words the trees of another pipeline, by the tags and lemmas of its own."""
    from stanza.utils.conll import CoNLL

    out: list[conllu.Tree] = []
    for at in range(0, len(trees), LINES):
        document = CoNLL.conll2doc(input_str=conllu.dumps(trees[at : at + LINES]))
        for name in ("pos", "lemma", "depparse"):
            document = pipeline.processors[name].process(document)
        out += conllu.read_text(f"{document:C}\n\n")
    return out


def voted(*parses: Sequence[conllu.Tree]) -> Iterator[conllu.Tree]:
    """Yield the first parser's trees with the arcs that two parsers agree on; other words become UNSURE."""
    for trees in zip(*parses, strict=True):
        tree = copy.deepcopy(trees[0])
        sure = 0
        for i, word in enumerate(tree.words):
            (arc, votes), *_ = Counter((t.words[i].head, t.words[i].deprel) for t in trees).most_common(1)
            word.head, word.deprel = arc if votes > 1 else (word.head, UNSURE)
            sure += votes > 1
        if sure >= LEAST_SURE * len(tree.words):
            yield tree
