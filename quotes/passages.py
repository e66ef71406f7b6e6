"""Find the stretches between quotation marks, in every style that Arabic newsrooms type.

Works on the matching view (see `quotes.normalise`); all offsets count code points of the view, half-open.
A mark's direction comes from its shape, from what stands around it, and from whether a quotation is open.
One odd mark costs its own paragraph and nothing else.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from quotes.marks import Mark, marks_of

_PARAGRAPH: Final = regex.compile(r"[^\n]+")
_SENTENCE_END: Final = regex.compile(r"[.!?؟](?=\s)")
_BROKEN: Final = 4  # lines that a quotation broken by its page may run over
_STOPS: Final = frozenset(".،,؛;!؟")
_SENTENCE_MARKS: Final = ".!?؟:…"
_MAX_RUN_ON: Final = 6  # paragraphs that one quotation may run over before its opening mark is held for a stray
_MAX_MARKS: Final = 200  # more in one paragraph than any article has
_MIXED_WORDS: Final = 40  # a pair of marks of two families is held for one quotation up to so many words
_NAME_WORDS: Final = 3  # a pair of marks around so few words inside an open quotation is a name, not a new quotation


class Passage(NamedTuple):
    """One quoted stretch: `start`/`end` without its marks, `outer_start`/`outer_end` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    style: str
    closed: bool = True


def find_passages(text: str) -> list[Passage]:
    """Return the outermost quoted stretches of a view, in order; never raises, whatever the marks.

    >>> [text[p.start:p.end] for text in ['قال "نعم" ثم «لا».'] for p in find_passages(text)]
    ['نعم', 'لا']
    """
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]  # a blank line may hold blanks (\r)
    found: list[Passage] = []
    carried: Passage | None = None  # a quotation that the last paragraph left open
    run = 0
    for n, (start, end) in enumerate(paragraphs):
        marks = list(marks_of(text, start, end))
        if carried is not None and _is_broken_off(text, carried, paragraphs[n - 1 : n + _BROKEN]):
            continue
        if carried is not None:
            carried, marks, run = _continue(text, carried, marks, start, end, run)
            if carried.closed or run == 0:
                found.append(carried)
                carried = None
            else:
                continue
        for passage in _paired(text, marks, end):
            if passage.closed:
                found.append(passage)
            else:
                carried = passage
                run = 1
    if carried is not None:
        found.append(carried)
    return [p for p in found if text[p.start : p.end].strip()]


def _is_broken_off(text: str, carried: Passage, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether lines break in the middle of a sentence inside an open quotation that a later one of them closes.

    The first paragraph is the one before, the second the one asked about: it holds no mark of the quotation's family.
    """
    for (_, before), (start, end) in pairwise(paragraphs):
        if text[before - 1] in _SENTENCE_MARKS:
            return False
        family = [m for m in marks_of(text, start, end) if m.family == carried.style]
        if family:
            return start != paragraphs[1][0] and family[0].closes
    return False


def _paired(text: str, marks: Sequence[Mark], end: int) -> Iterator[Passage]:
    """Pair the marks of one paragraph, so many at once: the time for a paragraph full of marks must not get out of hand."""
    marks = _shifted(_turned(text, marks))
    for at in range(0, len(marks), _MAX_MARKS):
        rest = marks[at + _MAX_MARKS :]
        for passage in _pair(text, marks[at : at + _MAX_MARKS], rest[0].start if rest else end):
            yield passage._replace(closed=True) if rest else passage


def _turned(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Turn an opening glyph between two blanks into a closing one where a short name stands between it and its like: « سحال «."""
    out: list[Mark] = []
    opened: Mark | None = None  # the last such glyph, as long as nothing closed it
    for mark in marks:
        loose = mark.shape == "open" and mark.place == "either"
        if (
            loose
            and opened is not None
            and opened.family == mark.family
            and len(text[opened.end : mark.start].split()) <= _NAME_WORDS
        ):
            out.append(mark._replace(shape="close", place="close"))
            opened = None
            continue
        opened = mark if loose else None
        out.append(mark)
    return out


def _shifted(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Turn the second of two straight marks into a closing one where its blank stands on the wrong side: قائلا " نعم "مشيرا إلى."""
    straight = [n for n, mark in enumerate(marks) if mark.shape == "either"]
    if len(straight) != len(marks) or [mark.place for mark in marks] != ["either", "open"]:
        return marks
    return [marks[0], marks[1]._replace(shape="close", place="close")]


def _pair(text: str, marks: Sequence[Mark], end: int) -> Iterator[Passage]:
    """Pair the marks of one paragraph; the last passage may be left open (closed=False, ending with the paragraph)."""
    i = 0
    while i < len(marks):
        mark = marks[i]
        alone = i == 0 and len(text[text.rfind("\n", 0, mark.start) + 1 : mark.start].split()) == 1
        if not _may_open(mark, marks[i + 1 :], alone=alone, stopped=text[mark.end : mark.end + 1] in _STOPS):
            i += 1
            continue
        j = _other_closer(text, marks, i)
        if j is None:
            j = _closer(text, marks, i)
        if j == len(marks) and (mark.family not in {"single", "paren"} or _is_announced(text, mark)):
            yield _open_passage(text, mark, end)
            return
        if j is not None and j < len(marks):
            yield _passage(text, mark, marks[j])
            i = j + 1
            continue
        if mark.family in {"single", "paren"}:
            i += 1  # a lone apostrophe or bracket opens nothing
            continue
        following = next((k for k in range(i + 1, len(marks)) if marks[k].family == mark.family and marks[k].opens), i + 1)
        stop = _last_sentence_end(text, mark.end, marks[following].start)
        yield Passage(*_trim(text, mark.end, stop), mark.start, stop, mark.family)
        i = following


_SENTENCE_WORDS: Final = 8  # words behind a lone single mark that make it an opening one


def _is_announced(text: str, mark: Mark) -> bool:
    """وتابع: 'عدنا, وأضافت، 'عدنا: a mark behind a colon opens a quotation whatever its shape, one behind a word with a sentence to follow."""
    if text[: mark.start].rstrip().endswith(":"):
        return True
    rest = text[mark.end :].split("\n", 1)[0].split()
    return mark.family == "single" and mark.place == "open" and len(rest) >= _SENTENCE_WORDS


def _may_open(mark: Mark, rest: Sequence[Mark], *, alone: bool, stopped: bool) -> bool:
    """Whether a mark opens a quotation; `alone` says that one word stands before it in its paragraph (وقال» عدنا), `stopped` that a stop follows."""
    if mark.closes and mark.shape != "open" and not (alone and mark.family == "angle"):
        # قال» نعم»: a mark that faces backwards opens after all when the next one faces backwards too.
        following = next((m for m in rest if m.family == mark.family), None)
        if mark.place == "close" and stopped:
            return False  # نعود"..قائلا: nothing opens before a stop
        return following is not None and following.closes and following.shape != "open" and mark.family not in {"single", "paren"}
    if mark.family == "single":
        return mark.opens and (mark.place == "open" or any(m.family == "single" and m.closes for m in rest))
    if mark.family == "paren":
        return any(m.family == "paren" and m.shape == "close" for m in rest) and mark.shape == "open"
    return True


def _other_closer(text: str, marks: Sequence[Mark], i: int) -> int | None:
    """Return the next mark where it closes mark i with a glyph of another family, as in «الوطن”; None in the usual case."""
    if i + 1 >= len(marks) or marks[i].family == marks[i + 1].family or "single" in (marks[i].family, marks[i + 1].family):
        return None
    other = marks[i + 1]
    if other.place != "close" or len(text[marks[i].end : other.start].split()) > _MIXED_WORDS:
        return None
    own = next((m for m in marks[i + 2 :] if m.family == marks[i].family), None)
    return i + 1 if own is None or own.opens else None


def _closer(text: str, marks: Sequence[Mark], i: int) -> int | None:
    """Return the index of the mark that closes mark i, stepping over quotations nested in it.

    `len(marks)` says that the paragraph ends first; None that another quotation begins before this one is closed.
    """
    same = [k for k in range(i + 1, len(marks)) if marks[k].family == marks[i].family]
    depth = 0
    for n, k in enumerate(same):
        rest = [marks[q] for q in same[n + 1 :]]
        if _nests(marks[k], rest):
            if _balanced(text, marks[k], rest, depth):
                depth += 1
            elif not _reopens(text, marks[i], marks[k], rest):
                return None
        elif depth:
            depth -= 1
        else:
            return k
    return len(marks)


def _nests(mark: Mark, rest: Sequence[Mark]) -> bool:
    """Whether a mark inside an open quotation opens another one."""
    if mark.place == "either" and mark.shape == "either":
        return len(rest) >= 2 and all(m.place == "close" for m in rest[:2])
    return mark.opens


def _balanced(text: str, mark: Mark, rest: Sequence[Mark], depth: int) -> bool:
    """Whether enough marks follow to close the inner and the outer quotation, or the inner one is just a marked name."""
    if text[: mark.start].rstrip().endswith(":"):
        return False  # وأضاف: «…»: a new quotation, however short
    opening = sum(1 for m in rest if m.opens)
    if len(rest) - 2 * opening >= depth + 2:
        return True
    return bool(rest) and not rest[0].opens and len(text[mark.end : rest[0].start].split()) <= _NAME_WORDS


def _reopens(text: str, opening: Mark, mark: Mark, rest: Sequence[Mark]) -> bool:
    """Whether a mark at the head of a sentence goes on with the quotation around it: paragraphs that were set as one."""
    before = text[opening.end : mark.start].rstrip()
    return (
        "open" in (mark.shape, mark.place)
        and before.endswith((".", "!", "؟"))
        and ":" not in before
        and bool(rest)
        and not rest[0].opens
    )


def _passage(text: str, opening: Mark, closing: Mark) -> Passage:
    start, end = _trim(text, opening.end, closing.start)
    return Passage(start, end, opening.start, closing.end, opening.family)


def _open_passage(text: str, opening: Mark, end: int) -> Passage:
    start, stop = _trim(text, opening.end, end)
    return Passage(start, stop, opening.start, end, opening.family, closed=False)


def _continue(text: str, carried: Passage, marks: list[Mark], start: int, end: int, run: int) -> tuple[Passage, list[Mark], int]:
    """Carry an open quotation into the next paragraph when that paragraph reopens or closes it.

    Returns the quotation, the marks left for the paragraph, and the paragraphs run over so far (0: it ended where it was).
    """
    family = [m for m in marks if m.family == carried.style]
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    reopened = bool(family) and family[0].start == start + lead and family[0].opens
    rest = family[1:] if reopened else family
    if run >= _MAX_RUN_ON or not family:
        return carried, marks, 0
    closer = _first_unpaired(rest)
    if closer is None:
        if not reopened:
            return carried, marks, 0
        stop = _trim(text, carried.start, end)[1]
        return Passage(carried.start, stop, carried.outer_start, end, carried.style, closed=False), [], run + 1
    stop = _trim(text, carried.start, closer.start)[1]
    joined = Passage(carried.start, stop, carried.outer_start, closer.end, carried.style)
    return joined, [m for m in marks if m.start >= closer.end], run + 1


def _first_unpaired(marks: Sequence[Mark]) -> Mark | None:
    depth = 0
    for n, mark in enumerate(marks):
        free = mark.place == "either" and mark.shape == "either"  # وقال " نعم ": it opens where another one is left to close it
        if mark.opens or (free and (len(marks) - n) % 2 == 0):
            depth += 1
        elif depth:
            depth -= 1
        else:
            return mark
    return None


def _last_sentence_end(text: str, start: int, stop: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, stop)]
    return ends[-1] if ends else stop


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
