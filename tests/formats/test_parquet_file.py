"""Parquet keeps the record's shape."""

import pytest

from quotes.errors import InputError, OutputError
from quotes.formats import read_records, write_bundles
from quotes.formats.parquet_file import read_parquet
from tests.builders import bundle

parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra 'parquet'")


def test_nothing_is_lost(tmp_path):
    path = tmp_path / "a.parquet"
    write_bundles([bundle(), bundle()], None, path)
    assert tuple(read_parquet(path)) == bundle().quotes * 2


def test_records_are_read_from_it_as_from_others(tmp_path):
    path = tmp_path / "a.parquet"
    write_bundles([bundle()], None, path)
    assert tuple(read_records(path)) == bundle().quotes


def test_other_parquet_is_refused(tmp_path):
    import pyarrow as pa

    parquet.write_table(pa.table({"x": [1]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 broken")
    for name in ("a.parquet", "b.parquet"):
        with pytest.raises(InputError, match="no Parquet file of quotes"):
            list(read_records(tmp_path / name))


def test_nested_columns_are_typed(tmp_path):
    path = tmp_path / "a.parquet"
    write_bundles([bundle()], None, path)
    table = parquet.read_table(path)
    assert str(table.schema.field("confidence").type) == "double"
    assert table.column("speaker").combine_chunks().field("name").to_pylist()[2] == "هناء الشقارين"


def test_no_records_is_an_empty_table(tmp_path):
    path = tmp_path / "a.parquet"
    write_bundles([], None, path)
    assert parquet.read_table(path).num_rows == 0


def test_parquet_goes_to_a_file_only():
    with pytest.raises(OutputError, match="name a file"):
        write_bundles([bundle()], "parquet", "-")


def test_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'quotes-ar\[parquet\]'"):
        write_bundles([bundle()], "parquet", tmp_path / "a.parquet")
