"""An article as it comes in, and its identity."""

import hashlib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Article(BaseModel):
    """A news article; `text` is what every offset of its records counts in, and is never changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    id: Annotated[str, Field(min_length=1)] | None = None
    path: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; a lone surrogate counts as its three raw bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """The id given by the input, or the first 16 hex digits of the text's hash."""
        return self.id or self.sha256[:16]

    def _repr_html_(self) -> str:
        from quotes.report.notebook import article_html

        return article_html(self.title, self.text, ())
