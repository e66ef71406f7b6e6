"""What attribution passes on: a cue with its content and speaker phrase, and the patterns that nearly fitted."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from quotes.content import Content
from quotes.cues import Cue
from quotes.mentions import Mention

Kind = Literal["direct", "mixed", "indirect", "fragment", "nominal"]


class Attribution(NamedTuple):
    """One cue with its content and, where the sentence names one, its speaker.

    Kind `nominal` is a cue that reports a noun (دعا إلى الهدوء): no statement, but its subject is heard to speak, and
    quoted words in its clause are fragments of that speaker.

    Without a mention, `candidates` finds the subjects of the clauses before the cue in its sentence, nearest first; few
    attributions are asked for them.
    `governor` is the index, among the attributions of the sentence, of the one whose speaker this one shares.
    """

    rule: str
    kind: Kind
    cue: Cue | None
    content: Content
    mention: Mention | None = None
    via: Mention | None = None
    governor: int | None = None
    place: str = "dropped"
    opened_by: str = ""
    candidates: Callable[[], tuple[Mention, ...]] = tuple


def kind_of(content: Content) -> Kind:
    """Return the kind of a statement by its content: quoted words, words and quoted words, or none quoted."""
    if not content.passages:
        return "indirect"
    return "direct" if content.last - content.first == 1 else "mixed"


class NearMiss(NamedTuple):  # dozens an article
    """A pattern that a cue did not fit, and what it lacked."""

    rule: str
    cue: Cue
    reason: str
