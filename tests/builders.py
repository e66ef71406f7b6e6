"""Articles and records made by hand, so that tests of formats need neither rules nor a model."""

from quotes.article import Article
from quotes.formats import Bundle
from quotes.formats.source import ref_of
from quotes.record import Cue, Kind, Quote, Span, Speaker, record_id

TEXT = (
    'قال وزير المياه رافع المهيدات إن السدود ممتلئة، وأضاف "لن نقطع الماء" 💧 في الصيف.\n\n'
    "ونفت هناء الشقارين ذلك بحسب وكالة السهل."
)  # fmt: skip


def article(text: str = TEXT, **fields: str | None) -> Article:
    """Return an article, with a full set of metadata unless told otherwise."""
    known = {"id": "a1", "path": "in/a1.txt", "title": "السدود", "url": "https://example.org/1", "published": "2026-01-02"}
    return Article(text=text, **{**known, "publisher": "السهل", **fields})


def span(text: str, words: str) -> Span:
    """Return the first place of some words."""
    start = text.index(words)
    return Span(text=words, start=start, end=start + len(words))


def speaker(text: str, mention: str | None, name: str, **fields: object) -> Speaker:
    """Return a person with one name."""
    found = span(text, mention) if mention else None
    known = {"entity": f"e-{name[:3]}", "name": name, "title": None, "role": None, "kind": "person", "names": (name,)}
    resolved = "name" if mention else "dropped_subject"
    return Speaker.model_validate({**known, "mention": found, "resolved_by": resolved, **fields})


def quote(
    source: Article,
    words: str,
    *,
    kind: Kind = "indirect",
    cue: str | None = None,
    sense: str = "say",
    who: Speaker | None = None,
    via: str | None = None,
    confidence: float = 0.75,
) -> Quote:
    """Return the record of the first place of some words in an article."""
    content = span(source.text, words)
    said = None
    if cue:
        said = Cue(**span(source.text, cue).model_dump(), lemma=cue, form="verb", sense=sense)
    return Quote(
        id=record_id(source.sha256, content.start, content.end),
        article=ref_of(source),
        kind=kind,
        text=content.text,
        start=content.start,
        end=content.end,
        passages=() if kind == "indirect" else (content,),
        cue=said,
        speaker=who,
        via=span(source.text, via) if via else None,
        paragraph=source.text.count("\n\n", 0, content.start),
        confidence=confidence,
        rule="verb-clause",
    )


def bundle(source: Article | None = None) -> Bundle:
    """Return an article with three records that between them use every field."""
    source = source or article()
    text = source.text
    minister = speaker(
        text, "وزير المياه رافع المهيدات", "رافع المهيدات", role="وزير المياه", title="المهندس", name_latin="Rafe al-Muhaidat",
        names=("وزير المياه رافع المهيدات", "المهيدات"),
    )  # fmt: skip
    dropped = minister.model_copy(update={"mention": None, "resolved_by": "dropped_subject"})
    quotes = (
        quote(source, "السدود ممتلئة", cue="قال", who=minister),
        quote(source, "لن نقطع الماء", kind="direct", cue="وأضاف", sense="add", who=dropped, confidence=0.5),
        quote(
            source, "ذلك", cue="ونفت", sense="deny", who=speaker(text, "هناء الشقارين", "هناء الشقارين"), via="وكالة السهل",
            confidence=1 / 3,
        ),
    )  # fmt: skip
    return Bundle.of(source, quotes)
