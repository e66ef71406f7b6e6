"""schema.org ClaimReview drafts: what a fact-checker starts from, with the verdict left to the fact-checker."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from quotes.formats.bundle import Bundle
from quotes.formats.output import write_json_list
from quotes.record import ArticleRef, Quote, Speaker

_TYPES: Final = {"person": "Person", "org": "Organization", "group": "Organization", "anonymous": "Person"}


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write a list of drafts, one a record that has a speaker; a claim without a claimant cannot be reviewed."""
    write_json_list(path, _drafts(bundles))


def _drafts(bundles: Iterable[Bundle]) -> Iterator[dict[str, Any]]:
    for bundle in bundles:
        for quote in bundle.quotes:
            if quote.speaker is not None:
                yield draft(quote, quote.speaker)


def draft(quote: Quote, speaker: Speaker) -> dict[str, Any]:
    """Return the draft of one record; empty strings are for the fact-checker to fill."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": quote.id,
        "inLanguage": "ar",
        "url": "",
        "datePublished": "",
        "author": {"@type": "Organization", "name": "", "url": ""},
        "claimReviewed": quote.text,
        "itemReviewed": _claim(quote, speaker),
        "reviewRating": {"@type": "Rating", "ratingValue": "", "bestRating": "", "worstRating": "", "alternateName": ""},
    }


def _claim(quote: Quote, speaker: Speaker) -> dict[str, Any]:
    author = {"@type": _TYPES[speaker.kind], "name": speaker.name, "alternateName": speaker.name_latin}
    if speaker.kind == "person":
        author |= {"honorificPrefix": speaker.title, "jobTitle": speaker.role}
    claim = {
        "@type": "Claim",
        "text": quote.text,
        "author": _filled(author),
        "datePublished": quote.article.published,
        "appearance": _appearance(quote.article),
    }
    return _filled(claim)


def _appearance(article: ArticleRef) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": article.publisher} if article.publisher else None
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": article.id,
            "url": article.url,
            "headline": article.title,
            "datePublished": article.published,
            "publisher": publisher,
        }
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
