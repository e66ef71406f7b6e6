"""Subword vectors of the bulk text with clitics split off, stored as a Stanza pretrain in half precision."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex
import torch

from training import clitics, spelling, text

DIMENSIONS = 100
EPOCHS = 5
NUMERAL = regex.compile(r"[0-9]{1,4}")


def split_words(line: str, splitter: clitics.Splitter) -> Iterator[str]:
    """Yield the syntactic words of a raw sentence."""
    for token in text.plain_tokens(line):
        yield from splitter.split(token)[0]


def write_corpus(sentences: Path, splitter: clitics.Splitter, target: Path) -> None:
    """Write the sentences with clitics split off, words between blanks."""
    with sentences.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(" ".join(split_words(line, splitter)) + "\n")


def train(corpus: Path, target: Path, *, threads: int) -> None:
    """Train skip-gram subword vectors."""
    from gensim.models import FastText  # type: ignore[import-untyped]

    # One worker repeats bit for bit; several differ in the last digits, which the card says.
    model = FastText(
        vector_size=DIMENSIONS,
        window=5,
        min_count=5,
        sg=1,
        negative=5,
        min_n=3,
        max_n=5,
        bucket=300_000,
        epochs=EPOCHS,
        seed=11,
        workers=threads,
        sample=1e-4,
    )
    model.build_vocab(corpus_file=str(corpus))
    model.train(corpus_file=str(corpus), total_examples=model.corpus_count, total_words=model.corpus_total_words, epochs=EPOCHS)
    model.save(str(target))


def vocabulary(counts: Counter[str], extra: Iterator[str], size: int) -> list[str]:
    """List the words to keep: the frequent ones, the trees' ones, and other spellings of the most frequent."""
    words = dict.fromkeys(w for w, _ in counts.most_common(size))
    words.update(dict.fromkeys(extra))
    for word, _ in counts.most_common(6000):
        words.update(dict.fromkeys(spelling.variants(word)))
    for word in [w for w in words if NUMERAL.fullmatch(w)]:
        words[spelling.arabic_digits(word)] = None
    return list(words)


def pack(model_file: Path, words: list[str], target: Path) -> None:
    """Write the vectors of `words` as a Stanza pretrain; spellings of numerals share one vector."""
    from gensim.models import FastText
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    vectors = FastText.load(str(model_file)).wv
    rows = torch.zeros(len(words) + len(VOCAB_PREFIX), DIMENSIONS)
    for number, word in enumerate(words, len(VOCAB_PREFIX)):
        rows[number] = torch.from_numpy(vectors[spelling.western_digits(word)].copy())
    # The mean of rare words stands for the unknown ones.
    rows[1] = rows[-2000:].mean(0)
    rows /= rows.norm(dim=1).mean()
    pretrain = Pretrain()
    pretrain._vocab = PretrainedWordVocab(words)  # noqa: SLF001 - Stanza offers no other way in
    pretrain._emb = rows.half().float()  # noqa: SLF001
    pretrain.save(str(target))
