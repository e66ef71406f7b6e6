"""What becomes of a headline's record in each format and command: nothing ever marks the text at its offsets."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes.cli import app
from quotes.errors import OutputError
from quotes.extractor import Extractor
from quotes.formats import Bundle, ordered_bundles, read_records, write_bundles
from quotes.report.notebook import article_html
from quotes.report.page import write_report
from quotes.speakers import tally
from tests.builders import TEXT, article

TITLE = "المهيدات: لن نقطع <الماء> في الصيف"
SOURCE = article(title=TITLE)
FOUND = Extractor(titles=True).extract_article(SOURCE).quotes
HEAD = FOUND[0]
SAID = TITLE[HEAD.start : HEAD.end]


def written(path: Path, form: str) -> int:
    return write_bundles([Bundle.of(SOURCE, FOUND)], form, path)


def test_the_first_record_is_the_headline_s() -> None:
    assert [q.part for q in FOUND] == ["title", *[None] * (len(FOUND) - 1)]
    assert HEAD.text == SAID == "لن نقطع <الماء> في الصيف"


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "parquet"])
def test_round_trip(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"q.{form}"
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert written(path, form) == 0
    assert tuple(read_records(path)) == FOUND


def test_a_database_without_the_column_reads_back(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "q.sqlite"
    write_bundles([Bundle.of(SOURCE, FOUND[1:])], "sqlite", path)
    with closing(sqlite3.connect(path)) as base:
        base.execute("ALTER TABLE quotes DROP COLUMN part")
        base.commit()
    assert tuple(read_records(path)) == FOUND[1:]


def test_sheet(tmp_path: Path) -> None:
    written(tmp_path / "q.csv", "csv")
    with (tmp_path / "q.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["part"] for row in rows] == ["title", *[""] * (len(FOUND) - 1)]


def test_annotation_of_a_headline_has_words_and_no_place(tmp_path: Path) -> None:
    written(tmp_path / "q.jsonld", "webannotation")
    first, second, *_ = json.loads((tmp_path / "q.jsonld").read_text(encoding="utf-8"))["items"]
    [words] = first["target"]["selector"]
    assert words["prefix"] + words["exact"] + words["suffix"] == TITLE
    assert {"part: title"} <= {body["value"] for body in first["body"]}
    assert len(second["target"]["selector"]) == 2


def test_review_of_a_headline(tmp_path: Path) -> None:
    written(tmp_path / "q.json", "claimreview")
    first = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))[0]
    assert first["claimReviewed"] == SAID
    assert first["itemReviewed"]["author"]["name"] == "رافع المهيدات"


@pytest.mark.parametrize("form", ["labelstudio", "inception"])
def test_tools_that_mark_the_text_get_its_records_only(tmp_path: Path, form: str) -> None:
    if form == "inception":
        pytest.importorskip("cassis")
    assert written(tmp_path / "with", form) == 1
    write_bundles([Bundle.of(SOURCE, FOUND[1:])], form, tmp_path / "without")
    if form == "labelstudio":
        assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()
    else:
        assert (tmp_path / "with" / "a1.xmi").read_bytes() == (tmp_path / "without" / "a1.xmi").read_bytes()


def test_headlines_are_not_counted_twice() -> None:
    assert tally(FOUND) == tally(FOUND[1:])


def test_text_and_headline_are_checked_each_against_its_own() -> None:
    from quotes.formats import ArticleStore

    [bundle] = ordered_bundles(FOUND, ArticleStore.of([SOURCE]))
    assert len(bundle.quotes) == len(FOUND)
    wrong = HEAD.model_copy(update={"start": HEAD.start + 1, "end": HEAD.end + 1})
    with pytest.raises(OutputError, match="does not hold"):
        list(ordered_bundles([wrong], ArticleStore.of([SOURCE])))


def test_the_report_marks_the_headline_in_the_heading(tmp_path: Path) -> None:
    assert write_report([Bundle.of(SOURCE, FOUND)], tmp_path / "r.html") == len(FOUND)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    heading = page[page.index("<h2") : page.index("</h2>")]
    assert f'id="q-{HEAD.id}"' in heading
    assert "لن نقطع &lt;الماء&gt; في الصيف</span>" in heading
    body = page[page.index('<div class="text"') : page.index("</article>")]
    assert 'data-q="0"' not in body
    assert body.count('class="at"') == len(FOUND) - 1


def test_notebooks_mark_the_headline() -> None:
    shown = article_html(TITLE, TEXT, FOUND)
    heading, _, body = shown.partition("</strong>")
    assert 'data-q="0"' in heading
    assert 'data-q="0"' not in body


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a1", "title": TITLE, "text": TEXT}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def run(*words: object) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_headlines_are_read_when_asked_for(inputs: Path) -> None:
    plain, _ = run("extract", inputs, "--no-parse", "-q")
    titled, _ = run("extract", inputs, "--no-parse", "-q", "--titles")
    first, *rest = titled.splitlines()
    assert rest == plain.splitlines()
    assert json.loads(first)["part"] == "title"


def test_headlines_are_read_by_several_processes(inputs: Path) -> None:
    alone, _ = run("extract", inputs, "--no-parse", "-q", "--titles")
    together, _ = run("extract", inputs, "--no-parse", "-q", "--titles", "--jobs", 2)
    assert alone == together


def test_headlines_are_read_when_the_project_says_so(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(inputs.parent)
    Path("quotes.toml").write_text("[extract]\ntitles = true\n", encoding="utf-8")
    assert '"part":"title"' in run("extract", inputs, "--no-parse", "-q")[0]


@pytest.mark.parametrize("command", ["extract", "convert"])
def test_what_is_left_out_is_said(inputs: Path, tmp_path: Path, command: str) -> None:
    out = tmp_path / "tasks.json"
    if command == "extract":
        _, said = run("extract", inputs, "--no-parse", "-q", "--titles", "--format", "labelstudio", "-o", out)
    else:
        (tmp_path / "q.jsonl").write_text("".join(q.to_json() + "\n" for q in FOUND), encoding="utf-8")
        texts = tmp_path / "t.jsonl"
        texts.write_text(SOURCE.model_dump_json() + "\n", encoding="utf-8")
        _, said = run("convert", tmp_path / "q.jsonl", "--articles", texts, "--format", "labelstudio", "-o", out)
    assert "1 record of headlines left out: labelstudio" in said


def test_headlines_are_found(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("".join(q.to_json() + "\n" for q in FOUND), encoding="utf-8")
    assert run("grep", path, "--text", "في الصيف")[0].strip() == HEAD.to_json()
