"""The rules as typed values: what stands in `rules/`, checked on load, with file and line on error.

A rule book is data only. `quotes.lexicon` compiles it into look-up tables; no step holds a word list of its own.
"""

import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import regex
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from quotes.errors import RuleError
from quotes.normalise import fold

CueForm = Literal["verb", "participle", "verbal_noun", "noun", "preposition", "colon"]
Opener = Literal["complementizer", "passage", "colon", "bare"]
SpeakerPlace = Literal["subject", "governor", "object", "carrier", "label", "chain", "document"]
ContentPlace = Literal["after", "before", "inside"]
Complement = Literal["an", "ila_an", "ala_an", "bi_an", "min_an", "fi_an", "an_an", "li_an", "passage", "bare", "person"]
VerbForm = Literal["perfect", "imperfect", "participle", "verbal_noun"]

# Letters, vowel marks and the punctuation that examples need; anything invisible or Farsi is a slip of the keyboard.
_ALLOWED: Final = regex.compile(
    r"[\u0621-\u063a\u0640-\u0652\u0670\u0660-\u0669 \t0-9A-Za-z.,:;!?،؛؟\"'«»“”„‹›()\[\]{}<>|/…\u2013_+*=#%&@~`\\-]*"
)


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Block(_Rule):
    """Words next to a form that make it no cue: تابع before المباراة is "followed"."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    forms: tuple[VerbForm, ...] = ()
    why: str


class Verb(_Rule):
    """One speech verb; its surface forms are derived by `quotes.morphology`."""

    id: Annotated[str, Field(pattern=r"^verb\.[a-z0-9_]+$")]
    lemma: str
    root: Annotated[str, Field(min_length=3, max_length=4)]
    measure: Annotated[int, Field(ge=1, le=12)]
    imperfect: str
    participle: str | None
    masdar: tuple[str, ...]
    sense: str
    takes: tuple[Complement, ...]
    statement: Literal["yes", "thought", "quotation"]
    nominal: bool
    needs_opener: bool = False
    requires_after: tuple[str, ...] = ()
    without_pronoun: tuple[VerbForm, ...] = ()
    blocks: tuple[Block, ...] = ()
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    non_examples: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


def _few_words(text: str) -> str:
    if not 0 < len(fold(text).split()) <= _MAX_WORDS or len(text) > _MAX_LENGTH:
        raise ValueError(f"a word or phrase has 1 to {_MAX_WORDS} words and at most {_MAX_LENGTH} characters")
    return text


_MAX_WORDS: Final = 12  # what stands at each place of a text is compared with so many words, and no more
_MAX_LENGTH: Final = 200
Words = Annotated[str, AfterValidator(_few_words)]


class WordSet(_Rule):
    """A closed list of words or phrases and what it is for; with `nouns`, indefinite accusatives count too."""

    about: str
    nouns: bool = False
    words: tuple[Words, ...]


class Phrase(_Rule):
    """A cue that is no verb: a preposition, noun or fixed phrase, with its sense."""

    id: Annotated[str, Field(pattern=r"^(preposition|noun|idiom)\.[a-z0-9_]+$")]
    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    form: Literal["preposition", "noun", "verbal_noun"]
    sense: str
    own_speaker: bool = False
    needs_source: tuple[str, ...] = ()
    about: str
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    non_examples: tuple[str, ...] = ()


class Pattern(_Rule):
    """How cue, speaker and content stand to one another; `quotes.attribute` reads patterns in order of priority."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    about: str
    cue: Annotated[tuple[CueForm, ...], Field(min_length=1)]
    speaker: Annotated[tuple[SpeakerPlace, ...], Field(min_length=1)]
    opener: tuple[Opener, ...] = ()
    content: ContentPlace
    max_gap: Annotated[int, Field(ge=0, le=80)] = 40
    senses: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    priority: int
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    non_examples: tuple[str, ...] = ()


class RuleBook(_Rule):
    """Everything that `rules/` says."""

    verbs: tuple[Verb, ...]
    phrases: tuple[Phrase, ...]
    patterns: tuple[Pattern, ...]
    sets: dict[str, WordSet]
    senses: dict[str, str]
    confidence: dict[str, float]


def load_rules(extra: Path | None = None) -> RuleBook:
    """Return the packaged rules, with those of an extra folder added (same id or set name: the extra one wins).

    Raises RuleError with every problem found, one `file:line: what` each.
    """
    problems: list[str] = []
    tables = _Tables(problems)
    folders = [Path(str(resources.files("quotes.rules")))] + ([extra] if extra else [])
    for folder in folders:
        if not folder.is_dir():
            raise RuleError([f"{folder}: no such folder of rules"])
        for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.toml")]):
            tables.read(path)
    tables.check_senses()
    if problems:
        raise RuleError(problems)
    return RuleBook(
        verbs=tuple(tables.verbs.values()),
        phrases=tuple(tables.phrases.values()),
        patterns=tuple(sorted(tables.patterns.values(), key=lambda p: (-p.priority, p.id))),
        sets=tables.sets,
        senses=tables.senses,
        confidence=tables.confidence,
    )


class _Tables:
    """The entries read so far, by id, and the places they came from."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        self.verbs: dict[str, Verb] = {}
        self.phrases: dict[str, Phrase] = {}
        self.patterns: dict[str, Pattern] = {}
        self.sets: dict[str, WordSet] = {}
        self.senses: dict[str, str] = {}
        self.confidence: dict[str, float] = {}
        self.places: dict[str, str] = {}

    def read(self, path: Path) -> None:
        """Read one rule file into the tables; note each problem and go on."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as err:
            self.problems.append(f"{path}:1: cannot be read as UTF-8 text: {err}")
            return
        self._check_letters(path, text)
        entries = _jsonl_entries(text) if path.suffix == ".jsonl" else _toml_entries(text)
        for line, table, key, raw in entries:
            where = f"{path}:{line}"
            if isinstance(raw, str) and table == "error":
                self.problems.append(f"{where}: {raw}")
                continue
            self._take(where, table, key, raw)

    def _take(self, where: str, table: str, key: str, raw: Any) -> None:
        models: dict[str, tuple[type[_Rule], dict[str, Any]]] = {
            "verb": (Verb, self.verbs),
            "phrase": (Phrase, self.phrases),
            "pattern": (Pattern, self.patterns),
            "set": (WordSet, self.sets),
        }
        if table == "senses":
            self.senses[key] = str(raw)
            return
        if table == "confidence":
            if isinstance(raw, (int, float)):
                self.confidence[key] = float(raw)
            else:
                self.problems.append(f"{where}: {key}: a weight must be a number")
            return
        if table not in models:
            self.problems.append(f"{where}: unknown table '{table}'; known are {', '.join(models)}, senses")
            return
        model, home = models[table]
        try:
            entry = model.model_validate(raw)
        except ValidationError as err:
            for detail in err.errors():
                place = ".".join(str(p) for p in detail["loc"])
                self.problems.append(f"{where}: {key or 'entry'}: {place}: {detail['msg']}")
            return
        home[key or getattr(entry, "id", "")] = entry
        self.places[getattr(entry, "id", key)] = where

    def check_senses(self) -> None:
        """Note each entry whose sense the table of senses does not list."""
        entries: list[Verb | Phrase] = [*self.verbs.values(), *self.phrases.values()]
        for entry in entries:
            if entry.sense not in self.senses:
                self.problems.append(
                    f"{self.places[entry.id]}: {entry.id}: unknown sense '{entry.sense}'; add it to senses.toml or use a listed one"
                )

    def _check_letters(self, path: Path, text: str) -> None:
        for number, line in enumerate(text.splitlines(), start=1):
            matched = _ALLOWED.match(line)
            end = matched.end() if matched else 0
            if end < len(line):
                self.problems.append(
                    f"{path}:{number}: character U+{ord(line[end]):04X} does not belong in a rule file"
                    " (a Farsi letter, a presentation form or an invisible character?)"
                )


Entry = tuple[int, str, str, Any]


def _jsonl_entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as err:
            yield number, "error", "", f"no valid JSON: {err.msg} at column {err.colno}"
            continue
        key = str(raw.get("id", "")) if isinstance(raw, dict) else ""
        yield number, key.split(".")[0] or "entry without id", key, raw


def _toml_entries(text: str) -> Iterator[Entry]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        found = regex.search(r"at line (\d+)", str(err))
        yield int(found[1]) if found else 1, "error", "", f"no valid TOML: {err}"
        return
    for table, value in document.items():
        if isinstance(value, list):
            for raw in value:
                if not isinstance(raw, dict):
                    yield _line_of(text, table), "error", "", f"'{table}' must be a list of tables: write [[{table}]]"
                    continue
                key = str(raw.get("id", ""))
                yield _line_of(text, f'"{key}"'), table, key, raw
        elif not isinstance(value, dict):
            yield (
                _line_of(text, table),
                "error",
                "",
                f"'{table}' stands outside a table; entries begin with [[pattern]], [[phrase]] or [set.name]",
            )
        elif table in {"senses", "confidence"}:
            for key, gloss in value.items():
                yield _line_of(text, key), table, key, gloss
        else:
            for key, raw in value.items():
                yield _line_of(text, f"[{table}.{key}]"), table, key, raw


def _line_of(text: str, needle: str) -> int:
    at = text.find(needle)
    return text.count("\n", 0, max(at, 0)) + 1
