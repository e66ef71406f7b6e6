"""A sheet: one record a row, in columns that a newsroom sorts by, harmless when a spreadsheet opens it."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import regex

from quotes.formats.bundle import Bundle
from quotes.formats.output import text_output
from quotes.record import Quote

Cell = str | int | float | None

COLUMNS: Final = (
    "id", "article_id", "path", "title", "url", "published", "publisher",
    "speaker", "speaker_latin", "speaker_title", "speaker_role", "speaker_kind", "mention", "resolved_by", "entity", "via",
    "cue", "lemma", "form", "sense", "kind", "text", "passages",
    "paragraph", "start", "end", "confidence", "rule", "sha256", "part",
)  # fmt: skip

# What a spreadsheet takes for a formula, also behind blanks and invisible characters, and in its full-width forms.
_FORMULA: Final = regex.compile(r"[\t\r\n]|[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:
    """Write a header and one row a record; `excel` puts the byte-order mark in front that Excel needs for Arabic."""
    with text_output(path) as file:
        if excel:
            file.write("\ufeff")
        sheet = csv.writer(file, lineterminator="\r\n" if excel else "\n")
        sheet.writerow(COLUMNS)
        for bundle in bundles:
            sheet.writerows([harmless(cell) for cell in row(quote)] for quote in bundle.quotes)


def row(quote: Quote) -> tuple[Cell, ...]:
    """Return a record's cells in the order of `COLUMNS`."""
    article, speaker, cue = quote.article, quote.speaker, quote.cue
    who: tuple[Cell, ...] = (None,) * 8
    if speaker:
        named = (speaker.name, speaker.name_latin, speaker.title, speaker.role, speaker.kind)
        who = (*named, speaker.mention.text if speaker.mention else None, speaker.resolved_by, speaker.entity)
    return (
        quote.id, article.id, article.path, article.title, article.url, article.published, article.publisher,
        *who, quote.via.text if quote.via else None,
        *((cue.text, cue.lemma, cue.form, cue.sense) if cue else (None,) * 4),
        quote.kind, quote.text, " | ".join(p.text for p in quote.passages),
        quote.paragraph, quote.start, quote.end, quote.confidence, quote.rule, article.sha256, quote.part,
    )  # fmt: skip


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet computes: text that looks like a formula gets an apostrophe in front.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
