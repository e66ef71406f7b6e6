"""The installed program as a process of its own: exit status, signals, pipes, start-up."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from quotes.record import Quote

NEWS = 'قال وزير المالية سالم العمري إن "الموازنة جاهزة". وأضاف أن الحكومة ستعلنها غدا.\n'
PROGRAM = [sys.executable, "-c", "from quotes.cli import main; main()"]


@pytest.fixture
def news(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def run(folder, *args, stdin=None, env=None):
    return subprocess.run(
        [*PROGRAM, *args],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, **(env or {})},
    )


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["extract", "--no-parse", "a.txt"], 0),
        (["extract", "--no-parse", "a.txt", "missing.txt"], 1),
        (["extract", "--no-such-option", "a.txt"], 2),
        (["extract", "--no-parse", "--rules", "nowhere", "a.txt"], 2),
    ],
)
def test_exit_status(news, args, status):
    assert run(news, *args).returncode == status


def test_ctrl_c_ends_with_130_and_finished_records_on_disk(news):
    many = news / "many.jsonl"
    line = json.dumps({"text": NEWS}) + "\n"
    many.write_text(line * 200_000, encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "extract", "--no-parse", "many.jsonl", "-o", "out.jsonl"], cwd=news, stderr=subprocess.PIPE
    )
    target = news / "out.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (target.exists() and target.stat().st_size > 50_000):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"stopped" in talk
    assert b"Traceback" not in talk
    data = target.read_bytes()
    assert data.endswith(b"\n")
    for written in data.splitlines():
        Quote.model_validate_json(written)


def test_a_closed_pipe_is_no_error(news):
    (news / "many.jsonl").write_text((json.dumps({"text": NEWS}) + "\n") * 2000, encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "extract", "--no-parse", "--quiet", "many.jsonl"], cwd=news, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_utf8_on_stdout_in_any_locale(news):
    result = run(news, "extract", "--no-parse", "a.txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert json.loads(result.stdout.splitlines()[0])["speaker"]["name"] == "سالم العمري"


def test_explain_in_any_locale(news):
    result = run(news, "explain", "--no-parse", "a.txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (result.returncode, "سالم العمري" in result.stdout.decode()) == (0, True)


def test_no_colour_codes_off_a_terminal(news):
    assert b"\x1b[" not in run(news, "extract", "--no-parse", "missing").stderr


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال " + '"' * 10_000, id="ten thousand marks in a row"),
        pytest.param("قال " + "«" * 10_000, id="ten thousand opening marks"),
        pytest.param("كتاب " * 200_000, id="a paragraph of a million characters"),
        pytest.param("قال الوزير إن العمل مستمر و" * 200, id="a sentence of two hundred cues"),
    ],
)
def test_strange_articles_neither_crash_nor_hang(news, text):
    (news / "strange.txt").write_text(text, encoding="utf-8")
    result = run(news, "extract", "--no-parse", "strange.txt", "a.txt")
    assert result.returncode == 0, result.stderr.decode()
    assert json.loads(result.stdout.splitlines()[-1])["article"]["id"] == "a"


def test_help_answers_at_once(news):
    fastest = min(_processor_seconds(news, "--help") for _ in range(3))
    assert fastest < 0.6  # 0.15 s on an idle machine; the limit leaves room for a busy one


def test_help_imports_nothing_heavy():
    program = (
        "import sys; sys.argv = ['quotes', '--help']\n"
        "from quotes.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('torch', 'stanza', 'pydantic', 'regex', 'charset_normalizer') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_console_script_is_installed():
    script = shutil.which("quotes", path=os.path.dirname(sys.executable))  # noqa: PTH120
    assert script is not None
    assert subprocess.run([script, "--version"], capture_output=True, check=True).stdout.startswith(b"quotes ")


def _processor_seconds(folder, *args):
    before = os.times()
    assert run(folder, *args).returncode == 0
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
