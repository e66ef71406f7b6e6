"""Who is meant by a title with a pronoun: سموه, معاليه, فضيلته."""

from collections.abc import Sequence

from quotes.cast import Cast, latest
from quotes.cues import Cue
from quotes.entities import Entity, agrees, bare
from quotes.mentions import read_phrase
from quotes.reading import Reading


def honoured(title: str, cue: Cue | None, cast: Cast, last: Entity | None, history: Sequence[Reading]) -> Entity | None:
    """Return who bears the title that the pronoun stands against; else the person with an office who spoke last, or None.

    `title` is the folded word (سموه), `history` the last sentences of the article up to this one.
    """
    noun = title.removesuffix("ها").removesuffix("ه").removesuffix("ت")
    people = [e for e in cast.entities if e.kind == "person" and e.roles and agrees(e, cue)]
    titled = [e for e in people if any(_is_title(word, noun) for role in e.roles for word in role)]
    if titled:
        return last if last in titled else latest(titled)
    return _titled_before(noun, cast, history) or (last if last in people else latest(people))


def _titled_before(noun: str, cast: Cast, history: Sequence[Reading]) -> Entity | None:
    """Return the person whom a title names in the sentences before, where nobody has heard him yet."""
    for reading in reversed(history):
        for i in range(len(reading)):
            if reading.kind(i) != "word" or not _is_title(reading.text(i), noun):
                continue
            start = i - 1 if reading.in_any({"titles", "roles"}, i - 1) else i  # صاحب السمو
            mention = read_phrase(reading, start)
            entity = cast.meet(reading, mention, None)[0] if mention is not None else None
            return entity if entity is not None and entity.kind == "person" else None
    return None


def _is_title(word: str, noun: str) -> bool:
    """سمو of سموه and السمو, سعادة of سعادته."""
    return bare(word).removesuffix("ة") == noun
