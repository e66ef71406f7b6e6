"""Wrong rules, and the message each gets: what, where, and what to do."""

import json

import pytest
from typer.testing import CliRunner

from quotes.cli import app

VERB = {
    "id": "verb.jarraba", "lemma": "جَرَّبَ", "root": "جرب", "measure": 2, "imperfect": "يُجَرِّبُ", "participle": "مُجَرِّب", "masdar": ["تَجْرِيب"],
    "sense": "say", "takes": ["an"], "statement": "yes", "nominal": False, "examples": ["جرب الوزير أن الخطة ناجحة."],
}  # fmt: skip
PATTERN = """
[[pattern]]
id = "my-pattern"
about = "A pattern of one's own"
cue = ["verb"]
speaker = ["subject"]
opener = ["complementizer"]
content = "after"
priority = 1
examples = ["قال [الوزير] إن {العمل مستمر}."]
"""
# A pattern that takes nothing from the packaged ones: verbs of swearing alone.
SWEARING = PATTERN.replace("priority = 1", 'senses = ["swear"]\npriority = 99').replace("قال [الوزير] إن", "أقسم [الوزير] أن")


def check(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["rules", "check", str(folder)], env={"NO_COLOR": "1"})


def verb(**changes):
    return json.dumps({k: v for k, v in {**VERB, **changes}.items() if v is not ...}, ensure_ascii=False) + "\n"


@pytest.mark.parametrize(("name", "text"), [("verbs.jsonl", verb()), ("patterns.toml", SWEARING), ("notes.txt", "anything")])
def test_sound_rules_of_ones_own(tmp_path, name, text):
    assert check(tmp_path, name, text).exit_code == 0


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("v.jsonl", "{broken\n", "v.jsonl:1: no valid JSON: Expecting property name"),
        ("v.jsonl", verb() + "\n[1]\n", "v.jsonl:3: "),
        ("v.jsonl", verb(colour="red"), "v.jsonl:1: verb.jarraba: colour: Extra inputs are not permitted"),
        ("v.jsonl", verb(examples=...), "v.jsonl:1: verb.jarraba: examples: Field required"),
        ("v.jsonl", verb(examples=[]), "v.jsonl:1: verb.jarraba: examples: "),
        ("v.jsonl", verb(measure=13), "v.jsonl:1: verb.jarraba: measure: Input should be less than or equal to 12"),
        (
            "v.jsonl",
            verb(sense="mumble"),
            "v.jsonl:1: verb.jarraba: unknown sense 'mumble'; add it to senses.toml or use a listed one",
        ),
        ("v.jsonl", verb(lemma="قال\u06cc"), "v.jsonl:1: character U+06CC does not belong in a rule file"),
        ("v.jsonl", verb(note="\u200f"), "v.jsonl:1: character U+200F does not belong in a rule file"),
        ("p.toml", "[[pattern]\n", "p.toml:1: no valid TOML: "),
        ("p.toml", '[[patern]]\nid = "x"\n', "p.toml:2: unknown table 'patern'; known are verb, phrase, pattern, set, senses"),
        ("p.toml", PATTERN.replace('"verb"', '"adverb"'), "p.toml:3: my-pattern: cue.0: Input should be 'verb'"),
        ("p.toml", PATTERN.replace("my-pattern", "My Pattern"), "p.toml:3: My Pattern: id: String should match pattern"),
        ("p.toml", PATTERN.replace("priority = 1", ""), "p.toml:3: my-pattern: priority: Field required"),
        ("p.toml", PATTERN + 'regex = ".*"\n', "p.toml:3: my-pattern: regex: Extra inputs are not permitted"),
        ("p.toml", PATTERN.replace("priority = 1", "priority = 1\nmax_gap = 99"), "p.toml:3: my-pattern: max_gap: "),
        ("s.toml", '[set.mine]\nwords = ["نعم"]\n', "s.toml:1: mine: about: Field required"),
    ],
)
def test_wrong_rules(tmp_path, name, text, message):
    result = check(tmp_path, name, text)
    assert message in result.stderr
    assert result.exit_code == 2


def test_an_example_that_does_not_hold_is_told_with_what_was_found(tmp_path):
    result = check(tmp_path, "p.toml", SWEARING.replace("[الوزير]", "الوزير"))
    assert "p.toml:11: my-pattern: 'أقسم الوزير أن {العمل مستمر}.': expected my-pattern [] {العمل مستمر}" in result.stderr
    assert "found my-pattern [الوزير] {العمل مستمر}" in result.stderr
    assert result.exit_code == 2


def test_every_problem_is_named_at_once(tmp_path):
    result = check(tmp_path, "v.jsonl", verb(measure=13) + verb(colour="red"))
    assert "v.jsonl:1:" in result.stderr
    assert "v.jsonl:2:" in result.stderr


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "v.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "v.jsonl:1: cannot be read as UTF-8 text" in check(tmp_path, "ok.toml", "").stderr
