"""Remember who issued a text: وقالت المحكمة في بيان …, and later جاء في البيان means the court.

A text's words belong to the body that issued it; the text is one of its names.
"""

from typing import Final, Generic, TypeVar

from quotes.attribution import Attribution
from quotes.mentions import Mention
from quotes.reading import Reading

E = TypeVar("E")
_DOCUMENTS: Final = frozenset({"documents"})
_REACH: Final = 25  # tokens behind a cue, or before it, in which the text stands that it speaks in


class Issuers(Generic[E]):
    """The texts of an article by their noun, each with the entity that issued it last and the view offset of that sentence."""

    def __init__(self) -> None:
        """Begin an article of which no text is known."""
        self._of: dict[str, tuple[E, int]] = {}
        self._reading: Reading | None = None  # the sentence that was asked last, for its cues ask one after another
        self._named: dict[int, str] = {}

    def note(self, reading: Reading, attribution: Attribution, entity: E) -> None:
        """Take the text in which a speaker speaks, where the clause of the cue names one: قال في بيان."""
        cue = attribution.cue
        if cue is None or attribution.place == "document":
            return
        mention = attribution.mention
        if cue.pronoun is not None and mention is not None and reading.in_any({"outlets", "agencies"}, mention.first):
            return  # في بيان نشرته الوكالة: it carries the text
        around = (*range(cue.last, min(len(reading), cue.last + _REACH)), *range(cue.first - 1, max(-1, cue.first - _REACH), -1))
        if reading is not self._reading:
            self._reading, self._named = reading, _texts_in(reading)
        noun = next((self._named[k] for k in around if k in self._named), None)
        if noun is not None:
            self._of[noun] = entity, reading.sentence.start

    def issuer(self, reading: Reading, mention: Mention) -> tuple[E, int] | None:
        """Return who issued the text that a phrase of one definite word means, and where; None when nobody is known to."""
        word = reading.text(mention.first)
        if mention.last - mention.first > 1 or not word.startswith("ال") or not reading.in_set("documents", mention.first):
            return None
        return self._of.get(word.removeprefix("ال"))


def _texts_in(reading: Reading) -> dict[int, str]:
    """Return what `text_in` does for each token at which it names a text; few words can."""
    joined = [k for k, text in enumerate(reading.sentence.texts) if text.startswith("ب")]
    return {k: noun for k in (*reading.may_begin(_DOCUMENTS), *joined) if (noun := text_in(reading, k))}


def text_in(reading: Reading, k: int) -> str:
    """Return the bare noun of a text that a clause names at a token as its occasion (في بيان, ببلاغ), empty when it names none."""
    word = reading.text(k)
    if word.startswith("ب"):
        bare = word[1:].removeprefix("ال")
        if bare in reading.lexicon.set("documents"):
            return bare
    named = reading.in_set("documents", k) and reading.in_set("event_prepositions", k - 1)
    return word.removeprefix("ال") if named else ""
