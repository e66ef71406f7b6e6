"""Faults of disk, processes and files: an error message and whole lines, never a traceback or half a line."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quotes.article import Article
from quotes.errors import InputError
from quotes.extractor import Extractor
from quotes.parallel import Recipe, WorkerError, extract_parallel
from tests.conftest import ROOT

MAIN = [sys.executable, "-c", "from quotes.cli import main; main()"]


@pytest.fixture(scope="module")
def articles():
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    return [Article(text=texts[n % len(texts)], id=f"n{n}") for n in range(300)]


@pytest.fixture
def source(tmp_path, articles):
    path = tmp_path / "in.jsonl"
    lines = (json.dumps({"id": a.id, "text": a.text}, ensure_ascii=False) + "\n" for a in articles)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def start(*arguments):
    return subprocess.Popen([*MAIN, "extract", "--no-parse", *map(str, arguments)], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def finish(process):
    _, talk = process.communicate(timeout=120)
    assert "Traceback" not in talk
    return process.returncode, talk


def ids(path):
    text = path.read_text(encoding="utf-8")
    assert not text or text.endswith("\n")
    return [json.loads(line)["id"] + json.loads(line)["article"]["id"] for line in text.splitlines()]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_is_an_error_message(source):
    status, talk = finish(start(source, "-o", "/dev/full"))
    assert status == 1
    assert "No space left" in talk


def test_a_folder_that_cannot_be_written_is_an_error_message(source, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    status, talk = finish(start(source, "-o", tmp_path / "file" / "q.jsonl"))
    assert status == 1
    assert "cannot be written" in talk


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_leaves_whole_lines(source, tmp_path, number):
    out = tmp_path / "q.jsonl"
    process = start(source, "-o", out)
    while process.poll() is None and not (out.exists() and out.stat().st_size):
        time.sleep(0.01)
    process.send_signal(number)
    status, _ = finish(process)
    assert status in {130, -number, 128 + number}
    assert len(ids(out)) == len(set(ids(out)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_twenty_kills_with_resume_lose_nothing_and_double_nothing(source, tmp_path, jobs):
    """Ten kills of a run with one process, ten of one with two."""
    whole, out = tmp_path / "whole.jsonl", tmp_path / "q.jsonl"
    began = time.monotonic()
    finish(start(source, "-o", whole, "--jobs", jobs))
    length = time.monotonic() - began
    dice = random.Random(jobs)  # noqa: S311 - no secret
    for _ in range(10):
        process = start(source, "-o", out, "--resume", "--jobs", jobs)
        time.sleep(dice.uniform(0, length))
        process.kill()
        process.communicate()
    assert finish(start(source, "-o", out, "--resume", "--jobs", jobs))[0] == 0
    assert out.read_bytes() == whole.read_bytes()


def test_any_number_of_processes_gives_the_same_bytes(source, tmp_path):
    for jobs in (1, 2, 3):
        assert finish(start(source, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs))[0] == 0
    first, *others = (tmp_path / f"{jobs}.jsonl" for jobs in (1, 2, 3))
    assert all(other.read_bytes() == first.read_bytes() for other in others)


def workers_of(process_id):
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if (
                int(entry.read_text().rsplit(")", 1)[1].split()[1]) == process_id
                and b"spawn_main" in (entry.parent / "cmdline").read_bytes()
            ):
                yield int(entry.parent.name)
        except (OSError, ValueError):
            continue


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="finds the workers in /proc")  # noqa: PTH110
def test_a_killed_worker_costs_nothing(articles):
    alone = [found.quotes for found in Extractor().extract_batch(articles)]
    together = []
    for n, found in enumerate(extract_parallel(articles, Recipe(parse=False), 2)):
        if n in {10, 120}:
            os.kill(next(workers_of(os.getpid())), signal.SIGKILL)
        together.append(found.quotes)
    assert together == alone


def _fatal():
    """Make an extractor that kills its process when it meets a certain article."""
    extractor = Extractor()
    real = extractor.extract_article

    def extract(article):
        if article.id == "n3":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(article)

    extractor.extract_article = extract  # type: ignore[method-assign]
    return extractor


def test_a_part_that_kills_workers_is_named_and_the_rest_done(articles):
    from quotes.parallel import work

    outcomes = [found for _, found in work(articles, _fatal, 2)]
    failed = [found for found in outcomes if isinstance(found, InputError)]
    assert len(outcomes) == len(articles)
    assert 0 < len(failed) <= 64
    assert "killed 3 workers" in str(failed[0])


def test_a_model_that_workers_cannot_load_is_an_error(articles, tmp_path):
    with pytest.raises(WorkerError, match="holds neither"):
        list(extract_parallel(articles[:3], Recipe(model=tmp_path), 2))


@pytest.mark.model
def test_a_truncated_model_is_an_error_message(source, tmp_path):
    model = tmp_path / "model"
    shutil.copytree(ROOT / "quotes" / "models" / "ar", model)
    parser = model / "depparse.pt"
    parser.write_bytes(parser.read_bytes()[: parser.stat().st_size // 2])
    process = subprocess.run(
        [*MAIN, "extract", "--model", str(model), str(source)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 2
    assert "damaged" in process.stderr
    assert "Traceback" not in process.stderr
