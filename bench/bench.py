"""Measure speed and memory on ../shared/bulk and print a table; ratios are measured side by side in one run.

make bench                      the whole table, about ten minutes on a free machine
make bench BENCH_FLAGS=--quick  fewer articles, a few minutes
make bench BENCH_FLAGS="--write docs/performance.md"  the whole table, also put into the document

Where `make compiled` has left a compiled build, what it changes is measured with it too, right after the plain one.
"""

import argparse
import itertools
import json
import lzma
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKS = ("<!-- bench -->", "<!-- /bench -->")
COMPILED = ROOT / "build" / "compiled"
PROGRAM = [sys.executable, "-c", "from quotes.cli import main; main()"]
# Runs a command and prints seconds, processor seconds and the peak memory (kB) of the largest process below it.
TIMER = (
    "import resource,subprocess,sys,time; t=time.perf_counter(); r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL).returncode;"
    "u=resource.getrusage(resource.RUSAGE_CHILDREN); print(r,time.perf_counter()-t,u.ru_utime+u.ru_stime,u.ru_maxrss)"
)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--quick", action="store_true", help="fewer articles")
    options.add_argument("--model", help="a model other than the packaged one")
    options.add_argument("--only", help="only measures whose name holds this")
    options.add_argument("--write", type=Path, help="put the table into this file, between its marks")
    given = options.parse_args()
    if not (given.shared / "bulk").is_dir():
        raise SystemExit(f"{given.shared}/bulk: no such folder; the benchmark needs the bulk articles")
    load = os.getloadavg()[0]
    builds = [ROOT, COMPILED] if COMPILED.is_dir() else [ROOT]
    columns = ["measure", "aim", *("plain" if build == ROOT else "compiled" for build in builds)]
    rows = [f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns)]
    print(*rows, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: modules are compiled once
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        bench = Bench(given, Path(folder))
        for name, aim, work, differs in bench.measures():
            if not given.only or given.only in name:
                cells = [bench.of(build, work) if build == ROOT or differs else "" for build in builds]
                rows.append(f"| {name} | {aim} | {' | '.join(cells)} |")
                print(rows[-1], flush=True)
    where = f"{_processor()}, {os.cpu_count()} cores, {datetime.now(UTC):%d %B %Y}, Python {platform.python_version()}"
    head = f"{where}; load {load:.1f} before and {os.getloadavg()[0]:.1f} at the end, the benchmark's own included."
    print(head)
    if given.write:
        _write(given.write, "\n".join([head, "", *rows]))


class Bench:
    """The measures, and the articles they are taken on."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        """Read the articles."""
        self.quick = given.quick
        self.model = ["--model", given.model] if given.model else []
        self.folder = folder
        self.build = ROOT
        self.articles = list(_bulk(given.shared / "bulk"))
        random.Random(1).shuffle(self.articles)

    def measures(self) -> Iterator[tuple[str, str, Callable[[], str], bool]]:
        """Yield name, aim and work of each row, and whether a compiled build is worth measuring."""
        parsed = 300 if self.quick else 700
        yield "quotes --help, s", "<= 0.3", lambda: _seconds(self.best("--help")), True
        yield "quotes rules check, s", "<= 1", lambda: _seconds(self.best("rules", "check")), True
        yield "modules of torch imported by --help, rules check", "0", self.torch_modules, False
        yield "first record of one article, cold, s", "<= 5", lambda: _seconds(self.best(self.file(1), *self.model)), True
        yield "articles a second, --no-parse, one process", ">= 400", lambda: self.rate(400, 2400, "--no-parse"), True
        yield "articles a second, parse, --jobs 2", ">= 20", lambda: self.rate(64, parsed, "--jobs", "2", *self.model), True
        yield "end to end against the plain way", ">= 6 x", self.against_plain, False
        yield "time per article, 2,000 to 16,000 articles, --no-parse", "within 5 %", self.growth, True
        yield "time per article, 100 to 500 articles, parse; peak memory, MB", "<= 1300", self.memory, False
        yield "one article of 600 words, parse: peak memory, MB", "", self.usual, False
        yield "one article of 5 MB, --no-parse: peak memory, MB", "<= 2000", lambda: self.giant("--no-parse"), True
        yield "one article of 5 MB, parse: peak memory, MB", "<= 2000", lambda: self.giant(*self.model), False
        yield "sentences that repeat in bulk (agency copy)", "", self.repeats, False

    def of(self, build: Path, work: Callable[[], str]) -> str:
        """Take a measure of the checkout or of a build of it."""
        self.build = build
        try:
            return work()
        finally:
            self.build = ROOT

    def file(self, count: int) -> str:
        """Return a file of so many articles, again and again the same ones."""
        path = self.folder / f"{count}.jsonl"
        if not path.exists():
            lines = (json.dumps(a, ensure_ascii=False) + "\n" for a in itertools.islice(itertools.cycle(self.articles), count))
            path.write_text("".join(lines), encoding="utf-8")
        return str(path)

    def run(self, *arguments: str) -> list[float]:
        """Run `quotes extract` (or another command) and return seconds, processor seconds and peak memory."""
        command = arguments if arguments[0] in {"--help", "rules"} else ("extract", "--quiet", *arguments)
        found = subprocess.run(
            [sys.executable, "-c", TIMER, *PROGRAM, *command],
            capture_output=True, text=True, cwd=self.folder, env={**os.environ, "PYTHONPATH": str(self.build)}, check=True,
        )  # fmt: skip
        status, *numbers = map(float, found.stdout.split())
        if status:
            raise SystemExit(f"quotes {' '.join(command)}: exit status {status:g}\n{found.stderr}")
        return numbers

    def best(self, *arguments: str) -> list[float]:
        """Return the best of three runs."""
        return min(self.run(*arguments) for _ in range(3))

    def torch_modules(self) -> str:
        """Count the modules of torch that light commands import."""
        code = "import sys\nfrom quotes.cli import app\ntry: app(sys.argv[1:])\nexcept SystemExit: pass\nprint(sum(m.split('.')[0]=='torch' for m in sys.modules))"
        runs = (("--help",), ("rules", "check"))
        found = [
            subprocess.run([sys.executable, "-c", code, *r], capture_output=True, text=True, cwd=ROOT, check=True).stdout
            for r in runs
        ]
        return ", ".join(out.split()[-1] for out in found)

    def rate(self, few: int, many: int, *options: str) -> str:
        """Articles a second once everything is loaded: the difference of two runs."""
        short, long = (self.run(self.file(n), *options) for n in (few, many))
        return f"{(many - few) / (long[0] - short[0]):.1f}   ({(many - few) / (long[1] - short[1]):.1f} per processor second)"

    def against_plain(self) -> str:
        """Time the plain way and ours in turn on the same articles, one thread each."""
        found = subprocess.run(
            [sys.executable, str(ROOT / "bench" / "plain.py"), self.file(20 if self.quick else 60), *self.model[1:]],
            capture_output=True, text=True, cwd=ROOT, check=True,
        )  # fmt: skip
        return found.stdout.strip()

    def growth(self) -> str:
        """Compare the time per article of a short and a long run, start taken off."""
        few, many = (500, 4000) if self.quick else (2000, 16_000)
        base, short, long = (self.run(self.file(n), "--no-parse") for n in (1, few, many))
        return f"{_growth(base, (few, short), (many, long))}; {long[2] / 1000:.0f} MB"

    def memory(self) -> str:
        """Compare time and peak memory of a short and a long run with the parse."""
        few, many = (20, 100) if self.quick else (100, 500)
        base, short, long = (self.run(self.file(n), *self.model) for n in (1, few, many))
        return f"{long[2] / 1000:.0f}   ({short[2] / 1000:.0f} at {few} articles); {_growth(base, (few, short), (many, long))}"

    def usual(self) -> str:
        """Return the peak memory of an article of 600 words."""
        path = self.folder / "usual.txt"
        path.write_text(" ".join(" ".join(a["text"] for a in self.articles[:20]).split()[:600]), encoding="utf-8")
        return f"{self.run(str(path), *self.model)[2] / 1000:.0f}"

    def giant(self, *options: str) -> str:
        """Return the peak memory of one huge article."""
        path = self.folder / "giant.txt"
        text = "\n".join(a["text"] for a in self.articles[:3000])
        path.write_bytes(text.encode()[: 1_000_000 if self.quick else 5_000_000].decode(errors="ignore").encode())
        seconds, _, memory = self.run(str(path), *options)
        return f"{memory / 1000:.0f}   ({seconds:.0f} s)"

    def repeats(self) -> str:
        """Count sentences that stand in more than one place."""
        seen: set[str] = set()
        total = 0
        for article in self.articles:
            for sentence in re.split(r"[.!؟\n]", article["text"]):
                if len(sentence) > 20:
                    total += 1
                    seen.add(sentence.strip())
        return f"{100 * (1 - len(seen) / total):.1f} % of {total}"


def _processor() -> str:
    """Return what the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _write(path: Path, table: str) -> None:
    """Put the table between the marks of a file."""
    head, begin, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
    _, end, tail = rest.partition(MARKS[1])
    if not begin or not end:
        raise SystemExit(f"{path}: holds no {' … '.join(MARKS)}")
    path.write_text(f"{head}{begin}\n{table}\n{end}{tail}", encoding="utf-8")


def _bulk(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from ({key: value for key, value in json.loads(line).items() if key in {"id", "text"}} for line in lines)


def _growth(base: list[float], *runs: tuple[int, list[float]]) -> str:
    """Say how the processor time per article grows from a short run to a long one, the start taken off."""
    (few, short), (many, long) = ((count, (run[1] - base[1]) / count * 1000) for count, run in runs)
    return f"{(long / short - 1) * 100:+.1f} %   ({short:.2f} ms at {few}, {long:.2f} ms at {many})"


def _seconds(numbers: list[float]) -> str:
    return f"{numbers[0]:.2f}"


if __name__ == "__main__":
    main()
