"""Find the words of a sentence that may say that somebody said something.

A cue found here is only a candidate: whether it carries a content and a speaker is for `quotes.attribute` to see.
"""

from bisect import insort
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from quotes.lexicon import Analysis, Known, Lexicon
from quotes.morphology import Form
from quotes.rulebook import CueForm, Phrase
from quotes.tokens import HAMZA_ABOVE, Sentence, Token

Statement = Literal["yes", "thought", "quotation"]
_LABEL_TOKENS: Final = 14
_SHORT: Final = 3


class Cue(NamedTuple):  # a dozen an article, and most are none after all
    """A candidate cue: tokens `first` up to `last` (exclusive) of its sentence, and what the lexicon says of them."""

    first: int
    last: int
    form: CueForm
    entry: str
    lemma: str
    sense: str
    statement: Statement
    nominal: bool = False
    needs_opener: bool = False
    takes: tuple[str, ...] = ()
    number: Literal["s", "d", "p"] | None = None
    gender: Literal["m", "f"] | None = None
    pronoun: str | None = None
    conjunction: str = ""
    imperfect: bool = False
    own_speaker: bool = False


def find_cues(sentence: Sentence, lexicon: Lexicon, words: Sequence[Known]) -> list[Cue]:
    """Return the cue candidates of a sentence in order; quotations are one token each and never looked into.

    `words` holds what the lexicon knows of the tokens.
    """
    tokens = sentence.tokens
    cues: list[Cue] = []
    label = _label(sentence.texts)
    end = 0
    for i in _starts(words, label):
        if i < end:
            continue  # inside a phrase or aside
        if i == label:
            cues.append(Cue(i, i + 1, "colon", "colon", ":", "say", "yes"))
            continue
        aside = lexicon.set("anonymity").match(tokens, i)
        if aside:
            end = i + aside
            continue
        phrase = lexicon.phrase_at(tokens, i)
        if cues and cues[-1].form == "preposition" and cues[-1].last == i and not cues[-1].own_speaker:
            continue  # وفق تأكيد الوزير: the noun is whose words they are
        joined = phrase is not None and phrase[0].id == "noun.definite" and tokens[i].text.startswith("و")
        if joined and i > 0 and tokens[i - 1].text.startswith("ال"):
            continue  # لجنة الدعاية والإعلان
        maybe = phrase is not None and phrase[0].form == "verbal_noun" and _is_impersonal(tokens, i, lexicon)
        if phrase is not None and not maybe and not (phrase[0].form == "noun" and lexicon.analyse(tokens[i].text)):
            cues.append(_phrase_cue(phrase[0], tokens, i, phrase[1]))
            end = i + phrase[1]
            continue
        cue = _verb_cue(tokens, i, lexicon)
        if cue is not None:
            cues.append(cue)
    return cues


def _starts(words: Sequence[Known], label: int | None) -> list[int]:
    """Return the tokens that a cue or an aside may begin at, in order."""
    starts = [i for i, (_, _, says, _, _) in enumerate(words) if says]
    if label is not None:
        insort(starts, label)
    return starts


def _is_impersonal(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """يمكن القول, لا بد من القول: nobody says it."""
    impersonal, before = lexicon.set("impersonal"), i - 1
    if before > 0 and tokens[before].text in lexicon.set("of_share"):
        before -= 1
    return before >= 0 and impersonal.match(tokens, before, conjunction=True) == 1  # بل ويمكننا القول


def _label(texts: Sequence[str]) -> int | None:
    """Return the colon that may end a speaker's label: the first one, near the head of the sentence."""
    head = texts[1:_LABEL_TOKENS]
    return 1 + head.index(":") if ":" in head else None


def _phrase_cue(phrase: Phrase, tokens: Sequence[Token], i: int, length: int) -> Cue:
    text = " ".join(t.text for t in tokens[i : i + length])
    return Cue(
        first=i,
        last=i + length,
        form=phrase.form,
        entry=phrase.id,
        lemma=text.removeprefix("و"),
        sense=phrase.sense,
        statement="quotation" if phrase.form == "noun" else "yes",
        nominal=phrase.form != "verbal_noun",
        own_speaker=phrase.own_speaker,
        gender=("f" if text.endswith("ها") else "m" if text.endswith("ه") else None) if phrase.own_speaker else None,
        number="p" if phrase.own_speaker and text.endswith("هم") else None,
        conjunction="و" if text.startswith("و") and not text.startswith(("وفق", "وفا")) else "",
    )


def _verb_cue(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Cue | None:
    best = next((a for a in lexicon.sayings[tokens[i].text] if _usable(a, tokens, i, lexicon)), None)
    if best is None:
        return None
    bare = tokens[i].text.removeprefix(best.conjunction)
    behind = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if bare.endswith("ا") and bare in lexicon.set("adjunct_prepositions") and behind in lexicon.set("complement_prepositions"):
        return None  # وردا على
    adjunct = tokens[i].text in lexicon.set("adjunct_prepositions") and i > 0 and tokens[i - 1].kind != "punct"
    if adjunct and not _begins_clause(tokens, i, lexicon):
        return None  # عبر, عقب, ردا: prepositions and adverbs, unless they begin a clause
    if tokens[i].plain.endswith("\u0649") and best.form.kind == "imperfect" and behind in lexicon.set("given_names"):
        return None  # مسؤولة تدعى سعاد: called so, which is typed like who claims
    if _is_elative(best, tokens, i, lexicon) or (best.form.pronoun and bare in lexicon.set("given_names")):
        return None  # راني فلان
    nounlike = (
        best.form.kind == "perfect"
        and not best.conjunction
        and (best.form.gender, best.form.number) not in {("f", "s"), ("m", "p")}
    )
    if nounlike and i and tokens[i - 1].text in lexicon.set("before_nouns"):
        return None  # في رد, على عرض: after a preposition stands a noun; هذا أعلنت can be none
    if (
        best.form.kind in {"perfect", "imperfect"}
        and not best.form.pronoun
        and i
        and tokens[i - 1].text in lexicon.set("whoever")
    ):
        return None  # من يقول غير ذلك: whoever says it; من يصفهم بـ«…» says what somebody calls them
    if best.form.kind == "participle" and i + 1 < len(tokens) and lexicon.set("agents").match(tokens, i + 1):
        return None  # متهمين من قبل اللجنة: passive
    if _is_unsaid(best, tokens, i, lexicon):
        return None
    form = best.form
    return Cue(
        first=i,
        last=i + 1,
        form="verb" if form.kind in {"perfect", "imperfect"} else "participle" if form.kind == "participle" else "verbal_noun",
        entry=best.verb.id,
        lemma=best.verb.lemma,
        sense=best.verb.sense,
        statement=best.verb.statement,
        nominal=best.verb.nominal,
        needs_opener=best.verb.needs_opener,
        takes=best.verb.takes,
        number=form.number,
        gender=form.gender,
        pronoun=form.pronoun,
        conjunction=best.conjunction,
        imperfect=form.kind == "imperfect",
    )


def _begins_clause(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether what stands before a word makes it the first of its clause."""
    if tokens[i - 1].text in lexicon.set("clause_breakers") or follows_no_sooner(tokens, i, lexicon):
        return True
    return any(lexicon.set("openers_of_turn").match(tokens, i - n) == n for n in range(1, min(i, _TURN_WORDS) + 1))


_TURN_WORDS: Final = 3  # words of a phrase that introduces a turn of speech


def follows_no_sooner(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """لم يمض وقت طويل حتى عقب الوزير: behind a clause of no sooner, حتى has a verb after it."""
    return (
        i > 1 and tokens[i - 1].text in lexicon.set("until") and lexicon.set("no_sooner").match(tokens, 0, conjunction=True) > 0
    )


def _usable(reading: Analysis, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the words beside it let a reading say that somebody else speaks."""
    form = reading.form
    before = tokens[i - 1] if i else None
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if before is not None and before.kind == "number" and form.kind == "participle":
        opens = after in lexicon.set("that") or after in lexicon.set("that_prepositions")
        if not opens:
            return False  # 42 مركزا
    if before is not None and _is_dual_noun(form) and before.text in lexicon.set("copulas"):
        return False  # أن يكون حذرا
    if before is not None and before.kind == "number" and form.number == "d" and not reading.conjunction:
        return False  # 17 طالبا
    if (
        before is not None
        and before.kind == "word"
        and (before.text in lexicon.set("calls") or _is_no_cue_after(form, before, lexicon))
    ):
        return False
    if form.pronoun is not None and form.kind in reading.verb.without_pronoun:
        return False  # بيننا وبينهم أنهم
    if _is_mine(reading, tokens, i) or _is_bidden(reading, tokens, i):
        return False
    if reading.verb.requires_after and after not in reading.verb.requires_after:
        also = after in lexicon.set("time") and i + 2 < len(tokens)  # وجاء أيضا في البيان
        if not also or tokens[i + 2].text not in reading.verb.requires_after:
            return False
    return not _is_blocked(reading, before, after, lexicon) or _draws(tokens, i, lexicon)


def _is_blocked(reading: Analysis, before: Token | None, after: str, lexicon: Lexicon) -> bool:
    """Whether the word before or after a form is one that its verb's data bars; no preposition stands before أن (فيما بين أن)."""
    never_behind, never_before = lexicon.blocks(reading.verb, reading.form.kind)
    behind = before is not None and before.text in never_behind
    preposition = reading.form.kind in reading.verb.without_pronoun and after not in lexicon.set("that")
    return after in never_before or (behind and (preposition or not reading.verb.without_pronoun))


def _is_dual_noun(form: Form) -> bool:
    """حذرا, طلبا: a perfect of two that an adjective or noun in the accusative is spelled like."""
    return form.kind == "perfect" and form.number == "d" and form.gender == "m" and form.pronoun is None


def _draws(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """لفت الانتباه إلى أن: what a clause follows is said, though لفت الأنظار is not."""
    drawn = lexicon.set("attention").match(tokens, i + 1) if i + 1 < len(tokens) else 0
    behind = i + 1 + drawn
    if not drawn or behind + 1 >= len(tokens) or tokens[behind].text not in lexicon.set("that_prepositions"):
        return False
    return tokens[behind + 1].text in lexicon.set("that")


_TELLING: Final = frozenset({"report", "warn", "promise"})  # senses of verbs with those who are told for their object


def _is_mine(reading: Analysis, tokens: Sequence[Token], i: int) -> bool:
    """أعتقد أن, لاحظنا أن: the first person, by the hamza of a verb whose perfect has none, or by نا behind a verb that tells nobody (no أخبرنا)."""
    if reading.form.kind == "perfect" and reading.form.pronoun == "نا" and reading.verb.sense not in _TELLING:
        return True
    typed = tokens[i].plain.removeprefix(reading.conjunction)
    joining = reading.verb.lemma.startswith("ا") and reading.form.kind == "perfect"
    return joining and typed.startswith(HAMZA_ABOVE) and not (i + 1 < len(tokens) and tokens[i + 1].text.startswith("ال"))


def _is_bidden(reading: Analysis, tokens: Sequence[Token], i: int) -> bool:
    """وليعلم الجميع أن: at the head of a sentence ل before the imperfect bids somebody do it."""
    joined = reading.form.kind == "imperfect" and reading.conjunction != "" and i == 0
    return joined and tokens[i].text.removeprefix(reading.conjunction).startswith("لي")


def _is_no_cue_after(form: Form, before: Token, lexicon: Lexicon) -> bool:
    """Participles and verbal nouns that say nothing: في تقريرها, وهي معلمة, مصادر مطلعة."""
    if form.kind == "verbal_noun":
        return before.text in lexicon.set("occasions")
    if form.kind != "participle":
        return False
    if before.text in lexicon.set("copulas"):
        return True
    adjective = form.pronoun is None and (form.gender == "f" or form.number == "p") and not before.text.startswith("ال")
    if adjective and form.gender == "f" and before.text.endswith(("ة", "ات")) and len(before.text) > _SHORT:
        return True  # رسالة موجهة: an indefinite feminine noun and its adjective
    return adjective and any(before.text in lexicon.set(name) for name in ("anonymous", "groups", "orgs", "roles", "speakers"))


def _is_elative(best: Analysis, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """أكثر حذرا, وأبرزها أن: what is compared, written like a verb; أبرزها من فلان is one of several utterances."""
    if tokens[i].text.endswith("ا") and i and tokens[i - 1].text in lexicon.set("comparatives"):
        return True
    behind = tokens[i + 1].text if i + 1 < len(tokens) else ""
    bare = tokens[i].text.removeprefix(best.conjunction)
    return bare in lexicon.set("elatives") and behind not in lexicon.set("of_share")


def _is_unsaid(reading: Analysis, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether what stands before a form makes it what nobody says, may say or has said yet."""
    if reading.form.kind == "verbal_noun" and _is_impersonal(tokens, i, lexicon):
        return True  # لا يمكن اعتباره أمرا مسلما به
    asked = _is_subjunctive(reading, tokens, i, lexicon) or _is_conditional(reading, tokens, i, lexicon)
    return asked or _is_negated(tokens, i, lexicon)


def _is_negated(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    if i == 0:
        return False
    before = tokens[i - 1]
    typed = before.text in lexicon.set("negated_that") and before.plain.startswith(HAMZA_ABOVE)  # ألا, no إلا
    return typed or before.text in lexicon.set("negations")


def _is_subjunctive(reading: Analysis, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """أن يقول: what may be said is not said yet."""
    if reading.form.kind != "imperfect" or i == 0 or tokens[i - 1].text not in lexicon.set("subjunctive") or reading.conjunction:
        return False
    return i < 2 or tokens[i - 2].text not in lexicon.set("done_deeds")  # قبل أن يضيف: what follows was said


def _is_conditional(reading: Analysis, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """وإذا خلص التحقيق إلى أن: what may have been said."""
    if reading.form.kind != "perfect" or i == 0 or reading.conjunction:
        return False
    return lexicon.set("conditionals").match(tokens, i - 1, conjunction=True) == 1
