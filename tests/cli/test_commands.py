"""Commands run inside this process; `test_program.py` starts the program itself."""

import json

import pytest
from typer.testing import CliRunner

from quotes.cli import app
from quotes.record import Quote

NEWS = 'قال وزير المالية سالم العمري إن "الموازنة جاهزة". وأضاف أن الحكومة ستعلنها غدا.'


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def run(*args, stdin=None):
    return CliRunner().invoke(app, [str(a) for a in args], input=stdin)


def extract(*args, **kwargs):
    return run("extract", "--no-parse", *args, **kwargs)


def records(text):
    return [Quote.model_validate_json(line) for line in text.splitlines()]


def test_extract_writes_records_to_stdout_and_talks_on_stderr():
    result = extract("a.txt")
    found = records(result.stdout)
    assert [q.article.id for q in found] == ["a", "a"]
    assert result.stderr == "2 quotes in 1 article\n"
    assert result.exit_code == 0


def test_offsets_point_into_the_text():
    for quote in records(extract("a.txt").stdout):
        assert NEWS[quote.start : quote.end] == quote.text


def test_extract_into_a_file(in_folder):
    result = extract("a.txt", "-o", "new/out.jsonl", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")
    assert len(records((in_folder / "new/out.jsonl").read_text(encoding="utf-8"))) == 2


def test_output_keeps_the_order_of_the_input(in_folder):
    for name in "cab":
        (in_folder / f"{name}.txt").write_text(NEWS, encoding="utf-8")
    assert [q.article.id for q in records(extract("c.txt", "a.txt", "b.txt").stdout)] == ["c", "c", "a", "a", "b", "b"]


def test_extract_from_stdin():
    lines = json.dumps({"id": "x", "text": NEWS}) + "\n"
    assert {q.article.id for q in records(extract("-", stdin=lines).stdout)} == {"x"}


def test_failed_input_is_named_the_rest_done_and_the_status_1(in_folder):
    (in_folder / "bad.jsonl").write_text('{"text": 3}\n', encoding="utf-8")
    result = extract("none.txt", "bad.jsonl", "a.txt")
    assert len(records(result.stdout)) == 2
    assert result.stderr.splitlines() == [
        "error: none.txt: no such file or folder",
        "error: bad.jsonl:1: field 'text' must be a string, not a number",
        "2 quotes in 1 article; 2 failed",
    ]
    assert result.exit_code == 1


def test_an_article_that_breaks_the_extraction_costs_itself_only(in_folder, monkeypatch):
    from quotes.extractor import Extractor

    real = Extractor.extract_article

    def fragile(self, article):
        if article.id == "b":
            raise IndexError("out of range")
        return real(self, article)

    monkeypatch.setattr(Extractor, "extract_article", fragile)
    (in_folder / "b.txt").write_text(NEWS, encoding="utf-8")
    result = extract("b.txt", "a.txt")
    assert "error: b.txt: article b broke the extraction (IndexError: out of range); please report it" in result.stderr
    assert (len(records(result.stdout)), result.exit_code) == (2, 1)


def test_verbose_names_each_article():
    assert extract("a.txt", "-v").stderr.splitlines()[0] == "a.txt: 2 quotes"


def test_min_confidence_leaves_out_what_is_less_sure():
    sure = extract("a.txt", "--min-confidence", 1).stdout
    assert len(records(sure)) < 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "a.txt", "--min-confidence", "2"], "Invalid value"),
        (["extract", "a.txt", "--model", "x", "--no-parse"], "choose one of --model and --no-parse"),
        (["extract", "a.txt", "-o", "a.txt"], "is an input too"),
        (["extract", "a.txt", "--rules", "nowhere"], "nowhere: no such folder of rules"),
        (["extract", "a.txt", "--model", "nowhere"], "no model of this name"),
        (["nonsense"], "No such command"),
        (["evaluate", "."], "Missing argument"),
    ],
)
def test_wrong_usage_ends_with_status_2(args, message):
    result = run(*args)
    assert message in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_wrong_rules_leave_an_older_output_alone(in_folder):
    (in_folder / "out.jsonl").write_text("old\n", encoding="utf-8")
    assert extract("a.txt", "-o", "out.jsonl", "--rules", "nowhere").exit_code == 2
    assert (in_folder / "out.jsonl").read_text(encoding="utf-8") == "old\n"


def test_an_output_that_cannot_be_written(in_folder):
    (in_folder / "folder").mkdir()
    result = extract("a.txt", "-o", "folder")
    assert "error: folder: cannot be written: Is a directory\n" in result.stderr
    assert result.exit_code == 1


def test_no_packaged_model_costs_a_warning_only(monkeypatch):
    from quotes.models import ModelError

    def missing(_model):
        raise ModelError("ar", "no such folder", "reinstall it")

    monkeypatch.setattr("quotes.models.load_pipeline", missing)
    result = run("extract", "a.txt")
    assert result.stderr.startswith("warning: ar: no such folder; reinstall it; going on without a parse")
    assert (len(records(result.stdout)), result.exit_code) == (2, 0)


def test_explain_names_the_rule_and_what_the_others_lacked():
    result = run("explain", "--no-parse", "a.txt")
    assert "-- cue قال (0-3): verb of قَالَ, verb.qala, sense say" in result.stdout
    assert "rule verb-clause fired: direct" in result.stdout
    assert "speaker (after): وزير المالية سالم العمري" in result.stdout
    assert "takes only cues of sense" not in result.stdout
    assert "takes only cues of sense quote" in run("explain", "--no-parse", "--all", "a.txt").stdout


def test_explain_says_when_there_is_nothing_to_explain(in_folder):
    (in_folder / "b.txt").write_text("الشمس مشرقة.", encoding="utf-8")
    result = run("explain", "--no-parse", "b.txt")
    assert "b.txt: no cue in it" in result.stderr


def test_explain_of_a_missing_file():
    assert run("explain", "--no-parse", "none.txt").exit_code == 1


def test_schema_describes_the_record():
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "Quote"
    assert {"schema", "id", "article", "kind", "speaker", "rule"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_rules_check_counts_sound_rules():
    result = run("rules", "check")
    assert result.stderr.startswith("rules are sound: ")
    assert result.exit_code == 0


def test_models_list_without_models(monkeypatch):
    monkeypatch.setattr("quotes.models.list_models", list)
    assert "no model is installed" in run("models", "list").stderr


def test_models_list_shows_name_and_size(monkeypatch, in_folder):
    from quotes.models import ModelInfo

    (in_folder / "x.pt").write_bytes(b"0" * 2_000_000)
    info = ModelInfo(name="mine", folder=in_folder, processors=("depparse",), licence="CC0", stanza="1.15.0", note="a try")
    monkeypatch.setattr("quotes.models.list_models", lambda: [info])
    assert run("models", "list").stdout.splitlines()[1].split() == ["mine", "2", "MB", "CC0", "a", "try"]


def test_version():
    assert run("--version").stdout.startswith("quotes 0.")


@pytest.mark.parametrize("command", ["extract", "explain", "evaluate", "schema", "rules check", "models list", "models download"])
def test_every_command_has_help(command):
    result = run(*command.split(), "--help")
    assert (result.exit_code, result.stderr) == (0, "")
