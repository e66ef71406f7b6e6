"""Records and articles read back from the files that `quotes` wrote, a line at a time."""

import json
from collections.abc import Iterable, Iterator
from lzma import LZMAError
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.source import STDIN, Source, read_error
from quotes.record import ArticleRef, Quote

_SQLITE: Final = b"SQLite format 3\x00"
_PARQUET: Final = b"PAR1"


def ref_of(article: Article) -> ArticleRef:
    """Return how records name an article."""
    return ArticleRef(
        id=article.key,
        path=article.path,
        title=article.title,
        url=article.url,
        published=article.published,
        publisher=article.publisher,
        sha256=article.sha256,
    )


def read_records(path: Path | str) -> Iterator[Quote]:
    """Yield the records of a JSON Lines file (also gz, bz2, xz; `-` is standard input), or of our databases and Parquet files.

    Raises InputError, naming file and line, at the first line that is no record.
    """
    head = b"" if str(path) == STDIN else _head(Path(path))
    if head.startswith(_SQLITE):
        from quotes.formats.sqlite_file import read_sqlite

        yield from read_sqlite(Path(path))
        return
    if head.startswith(_PARQUET):
        from quotes.formats.parquet_file import read_parquet

        yield from read_parquet(Path(path))
        return
    for where, line in _lines(path):
        try:
            yield Quote.model_validate_json(line)
        except ValidationError as err:
            raise InputError(where, f"no record: {_first_fault(err)}") from None


class ArticleStore:
    """The texts behind records, found by the record's article id and hash.

    Holds hashes and places, not texts, when it reads from a plain JSON Lines file, so that memory stays flat.
    """

    def __init__(self) -> None:
        """Make an empty store."""
        self._texts: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._refs: dict[tuple[str, str], ArticleRef] = {}
        self._path: Path | None = None

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "ArticleStore":
        """Return a store that holds the given articles in memory."""
        store = cls()
        for article in articles:
            store._texts[article.sha256] = article.text
            store._note(article)
        return store

    @classmethod
    def open(cls, path: Path | str) -> "ArticleStore":
        """Return a store over a JSON Lines file of articles; raises InputError for a line that is no article."""
        if str(path) == STDIN or not _head(Path(path)).lstrip().startswith(b"{"):
            return cls.of(read_articles(path))
        store = cls()
        store._path = Path(path)
        place = 0
        with store._path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    article = _article(line, f"{path}:{number}")
                    store._places.setdefault(article.sha256, place)
                    store._note(article)
                place += len(line)
        return store

    def _note(self, article: Article) -> None:
        self._refs.setdefault((article.key, article.sha256), ref_of(article))

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._refs)

    def refs(self) -> Iterator[ArticleRef]:
        """Yield how records name each article, in the order of the input."""
        yield from self._refs.values()

    def text(self, ref: ArticleRef) -> str | None:
        """Return the text that a record's article names by its hash, or None."""
        if ref.sha256 in self._texts:
            return self._texts[ref.sha256]
        place = self._places.get(ref.sha256)
        if self._path is None or place is None:
            return None
        with self._path.open("rb") as file:
            file.seek(place)
            return _article(file.readline(), ref.id).text


def read_articles(path: Path | str) -> Iterator[Article]:
    """Yield the articles of a JSON Lines file; raises InputError, naming file and line, at the first bad line."""
    for where, line in _lines(path):
        yield _article(line, where)


def article_line(article: Article) -> str:
    """Return an article as one line of JSON: the fields that its records name, and the text their offsets count in."""
    return json.dumps({**ref_of(article).model_dump(), "text": article.text}, ensure_ascii=False)


def _article(line: bytes, where: str) -> Article:
    try:
        article = Article.model_validate_json(line)
    except ValidationError as err:
        raise InputError(where, f"no article: {_first_fault(err)}") from None
    return article


def _lines(path: Path | str) -> Iterator[tuple[str, bytes]]:
    """Yield place and bytes of each line that is not blank, unpacked; raises InputError when the file breaks off."""
    name = str(path)
    try:
        with Source(name, None if name == STDIN else Path(path)).open() as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{name}:{number}", line
    except (OSError, EOFError, LZMAError) as err:
        raise read_error(name, err) from None


def _first_fault(err: ValidationError) -> str:
    detail = err.errors()[0]
    place = ".".join(str(part) for part in detail["loc"])
    return f"{place}: {detail['msg']}" if place else detail["msg"]


def _head(path: Path) -> bytes:
    if path.is_fifo():
        return b""  # what is looked at in a pipe is gone
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except OSError as err:
        raise InputError(str(path), f"cannot be read: {err.strerror}") from None
