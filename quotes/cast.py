"""The speakers of one article, found by the words of their names and by the heads of their offices.

Who can be meant shares a word with the phrase, its article aside: only those few are compared, however many speakers an article has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from quotes.entities import Entity, Gender, bare, learn, same_name, same_role
from quotes.lexicon import Lexicon
from quotes.mentions import Mention
from quotes.names import Kind, Name, name_words, take_apart
from quotes.reading import Reading


class Cast:
    """The speakers of an article; every answer lists them in the order in which they were first named."""

    def __init__(self) -> None:
        """Begin an article without speakers."""
        self.entities: list[Entity] = []
        self._numbers: dict[str, int] = {}
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._by_head: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, kind: Kind, first_sentence: int) -> Entity:
        """Return a new speaker, who has no name or office yet."""
        entity = Entity(id=f"e{len(self.entities) + 1}", kind=kind, first_sentence=first_sentence)
        self._numbers[entity.id] = len(self.entities)
        self.entities.append(entity)
        return entity

    def learn(self, entity: Entity, reading: Reading, mention: Mention, name: Name) -> None:
        """Add what a mention says to a speaker."""
        number, words, roles = self._numbers[entity.id], entity.words, len(entity.roles)
        learn(entity, reading, mention, name)
        for key in _keys(entity.words) if entity.words is not words else ():
            self._by_word[key].add(number)
        for role in entity.roles[roles:]:
            self._by_head[bare(role[0] if role else "")].add(number)

    def named(self, words: tuple[str, ...], kind: Kind, lexicon: Lexicon) -> list[Entity]:
        """Return the speakers whom a name of a kind can mean."""
        return [e for e in self._under(self._by_word, _keys(words)) if same_name(e, words, kind, lexicon)]

    def in_office(self, words: tuple[str, ...], lexicon: Lexicon) -> list[Entity]:
        """Return the speakers whom the words of an office can mean."""
        return [e for e in self._under(self._by_head, map(bare, words[:1])) if same_role(e, words, lexicon)]

    def headed(self, heads: Iterable[str]) -> list[Entity]:
        """Return the speakers without a name who were introduced by one of some nouns: مصدر أمني."""
        wanted = frozenset(heads)
        return [e for e in self._under(self._by_word, wanted) if e.kind == "anonymous" and bare(e.words[0]) in wanted]

    def heard(self, reading: Reading, mention: Mention) -> Entity | None:
        """Return the latest entity that was introduced by the same noun: مصدر أمني … المصدر."""
        return latest(self.headed(map(bare, name_words(reading, mention))))

    def known(self, reading: Reading, mention: Mention) -> Entity | None:
        """Return the entity that a phrase names already, by words of its name."""
        kind = take_apart(reading, mention).kind
        return next(iter(self.named(name_words(reading, mention), kind, reading.lexicon)), None)

    def meet(self, reading: Reading, mention: Mention, gender: Gender | None) -> tuple[Entity, Literal["name", "role"]]:
        """Return the entity that a mention means, a new one where none is known, and by what it is meant."""
        name = take_apart(reading, mention)
        found = self.find(name, gender, reading.lexicon)
        by: Literal["name", "role"] = "name" if name.has_name else "role"
        entity = found or self.add(name.kind, reading.sentence.start)
        self.learn(entity, reading, mention, name)
        if gender is not None and entity.gender is None:
            entity.gender = gender
        return entity, by

    def find(self, name: Name, gender: Gender | None, lexicon: Lexicon) -> Entity | None:
        """Return the entity that a name or office means; one whose gender is known to be another is not meant."""
        genders = {None, gender} if gender is not None and name.kind == "person" else {None, "m", "f"}
        if name.has_name:
            named = [e for e in self.named(name.words, name.kind, lexicon) if e.gender in genders]
            if named:  # the closest in length, so that فلان is not الوزيران فلان وفلان
                return min(named, key=lambda e: (abs(len(e.words) - len(name.words)), -e.last_seen))
            if name.kind != "person" or not name.role_words:
                return None
        in_office = (e for e in self.in_office(name.role_words, lexicon) if e.gender in genders)
        # a name after its role alone (الوزير … ثم الوزير فلان): only an entity that has no name yet
        return latest(e for e in in_office if not (name.has_name and e.words))

    def _under(self, table: Mapping[str, set[int]], keys: Iterable[str]) -> list[Entity]:
        numbers = set().union(*(table[key] for key in keys if key in table))
        return [self.entities[n] for n in sorted(numbers)]


def latest(entities: Iterable[Entity]) -> Entity | None:
    """Return who was seen last; of several, who was first named first."""
    return max(entities, key=lambda e: e.last_seen, default=None)


def _keys(words: Sequence[str]) -> set[str]:
    """Return what two names of one speaker have in common at the least: a word, or a word without its article."""
    return {*words, *map(bare, words)}
