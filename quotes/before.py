"""What may stand before a cue: the label of a speaker, a source, the clause or quotation that was said.

Questions that the patterns of `quotes.attribute` ask; indexes are token indexes.
"""

from typing import Final

from quotes.content import Content, clause_before
from quotes.cues import Cue
from quotes.mentions import Mention, read_phrase
from quotes.names import can_speak, may_be_name
from quotes.people import is_people
from quotes.places import carries_pronoun
from quotes.reading import Opening, Reading
from quotes.subjects import subject_after


def is_byline(reading: Reading, mention: Mention, content: Content) -> bool:
    """الساحل: سعاد مراد, السهل: «الأفق»: a paragraph of a place or kind of text and of who wrote it, without a final mark."""
    if not reading.sentence.first_in_paragraph or content.last < len(reading) or mention.last - mention.first > 1:
        return False
    if _is_line_up(reading, content):
        return True
    if reading.in_set("feminine_nouns", mention.first) and _is_writer(reading, content):
        return True  # تونس: المنجي السعيداني
    if content.passages or reading.kind(content.first) == "passage":
        words = reading.tokens[content.first].text.split()
        return content.last - content.first == 1 and len(words) <= _BYLINE and all(word.startswith("ال") for word in words)
    held = reading.in_set("roles", mention.first) > 0 and _is_unlisted(
        reading, range(content.first, content.last)
    )  # المدرب: خوليو راموس
    named = reading.is_name(content.first) or reading.in_set("documents", mention.first) > 0 or held
    return (
        named
        and content.last - content.first <= _BYLINE
        and not any(reading.is_verb(k) for k in range(content.first, content.last))
    )


def is_heading(reading: Reading, mention: Mention, opening: Opening) -> bool:
    """الساحل: قال مندوب السياحة إن: behind a label that is nobody a verb of saying with its subject."""
    said = reading.cue_at(opening.content)
    if said is None or said.form != "verb" or said.statement != "yes" or is_people(reading, mention.first):
        return False
    if reading.in_any(_SOMEBODY, mention.first) or any(map(reading.is_name, range(mention.first, mention.last))):
        return False
    subject = subject_after(reading, said.last - 1)
    return subject is not None and can_speak(reading, subject)


_SOMEBODY: Final = frozenset({"roles", "titles", "anonymous", "speakers", "groups"})


_BYLINE: Final = 3  # words of a writer's or paper's name


def _is_line_up(reading: Reading, content: Content) -> bool:
    """اسبانيا: خوليو سيلفا (14) وخوردي باسو (41): players with numbers or changes in brackets, and no verb among them."""
    inside = range(content.first, content.last)
    counted = any(reading.text(k) == "(" and any(reading.kind(n) == "number" for n in (k + 1, k + 2, k + 3)) for k in inside)
    return counted and not any(reading.is_verb(k) for k in inside)


def _is_writer(reading: Reading, content: Content) -> bool:
    """Whether a few words are somebody's names: each definite or a given name."""
    words = range(content.first, content.last)
    named = all(reading.text(k).startswith("ال") or reading.is_name(k) for k in words)
    unlisted = _is_unlisted(reading, words) and not any(reading.is_verb(k) for k in words)
    return len(words) <= _BYLINE and (named or unlisted)


def _is_unlisted(reading: Reading, words: range) -> bool:
    """Whether tokens hold no frequent word and no particle, as a foreign name does."""
    return not any(reading.in_set("common", k) or reading.in_set("particles", k) for k in words)


def may_be_label(reading: Reading, mention: Mention, cue: Cue) -> bool:
    """Whether the phrase before a colon is somebody who speaks: الوزيرة سعاد: «…», and not a photo credit or a place and date."""
    if reading.in_set("feminine_nouns", mention.first) and any(
        reading.in_any({"agencies", "outlets"}, k) for k in range(mention.first + 1, mention.last)
    ):
        return False  # لندن رويترز: a place and an agency
    if _is_marked_verb(reading, mention.first) or _is_row(reading, mention, cue) or reading.text(cue.last) == "/":
        return False
    if reading.in_set("anonymous", mention.first) or any(
        reading.is_dash(k) or reading.text(k) in {"(", "/"} for k in range(mention.first, mention.last)
    ):
        return reading.in_set("anonymous", mention.first) > 0 and _says_something(reading, cue)
    return _is_named(reading, mention)


def _is_marked_verb(reading: Reading, i: int) -> bool:
    """«وقال»: a verb of saying that somebody put in marks is nobody."""
    words = reading.tokens[i].text.split() if reading.kind(i) == "passage" else []
    return len(words) == 1 and bool(reading.lexicon.analyse(words[0]))


def _is_row(reading: Reading, mention: Mention, cue: Cue) -> bool:
    """إسبانيا: 23 مليون يورو، أما إيطاليا: 19 مليونا: a word with its figure, in a table told in a sentence, and nobody's office or name."""
    if cue.last < len(reading) and all(reading.kind(k) != "word" for k in range(cue.last, len(reading))):
        return not reading.passages  # تونس - المغرب: 2-0
    alone = mention.last == mention.first + 1 and reading.kind(cue.last) == "number"
    return alone and not (reading.is_name(mention.first) or reading.in_any({"roles", "titles"}, mention.first))


def is_addressed(reading: Reading, mention: Mention, cue: Cue) -> bool:
    """الوزير لـ«الأفق»: nothing but whom it is said to stands between a speaker and the colon."""
    return (
        reading.in_set("single_clitics", mention.last) > 0
        and reading.kind(mention.last + 1) == "passage"
        and mention.last + 2 == cue.first
    )


def _says_something(reading: Reading, cue: Cue) -> bool:
    """Whether a quotation or a clause stands behind the label of a source without a name: مصدر حكومي: السد سليم تماما."""
    return reading.kind(cue.last) == "passage" or len(reading) - cue.last >= _CLAUSE


_CLAUSE: Final = 5  # words behind a label that are more than a name


def may_point_back(reading: Reading, cue: Cue) -> bool:
    """كما ذكر الوزير: a verb of many meanings says what stands before it only with somebody for its subject."""
    if (
        cue.needs_opener
        and reading.in_set("alike", cue.first - 1)
        and not _is_named(reading, subject_after(reading, cue.last - 1))
    ):
        return False
    if reading.in_set("alike", cue.first - 1) and (_has_complement(reading, cue) or _is_going_on(reading, cue)):
        return False
    quoted = reading.kind(cue.first - 1 - reading.ends_in_set("source_ma", cue.first)) == "passage"
    return cue.statement == "yes" or (quoted and cue.statement == "thought")  # «…» على ما توقع الخبير


def _is_going_on(reading: Reading, cue: Cue) -> bool:
    """، كما سجلت حركة المسافرين خلال الفترة نفسها تطورا: behind the subject of a verb of many meanings its clause goes on."""
    subject = subject_after(reading, cue.last - 1) if cue.needs_opener and cue.pronoun is None else None
    if subject is None or reading.in_any({"titles", "roles", "outlets", "agencies", "anonymous"}, subject.first):
        return False
    for k in range(subject.last, min(len(reading), subject.last + _OBJECT)):
        if reading.kind(k) == "punct":
            return False
        if _is_accusative(reading, k) and not reading.in_set("time", k):
            return True
    return False


def _is_accusative(reading: Reading, i: int) -> bool:
    """تطورا, هدفا: a frequent noun in the indefinite accusative."""
    return reading.text(i).endswith("ا") and reading.text(i)[:-1] in reading.lexicon.set("common")


_OBJECT: Final = 8  # tokens behind a subject in which the object of its verb stands


def _has_complement(reading: Reading, cue: Cue) -> bool:
    """، كما أشار إلى القيادات, كما أضاف زميله هدفا: also, and not as, where the verb has a complement of its own; إلى ذلك points back."""
    subject = subject_after(reading, cue.last - 1)
    at = subject.last if subject is not None else cue.last
    if subject is not None and _is_accusative(reading, at):
        return cue.pronoun is None and not reading.in_set("time", at)
    governs = reading.in_set("complement_prepositions", at)
    return cue.pronoun is None and governs > 0 and not reading.in_set("object_demonstratives", at + governs)


def _is_named(reading: Reading, mention: Mention | None) -> bool:
    """Whether a phrase is somebody who can speak, or one word that the article says again."""
    if mention is None:
        return False
    return can_speak(reading, mention) or _is_said_again(reading, mention)


def _is_said_again(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase is one word, as a surname alone, that the article says more than once: بري: «…»."""
    return mention.last - mention.first == 1 and reading.article.says(reading.text(mention.first), 2)


def is_source(reading: Reading, mention: Mention | None) -> bool:
    """Whether a phrase behind بحسب names somebody: by its words, or as a surname alone that the article says again."""
    if mention is None:
        return False
    if reading.in_set("own_words", mention.first - 1) and reading.text(mention.first).startswith("ل"):
        return True  # بحسب تصريح لمسؤول
    behind = reading.kind(mention.first - 2)
    set_apart = reading.is_comma(mention.first - 2) or behind == "passage" or reading.kind(mention.last) == "passage"
    alone = set_apart and (reading.text(mention.first).startswith("ال") or may_be_name(reading, mention.first))
    if reading.in_set("agencies", mention.first) and mention.last - mention.first == 1:
        return True
    again = Mention(mention.first + reading.in_set("same", mention.first), mention.last)  # حسب نفس المسؤول
    inside = _is_said_often(reading, mention.first) and clause_goes_on(reading, mention.last)  # على الحكومة بحسب شاهين عدم الرضوخ
    return can_speak(reading, again) or ((alone or inside) and _is_said_again(reading, mention))


def quotation_before(reading: Reading, cue: Cue) -> int | None:
    """Return the quotation right before a verb of saying that joins nothing on: "…"، تقول سعاد; "…"، بهذه الكلمات لخص الممثل."""
    if cue.conjunction or not reading.passages:
        return None
    pointed = reading.ends_in_set("pointing_back", cue.first)
    end = cue.first - pointed
    k = next((n for n in range(end - 1, max(-1, end - _MARKS_BETWEEN), -1) if reading.kind(n) == "passage"), None)
    if k is None or any(reading.kind(n) == "word" for n in range(k + 1, end)):
        return None
    described = cue.statement == "quotation" and cue.sense not in _UTTERED
    unsure = cue.needs_opener and not (cue.imperfect and reading.is_comma(cue.first - 1))
    content = clause_before(reading, cue.first)
    if content is None or (not pointed and (described or unsure or content.last != k + 1)):
        return None
    stands = reading.is_quotation(k) and len(reading.tokens[k].text.split()) >= _QUOTATION_WORDS
    return k if stands and (k == 0 or reading.kind(k - 1) != "word") else None


_MARKS_BETWEEN: Final = 4  # tokens before a verb within which the quotation must end
_QUOTATION_WORDS: Final = 2
_UTTERED: Final = frozenset({"ask", "shout", "recount", "comment"})  # verbs that may follow what was said


def is_reporting(reading: Reading, cue: Cue) -> bool:
    """بحسب مصدر after a comma or a quotation reports; رتبت حسب الحجم does not."""
    before = cue.first - 1
    if reading.is_comma(before) or reading.kind(before) == "passage" or cue.own_speaker:
        return True
    head = cue.last
    if reading.in_set("norms", head):
        return False  # معاقبة المخالفين وفقا للقرار
    named = {"outlets", "agencies", "anonymous", "roles", "titles", "documents", "own_words"}
    if is_people(reading, head) or reading.in_any(named, head) or _ends_with_body(reading, head):
        return True
    mention = read_phrase(reading, head)
    if mention is None or not clause_goes_on(reading, mention.last):
        return False
    surname = _is_said_often(reading, head)
    return reading.in_any({"orgs", "speakers"}, head) or reading.is_name(head) or (surname and mention.last == head + 1)


def _is_said_often(reading: Reading, i: int) -> bool:
    """Whether a word that no list holds stands in the article again and again, as a surname does."""
    text = reading.text(i)
    unlisted = not reading.in_set("common", i) and not text.startswith("ال") and reading.cue_at(i) is None
    return unlisted and reading.article.says(text, _AGAIN)


_AGAIN: Final = 3  # times that an article has a surname that no list holds


def clause_goes_on(reading: Reading, i: int) -> bool:
    """تلك المدن بحسب الخبير | نمت ببطء: whether the clause that a source without commas stands in goes on behind it."""
    if reading.kind(i) != "word" or reading.cue_at(i) is not None or reading.opening_at(i) is not None:
        return False
    apart = {"relative", "adjunct_prepositions", "clause_breakers", "clause_starters", "openers_of_turn", "time", "of_share"}
    if reading.in_set("verb_negations", i):
        return False  # مصادر لم تذكرها: what describes the source
    return not (reading.in_any(apart, i, conjunction=True) or reading.text(i).startswith(("و", "ف")))


def _ends_with_body(reading: Reading, head: int) -> bool:
    """ارتفعت التجارة بنسبة كبيرة بحسب وزارة المالية.: a body, after which the clause ends."""
    if not reading.in_set("orgs", head) and not reading.is_name(head) and reading.kind(head) != "passage":
        return False
    mention = read_phrase(reading, head)
    if mention is None or mention.last >= len(reading):
        return mention is not None
    return reading.text(mention.last) in {".", "،", ","} or reading.in_set("relative", mention.last, conjunction=True) > 0


def introduced_before(reading: Reading, cue: Cue) -> int:
    """Return how many tokens before a verb introduce it as a source of the clause before: وفق ما أعلن، كما قال، حسبما ذكرت."""
    length = reading.ends_in_set("source_ma", cue.first)
    behind = cue.first - length - 1
    bound = (
        length > 1
        and reading.in_set("before_nouns", behind + 1)
        and reading.kind(behind) == "word"
        and not _may_be_aside(reading, behind, cue)
    )  # ردا على ما تداولته الحسابات
    return 0 if bound else length


def is_inserted(reading: Reading, cue: Cue, end: int) -> bool:
    """من الممكن - كما أوضح البيان - أن: whether a source that ends at a token stands between two dashes in the clause that it is of."""
    return reading.is_dash(cue.first - introduced_before(reading, cue) - 1) and reading.is_dash(end)


def _may_be_aside(reading: Reading, behind: int, cue: Cue) -> bool:
    """شرط تنفيذ الدول واجباتها على ما صرح رئيس البنك: no pronoun points back at what was said, and nothing before على asks for it."""
    whole = cue.pronoun is None and not cue.needs_opener and not reading.in_set("resumptives", cue.last)
    text = reading.text(behind)
    asking = (text.endswith("ا") and not carries_pronoun(text)) or reading.is_verb(behind) or reading.cue_at(behind) is not None
    subject = subject_after(reading, cue.last - 1)
    return whole and not asking and subject is not None and can_speak(reading, subject)
