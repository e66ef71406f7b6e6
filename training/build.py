"""Make the packaged model from the trees and the bulk text, step by step.

    python -m training.build --ud ../shared/ud --bulk ../shared/bulk --work build/model

Every step leaves its files in the work folder and is skipped while they stand and its inputs have not changed. Without
`--all-trees` the model is trained on the training files alone, as the table of the model card wants it; with it,
PADT's test part is trained on as well, as the shipped model is.
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

from training import clitics, conllu, encoder, fit, lemmas, package, silver, small, text, tokens, treebank, vectors
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
    "parser_steps": 700,
    "final_steps": 900,
    "silver_sentences": 12_000,
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
    """The folders of one run, whether the test part is trained on, and models whose parsers vote on the silver trees."""

    ud: Path
    bulk: Path
    work: Path
    all_trees: bool
    teachers: tuple[Path, ...] = ()

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
    trees, vec, target = b.stage / "tag.conllu", b.work / "vec.pt", b.stage / "pos.pt"
    steps = SETTINGS["tagger_steps"]
    run_step(
        [target],
        [trees, vec, b.work / "encoder.pt"],
        {"steps": steps},
        lambda: fit.fit_tagger(
            conllu.read(trees),
            vec,
            target,
            steps,
            encoder=b.work / "encoder.pt",
        ),
    )


def tagger_on_step(b: Build) -> None:
    """Let the tagger go on learning as well, PADT's trees four times as often as PUD's."""
    trees, vec, start, target = b.stage / "tag-on.conllu", b.work / "vec.pt", b.stage / "pos.pt", b.stage / "pos-on.pt"
    steps = SETTINGS["tagger_on_steps"]

    def make() -> None:
        fit.fit_tagger(conllu.read(trees), vec, target, steps, start=start, lr=0.001, seed=11)

    run_step([target], [trees, vec, start], {"steps": steps}, make)


def parser_step(b: Build, name: str, seed: int, silver_file: Path | None = None) -> None:
    """Train a parser from the encoder, with silver trees if there are any."""
    trees, vec, target = b.stage / "parse.conllu", b.work / "vec.pt", b.stage / name
    steps = SETTINGS["parser_steps"] if silver_file is None else SETTINGS["final_steps"]
    inputs = [trees, vec, b.work / "encoder.pt"] + ([silver_file] if silver_file else [])
    run_step(
        [target],
        inputs,
        {"steps": steps, "seed": seed},
        lambda: fit.fit_parser(
            fit.Lessons(conllu.read(trees), conllu.read(silver_file) if silver_file else None),
            vec,
            target,
            steps,
            encoder=b.work / "encoder.pt",
            seed=seed,
        ),
    )


def silver_step(b: Build, first: str, second: str) -> None:
    """Parse bulk sentences with all parsers there are and keep what two of them agree on."""
    parts = {"tokenize": "tokenize.pt", "mwt": "mwt.pt", "pos": "pos.pt", "lemma": "lemma.pt"}
    files = {k: b.stage / v for k, v in parts.items()} | {
        "pretrain": b.work / "vec.pt",
        "clitics": b.work / "clitics.txt",
    }
    target = b.stage / "silver.conllu"
    parsers = [b.stage / name for name in (first, second) if (b.stage / name).exists()]

    def make() -> None:
        from quotes.models import load_pipeline

        forms = frozenset(lemmas.verb_forms(RULES))
        lines = silver.speech_sentences(b.work / "sentences.txt", forms, SETTINGS["silver_sentences"], seed=9)
        own = [pipeline(b.stage / f"with-{p.stem}", files | {"depparse": p}) for p in parsers]
        trees = silver.parse(own[0], lines)
        others = own[1:] + [load_pipeline(folder) for folder in b.teachers]
        conllu.write(target, silver.voted(trees, *(silver.reparse(other, trees) for other in others)))

    run_step([target], [*files.values(), *parsers], settings("silver_sentences"), make)


def on_step(b: Build) -> None:
    """Let the parser go on learning from gold trees alone, PADT's three times as often as PUD's, leg by leg."""
    vec, start = b.work / "vec.pt", b.stage / "final.pt"
    for leg in LEGS:
        trees, target = b.stage / f"on-{leg.seed}.conllu", b.stage / f"on-{leg.seed}.pt"
        run_step([target], [trees, vec, start], asdict(leg), partial(go_on, trees, vec, start, target, leg))
        start = target


def go_on(trees: Path, vec: Path, start: Path, target: Path, leg: Leg) -> None:
    """Train one leg."""
    lessons = fit.Lessons(conllu.read(trees), weight=2.0)
    fit.fit_parser(lessons, vec, target, leg.steps, start=start, lr=leg.rate, seed=leg.seed)


def pipeline(folder: Path, files: dict[str, Path]) -> object:
    """Lay trained files out as a model folder, by links, and load it."""
    from quotes.models import load_pipeline
    from quotes.swift import tune

    folder.mkdir(exist_ok=True)
    for part, source in files.items():
        link = folder / package.NAMES[part]
        link.unlink(missing_ok=True)
        link.symlink_to(source.resolve())
    (folder / "resources.json").write_text("{}", encoding="utf-8")
    loaded = load_pipeline(folder)
    tune(loaded)
    return loaded


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
    "first": lambda b: parser_step(b, "first.pt", 1234),
    "second": lambda b: parser_step(b, "second.pt", 4321),
    "silver": lambda b: silver_step(b, "first.pt", "second.pt"),
    "final": lambda b: parser_step(b, "final.pt", 1234, b.work / "heldout" / "silver.conllu"),
    "on": on_step,
    "tagger-on": tagger_on_step,
}
# Steps in a row run side by side, one core each: torch gains little from a second one on models this small.
Rows = tuple[tuple[str, ...], ...]
HELD_OUT: Rows = (("text",), ("prepare",), ("encoder", "small"), ("tagger", "first"))
# Two parsers must agree on an arc: with a teacher from outside, no second one of our own is needed.
SECOND: Rows = (("second",),)
SILVER: Rows = (("silver",), ("final",), ("on", "tagger-on"))
# The parser alone gains enough by the test part to be trained again.
ALL_TREES: Rows = (("prepare",), ("final",), ("on",))


def rows_of(b: Build) -> Rows:
    """List the steps of a run."""
    if b.all_trees:
        return ALL_TREES
    return HELD_OUT + (() if b.teachers else SECOND) + SILVER


def run_row(row: Sequence[str], options: argparse.Namespace) -> None:
    """Run steps side by side, each in a process of its own, so that seeds stay apart."""
    command = [sys.executable, "-m", "training.build", "--ud", options.ud, "--bulk", options.bulk, "--work", options.work]
    command += ["--all-trees"] * options.all_trees
    command += [x for folder in options.teacher for x in ("--teacher", folder)]
    environment = os.environ | {"OMP_NUM_THREADS": "2" if row == ("text",) else "1"}
    running = [subprocess.Popen([*map(str, command), "--step", step], env=environment) for step in row]  # noqa: S603
    failed = [step for step, job in zip(row, running, strict=True) if job.wait()]
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step, or all of them and the packaging."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, required=True, help="folder of the trees")
    parser.add_argument("--bulk", type=Path, required=True, help="folder of the bulk text")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    parser.add_argument("--target", type=Path, help="folder for the packaged files")
    parser.add_argument("--scores", type=Path, help="scores of the held-out run, to be written into model.json")
    parser.add_argument("--all-trees", action="store_true", help="train on PADT's test part as well")
    parser.add_argument("--teacher", type=Path, action="append", default=[], help="folder of a model that votes on silver trees")
    parser.add_argument("--step", choices=STEPS, help="run this step alone")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    logging.getLogger("stanza").setLevel(logging.WARNING)
    b = Build(options.ud, options.bulk, options.work, options.all_trees, tuple(options.teacher))
    b.stage.mkdir(parents=True, exist_ok=True)
    if options.step:
        STEPS[options.step](b)
        return 0
    for row in rows_of(b):
        run_row(row, options)
    if options.target:
        known = json.loads(options.scores.read_text(encoding="utf-8")) if options.scores else {}
        package_step(b, options.target, known, f"on-{LEGS[-1].seed}.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
