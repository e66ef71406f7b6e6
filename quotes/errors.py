"""What can go wrong, in the words that the user reads: what, where, and what to do about it."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # what breaks a line, turns its direction, or cannot be written
_JOINERS = "\u200c\u200d"  # they stand in ordinary names


def visible(name: str) -> str:
    r"""Return a name that stays on its line: line ends, control and direction marks are shown as escapes.

    >>> visible("a\nb.txt")
    'a\\nb.txt'
    """
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in _HIDDEN and c not in _JOINERS else c for c in name)


def writable(name: str) -> str:
    """Return a file's name as text that UTF-8 can hold: a name in an older encoding comes with bytes that it cannot."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class QuotesError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(QuotesError):
    """An input that cannot be read or holds no article; names the file (and line) and the cause."""

    def __init__(self, where: str, cause: str) -> None:
        """Keep the place and the cause apart, so that an error log can list them."""
        super().__init__(f"{visible(where)}: {cause}")
        self.where = writable(where)
        self.cause = cause


class RuleError(QuotesError):
    """Rules that cannot be used; `problems` holds one `file:line: what` per problem."""

    def __init__(self, problems: list[str]) -> None:
        """Join the problems into one message, a line each."""
        super().__init__("\n".join(problems))
        self.problems = problems


class OutputError(QuotesError):
    """A file that cannot be written; names the file and the cause."""
