"""The packaged rules: clean files, no entry that can never match, and every example true; and the checker that finds out."""

import json
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest
import regex

from quotes.errors import RuleError
from quotes.normalise import fold
from quotes.rulebook import Pattern, Phrase, load_rules
from quotes.rulecheck import Marked, RuleCheck, RuleProblem, check_rules, read_marked
from tests.marking import lexicon, reading

RULES = Path(__file__).parent.parent / "rules"
FILES = sorted([*RULES.glob("*.jsonl"), *RULES.glob("*.toml")])
BOOK = load_rules()
each_file = pytest.mark.parametrize("path", FILES, ids=[p.name for p in FILES])
each_set = pytest.mark.parametrize("name", sorted(BOOK.sets))
each_phrase = pytest.mark.parametrize("phrase", BOOK.phrases, ids=[p.id for p in BOOK.phrases])
PHRASE_WORDS = [pytest.param(p, w, id=f"{p.id} {w}") for p in BOOK.phrases for w in p.words]


@cache
def checked() -> RuleCheck:
    return check_rules()


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


# -- the files ---------------------------------------------------------------------------------------------------------


def test_there_are_rules() -> None:
    assert {"patterns.toml", "phrases.toml", "senses.toml", "verbs.jsonl", "words.toml", "names.toml"} <= {p.name for p in FILES}


@each_file
def test_a_file_is_nfc(path: Path) -> None:
    assert [n for n, line in enumerate(lines(path), start=1) if not unicodedata.is_normalized("NFC", line)] == []


@each_file
def test_a_file_holds_no_farsi_letter_presentation_form_or_invisible_character(path: Path) -> None:
    wrong = regex.compile(
        r"[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0-\u06c3\ufb50-\ufdff\ufe70-\ufeff\u00a0\p{Cf}\p{Co}\p{Cs}]"
    )
    assert [(n, f"U+{ord(m[0]):04X}") for n, line in enumerate(lines(path), start=1) if (m := wrong.search(line))] == []


@each_file
def test_a_file_has_no_tabs_trailing_blanks_or_missing_end(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert not regex.search(r"[ \r]\n", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_senses_are_sorted() -> None:
    senses = list(tomllib.loads((RULES / "senses.toml").read_text(encoding="utf-8"))["senses"])
    assert senses == sorted(senses)


def test_lexicons_are_sorted_by_id() -> None:
    for path in RULES.glob("*.jsonl"):
        ids = [json.loads(line)["id"] for line in lines(path)]
        assert ids == sorted(ids)


@each_file
def test_an_id_stands_once(path: Path) -> None:
    ids = [m[1] for line in lines(path) if (m := regex.match(r'(?:\{"id": |id = )"([^"]+)"', line))]
    assert sorted(ids) == sorted(set(ids))


def test_no_two_patterns_share_priority_and_form() -> None:
    taken: dict[tuple[str, int], str] = {}
    for pattern in BOOK.patterns:
        for form in pattern.cue:
            assert taken.setdefault((form, pattern.priority), pattern.id) == pattern.id


@each_set
def test_a_set_says_what_it_is_for_and_holds_words(name: str) -> None:
    entry = BOOK.sets[name]
    assert len(entry.about) > 10
    assert all(word.strip() == word and word for word in entry.words)


def test_no_set_holds_a_word_twice() -> None:
    twice = {name: {w for w in entry.words if entry.words.count(w) > 1} for name, entry in BOOK.sets.items()}
    assert {name: words for name, words in twice.items() if words} == {}


@each_set
def test_a_set_is_used(name: str) -> None:
    sources = [p.read_text(encoding="utf-8") for p in (RULES.parent / "quotes").glob("*.py")]
    assert any(f'"{name}"' in source for source in sources)


# -- entries that must be able to match --------------------------------------------------------------------------------


@pytest.mark.parametrize(("phrase", "words"), PHRASE_WORDS)
def test_a_spelling_of_a_phrase_is_found_as_its_cue(phrase: Phrase, words: str) -> None:
    host = f"{words}الرجل" if len(words.rsplit(maxsplit=1)[-1]) == 1 else f"{words} الرجل"
    assert phrase.id in {c.entry for c in reading(host).cues}


@each_phrase
def test_a_spelling_stands_in_one_phrase_only(phrase: Phrase) -> None:
    others = {fold(w) for p in BOOK.phrases if p.id != phrase.id for w in p.words}
    assert not {fold(w) for w in phrase.words} & others


def test_patterns_name_verbs_and_senses_that_exist() -> None:
    assert [p for p in checked().problems if p.kind == "unknown"] == []


@pytest.mark.parametrize("pattern", BOOK.patterns, ids=[p.id for p in BOOK.patterns])
def test_a_pattern_can_be_reached_by_some_cue(pattern: Pattern) -> None:
    forms = {"verb", "participle", "verbal_noun", "colon"} | {p.form for p in BOOK.phrases}
    assert set(pattern.cue) <= forms


# -- examples ----------------------------------------------------------------------------------------------------------


def of_rule(rule: str) -> list[str]:
    return [str(p) for p in checked().problems if p.rule == rule and p.kind != "slow"]


@pytest.mark.parametrize("rule", [p.id for p in BOOK.patterns])
def test_the_examples_of_a_pattern_hold(rule: str) -> None:
    assert of_rule(rule) == []


@pytest.mark.parametrize("rule", [p.id for p in BOOK.phrases])
def test_the_examples_of_a_phrase_hold(rule: str) -> None:
    assert of_rule(rule) == []


@pytest.mark.parametrize("rule", [v.id for v in BOOK.verbs])
def test_the_examples_of_a_verb_hold(rule: str) -> None:
    assert of_rule(rule) == []


def test_no_rule_is_slow() -> None:
    assert [str(p) for p in checked().problems if p.kind == "slow"] == []


# -- the checker -------------------------------------------------------------------------------------------------------

PATTERN = """\
[[pattern]]
id = "verb-clause"
about = "As packaged"
cue = ["verb"]
speaker = ["subject"]
opener = ["complementizer"]
content = "after"
priority = 90
examples = [
  "قال [الوزير] إن {السد امتلأ}.",
  EXAMPLE,
]
non_examples = [NON_EXAMPLE]
"""


def check(
    folder: Path, *, example: str = "قال [سالم] إن {السد امتلأ}.", non_example: str = "امتلأ السد.", text: str = PATTERN
) -> list[RuleProblem]:
    quoted = json.dumps(example, ensure_ascii=False), json.dumps(non_example, ensure_ascii=False)
    (folder / "mine.toml").write_text(text.replace("NON_EXAMPLE", quoted[1]).replace("EXAMPLE", quoted[0]), encoding="utf-8")
    before = set(checked().problems)
    return [p for p in check_rules(folder, only={"verb-clause"}).problems if p not in before and p.kind != "slow"]


def test_sound_rules_of_ones_own(tmp_path: Path) -> None:
    assert check(tmp_path) == []


WRONG = {
    "another mention": ("قال [سالم الراوي] أمس إن {السد امتلأ}.", "[سالم الراوي] {السد امتلأ}", None),
    "the mention is shorter": ("قال [سالم] الراوي إن {السد امتلأ}.", "verb-clause [سالم] {السد امتلأ}", "verb-clause [سالم الراوي] {السد امتلأ}"),
    "the mention is not marked": ("قال سالم إن {السد امتلأ}.", "verb-clause [] {السد امتلأ}", "verb-clause [سالم] {السد امتلأ}"),
    "a mention where there is none": ("وقال إن {السد [امتلأ]}.", "verb-clause [امتلأ] {السد امتلأ}", "verb-clause [] {السد امتلأ}"),
    "another content": ("قال [سالم] إن {السد} امتلأ.", "verb-clause [سالم] {السد}", "verb-clause [سالم] {السد امتلأ}"),
    "another rule": ("قال [سالم]: «{امتلأ السد ليلا}».", "verb-clause [سالم] {امتلأ السد ليلا}", "verb-passage [سالم] {امتلأ السد ليلا}; verb-clause was not taken: no complementizer"),
    "no record": ("أكد [الوزير] {ذلك}.", "verb-clause [الوزير] {ذلك}", "no record; verb-clause was not taken: no complementizer"),
}  # fmt: skip


@pytest.mark.parametrize(("example", "expected", "found"), WRONG.values(), ids=WRONG.keys())
def test_an_example_that_does_not_hold(tmp_path: Path, example: str, expected: str, found: str | None) -> None:
    problems = check(tmp_path, example=example)
    if found is None:
        assert problems == []
        return
    [problem] = problems
    assert (problem.kind, problem.where) == ("example", f"{tmp_path / 'mine.toml'}:11")
    assert problem.expected.startswith(expected)
    assert problem.found.startswith(found)


def test_a_non_example_that_fires(tmp_path: Path) -> None:
    [problem] = check(tmp_path, non_example="قال سالم إن السد امتلأ.")
    assert (problem.kind, problem.where) == ("non_example", f"{tmp_path / 'mine.toml'}:13")
    assert (problem.expected, problem.found) == ("no record of verb-clause", "verb-clause [سالم] {السد امتلأ}")


def test_a_problem_is_one_line_for_people(tmp_path: Path) -> None:
    [problem] = check(tmp_path, example="أكد [الوزير] {ذلك}.")
    assert str(problem).startswith(
        f"{tmp_path / 'mine.toml'}:11: verb-clause: 'أكد [الوزير] {{ذلك}}.': expected ".replace("{{", "{").replace("}}", "}")
    )
    assert "\n" not in str(problem)


NOTATION = {
    "no content": ("قال [سالم] إن السد امتلأ.", "no { }"),
    "never closed": ("قال [سالم] إن {السد امتلأ.", "{ is never closed"),
    "never opened": ("قال [سالم] إن السد امتلأ}.", "} closes nothing"),
    "crossed": ("قال [سالم {إن] السد امتلأ}.", "] closes nothing"),
    "two contents": ("قال [سالم] إن {السد} {امتلأ}.", "{ } stands twice"),
    "two speakers": ("قال [سالم] [الراوي] إن {السد امتلأ}.", "[ ] stands twice"),
}


@pytest.mark.parametrize(("example", "found"), NOTATION.values(), ids=NOTATION.keys())
def test_wrong_notation(tmp_path: Path, example: str, found: str) -> None:
    [problem] = check(tmp_path, example=example)
    assert problem.kind == "notation"
    assert problem.found.startswith(found)


def test_a_sense_and_a_verb_that_nobody_has(tmp_path: Path) -> None:
    found = check(
        tmp_path, text=PATTERN.replace("priority", 'senses = ["say", "mumble"]\nverbs = ["verb.qala", "verb.nobody"]\npriority')
    )
    assert [p.found for p in found if p.kind == "unknown"] == ["'verb.nobody'", "'mumble'"]


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    found = check(tmp_path, text=PATTERN + "\n" + PATTERN)
    assert [(p.kind, p.where, p.found) for p in found if p.kind == "twice"] == [
        ("twice", f"{tmp_path / 'mine.toml'}:16", f"it again, first at {tmp_path / 'mine.toml'}:2")
    ]


def test_an_override_that_breaks_a_packaged_example_is_told(tmp_path: Path) -> None:
    found = check(tmp_path, text='[set.that]\nabout = "Complementizers, all but one"\nwords = ["كيما"]\n')
    assert "verb-clause" in {p.rule for p in found}


def test_only_the_rules_that_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PATTERN.replace("NON_EXAMPLE", "").replace("EXAMPLE", '"نعم"'), encoding="utf-8")
    assert {p.rule for p in check_rules(tmp_path, only={"verb.qala"}).problems} == set()


def test_a_rule_that_takes_too_long(tmp_path: Path) -> None:
    slow = [p for p in check_rules(tmp_path, limit=0.0, only={"verb-clause", "verb.qala"}).problems if p.kind == "slow"]
    assert {p.rule for p in slow} == {"verb-clause", "verb.qala"}
    assert slow[0].expected == "at most 0 seconds for all examples"


def test_rules_that_do_not_load_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[[pattern]\n", encoding="utf-8")
    with pytest.raises(RuleError):
        check_rules(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال [سالم]: {نعم}.", Marked("قال سالم: نعم.", (4, 8), (10, 13))),
        ("وقال: {نعم}", Marked("وقال: نعم", None, (6, 9))),
        ("{بدأ [سالم]}", Marked("بدأ سالم", (4, 8), (0, 8))),
        ("نعم", Marked("نعم", None, None)),
    ],
    ids=["both", "content", "one inside the other", "nothing"],
)
def test_marked_sentences(text: str, expected: Marked) -> None:
    assert read_marked(text) == expected


def test_lexicon_of_the_tests_is_the_packaged_one() -> None:
    assert lexicon().book == BOOK
