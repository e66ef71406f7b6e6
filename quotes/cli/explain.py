"""`quotes explain`: how a linguist debugs a rule."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import Exit, complain, emit, guarded, say
from quotes.cli.options import ModelOption, NoParseOption, RulesOption, make_parser
from quotes.errors import InputError

if TYPE_CHECKING:
    from quotes.explain import CueReport, Firing, SentenceReport


@guarded
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One article; '-' for stdin.")],
    *,
    rules: RulesOption = None,
    model: ModelOption = None,
    no_parse: NoParseOption = False,
    every: Annotated[bool, typer.Option("--all", help="Name also the rules that take only cues of other senses.")] = False,
    words: Annotated[bool, typer.Option("--words/--no-words", help="Show lemma, head and relation of each word.")] = True,
) -> None:
    """Show, cue by cue, the rule that fired, and the rules that nearly fired and why they did not."""
    from quotes.explain import Explainer
    from quotes.readers import read_items

    explainer = Explainer(rules=rules, parser=make_parser(model, rules=rules, no_parse=no_parse))
    failed = False
    for item in read_items([file]):
        if isinstance(item, InputError):
            complain(str(item))
            failed = True
            continue
        silent = True
        for report in explainer.explain(item):
            silent = False
            emit("\n".join(_sentence_lines(report, words=words, every=every)))
        if silent:
            say(f"{item.path or item.key}: no cue in it: no word of the rules says that somebody said something")
    if failed:
        raise typer.Exit(Exit.INPUT_FAILED)


def _sentence_lines(report: "SentenceReport", *, words: bool, every: bool) -> Iterator[str]:
    note = (
        ", site furniture: passed over"
        if report.furniture
        else ", more cues than a sentence has: passed over"
        if report.overfull
        else ""
    )
    yield f"== paragraph {report.paragraph}, characters {report.text.start}-{report.text.end}{note}"
    yield " | ".join(report.tokens)
    if words and report.words:
        yield ""
        yield from _table([("token", "word", "lemma", "pos", "relation", "head"), *(_word_row(report))])
    for cue in report.cues:
        yield ""
        yield from _cue_lines(cue, every=every)
    yield ""


def _word_row(report: "SentenceReport") -> Iterator[tuple[str, ...]]:
    for w in report.words:
        yield str(w.token), w.text, w.lemma, w.upos, w.deprel, w.head or "(root)"


def _cue_lines(cue: "CueReport", *, every: bool) -> Iterator[str]:
    yield f"-- cue {cue.cue.text} ({cue.cue.start}-{cue.cue.end}): {cue.form} of {cue.lemma}, {cue.entry}, sense {cue.sense}"
    if not cue.fired:
        yield "   no rule fired"
    for firing in cue.fired:
        yield from _firing_lines(firing)
    yield from (f"   not {lack.rule}: {lack.reason}" for lack in cue.lacks if lack.near or every)


def _firing_lines(firing: "Firing") -> Iterator[str]:
    yield f"   rule {firing.rule} fired: {firing.kind}"
    named = firing.speaker.text if firing.speaker else "not named in this sentence"
    yield f"     speaker ({firing.place}): {named}"
    if firing.resolved:
        yield f"     resolved by {firing.resolved_by}: {firing.resolved}"
    if firing.via:
        yield f"     via: {firing.via.text}"
    yield f"     content ({firing.content.start}-{firing.content.end}): {firing.content.text}"


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns aligned by their longest cell; marks above letters take no room."""
    import unicodedata

    def width(cell: str) -> int:
        return sum(not unicodedata.combining(c) for c in cell)

    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "   " + "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()
