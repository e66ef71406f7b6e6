"""Compile the rules engine ahead of time where QUOTES_COMPILE=1 asks for it; without it the package is pure Python.

What is compiled is what an article's way leads through without the parse. The rest is left as it is: models of pydantic, the
command line, readers and formats, and what only calls PyTorch. An editable install is never compiled, so that no compiled module
hides an edited source.
"""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

PLAIN = frozenset(
    {
        *(
            "__init__",
            "ahead",
            "article",
            "batch",
            "cluster",
            "encoding",
            "engine",
            "errors",
            "evaluate",
            "explain",
            "extractor",
            "gold",
        ),
        *(
            "journal",
            "latin",
            "parallel",
            "parse",
            "record",
            "recurrent",
            "reliability",
            "remote",
            "results",
            "rulebook",
            "rulecheck",
        ),
        *("spelling", "splitting", "swift", "trees", "write"),
    }
)
# Types of other modules do not matter to the machine code: a build needs neither PyTorch nor pydantic.
MYPY = ["--config-file=", "--follow-imports=silent", "--ignore-missing-imports"]
wanted = os.environ.get("QUOTES_COMPILE") == "1"


def extensions() -> list[Extension]:
    """Return the compiled modules, where the command at hand builds any."""
    if not wanted or {"bdist_wheel", "build_ext"}.isdisjoint(sys.argv):
        return []
    from mypyc.build import mypycify

    modules = [str(path) for path in sorted(Path("quotes").glob("*.py")) if path.stem not in PLAIN]
    return mypycify([*modules, *MYPY], opt_level="3", multi_file=True)


setup(ext_modules=extensions(), setup_requires=["mypy>=1.15,<3", "types-regex>=2024.4"] if wanted else [])
