"""Turn resolved attributions of one article into records."""

from collections.abc import Mapping
from typing import Final

from quotes.article import Article
from quotes.attribution import Attribution
from quotes.confidence import Company, confidence
from quotes.entities import Entity
from quotes.normalise import View
from quotes.reading import Reading
from quotes.record import ArticleRef, Cue, Part, Quote, ResolvedBy, Span, Speaker, record_id
from quotes.resolved import Resolved

_LALLA: Final = 4  # letters of the title للا and of names as short as it, in which ل is no preposition


class RecordWriter:
    """Turn resolved attributions of one article into records."""

    def __init__(self, article: Article, sight: View, weights: Mapping[str, float], part: Part | None = None) -> None:
        """Take an article, the view of its text or of another part of it, and the weights of confidence."""
        self._view = sight
        self._weights = weights
        self._part: Part | None = part
        self._names: dict[str, tuple[int, tuple[str, ...]]] = {}  # of each entity: of how many mentions, and the names in them
        self._sha256 = article.sha256
        self._place = self._sha256 if part is None else f"{self._sha256}:{part}:{Article(text=sight.original).sha256}"
        self._ref = ArticleRef(
            id=article.key, path=article.path, title=article.title, url=article.url, published=article.published,
            publisher=article.publisher, sha256=self._sha256,
        )  # fmt: skip

    def quote(self, resolved: Resolved, company: Company | None = None) -> Quote:
        """Return the record of a resolved attribution; what the others of its article are makes it more or less sure."""
        reading, attribution = resolved.reading, resolved.attribution
        content = attribution.content
        passages = [self._passage(reading, k) for k in content.passages]
        if attribution.kind in {"direct", "fragment"} and len(passages) == 1:
            start, end = passages[0].start, passages[0].end
        else:
            first, last = self._inside_marks(reading, content.first, content.last, *reading.span(content.first, content.last))
            start, end = self._view.span(first, max(last, resolved.until or 0))
        return Quote(
            id=record_id(self._place, start, end),
            article=self._ref,
            kind="fragment"
            if attribution.kind == "nominal"
            else attribution.kind,  # `with_fragments` leaves none nominal; the type says less
            text=self._view.original[start:end],
            start=start,
            end=end,
            passages=tuple(passages),
            cue=self._cue(reading, attribution),
            speaker=self._speaker(resolved),
            via=self._mention(reading, attribution.via.first, attribution.via.last) if attribution.via else None,
            paragraph=reading.sentence.paragraph,
            confidence=round(confidence(resolved, self._weights, company), 4),
            rule=attribution.rule,
            part=self._part,
        )

    def _inside_marks(self, reading: Reading, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """A content that begins or ends with a quotation leaves the outer marks outside."""
        first_passage, last_passage = reading.tokens[first].passage, reading.tokens[last - 1].passage
        return (
            first_passage.start if first_passage is not None else start,
            last_passage.end if last_passage is not None else end,
        )

    def _span(self, start: int, end: int) -> Span:
        a, b = self._view.span(start, end)
        return Span(text=self._view.original[a:b], start=a, end=b)

    def _text(self, start: int, end: int) -> str:
        a, b = self._view.span(start, end)
        return self._view.original[a:b]

    def _passage(self, reading: Reading, k: int) -> Span:
        passage = reading.tokens[k].passage
        assert passage is not None
        return self._span(passage.start, passage.end)

    def _mention(self, reading: Reading, first: int, last: int) -> Span:
        return self._span(*reading.span(first, last))

    def _cue(self, reading: Reading, attribution: Attribution) -> Cue | None:
        cue = attribution.cue
        if cue is None:
            return None
        start, end = self._view.span(*reading.span(cue.first, cue.last))
        return Cue(text=self._view.original[start:end], lemma=cue.lemma, start=start, end=end, form=cue.form, sense=cue.sense)

    def _speaker(self, resolved: Resolved) -> Speaker | None:
        if resolved.entity is None:
            return None
        mention = resolved.mention
        named = self._mention(resolved.reading, mention.first, mention.last) if mention else None
        return self.speaker(resolved.entity, named, resolved.resolved_by)

    def speaker(self, entity: Entity, mention: Span | None, resolved_by: ResolvedBy) -> Speaker:
        """Return what a record says of an entity that was met in this view."""
        return Speaker(
            entity=entity.id,
            name=self._name(entity),
            title=self._text(*entity.title_span) if entity.title_span else None,
            role=self._text(*entity.role_span) if entity.role_span else None,
            kind=entity.kind,
            names=self._all_names(entity),
            mention=mention,
            resolved_by=resolved_by,
        )

    def _all_names(self, entity: Entity) -> tuple[str, ...]:
        """Return the names of a speaker; who is heard again and again is asked for as often, and few are named anew meanwhile."""
        met, names = self._names.get(entity.id, (0, ()))
        if met < len(entity.mentions):
            names = tuple(dict.fromkeys((*names, *(self._named(*m) for m in entity.mentions[met:]))))
            self._names[entity.id] = len(entity.mentions), names
        return names

    def _name(self, entity: Entity) -> str:
        span = entity.name_span or max(entity.mentions, key=lambda m: m[1] - m[0])
        return self._named(*span)

    def _named(self, start: int, end: int) -> str:
        """Return a name as it would stand alone: للوزارة gives الوزارة."""
        a, b = self._view.span(start, end)
        original = self._view.original
        name = original[a:b]
        if not name.startswith("ل"):
            return name
        before = original[max(0, a - 2) : a]
        swallowed = before.endswith("ل") and not before[:1].isalpha()
        joined = name.startswith("لل") and len(name.split()[0]) > _LALLA  # تصريحات للحكومة قالت فيها
        return "ا" + name[joined:] if swallowed or joined else name
