"""Find the few characters of a text that a pattern begins with, without going over the many others one by one.

A code page has a byte for each character that Arabic news is made of, and a question mark for all others. Bytes are translated and
searched by the interpreter itself, many times as fast as a pattern goes over letters.
"""

from codecs import getencoder
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import regex

_PAGE: Final = "cp1256"
_EVERY: Final = bytes(range(256)).decode(_PAGE)
_encoded: Final = getencoder(_PAGE)  # as str.encode does, without looking for the code page each time


def bytewise(text: str) -> bytes:
    """Return a byte for each character, a question mark for what Arabic news does not have."""
    return _encoded(text, "replace")[0]


class Scan:
    """A pattern of which one character says whether it may match there."""

    def __init__(self, pattern: "regex.Pattern[str]", first: "regex.Pattern[str] | None" = None) -> None:
        """Take the pattern, and one for its first character where the pattern does not match that alone."""
        self.pattern = pattern
        self._begins = bytes(char == "?" or (first or pattern).match(char) is not None for char in _EVERY)

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator["regex.Match[str]"]:
        """Yield the matches in a stretch of a text, as the pattern's `finditer` does."""
        end = len(text) if end is None else end
        begins = bytewise(text[start:end]).translate(self._begins)
        at = begins.find(1)
        while at >= 0:
            match = self.pattern.match(text, start + at, end)
            at = begins.find(1, at + 1 if match is None else match.end() - start)
            if match is not None:
                yield match
