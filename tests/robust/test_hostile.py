"""No input makes the scanner hang: time grows with the length of the text, whatever stands in it."""

import importlib
import pkgutil
import time

import pytest
import regex

import quotes
from quotes.article import Article
from quotes.errors import RuleError
from quotes.extractor import Extractor
from quotes.normalise import view
from quotes.passages import find_passages
from quotes.tokens import split_sentences

LONG = 200_000
HOSTILE = {
    "letters": "ا",
    "blanks": " ",
    "newlines": "\n",
    "digits": "1.",
    "dots": ".",
    "colons": ":",
    "marks": '"',
    "open marks": "«",
    "close marks": "»",
    "pairs": "«»",
    "both marks": '«"',
    "brackets": "((",
    "apostrophes": "'",
    "mark and word": '"ا ',
    "open mark and word": "«ا ",
    "unclosed paragraphs": '"ا\n',
    "vowel marks": "\u064e",
    "tatweel": "ـ",
    "ligatures": "\ufdfa",
    "cues": "قال ",
    "cue and colon": "قال: ",
    "cue and clause": "قال إن ",
    "that": "أن ",
    "commas": "قال، ",
    "clitics": 'و"',
    "names": "محمد علي ",
    "titles": "الوزير ",
    "zero": "\x00",
}


# Matched at the start of a cell or word, never searched for.
START_ONLY = {"quotes.formats.csv_file._FORMULA", "quotes.readers.pdf._FORWARD", "quotes.readers.pdf._BACKWARD"}


def patterns():
    """Every compiled pattern that stands in a module of the package."""
    for info in pkgutil.walk_packages(quotes.__path__, "quotes."):
        if info.name.startswith("quotes.cli"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # an extra that is not installed
            continue
        for name, value in vars(module).items():
            own = f"{info.name}.{name}"
            if isinstance(value, regex.Pattern) and isinstance(value.pattern, str) and own not in START_ONLY:
                yield pytest.param(value, id=own)


@pytest.mark.parametrize("pattern", list(patterns()))
def test_no_pattern_hangs(pattern):
    for piece in HOSTILE.values():
        text = (piece * LONG)[:LONG]
        for _ in pattern.finditer(text, timeout=5):
            pass


def seconds(work, text):
    best = 1e9
    for _ in range(2):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def scan(text):
    sight = view(text)
    split_sentences(sight.text, find_passages(sight.text), sight.plain)


@pytest.mark.parametrize("name", HOSTILE)
def test_scanning_takes_linear_time(name):
    piece = HOSTILE[name]
    short, long = ((piece * n)[:n] for n in (LONG // 20, LONG // 5))
    assert seconds(scan, long) < 8 * seconds(scan, short) + 0.2


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


@pytest.mark.parametrize("name", HOSTILE)
def test_extraction_takes_linear_time(extractor, name):
    piece = HOSTILE[name]

    def extract(text):
        extractor.extract_article(Article(text=text))

    short, long = ((piece * n)[:n] for n in (LONG // 80, LONG // 20))
    assert seconds(extract, long) < 8 * seconds(extract, short) + 0.2


def rules_with(tmp_path, words):
    lines = ["[set.time]", 'about = "hostile"', "words = [", *(f'"{word}",' for word in words), "]"]
    (tmp_path / "hostile.toml").write_text("\n".join(lines), encoding="utf-8")
    return Extractor(rules=tmp_path)


def test_rules_of_ones_own_take_no_longer_however_many_phrases_they_hold(tmp_path):
    start = ("ا " * 11).strip()
    few, many = (rules_with(tmp_path, [f"{start} {'ب' * n}" for n in range(1, count)]) for count in (3, 150))
    text = "قال ا ا ا ا ا ا ا ا ا ا ا ا إن ا ا ا ا.\n" * 300
    assert seconds(many.extract, text) < 2 * seconds(few.extract, text) + 0.5


def test_rules_hold_no_patterns(tmp_path, monkeypatch):
    compiled = []
    real = regex.compile
    monkeypatch.setattr(regex, "compile", lambda pattern, *rest, **more: compiled.append(pattern) or real(pattern, *rest, **more))
    extractor = rules_with(tmp_path, ["(ا+)+ب", "ا*"])
    assert seconds(extractor.extract, "قال " + "ا" * LONG) < 5
    assert not any("ا+" in str(pattern) for pattern in compiled)


@pytest.mark.parametrize("words", [[""], ["  "], ["\u0640"], ["ا " * 13], ["ا" * 201]])
def test_phrases_that_no_text_holds_are_refused(tmp_path, words):
    with pytest.raises(RuleError, match="1 to 12 words"):
        rules_with(tmp_path, words)
