"""Records of an article's headline: who says what in it, with the speakers that the article's text knows.

A headline is read like a sentence of the text, but nobody is understood in it who does not stand in it, and a bar or a
label such as عاجل parts it. Its speaker takes the entity and the fullest name of the text (ماكرون: إيمانويل ماكرون).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quotes.attribution import Attribution
from quotes.entities import Entity
from quotes.fragments import with_fragments
from quotes.lexicon import Lexicon
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak, contains, take_apart
from quotes.normalise import View, fold
from quotes.reading import Reading, sentences_of
from quotes.record import Quote, Speaker
from quotes.recording import RecordWriter
from quotes.resolve import Resolver
from quotes.resolved import Resolved
from quotes.surroundings import Surroundings, surroundings
from quotes.tokens import Sentence, Token

_BARS: Final = frozenset({"|", "¦", "•"})
_PEOPLE: Final = frozenset({"titles", "roles", "orgs", "groups", "anonymous", "outlets", "documents", "speakers"})
_DASHES: Final = frozenset({"-", "–", "—"})
_OUTLET: Final = 4  # tokens of an outlet's name with the noun before it
_NAME: Final = 4  # words of a full name
_BEFORE: Final = 5  # tokens that a phrase may begin before the surname in it


def title_sentences(sight: View, lexicon: Lexicon, publisher: str | None = None) -> list[Sentence]:
    """Return the sentences of a headline, parted at bars, each without the publisher behind it and labels before it."""
    outlet = fold(publisher or "").split()
    return [
        replace(sentence, tokens=tokens)
        for sentence in sentences_of(sight, lexicon, pauses=0)
        for part in _parts(sentence.tokens)
        if (tokens := _without_addressee(_without_label(_without_outlet(part, outlet), lexicon), lexicon))
    ]


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut at bars: عاجل | … and … | السهل نيوز are a section and an outlet, not what somebody says."""
    start = 0
    for n, token in enumerate(tokens):
        if token.text in _BARS:
            yield tuple(tokens[start:n])
            start = n + 1
    yield tuple(tokens[start:])


def _without_outlet(tokens: tuple[Token, ...], outlet: Sequence[str]) -> tuple[Token, ...]:
    """… - السهل, where the publisher is السهل."""
    at = len(tokens) - len(outlet) - 1
    if not outlet or at < 0 or tokens[at].text not in _DASHES or [t.text for t in tokens[at + 1 :]] != outlet:
        return tokens
    return tokens[:at]


def _without_addressee(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """الوزير لـ«السهل»: …, الوزير لقناة السهل: …: whom a speaker talked to does not part him from the colon."""
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), 0)
    marked = colon > 2 and tokens[colon - 1].kind == "passage" and tokens[colon - 2].text == "ل"
    if marked:
        return tokens[: colon - 2] + tokens[colon:]
    outlets = lexicon.set("naming_nouns").words
    at = next((n for n in range(1, colon) if tokens[n].text.startswith("ل") and tokens[n].text in outlets), colon)
    return tokens if colon - at > _OUTLET else tokens[:at] + tokens[colon:]


def _without_label(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    stops = lexicon.set("headline_stops")
    while tokens and tokens[0].kind == "word":
        end = stops.match(tokens, 0)
        if not end or end >= len(tokens) or tokens[end].kind != "punct":
            break
        tokens = tokens[end + 1 :]
    return tokens


@dataclass(frozen=True)
class BodySpeakers:
    """The people and bodies of an article's text: its readings, and the resolver that has gone over them."""

    readings: Sequence[Reading]
    resolver: Resolver

    def same_as(self, entity: Entity, lexicon: Lexicon) -> Entity | None:
        """Return the text's entity that a headline's means: one that speaks there, else one that is only named there."""
        return self.resolver.same_as(entity, lexicon) or self._surnamed(entity) or self._named(entity)

    def _surnamed(self, entity: Entity) -> Entity | None:
        """الشمايلة alone may look like a thing; the text knows رائد الشمايلة."""
        people = (e for e in self.resolver.entities if e.kind == "person" and len(e.words) > 1)
        return next((e for e in people if entity.words == e.words[-1:]), None)

    def _named(self, entity: Entity) -> Entity | None:
        if not entity.words or (entity.kind != "person" and len(entity.words) > 1):
            return None
        for reading in self.readings:
            for i in range(len(reading)):
                mention = _fuller(reading, i, entity.words) if reading.text(i) == entity.words[-1] else None
                if mention is not None:
                    return self.resolver.note(reading, mention)
        return None


def _fuller(reading: Reading, i: int, words: tuple[str, ...]) -> Mention | None:
    """Return the person's phrase around a token that holds a name and more: the longest one."""
    for first in range(max(0, i - _BEFORE), i + 1):
        mention = read_phrase(reading, first)
        if mention is None or not mention.first <= i < mention.last:
            continue
        name = take_apart(reading, mention)
        fuller = len(words) < len(name.words) <= _NAME and name.words[-1] == words[-1] and contains(name.words, words)
        if fuller and name.kind == "person" and can_speak(reading, mention):
            return mention
    return None


def title_surroundings(
    sight: View, sentences: Sequence[Sentence], text: View, body: BodySpeakers, lexicon: Lexicon
) -> Surroundings:
    """Return what a headline's sentences need to know: names and words of the whole article, marked terms of the headline.

    A short quotation of the headline stands in the text again, which makes it no term.
    """
    everything = [*sentences, *(reading.sentence for reading in body.readings)]
    shared = surroundings(f"{sight.text}\n{text.text}", everything, lexicon)
    return replace(shared, marked=Counter(t.text for s in sentences for t in s.tokens if t.kind == "passage"))


def title_quotes(
    attributed: Iterable[tuple[Reading, Sequence[Attribution]]],
    writer: RecordWriter,
    body: BodySpeakers,
    body_writer: RecordWriter,
) -> Iterator[Quote]:
    """Yield the records of a headline in its order, from its readings with their attributions; none without a speaker.

    `writer` writes in the headline, `body_writer` what the text says of its speakers.
    """
    resolver = Resolver()
    resolved = [r for reading, found in attributed for r in resolver.resolve(reading, found)]
    for entity in resolver.entities:
        entity.id = f"t{entity.id[1:]}"  # nobody of the text, as long as nothing says so
    rows = []
    named: set[str] = set()  # ids of those who stand in the headline
    for item in with_fragments(resolved):
        if item.entity is None or (item.mention is None and item.entity.id not in named):
            continue
        known = body.same_as(item.entity, item.reading.lexicon)
        if not _may_speak(item, known=known is not None):
            continue
        named.add(item.entity.id)
        quote = writer.quote(item)
        if known is not None and quote.speaker is not None:
            speaker = _of_body(quote.speaker, body_writer.speaker(known, None, "name"))
            quote = quote.model_copy(update={"speaker": speaker})
        rows.append(quote)
    yield from sorted(rows, key=lambda q: (q.start, q.end))


def _may_speak(item: Resolved, *, known: bool) -> bool:
    """Whether who stands at a headline's cue is somebody: the text knows them, or their words are such."""
    mention, reading = item.mention, item.reading
    if mention is None:
        return True
    if item.attribution.place == "label" and _is_place(reading, mention):
        return _claims(reading, item.attribution.content.first)
    return known or can_speak(reading, mention)


def _is_place(reading: Reading, mention: Mention) -> bool:
    """Whether a label is a place or a matter, no person or body: تونس: …, قضية السد: …."""
    if not reading.in_set("feminine_nouns", mention.first):
        return False
    return not any(reading.is_name(k) or reading.in_any(_PEOPLE, k) for k in range(mention.first, mention.last))


def _claims(reading: Reading, i: int) -> bool:
    """Whether words behind a label begin as somebody speaks, دمشق: لن نقبل, not as news is told, دمشق: انفجار في سوق."""
    return reading.is_verb(i) or reading.in_any({"particles", "negations", "pronoun_subjects"}, i)


def _of_body(said: Speaker, known: Speaker) -> Speaker:
    names = known.names if said.mention is None else tuple(dict.fromkeys((*known.names, said.mention.text)))
    return known.model_copy(update={"mention": said.mention, "resolved_by": said.resolved_by, "names": names})
