"""Hold the rules against their own examples: what `quotes rules check` does once the rules load.

An example of a pattern is a sentence with the speaker mention in [ ] and the content in { }. The sentence without the
brackets must give a record of that very pattern with exactly that mention and that content; quotation marks at its
ends do not count. Where the cue has no mention of its own (مضيفا أن …) nothing is marked, or the phrase of the same
sentence that its speaker is taken from. A non-example must give no record of the pattern.
"""

import gc
import json
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Final, Literal

import regex

from quotes.article import Article
from quotes.attribute import Attributor
from quotes.cues import Cue
from quotes.extractor import Extractor
from quotes.normalise import view
from quotes.reading import Reading
from quotes.record import Quote
from quotes.rulebook import Pattern, Phrase, RuleBook, Verb

Problem = Literal["notation", "unknown", "twice", "example", "non_example", "slow"]

SLOW_SECONDS: Final = 2.0  # a rule that needs longer for its examples would hold up every article
_MARKS: Final = "\"'«»‹›“”„‟″‘’ "
_BRACKETS: Final = {"[": "]", "{": "}"}
_TOML_ID: Final = regex.compile(r"""\s*id\s*=\s*["']([^"']*)["']""")
_Entry = Pattern | Phrase | Verb


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """An entry that does not do what it says; `where` is file:line, `sentence` empty where no sentence is at fault."""

    kind: Problem
    where: str
    rule: str
    sentence: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Return the problem as one line: where, which rule, what was expected and what was found."""
        sentence = f"{self.sentence!r}: " if self.sentence else ""
        return f"{self.where}: {self.rule}: {sentence}expected {self.expected}; found {self.found}"


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """The rules that were checked, and what is wrong with them, in the order patterns, phrases, verbs."""

    book: RuleBook
    problems: tuple[RuleProblem, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """An example without its brackets; spans are code points of `sentence`, half-open, None where nothing is marked."""

    sentence: str
    speaker: tuple[int, int] | None
    content: tuple[int, int] | None


def read_marked(text: str) -> Marked:
    """Take the brackets out of an example and return where they stood; raises ValueError when they do not pair up.

    >>> read_marked("قال [سالم] إن {العمل بدأ}.")
    Marked(sentence='قال سالم إن العمل بدأ.', speaker=(4, 8), content=(12, 21))
    """
    sentence = ""
    spans: dict[str, tuple[int, int]] = {}
    opened: list[tuple[str, int]] = []
    for char in text:
        if char in _BRACKETS:
            opened.append((char, len(sentence)))
        elif opened and char == _BRACKETS[opened[-1][0]]:
            bracket, start = opened.pop()
            if bracket in spans:
                raise ValueError(f"{bracket} {char} stands twice; an example marks one speaker and one content")
            spans[bracket] = (start, len(sentence))
        elif char in "]}":
            raise ValueError(f"{char} closes nothing")
        else:
            sentence += char
    if opened:
        raise ValueError(f"{opened[-1][0]} is never closed")
    return Marked(sentence, spans.get("["), spans.get("{"))


def check_rules(folder: Path | None = None, *, limit: float = SLOW_SECONDS, only: Container[str] | None = None) -> RuleCheck:
    """Check the packaged rules, with those of an extra folder on top; `limit` is in seconds for each rule.

    `only` names the ids whose examples are run, None for all: an extra folder can change what any packaged rule does.
    Raises RuleError when the rules do not even load.
    """
    with _uncollected():
        return _checked(folder, limit, only)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave garbage lie for a while: the forms of all verbs are made at once, and looking through them takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():  # what was made goes to the oldest generation; else the next step looks through it all
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _checked(folder: Path | None, limit: float, only: Container[str] | None) -> RuleCheck:
    extractor = Extractor(rules=folder)
    book = extractor.lexicon.book
    folders = [Path(str(resources.files("quotes.rules"))), *([folder] if folder else [])]
    places = _Places(folders)
    runner = _Runner(extractor)
    problems = [*_twice(places), *_unknown(book, places)]
    entries: list[_Entry] = [*book.patterns, *book.phrases, *book.verbs]
    for entry in entries:
        if only is not None and entry.id not in only:
            continue
        started = perf_counter()
        problems += _Checker(entry, places, runner).problems()
        seconds = perf_counter() - started
        if seconds > limit:
            where, found = places.of(entry.id), f"{seconds:.1f} seconds"
            problems.append(RuleProblem("slow", where, entry.id, "", f"at most {limit:g} seconds for all examples", found))
    return RuleCheck(book, tuple(problems))


class _Result:
    """What the rules make of a sentence, each part when somebody asks: its records, its cues and what the other rules lacked."""

    def __init__(self, sentence: str, extractor: Extractor, attributor: Attributor) -> None:
        self._article, self._extractor, self._attributor = Article(text=sentence), extractor, attributor
        self._sight, self.readings = extractor.read(self._article)

    @cached_property
    def records(self) -> list[Quote]:
        """The records, worked out when asked for: of a verb only the cues are."""
        found = self._extractor.trace_readings(self._article, self._sight, self.readings)
        return sorted((quote for _, quote in found), key=lambda quote: (quote.start, quote.end))

    def cues(self) -> Iterator[tuple[Reading, Cue, int]]:
        """Yield each cue with its sentence and its offset in the folded text."""
        for reading in self.readings:
            for cue in reading.cues:
                yield reading, cue, reading.span(cue.first, cue.last)[0]

    def reasons(self) -> dict[str, str]:
        """Return why each rule took no cue; of several reasons the one that tells most."""
        found: dict[str, str] = {}
        for reading in self.readings:
            for miss in self._attributor.attribute(reading)[1]:
                if found.get(miss.rule, _OTHERS).startswith(_OTHERS):
                    found[miss.rule] = miss.reason
        return found


_OTHERS: Final = "takes only"  # how the reason of a rule for other cues begins


class _Runner:
    """Run the extractor over single sentences, without a parse: rules must hold by the words alone."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._attributor = Attributor(extractor.lexicon.book.patterns)
        self.lexicon = extractor.lexicon

    def run(self, sentence: str) -> _Result:
        """Return what the rules make of a sentence."""
        return _Result(sentence, self._extractor, self._attributor)


class _Checker:
    """One entry and its examples."""

    def __init__(self, entry: _Entry, places: "_Places", runner: _Runner) -> None:
        self._entry = entry
        self._places = places
        self._runner = runner

    def problems(self) -> list[RuleProblem]:
        """Return what its examples show to be wrong."""
        holds = self._pattern_example if isinstance(self._entry, Pattern) else self._word_example
        checked = [(text, holds(text)) for text in self._entry.examples]
        checked += [(text, self._non_example(text)) for text in self._entry.non_examples]
        return [
            RuleProblem(wrong[0], self._places.of(self._entry.id, text), self._entry.id, text, *wrong[1:])
            for text, wrong in checked
            if wrong is not None
        ]

    def _pattern_example(self, text: str) -> "_Wrong | None":
        try:
            marked = read_marked(text)
        except ValueError as err:
            return "notation", _NOTATION, str(err)
        if marked.content is None:
            return "notation", _NOTATION, "no { }"
        result = self._runner.run(marked.sentence)
        if any(q.rule == self._entry.id and _fits(q, marked) for q in result.records):
            return None
        return "example", f"{self._entry.id} {_shown(marked)}", self._instead(result)

    def _instead(self, result: _Result) -> str:
        records = ", ".join(_record(q) for q in result.records) or "no record"
        reason = result.reasons().get(self._entry.id)
        return f"{records}; {self._entry.id} was not taken: {reason}" if reason else records

    def _word_example(self, text: str) -> "_Wrong | None":
        result = self._runner.run(text)
        if not any(self._means(reading, cue) for reading, cue, _ in result.cues()):
            cues = ", ".join(cue.entry for _, cue, _ in result.cues()) or "no cue"
            return "example", f"a cue of {self._entry.id}", cues
        if isinstance(self._entry, Phrase) and not result.records:
            reasons = ", ".join(dict.fromkeys(r for r in result.reasons().values() if not r.startswith(_OTHERS)))
            return "example", "a record", f"none ({reasons or 'no pattern takes it'})"
        return None

    def _means(self, reading: Reading, cue: Cue) -> bool:
        """Whether a cue is this entry, or is written as this verb is written."""
        if cue.entry == self._entry.id:
            return True
        words = [reading.text(i) for i in range(cue.first, cue.last)]
        return any(a.verb.id == self._entry.id for w in words for a in self._runner.lexicon.analyse(w))

    def _non_example(self, text: str) -> "_Wrong | None":
        result = self._runner.run(text)
        for record in result.records:
            if record.rule == self._entry.id:
                return "non_example", f"no record of {self._entry.id}", _record(record)
        records = {q.cue.start: q for q in result.records if q.cue is not None}
        sight = view(text)
        for _, cue, at in result.cues():
            start = sight.span(at, at + 1)[0]
            if cue.entry == self._entry.id and start in records:
                return "non_example", f"no record with the cue {self._entry.id}", _record(records[start])
        return None


_Wrong = tuple[Problem, str, str]  # what is wrong, what was expected, what was found
_NOTATION: Final = "one content in { } and at most one speaker in [ ]"


def _fits(record: Quote, marked: Marked) -> bool:
    assert marked.content is not None
    if _bare(marked.sentence, *marked.content) != _bare(marked.sentence, record.start, record.end):
        return False
    mention = record.speaker.mention if record.speaker else None
    if mention is not None or marked.speaker is None:
        return (None if mention is None else (mention.start, mention.end)) == marked.speaker
    return record.speaker is not None and marked.sentence[slice(*marked.speaker)] in record.speaker.names


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the quotation marks and blanks at its ends."""
    piece = text[start:end]
    return end - len(piece.lstrip(_MARKS)), start + len(piece.rstrip(_MARKS))


def _shown(marked: Marked) -> str:
    speaker = "[]" if marked.speaker is None else f"[{marked.sentence[slice(*marked.speaker)]}]"
    return f"{speaker} {{{marked.sentence[slice(*marked.content)] if marked.content else ''}}}"


def _record(record: Quote) -> str:
    mention = record.speaker.mention if record.speaker else None
    return f"{record.rule} [{mention.text if mention else ''}] {{{record.text}}}"


class _Places:
    """Where each entry and each of its examples stands: an extra folder counts before the packaged one."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.entries: dict[str, list[tuple[Path, int]]] = {}
        self._lines: dict[Path, list[str]] = {}
        for folder in folders:
            for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.toml")]):
                self._lines[path] = path.read_text(encoding="utf-8").splitlines()
                for number, line in enumerate(self._lines[path], start=1):
                    self._note(path, number, line)

    def _note(self, path: Path, number: int, line: str) -> None:
        rule = _json_id(line) if path.suffix == ".jsonl" else found[1] if (found := _TOML_ID.match(line)) else ""
        if rule:
            self.entries.setdefault(rule, []).append((path, number))

    def of(self, rule: str, example: str = "") -> str:
        """Return file:line of an entry, or of an example of it."""
        if rule not in self.entries:
            return rule
        path, line = self.entries[rule][-1]
        lines = self._lines[path]
        wanted = example.replace("\\", "\\\\").replace('"', '\\"')
        if example and path.suffix == ".toml":
            line = next((n for n in range(line, len(lines) + 1) if wanted in lines[n - 1] or example in lines[n - 1]), line)
        return f"{path}:{line}"


def _json_id(line: str) -> str:
    return str(json.loads(line).get("id", "")) if line.strip() else ""


def _twice(places: _Places) -> Iterator[RuleProblem]:
    """An id that stands twice in one folder: the first entry would be lost without a word."""
    for rule, spots in places.entries.items():
        for (path, line), (other, again) in pairwise(spots):
            if path.parent == other.parent:
                yield RuleProblem("twice", f"{other}:{again}", rule, "", "each id once", f"it again, first at {path}:{line}")


def _unknown(book: RuleBook, places: _Places) -> Iterator[RuleProblem]:
    """Verbs and senses that a pattern names and nobody has: it would wait for them for ever."""
    verbs = {v.id for v in book.verbs}
    for pattern in book.patterns:
        for name in [v for v in pattern.verbs if v not in verbs] + [s for s in pattern.senses if s not in book.senses]:
            yield RuleProblem(
                "unknown", places.of(pattern.id), pattern.id, "", "verbs and senses that the rules list", f"'{name}'"
            )
