"""Count which frequent words of news are nobody's surname, and write them into `rules/common.toml`.

    python -m training.common --bulk ../shared/bulk

A surname stands behind a given name or a title far more often than any other word does, so the share of its places
there tells the two apart. A word counts as common when it is frequent, that share is small, and the language inflects
it: it is definite, has a definite twin (ضرورة, الضرورة), or is such a word behind a clitic (بضرورة). Foreign names,
which nothing inflects, drop out. Words are folded as the rules fold them; no text of the bulk is kept.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path

import regex

from quotes.lexicon import Lexicon
from quotes.normalise import fold
from quotes.rulebook import load_rules
from training.text import documents, plain_tokens

FREQUENT = 40  # occurrences in bulk, of some five million words
NAME_SHARE = 0.04  # of a word's places stand behind a name or title, at the most
DEFINITE_TWIN = 5  # occurrences of a word with its article that show it to be inflected
LEARNT_SHARE = 0.3  # from this share on an unlisted word is taken for a name itself
LEARNT_COUNT = 4
ROUNDS = 4
CLITICS = "بلوفك"
WORD = regex.compile(r"[\u0621-\u064a]{3,}")
HEAD = """# Words that news uses often and hardly ever behind a given name or title: none of them is a surname.
# Counted, not written: python -m training.common

[set.common]
about = "Frequent words that are no surnames: a name never goes on with them"
words = [
"""


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often each folded word, and each pair of neighbours, stands in some texts; على never passes for علي."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        tokens = [token if token.endswith("على") else fold(token) for token in plain_tokens(text)]
        words.update(tokens)
        pairs.update(pairwise(tokens))
    return words, pairs


def behind(pairs: Counter[tuple[str, str]], names: set[str]) -> Counter[str]:
    """Return how often each word stands right behind one of some words."""
    found: Counter[str] = Counter()
    for (before, word), times in pairs.items():
        if before in names:
            found[word] += times
    return found


def common_words(words: Counter[str], pairs: Counter[tuple[str, str]], lexicon: Lexicon) -> list[str]:
    """Return the common words in order."""
    titles, names = set(lexicon.set("titles").words), set(lexicon.set("given_names").words)
    listed = set(
        chain.from_iterable(
            lexicon.set(name).words for name in ("titles", "roles", "orgs", "speakers", "groups", "feminine_nouns", "time")
        )
    )
    for _ in range(ROUNDS):
        found = behind(pairs, names | titles)
        names |= {w for w, n in found.items() if n >= LEARNT_COUNT and n / words[w] >= LEARNT_SHARE and _may_be_learnt(w, listed)}
    found = behind(pairs, names | titles)

    def plain(word: str) -> bool:
        return word not in names and words[word] >= FREQUENT and found[word] / words[word] < NAME_SHARE

    def inflected(word: str) -> bool:
        return word.startswith("ال") or words["ال" + word] >= DEFINITE_TWIN

    return sorted(
        word
        for word in words
        if WORD.fullmatch(word)
        and plain(word)
        and (inflected(word) or (word[0] in CLITICS and plain(word[1:]) and inflected(word[1:])))
    )


def _may_be_learnt(word: str, listed: set[str]) -> bool:
    return WORD.fullmatch(word) is not None and not word.startswith("ال") and word not in listed


def as_toml(words: Iterable[str]) -> str:
    """Return the rule file that holds some words, some of them a line."""
    lines: list[str] = [""]
    for word in words:
        item = f'"{word}", '
        if len(lines[-1]) + len(item) > 120:
            lines.append("")
        lines[-1] += item
    return HEAD + "\n".join("  " + line.rstrip() for line in lines) + "\n]\n"


def main() -> None:
    """Count the bulk text and write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bulk", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=Path("rules/common.toml"))
    options = parser.parse_args()
    words, pairs = count(documents(options.bulk))
    options.target.write_text(as_toml(common_words(words, pairs, Lexicon(load_rules()))), encoding="utf-8")


if __name__ == "__main__":
    main()
