"""Whether the phrase behind a verb is its subject or its object, where the article tells more than the sentence.

Indexes are token indexes.
"""

from typing import Final

from quotes.attribution import Attribution
from quotes.cast import Cast
from quotes.cues import Cue
from quotes.entities import Entity, agrees
from quotes.mentions import Mention
from quotes.names import can_speak, may_be_name, take_apart
from quotes.ongoing import ONLY_SAYING, PERSON_OBJECT
from quotes.reading import Reading
from quotes.refusals import is_provision


def names_subject(reading: Reading, attribution: Attribution, cast: Cast, last: Entity | None) -> bool:
    """Whether the phrase after a verb is its subject and not its object: واصل حديثه has none, واصل الوزير has."""
    cue, mention = attribution.cue, attribution.mention
    if cue is None or mention is None or attribution.place != "after" or cue.form != "verb":
        return True
    if (
        cue.sense in PERSON_OBJECT
        and (cue.conjunction or reading.in_set("joins", cue.first - 1))
        and last is not None
        and _continues(last, cue)
    ):
        return _asks(reading, cue, mention, cast, last)
    objective = cue.pronoun is not None and (reading.parse is None or reading.is_verb(cue.first))
    if objective or cast.known(reading, mention) is not None or can_speak(reading, mention):
        return True  # الرأي الذي أكده الناشر: the object is the pronoun
    if reading.ends_in_set("source_ma", cue.first) or (is_provision(cue) and attribution.opened_by):
        return True  # وتنص المادة الثانية على أن, بحسب ما أفادت شبكات التلفزيون
    owned = reading.text(mention.first).endswith(("ه", "ها", "هم"))
    if cue.sense in ONLY_SAYING or attribution.opened_by == "complementizer":
        return not owned or (
            mention.last - mention.first > 1 and not reading.text(mention.first + 1).startswith(("ب", "ل", "ال"))
        )
    # واوضح ملابسات الحادث: what follows a joined verb may be its object; a verb that joins on nothing names its subject
    joined = bool(cue.conjunction) or reading.in_set("joins_or_describes", cue.first - 1) > 0
    if attribution.opened_by and reading.parse is not None and reading.parse.is_subject(mention.first):
        return not owned
    if reading.in_set("common", mention.first) and not attribution.opened_by:
        return False  # يرفض القيام بالتقييم
    return not owned and (last is None or not joined or may_be_name(reading, mention.first))


def _asks(reading: Reading, cue: Cue, mention: Mention, cast: Cast, last: Entity) -> bool:
    """وطالب المجتمع الدولي بـ…: a body other than the speaker at hand, whom the verb may continue, is the object."""
    several = reading.text(mention.first).endswith("ين")  # واتهمت الانفصاليين
    heard_here = cue.first > 0 and last.last_seen == reading.sentence.start  # قال فلان إن … وطالب الوزير بـ
    if any(reading.text(k).endswith("ون") for k in range(mention.first, min(mention.last, mention.first + 2))):
        return True  # ويرفض الاخوان المسلمون
    name = take_apart(reading, mention)
    return (
        reading.in_any({"documents", "anonymous"}, mention.first)  # واتهمت مصادر مسؤولة
        or (
            reading.in_set("outlets", mention.first) > 0 and reading.parse is not None and reading.parse.is_subject(mention.first)
        )
        or _is_unlisted_subject(reading, mention)
        or (
            name.kind == "person"
            and (name.has_name or not heard_here)
            and not several
            and can_speak(reading, mention)
            and not reading.in_set("collectives", mention.first)
        )
        or cast.known(reading, mention) is last
    )


def _is_unlisted_subject(reading: Reading, mention: Mention) -> bool:
    """كما دعا شموني إلى الحوار: a name of one word that no list holds, or of foreign ones, for the parse the subject."""
    parse, words = reading.parse, range(mention.first, mention.last)
    foreign = len(words) <= _NAME and parse is not None and all(parse.is_foreign(k) for k in words)  # هاجراما موهيلاري
    alone = (len(words) == 1 or foreign) and not reading.text(mention.first).startswith("ال")
    frequent = reading.in_set("common", mention.first) > 0
    return alone and not frequent and reading.parse is not None and reading.parse.is_subject(mention.first)


_NAME: Final = 3  # words of a foreign name at the most


def _continues(last: Entity, cue: Cue) -> bool:
    """Whether a verb can have the last speaker for its subject; a feminine verb only one who is known to be feminine."""
    return agrees(last, cue) and (cue.gender != "f" or last.gender == "f")
