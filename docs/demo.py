"""Print records as a table: who, by which verb, said what. Used by `make demo`; also an example of reading records.

usage: python docs/demo.py RECORDS.jsonl [ROWS]
"""

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROWS = 40  # enough to see what it does


def shorten(text: str, width: int) -> str:
    """Return the text on one line, cut at a word with an ellipsis when longer than `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[:width].rsplit(" ", 1)[0] + " …"


def row(record: dict[str, Any]) -> tuple[str, str, str]:
    """Return speaker, verb and quote of one record."""
    speaker, cue = record["speaker"], record["cue"]
    name = speaker["name"] if speaker else "-"
    return shorten(name, 28), cue["text"] if cue else "-", shorten(record["text"], 70)


def main(path: str, rows: int = ROWS) -> None:
    """Print the first records of each article in turn until `rows` are shown."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    by_article: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        by_article.setdefault(record["article"]["id"], []).append(record)
    each = max(1, rows // max(1, len(by_article)))
    shown = [r for found in by_article.values() for r in found[:each]][:rows]
    table = Table("speaker", "verb", "quote", title=f"{len(shown)} of {len(records)} quotes in {path}", title_justify="left")
    for record in shown:
        table.add_row(*row(record))
    Console(width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
