"""Where the reporter comes to speak behind a comma without a speech verb of his own: comments on the clause before.

Indexes are token indexes.
"""

from typing import Final

from quotes.cues import Cue
from quotes.places import carries_pronoun
from quotes.reading import Reading

_COMMENT: Final = 5  # tokens in which a comment on a clause names its verb


def is_comment(reading: Reading, i: int, first: int) -> bool:
    """Whether the reporter comments at a token on the clause that began at `first`: ، وهو ما نفته الوزارة."""
    if not reading.in_set("comments", i) or reading.in_set("matters", i + 1):
        return False  # ، وهو الأمر الذي سيفضي إلى: the speaker goes on
    if reading.in_set("relative", i + 2) or (reading.kind(i + 2) == "passage" and reading.in_set("relative", i + 3)):
        return True  # ، وهي العبارة التي رفعها المعتصمون, ، وهو المشروع «العملاق» الذي
    if _takes_up(reading, i, first):
        return True
    return any(c.form == "verb" and c.pronoun is not None and i < c.first <= i + _COMMENT for c in reading.cues)


def is_stand(reading: Reading, i: int) -> bool:
    """، وموقفه هذا ليس جديدا: a joined noun with a pronoun and a demonstrative points back at what was said."""
    return carries_pronoun(reading.text(i)) and reading.text(i).startswith("و") and reading.in_set("this", i + 1) > 0


def _takes_up(reading: Reading, i: int, first: int) -> bool:
    """يحتاج إلى إذن مكتوب، وهو إذن لم تره الصحيفة: a noun of the clause said again behind its pronoun, to say more of it."""
    noun = reading.text(i + 1)
    pronoun = (
        reading.in_set("pronoun_subjects", i) == 1
        and not reading.in_set("fact_relatives", i + 1)
        and not reading.in_set("particles", i + 1)
    )
    return pronoun and not noun.startswith("ال") and any(reading.text(k) == noun for k in range(first, i))


def sets_in_time(reading: Reading, i: int, cue: Cue | None) -> bool:
    """وكان قد صرح بأن …، قبل أن يقود: behind a pluperfect report the reporter says after a comma what came before or after it."""
    if cue is None or cue.form != "verb" or not reading.in_set("past_particles", cue.first - 1):
        return False
    return reading.in_set("done_deeds", i) > 0 and reading.in_set("subjunctive", i + 1) > 0
