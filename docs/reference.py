"""Write docs/cli.md from the program and docs/record.md from the schema; `--check` only tells whether they are up to date.

Run as `python docs/reference.py` after a change of an option or of the record.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from quotes.cli import app
from quotes.record import ArticleRef, Cue, Quote, Span, Speaker
from quotes.rulebook import load_rules

HERE = Path(__file__).parent
NOTE = "<!-- Made by docs/reference.py; do not edit. -->\n"

# What a field means, where its name and type do not say it all.
ABOUT = {
    Quote: {
        "schema": "the version of this shape; a breaking change raises it",
        "id": "the same article text and content give the same id on every machine",
        "article": "the article it stands in",
        "kind": "direct: the speaker's own words between marks; mixed: reported, with some own words; indirect: reported; "
        "fragment: quoted words woven into the article's own sentence",
        "text": "the content, what was said",
        "start": "where the content begins in the article's text",
        "end": "where it ends; the character at `end` no longer belongs to it",
        "passages": "the quoted passages in the content, without their marks; none where kind is indirect",
        "cue": "the words that carry the saying; null where none does",
        "speaker": "who said it; null where nobody can be named",
        "via": "the outlet or document that carried the words",
        "paragraph": "the paragraph of the content, counted from 0",
        "confidence": "the chance, from 0 to 1, that content and speaker are both right",
        "rule": "the id of the rule that paired them",
        "part": "there only with `--titles`: `title` where every offset counts in `article.title` instead of the text",
    },
    ArticleRef: {
        "id": "from the input: a field, or the file name without its suffix; else from the hash of the text",
        "path": "the file, as it was named",
        "title": "the headline",
        "url": "the address",
        "published": "ISO 8601; null where the date cannot be read for sure",
        "publisher": "the outlet",
        "sha256": "the hash of the text in UTF-8",
    },
    Cue: {
        "text": "the words in the article",
        "lemma": "the dictionary form, vocalised",
        "start": "where it begins",
        "end": "where it ends",
        "form": "what kind of word it is",
        "sense": "what it does with its content: one of the senses below",
    },
    Speaker: {
        "entity": "the same speaker has the same entity all through an article",
        "name": "the fullest name in the article, without title and role; of others than persons the fullest mention",
        "title": "like المهندس or العقيد",
        "role": "like وزير المياه",
        "kind": "a person, an organisation, a group, or a source without a name",
        "names": "every mention in the article, once each",
        "mention": "the words that name the speaker here; null for a subject that is only understood",
        "resolved_by": "how the mention led to the speaker",
        "name_latin": "the name in Latin letters; there only with `--latin` or `--names`",
    },
    Span: {"text": "the words", "start": "where they begin", "end": "where they end"},
}
TITLES = {Quote: "The record", ArticleRef: "`article`", Cue: "`cue`", Speaker: "`speaker`", Span: "A span"}


def main() -> None:
    """Write both files, or with --check end with status 1 when one is not up to date."""
    made = {"cli.md": "".join(cli()), "record.md": "".join(record())}
    stale = [name for name, text in made.items() if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != text]
    if "--check" in sys.argv:
        if stale:
            print(f"not up to date: {', '.join(stale)}; run: python docs/reference.py")
            sys.exit(1)
        return
    for name in stale:
        (HERE / name).write_text(made[name], encoding="utf-8")
        print(f"wrote docs/{name}")


def cli() -> Iterator[str]:
    """Yield the reference of the command line."""
    yield f"{NOTE}# Command line\n\n"
    yield "Data goes to stdout, messages to stderr. Exit status: 0 all done; 1 some input failed; 2 wrong usage, rules or model;\n"
    yield "130 stopped with Ctrl-C. `NO_COLOR` is respected. Shell completion: `quotes --install-completion`.\n\n"
    yield "Options can stand in `quotes.toml` of the present folder and in the user's own file (`quotes config` shows where),\n"
    yield "a table for each command; the command line wins over the project's file, and that over the user's:\n\n"
    yield '```toml\n[extract]\nmin-confidence = 0.5\nfield = ["text=body"]\n```\n'
    yield from commands(typer.main.get_command(app), "quotes")


def commands(command: Any, name: str) -> Iterator[str]:
    """Yield a section for each command below one, or for the command itself."""
    if hasattr(command, "commands"):
        for word, child in sorted(command.commands.items()):
            yield from commands(child, f"{name} {word}")
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    shown = "".join(f" {p.metavar or p.name.upper()}" for p in arguments)
    yield f"\n## `{name}`\n\n```text\n{name}{shown}{' [OPTIONS]' if options else ''}\n```\n\n{plain(command.help)}\n"
    if arguments:
        yield "\n" + "".join(f"- `{p.metavar or p.name.upper()}`: {plain(p.help)}\n" for p in arguments)
    if options:
        yield "\n| option | meaning |\n| --- | --- |\n"
        yield from (f"| {spelled(p)} | {plain(p.help)}{default(p)} |\n" for p in options)


def plain(text: str | None) -> str:
    """Return help text as it stands in a table."""
    return " ".join((text or "").split()).replace("|", "\\|")


def spelled(option: Any) -> str:
    """Return an option's names and what it takes."""
    takes = "" if option.is_flag else f" {option.metavar or 'VALUE'}"
    names = ", ".join(f"`{name}{takes if name.startswith('--') else ''}`" for name in option.opts)
    return names.replace("|", "\\|")


def default(option: Any) -> str:
    """Return an option's default where that says something."""
    value = option.default
    return "" if value in (None, True, False, "", ()) or callable(value) else f" (default: {value})"


def record() -> Iterator[str]:
    """Yield the reference of the record."""
    yield f"{NOTE}# The record\n\n"
    yield "`quotes extract` writes one JSON object a line, one line an attribution, in UTF-8. Offsets count Unicode code points\n"
    yield "in the article's text and are half-open: `text[start:end]` is the text shown. `quotes schema` prints the JSON Schema.\n"
    for model, about in ABOUT.items():
        properties = model.model_json_schema(by_alias=True)["properties"]
        if set(properties) != set(about):
            sys.exit(f"say in docs/reference.py what these mean: {set(properties) ^ set(about)}")
        yield f"\n## {TITLES[model]}\n\n{plain(model.__doc__)}\n\n| field | type | meaning |\n| --- | --- | --- |\n"
        yield from (f"| `{name}` | {kind(shape)} | {about[name]} |\n" for name, shape in properties.items())
    yield "\n## Senses\n\n| sense | the verb … |\n| --- | --- |\n"
    yield from (f"| `{sense}` | {gloss} |\n" for sense, gloss in sorted(load_rules().senses.items()))


def kind(shape: dict[str, Any]) -> str:
    """Return a field's type in words."""
    if "anyOf" in shape:
        return " or ".join(kind(choice) for choice in shape["anyOf"])
    if "const" in shape:  # some releases of pydantic give it a type besides, some do not
        return f"`{shape['const']}`"
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if "$ref" in shape:
        return str(shape["$ref"]).rsplit("/", 1)[-1]
    if shape.get("type") == "array":
        return f"list of {kind(shape['items'])}"
    return str(shape.get("type", "any"))


if __name__ == "__main__":
    main()
