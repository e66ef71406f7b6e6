"""What makes an article usable: text, in Arabic, of whole characters, and not endless."""

from collections.abc import Mapping
from typing import Any, Final

import regex
from pydantic import ValidationError

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.encodings import has_arabic
from quotes.readers.options import DEFAULTS, FIELDS, ReadOptions
from quotes.readers.source import Item

MAX_CHARACTERS: Final = 10_000_000  # of one article; a newspaper year in one file is no article
_SURROGATE: Final = regex.compile("[\ud800-\udfff]")
_TYPES: Final = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null"}


def check_text(where: str, text: str) -> InputError | None:
    """Return what makes a text no article, None for a good one."""
    if not text.strip():
        return InputError(where, "empty article")
    if len(text) > MAX_CHARACTERS:
        return too_long(where, len(text), "characters")
    broken = _SURROGATE.search(text)
    if broken is not None:
        found = ord(broken.group())
        return InputError(
            where, f"half of a surrogate pair (U+{found:04X}) at character {broken.start()}; repair the file's encoding"
        )
    if not has_arabic(text):
        return InputError(where, "no Arabic letters in it")
    return None


def too_long(where: str, size: int, unit: str) -> InputError:
    """Return the error of an article over the limit; `unit` is what `size` counts."""
    return InputError(
        where, f"article of {size:,} {unit}; the limit is {MAX_CHARACTERS:,} characters: split it into its articles"
    )


def text_article(where: str, text: str, *, key: str | None, path: str | None) -> Item:
    """Return the article that a whole file holds, or why it holds none."""
    return check_text(where, text) or Article(text=text, id=key, path=path)


def article_of(where: str, fields: Any, path: str | None, options: ReadOptions = DEFAULTS) -> Item:
    """Return the article that named fields describe, or why they describe none; unknown fields are passed over."""
    if not isinstance(fields, Mapping):
        return InputError(where, f"an article is a JSON object, not {_type(fields)}")
    columns = {name: options.fields.get(name, name) for name in FIELDS}
    if columns["text"] not in fields:
        return InputError(where, f"field '{columns['text']}' is missing")
    known = {name: fields[column] for name, column in columns.items() if column in fields}
    if isinstance(known.get("id"), int) and not isinstance(known["id"], bool):
        known["id"] = str(known["id"])
    for name, value in known.items():
        if not isinstance(value, str) and (value is not None or name == "text"):
            return InputError(where, f"field '{columns[name]}' must be a string, not {_type(value)}")
        if name != "text" and value is not None and _SURROGATE.search(value):
            return InputError(where, f"field '{columns[name]}' holds half of a surrogate pair; repair the file's encoding")
    known["id"] = known.get("id") or None
    problem = check_text(where, known["text"])
    if problem is not None:
        return problem
    known["published"] = options.date(where, known.get("published"))
    try:
        return Article(**known, path=path)
    except ValidationError as err:
        return InputError(where, f"field '{'.'.join(map(str, err.errors()[0]['loc']))}': {err.errors()[0]['msg']}")


def _type(value: Any) -> str:
    return _TYPES.get(type(value), "a string")
