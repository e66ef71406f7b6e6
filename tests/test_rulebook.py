"""Rule files that are wrong, with the message and the line; and folders of rules that add to the packaged ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import RuleError
from quotes.rulebook import RuleBook, load_rules

VERB: dict[str, Any] = {
    "id": "verb.tantana", "lemma": "طَنْطَنَ", "root": "طنطن", "measure": 11, "imperfect": "يُطَنْطِنُ", "participle": "مُطَنْطِن", "masdar": ["طَنْطَنَة"],
    "sense": "say", "takes": ["an"], "statement": "yes", "nominal": False, "examples": ["طنطن الوزير أن السد امتلأ."],
}  # fmt: skip
PATTERN = """\
# one pattern
[[pattern]]
id = "my-pattern"
about = "A pattern of one's own"
cue = ["verb"]
speaker = ["subject"]
opener = ["complementizer"]
content = "after"
priority = 1
examples = ["قال [الوزير] إن {السد امتلأ}."]
"""
PHRASE = """\
[[phrase]]
id = "idiom.mine"
about = "A phrase of one's own"
words = ["على لسان حال"]
form = "preposition"
sense = "report"
examples = ["امتلأ السد، على لسان حال الوزير."]
"""


def verb(**changes: Any) -> str:
    """A line of a lexicon; ... leaves a key out."""
    return json.dumps({k: v for k, v in {**VERB, **changes}.items() if v is not ...}, ensure_ascii=False) + "\n"


def load(folder: Path, **files: str) -> RuleBook:
    for name, text in files.items():
        stem, _, suffix = name.partition("_")
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    return load_rules(folder)


def problems(folder: Path, **files: str) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load(folder, **files)
    return caught.value.problems


WRONG_LINES = {
    "no JSON": ("{broken\n", 1, "no valid JSON: Expecting property name enclosed in double quotes at column 2"),
    "the third line": (verb() + "\n{\n", 3, "no valid JSON"),
    "a list": ("[1]\n", 1, "unknown table 'entry without id'; known are verb, phrase, pattern, set, senses"),
    "no id": (verb(id=...), 1, "unknown table 'entry without id'"),
    "an id of another kind": (verb(id="noun.tantana"), 1, "unknown table 'noun'"),
    "an id with capitals": (verb(id="verb.Tantana"), 1, "verb.Tantana: id: String should match pattern"),
    "an unknown key": (verb(colour="red"), 1, "verb.tantana: colour: Extra inputs are not permitted"),
    "a missing key": (verb(lemma=...), 1, "verb.tantana: lemma: Field required"),
    "no example": (verb(examples=[]), 1, "verb.tantana: examples: Tuple should have at least 1 item"),
    "a measure too high": (verb(measure=13), 1, "verb.tantana: measure: Input should be less than or equal to 12"),
    "a root too short": (verb(root="طن"), 1, "verb.tantana: root: String should have at least 3 characters"),
    "an unknown opener": (verb(takes=["ka_an"]), 1, "verb.tantana: takes.0: Input should be 'an'"),
    "an unknown kind of statement": (verb(statement="maybe"), 1, "verb.tantana: statement: Input should be 'yes', 'thought' or 'quotation'"),
    "an unknown sense": (verb(sense="mumble"), 1, "verb.tantana: unknown sense 'mumble'; add it to senses.toml or use a listed one"),
    "a block without a reason": (verb(blocks=[{"before": ["في"]}]), 1, "verb.tantana: blocks.0.why: Field required"),
    "a Farsi ya": (verb(note="عل\u06cc"), 1, "character U+06CC does not belong in a rule file"),
    "a Farsi kaf": (verb(note="\u06a9"), 1, "character U+06A9 does not belong in a rule file"),
    "a presentation form": (verb(note="\ufefb"), 1, "character U+FEFB does not belong in a rule file"),
    "a direction mark": (verb(note="\u200f"), 1, "character U+200F does not belong in a rule file"),
    "a no-break space": (verb(note="\u00a0"), 1, "character U+00A0 does not belong in a rule file"),
    "a byte-order mark": ("\ufeff" + verb(), 1, "character U+FEFF does not belong in a rule file"),
}  # fmt: skip
WRONG_TABLES = {
    "no TOML": ("[[pattern]\n", 1, "no valid TOML"),
    "no TOML on the second line": ("# fine\na = \n", 2, "no valid TOML"),
    "an unknown table": ('[[patern]]\nid = "x"\n', 2, "unknown table 'patern'; known are verb, phrase, pattern, set, senses"),
    "a key outside every table": ('colour = "red"\n', 1, "'colour' stands outside a table"),
    "a list that is none of tables": ('pattern = ["x"]\n', 1, "'pattern' must be a list of tables: write [[pattern]]"),
    "an unknown form of cue": (PATTERN.replace('"verb"', '"adverb"'), 3, "my-pattern: cue.0: Input should be 'verb'"),
    "no form of cue": (PATTERN.replace('["verb"]', "[]"), 3, "my-pattern: cue: Tuple should have at least 1 item"),
    "an unknown place of the speaker": (PATTERN.replace('"subject"', '"above"'), 3, "my-pattern: speaker.0: Input should be 'subject'"),
    "an unknown place of the content": (PATTERN.replace('"after"', '"above"'), 3, "my-pattern: content: Input should be 'after', 'before' or 'inside'"),
    "an id with blanks": (PATTERN.replace("my-pattern", "My Pattern"), 3, "My Pattern: id: String should match pattern"),
    "a pattern without an id": (PATTERN.replace('id = "my-pattern"\n', ""), 1, "entry: id: Field required"),
    "no priority": (PATTERN.replace("priority = 1\n", ""), 3, "my-pattern: priority: Field required"),
    "a gap too wide": (PATTERN + "max_gap = 81\n", 3, "my-pattern: max_gap: Input should be less than or equal to 80"),
    "an unknown key": (PATTERN + 'regex = ".*"\n', 3, "my-pattern: regex: Extra inputs are not permitted"),
    "a phrase without words": (PHRASE.replace('["على لسان حال"]', "[]"), 2, "idiom.mine: words: Tuple should have at least 1 item"),
    "a phrase of unknown sense": (PHRASE.replace('"report"', '"mumble"'), 2, "idiom.mine: unknown sense 'mumble'"),
    "a phrase of another kind": (PHRASE.replace("idiom.mine", "verb.mine"), 2, "verb.mine: id: String should match pattern"),
    "a set without a purpose": ('# sets\n[set.mine]\nwords = ["نعم"]\n', 2, "mine: about: Field required"),
    "a set whose words are a string": ('[set.mine]\nabout = "x"\nwords = "نعم"\n', 1, "mine: words: Input should be a valid tuple"),
    "an invisible character": ('[set.mine]\nabout = "x"\nwords = ["\u200cنعم"]\n', 3, "character U+200C does not belong in a rule file"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), WRONG_LINES.values(), ids=WRONG_LINES.keys())
def test_wrong_lines_of_a_lexicon(tmp_path: Path, text: str, line: int, message: str) -> None:
    assert problems(tmp_path, v_jsonl=text)[0].startswith(f"{tmp_path / 'v.jsonl'}:{line}: {message}")


@pytest.mark.parametrize(("text", "line", "message"), WRONG_TABLES.values(), ids=WRONG_TABLES.keys())
def test_wrong_tables(tmp_path: Path, text: str, line: int, message: str) -> None:
    assert problems(tmp_path, p_toml=text)[0].startswith(f"{tmp_path / 'p.toml'}:{line}: {message}")


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, a_jsonl=verb(measure=13) + verb(colour="red"), b_toml='[[patern]]\nid = "x"\n')
    assert [p.removeprefix(f"{tmp_path}/").split(": ")[0] for p in found] == ["a.jsonl:1", "a.jsonl:2", "b.toml:2"]


def test_two_problems_of_one_entry(tmp_path: Path) -> None:
    assert len(problems(tmp_path, v_jsonl=verb(measure=13, colour="red"))) == 2


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "v.jsonl").write_bytes(b"\xff\xfe\x00")
    assert problems(tmp_path)[0].startswith(f"{tmp_path / 'v.jsonl'}:1: cannot be read as UTF-8 text")


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"nowhere: no such folder of rules"):
        load_rules(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").touch()
    with pytest.raises(RuleError, match=r"rules.toml: no such folder of rules"):
        load_rules(tmp_path / "rules.toml")


@pytest.mark.parametrize(
    "files",
    [{}, {"notes_txt": "anything"}, {"v_jsonl": "\n\n"}, {"p_toml": "# nothing\n"}],
    ids=["empty", "other files", "blank lines", "comment"],
)
def test_a_folder_that_adds_nothing(tmp_path: Path, files: dict[str, str]) -> None:
    assert load(tmp_path, **files) == load_rules()


def test_a_new_verb_is_added(tmp_path: Path) -> None:
    book = load(tmp_path, v_jsonl=verb())
    assert len(book.verbs) == len(load_rules().verbs) + 1
    assert book.verbs[-1].id == "verb.tantana"


def test_a_verb_of_the_same_id_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    book = load(tmp_path, v_jsonl=verb(id="verb.qala"))
    assert len(book.verbs) == len(load_rules().verbs)
    assert [v.lemma for v in book.verbs if v.id == "verb.qala"] == ["طَنْطَنَ"]


def test_a_phrase_is_added(tmp_path: Path) -> None:
    assert load(tmp_path, p_toml=PHRASE).phrases[-1].id == "idiom.mine"


def test_a_set_of_the_same_name_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    book = load(tmp_path, s_toml='[set.titles]\nabout = "Titles"\nwords = ["الربان"]\n')
    assert book.sets["titles"].words == ("الربان",)


def test_a_sense_of_ones_own_can_be_used(tmp_path: Path) -> None:
    book = load(tmp_path, s_toml='[senses]\nmumble = "speak under the breath"\n', v_jsonl=verb(sense="mumble"))
    assert book.senses["mumble"] == "speak under the breath"


def test_patterns_stand_by_falling_priority(tmp_path: Path) -> None:
    book = load(tmp_path, p_toml=PATTERN.replace("priority = 1", "priority = 999"))
    assert book.patterns[0].id == "my-pattern"
    assert [p.priority for p in book.patterns] == sorted((p.priority for p in book.patterns), reverse=True)


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    book = load(tmp_path, a_jsonl=verb(note="first"), b_jsonl=verb(note="second"))
    assert book.verbs[-1].note == "second"


def test_rules_cannot_be_changed() -> None:
    book = load_rules()
    with pytest.raises(ValueError, match="frozen"):
        setattr(book.verbs[0], "sense", "say")  # noqa: B010 - mypy knows that it is frozen
