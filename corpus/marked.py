#!/usr/bin/env python3
"""Turn marked-up articles into plain articles and gold files.

usage: python corpus/marked.py [MARKED_DIR [ARTICLES_DIR GOLD_DIR]]

A marked article is a text file with a TOML head between two ``+++`` lines (title, publisher, tags
and one ``[[entity]]`` table per speaker) and a body that carries these tags:

========================  =====================================================================
``<c1>…</c1>``            the cue of statement 1
``<m1>…</m1>``            the speaker mention of statement 1 (left out for a dropped subject)
``<s1 mixed E2>…</s1>``   the content of statement 1, its kind and speaker; `` ?`` at the end of the
                          opening tag marks an optional statement
``<q E2>…</q>``           a quoted passage of speaker E2, placed just inside the quotation marks
``<o>…</o>``              a passage in marks that quotes nobody
``<x>…</x>``              a passage that a careful reader cannot decide
========================  =====================================================================

Tags may overlap. Offsets in the gold are Unicode code points into the text without tags.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import regex

TAG = regex.compile(
    r"<(?:(?P<close>/)?(?P<part>[cms])(?P<n>\d+)(?: (?P<kind>direct|mixed|indirect) (?P<speaker>E\d+)(?P<optional> \?)?)?"
    r"|(?P<qclose>/)?(?P<label>[qox])(?: (?P<who>E\d+))?)>"
)
LABELS = {"q": "attributed", "o": "other", "x": "optional"}
PARTS = {"c": "cue", "s": "content", "m": "mention"}
MARKS = regex.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")


class MarkupError(ValueError):
    """A marked article that cannot be compiled; the message names file and cause."""


def compile_article(marked: str, *, name: str) -> dict[str, Any]:
    """Return the gold article of one marked text; raise MarkupError when a tag is missing or out of place."""
    head, body = _split(marked, name)
    text, statements, passages = _read_tags(body, name)
    entities = [{"roles": [], **entity} for entity in head.get("entity", [])]
    known = {entity["id"] for entity in entities}
    gold: dict[str, Any] = {
        "id": name,
        "publisher": head.get("publisher"),
        "title": head.get("title"),
        "url": None,
        "tags": sorted(head.get("tags", [])),
        "text": text,
        "entities": entities,
        "passages": sorted(passages, key=lambda p: p["start"]),
        "statements": sorted(statements.values(), key=lambda s: (s["content"][0], s["cue"][0])),
    }
    speakers = {p["speaker"] for p in passages if "speaker" in p} | {s["speaker"] for s in statements.values()}
    if missing := speakers - known:
        raise MarkupError(f"{name}: speakers without an [[entity]] table: {sorted(missing)}")
    return gold


def unlabelled(gold: dict[str, Any]) -> list[str]:
    """Return the marked stretches of the text that no passage covers: each wants a label."""
    spans = [(p["start"], p["end"]) for p in gold["passages"]]
    return [m.group() for m in MARKS.finditer(gold["text"]) if not any(s < m.end() and e > m.start() for s, e in spans)]


def _split(marked: str, name: str) -> tuple[dict[str, Any], str]:
    parts = marked.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise MarkupError(f"{name}: the file must begin with a TOML head between two +++ lines")
    try:
        return tomllib.loads(parts[1]), parts[2].strip("\n") + "\n"
    except tomllib.TOMLDecodeError as err:
        raise MarkupError(f"{name}: head: {err}") from err


def _read_tags(body: str, name: str) -> tuple[str, dict[int, dict[str, Any]], list[dict[str, Any]]]:
    out: list[str] = []
    length = 0
    open_parts: dict[tuple[str, int], int] = {}
    open_passage: dict[str, Any] | None = None
    statements: dict[int, dict[str, Any]] = {}
    passages: list[dict[str, Any]] = []
    last = 0
    for m in TAG.finditer(body):
        out.append(body[last : m.start()])
        length += m.start() - last
        last = m.end()
        if m["label"] and not m["qclose"]:
            open_passage = {"start": length, "label": LABELS[m["label"]]} | ({"speaker": m["who"]} if m["who"] else {})
        elif m["label"]:
            if open_passage is None or LABELS[m["label"]] != open_passage["label"]:
                raise MarkupError(f"{name}: {m.group()} closes nothing near {body[m.start() - 30 : m.start()]!r}")
            passages.append({"start": open_passage["start"], "end": length} | open_passage)
            open_passage = None
        else:
            _take_part(m, length, open_parts, statements, name)
    out.append(body[last:])
    if open_parts or open_passage:
        raise MarkupError(f"{name}: never closed: {sorted(open_parts)} {open_passage or ''}")
    for n, s in statements.items():
        if "cue" not in s or "content" not in s or "kind" not in s:
            raise MarkupError(f"{name}: statement {n} needs <c{n}> and <s{n} kind speaker>")
    if stray := regex.search(r"<[^>\n]{0,20}>", "".join(out)):
        raise MarkupError(f"{name}: unknown tag {stray.group()}")
    return "".join(out), statements, passages


def _take_part(
    m: "regex.Match[str]", at: int, open_parts: dict[tuple[str, int], int], statements: dict[int, dict[str, Any]], name: str
) -> None:
    key = (m["part"], int(m["n"]))
    statement = statements.setdefault(key[1], {})
    if not m["close"]:
        open_parts[key] = at
        if m["part"] == "s":
            statement |= {"kind": m["kind"], "speaker": m["speaker"], "optional": bool(m["optional"])}
    elif key in open_parts:
        statement[PARTS[m["part"]]] = [open_parts.pop(key), at]
    else:
        raise MarkupError(f"{name}: {m.group()} closes nothing")


def main(args: list[str]) -> int:
    """Compile every marked article of a folder; report each bad file and go on."""
    here = Path(__file__).parent
    marked, articles, golds = (
        Path(a) for a in (args or [here / "marked"])[:1] * 1 + (args[1:] or [here / "articles", here / "gold"])
    )
    failed = 0
    for path in sorted(marked.glob("*.txt")):
        try:
            gold = compile_article(path.read_text(encoding="utf-8"), name=path.stem)
        except MarkupError as err:
            print(err, file=sys.stderr)
            failed += 1
            continue
        for stretch in unlabelled(gold):
            print(f"{path.stem}: no label on {stretch}", file=sys.stderr)
        (articles / f"{path.stem}.txt").write_text(gold["text"], encoding="utf-8")
        (golds / f"{path.stem}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
