"""What can go wrong, in the words that the user reads: what, where, and what to do about it."""


class QuotesError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(QuotesError):
    """An input that cannot be read or holds no article; names the file (and line) and the cause."""

    def __init__(self, where: str, cause: str) -> None:
        """Keep the place and the cause apart, so that an error log can list them."""
        super().__init__(f"{where}: {cause}")
        self.where = where
        self.cause = cause


class RuleError(QuotesError):
    """Rules that cannot be used; `problems` holds one `file:line: what` per problem."""

    def __init__(self, problems: list[str]) -> None:
        """Join the problems into one message, a line each."""
        super().__init__("\n".join(problems))
        self.problems = problems


class OutputError(QuotesError):
    """A file that cannot be written; names the file and the cause."""
