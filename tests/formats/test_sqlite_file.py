"""The database: tables, search, and nothing lost on the way back."""

import sqlite3
from contextlib import closing

import pytest

from quotes.errors import InputError, OutputError
from quotes.formats import Bundle, read_records, write_bundles
from quotes.normalise import fold
from tests.builders import article, bundle, quote


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "a.sqlite"
    write_bundles([bundle(), bundle(article(id="a2", path=None, title=None))], None, path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_nothing_is_lost(tmp_path):
    bare = article(id="b", path=None, title=None, url=None, published=None, publisher=None)
    lonely = Bundle.of(bare, [quote(bare, "السدود", confidence=0.1 + 0.2)])
    bundles = [bundle(), lonely, bundle(article(id="c"))]
    first, second, third = tmp_path / "a.jsonl", tmp_path / "a.sqlite", tmp_path / "b.jsonl"
    write_bundles(bundles, None, first)
    write_bundles(bundles, None, second)
    write_bundles([Bundle(q.article, None, (q,)) for q in read_records(second)], None, third)
    assert first.read_bytes() == third.read_bytes()


def test_rows_of_articles_and_speakers_are_shared(base):
    assert base.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    assert base.execute("SELECT count(*) FROM speakers").fetchone() == (4,)
    assert base.execute("SELECT count(*) FROM quotes").fetchone() == (6,)


def test_foreign_keys_hold(base):
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {row[2] for row in base.execute("PRAGMA foreign_key_list(quotes)")}
    assert tables == {"articles", "speakers"}


@pytest.mark.parametrize("words", ["نقطع", "السدود", fold("وأضاف الماء").split()[1], "المهيدات"])
def test_search_finds_text_and_speaker(base, words):
    query = "SELECT q.text FROM quotes_fts f JOIN quotes q ON q.key = f.rowid WHERE quotes_fts MATCH ?"
    assert base.execute(query, (words,)).fetchall()


@pytest.mark.parametrize("words", ["الأمة أمام", "الامة امام", "الامه امام", "الامه إلى"])
def test_search_ignores_vowels_hamza_and_endings(tmp_path, words):
    source = article("قال: الأُمَّةُ إلى أمام")
    path = tmp_path / "a.db"
    write_bundles([Bundle.of(source, [quote(source, "الأُمَّةُ إلى أمام")])], None, path)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("quotes_fts", "articles_fts"):
            query = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"  # noqa: S608  (names are ours)
            found = connection.execute(query, (words,))
            assert found.fetchone() == (1,)


def test_view_reads_like_a_sheet(base):
    found = base.execute("SELECT speaker, sense, text FROM statements ORDER BY key LIMIT 1").fetchone()
    assert found == ("رافع المهيدات", "say", "السدود ممتلئة")


def test_database_goes_to_a_file_only():
    with pytest.raises(OutputError, match="name a file with -o"):
        write_bundles([bundle()], "sqlite", "-")


def test_other_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    with pytest.raises(InputError, match=r"other.db: no database of quotes: no such table"):
        list(read_records(path))


def test_old_database_is_replaced(tmp_path):
    path = tmp_path / "a.sqlite"
    write_bundles([bundle(), bundle()], None, path)
    write_bundles([bundle()], None, path)
    assert len(list(read_records(path))) == 3
