import json
import os
import signal
import subprocess
import sys
import time

import pytest

from quotes.errors import OutputError
from quotes.write import FileWriter, StdoutWriter, open_writer, repair
from tests.builders import article, quote


def records(count=1):
    return [quote(article(), "السدود ممتلئة")] * count


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def test_a_line_a_record_with_arabic_as_it_is(tmp_path):
    target = tmp_path / "new" / "out.jsonl"
    with FileWriter(target) as writer:
        writer.write(records(2))
    first, second = lines(target)
    assert first == second
    assert json.loads(first)["text"] == "السدود ممتلئة"
    assert "\\u" not in first


def test_no_records_leave_an_empty_file_and_old_ones_go(tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text("old\n", encoding="utf-8")
    FileWriter(target).close()
    assert target.read_bytes() == b""


def test_appending_cuts_a_half_line_off_first(tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text('{"a":1}\n{"b":', encoding="utf-8")
    with FileWriter(target, append=True) as writer:
        writer.write_lines(['{"c":3}'])
    assert lines(target) == ['{"a":1}', '{"c":3}']


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_breaks_off_leaves_whole_lines(tmp_path, monkeypatch, error):
    target = tmp_path / "out.jsonl"
    real = os.write
    calls = []

    def half(descriptor, data):
        calls.append(data)
        if len(calls) == 1:
            return real(descriptor, bytes(data)[: len(data) // 2])
        raise error

    with FileWriter(target) as writer:
        writer.write_lines(["whole"])
        monkeypatch.setattr("quotes.write.os.write", half)
        with pytest.raises((OutputError, KeyboardInterrupt)):
            writer.write_lines(["half a line"])
        monkeypatch.undo()
        assert lines(target) == ["whole"]
        writer.write_lines(["another"])
    assert lines(target) == ["whole", "another"]


def test_a_record_that_cannot_be_made_writes_nothing_of_its_article(tmp_path):
    def made():
        yield from records()
        raise ValueError("broken record")

    with FileWriter(tmp_path / "out.jsonl") as writer, pytest.raises(ValueError, match="broken record"):
        writer.write(made())
    assert (tmp_path / "out.jsonl").read_bytes() == b""


@pytest.mark.parametrize("pause", [0.05, 0.1, 0.2])
def test_a_killed_process_leaves_whole_lines(tmp_path, pause):
    target = tmp_path / "out.jsonl"
    program = (
        "import sys; from pathlib import Path; from quotes.write import FileWriter\n"
        "w = FileWriter(Path(sys.argv[1])); print(flush=True)\n"
        "while True: w.write_lines(['x' * 3000] * 3)"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE)
    process.stdout.readline()
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    data = target.read_bytes()
    repair(target)
    assert data
    assert set(target.read_bytes().split(b"\n")) == {b"x" * 3000, b""}
    assert len(data) - target.stat().st_size < 9003


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("a\n", "a\n"), ("a\nb", "a\n"), ("no newline", ""), ("a\n" + "b" * 200_000, "a\n"), ("\n", "\n")],
)
def test_repair_cuts_back_to_the_last_newline(tmp_path, before, after):
    target = tmp_path / "out.jsonl"
    target.write_text(before, encoding="utf-8")
    assert repair(target) == len(before) - len(after)
    assert target.read_text(encoding="utf-8") == after


def test_repairing_a_missing_file_does_nothing(tmp_path):
    assert repair(tmp_path / "none") == 0


def test_a_folder_cannot_be_written(tmp_path):
    with pytest.raises(OutputError, match="cannot be written: Is a directory"):
        FileWriter(tmp_path)


def test_without_a_path_records_go_to_stdout(capfdbinary):
    writer = open_writer(None)
    assert isinstance(writer, StdoutWriter)
    writer.write(records())
    writer.close()
    assert capfdbinary.readouterr().out.decode().endswith("}\n")
