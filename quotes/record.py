"""The record: one attribution, as it is written to JSON Lines.

All offsets are Unicode code points into the article's text, half-open; `text[start:end]` is always the text shown.
`SCHEMA` names the version of the shape; a breaking change raises it.
"""

import hashlib
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from quotes.rulebook import CueForm

SCHEMA: Final = "quotes/1"

Kind = Literal["direct", "mixed", "indirect", "fragment"]
SpeakerKind = Literal["person", "org", "group", "anonymous"]
ResolvedBy = Literal["name", "role", "pronoun", "dropped_subject"]
Part = Literal["title"]
Offset = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Record):
    """A stretch of the article's text."""

    text: str
    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}..{self.end} does not fit its text of {len(self.text)} characters")
        return self


class Cue(_Record):
    """The words that carry the saying, with the lexicon's lemma and sense."""

    text: str
    lemma: str
    start: Offset
    end: Offset
    form: CueForm
    sense: str


class Speaker(_Record):
    """Who said it: the entity of the article, and the words that named it here (`mention`, null for a dropped subject).

    `name_latin` stands in a record only where one was asked for (the extra `latin`, or a list of names).
    """

    entity: str
    name: str
    title: str | None
    role: str | None
    kind: SpeakerKind
    names: tuple[str, ...]
    mention: Span | None
    resolved_by: ResolvedBy
    name_latin: str | None = None

    @model_serializer(mode="wrap")
    def _without_empty_latin(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields: dict[str, Any] = handler(self)
        if self.name_latin is None:
            del fields["name_latin"]
        return fields


class ArticleRef(_Record):
    """The article a record belongs to."""

    id: str
    path: str | None
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None
    sha256: str


class Quote(_Record):
    """One attribution: content, cue, speaker and how it was found.

    Offsets count in the article's text; `part` stands only in a record whose offsets count in another part of the article.
    """

    schema_: Annotated[str, Field(alias="schema")] = SCHEMA
    id: str
    article: ArticleRef
    kind: Kind
    text: str
    start: Offset
    end: Offset
    passages: tuple[Span, ...]
    cue: Cue | None
    speaker: Speaker | None
    via: Span | None
    paragraph: Annotated[int, Field(ge=0)]
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    rule: str
    part: Part | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"content {self.start}..{self.end} does not fit its text of {len(self.text)} characters")
        for passage in self.passages:
            if not self.start <= passage.start <= passage.end <= self.end:
                raise ValueError(f"passage {passage.start}..{passage.end} lies outside the content {self.start}..{self.end}")
        return self

    @model_serializer(mode="wrap")
    def _without_empty_part(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields: dict[str, Any] = handler(self)
        if self.part is None:
            fields.pop("part", None)
        return fields

    def to_json(self) -> str:
        """Return the record as one line of JSON, keys in the order of the record reference."""
        return self.model_dump_json(by_alias=True)

    def _repr_html_(self) -> str:
        from quotes.report.notebook import quotes_html

        return quotes_html([self])


def record_id(sha256: str, start: int, end: int) -> str:
    """Return the stable id of a content: the same article text and span give the same id on every machine."""
    return hashlib.sha256(f"{sha256}:{start}:{end}".encode()).hexdigest()[:16]


def schema() -> dict[str, Any]:
    """Return the record's JSON Schema (draft 2020-12)."""
    return Quote.model_json_schema(by_alias=True)
