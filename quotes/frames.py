"""Quoted words in the adverbial that opens a sentence: بعد ساعات من إعلانها خطة «…»، أكدت الوزارة.

The verbal noun of saying bears a pronoun that points forward: whoever the main verb's subject is said these words too.
Indexes are token indexes.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from quotes.attribution import Attribution
from quotes.content import Content
from quotes.cues import Cue
from quotes.reading import Reading

_OWNERS: Final = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p")}  # pronoun -> gender and number of a verb that agrees


def framed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the quoted words in the adverbial before the sentence's first report, as fragments of that report's speaker."""
    main = next((n for n, a in enumerate(found) if a.cue is not None and a.cue.form == "verb" and a.kind != "nominal"), None)
    if main is None or not (
        reading.in_set("adjunct_prepositions", 0, conjunction=True) or reading.in_set("before_nouns", 0, conjunction=True)
    ):
        return []
    cue = found[main].cue
    assert cue is not None
    end = next((k for k in range(cue.first - 1, 0, -1) if reading.is_comma(k)), 0)
    taken = {k for a in found for k in range(a.content.first, a.content.last)}
    out: list[Attribution] = []
    for noun in _sayings(reading, end, cue):
        quoted = tuple(k for k in reading.passages if noun.last <= k < end and k not in taken and reading.is_quotation(k))
        if quoted:
            content = Content(noun.last, end, quoted)
            out.append(Attribution("fragment", "nominal", noun, content, governor=main, place="governor"))
            taken.update(range(noun.first, end))
    return out


def _sayings(reading: Reading, end: int, main: Cue) -> Iterator[Cue]:
    """Yield the verbal nouns of saying before a token whose pronoun can mean the subject of the main verb."""
    for k in range(1, end):
        for analysis in reading.lexicon.analyse(reading.text(k)) if reading.kind(k) == "word" else ():
            form, verb = analysis.form, analysis.verb
            owner = _OWNERS.get(form.pronoun or "")
            if form.kind != "verbal_noun" or owner is None or verb.statement == "thought" or owner != (main.gender, main.number):
                continue
            yield Cue(k, k + 1, "verbal_noun", verb.id, verb.lemma, verb.sense, verb.statement, pronoun=form.pronoun)
            break
