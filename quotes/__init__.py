"""Quotes in Arabic news: who said what, in whose words, and where it stands.

    from quotes import extract

    for quote in extract(text):
        print(quote.speaker.name if quote.speaker else None, quote.text)

The names below are imported on first use, so that `import quotes` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.article import Article
    from quotes.errors import InputError, OutputError, QuotesError, RuleError
    from quotes.extractor import ArticleQuotes, Extractor, extract
    from quotes.record import Quote

__all__ = [
    "Article",
    "ArticleQuotes",
    "Extractor",
    "InputError",
    "OutputError",
    "Quote",
    "QuotesError",
    "RuleError",
    "extract",
]

_HOMES = {
    "article": ("Article",),
    "errors": ("InputError", "OutputError", "QuotesError", "RuleError"),
    "extractor": ("ArticleQuotes", "Extractor", "extract"),
    "record": ("Quote",),
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'quotes' has no attribute '{name}'")
    return getattr(import_module(f"quotes.{home}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
