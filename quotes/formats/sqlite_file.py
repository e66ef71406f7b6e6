"""A SQLite database: articles, speakers and quotes with full-text search, for Datasette or any SQL tool.

Words are found as written, without vowels and hamza, and with the endings that people type instead of ة and ى.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import regex

from quotes.errors import InputError
from quotes.formats.bundle import Bundle
from quotes.formats.output import refuse_stdout, replacing
from quotes.normalise import fold
from quotes.record import ArticleRef, Quote, Speaker
from quotes.search import loose

_VOWELS: Final = regex.compile(r"[\p{M}\u0640]+")
_TABLES: Final = """
CREATE TABLE articles (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT, publisher TEXT, published TEXT, url TEXT, path TEXT,
  sha256 TEXT NOT NULL, text TEXT, search TEXT NOT NULL
);
CREATE TABLE speakers (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(key), entity TEXT NOT NULL,
  name TEXT NOT NULL, name_latin TEXT, title TEXT, role TEXT, kind TEXT NOT NULL, names TEXT NOT NULL
);
CREATE TABLE quotes (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(key),
  speaker INTEGER REFERENCES speakers(key), kind TEXT NOT NULL, text TEXT NOT NULL,
  cue TEXT, lemma TEXT, sense TEXT, form TEXT, via TEXT, paragraph INTEGER NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, cue_start INTEGER, cue_end INTEGER, via_start INTEGER, via_end INTEGER,
  mention TEXT, mention_start INTEGER, mention_end INTEGER, resolved_by TEXT, passages TEXT NOT NULL, schema TEXT NOT NULL,
  part TEXT, search TEXT NOT NULL
);
"""
_INDEXES: Final = """
CREATE INDEX articles_id ON articles(id);
CREATE INDEX speakers_article ON speakers(article);
CREATE INDEX speakers_name ON speakers(name);
CREATE INDEX quotes_article ON quotes(article);
CREATE INDEX quotes_speaker ON quotes(speaker);
CREATE INDEX quotes_sense ON quotes(sense);
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, search, content="articles", content_rowid="key");
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE quotes_fts USING fts5(text, search, content="quotes", content_rowid="key");
INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild');
CREATE VIEW statements AS
  SELECT q.key, s.name AS speaker, s.role, q.cue, q.sense, q.kind, q.text, a.title, a.publisher, a.published, a.url, q.confidence
  FROM quotes q JOIN articles a ON a.key = q.article LEFT JOIN speakers s ON s.key = q.speaker;
"""
_QUOTE: Final = (
    "id", "article", "speaker", "kind", "text", "cue", "lemma", "sense", "form", "via", "paragraph", "confidence", "rule",
    "start", '"end"', "cue_start", "cue_end", "via_start", "via_end",
    "mention", "mention_start", "mention_end", "resolved_by", "passages", "schema", "part", "search",
)  # fmt: skip
_INSERT: Final = f"INSERT INTO quotes ({', '.join(_QUOTE)}) VALUES ({', '.join('?' * len(_QUOTE))})"  # noqa: S608  (names are ours)
_SELECT: Final = """
SELECT q.*, s.entity, s.name, s.name_latin, s.title AS speaker_title, s.role, s.kind AS speaker_kind, s.names,
  a.id AS article_id, a.path, a.title, a.url, a.published, a.publisher, a.sha256
FROM quotes q JOIN articles a ON a.key = q.article LEFT JOIN speakers s ON s.key = q.speaker ORDER BY q.key
"""


def write(bundles: Iterable[Bundle], path: Path | str, *, excel: bool = False) -> None:  # noqa: ARG001  (one shape for all)
    """Write a new database in place of `path`."""
    target = refuse_stdout(path, "sqlite")
    with replacing(target) as temporary, closing(sqlite3.connect(temporary)) as base:
        base.execute("PRAGMA journal_mode = OFF")  # a crash leaves the temporary file, never a half database at `path`
        base.executescript(_TABLES)
        filler = _Filler(base)
        for bundle in bundles:
            filler.add(bundle)
        base.commit()
        base.executescript(_INDEXES)


class _Filler:
    """Rows of one database; an article or speaker that occurs again keeps its row."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._articles: dict[ArticleRef, int] = {}

    def add(self, bundle: Bundle) -> None:
        article = self._articles.get(bundle.ref) or self._article(bundle)
        speakers: dict[tuple[Any, ...], int] = {}
        for quote in bundle.quotes:
            speaker = self._speaker(article, quote.speaker, speakers) if quote.speaker else None
            self._base.execute(_INSERT, [_storable(value) for value in _quote_row(quote, article, speaker)])

    def _article(self, bundle: Bundle) -> int:
        ref = bundle.ref
        search = searchable(f"{ref.title or ''}\n{bundle.text or ''}")
        values = (ref.id, ref.title, ref.publisher, ref.published, ref.url, ref.path, ref.sha256, bundle.text, search)
        key = self._insert("articles (id, title, publisher, published, url, path, sha256, text, search)", values)
        self._articles[ref] = key
        return key

    def _speaker(self, article: int, speaker: Speaker, known: dict[tuple[Any, ...], int]) -> int:
        names = json.dumps(speaker.names, ensure_ascii=False)
        values = (article, speaker.entity, speaker.name, speaker.name_latin, speaker.title, speaker.role, speaker.kind, names)
        if values not in known:
            known[values] = self._insert("speakers (article, entity, name, name_latin, title, role, kind, names)", values)
        return known[values]

    def _insert(self, into: str, values: tuple[Any, ...]) -> int:
        marks = ", ".join("?" * len(values))
        row = self._base.execute(f"INSERT INTO {into} VALUES ({marks})", [_storable(value) for value in values])  # noqa: S608
        assert row.lastrowid is not None
        return row.lastrowid


def _quote_row(quote: Quote, article: int, speaker: int | None) -> tuple[Any, ...]:
    cue, via, said = quote.cue, quote.via, quote.speaker
    mention = said.mention if said else None
    passages = json.dumps([p.model_dump() for p in quote.passages], ensure_ascii=False)
    search = searchable(" ".join([quote.text, *((said.name, said.role or "") if said else ())]))
    return (
        quote.id, article, speaker, quote.kind, quote.text,
        *((cue.text, cue.lemma, cue.sense, cue.form) if cue else (None,) * 4),
        via.text if via else None, quote.paragraph, quote.confidence, quote.rule, quote.start, quote.end,
        *((cue.start, cue.end) if cue else (None, None)),
        *((via.start, via.end) if via else (None, None)),
        *((mention.text, mention.start, mention.end) if mention else (None,) * 3),
        said.resolved_by if said else None, passages, quote.schema_, quote.part, search,
    )  # fmt: skip


def searchable(text: str) -> str:
    """Return what the full-text index keeps beside a text: its folded form, and other spellings of its words.

    >>> searchable("المحكمةُ أقرّت")
    'المحكمة اقرت أقرت المحكمه'
    """
    folded = fold(text)
    words = {*text.split(), *folded.split()}
    others = dict.fromkeys([*_VOWELS.sub("", text).split(), *loose(folded).split()])
    return " ".join([folded, *(word for word in others if word not in words)])


def _storable(value: Any) -> Any:
    """Replace lone surrogates, which UTF-8 cannot hold, one for one, so that offsets stay right."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def read_sqlite(path: Path) -> Iterator[Quote]:
    """Yield the records of a database that `write` wrote, in their first order; raises InputError for another database."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        try:
            for row in base.execute(_SELECT):
                yield Quote.model_validate(_record(row))
        except sqlite3.DatabaseError as err:
            raise InputError(str(path), f"no database of quotes: {err}") from None


def _record(row: sqlite3.Row) -> dict[str, Any]:
    article = {name: row[name] for name in ("path", "title", "url", "published", "publisher", "sha256")}
    cue = None
    if row["cue"] is not None:
        cue = _span(row, "cue") | {name: row[name] for name in ("lemma", "form", "sense")}
    plain = ("schema", "id", "kind", "text", "start", "end", "paragraph", "confidence", "rule")
    return {
        **{name: row[name] for name in plain},
        "article": {"id": row["article_id"], **article},
        "passages": json.loads(row["passages"]),
        "cue": cue,
        "speaker": _speaker(row) if row["speaker"] is not None else None,
        "via": _span(row, "via") if row["via"] is not None else None,
        "part": row["part"] if "part" in row.keys() else None,  # noqa: SIM118  (a row holds values; older databases lack it)
    }


def _speaker(row: sqlite3.Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("entity", "name", "name_latin", "role", "resolved_by")},
        "title": row["speaker_title"],
        "kind": row["speaker_kind"],
        "names": json.loads(row["names"]),
        "mention": _span(row, "mention") if row["mention"] is not None else None,
    }


def _span(row: sqlite3.Row, name: str) -> dict[str, Any]:
    return {"text": row[name], "start": row[f"{name}_start"], "end": row[f"{name}_end"]}
