"""Gold articles: what careful readers found in a text, and how names are compared with theirs."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal, Self

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quotes.errors import InputError

Interval = tuple[int, int]
"""A half-open span of code points in the article's text."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldEntity(_Gold):
    """A speaker of the article, with every name and role that the text gives them."""

    id: str
    kind: str = "person"
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()


class GoldPassage(_Gold):
    """A stretch in quotation marks; `optional` ones count neither for nor against."""

    start: int
    end: int
    label: Literal["attributed", "other", "optional"]
    speaker: str | None = None

    @property
    def span(self) -> Interval:
        """The passage without its marks."""
        return self.start, self.end


class GoldStatement(_Gold):
    """A reported statement: who said it, by which words, and where its content stands."""

    cue: Interval
    content: Interval
    kind: Literal["direct", "mixed", "indirect"]
    speaker: str
    optional: bool = False


class GoldArticle(_Gold):
    """An article with its gold; `tags` name the phenomena it shows."""

    id: Annotated[str, Field(min_length=1)]
    text: str
    tags: tuple[str, ...] = ()
    entities: tuple[GoldEntity, ...]
    passages: tuple[GoldPassage, ...]
    statements: tuple[GoldStatement, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a gold file; raises InputError when it is none, or names a speaker that it does not list."""
        try:
            gold = cls.model_validate_json(path.read_bytes())
        except OSError as err:
            raise InputError(str(path), f"cannot be read: {err.strerror}") from err
        except ValidationError as err:
            first = err.errors()[0]
            raise InputError(str(path), f"no gold article: {'.'.join(map(str, first['loc']))}: {first['msg']}") from err
        known = {e.id for e in gold.entities}
        named = {s.speaker for s in gold.statements} | {p.speaker for p in gold.passages if p.label == "attributed"}
        if missing := named - known:
            raise InputError(str(path), f"speakers without an entity: {', '.join(sorted(map(str, missing)))}")
        return gold


def load_gold(folder: Path) -> dict[str, GoldArticle]:
    """Read the gold articles of a folder (`*.json`), by id, in the order of their file names.

    Raises:
        InputError: for a folder without gold, and for a file that is no gold article.
    """
    golds = [GoldArticle.load(path) for path in sorted(folder.glob("*.json"))]
    if not golds:
        raise InputError(str(folder), "no gold articles (*.json) in this folder")
    return {g.id: g for g in golds}


class GoldNames:
    """The entities of one article, asked whether a name is theirs."""

    def __init__(self, entities: Iterable[GoldEntity]) -> None:
        """Fold the names and roles once."""
        self.entities: Mapping[str, GoldEntity] = {e.id: e for e in entities}
        self._folded = {e.id: [fold_name(n) for n in (*e.names, *e.roles)] for e in self.entities.values()}

    def shown(self, entity: str) -> str:
        """Return the first name of an entity, for messages."""
        return next(iter(self.entities[entity].names), entity)

    def likeness(self, name: str, entity: str) -> float:
        """Return 1.0 for a name or role of the entity, the share of common words where one holds the other, else 0.0."""
        folded = fold_name(name)
        return max((_likeness(folded, known) for known in self._folded[entity]), default=0.0)

    def is_same(self, name: str, entity: str) -> bool:
        """Whether a name fits this entity, and no other of the article better."""
        mine = self.likeness(name, entity)
        return mine > 0 and all(self.likeness(name, other) <= mine for other in self.entities)

    def guess(self, name: str) -> str | None:
        """Return the entity that a name fits best, None when it fits none."""
        best = max(self.entities, key=lambda e: self.likeness(name, e), default=None)
        return best if best is not None and self.likeness(name, best) > 0 else None


_CARRIED: Final = regex.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_SPELLINGS: Final = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0649\u06cc\u0626\u0624\u0629\u06a9",
    "\u0627\u0627\u0627\u0627\u064a\u064a\u064a\u0648\u0647\u0643",
    "\u0621",
)
_LI_THE: Final = regex.compile("^[\u0648\u0641]?\u0644\u0644")
# Titles are no part of a name, in the spelling that `_SPELLINGS` leaves.
_TITLES: Final = frozenset(
    (
        *("السيد", "السيده", "الاستاذ", "الاخ", "الحاج", "الشيخ", "الاب", "البابا", "الدكتور", "الدكتوره", "د", "المهندس"),
        *("الامير", "الاميره", "الملك", "العقيد", "اللواء", "العميد", "الفريق", "الرايد", "النقيب", "المقدم"),
        *("سمو", "معالي", "فضيله", "سعاده", "دوله", "فخامه", "جلاله"),
    )
)


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Return the form in which names are compared: letters unified, marks and titles out, words one blank apart.

    >>> fold_name("العقيد حسن عبدالغنيّ")
    'حسن عبدالغني'
    """
    plain = _CARRIED.sub("", unicodedata.normalize("NFKC", name)).translate(_SPELLINGS).lower()
    words = [_LI_THE.sub("\u0627\u0644", w) for w in regex.findall(r"\w+", plain)]
    kept = [w for w in words if w not in _TITLES]
    return " ".join(kept or words)


def _likeness(name: str, known: str) -> float:
    if not name or not known:
        return 0.0
    if name == known:
        return 1.0
    if f" {name} " in f" {known} " or f" {known} " in f" {name} ":
        a, b = len(name.split()), len(known.split())
        return 2 * min(a, b) / (a + b)
    return 0.0


def iter_tags(golds: Iterable[GoldArticle]) -> Iterator[str]:
    """Yield each tag of the articles once, in alphabetical order."""
    yield from sorted({tag for gold in golds for tag in gold.tags})
