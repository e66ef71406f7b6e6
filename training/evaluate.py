"""Measure a model on held-out trees and print the table that the model card shows.

python -m training.evaluate --ud ../shared/ud --model quotes/models/ar
"""

import argparse
import copy
import io
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import conllu, text

ROOT = Path(__file__).resolve().parents[1]
VERBS = ROOT / "rules" / "verbs.jsonl"
SUBJECT = "nsubj"


@dataclass
class Share:
    """So many hits of so many cases."""

    hits: int = 0
    cases: int = 0

    def add(self, hit: bool) -> None:
        """Count one case."""
        self.cases += 1
        self.hits += hit

    def __str__(self) -> str:
        """Show the share with its cases."""
        return f"{self.hits / max(1, self.cases):.3f} ({self.cases})"


def speech_lemmas(path: Path = VERBS) -> frozenset[str]:
    """Read the lemmas of the speech verbs in the rules, without vowel marks, as the trees write them."""
    with path.open(encoding="utf-8") as lines:
        return frozenset(text.clean(str(json.loads(line)["lemma"])) for line in lines if line.strip())


def phrase(words: Sequence[conllu.Word], head: int) -> frozenset[int]:
    """Give the positions under a head, itself included, without punctuation.

    Quotation marks and commas hang where the annotator's habit puts them; a speaker's name does not depend on it.
    """
    found = {head}
    grown = True
    while grown:
        more = {i for i, w in enumerate(words) if w.head - 1 in found} - found
        grown = bool(more)
        found |= more
    return frozenset(i for i in found if words[i].upos != "PUNCT")


def _only(words: Sequence[conllu.Word], places: Iterable[int]) -> frozenset[int]:
    return frozenset(i for i in places if words[i].upos != "PUNCT")


def speech_scores(gold: Sequence[conllu.Tree], system: Sequence[conllu.Tree], lemmas: frozenset[str]) -> dict[str, Share]:
    """Score subjects and clauses of the speech verbs; both sides must have the same words."""
    out = {"subject": Share(), "phrase": Share(), "clause": Share()}
    for g, s in zip(gold, system, strict=True):
        for i, word in enumerate(g.words):
            if word.head == 0 or g.words[word.head - 1].upos != "VERB" or g.words[word.head - 1].lemma not in lemmas:
                continue
            attached = s.words[i].head == word.head
            if word.deprel == SUBJECT and word.upos != "PRON":
                found = attached and s.words[i].deprel.startswith(SUBJECT)
                out["subject"].add(found)
                whole = _only(g.words, phrase(g.words, i))
                out["phrase"].add(found and _only(g.words, phrase(s.words, i)) == whole)
            elif word.deprel == "ccomp":
                out["clause"].add(attached)
    return out


def _scores(gold: str, system: str) -> dict[str, float]:
    """Run the CoNLL 2018 scorer."""
    from udtools import udeval  # type: ignore[import-untyped]

    kind = dict.fromkeys(
        (
            "no_gapping",
            "no_shared_parents_in_coordination",
            "no_shared_dependents_in_coordination",
            "no_control",
            "no_external_arguments_of_relative_clauses",
            "no_case_info",
            "no_empty_nodes",
            "multiple_roots_okay",
        ),
        0,
    )
    pair = [udeval.load_conllu(io.StringIO(side), "", kind) for side in (gold, system)]
    return {name: 100 * score.f1 for name, score in udeval.evaluate(*pair).items()}


def parse_raw(pipeline: Any, gold: Sequence[conllu.Tree]) -> str:
    """Parse the surface text, one sentence a paragraph, and give CoNLL-U."""
    document = pipeline("\n\n".join(t.text for t in gold))
    return f"{document:C}\n\n"


def parse_words(pipeline: Any, gold: Sequence[conllu.Tree]) -> str:
    """Tag and parse the gold words."""
    from stanza.utils.conll import CoNLL

    bare = copy.deepcopy(list(gold))
    for tree in bare:
        for i, word in enumerate(tree.words):
            word.lemma = word.upos = word.xpos = word.feats = "_"
            word.head, word.deprel = i, "dep"
    document = CoNLL.conll2doc(input_str=conllu.dumps(bare))
    for name in ("pos", "lemma", "depparse"):
        document = pipeline.processors[name].process(document)
    return f"{document:C}\n\n"


def measure(pipeline: Any, trees: Path, lemmas: frozenset[str]) -> dict[str, float | str]:
    """Take every measure of the table."""
    gold = conllu.read(trees)
    text_gold = conllu.dumps(gold)
    started = time.monotonic()
    raw = parse_raw(pipeline, gold)
    seconds = time.monotonic() - started
    raw_scores = _scores(text_gold, raw)
    words = parse_words(pipeline, gold)
    word_scores = _scores(text_gold, words)
    speech = speech_scores(gold, conllu.read_text(words), lemmas)
    return {
        "words F1, raw": raw_scores["Words"],
        "words F1, raw, tokens that PADT analysed": analysed_words(gold, conllu.read_text(raw)),
        "UPOS F1, raw": raw_scores["UPOS"],
        "features F1, raw": raw_scores["UFeats"],
        "lemma F1, raw": raw_scores["Lemmas"],
        "UPOS, gold words": word_scores["UPOS"],
        "UPOS, gold words, those that PADT analysed": analysed_tags(gold, conllu.read_text(words)),
        "UAS, gold words": word_scores["UAS"],
        "LAS, gold words": word_scores["LAS"],
        "UAS, raw": raw_scores["UAS"],
        "LAS, raw": raw_scores["LAS"],
        "speech verbs: subject head": str(speech["subject"]),
        "speech verbs: whole subject": str(speech["phrase"]),
        "speech verbs: clause": str(speech["clause"]),
        "words a second, raw": round(sum(len(t.words) for t in gold) / seconds),
    }


def analysed_words(gold: Sequence[conllu.Tree], system: Sequence[conllu.Tree]) -> float:
    """Score the words of the tokens that the treebank's analyser knew, paired by their letters' positions.

    PADT leaves names and hamza-less spellings unanalysed as X with their clitics on (ومحمد as one word).
    """
    right = wanted = given = 0
    for g, s in zip(gold, system, strict=True):
        theirs = dict(_spans(s))
        for place, words in _spans(g):
            if len(words) == 1 and _is_x(g, place):
                continue
            answer = theirs.get(place, ())
            wanted += len(words)
            given += len(answer) or 1
            right += sum(a == b for a, b in zip(words, answer, strict=False)) if len(words) == len(answer) else 0
    return 200 * right / max(1, wanted + given)


def analysed_tags(gold: Sequence[conllu.Tree], system: Sequence[conllu.Tree]) -> float:
    """Score the tags of the gold words but those that the treebank's analyser did not know (X)."""
    pairs = [(a.upos, b.upos) for g, s in zip(gold, system, strict=True) for a, b in zip(g.words, s.words, strict=True)]
    known = [a == b for a, b in pairs if a != "X"]
    return 100 * sum(known) / max(1, len(known))


def _spans(tree: conllu.Tree) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    at, out = 0, []
    for token in tree.tokens:
        form = "".join(token.form.split())
        out.append(((at, at + len(form)), tuple(w.form for w in tree.words[token.start : token.end])))
        at += len(form)
    return out


def _is_x(tree: conllu.Tree, place: tuple[int, int]) -> bool:
    at = 0
    for token in tree.tokens:
        if at == place[0]:
            return tree.words[token.start].upos == "X"
        at += len("".join(token.form.split()))
    return False


def show(scores: Mapping[str, float | str]) -> str:
    """Render the measures as a table."""
    rows = [f"| {name} | {value if isinstance(value, str | int) else f'{value:.2f}'} |" for name, value in scores.items()]
    return "\n".join(["| what | score |", "| --- | --- |", *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ud", type=Path, required=True, help="folder with padt-test.conllu")
    options.add_argument("--model", type=Path, help="folder of the model; the packaged one if not given")
    options.add_argument("--json", type=Path, help="also write the scores here")
    given = options.parse_args(arguments)
    from quotes.models import load_pipeline
    from quotes.swift import tune

    pipeline = load_pipeline(given.model)
    tune(pipeline)
    scores = measure(pipeline, given.ud / "padt-test.conllu", speech_lemmas())
    print(show(scores))
    if given.json:
        given.json.write_text(json.dumps(scores, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
