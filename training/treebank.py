"""The two treebanks brought to one convention, repaired and respelled for training."""

import copy
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from training import clitics, conllu, spelling

COMMAS = {",": "\u060c", ";": "\u061b", "?": "\u061f"}


def harmonise(trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Bring PUD to PADT's habits: dictionary endings before pronouns (حيات + نا → حياة + نا), Arabic commas, names."""
    out = copy.deepcopy(list(trees))
    for tree in out:
        _head_names_last(tree.words)
        for token in tree.tokens:
            if token.end - token.start == 1 and token.form in COMMAS:
                token.form = tree.words[token.start].form = COMMAS[token.form]
            for i in range(token.start, token.end - 1):
                _dictionary_ending(tree.words[i], tree.words[i + 1].form)
    return out


def _head_names_last(words: Sequence[conllu.Word]) -> None:
    """Make the last part of a name its head, as in PADT, where باتريك hangs on جيفسون."""
    for number in range(1, len(words) + 1):
        parts = [i for i, w in enumerate(words, 1) if w.head == number and w.deprel.startswith("flat")]
        if not parts or parts[-1] < number:
            continue
        first, last = words[number - 1], words[parts[-1] - 1]
        for word in words:
            if word.head == number:
                word.head = parts[-1]
        last.head, last.deprel = first.head, first.deprel
        first.head, first.deprel = parts[-1], "nmod"
        for part in parts[:-1]:
            words[part - 1].deprel = "nmod"


def untag_names(trees: Sequence[conllu.Tree], other: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Tag PUD's names as PADT would: as it tags the same form elsewhere, else X."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (w for t in other for w in t.words):
        seen[word.form][word.upos] += 1
    out = copy.deepcopy(list(trees))
    for word in (w for t in out for w in t.words):
        if word.upos == "PROPN":
            word.upos = seen[word.form].most_common(1)[0][0] if word.form in seen else "X"
            word.feats = word.feats if word.upos != "X" else "_"
    return out


def _dictionary_ending(word: conllu.Word, following: str) -> None:
    if following not in clitics.PRONOUNS:
        return
    singular = word.form[:-1] + "ة"
    # سيارات + ها is a plural and stays, حيات + نا is حياة.
    plural = word.form.endswith("ات") and word.lemma != singular
    if word.upos in {"NOUN", "ADJ"} and word.form.endswith("ت") and word.lemma.endswith("ة") and not plural:
        word.form = singular


KEPT_FEATURES = frozenset(
    {"Aspect", "Voice", "Gender", "Number", "Person", "Case", "Definite", "Mood", "PronType", "VerbForm", "NumForm", "Polarity"}
    | {"AdpType", "Foreign"}
)
MARKER = "\u203b"


def retag(trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Keep UPOS and the features that both treebanks can give."""
    out = copy.deepcopy(list(trees))
    for word in (w for tree in out for w in tree.words):
        kept = [f for f in word.feats.split("|") if f.split("=")[0] in KEPT_FEATURES]
        word.feats = "AdpType=Prep" if word.upos == "ADP" else "|".join(kept) or "_"
        word.xpos = "_"
    return out


def repair(trees: Sequence[conllu.Tree], splitter: clitics.Splitter, *, sure: float = 0.5) -> list[conllu.Tree]:
    """Split the clitics off the tokens that PADT's analyser left whole as X, where the counts are sure."""
    out = copy.deepcopy(list(trees))
    for tree in out:
        for number, token in enumerate(tree.tokens):
            word = tree.words[token.start]
            skip = token.end - token.start > 1 or len(token.form) < 2
            if skip or word.upos != "X" or not clitics.WORD.fullmatch(token.form):
                continue
            words, chance = splitter.by_counts(token.form)
            if len(words) > 1 and chance > sure:
                _split_token(tree, number, words)
    return out


def _split_token(tree: conllu.Tree, number: int, parts: tuple[str, ...]) -> None:
    """Replace the one word of a token by a stem with its clitics around it."""
    token = tree.tokens[number]
    old = token.start
    extra = len(parts) - 1
    stem = next(i for i, p in enumerate(parts) if p not in clitics.CLITICS or i == extra)

    def moved(head: int) -> int:
        return head if head <= old else head + (stem if head == old + 1 else extra)

    for word in tree.words:
        word.head = moved(word.head)
    whole = tree.words[old]
    new = [_clitic(p, old + stem + 1, before=i < stem) for i, p in enumerate(parts)]
    new[stem] = conllu.Word(parts[stem], parts[stem], "X", "_", "_", whole.head, whole.deprel)
    tree.words[old : old + 1] = new
    token.end += extra
    for later in tree.tokens[number + 1 :]:
        later.start += extra
        later.end += extra


def _clitic(form: str, stem: int, *, before: bool) -> conllu.Word:
    if not before:
        return conllu.Word(form, "هو", "PRON", "_", "Case=Gen|Person=3|PronType=Prs", stem, "nmod")
    if form in "وف":
        return conllu.Word(form, form, "CCONJ", "_", "_", stem, "cc")
    if form == "س":
        return conllu.Word(form, "سوف", "AUX", "_", "_", stem, "aux")
    return conllu.Word(form, form, "ADP", "_", "AdpType=Prep", stem, "case")


def padt(trees: Sequence[conllu.Tree], splitter: clitics.Splitter) -> list[conllu.Tree]:
    """Bring PADT's trees to the shape that is trained on."""
    return retag(repair(trees, splitter))


def pud(trees: Sequence[conllu.Tree], padt_trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Bring PUD's trees to the shape that is trained on, as yet without the marker."""
    return retag(untag_names(harmonise(trees), padt_trees))


def mark(trees: Sequence[conllu.Tree]) -> list[conllu.Tree]:
    """Put a sign before each sentence of the other treebank, so that its conventions can be told apart.

    Text to be parsed never bears the sign, and so is parsed by PADT's conventions.
    """
    out = copy.deepcopy(list(trees))
    for tree in out:
        for word in tree.words:
            word.head += word.head > 0
        root = next(i for i, w in enumerate(tree.words, 2) if w.head == 0)
        tree.words.insert(0, conllu.Word(MARKER, MARKER, "SYM", "_", "_", root, "punct"))
        for token in tree.tokens:
            token.start += 1
            token.end += 1
        tree.tokens.insert(0, conllu.Token(MARKER, 0, 1))
    return out


# What the tagger takes for something else on text it has not seen, in rounded shares.
MISTAKEN = {
    "X": (("NOUN", 0.2), ("ADJ", 0.05), ("VERB", 0.02)),
    "ADJ": (("NOUN", 0.1), ("X", 0.02)),
    "NOUN": (("ADJ", 0.02), ("X", 0.01)),
    "VERB": (("NOUN", 0.02),),
    "SCONJ": (("ADP", 0.05),),
}


def mistag(trees: Sequence[conllu.Tree], seed: int) -> list[conllu.Tree]:
    """Copy sentences with the mistakes of a tagger, so that a parser taught on gold tags does not trust them blindly."""
    rng = random.Random(seed)
    out = copy.deepcopy(list(trees))
    for word in (w for t in out for w in t.words):
        chance = rng.random()
        for upos, share in MISTAKEN.get(word.upos, ()):
            chance -= share
            if chance < 0:
                word.upos = upos
                break
    return out


QUOTES = (
    ("\u201c", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u201d", "\u201c"),
    ('"', '"'),
    ("\u00ab", "\u00bb"),
    ("\u2018", "\u2019"),
)


def respell(trees: Sequence[conllu.Tree], seed: int) -> list[conllu.Tree]:
    """Copy sentences in the spellings of the field: quotation styles, digits, hamzas, marks."""
    rng = random.Random(seed)
    return [_respelled(tree, rng) for tree in copy.deepcopy(list(trees))]


def _respelled(tree: conllu.Tree, rng: random.Random) -> conllu.Tree:
    quotes = rng.choice(QUOTES)
    western, no_hamza, dots = rng.random() < 0.6, rng.random() < 0.3, rng.random() < 0.05
    opened = False
    for token in tree.tokens:
        words = tree.words[token.start : token.end]
        if token.form == '"':
            token.form = words[0].form = quotes[opened]
            opened = not opened
        if western:
            _apply(token, words, spelling.western_digits)
        if no_hamza or rng.random() < 0.03:
            _apply(token, words, spelling.bare)
        if dots and token.form.endswith("ي") and words[-1].form.endswith("ي"):
            token.form, words[-1].form = token.form[:-1] + "ى", words[-1].form[:-1] + "ى"
        if len(words) == 1 and rng.random() < 0.02 and clitics.WORD.fullmatch(token.form):
            token.form = words[0].form = spelling.marked(token.form, rng)
    return tree


def _apply(token: conllu.Token, words: Sequence[conllu.Word], change: Callable[[str], str]) -> None:
    token.form = change(token.form)
    for word in words:
        word.form = change(word.form)
