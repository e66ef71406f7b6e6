"""Training pairs for the lemmatiser: the trees' words, and attested forms of the speech verbs in the rules."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.morphology import inflect
from quotes.normalise import fold
from training import conllu, text

CAP = 3
WASLA = "\u0671"
# What has no dictionary form is its own lemma, in whichever spelling it stands; PADT says so, PUD does not.
OWN_LEMMA = frozenset({"PUNCT", "SYM", "X"})


def verb_forms(rules: Path) -> dict[str, str]:
    """Map the folded forms of the rules' verbs to their lemmas; forms that two verbs share are left out."""
    found: dict[str, set[str]] = {}
    for line in rules.read_text(encoding="utf-8").splitlines():
        verb = json.loads(line)
        lemma = text.clean(verb["lemma"])
        forms = inflect(
            lemma=verb["lemma"],
            root=verb["root"],
            measure=verb["measure"],
            imperfect=verb["imperfect"],
            participle=None,
            masdar=[],
        )
        for form in forms:
            # Clitic pronouns are words of their own by the time that lemmas are asked for.
            if not form.pronoun and not form.dependent:
                found.setdefault(form.surface, set()).add(lemma)
    return {form: lemmas.pop() for form, lemmas in found.items() if len(lemmas) == 1}


def attested(counts: Counter[str], forms: dict[str, str], least: int = 3) -> Iterator[tuple[str, str, str]]:
    """Yield the spellings of those forms that the split bulk text holds."""
    for word, times in counts.items():
        if times >= least and fold(word) in forms:
            yield word, "VERB", forms[fold(word)]


def pairs(trees: Sequence[conllu.Tree], counts: Counter[str], rules: Path) -> Iterator[tuple[str, str, str]]:
    """Yield form, tag and lemma: each triple of the trees at most three times, then forms that the trees lack."""
    seen: Counter[tuple[str, str, str]] = Counter()
    known: set[tuple[str, str]] = set()
    for tree in trees:
        for word in tree.words:
            lemma = word.form if word.upos in OWN_LEMMA else word.lemma.replace(WASLA, "ا")
            triple = (word.form, word.upos, lemma)
            seen[triple] += 1
            known.add(triple[:2])
            if seen[triple] <= CAP and lemma != "_":
                yield triple
    for triple in attested(counts, verb_forms(rules)):
        if triple[:2] not in known:
            yield triple


def write(triples: Sequence[tuple[str, str, str]], target: Path) -> None:
    """Write the triples as CoNLL-U, forty words to a sentence."""
    trees = []
    for at in range(0, len(triples), 40):
        tree = conllu.Tree(f"lemma-{at}")
        for i, (form, upos, lemma) in enumerate(triples[at : at + 40]):
            tree.words.append(conllu.Word(form, lemma, upos, "_", "_", i, "dep"))
            tree.tokens.append(conllu.Token(form, i, i + 1))
        trees.append(tree)
    conllu.write(target, trees)
