"""Into and out of a newsroom: formats, report, search, shards, resume, errors, names, configuration."""

# ruff: noqa: ARG001  (fixtures that make the files a test works on)

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from contextlib import closing

import pytest
from typer.testing import CliRunner

from quotes.cli import app
from quotes.formats import write_bundles
from quotes.formats.source import article_line
from tests.builders import article, bundle

NEWS = 'قال وزير المالية سالم العمري إن "الموازنة رقم {} جاهزة". ونفت هدى القيسي ذلك.\n'
PROGRAM = [sys.executable, "-c", "from quotes.cli import main; main()"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotes.cli.config.config_files", lambda: [tmp_path / "user.toml", tmp_path / "quotes.toml"])
    return tmp_path


@pytest.fixture
def records(folder):
    write_bundles([bundle()], None, folder / "r.jsonl")
    (folder / "a.jsonl").write_text(article_line(article()) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def news(folder):
    lines = [json.dumps({"id": f"n{n}", "text": NEWS.format(n)}) for n in range(6)]
    (folder / "news.jsonl").write_text("\n".join([*lines, lines[0].replace("n0", "copy"), "{bad"]) + "\n", encoding="utf-8")
    return folder


def run(*args, status=0):
    done = CliRunner().invoke(app, [str(a) for a in args])
    assert done.exit_code == status, done.output
    return done


def extract(*args, status=0):
    return run("extract", "--no-parse", *args, status=status)


def ids(path):
    return [json.loads(line)["article"]["id"] for line in path.read_text(encoding="utf-8").splitlines()]


# Records into other files


def test_convert_there_and_back(records):
    run("convert", "r.jsonl", "--articles", "a.jsonl", "-o", "r.sqlite")
    run("convert", "r.sqlite", "-o", "back.jsonl")
    assert (records / "back.jsonl").read_bytes() == (records / "r.jsonl").read_bytes()
    with closing(sqlite3.connect(records / "r.sqlite")) as base:
        assert base.execute("SELECT text FROM articles").fetchone() == (article().text,)


@pytest.mark.parametrize("name", ["csv", "webannotation", "labelstudio", "claimreview", "jsonl"])
def test_convert_to_stdout(records, name):
    assert "السدود ممتلئة" in run("convert", "r.jsonl", "--articles", "a.jsonl", "--format", name).stdout


def test_convert_needs_texts_for_some_formats(records):
    assert "--articles" in run("convert", "r.jsonl", "--format", "labelstudio", "-o", "x.json", status=2).stderr
    assert "quotes convert" in run("grep", "r.jsonl", "--format", "labelstudio", "-o", "x.json", status=2).stderr


@pytest.mark.parametrize("name", ["r.xlsx", "r.jsonl.gz", "r.html"])
def test_a_suffix_that_means_no_format_is_refused(records, name):
    assert "no format has the suffix" in run("convert", "r.jsonl", "-o", name, status=2).stderr
    assert not (records / name).exists()


@pytest.mark.parametrize("args", [["--format", "sqlite"], ["--format", "nonsense"]])
def test_formats_that_cannot_be_are_wrong_usage(records, args):
    run("convert", "r.jsonl", *args, status=2)


def test_convert_refuses_to_write_over_its_input(records):
    run("convert", "r.jsonl", "-o", "r.jsonl", status=2)


def test_bad_records_are_named(records):
    (records / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    assert "bad.jsonl:1: no record" in run("convert", "bad.jsonl", "-o", "x.csv", status=1).stderr
    assert not (records / "x.csv").exists()


def test_report(records):
    assert (
        "3 quotes in page.html" in run("report", "r.jsonl", "--articles", "a.jsonl", "-o", "page.html", "--title", "عنوان").stderr
    )
    assert "<title>عنوان</title>" in (records / "page.html").read_text(encoding="utf-8")


def test_report_needs_articles(records):
    run("report", "r.jsonl", status=2)


def test_report_reads_articles_from_the_first_input_too(records):
    (records / "in").mkdir()
    (records / "in" / "a1.txt").write_text(article().text, encoding="utf-8")
    run("report", "r.jsonl", "--articles", "in", "-q")
    (records / "in" / "bad.txt").write_text("latin", encoding="utf-8")
    assert "bad.txt: no Arabic letters" in run("report", "r.jsonl", "--articles", "in", "-q").stderr


def test_speakers_as_table_and_sheet(records):
    assert "رافع المهيدات" in run("speakers", "r.jsonl").stdout
    first, second = csv.DictReader(run("speakers", "r.jsonl", "--format", "csv").stdout.splitlines())
    assert (first["speaker"], first["quotes"], first["senses"]) == ("رافع المهيدات", "2", "say 1, add 1")
    assert second["senses"] == "deny 1"


def test_speakers_as_a_sheet_for_excel(records):
    run("speakers", "r.jsonl", "-o", "who.csv", "--excel")
    sheet = (records / "who.csv").read_bytes()
    assert sheet.startswith(b"\xef\xbb\xbfspeaker,")
    assert "رافع المهيدات".encode() in sheet.splitlines()[1]
    run("speakers", "r.jsonl", "-o", "r.jsonl", status=2)


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--sense", "deny"], 1),
        (["--speaker", "هَناء"], 1),
        (["--speaker", "وزير المياة"], 2),
        (["--speaker", "rafe"], 2),
        (["--text", "المآء"], 1),
        (["--kind", "direct", "--sense", "add", "--sense", "say"], 1),
        (["--min-confidence", "0.6"], 1),
        (["--text", "لا يوجد"], 0),
    ],
)
def test_grep(records, args, found):
    assert len(run("grep", "r.jsonl", *args).stdout.splitlines()) == found


def test_grep_warns_of_an_unknown_sense(records):
    assert "no rule has the sense denny" in run("grep", "r.jsonl", "--sense", "denny").stderr


# Articles into records


@pytest.mark.parametrize("name", ["out.csv", "out.sqlite", "out.jsonld", "out.jsonl"])
def test_extract_by_suffix(news, name):
    extract("news.jsonl", "-o", name, status=1)
    assert (news / name).stat().st_size


def test_articles_out_holds_what_offsets_count_in(news):
    extract("news.jsonl", "-o", "r.jsonl", "--articles-out", "a.jsonl", status=1)
    texts = {json.loads(line)["id"]: json.loads(line)["text"] for line in (news / "a.jsonl").read_text("utf-8").splitlines()}
    for line in (news / "r.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        assert texts[record["article"]["id"]][record["start"] : record["end"]] == record["text"]


def test_errors_file_and_json_log(news):
    done = extract("news.jsonl", "-o", "r.jsonl", "--errors", "e.jsonl", "--log-json", status=1)
    (fault,) = [json.loads(line) for line in (news / "e.jsonl").read_text("utf-8").splitlines()]
    assert fault["where"] == "news.jsonl:8"
    error, end = [json.loads(line) for line in done.stderr.splitlines()]
    assert (error["event"], error["where"]) == ("error", "news.jsonl:8")
    assert (end["event"], end["articles"], end["failed"]) == ("done", 7, 1)


def test_fail_fast(news):
    extract("missing.txt", "news.jsonl", "-o", "r.jsonl", "--fail-fast", status=1)
    assert (news / "r.jsonl").read_bytes() == b""


def test_dedupe_says_how_many(news):
    assert "1 duplicate dropped" in extract("news.jsonl", "-o", "r.jsonl", "--dedupe", status=1).stderr
    assert "copy" not in ids(news / "r.jsonl")


@pytest.mark.parametrize("more", [[], ["--dedupe"]])
def test_shards_make_the_whole(news, more):
    extract("news.jsonl", "-o", "all.jsonl", *more, status=1)
    lines = []
    for k in (1, 2, 3):
        done = CliRunner().invoke(app, ["extract", "--no-parse", "news.jsonl", "-o", f"{k}.jsonl", "--shard", f"{k}/3", *more])
        assert done.exit_code in {0, 1}
        lines += (news / f"{k}.jsonl").read_text("utf-8").splitlines()
    assert sorted(lines) == sorted((news / "all.jsonl").read_text("utf-8").splitlines())


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2"])
def test_shard_that_does_not_exist(news, shard):
    extract("news.jsonl", f"--shard={shard}", status=2)


def test_from_and_field(folder):
    (folder / "x.dat").write_text(f"body;head\n{NEWS.format(1).strip()};ع\n".replace('"', ""), encoding="utf-8")
    done = extract("x.dat", "--from", "csv", "--field", "text=body,title=head", "-q")
    assert json.loads(done.stdout.splitlines()[0])["article"]["title"] == "ع"
    extract("x.dat", "--from", "excel", status=2)
    extract("x.dat", "--field", "body", status=2)


def test_names_of_the_newsroom(news):
    (news / "names.csv").write_text("ar,latin\nسالم العُمري,Salem Alomari\n", encoding="utf-8")
    extract("news.jsonl", "--names", "names.csv", "-o", "r.jsonl", status=1)
    named = {json.loads(line)["speaker"].get("name_latin") for line in (news / "r.jsonl").read_text("utf-8").splitlines()}
    assert "Salem Alomari" in named


@pytest.mark.parametrize("content", ["name,latin\nأ,b\n", "ar,latin\nأ,\n"])
def test_bad_list_of_names(news, content):
    (news / "names.csv").write_text(content, encoding="utf-8")
    assert "names.csv:" in extract("news.jsonl", "--names", "names.csv", status=1).stderr


def test_output_named_twice(news):
    extract("news.jsonl", "-o", "x.jsonl", "--errors", "x.jsonl", status=2)


# Resume


def test_resume_after_kill_ends_as_an_unbroken_run(folder):
    lines = [json.dumps({"id": f"n{n}", "text": NEWS.format(n)}) for n in range(1500)]
    (folder / "news.jsonl").write_text("\n".join([*lines, "{bad"]) + "\n", encoding="utf-8")
    outputs = ("r", "a", "e")

    def command(prefix, *more):
        names = [f"{prefix}{name}.jsonl" for name in outputs]
        options = ["-o", names[0], "--articles-out", names[1], "--errors", names[2], "-q", *more]
        return [*PROGRAM, "extract", "--no-parse", "news.jsonl", *options]

    assert subprocess.run(command("full"), check=False, capture_output=True).returncode == 1
    process = subprocess.Popen(command("part"), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    part = folder / "partr.jsonl"
    while time.monotonic() < deadline and not (part.exists() and part.stat().st_size > 20_000):
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert (folder / "partr.jsonl.progress").exists()
    with part.open("ab") as file:
        file.write(b'{"schema": "quo')  # as if the kill had come in the middle of a write
    assert subprocess.run(command("part", "--resume"), check=False, capture_output=True).returncode == 1
    for name in outputs:
        assert (folder / f"part{name}.jsonl").read_bytes() == (folder / f"full{name}.jsonl").read_bytes()
    assert not (folder / "partr.jsonl.progress").exists()


def test_resume_of_a_finished_run_changes_nothing(news):
    extract("news.jsonl", "-o", "r.jsonl", status=1)
    before = (news / "r.jsonl").read_bytes()
    assert "r.jsonl is finished already" in extract("news.jsonl", "-o", "r.jsonl", "--resume").stderr
    assert (news / "r.jsonl").read_bytes() == before


def test_resume_needs_json_lines(news):
    extract("news.jsonl", "-o", "r.csv", "--resume", status=2)


# Configuration


def test_options_from_files_and_who_wins(news):
    (news / "user.toml").write_text("[extract]\nquiet = true\nno-parse = true\nmin-confidence = 1.0\n", encoding="utf-8")
    (news / "quotes.toml").write_text('[extract]\nmin-confidence = 0.0\nfield = ["text=text"]\n', encoding="utf-8")
    done = run("extract", "news.jsonl", "-o", "r.jsonl", status=1)
    assert "quotes in" not in done.stderr
    assert ids(news / "r.jsonl")
    run("extract", "news.jsonl", "-o", "r.jsonl", "--min-confidence", "1", status=1)
    assert ids(news / "r.jsonl") == []
    assert "min-confidence = 0.0" in run("config").stdout


def test_configuration_is_shown_as_a_file_could_hold_it(news):
    content = '[extract]\nfield = ["text=body"]\nfrom = "csv"\n[models.list]\n[rules.check]\n'
    (news / "quotes.toml").write_text(content, encoding="utf-8")
    shown = tomllib.loads(run("config").stdout)
    assert shown == {"extract": {"field": ["text=body"], "from": "csv"}}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["ex"], {"extract", "explain"}),
        (["extract", "--min"], {"--min-confidence"}),
        (["convert", "--format", "w"], {"webannotation"}),
        (["extract", "--from", "f"], {"feed"}),
        (["grep", "r.jsonl", "--kind", "m"], {"mixed"}),
        (["grep", "r.jsonl", "--sense", "den"], {"deny"}),
    ],
)
def test_shells_are_offered_what_may_follow(typed, offered):
    environment = {
        **os.environ,
        "COMP_WORDS": " ".join(["quotes", *typed]),
        "COMP_CWORD": str(len(typed)),
        "_QUOTES_COMPLETE": "complete_bash",
    }
    code = "import sys; sys.argv = ['quotes']; from quotes.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True, text=True)
    assert set(done.stdout.split()) == offered


def test_grep_knows_the_kinds(records):
    assert "unknown kind 'exact'" in run("grep", "r.jsonl", "--kind", "exact", status=2).stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[extract]\nfast = 1\n", "has no option 'fast'"),
        ("[extrct]\nquiet = true\n", "'extrct' is no table of a command"),
        ("quiet = true\n", "'quiet' is no table of a command"),
        ("[extract\n", "no valid TOML"),
    ],
)
def test_bad_configuration(news, content, message):
    (news / "quotes.toml").write_text(content, encoding="utf-8")
    assert message in run("config", status=2).stderr.replace("\n", " ")
