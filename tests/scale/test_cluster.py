"""A scheduler and two workers as processes on this machine: the same records as from one process, also when one is killed."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from quotes.article import Article
from quotes.cluster import ClusterError, work_on_cluster
from quotes.errors import InputError, QuotesError
from quotes.extractor import ArticleQuotes, Extractor
from quotes.parallel import Recipe
from tests.conftest import ROOT

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask and its event loop warn of is none of ours

RECIPE = Recipe(parse=False)


def start(module, *arguments):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s",
    }
    return subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def cluster():
    address = f"tcp://127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    scheduler = start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show")
    workers = [start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def articles():
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    return [Article(text=texts[n % len(texts)], id=f"n{n}") for n in range(800)]


@pytest.fixture(scope="module")
def alone(articles):
    return [found.quotes for found in Extractor().extract_batch(articles)]


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(cluster, articles, alone):
    address, workers = cluster
    together = []
    for n, (item, outcome) in enumerate(work_on_cluster(articles, RECIPE, address)):
        if n == 100:
            workers[0].send_signal(signal.SIGKILL)
        assert item is articles[n]
        together.append(outcome.quotes)
    assert workers[0].wait() == -signal.SIGKILL
    assert together == alone


def test_a_bag_gives_its_outcomes_in_order(cluster, articles, alone):
    from dask import bag
    from distributed import Client

    address, workers = cluster
    with Client(address) as client:
        future = client.compute(Extractor().extract_bag(bag.from_sequence([*articles[:399], articles[399].text], npartitions=20)))
        while not client.processing() and not future.done():
            time.sleep(0.01)
        workers[1].send_signal(signal.SIGKILL)
        found = future.result(timeout=120)
    assert all(isinstance(outcome, ArticleQuotes) for outcome in found)
    assert [outcome.quotes for outcome in found[:399]] == alone[:399]
    assert [q.text for q in found[399].quotes] == [q.text for q in alone[399]]


def test_the_command_writes_the_same_bytes(cluster, articles, tmp_path):
    address, _ = cluster
    source = tmp_path / "in.jsonl"
    source.write_text("".join(a.model_dump_json() + "\n" for a in articles[:200]), encoding="utf-8")
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "extract", "--no-parse", "--quiet", str(source), "-o"]
    subprocess.run([*command, str(tmp_path / "one")], cwd=ROOT, check=True)
    subprocess.run([*command, str(tmp_path / "many"), "--dask", address], cwd=ROOT, check=True)
    assert (tmp_path / "many").read_bytes() == (tmp_path / "one").read_bytes() != b""


def test_inputs_that_failed_stay_in_their_places(cluster, articles):
    address, _ = cluster
    broken = InputError("a.txt", "no such file")
    found = list(work_on_cluster([articles[0], broken, articles[1]], RECIPE, address))
    assert [item for item, _ in found] == [articles[0], broken, articles[1]]
    assert found[1][1] is broken


def test_a_model_that_a_worker_cannot_load_is_an_error(cluster, articles, tmp_path):
    address, _ = cluster
    with pytest.raises(ClusterError, match="holds neither"):
        list(work_on_cluster(articles[:3], Recipe(model=tmp_path), address))


def test_no_scheduler_is_an_error_message(articles, monkeypatch):
    monkeypatch.setattr("quotes.cluster._PATIENCE", 1)
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        list(work_on_cluster(articles[:3], RECIPE, f"tcp://127.0.0.1:{free_port()}"))


def test_a_parser_of_ones_own_cannot_travel():
    class Parser:
        def parse(self, _sight, sentences):
            return [None] * len(sentences)

    with pytest.raises(QuotesError, match="cannot travel"):
        Extractor(parser=Parser()).extract_bag(None)
