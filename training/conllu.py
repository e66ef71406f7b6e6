"""Reading and writing trees in CoNLL-U, with multi-word tokens kept as surface tokens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    """One syntactic word: the ten columns without the id, head 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass
class Token:
    """One surface token over the half-open range of words it stands for."""

    form: str
    start: int
    end: int
    space_after: bool = True


@dataclass
class Tree:
    """A sentence."""

    sent_id: str
    words: list[Word] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The surface text, as the tokens and their blanks spell it."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()


def _tree(block: str) -> Tree:
    tree = Tree(sent_id="")
    for line in block.splitlines():
        if line.startswith("# sent_id = "):
            tree.sent_id = line[12:]
        cells = line.split("\t")
        if line.startswith("#") or len(cells) != 10:
            continue
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            first, last = (int(n) for n in cells[0].split("-"))
            tree.tokens.append(Token(cells[1], first - 1, last, space))
            continue
        number = int(cells[0])
        if not tree.tokens or tree.tokens[-1].end < number:
            tree.tokens.append(Token(cells[1], number - 1, number, space))
        form, lemma, upos, xpos, feats = cells[1:6]
        tree.words.append(Word(form, lemma, upos, xpos, feats, int(cells[6]), cells[7]))
    return tree


def read_text(source: str) -> list[Tree]:
    """Read every sentence of a CoNLL-U text."""
    return [_tree(b) for b in source.split("\n\n") if b.strip()]


def read(path: Path) -> list[Tree]:
    """Read every sentence of a CoNLL-U file."""
    return read_text(path.read_text(encoding="utf-8"))


def _lines(tree: Tree) -> Iterator[str]:
    yield f"# sent_id = {tree.sent_id}"
    yield f"# text = {tree.text}"
    for token in tree.tokens:
        misc = "_" if token.space_after else "SpaceAfter=No"
        multi = token.end - token.start > 1
        if multi:
            yield f"{token.start + 1}-{token.end}\t{token.form}" + "\t_" * 7 + f"\t{misc}"
        for i in range(token.start, token.end):
            w = tree.words[i]
            cells = [str(i + 1), w.form, w.lemma, w.upos, w.xpos, w.feats, str(w.head), w.deprel, "_"]
            yield "\t".join([*cells, "_" if multi else misc])


def dumps(trees: Iterable[Tree]) -> str:
    """Render sentences as CoNLL-U."""
    return "".join("\n".join(_lines(t)) + "\n\n" for t in trees)


def write(path: Path, trees: Iterable[Tree]) -> None:
    """Write sentences to a CoNLL-U file."""
    path.write_text(dumps(trees), encoding="utf-8")
