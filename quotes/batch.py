"""Which items of an input are worked on: without doubles, only one shard, only what an earlier run left."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.article import Article
from quotes.errors import InputError, QuotesError
from quotes.normalise import fold


class ShardError(QuotesError):
    """A shard that does not exist."""


@dataclass(frozen=True)
class Shard:
    """One of several equal parts of an input; `number` counts from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """Return the shard that `K/N` means; raises ShardError for anything else."""
        number, mark, of = text.partition("/")
        if not mark or not number.isdecimal() or not of.isdecimal() or not 1 <= int(number) <= int(of):
            raise ShardError(f"shard '{text}': write K/N with K from 1 to N, like 2/8")
        return cls(int(number), int(of))

    def has(self, index: int) -> bool:
        """Whether an item, counted from 0, belongs to this shard."""
        return index % self.of == self.number - 1


def text_key(text: str) -> bytes:
    """Return what two copies of an article have in common: the hash of its folded text, blanks aside."""
    return hashlib.sha256(" ".join(fold(text).split()).encode("utf-8", "replace")).digest()[:16]


@dataclass
class Selection:
    """Picks items of an input, in its order; `duplicates` counts what was dropped, in this shard and the others."""

    shard: Shard = Shard()
    dedupe: bool = False
    duplicates: int = 0
    _seen: set[bytes] = field(default_factory=set, repr=False)

    def pick(self, items: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """Yield the items of the shard; the same article twice counts once, whichever shards its copies are in."""
        index = 0
        for item in items:
            if self.dedupe and isinstance(item, Article) and self._is_double(item):
                continue
            if self.shard.has(index):
                yield item
            index += 1

    def _is_double(self, article: Article) -> bool:
        key = text_key(article.text)
        if key in self._seen:
            self.duplicates += 1
            return True
        self._seen.add(key)
        return False
