"""The command line. Only this package prints and ends the process; the library raises and returns.

Exit status: 0 all done; 1 some input failed; 2 wrong usage, rules or model; 130 stopped with Ctrl-C.
"""

from quotes.cli.app import app, main

__all__ = ["app", "main"]
