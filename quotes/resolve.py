"""Give every attribution its speaker: mentions of one article become entities.

Full name = surname = role = pronoun = dropped subject, by the words of the names, by roles and apposition, by the
gender and number that the verb shows, by how near the last speaker is, and by the chain of quotations.
"""

from collections.abc import Sequence
from typing import Final

from quotes.attribution import Attribution
from quotes.believed import names_subject
from quotes.cast import Cast, latest
from quotes.cues import Cue
from quotes.entities import Entity, Gender, agrees, bare, is_plural_of
from quotes.honoured import honoured
from quotes.issuers import Issuers
from quotes.lexicon import Lexicon
from quotes.mentions import Mention, read_phrase
from quotes.names import Name, can_speak, may_be_name, take_apart
from quotes.people import is_people, is_several
from quotes.places import carries_pronoun
from quotes.reading import Reading
from quotes.resolved import Resolved, ResolvedBy, is_anaphoric, is_aside, is_embedded, is_other_words, topic_of
from quotes.sources import is_set_apart
from quotes.subjects import latter_of

_GOES_ON: Final = frozenset({"add", "continue", "conclude"})  # verbs with which the last speaker goes on
_HISTORY: Final = 8  # sentences back in which a person named but not yet heard is looked for


class Resolver:
    """Resolve the speakers of one article, sentence by sentence in the order of the text."""

    def __init__(self) -> None:
        """Begin an article without entities."""
        self._cast = Cast()
        self._last: Entity | None = None
        self._before_last: Entity | None = None
        self._shown: str | None = None  # the gender of the verb whose subject a text of the last speaker's was
        self._history: list[Reading] = []
        self._issuers: Issuers[Entity] = Issuers()
        self._silent: Reading | None = None  # the sentence before, where nobody spoke in it

    @property
    def entities(self) -> list[Entity]:
        """The speakers so far, in the order in which they were first named."""
        return self._cast.entities

    def resolve(self, reading: Reading, attributions: Sequence[Attribution]) -> list[Resolved]:
        """Return the attributions of the next sentence with their entities."""
        out: list[Resolved] = []
        self._history.append(reading)
        for attribution in attributions:
            entity, by, mention = self._speaker(reading, attribution, out)
            if entity is not None:
                entity.last_seen = reading.sentence.start
                self._issuers.note(reading, attribution, entity)
                if (
                    entity is not self._last
                    and self._is_heard(reading, attribution, mention, entity)
                    and not is_embedded(attribution, attributions)
                ):
                    self._before_last, self._last, self._shown = self._last, entity, None
                if entity is self._last and mention is not None and attribution.cue is not None:
                    self._shown = attribution.cue.gender if reading.in_set("documents", mention.first) else None
            out.append(Resolved(reading, attribution, entity, by, mention))
        self._silent = None if out else reading
        return out

    def note(self, reading: Reading, mention: Mention, gender: Gender | None = None) -> Entity:
        """Take a mention of somebody who does not speak here, so that a dropped subject may mean them later."""
        entity, _ = self._cast.meet(reading, mention, gender)
        entity.last_seen = reading.sentence.start
        return entity

    def same_as(self, other: Entity, lexicon: Lexicon) -> Entity | None:
        """Return the entity that an entity of another text means, by its name or else by its role."""
        roles = other.roles[-1] if other.roles else ()
        return self._cast.find(Name(other.kind, (0, 0), (0, 0), (0, len(other.words)), other.words, roles), other.gender, lexicon)

    def _speaker(
        self, reading: Reading, attribution: Attribution, earlier: Sequence[Resolved]
    ) -> tuple[Entity | None, ResolvedBy, Mention | None]:
        cue = attribution.cue
        if attribution.governor is not None:
            governor = earlier[attribution.governor].entity
            return governor or self._dropped(reading, attribution, earlier), "dropped_subject", None
        mention = attribution.mention
        if mention is not None and attribution.kind == "nominal" and self._is_thing(reading, attribution, mention):
            goes_on = attribution.cue is not None and bool(attribution.cue.conjunction)  # فأرجعت قرار التأجيل إلى
            return (
                self._dropped(reading, attribution, earlier) if goes_on else None,
                "dropped_subject",
                mention,
            )  # عرض عليه تجميد القرار
        if mention is not None and self._is_last_by_office(reading, attribution, mention):
            return self._last, "role", mention
        if mention is None or not names_subject(reading, attribution, self._cast, self._last):
            return self._dropped(reading, attribution, earlier), "dropped_subject", None
        if self._is_last_one(reading, mention):
            return self._last, "role", mention
        meant = self._pointed_at(reading, mention, cue)
        if meant is not None:
            return meant, "pronoun", mention
        issuer = self._issuer(reading, mention)
        if issuer is not None:
            return issuer, "role", mention
        gender = cue.gender if cue is not None and attribution.place in {"after", "before"} else None
        entity, by = self._cast.meet(reading, mention, gender)
        if entity.number is None and cue is not None:
            entity.number = (
                "p" if is_several(reading, mention) or is_people(reading, mention.first) else cue.number
            )  # طالب النائبان: a verb before its subject is singular
        return entity, by, mention

    def _pointed_at(self, reading: Reading, mention: Mention, cue: Cue | None) -> Entity | None:
        """Return whom هذه الأخيرة, المصدر ذاته or another word that points back means, None for any other phrase."""
        latter = latter_of(reading, mention) if reading.in_set("latter", mention.first) else None
        if latter is not None:
            return self.note(reading, latter)
        if not is_anaphoric(reading, mention):
            return None
        if reading.in_set("honorifics", mention.first):
            return honoured(reading.text(mention.first), cue, self._cast, self._last, self._history[-_HISTORY:])
        known = self._cast.heard(reading, mention)
        same = any(reading.in_set("emphatics", k) or reading.in_set("same", k) for k in range(mention.first, mention.last))
        several = bare(reading.text(mention.first)) in reading.lexicon.set("evidence")  # المصادر ذاتها are no single body
        if known is None and not several and (same or not reading.in_set("anonymous", mention.first)):
            known = (self._last if same else None) or self._continued(cue)  # المصدر ذاته may be a ministry
        return known

    def _is_thing(self, reading: Reading, attribution: Attribution, mention: Mention) -> bool:
        """Whether the subject of a verb of many meanings, which reports nothing here, is a thing: nobody continues it."""
        cue = attribution.cue
        if cue is None or not cue.needs_opener or attribution.place != "after" or can_speak(reading, mention):
            return False
        return (
            reading.text(mention.first + 1).startswith("ال")
            and not reading.text(mention.first).startswith("ال")
            and self._cast.known(reading, mention) is None
        )

    def _is_last_by_office(self, reading: Reading, attribution: Attribution, mention: Mention) -> bool:
        """Whether a verb of going on has the last speaker for its subject, named by the same office: قال المدرب فلان … وأضاف مدرب الفريق."""
        cue, last = attribution.cue, self._last
        if cue is None or cue.sense not in _GOES_ON or last is None or not agrees(last, cue):
            return False
        name = take_apart(reading, mention)
        if name.has_name or not name.role_words or self._cast.find(name, cue.gender, reading.lexicon) is not None:
            return False
        return any(role and role[0].startswith("ال") and bare(role[0]) == bare(name.role_words[0]) for role in last.roles)

    def _is_last_one(self, reading: Reading, mention: Mention) -> bool:
        """أحد الخبراء … وأضاف الخبير: one noun, its plural among the words of the speaker without a name who spoke last."""
        last, noun = self._last, bare(reading.text(mention.first))
        if last is None or last.kind != "anonymous" or len(last.words) < 2 or mention.last - mention.first > 1:
            return False
        if not reading.text(mention.first).startswith("ال") or last.words[0] not in reading.lexicon.set("one_of"):
            return False
        return is_plural_of(bare(last.words[1]), noun)

    def _is_heard(self, reading: Reading, attribution: Attribution, mention: Mention | None, entity: Entity) -> bool:
        """Whether a dropped subject may continue this speaker: somebody named before, or a phrase that can speak (no الأرقام تؤكد)."""
        cue = attribution.cue
        if cue is not None and cue.sense == "quote" and attribution.place in {"after", "before"}:
            return False  # تصريحات نقلتها الوكالة
        if cue is not None and attribution.kind == "nominal" and reading.in_set("relative", cue.first - 1, conjunction=True):
            return False  # الموعد الذي اعتبره كثيرون غير صائب
        sourced = reading.ends_in_set("source_ma", cue.first) if cue is not None and attribution.kind == "nominal" else 0
        if cue is not None and 0 < sourced < cue.first:
            return False  # وفق ما نقلته الوكالة: the carrier of the words
        if attribution.kind != "nominal" and cue is not None and not cue.nominal:
            return True
        return (
            mention is None
            or cue is None
            or entity.first_sentence < reading.sentence.start
            or can_speak(reading, mention)
            or may_be_name(reading, mention.first)
        )

    def _issuer(self, reading: Reading, mention: Mention) -> Entity | None:
        """Return the speaker who issued the text that a phrase means (البيان), unless another text of that noun spoke since."""
        found = self._issuers.issuer(reading, mention)
        if found is None:
            return None
        named = self._cast.known(reading, mention)
        return found[0] if named is None or named.last_seen < found[1] else None

    def _dropped(self, reading: Reading, attribution: Attribution, earlier: Sequence[Resolved]) -> Entity | None:
        cue = attribution.cue
        if (
            cue is not None
            and cue.sense == "reply"
            and earlier
            and earlier[-1].attribution.cue is not None
            and earlier[-1].attribution.cue.sense == "ask"
        ):
            return self._before_last  # سأله القاضي … فأجاب
        if cue is not None and cue.form == "verbal_noun" and reading.in_set("from_whom", cue.first - 1):
            return latest(
                e for e in self.entities if e.last_seen < reading.sentence.start and agrees(e, cue)
            )  # نقلت الصحيفة عنه قوله
        for resolved in reversed(earlier):
            aside = cue is not None and (
                (is_aside(resolved) and cue.form == "verb")
                or is_other_words(resolved)
                or is_set_apart(reading, cue, resolved.attribution)
            )
            if resolved.entity is not None and not aside and agrees(resolved.entity, cue):
                return resolved.entity
        for candidate in attribution.candidates():
            word = reading.text(candidate.first)
            if word.startswith("ل") and (carries_pronoun(word) or not reading.is_name(candidate.first)):
                continue
            meant = (
                cue is not None and reading.in_set("pronoun_subjects", cue.first - 1, conjunction=True) > 0
            )  # لم تذكر الشركة، إلا أنها قالت
            goes_on = cue is not None and (cue.form == "participle" or self._last is None or meant)
            uttering = cue is not None and reading.in_set("saying_participles", cue.first) > 0  # أيد صيدلاني كلامها، قائلا
            alone = candidate.last - candidate.first == 1 and word.endswith("ي")  # العامري
            behind = candidate.first + 1
            genitive = (
                candidate.last > behind and reading.text(behind).startswith("ال") and reading.in_set("common", behind) > 0
            )  # تجميد القرار, no زامل الغمري
            unlisted = not reading.in_set("common", candidate.first)  # a name that no list holds, not مرة أخرى
            named = alone or not (
                word.startswith(("ال", "ب")) or (genitive and not (meant and unlisted)) or carries_pronoun(word)
            )  # other names that no list holds have no article
            by_parse = named and reading.parse is not None and reading.parse.is_subject(candidate.first)
            owned = reading.is_owned(candidate.first)  # سمعت صوتها، قائلة
            subject = goes_on and unlisted and not owned and (uttering or by_parse) and not self._is_done(reading, candidate, cue)
            meant_by = self._pointed_at(reading, candidate, cue) if reading.in_set("honorifics", candidate.first) else None
            if meant_by is not None:
                return meant_by  # وقدم سموه شكره، داعيا
            if subject or can_speak(reading, candidate) or self._cast.known(reading, candidate) is not None:
                return self.note(reading, candidate, cue.gender if cue is not None else None)
        several = self._several(reading, cue)
        if several is not None:
            return several
        return self._mentioned(reading, attribution) or self._new_topic(attribution) or self._continued(cue)

    def _several(self, reading: Reading, cue: Cue | None) -> Entity | None:
        """Return the people named last before a participle of several: بعد شكاوى المواطنين، مؤكدين."""
        several = self._last is not None and (self._last.kind in {"group", "anonymous"} or self._last.number in {"p", "d"})
        if cue is None or cue.form != "participle" or cue.number not in {"p", "d"} or several:
            return None
        for k in range(cue.first - 1, -1, -1):
            if reading.in_set("groups", k) or is_people(reading, k):
                mention = read_phrase(reading, k) or Mention(k, k + 1)
                return self.note(reading, mention, cue.gender) if mention.last <= cue.first else None
        return None

    def _is_done(self, reading: Reading, candidate: Mention, cue: Cue | None) -> bool:
        """وحاول تهدئة المخاوف، قائلا: what the verb has for its object, by the parse or because it does not agree."""
        if cue is not None and cue.gender == "m" and reading.text(candidate.first).endswith("ة"):
            return True
        return reading.parse is not None and reading.parse.is_verb_object(candidate.first)

    def _mentioned(self, reading: Reading, attribution: Attribution) -> Entity | None:
        """Return somebody with a title or office in the same sentence whom the pronoun before a verb means, or a joined verb continues.

        عرضا على الوكيل الاقتراح، إلا أنه رفض; أوقفني المعلم فلان وقال.
        """
        cue = attribution.cue
        if cue is None or cue.form != "verb" or cue.number != "s":
            return None
        pronoun = reading.in_set("pronoun_subjects", cue.first - 1, conjunction=True) > 0
        joined = cue.conjunction == "و" and not any(reading.is_verb(k) for k in range(cue.first))
        if not pronoun and not joined:
            return None
        for k in range(cue.first - 1, -1, -1):
            if not reading.text(k).startswith("ال") or not reading.in_any({"titles", "roles", "speakers"}, k):
                continue
            mention = read_phrase(reading, k)
            if mention is None or mention.last >= cue.first or not can_speak(reading, mention):
                continue
            alone = Mention(k, k + 1)  # عرضا على الوكيل تشكيل لجنة
            known = next(
                filter(None, (self._cast.find(take_apart(reading, m), None, reading.lexicon) for m in (mention, alone))), None
            )
            if known is None and joined:
                return self.note(reading, mention, cue.gender)
            if known is not None and agrees(known, cue):
                known.last_seen = reading.sentence.start
                return known
        return None

    def _new_topic(self, attribution: Attribution) -> Entity | None:
        """Return the person or body that the sentence before was about, where nobody spoke in it and the verb agrees."""
        cue, silent = attribution.cue, self._silent
        if silent is None or (cue is not None and (cue.form != "verb" or cue.sense in _GOES_ON or cue.number != "s")):
            return None
        topic = topic_of(silent)
        if topic is None or (cue is None and not silent.in_set("topics", 0, conjunction=True)):
            return None  # أما الضيفة فلم تطل. … : «…»: set against the one who spoke before
        reading, mention, gender = topic
        if gender is None or (cue is not None and cue.gender != gender):
            return None
        return self.note(reading, mention, gender)

    def _continued(self, cue: Cue | None) -> Entity | None:
        """Return the last speaker or person seen that agrees with a verb in gender and number."""
        if self._last is not None and (agrees(self._last, cue) or (cue is not None and cue.gender == self._shown == "m")):
            return self._last  # وتابع البيان … وأضاف: a ministry, spoken of by the noun of its text
        agreeing = latest(e for e in self.entities if agrees(e, cue))
        return agreeing or self._named_before() or self._last

    def _named_before(self) -> Entity | None:
        """Return the person or body named last in the sentences before, when nobody has spoken yet."""
        for reading in reversed(self._history[-_HISTORY:]):
            for i in range(len(reading)):
                if len(reading.text(i)) == 1 or not (reading.in_any({"roles", "titles", "orgs"}, i) or reading.is_name(i)):
                    continue  # the ف of أ ف ب is nobody's title
                mention = read_phrase(reading, i)
                if mention is None or mention.last - mention.first < 2:
                    continue
                entity, _ = self._cast.meet(reading, mention, None)
                return entity
        return None
