"""Tokenizer, expander and lemmatiser, trained with Stanza's own programs on one core."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from training.steps import run_step


def _stanza(module: str, *options: object) -> Callable[[], None]:
    """Give a call of one of Stanza's own training programs on one core."""
    command = [sys.executable, "-m", f"stanza.models.{module}", *map(str, options)]

    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own arguments

    return run


def train(stage: Path, given: Mapping[str, int]) -> None:
    """Train tokenizer, expander and lemmatiser with Stanza's own programs; `given` are the settings."""
    names = {"shorthand": "ar_news", "lang": "ar"}
    common = [x for k, v in names.items() for x in (f"--{k}", v)]
    stem = stage / "tokenizer"
    run_step(
        [stage / "tokenize.pt"],
        [stem.with_suffix(".txt")],
        {"tokenizer_steps": given["tokenizer_steps"]},
        _stanza(
            "tokenizer",
            *common,
            "--txt_file",
            f"{stem}.txt",
            "--label_file",
            f"{stem}.toklabels",
            "--mwt_json_file",
            f"{stem}.json",
            "--dev_txt_file",
            f"{stem}.txt",
            "--dev_label_file",
            f"{stem}.toklabels",
            "--save_dir",
            stage,
            "--save_name",
            "tokenize.pt",
            "--steps",
            given["tokenizer_steps"],
            "--eval_steps",
            10**6,
            "--max_seqlen",
            300,
            "--use_mwt",
            "--report_steps",
            500,
        ),
    )
    pairs = stage / "expander.conllu"
    run_step(
        [stage / "mwt.pt"],
        [pairs],
        {"expander_epochs": given["expander_epochs"]},
        _stanza(
            "mwt_expander",
            *common,
            "--train_file",
            pairs,
            "--eval_file",
            stage / "dev.conllu",
            "--gold_file",
            stage / "dev.conllu",
            "--save_dir",
            stage,
            "--save_name",
            "mwt.pt",
            "--num_epoch",
            given["expander_epochs"],
            "--batch_size",
            100,
        ),
    )
    run_step(
        [stage / "lemma.pt"],
        [stage / "lemma.conllu"],
        {"lemma_epochs": given["lemma_epochs"]},
        _stanza(
            "lemmatizer",
            *common[:2],
            "--train_file",
            stage / "lemma.conllu",
            "--eval_file",
            stage / "dev.conllu",
            "--save_dir",
            stage,
            "--save_name",
            "lemma.pt",
            "--num_epoch",
            given["lemma_epochs"],
            "--batch_size",
            100,
            # With its dictionary the program finds no epoch better than the first; `package` turns it on again.
            "--no_dict",
        ),
    )
