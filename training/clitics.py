"""Which tokens carry clitics: a small model over corpus counts, taught by the trees.

The trees alone are too small to know that وكالة and وفاء are whole words while وقال is و + قال; the counts of
the bulk text know, for كالة hardly ever stands alone.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import regex
import torch

from training import conllu, text

PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فك", "فس")
SUFFIXES = ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي", "ني")
PRONOUNS = frozenset(SUFFIXES) - {""}
CLITICS = frozenset("وفبلكس") | PRONOUNS
WORD = regex.compile(r"[\u0621-\u064A]+")
SIZE = len(PREFIXES) + len(SUFFIXES) + 4 + 12
Split = tuple[str, ...]


def stems_after_prefix(prefix: str, rest: str) -> list[str]:
    """List what may stand after a prefix: for ل + ل… also the article that it swallowed."""
    out = [rest]
    if prefix.endswith("ل") and rest.startswith("ل"):
        out += ["ا" + rest, "ال" + rest]
    return out


def stems_before_suffix(suffix: str, rest: str) -> list[tuple[str, int]]:
    """List the dictionary endings a stem may have had before a pronoun, with the kind of change."""
    out = [(rest, 0)]
    if suffix and rest.endswith("ت"):
        out.append((rest[:-1] + "ة", 1))
    if suffix and rest.endswith(("ا", "ي")):
        out.append((rest[:-1] + "ى", 2))
    return out


@lru_cache(maxsize=400_000)
def candidates(token: str) -> tuple[tuple[Split, int, int, int, str], ...]:
    """List the analyses of a token: (words, prefix number, suffix number, change, stem)."""
    found: dict[Split, tuple[Split, int, int, int, str]] = {}
    for p, prefix in enumerate(PREFIXES):
        if not token.startswith(prefix):
            continue
        for s, suffix in enumerate(SUFFIXES):
            core = token[len(prefix) : len(token) - len(suffix)]
            if not token.endswith(suffix) or len(core) + len(suffix) < 1 or len(prefix + core) < 1:
                continue
            if (len(core) == 1 and core != "م") or (not core and not (prefix and suffix)):
                continue
            for base in stems_after_prefix(prefix, core) if core else [""]:
                for stem, change in stems_before_suffix(suffix, base):
                    words = tuple(w for w in (*prefix, stem, suffix) if w)
                    found.setdefault(words, (words, p, s, change, stem))
    return tuple(found.values())


class Counts:
    """How often each token stands in the bulk text, and the features made of it."""

    def __init__(self, tokens: Counter[str]) -> None:
        """Take the counts of whole tokens."""
        self.tokens = tokens

    def log(self, token: str) -> float:
        """Give the logarithm of one more than the count."""
        return math.log1p(self.tokens[token]) / 5

    def features(self, token: str, analysis: tuple[Split, int, int, int, str]) -> list[float]:
        """Describe an analysis by its clitics and by how its stem behaves elsewhere."""
        _, p, s, change, stem = analysis
        row = [0.0] * SIZE
        row[p] = 1.0
        row[len(PREFIXES) + s] = 1.0
        at = len(PREFIXES) + len(SUFFIXES)
        row[at + change] = 1.0
        row[at + 3] = float(stem.startswith("ال"))
        whole = self.log(token)
        bare = stem.removeprefix("ال")
        family = [self.log(x + stem) for x in ("و", "ب", "ل", "ف", "س")]
        rest = [self.log(stem), self.log("ال" + bare), self.log(bare), whole, self.log(stem) - whole]
        size = [float(len(stem) <= 2), float(len(stem) == 3)]
        row[at + 4 :] = [*family, *rest, *size]
        return row


class Scorer(torch.nn.Module):
    """A one-layer perceptron that scores analyses."""

    def __init__(self) -> None:
        """Make the layers."""
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(SIZE, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Score each row of features."""
        return self.net(rows).squeeze(-1)  # type: ignore[no-any-return]


def gold_splits(trees: Iterable[conllu.Tree]) -> dict[str, Counter[Split]]:
    """Count how the trees split each Arabic token."""
    out: dict[str, Counter[Split]] = defaultdict(Counter)
    for tree in trees:
        for t in tree.tokens:
            if WORD.fullmatch(t.form):
                out[t.form][tuple(w.form for w in tree.words[t.start : t.end])] += 1
    return out


class Splitter:
    """Splits tokens by the trees where they have the token, else by the counts."""

    def __init__(self, counts: Counts, known: dict[str, Counter[Split]], model: Scorer) -> None:
        """Keep the sources of knowledge."""
        self.counts = counts
        self.known = known
        self.model = model
        self.cache: dict[str, tuple[Split, float]] = {}

    @torch.no_grad()
    def split(self, token: str) -> tuple[Split, float]:
        """Give the best analysis of a token and its probability."""
        if token not in self.cache:
            self.cache[token] = self._split(token)
        return self.cache[token]

    def _split(self, token: str) -> tuple[Split, float]:
        if not WORD.fullmatch(token) or len(token) < 2:
            # و٦ is و + ٦ in the trees.
            number = len(token) > 1 and token[0] in "وبلف" and token[1:].isdigit()
            return ((token[0], token[1:]) if number else (token,)), 1.0
        seen = self.known.get(token)
        if seen and sum(seen.values()) >= 2:
            words, times = seen.most_common(1)[0]
            return words, times / sum(seen.values())
        return self.by_counts(token)

    @torch.no_grad()
    def by_counts(self, token: str) -> tuple[Split, float]:
        """Give the best analysis by the counts alone, whatever the trees say about this token."""
        options = candidates(token)
        rows = torch.tensor([self.counts.features(token, o) for o in options])
        chance = torch.softmax(self.model(rows), 0)
        best = int(chance.argmax())
        return options[best][0], float(chance[best])


def train(gold: dict[str, Counter[Split]], counts: Counts, *, seed: int = 7, epochs: int = 30) -> Scorer:
    """Fit the scorer to the trees' tokens; frequent tokens weigh by the root of their count."""
    torch.manual_seed(seed)
    rows, groups, right, weight = [], [], [], []
    for token, splits in sorted(gold.items()):
        options = candidates(token)
        words = [o[0] for o in options]
        answer = splits.most_common(1)[0][0]
        if answer not in words:
            continue
        groups.append(len(options))
        right.append(words.index(answer))
        weight.append(math.sqrt(sum(splits.values())))
        rows += [counts.features(token, o) for o in options]
    return _fit(torch.tensor(rows), groups, torch.tensor(right), torch.tensor(weight), epochs)


def _fit(rows: torch.Tensor, groups: Sequence[int], right: torch.Tensor, weight: torch.Tensor, epochs: int) -> Scorer:
    model = Scorer()
    optimizer = torch.optim.Adam(model.parameters(), 0.005, weight_decay=1e-5)
    widest = max(groups)
    index = torch.full((len(groups), widest), len(rows))
    at = 0
    for g, size in enumerate(groups):
        index[g, :size] = torch.arange(at, at + size)
        at += size
    for _ in range(epochs):
        for part in torch.split(torch.randperm(len(groups)), 256):
            scores = torch.cat([model(rows[index[part].clamp(max=len(rows) - 1)])], 1)
            scores = scores.masked_fill(index[part] == len(rows), -1e9)
            loss = (torch.nn.functional.cross_entropy(scores, right[part], reduction="none") * weight[part]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return model


def count_tokens(sentences: Path) -> Counts:
    """Count the plain tokens of a file with one sentence a line."""
    tally: Counter[str] = Counter()
    with sentences.open(encoding="utf-8") as lines:
        for line in lines:
            tally.update(text.plain_tokens(line))
    return Counts(tally)


def write_lists(splitter: Splitter, target: Path, *, least: int = 4, sure: float = 0.95) -> None:
    """Write the tokens that are surely whole on one line and those that surely carry clitics on the next.

    Only whole tokens that look as if they carried one are listed: of the others no tokenizer is in doubt.
    """
    whole, split = [], []
    for token, times in splitter.counts.tokens.items():
        if (times < least and token not in splitter.known) or not WORD.fullmatch(token) or len(token) < 3:
            continue
        words, chance = splitter.split(token)
        if chance < sure:
            continue
        if len(words) > 1:
            split.append(token)
        elif token[0] in "وفبلكس" or token.endswith(tuple(PRONOUNS)):
            whole.append(token)
    target.write_text(" ".join(sorted(whole)) + "\n" + " ".join(sorted(split)) + "\n", encoding="utf-8")


def save(splitter: Splitter, target: Path) -> None:
    """Write counts, gold splits and weights to one file."""
    torch.save(
        {
            "tokens": json.dumps({k: v for k, v in splitter.counts.tokens.items() if v > 1}, ensure_ascii=False),
            "known": json.dumps({k: [[list(s), n] for s, n in v.items()] for k, v in splitter.known.items()}),
            "model": splitter.model.state_dict(),
        },
        target,
    )


def load(source: Path) -> Splitter:
    """Read what `save` wrote."""
    data = torch.load(source, weights_only=True)
    model = Scorer()
    model.load_state_dict(data["model"])
    known = {k: Counter({tuple(s): n for s, n in v}) for k, v in json.loads(data["known"]).items()}
    return Splitter(Counts(Counter(json.loads(data["tokens"]))), known, model)


def repaired(trees: Sequence[conllu.Tree], splitter: Splitter, *, sure: float) -> dict[str, Counter[Split]]:
    """Count the trees' splits, with the tokens that PADT left unanalysed (X) split where the counts are sure.

    The treebank's analyser did not know names and hamza-less spellings and left their clitics on: ومحمد, والاجراءات.
    """
    out: dict[str, Counter[Split]] = defaultdict(Counter)
    for tree in trees:
        for t in tree.tokens:
            if not WORD.fullmatch(t.form):
                continue
            words = tuple(w.form for w in tree.words[t.start : t.end])
            if len(words) == 1 and tree.words[t.start].upos == "X" and len(t.form) > 1:
                guess, chance = splitter.by_counts(t.form)
                words = guess if chance > sure else words
            out[t.form][words] += 1
    return out


def teach(trees: Sequence[conllu.Tree], counts: Counts, *, rounds: int = 4, sure: float = 0.5) -> Splitter:
    """Train on the trees, repair the unanalysed tokens with what was learnt, and again."""
    splitter = Splitter(counts, {}, train(gold_splits(trees), counts))
    for _ in range(rounds):
        known = repaired(trees, splitter, sure=sure)
        splitter = Splitter(counts, known, train(known, counts))
    return splitter
