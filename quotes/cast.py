"""The speakers of one article, found by the words of their names and by the heads of their offices.

Who can be meant shares a word with the phrase, its article aside: only those few are compared, however many speakers an article has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quotes.entities import Entity, bare, learn, same_name, same_role
from quotes.lexicon import Lexicon
from quotes.mentions import Mention
from quotes.names import Kind, Name
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

    def _under(self, table: Mapping[str, set[int]], keys: Iterable[str]) -> list[Entity]:
        numbers = set().union(*(table[key] for key in keys if key in table))
        return [self.entities[n] for n in sorted(numbers)]


def latest(entities: Iterable[Entity]) -> Entity | None:
    """Return who was seen last; of several, who was first named first."""
    return max(entities, key=lambda e: e.last_seen, default=None)


def _keys(words: Sequence[str]) -> set[str]:
    """Return what two names of one speaker have in common at the least: a word, or a word without its article."""
    return {*words, *map(bare, words)}
