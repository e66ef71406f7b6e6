"""The file of speech verbs: its format, and that lemma, root, measure and examples agree with one another."""

import json
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import regex

from quotes.morphology import Form, cells, inflect, proclitics
from quotes.normalise import fold
from quotes.paradigm import Paradigm
from quotes.sounds import phonemes

RULES: Final = Path(__file__).parent.parent / "rules"
LINES: Final = (RULES / "verbs.jsonl").read_text(encoding="utf-8").splitlines()
VERBS: Final[list[dict[str, Any]]] = [json.loads(line) for line in LINES]
SENSES: Final[dict[str, str]] = tomllib.loads((RULES / "senses.toml").read_text(encoding="utf-8"))["senses"]
KEYS: Final = [
    "id", "lemma", "root", "measure", "imperfect", "participle", "masdar", "sense", "takes", "statement", "nominal", "needs_opener",
    "blocks", "examples", "non_examples", "source", "note",
]  # fmt: skip
OPENERS: Final = ["an", "ila_an", "ala_an", "bi_an", "min_an", "fi_an", "an_an", "li_an", "passage", "bare", "person"]
PARTS: Final = ("lemma", "root", "measure", "imperfect", "participle", "masdar")
MARKS: Final = "\u064b-\u0652"
ARABIC: Final = regex.compile(f"[\u0621-\u063a\u0641-\u064a{MARKS}]+")
SENTENCE: Final = regex.compile('[\u0621-\u063a\u0640-\u064a \\d.,:;!()\u060c\u061b\u061f"]+')
# What a measure's perfect looks like without its radicals: prefixed and infixed letters (long vowels as phonemes).
SHAPES: Final = {
    1: r"C[aAi]C?",
    2: r"CaDa?C?",
    3: r"CACa?C?",
    4: r"(?:ءaCC?a?C?|ءAC?a?C?|ءaCAC)",
    5: r"تaCaDa?C?",
    6: r"تaCACa?C?",
    8: r"اi(?:Cتa|D)",
    10: r"اiستa",
    11: r"CaCCaC",
}


@cache
def _forms(index: int) -> tuple[Form, ...]:
    verb = VERBS[index]
    return tuple(inflect(**{key: verb[key] for key in PARTS}))


@cache
def _written(index: int) -> frozenset[str]:
    return frozenset(p + form.surface for form in _forms(index) for p in proclitics(form.kind, pronoun=form.pronoun))


def _each(*keys: str) -> list[Any]:
    return [pytest.param(i, id=verb["id"]) for i, verb in enumerate(VERBS) if all(verb[key] for key in keys)]


def _words(sentence: str) -> set[str]:
    return set(regex.findall(r"\p{L}+", fold(sentence)))


def test_lexicon_is_large_enough_and_its_senses_few() -> None:
    assert len({verb["lemma"] for verb in VERBS}) >= 200
    assert len(SENSES) <= 46


def test_file_is_sorted_and_each_id_and_verb_stands_once() -> None:
    ids = [verb["id"] for verb in VERBS]
    assert ids == sorted(set(ids))
    assert len({(verb["lemma"], verb["root"]) for verb in VERBS}) == len(VERBS)


def test_senses_are_sorted_and_each_is_used() -> None:
    assert list(SENSES) == sorted(SENSES)
    assert {verb["sense"] for verb in VERBS} <= set(SENSES)


@pytest.mark.parametrize("index", _each())
def test_line_is_canonical_json(index: int) -> None:
    verb = VERBS[index]
    assert [key for key in verb if key not in {"requires_after", "without_pronoun"}] == KEYS
    assert LINES[index] == json.dumps(verb, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", LINES[index])
    assert not regex.search(r"[\p{Cf}\p{Co}\ufb50-\ufdff\ufe70-\ufefc]", LINES[index])


@pytest.mark.parametrize("index", _each())
def test_values_are_of_the_closed_kinds(index: int) -> None:
    verb = VERBS[index]
    assert regex.fullmatch(r"verb\.[a-z0-9_]+", verb["id"])
    assert verb["takes"]
    assert verb["takes"] == [opener for opener in OPENERS if opener in verb["takes"]]
    assert verb["statement"] in {"yes", "thought", "quotation"}
    assert type(verb["nominal"]) is type(verb["needs_opener"]) is bool
    assert verb["source"]


@pytest.mark.parametrize("index", _each())
def test_vocalised_words_hold_only_arabic_letters_and_marks(index: int) -> None:
    verb = VERBS[index]
    for word in [verb["lemma"], verb["imperfect"], verb["participle"] or "ا", *verb["masdar"]]:
        assert ARABIC.fullmatch(word), word
    assert regex.fullmatch("[\u0621\u0628\u062a-\u063a\u0641-\u0648\u064a]{3,4}", verb["root"])
    assert len(verb["root"]) == (4 if verb["measure"] in {11, 12} else 3)


@pytest.mark.parametrize("index", _each())
def test_principal_parts_agree_with_root_and_measure(index: int) -> None:
    verb = VERBS[index]
    strong = [radical for radical in verb["root"] if radical not in "ويء"]
    for word in (verb["lemma"], verb["imperfect"], verb["participle"]):
        if word is not None:
            _assert_in_order(strong if verb["measure"] != 8 else strong[1:], phonemes(word))
    shape = regex.sub("D", r"([^aiuAIUY])\\1", SHAPES[verb["measure"]]).replace("C", "[^aiuAIUY]")
    assert regex.match(shape, phonemes(verb["lemma"]).removesuffix("a")), verb["lemma"]
    assert phonemes(verb["imperfect"])[:2] in ({"يu", "يU"} if verb["measure"] in {2, 3, 4, 11} else {"يa"})
    if verb["participle"] and verb["measure"] > 1:
        assert verb["participle"].startswith("مُ")


def _assert_in_order(radicals: list[str], sounds: str) -> None:
    at = 0
    for radical in radicals:
        found = sounds.find(radical, at)
        assert found >= 0 or sounds[at - 1] == radical, (radical, sounds)  # a doubled radical may be one letter
        at = max(found, at - 1) + 1


@pytest.mark.parametrize("index", _each())
def test_each_example_holds_a_form_of_the_verb(index: int) -> None:
    verb = VERBS[index]
    assert verb["examples"]
    for sentence in verb["examples"]:
        assert SENTENCE.fullmatch(sentence), sentence
        assert _words(sentence) & _written(index), sentence


@pytest.mark.parametrize("index", _each("non_examples"))
def test_non_examples_are_plain_sentences(index: int) -> None:
    for sentence in VERBS[index]["non_examples"]:
        assert SENTENCE.fullmatch(sentence), sentence
        assert sentence not in VERBS[index]["examples"]


@pytest.mark.parametrize("index", _each("blocks"))
def test_blocks_name_neighbours_and_a_reason(index: int) -> None:
    verb = VERBS[index]
    assert verb["non_examples"], "a verb with blocks shows a sentence in which it is no cue"
    for block in verb["blocks"]:
        assert set(block) <= {"before", "after", "forms", "why"}
        assert block["before"] or block["after"]
        assert block["why"]
        assert set(block.get("forms", ())) <= {"perfect", "imperfect", "participle", "verbal_noun"}
        for word in block["before"] + block["after"]:
            assert regex.fullmatch('[\u0621-\u063a\u0641-\u064a]+|["«“”]', word), word


@pytest.mark.parametrize("index", _each("blocks"))
def test_no_block_stands_in_the_way_of_an_example(index: int) -> None:
    for sentence in VERBS[index]["examples"]:
        tokens = regex.findall(r"\p{L}+|[^\p{L}\s]", fold(sentence))
        hits = [i for i, token in enumerate(tokens) if token in _written(index)]
        assert any(not _is_blocked(index, tokens, i) for i in hits), sentence


def _is_blocked(index: int, tokens: list[str], i: int) -> bool:
    before, after = tokens[i - 1 : i], tokens[i + 1 : i + 2]
    kinds = {form.kind for form in _forms(index) if tokens[i] in {p + form.surface for p in proclitics(form.kind)}}
    for block in VERBS[index]["blocks"]:
        near = set(before) & {fold(w) for w in block["before"]} or set(after) & {fold(w) for w in block["after"]}
        if near and kinds <= set(block.get("forms", kinds)):
            return True
    return False


@pytest.mark.parametrize("index", _each())
def test_a_thought_or_a_quotation_verb_says_which_openers_it_needs(index: int) -> None:
    verb = VERBS[index]
    if verb["statement"] == "yes":
        assert set(verb["takes"]) - {"passage"}, "a verb of statements takes a clause"
    if verb["statement"] == "quotation":
        assert "passage" in verb["takes"]


def test_third_person_perfects_of_different_senses_meet_only_where_context_decides() -> None:
    claims: defaultdict[str, set[int]] = defaultdict(set)
    for index in range(len(VERBS)):
        for form in _forms(index):
            if (form.kind, form.voice, form.person, form.number, form.pronoun) == ("perfect", "active", 3, "s", None):
                claims[form.surface].add(index)
    for surface, owners in claims.items():
        verbs = [VERBS[i] for i in owners]
        if len({verb["sense"] for verb in verbs}) > 1:
            assert any(verb["needs_opener"] or verb["blocks"] for verb in verbs), (surface, [verb["id"] for verb in verbs])


@pytest.mark.parametrize("index", _each("lemma"))
def test_a_paradigm_finds_the_forms_that_are_written_so(index: int) -> None:
    paradigm = Paradigm([(index, cells(**{key: VERBS[index][key] for key in PARTS}))])
    by_surface = defaultdict(list)
    for form in _forms(index):
        by_surface[form.surface].append(form)
    for surface, forms in by_surface.items():
        assert paradigm.forms(surface) == [(index, form) for form in forms]
    for other in ("", "ها", "هم", f"{forms[0].surface}ها"):
        assert paradigm.forms(other) == [(index, form) for form in by_surface.get(other, [])]
