"""Whom a cue without a speaker of its own may mean in its sentence: the subjects of the clauses before it, nearest first.

Indexes are token indexes.
"""

from typing import Final

from quotes.cues import Cue
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak, may_be_name
from quotes.places import carries_pronoun
from quotes.reading import Reading
from quotes.subjects import clause_heads, subject_after, subject_before


def agree(a: str | None, b: str | None) -> bool:
    """Whether two genders or numbers agree; None agrees with any."""
    return a is None or b is None or a == b


def candidates(reading: Reading, cue: Cue) -> tuple[Mention, ...]:
    """Return the subjects of the clauses before a cue, nearest first, as far as their verbs or words agree with it."""
    verbs: dict[int, str | None] = {c.first: c.gender for c in reading.cues if c.form == "verb" and c.last <= cue.first}
    if reading.parse is not None:
        verbs |= {v: verbs.get(v) or reading.parse.gender(v) for v in reading.parse.verbs() if v < cue.first}
    for first in clause_heads(reading, cue.first):
        verbs.setdefault(first, None)  # a clause begins with its verb, whatever the parse takes it for
    found: list[Mention] = []
    if verbs and reading.in_set("pronoun_subjects", max(verbs) - 1, conjunction=True):
        heads = set(clause_heads(reading, cue.first))  # إلا أنه رفض، مؤكدا: the one whom the pronoun means
        verbs = {verb: gender for verb, gender in verbs.items() if verb in heads}
    for verb in sorted(verbs, reverse=True):
        met = met_by_reporter(reading, verb)
        if met is not None and met.last <= cue.first:
            found.append(met)
        if _is_aside_verb(reading, verb):
            continue
        after = subject_after(reading, verb)
        after = None if after is not None and _is_done_to(reading, verb, after, verbs[verb]) else after
        mention = after or subject_before(reading, verb) or _far_subject(reading, verb)
        if mention is None or mention.last > cue.first or reading.in_set("divine", mention.first):
            continue
        mention = _behind_object(reading, mention, cue.first)
        owner = owner_of(reading, mention)
        if owner is mention and not agree(verbs[verb], cue.gender):
            continue
        nickname = reading.tokens[owner.first].text.partition(" ")[0] in reading.lexicon.set("name_links")
        subject = nickname or (reading.parse is not None and reading.parse.is_subject(owner.first))
        term = reading.kind(owner.first) == "passage" and not subject
        event = owner is mention and reading.in_set("speech_events", owner.first) and not reading.in_set("documents", owner.first)
        if _agrees_in_number(reading, owner, cue) and not event and not term and not reading.is_quotation(owner.first):
            found.append(owner)
    return tuple(found)


def _is_done_to(reading: Reading, verb: int, mention: Mention, gender: str | None) -> bool:
    """وكان الرئيس استهل الورشة: right behind a masculine verb a feminine noun of a thing is its object."""
    word = reading.text(mention.first)
    thing = mention.first == verb + 1 and word.startswith("ال") and word.endswith("ة") and gender == "m"
    return thing and not reading.in_any({"roles", "titles", "groups"}, mention.first)


def leading_subject(reading: Reading, end: int) -> list[Mention]:
    """لكن فلانة التي خاضت الدورة تبرر تفوقها: «…»: the person with whom the sentence, or the last turn in it, begins; at most one."""
    for k in range(end - 1, -1, -1):
        turn = reading.in_set("clause_starters", k, conjunction=True)
        if not turn and k:
            continue
        mention = read_phrase(reading, k + turn)
        if mention is not None and mention.last < end and (can_speak(reading, mention) or may_be_name(reading, mention.first)):
            return [mention]
    return []


def _behind_object(reading: Reading, mention: Mention, end: int) -> Mention:
    """وافتتح الأمسية رئيس البلدية: a thing right behind the verb, then a person, who is the subject even if the parse joins the two."""
    behind = mention.first + 1
    thing = reading.text(mention.first).startswith("ال") and not can_speak(reading, Mention(mention.first, behind))
    if not thing or not (reading.in_set("titles", behind) or reading.in_set("roles", behind)):
        return mention
    person = read_phrase(reading, behind)
    return person if person is not None and person.last <= end else mention


def _far_subject(reading: Reading, verb: int) -> Mention | None:
    """Return a person behind the adverbial that follows the verb: انضم إلى السجال الصحافي الاقتصادي فلان."""
    if not reading.in_set("before_nouns", verb + 1):
        return None
    for k in range(verb + 3, min(len(reading), verb + _ADVERBIAL)):
        if reading.kind(k) != "word" or reading.cue_at(k) is not None:
            return None
        if reading.in_set("titles", k) or reading.in_set("roles", k):
            return read_phrase(reading, k)
    return None


_ADVERBIAL: Final = 6  # tokens behind a verb in which its subject begins


def met_by_reporter(reading: Reading, verb: int) -> Mention | None:
    """Return whom the reporter met or asked, by name: التقينا بالتاجر عصام كنون."""
    word = reading.parse.word(verb) if reading.parse is not None else None
    meeting = reading.in_set("meetings", verb) and (
        reading.kind(verb + 1) == "passage" or reading.in_set("outlets", verb + 1)
    )  # التقت «الأفق» المدير
    ours = reading.in_set("our_meetings", verb) or (
        word is not None and word.upos == "VERB" and ("Person=1" in word.feats or reading.text(verb).endswith("نا"))
    )
    if not meeting and not ours:
        return None
    name = next((k for k in range(verb + 1, min(len(reading), verb + _ADVERBIAL)) if reading.is_name(k)), None)
    if name is None and reading.in_any({"roles", "titles", "anonymous", "speakers"}, verb + 1):
        name = verb + 1  # التقينا تاجر القماش
    return read_phrase(reading, name) if name is not None else None


def _is_aside_verb(reading: Reading, verb: int) -> bool:
    """Whether a verb's subject is beside the point: in a relative clause, or no verb of somebody else's at all."""
    if reading.in_any({"relative", "before_nouns", "what"}, verb - 1, conjunction=True):
        return True
    if reading.in_set("because", verb - 1 - reading.in_set("auxiliaries", verb - 1)):
        return True  # لأنه كان يرتديه فلان
    if reading.text(verb).startswith("ب") and carries_pronoun(reading.text(verb)):
        return True  # بوصفه أحد الأعضاء: a noun, whatever the parse takes it for
    word = reading.parse.word(verb) if reading.parse is not None else None
    return word is not None and word.upos == "VERB" and ("Person=1" in word.feats or "Person=2" in word.feats)


def _agrees_in_number(reading: Reading, mention: Mention, cue: Cue) -> bool:
    """مشيرين wants several, مشيرا wants one."""
    if cue.form != "participle" or cue.gender != "m" or cue.number is None:
        return True
    plural = reading.in_set("groups", mention.first) > 0 or reading.text(mention.first).endswith(("ون", "ين", "ان"))
    return plural if cue.number in {"p", "d"} else not (plural and reading.in_set("groups", mention.first))


def owner_of(reading: Reading, mention: Mention) -> Mention:
    """تصريحات فلان, تصريح لفلان: who speaks is the one whose words they are."""
    noun = reading.in_set("own_words", mention.first) or reading.in_set("speech_events", mention.first)
    if mention.last - mention.first <= noun or not noun or reading.in_set("speech_events", mention.first + noun):
        return mention
    described = reading.parse is not None and reading.parse.upos(mention.first + noun) == "ADJ"  # تقديرات رسمية
    if described and not reading.text(mention.first).startswith("ال"):
        return mention
    return Mention(mention.first + noun, mention.last)
