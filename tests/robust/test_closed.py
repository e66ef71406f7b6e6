"""Nothing leaves the machine: extraction, report and rules with sockets forbidden, in a process of their own."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

FORBID = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a socket was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from quotes.cli import main
main()
"""


@pytest.mark.parametrize(
    "command",
    [
        ("extract", "--no-parse", "corpus/articles", "-o", "{out}/q.jsonl"),
        ("rules", "check"),
        ("schema",),
        pytest.param(("extract", "corpus/articles/a01-dams-briefing.txt"), marks=pytest.mark.model),
    ],
    ids=lambda c: " ".join(c[:2]),
)
def test_no_command_opens_a_socket(command, tmp_path):
    arguments = [part.format(out=tmp_path) for part in command]
    done = subprocess.run([sys.executable, "-c", FORBID, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "a socket was asked for" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_opens_no_socket(tmp_path):
    def run(*arguments):
        return subprocess.run([sys.executable, "-c", FORBID, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)

    records, page = tmp_path / "q.jsonl", tmp_path / "report.html"
    assert run("extract", "--no-parse", "corpus/articles/a01-dams-briefing.txt", "-o", str(records)).returncode == 0
    done = run("report", str(records), "--articles", "corpus/articles/a01-dams-briefing.txt", "-o", str(page))
    assert (done.returncode, page.exists()) == (0, True), done.stderr
