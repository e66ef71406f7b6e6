"""Training text for Stanza's tokenizer and expander: the trees, and bulk sentences split by the counts."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import regex

from training import clitics, conllu, text

RAW_TOKEN = regex.compile(
    r"[\u0621-\u064A\u0671\u067E\u0686\u06A4\u06AF\u064B-\u0652\u0670]+"
    r"|[0-9\u0660-\u0669]+(?:[.,\u066B\u066C][0-9\u0660-\u0669]+)*|[\p{Latin}]+|[^\s\w]"
)
INVISIBLE = regex.compile(r"[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")


def silver_tree(sentence: str, splitter: clitics.Splitter, sure: float) -> conllu.Tree | None:
    """Split a raw bulk sentence by the counts; nothing if a token of it is not sure."""
    tree = conllu.Tree("silver")
    sentence = INVISIBLE.sub("", sentence)
    for match in RAW_TOKEN.finditer(sentence):
        form = match.group()
        words, chance = splitter.split(text.clean(form) or form)
        if chance < sure or len(form) > 25:
            return None
        words = words if len(words) > 1 else (form,)
        start = len(tree.words)
        tree.words += [conllu.Word(w, "_", "X", "_", "_", start, "dep") for w in words]
        blank = match.end() < len(sentence) and sentence[match.end()].isspace()
        tree.tokens.append(conllu.Token(form, start, start + len(words), blank))
    return tree if len(tree.tokens) > 3 else None


def silver_trees(sentences: Path, splitter: clitics.Splitter, size: int, *, sure: float, seed: int) -> list[conllu.Tree]:
    """Take a random sample of the bulk sentences that can be split with confidence."""
    lines = sentences.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    out: list[conllu.Tree] = []
    for line in lines:
        tree = silver_tree(line, splitter, sure) if len(line.split()) <= 50 else None
        if tree:
            out.append(tree)
        if len(out) == size:
            break
    return out


def labels(tree: conllu.Tree) -> str:
    """Write Stanza's labels for the text of a sentence: 1 ends a token, 3 a multi-word token, 2 and 4 the sentence."""
    out = []
    for number, token in enumerate(tree.tokens):
        multi = token.end - token.start > 1
        last = number == len(tree.tokens) - 1
        out.append("0" * (len(token.form) - 1) + str(1 + last + 2 * multi))
        out.append("0" * (token.space_after and not last))
    return "".join(out)


def write_tokenizer_data(trees: Iterable[conllu.Tree], stem: Path) -> None:
    """Write text and labels, a sentence a paragraph, as the pipeline will be given them."""
    chosen = [t for t in trees if len(t.text) == len(labels(t))]
    stem.with_suffix(".txt").write_text("\n\n".join(t.text for t in chosen), encoding="utf-8")
    stem.with_suffix(".toklabels").write_text("\n\n".join(labels(t) for t in chosen), encoding="utf-8")
    stem.with_suffix(".json").write_text(json.dumps([]), encoding="utf-8")


def expansions(trees: Iterable[conllu.Tree]) -> Counter[tuple[str, clitics.Split]]:
    """Count the multi-word tokens of the trees with their words."""
    return Counter(
        (t.form, tuple(w.form for w in tree.words[t.start : t.end])) for tree in trees for t in tree.tokens if t.end - t.start > 1
    )


def bulk_expansions(splitter: clitics.Splitter, *, least: int) -> Iterator[tuple[str, clitics.Split]]:
    """Yield the tokens of the bulk text that the counts split with confidence."""
    for token, times in splitter.counts.tokens.most_common():
        if times < least:
            return
        words, chance = splitter.split(token)
        if len(words) > 1 and chance > 0.8:
            yield token, words


def write_expander_data(pairs: Sequence[tuple[str, clitics.Split]], target: Path) -> None:
    """Write pairs of token and words as CoNLL-U, twenty tokens to a sentence."""
    trees = []
    for at in range(0, len(pairs), 20):
        tree = conllu.Tree(f"mwt-{at}")
        for form, words in pairs[at : at + 20]:
            start = len(tree.words)
            tree.words += [conllu.Word(w, "_", "X", "_", "_", start, "dep") for w in words]
            tree.tokens.append(conllu.Token(form, start, start + len(words)))
        trees.append(tree)
    conllu.write(target, trees)


def all_pairs(trees: Sequence[conllu.Tree], splitter: clitics.Splitter, *, least: int = 6) -> list[tuple[str, clitics.Split]]:
    """List each multi-word token once with its most frequent words: those of the trees, then those of the bulk text."""
    best: dict[str, clitics.Split] = {}
    for (form, words), _ in expansions(trees).most_common():
        best.setdefault(form, words)
    for form, words in bulk_expansions(splitter, least=least):
        best.setdefault(form, words)
    pairs = sorted(best.items())
    random.Random(6).shuffle(pairs)
    return pairs
