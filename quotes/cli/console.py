"""What all commands share: stdout for data, stderr for talk, and the exit status of each error."""

import functools
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, ParamSpec

import typer

from quotes.errors import InputError, OutputError, QuotesError

if TYPE_CHECKING:
    from rich.console import Console

P = ParamSpec("P")


class Exit(IntEnum):
    """How a command can end."""

    DONE = 0
    INPUT_FAILED = 1
    WRONG_USAGE = 2
    INTERRUPTED = 130


def stderr() -> "Console":
    """Return the console for messages; colour only on a terminal and without NO_COLOR."""
    from rich.console import Console

    return Console(stderr=True, soft_wrap=True, highlight=False)


def stdout() -> "Console":
    """Return the console for tables and other results that people read."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120
    return Console(highlight=False, width=width)


def say(message: str) -> None:
    """Tell the user something on stderr."""
    stderr().print(message, markup=False)


def complain(message: str) -> None:
    """Tell the user on stderr what went wrong."""
    from rich.text import Text

    stderr().print(Text.assemble(("error: ", "bold red"), message))


def warn(message: str) -> None:
    """Tell the user on stderr what is not as expected, though the work goes on."""
    from rich.text import Text

    stderr().print(Text.assemble(("warning: ", "bold yellow"), message))


def note_left_out(titles: int, form: str) -> None:
    """Tell the user on stderr how many records of headlines a format did not take."""
    if titles:
        warn(f"{counted(titles, 'record')} of headlines left out: {form} marks the text of articles only")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right form.

    >>> counted(1, "quote"), counted(2, "quote")
    ('1 quote', '2 quotes')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def emit(text: str) -> None:
    """Write data to stdout in UTF-8, whatever the locale."""
    from quotes.write import StdoutWriter

    StdoutWriter().write_lines([text])


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Wrap a command so that each kind of error ends it with a message and its exit status."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (InputError, OutputError) as err:
            complain(str(err))
            raise typer.Exit(Exit.INPUT_FAILED) from None
        except QuotesError as err:
            complain(str(err))
            raise typer.Exit(Exit.WRONG_USAGE) from None
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(Exit.INTERRUPTED) from None
        except BrokenPipeError:
            from quotes.write import silence_stdout

            silence_stdout()
        except _closed_pipe():
            pass

    return run


def _closed_pipe() -> type[Exception]:
    """Return the class of a closed stdout; evaluated only when some other exception is on its way."""
    from quotes.write import ClosedPipeError

    return ClosedPipeError
