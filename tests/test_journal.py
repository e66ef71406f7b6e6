"""What a run has finished survives whatever kills it."""

import os

import pytest

from quotes.errors import OutputError
from quotes.journal import Journal, Progress, cut


def test_latest_progress_is_read_back(tmp_path):
    journal = Journal.beside(tmp_path / "out.jsonl")
    assert journal.read() is None
    for items in range(5):
        journal.write(Progress(items=items, sizes={"output": items * 10}))
    journal.close()
    again = Journal.beside(tmp_path / "out.jsonl")
    assert again.read() == Progress(items=4, sizes={"output": 40})
    again.finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("torn", [0, 1, 30, 2000])
def test_torn_write_leaves_the_one_before(tmp_path, torn):
    journal = Journal.beside(tmp_path / "out.jsonl")
    journal.write(Progress(items=1))
    journal.write(Progress(items=2))
    journal.write(Progress(items=3))
    journal.close()
    path = Journal.path_beside(tmp_path / "out.jsonl")
    data = bytearray(path.read_bytes())
    data[torn] ^= 0xFF
    path.write_bytes(bytes(data))
    again = Journal(path)
    found = again.read()
    assert found is not None
    assert found.items == 2
    again.write(Progress(items=9))
    assert again.read() == Progress(items=9)
    again.close()


def test_output_is_cut_to_what_was_finished(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"one\ntw")
    cut(path, 4)
    assert path.read_bytes() == b"one\n"


def test_output_that_lost_something_is_not_gone_on_with(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"one\n")
    with pytest.raises(OutputError, match="start again without --resume"):
        cut(path, 40)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        Journal(tmp_path / "x.progress")
