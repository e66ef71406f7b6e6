"""Feed random and mutated input to scanner, extraction, readers, rules loader and commands for some minutes; stop at the first fault.

What a reader or loader may raise are the package's own errors, and a command may end with its exit statuses; anything
else, a wrong span or a slow answer is a fault.
The failing input is written to out/fuzz-failure, its files to out/fuzz-files.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from typer.testing import CliRunner  # noqa: E402 - the path comes first

from quotes.article import Article  # noqa: E402
from quotes.cli import app  # noqa: E402
from quotes.errors import QuotesError  # noqa: E402
from quotes.extractor import Extractor  # noqa: E402
from quotes.readers import read_items  # noqa: E402
from quotes.rulebook import load_rules  # noqa: E402
from tests.robust.texts import ARTICLES, MARKS, WORDS, decorated  # noqa: E402

SLOW = 20.0  # seconds that one input may take
SUFFIXES = (".txt", ".jsonl", ".json", ".html", ".csv", ".eml", ".xml", ".docx", ".pdf", ".zip", ".md")


def text_for(dice: random.Random) -> str:
    """Return a text: random characters, Arabic-like words and marks, or a mutated article."""
    kind = dice.randrange(3)
    if kind == 0:
        return "".join(
            chr(dice.choice((dice.randrange(0x20, 0x7F), dice.randrange(0x600, 0x700), dice.randrange(0x11_0000))))
            for _ in range(dice.randrange(300))
        )
    if kind == 1:
        return " ".join(dice.choice(WORDS + MARKS) for _ in range(dice.randrange(300)))
    text = dice.choice(ARTICLES).read_text(encoding="utf-8")
    for _ in range(dice.randrange(1, 20)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(MARKS) + text[min(len(text), at + dice.randrange(30)) :]
    return decorated(text, dice.randrange(1000)) if dice.random() < 0.2 else text


def bytes_for(dice: random.Random, seeds: list[bytes]) -> bytes:
    """Return a file: one of the seeds with bytes changed, cut or doubled."""
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.randrange(1, 30)):
        at = dice.randrange(len(data) + 1)
        data[at : at + dice.randrange(8)] = dice.randbytes(dice.randrange(8))
    return bytes(data[: dice.randrange(len(data) + 1)] if dice.random() < 0.2 else data)


def extract(extractor: Extractor, text: str) -> None:
    """Extract and check every span."""
    for quote in extractor.extract_article(Article(text=text)).quotes:
        for span in filter(None, (quote, *quote.passages, quote.cue, quote.via)):
            assert text[span.start : span.end] == span.text, span


def rules(folder: Path, dice: random.Random, seeds: list[Path]) -> None:
    """Load the rules with a damaged file of them on top."""
    source = dice.choice(seeds)
    (folder / source.name).write_bytes(bytes_for(dice, [source.read_bytes()]))
    load_rules(folder)


# Commands, with what stands for a damaged article, damaged records, a damaged rule folder and a place to write.
COMMANDS = (
    ("extract", "--no-parse", "ARTICLE", "-o", "OUT"), ("extract", "--no-parse", "--titles", "ARTICLE"), ("explain", "--no-parse", "ARTICLE"),
    ("extract", "--no-parse", "--rules", "RULES", "ARTICLE"), ("convert", "RECORDS", "-o", "OUT"), ("speakers", "RECORDS"),
    ("grep", "RECORDS", "--speaker", "ARBITRARY"), ("report", "RECORDS", "-o", "PAGE"), ("evaluate", "GOLD", "RECORDS"), ("rules", "check", "RULES"),
)  # fmt: skip
STATUSES = (0, 1, 2, 130)
OUTPUTS = ("out.jsonl", "out.csv", "out.sqlite", "out.jsonld", "out.parquet", "out.zip", "out.other")


def command(folder: Path, dice: random.Random, articles: list[bytes], rule_files: list[Path]) -> None:
    """Run a command on damaged files; raise what it raises."""
    golden = sorted((ROOT / "tests" / "golden").glob("*.jsonl"))
    rule = dice.choice(rule_files)
    names = {
        "ARTICLE": "a" + dice.choice(SUFFIXES),
        "RECORDS": "r.jsonl",
        "RULES": "rules",
        "GOLD": "gold",
        "OUT": dice.choice(OUTPUTS),
        "PAGE": "p.html",
    }
    paths = {key: str(folder / name) for key, name in names.items()} | {"ARBITRARY": text_for(dice)[:40].replace("\0", "")}
    (folder / "rules").mkdir()
    (folder / "gold").mkdir()
    Path(paths["ARTICLE"]).write_bytes(bytes_for(dice, articles))
    Path(paths["RECORDS"]).write_bytes(bytes_for(dice, [dice.choice(golden).read_bytes()]))
    (folder / "rules" / rule.name).write_bytes(bytes_for(dice, [rule.read_bytes()]))
    (folder / "gold" / "g.json").write_bytes(
        bytes_for(dice, [dice.choice(sorted((ROOT / "corpus" / "gold").glob("*.json"))).read_bytes()])
    )
    arguments = [paths.get(part, part) for part in dice.choice(COMMANDS)]
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise RuntimeError(
            f"quotes {' '.join(arguments)}: {type(result.exception).__name__}: {result.exception}"
        ) from result.exception
    assert result.exit_code in STATUSES, f"quotes {' '.join(arguments)}: exit status {result.exit_code}"


def main() -> int:
    """Run until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--seed", type=int, default=int(time.time()))
    given = options.parse_args()
    dice = random.Random(given.seed)
    extractor = Extractor()
    seeds = [p.read_bytes() for p in ARTICLES] + [
        p.read_bytes() for p in sorted((ROOT / "tests").rglob("*.*")) if p.suffix in SUFFIXES
    ]
    rule_files = sorted([*(ROOT / "rules").glob("*.jsonl"), *(ROOT / "rules").glob("*.toml")])
    end, done = time.monotonic() + given.minutes * 60, 0
    print(f"seed {given.seed}, {given.minutes:g} minutes")
    while time.monotonic() < end:
        started, kind = time.monotonic(), dice.randrange(5)
        material: str | bytes = b""
        with tempfile.TemporaryDirectory() as folder:
            try:
                if kind < 2:
                    material = text_for(dice)
                    extract(extractor, material)
                elif kind == 2:
                    material = bytes_for(dice, seeds)
                    path = Path(folder, "fuzz" + dice.choice(SUFFIXES))
                    path.write_bytes(material)
                    list(read_items([str(path)]))
                elif kind == 3:
                    command(Path(folder), dice, seeds, rule_files)
                else:
                    rules(Path(folder), dice, rule_files)
            except QuotesError:
                pass
            except Exception as err:  # noqa: BLE001 - any fault ends the run
                shutil.copytree(folder, ROOT / "out" / "fuzz-files", dirs_exist_ok=True)
                return _failed(material, f"{type(err).__name__}: {err}")
        if time.monotonic() - started > SLOW:
            return _failed(material, f"took {time.monotonic() - started:.0f} s")
        done += 1
    print(f"{done} inputs, no fault")
    return 0


def _failed(material: str | bytes, why: str) -> int:
    target = ROOT / "out" / "fuzz-failure"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(material if isinstance(material, bytes) else material.encode("utf-8", "surrogatepass"))
    print(f"fault: {why}; the input is in {target}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
