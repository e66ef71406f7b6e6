"""Bulk news text as sentences of plain tokens."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import regex

MARKS = regex.compile(r"[\u064B-\u0652\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")
TOKEN = regex.compile(
    r"[\u0621-\u064A\u0671\u067E\u0686\u06A4\u06AF]+|[0-9\u0660-\u0669]+(?:[.,\u066B\u066C][0-9\u0660-\u0669]+)*|[\p{Latin}]+|[^\s\w]"
)
# A stop ends a sentence only before a blank or the end, so that ٣.٥ and أ.ف.ب stay whole.
SENTENCE_END = regex.compile(r"(?<=[.!?\u061F])\s+|\n+")
MAX_TOKENS = 80


def documents(bulk: Path) -> Iterator[str]:
    """Yield the text of every article in the compressed bulk files, in a fixed order."""
    for path in sorted(bulk.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield str(json.loads(line)["text"])


def sentences(text: str) -> Iterator[str]:
    """Split an article into sentences at line ends and at stops before a blank."""
    for piece in SENTENCE_END.split(text):
        if words := piece.split():
            yield " ".join(words)


def clean(text: str) -> str:
    """Remove vowel marks, tatweel and invisible direction marks."""
    return MARKS.sub("", text)


def plain_tokens(sentence: str) -> list[str]:
    """Cut a sentence into letters, numbers and single signs; clitics stay on their words.

    >>> plain_tokens("قال: «نعم».")
    ['قال', ':', '«', 'نعم', '»', '.']
    """
    return TOKEN.findall(clean(sentence))


def write_sentences(bulk: Path, target: Path) -> None:
    """Write each distinct bulk sentence of 4 to 80 tokens on a line of its own."""
    seen: set[int] = set()
    with target.open("w", encoding="utf-8") as out:
        for text in documents(bulk):
            for sentence in sentences(text):
                size = len(sentence.split())
                key = hash(sentence)
                if 4 <= size <= MAX_TOKENS and key not in seen:
                    seen.add(key)
                    out.write(sentence + "\n")
