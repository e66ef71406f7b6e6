"""Make the packaged model from the trees and the bulk text, step by step.

    python -m training.build --ud ../shared/ud --bulk ../shared/bulk --work build/model

Every step leaves its files in the work folder and is skipped while they stand and its inputs have not changed. Without
`--all-trees` the model is trained on the training files alone, as the table of the model card wants it; with it a second
parser is trained beside it, on PADT's test part as well, and shipped.
"""

import argparse
import datetime as dt
import json
import logging
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

from training import clitics, conllu, encoder, fit, lemmas, package, small, text, tokens, treebank, vectors
from training.steps import run_step

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "rules" / "verbs.jsonl"
SETTINGS: dict[str, int] = {
    "vocabulary": 80_000,
    "silver_tokens": 20_000,
    "tokenizer_steps": 2_000,
    "expander_epochs": 3,
    "lemma_epochs": 6,
    "encoder_steps": 700,
    "tagger_steps": 800,
    "tagger_on_steps": 400,
    "parser_steps": 800,
}


@dataclass(frozen=True)
class Leg:
    """One stretch of going on: the learning rate rises and falls once, over copies of the trees and an order of its own."""

    seed: int
    steps: int
    rate: float


LEGS = (Leg(1, 250, 0.0015), Leg(11, 250, 0.0015), Leg(21, 500, 0.002))


def settings(*names: str) -> dict[str, object]:
    """Pick the settings that a step depends on, so that others can change without it."""
    return {name: SETTINGS[name] for name in names}


@dataclass
class Build:
    """The folders of one run, and whether the test part is trained on."""

    ud: Path
    bulk: Path
    work: Path
    all_trees: bool

    @property
    def stage(self) -> Path:
        """Where the trained files go: the text's steps are shared, the trees' are not."""
        return self.work / ("all" if self.all_trees else "heldout")

    def trees(self) -> list[conllu.Tree]:
        """Read the PADT trees to train on."""
        names = ["padt-train.conllu", "padt-test.conllu"] if self.all_trees else ["padt-train.conllu"]
        return [t for name in names for t in conllu.read(self.ud / name)]

    def inputs(self) -> list[Path]:
        """Name the tree files that a step depends on."""
        names = ["padt-train.conllu", "pud-train.conllu"] + ["padt-test.conllu"] * self.all_trees
        return [self.ud / name for name in names]


def read_text(b: Build) -> None:
    """Make sentences, clitic counts, the split corpus and the vectors."""
    sentences, corpus = b.work / "sentences.txt", b.work / "corpus.txt"
    run_step([sentences], sorted(b.bulk.glob("*.xz")), {}, lambda: text.write_sentences(b.bulk, sentences))
    teach = [b.ud / "padt-train.conllu", b.ud / "pud-train.conllu"]
    splits = b.work / "clitics.pt"

    def split() -> None:
        trees = conllu.read(teach[0]) + treebank.harmonise(conllu.read(teach[1]))
        clitics.save(clitics.teach(trees, clitics.count_tokens(sentences), rounds=1), splits)

    run_step([splits], [sentences, *teach], {}, split)
    lists = b.work / "clitics.txt"
    run_step([lists], [splits], {}, lambda: clitics.write_lists(clitics.load(splits), lists))
    run_step([corpus], [sentences, splits], {}, lambda: vectors.write_corpus(sentences, clitics.load(splits), corpus))
    fasttext = b.work / "fasttext.model"
    run_step([fasttext], [corpus], {"epochs": vectors.EPOCHS}, lambda: vectors.train(corpus, fasttext, threads=2))

    def pack() -> None:
        counts = Counter(corpus.read_text(encoding="utf-8").split())
        trees = treebank.repair(conllu.read(teach[0]), clitics.load(splits)) + treebank.harmonise(conllu.read(teach[1]))
        forms = (w.form for t in trees for w in t.words)
        vectors.pack(fasttext, vectors.vocabulary(counts, forms, SETTINGS["vocabulary"]), b.work / "vec.pt")

    run_step([b.work / "vec.pt"], [corpus, fasttext, *teach], settings("vocabulary"), pack)


def prepare(b: Build) -> None:
    """Write the training files of tokenizer, expander, lemmatiser, tagger and parser."""
    splitter = clitics.load(b.work / "clitics.pt")
    padt = treebank.padt(b.trees(), splitter)
    pud = treebank.pud(conllu.read(b.ud / "pud-train.conllu"), padt)
    both = padt + pud

    def for_tokenizer() -> None:
        size = SETTINGS["silver_tokens"]
        bulk = tokens.silver_trees(b.work / "sentences.txt", splitter, size, sure=0.75, seed=3)
        chosen = 2 * both + treebank.respell(both, 1) + treebank.respell(both, 2) + bulk
        random.Random(5).shuffle(chosen)
        tokens.write_tokenizer_data(chosen, b.stage / "tokenizer")
        tokens.write_expander_data(tokens.all_pairs(chosen, splitter), b.stage / "expander.conllu")

    shared = [b.work / "clitics.pt", *b.inputs()]
    run_step([b.stage / "tokenizer.txt", b.stage / "expander.conllu"], shared, settings("silver_tokens"), for_tokenizer)

    def for_lemmas() -> None:
        counts = Counter((b.work / "corpus.txt").read_text(encoding="utf-8").split())
        triples = list(lemmas.pairs(padt + treebank.respell(padt, 1) + pud, counts, RULES))
        random.Random(4).shuffle(triples)
        lemmas.write(triples, b.stage / "lemma.conllu")

    run_step([b.stage / "lemma.conllu"], [*shared, RULES], {}, for_lemmas)
    conllu.write(b.stage / "dev.conllu", padt[:20])
    marked = padt + treebank.mark(pud)
    respelled = treebank.respell(marked, 1)
    run_step([b.stage / "tag.conllu"], shared, {}, lambda: conllu.write(b.stage / "tag.conllu", 2 * marked + respelled))
    copies = marked + treebank.mistag(marked, 1) + treebank.mistag(respelled, 2)
    run_step([b.stage / "parse.conllu"], shared, {}, lambda: conllu.write(b.stage / "parse.conllu", copies))
    for leg in LEGS:
        own = b.stage / f"on-{leg.seed}.conllu"
        run_step([own], shared, {}, partial(write_copies, padt, pud, leg.seed, own))
    respelled = treebank.respell(padt, 22) + treebank.respell(padt, 23) + treebank.respell(treebank.mark(pud), 22)
    run_step([b.stage / "tag-on.conllu"], shared, {}, lambda: conllu.write(b.stage / "tag-on.conllu", 2 * padt + respelled))


def write_copies(padt: list[conllu.Tree], pud: list[conllu.Tree], seed: int, target: Path) -> None:
    """Write what a parser goes on learning from: the other treebank, whose conventions are not those of work, only once."""
    respelled = treebank.mistag(treebank.respell(padt, 3 * seed + 1), 3 * seed + 2)
    conllu.write(target, padt + treebank.mistag(padt, 3 * seed) + respelled + treebank.mark(pud))


def encoder_step(b: Build) -> None:
    """Teach the encoder on the bulk text."""
    corpus, vec, target = b.work / "corpus.txt", b.work / "vec.pt", b.work / "encoder.pt"
    steps = SETTINGS["encoder_steps"]
    run_step([target], [corpus, vec], {"steps": steps}, lambda: encoder.train(corpus, vec, target, steps=steps))


def tagger_step(b: Build) -> None:
    """Train the tagger from the encoder."""
    trees, vec, start, target = b.stage / "tag.conllu", b.work / "vec.pt", b.work / "encoder.pt", b.stage / "pos.pt"
    steps = SETTINGS["tagger_steps"]

    def make() -> None:
        fit.fit_tagger(conllu.read(trees), vec, target, steps, encoder=start)

    run_step([target], [trees, vec, start], {"steps": steps}, make)


def tagger_on_step(b: Build) -> None:
    """Let the tagger go on learning as well, PADT's trees four times as often as PUD's."""
    trees, vec, start, target = b.stage / "tag-on.conllu", b.work / "vec.pt", b.stage / "pos.pt", b.stage / "pos-on.pt"
    steps = SETTINGS["tagger_on_steps"]

    def make() -> None:
        fit.fit_tagger(conllu.read(trees), vec, target, steps, start=start, lr=0.001, seed=11)

    run_step([target], [trees, vec, start], {"steps": steps}, make)


def parser_step(b: Build) -> None:
    """Train the parser that the legs go on from."""
    trees, vec, target = b.stage / "parse.conllu", b.work / "vec.pt", b.stage / "parser.pt"
    steps = SETTINGS["parser_steps"]

    def make() -> None:
        fit.fit_parser(fit.Lessons(conllu.read(trees)), vec, target, steps, seed=77)

    run_step([target], [trees, vec], {"steps": steps}, make)


def on_step(b: Build) -> None:
    """Let the parser go on learning, PADT's trees three times as often as PUD's, leg by leg."""
    vec, start = b.work / "vec.pt", b.stage / "parser.pt"
    for leg in LEGS:
        trees, target = b.stage / f"on-{leg.seed}.conllu", b.stage / f"on-{leg.seed}.pt"
        run_step([target], [trees, vec, start], asdict(leg), partial(go_on, trees, vec, start, target, leg))
        start = target


def go_on(trees: Path, vec: Path, start: Path, target: Path, leg: Leg) -> None:
    """Train one leg."""
    lessons = fit.Lessons(conllu.read(trees), weight=2.0)
    fit.fit_parser(lessons, vec, target, leg.steps, start=start, lr=leg.rate, seed=leg.seed)


def package_step(b: Build, folder: Path, scores: dict[str, float | str], parser: str) -> None:
    """Write the half-precision files and model.json; all but the parser come from the held-out run."""
    names = {"tokenize": "tokenize.pt", "mwt": "mwt.pt", "pos": "pos-on.pt", "lemma": "lemma.pt"}
    files = {part: b.work / "heldout" / name for part, name in names.items()} | {
        "depparse": b.stage / parser,
        "pretrain": b.work / "vec.pt",
        "clitics": b.work / "clitics.txt",
    }
    note = "the parser was trained on all trees, the test part included, the other parts without it"
    note = note if b.all_trees else "trained without padt-test"
    package.package(files, folder, scores, dt.datetime.now(tz=dt.UTC).date().isoformat(), note)


STEPS: dict[str, Callable[[Build], None]] = {
    "text": read_text,
    "prepare": prepare,
    "small": lambda b: small.train(b.stage, SETTINGS),
    "encoder": encoder_step,
    "tagger": tagger_step,
    "tagger-on": tagger_on_step,
    "parser": parser_step,
    "on": on_step,
}
# Steps of a chain run one after the other, the chains of a row side by side, one core each: torch gains little from a second one
# on models this small. With ALL before it a step is done with all trees.
Chain = tuple[str, ...]
ALL: Final = "all:"
TEXT: Final[tuple[Chain, ...]] = (("text",),)
PARSER: Final[Chain] = ("parser", "on")
OTHERS: Final[Chain] = ("small", "encoder", "tagger", "tagger-on")


def rows_of(*, all_trees: bool) -> tuple[tuple[Chain, ...], ...]:
    """List the rows of a run; the parser alone gains enough by the test part to be trained again."""
    again = tuple(ALL + step for step in PARSER) if all_trees else ()
    data: tuple[Chain, ...] = (("prepare",), (ALL + "prepare",)) if all_trees else (("prepare",),)
    return (TEXT, data, (PARSER, OTHERS + again))


def run_row(row: Sequence[Chain], options: argparse.Namespace) -> None:
    """Run chains side by side, each in a process of its own, so that seeds stay apart."""
    command = [sys.executable, "-m", "training.build", "--ud", options.ud, "--bulk", options.bulk, "--work", options.work]
    environment = os.environ | {"OMP_NUM_THREADS": "2" if len(row) == 1 else "1"}
    chains = [[*map(str, command), *(x for step in chain for x in ("--step", step))] for chain in row]
    running = [subprocess.Popen(chain, env=environment) for chain in chains]  # noqa: S603
    failed = [" ".join(chain) for chain, job in zip(row, running, strict=True) if job.wait()]
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def run_steps(steps: Sequence[str], options: argparse.Namespace) -> None:
    """Run the steps of a chain."""
    for step in steps:
        b = Build(options.ud, options.bulk, options.work, all_trees=step.startswith(ALL))
        b.stage.mkdir(parents=True, exist_ok=True)
        STEPS[step.removeprefix(ALL)](b)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step, or all of them and the packaging."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, required=True, help="folder of the trees")
    parser.add_argument("--bulk", type=Path, required=True, help="folder of the bulk text")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    parser.add_argument("--target", type=Path, help="folder for the packaged files")
    parser.add_argument("--scores", type=Path, help="scores of the held-out run, to be written into model.json")
    parser.add_argument(
        "--all-trees", action="store_true", help="train the parser on PADT's test part as well, and package that one"
    )
    parser.add_argument("--step", choices=[*STEPS, *(ALL + step for step in STEPS)], action="append", help="run this step alone")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    logging.getLogger("stanza").setLevel(logging.WARNING)
    if options.step:
        run_steps(options.step, options)
        return 0
    for row in rows_of(all_trees=options.all_trees):
        run_row(row, options)
    if options.target:
        known = json.loads(options.scores.read_text(encoding="utf-8")) if options.scores else {}
        b = Build(options.ud, options.bulk, options.work, options.all_trees)
        package_step(b, options.target, known, f"on-{LEGS[-1].seed}.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
