"""What sentences alone do not settle: quoted words outside every content, and words after a colon that run on.

A quotation that opens an article belongs to whoever the next sentence points back at it for.
A quoted passage in the clause of a nominal report (دعا إلى «هدنة فورية») is a fragment of its subject's words.
Words without marks after a colon run on to the end of the paragraph, as long as nobody else speaks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quotes.content import Content
from quotes.reading import Reading
from quotes.resolve import Resolver
from quotes.resolved import Resolved
from quotes.subjects import subject_after


def with_fragments(resolved: Iterable[Resolved]) -> Iterator[Resolved]:
    """Yield the statements, and one fragment for each quoted passage in the clause of a nominal report."""
    items = list(resolved)
    claimed = {(id(r.reading), k) for r in items if r.attribution.kind != "nominal" for k in r.attribution.content.passages}
    for item in items:
        if item.attribution.kind != "nominal":
            yield item
            continue
        for k in item.attribution.content.passages:
            if (id(item.reading), k) in claimed or not item.reading.is_quotation(k):
                continue
            claimed.add((id(item.reading), k))
            yield item._replace(attribution=item.attribution._replace(kind="fragment", content=Content(k, k + 1, (k,))))


_RUN_ON: Final = frozenset({"verb-colon", "label-colon", "participle-colon", "noun-colon"})
_LAST_MARKS: Final = 2  # tokens that may stand behind a content at the end of its sentence


def with_run_on(resolved: Sequence[Resolved], readings: Sequence[Reading]) -> list[Resolved]:
    """Return the attributions with each content after a colon stretched over the sentences that it runs on to."""
    speaking = {id(r.reading) for r in resolved if not _is_aside(r)}
    order = {id(reading): n for n, reading in enumerate(readings)}
    return [_stretched(item, _behind(readings, order[id(item.reading)]), speaking) for item in resolved]


def _behind(readings: Sequence[Reading], n: int) -> Iterator[Reading]:
    return (readings[k] for k in range(n + 1, len(readings)))


def without_lists(resolved: Sequence[Resolved]) -> list[Resolved]:
    """Return the attributions without lines of a list, such as candidates with their parties: سالم الراوي: حزب الغد."""
    short = [item.reading.sentence.paragraph for item in resolved if _is_line(item)]
    runs = {n for n in short if {n - 1, n + 1} <= set(short)}
    listed = {m for n in runs for m in (n - 1, n, n + 1)}
    return [item for item in resolved if not (_is_line(item) and item.reading.sentence.paragraph in listed)]


def _is_line(item: Resolved) -> bool:
    """Whether a label and a few words without a verb are a paragraph."""
    content, reading = item.attribution.content, item.reading
    if item.attribution.rule != "label-colon" or content.passages or not reading.sentence.first_in_paragraph:
        return False
    few = content.last == len(reading) and content.last - content.first <= _LINE
    return few and not any(reading.is_verb(k) for k in range(content.first, content.last))


_LINE: Final = 5  # tokens behind the colon of a line of a list


def _is_aside(item: Resolved) -> bool:
    """Whether a sentence holds but a verb of many meanings that opens nothing: عندما يبدأ الموسم is no turn of somebody else's."""
    cue = item.attribution.cue
    return item.attribution.kind == "nominal" and cue is not None and cue.needs_opener


def _stretched(item: Resolved, following: Iterable[Reading], speaking: set[int]) -> Resolved:
    attribution = item.attribution
    if (
        attribution.rule not in _RUN_ON
        or attribution.kind == "direct"
        or attribution.content.last < len(item.reading) - _LAST_MARKS
    ):
        return item
    until: int | None = None
    for reading in following:
        turn = attribution.rule == "label-colon"  # whoever is quoted inside an interview's turn is quoted by its speaker
        background = reading.in_set("auxiliaries", 0, conjunction=True) and reading.in_set("past_particles", 1)
        if reading.sentence.paragraph != item.reading.sentence.paragraph or background:
            break  # وكان قد انتقل: the reporter says what came before
        other = id(reading) in speaking and not turn
        end = _questions_end(reading) if other else len(reading)
        last = next((t for t in reversed(reading.tokens[:end]) if t.kind != "punct"), None)
        until = last.end if last is not None else until
        if other:
            break
    return item if until is None else item._replace(until=until)


def _questions_end(reading: Reading) -> int:
    """وهل ولاء الحزب للدولة؟ مشددا على أن: return the end of the question before the first cue of a sentence, 0 where it has none."""
    first = reading.cues[0].first if reading.cues else 0
    return first if first and reading.text(first - 1) in _QUESTION_MARKS else 0


_QUESTION_MARKS: Final = frozenset({"؟", "?"})


def with_pointing_back(resolved: Sequence[Resolved], readings: Sequence[Reading], resolver: Resolver) -> list[Resolved]:
    """Return the attributions with the speaker of a quotation that opens the article: «…». هكذا تستعيد فلانة صباح ذلك اليوم."""
    order = {id(reading): n for n, reading in enumerate(readings)}
    return [_pointed(item, readings[order[id(item.reading)] + 1 : order[id(item.reading)] + 2], resolver) for item in resolved]


def _pointed(item: Resolved, following: Sequence[Reading], resolver: Resolver) -> Resolved:
    if item.entity is not None or item.attribution.rule != "standing-passage":
        return item
    for reading in following:
        verb = reading.in_set("pointing_back", 0)
        mention = subject_after(reading, verb) if verb and reading.is_verb(verb) else None
        if mention is not None:
            return item._replace(entity=resolver.note(reading, mention))
    return item
