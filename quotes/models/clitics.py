"""Tokens that surely carry clitics, or surely do not, whatever the tokenizer makes of their letters.

A tokenizer that learnt from 49,000 words takes the و of وزير for a conjunction now and then. The model brings a list
of tokens for which corpus counts leave no doubt (وقال is و + قال, وزير is one word); ambiguous ones (وردت "and she
answered" or "arrived") are not on it and stay as the tokenizer has them in their context.
"""

from pathlib import Path
from typing import Any

import regex

MARKS = regex.compile(r"[\u0640\u064B-\u0652\u0670]")
FLAG = "MWT=Yes"


class Clitics:
    """The two lists, and the correction of a tokenized document by them."""

    def __init__(self, path: Path) -> None:
        """Read the file: the whole tokens on its first line, the split ones on its second."""
        whole, split = path.read_text(encoding="utf-8").splitlines()
        self.whole = frozenset(whole.split())
        self.split = frozenset(split.split())

    def correct(self, document: Any) -> None:
        """Set or take away the mark by which Stanza's expander knows the tokens to split."""
        for sentence in document.sentences:
            for token in sentence.tokens:
                marked = token.misc == FLAG
                if marked != self.is_multiple(token.text, marked=marked):
                    token.misc = None if marked else FLAG

    def is_multiple(self, token: str, *, marked: bool) -> bool:
        """Whether a token holds several words, where the tokenizer has marked it as such or not."""
        form = MARKS.sub("", token)
        return form in self.split or (marked and form not in self.whole)

    def install(self, pipeline: Any) -> None:
        """Have a pipeline's tokenizer hand on corrected documents."""
        tokenizer = pipeline.processors["tokenize"]
        tokenize = tokenizer.process

        def corrected(text: Any) -> Any:
            document = tokenize(text)
            self.correct(document)
            return document

        tokenizer.process = corrected
        tokenizer.clitics = self
