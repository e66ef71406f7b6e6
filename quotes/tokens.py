"""Cut the matching view into tokens and sentences, each quotation folded into one token.

A rule that walks along a sentence then steps over a quotation as over one word, however long it is.
Offsets are code points of the view, half-open.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from operator import itemgetter
from typing import Final, Literal, NamedTuple

import regex

from quotes.passages import Passage

Kind = Literal["word", "number", "punct", "passage"]

_TOKEN: Final = regex.compile(r"\d+(?:[.,٫٬/:-]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\.\.+|…|::+|[^\w\s]|_+")
SENTENCE_ENDS: Final = frozenset({".", "!", "?", "؟"})
_COMMA: Final = "\u060c"
HAMZA_ABOVE: Final = "\u0623"  # an alef so typed; folded it is any other
HAMZA_BENEATH: Final = "\u0625"
YEH: Final = "\u064a"  # with its dots, as some houses type every final ى
_LAST: Final = frozenset("،,.:؛!؟")  # marks that mostly end a run of letters
_AND: Final = "\u0648"  # a conjunction with which the next sentence begins behind the full stop inside a mark
_LOST: Final = 2  # question marks of a text without a comma: more of them are the commas
_FAR_MORE: Final = 3  # times as many question marks as commas: most of the commas were lost
_PAUSE: Final = ".."  # of news a comma; of columns, which are full of them, the end of a sentence
PAUSES: Final = 6
_LONG_RUN: Final = 40  # characters of a run between blanks that is too long to be met again
_MAX_SENTENCE: Final = 1_000  # tokens after which a sentence is cut: it is no sentence, and its time must not get out of hand
_GLUED: Final = 5  # letters of a word and the ending typed against it, at least one more
_LETTER_LENGTH: Final = 2  # of a letter's name between two full stops
_BRACKET: Final = 3  # tokens to either side of a full stop within which a bracket holds it
_INITIAL_LENGTH: Final = 1  # د. خالد, أ.ف.ب: a full stop after a single letter ends nothing


class Token(NamedTuple):  # made by the hundred thousand: four times as fast to make as a frozen dataclass
    """A word, number, punctuation mark or whole quotation of the view; `plain` is the word with its letters as typed."""

    text: str
    start: int
    end: int
    kind: Kind
    passage: Passage | None = None
    plain: str = ""


_text: Final[Callable[[Token], str]] = itemgetter(0)
_kind: Final[Callable[[Token], Kind]] = itemgetter(3)


@dataclass
class Sentence:
    """The tokens between two final marks or paragraph ends; `paragraph` counts non-empty paragraphs from 0.

    What goes over the texts or the kinds of all tokens goes over `texts` and `kinds`, in half the time.
    """

    tokens: tuple[Token, ...]
    paragraph: int
    first_in_paragraph: bool
    texts: tuple[str, ...] = field(init=False, repr=False, compare=False)
    kinds: tuple[Kind, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take the texts and kinds out of the tokens."""
        self.texts, self.kinds = tuple(map(_text, self.tokens)), tuple(map(_kind, self.tokens))

    @property
    def start(self) -> int:
        """View offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """View offset behind the last token."""
        return self.tokens[-1].end


def split_sentences(
    text: str,
    passages: Sequence[Passage],
    plain: str | None = None,
    *,
    pauses: int = PAUSES,
    never_first: Container[str] = frozenset(),
    sourcing: Container[str] = frozenset(),
) -> list[Sentence]:
    """Return the sentences of a view; a quotation never splits, whatever stands in it. `plain` is `View.plain`.

    Two full stops end a sentence only where there are more than `pauses` of them; a full stop ends none before a word of
    `never_first` that is typed with its hamza above (أن, which folds like إن), nor before one of `sourcing` that is typed
    against it (.وفقا لمصدر).

    >>> [len(s.tokens) for s in split_sentences("قال د. سالم نعم. ثم خرج.", [])]
    [6, 3]
    """
    tokens, heads, marks = _tokenise(text, plain or text, passages)
    texts = [tokens[i].text for i in marks]
    if texts.count("?") > max(_LOST, _FAR_MORE * texts.count(_COMMA)):
        tokens = [t._replace(text=_COMMA) if t.text == "?" else t for t in tokens]  # a comma that a conversion lost
    final = SENTENCE_ENDS if texts.count(_PAUSE) <= pauses else SENTENCE_ENDS | {_PAUSE}
    ends = (i for i in marks if tokens[i].text in final or tokens[i].kind == "passage")
    behind_ends = {i + 1 for i in ends if _ends_sentence(tokens, i, never_first, sourcing)}
    sentences: list[Sentence] = []
    paragraph = begin = 0
    first = True
    for cut in sorted(behind_ends | heads):
        if cut in behind_ends:
            sentences.extend(_sentences(tokens[begin:cut], paragraph, first=first))
            begin, first = cut, False
        if cut in heads and cut < len(tokens) and not _goes_on(tokens, begin, cut):
            sentences.extend(_sentences(tokens[begin:cut], paragraph, first=first))
            begin, first = cut, True
            paragraph += bool(sentences)
    sentences.extend(_sentences(tokens[begin:], paragraph, first=first))
    return sentences


def _goes_on(tokens: Sequence[Token], begin: int, i: int) -> bool:
    """Whether the sentence that began at a token goes on over a line break before another one: a colon, and the quotation below it."""
    inside = (i - begin) % _MAX_SENTENCE > 0
    return inside and tokens[i - 1].text == ":" and tokens[i].kind == "passage"


def _sentences(tokens: Sequence[Token], paragraph: int, *, first: bool) -> Iterator[Sentence]:
    """Yield the tokens as one sentence, or as several where they are too many."""
    for at in range(0, len(tokens), _MAX_SENTENCE):
        yield Sentence(tuple(tokens[at : at + _MAX_SENTENCE]), paragraph, first and at == 0)


_token: Final = partial(tuple.__new__, Token)


def _tokenise(text: str, plain: str, passages: Sequence[Passage]) -> tuple[list[Token], set[int], list[int]]:
    """Return the tokens, the indexes of those that a line break stands before, and of those that are more or less than a word."""
    tokens: list[Token] = []
    heads: set[int] = set()
    marks: list[int] = []
    at = 0
    for passage in passages:
        _add_between(text, plain, (at, passage.outer_start), tokens, heads, marks)
        inner = text[passage.start : passage.end]
        marks.append(len(tokens))
        tokens.append(Token(inner, passage.outer_start, passage.outer_end, "passage", passage))
        at = passage.outer_end
    _add_between(text, plain, (at, len(text)), tokens, heads, marks)
    return tokens, heads, marks


def _add_between(text: str, plain: str, stretch: tuple[int, int], tokens: list[Token], heads: set[int], marks: list[int]) -> None:
    """Add the tokens of a stretch without quotations, run by run: no token holds a blank, and marks stand behind the same few words."""
    at, end = stretch
    for n, line in enumerate(text[at:end].split("\n")):
        if n:
            heads.add(len(tokens))
        for run in line.split(" "):
            behind = at + len(run)
            if run.isalpha():  # one word, as most are
                tokens.append(_token((run, at, behind, "word", None, plain[at:behind])))
            elif run[-1:] in _LAST and run[:-1].isalpha():  # a word and its comma or full stop
                marks.append(len(tokens) + 1)
                tokens.append(_token((run[:-1], at, behind - 1, "word", None, plain[at : behind - 1])))
                tokens.append(_token((run[-1], behind - 1, behind, "punct", None, run[-1])))
            elif run:
                first = len(tokens)
                for shown, kind, a, b in _cut(run) if len(run) <= _LONG_RUN else _pieces(run):
                    tokens.append(_token((shown, at + a, at + b, kind, None, plain[at + a : at + b])))
                marks.extend(range(first, len(tokens)))
            at = behind + 1


def _pieces(run: str) -> tuple[tuple[str, Kind, int, int], ...]:
    """Return what a run of characters between two blanks is cut into: text, kind and place in it of each token."""
    found = ((m.group(), m.start(), m.end()) for m in _TOKEN.finditer(run))
    return tuple((word, "word", a, b) if word[0].isalpha() else (*_mark(word), a, b) for word, a, b in found)


_cut: Final = lru_cache(maxsize=65_536)(_pieces)  # a text's words are mostly those of the texts before it


def _mark(text: str) -> tuple[str, Kind]:
    """Return what a number or mark is read as: .. and … for runs of full stops, one colon for two."""
    if text[0].isdigit():
        return text, "number"
    if text[0] == "." and len(text) > 1:
        return ".." if len(text) == 2 else "…", "punct"
    return ":" if text[0] == ":" else text, "punct"


def _ends_sentence(tokens: Sequence[Token], i: int, never_first: Container[str], sourcing: Container[str]) -> bool:
    token = tokens[i]
    if token.kind != "punct":
        return token.kind == "passage" and token.text.endswith(".") and _is_joined(tokens, i + 1)
    if i == 0:
        return True
    before = tokens[i - 1]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text == "?" and before.end == token.start:
        letter = following is not None and following.start == token.end and len(before.text) <= _INITIAL_LENGTH  # ا?سبانية
        if letter or before.kind == "number":
            return False  # 70? من السلع: a sign that a conversion lost; Arabic asks with ؟
    if token.text != ".":
        return True
    glued = following is not None and following.start == token.end and len(following.text) <= _LETTER_LENGTH  # تي.إف1
    initial = (
        before.kind == "word" and before.end == token.start and len(before.text) <= (_LETTER_LENGTH if glued else _INITIAL_LENGTH)
    )
    if _is_bracketed(tokens, i):
        return False  # لـ(الأفق. نت)
    if following is not None and following.text in never_first and HAMZA_ABOVE in following.plain[:3]:
        return False
    if following is None or following.start > token.end:
        return not initial
    if following.text in sourcing:
        return False
    # دولار.إلى: the blank was forgotten; www.site: no sentence ends inside an address
    return not initial and following.kind != "number" and not following.text.isascii()


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """«… تأجل الافتتاح.» | وأضاف: whether the conjunction of the next sentence stands at a token."""
    return i < len(tokens) and tokens[i].text.startswith(_AND)


def _is_bracketed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop stands between two brackets that are close together."""
    before = [t.text for t in tokens[max(0, i - _BRACKET) : i]]
    behind = [t.text for t in tokens[i + 1 : i + 1 + _BRACKET]]
    opened = "(" in before and ")" not in before[before.index("(") :]
    return opened and ")" in behind and "(" not in behind[: behind.index(")")]


def split_off(sentence: Sentence, hosts: frozenset[str], letter: str) -> Sentence:
    """Return a sentence in which a one-letter preposition is cut off the word after certain hosts: وفقا | ل | الوزارة.

    `hosts` holds the words that make it so; the article that لل swallowed is put back into the second token's text.
    """
    if hosts.isdisjoint(sentence.texts):
        return sentence
    out: list[Token] = []
    for token in sentence.tokens:
        if (
            out
            and out[-1].text in hosts
            and token.kind == "word"
            and token.text.startswith(letter)
            and len(token.text) > _INITIAL_LENGTH + 1
        ):
            bare = "ا" + token.text[1:] if token.text.startswith(letter + letter) else token.text[1:]
            out.append(Token(letter, token.start, token.start + 1, "word", None, letter))
            out.append(Token(bare, token.start + 1, token.end, "word", None, token.plain[1:]))
        else:
            out.append(token)
    return Sentence(tuple(out), sentence.paragraph, sentence.first_in_paragraph)


def split_dateline(sentence: Sentence, complementizers: Container[str] = frozenset()) -> list[Sentence]:
    """Return a sentence in two where a line of writer, paper or place with a dash stands before its colon: سالم الراوي - الأفق: | انتقد.

    Behind the colon stands none of `complementizers`: يقول سالم الراوي - تاجر أسماك: إن.
    """
    if not sentence.first_in_paragraph:
        return [sentence]
    colon = next((n for n, text in enumerate(sentence.texts[:_DATELINE]) if text == ":"), None)
    if colon is None or colon + 1 >= len(sentence.tokens) or sentence.kinds[colon + 1] != "word":
        return [sentence]
    if sentence.texts[colon + 1] in complementizers:
        return [sentence]
    before = sentence.texts[:colon]
    if not any(text in _DASHES for text in before[1:]) or "passage" in sentence.kinds[:colon]:
        return [sentence]
    parts = sentence.tokens[: colon + 1], sentence.tokens[colon + 1 :]
    return [Sentence(part, sentence.paragraph, first_in_paragraph=True) for part in parts]


_DATELINE: Final = 10  # tokens of a line before the text proper
_DASHES: Final = frozenset("-\u2013/")


def split_glued(sentence: Sentence, whole: Container[str], endings: tuple[str, ...]) -> Sentence:
    """Return a sentence in which a word is cut before an ending that was typed against it: المصدرأن.

    `whole` holds the words that end so by themselves (شأن); only endings typed with their hamza are cut off.
    """
    glued = [n for n, text in enumerate(sentence.texts) if len(text) > _GLUED and sentence.tokens[n].plain.endswith(endings)]
    glued = [n for n in glued if sentence.kinds[n] == "word" and sentence.texts[n] not in whole]
    if not glued:
        return sentence
    out: list[Token] = []
    for n, token in enumerate(sentence.tokens):
        if n not in glued:
            out.append(token)
            continue
        size = len(endings[0])
        out.append(Token(token.text[:-size], token.start, token.end - size, "word", None, token.plain[:-size]))
        out.append(Token(token.text[-size:], token.end - size, token.end, "word", None, token.plain[-size:]))
    return Sentence(tuple(out), sentence.paragraph, sentence.first_in_paragraph)
