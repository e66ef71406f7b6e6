"""Where a speaker phrase may begin: what is no subject by its ending, its preposition or its person.

Indexes are token indexes.
"""

from quotes.another import HEADS, SHORT_LI, is_accusative_plural
from quotes.reading import Reading


def is_some_people(reading: Reading, i: int) -> bool:
    """لكن منتقدين يقولون, لكن سكانا تحدثوا: people in the indefinite accusative behind a contrast are the subject of the verb behind them."""
    word = reading.text(i)
    if not reading.in_set("contrary", i - 1) or not reading.is_verb(i + 1) or word.startswith("ال"):
        return False
    plural = word.endswith("ين") and len(word) > SHORT_LI and reading.text(i + 1).endswith(("ون", "وا"))
    return plural or (word.endswith("ا") and word[:-1] in reading.lexicon.words(("groups", "anonymous")))


def is_sum(reading: Reading, i: int) -> bool:
    """12 مليار دينار, سجل 1921, في 2009 الحركات: a number that counts no people."""
    if reading.kind(i) != "number":
        return False
    return reading.in_set("amounts", i + 1) > 0 or reading.kind(i + 1) != "word" or reading.text(i + 1).startswith("ال")


def is_nominative(reading: Reading, i: int, text: str) -> bool:
    """Whether a word that no list holds may begin a subject: it bears no preposition and is no plural in the accusative."""
    if reading.parse is not None and (reading.parse.is_prepositional(i) or reading.parse.is_coordinated(i)):
        return False
    if text.startswith("ل") and _is_known_without_li(reading, text):
        return False
    shouted = reading.cue_at(i - 1)  # هتافات المصلين
    noun = shouted is not None and shouted.form == "noun"
    governed = (
        noun
        or reading.in_set("that", i - 1) > 0
        or reading.ends_in_set("source_prepositions", i)
        or reading.ends_in_set("agents", i)
    )
    if is_accusative_plural(reading, text) and not governed:
        return False
    return not (text.startswith(("بال", "لل", "كال")) or text.lstrip("وف") in reading.lexicon.set("phrase_prepositions"))


def is_link_behind_verb(reading: Reading, i: int) -> bool:
    """وقال فان در فلان: behind a verb of saying فان is no فإن."""
    said = reading.cue_at(i - 1)
    if said is None or said.form != "verb" or reading.kind(i + 1) != "word" or reading.in_set("that", i):
        return False
    if reading.is_verb(i + 1):
        return False  # وأضاف لا يوجد: a negation, no link of a foreign name
    return reading.in_set("name_links", i) > 0 and reading.in_set("particles", i) > 0


def is_no_subject(reading: Reading, i: int) -> bool:
    """سريعا، سعادتي، رأيت: a frequent word in the indefinite accusative or of mine, or a verb in the first person."""
    if reading.in_set("that", i - 1):
        return False  # غير أن إطارا بالوزارة
    if _is_no_person(reading, i):
        return True
    text, common = reading.text(i), reading.lexicon.set("common")
    ours = text.endswith("نا") and not reading.is_name(i) and not reading.in_any({"speakers", "anonymous"}, i)  # no مراسلنا
    if ours and (text[:-2] in common or text[:-3] + "ة" in common or reading.is_verb(i)):
        return True  # وقال ثقتنا عالية، وقال ظللنا نسأل، وقال كنا نفضل
    drawn = reading.in_set("attention", i) > 0 and reading.cue_at(i - 1) is not None  # ولفت النظر إلى أن
    if drawn or reading.in_set("our_verbs", i) or _is_accusative_noun(reading, i) or begins_cause(reading, i):
        return True
    bare = text.removesuffix("ا") if text.endswith("ا") else ""
    if bare in reading.lexicon.set("sizes"):
        return True  # حيزا كبيرا
    if bare in reading.lexicon.words(("documents", "speech_events")) and reading.is_verb(i - 1):
        return True  # ألقى خطابا
    if bare in common or (text.endswith("تي") and text[:-2] + "ة" in common):
        return not (reading.in_set("feminine_nouns", i) or reading.in_any(HEADS, i))  # لكن مصدرا
    if text.startswith("ب") and len(text) > SHORT_LI and text[1:] in common and text not in common:
        return not (reading.in_set("feminine_nouns", i) or reading.in_any(HEADS, i))  # بزيارة
    return any(a.form.person == 1 and a.form.kind == "perfect" and not a.conjunction for a in reading.lexicon.analyse(text))


def _is_no_person(reading: Reading, i: int) -> bool:
    """بداعي وجود تسلل, مصدر خطر على الصحة, في 12 تموز/يوليو، رفضت: a preposition, the source of a thing, the second name of a month."""
    if reading.text(i).lstrip("وف") in reading.lexicon.set("phrase_prepositions"):
        return True
    spring = reading.in_set("anonymous", i) > 0 and reading.in_set("springs", i + 1) > 0
    return spring or (reading.in_set("months", i) > 0 and reading.text(i - 1) == "/")


def _is_accusative_noun(reading: Reading, i: int) -> bool:
    """ستشهد تصاعدا كبيرا: an indefinite noun and its adjective, both in the accusative."""
    noun, adjective = reading.text(i), reading.text(i + 1)
    both = all(word.endswith("ا") and len(word) > SHORT_LI and not word.startswith("ال") for word in (noun, adjective))
    if not both or reading.parse is None or reading.is_name(i) or reading.in_any({*HEADS, "feminine_nouns"}, i):
        return False
    return reading.parse.upos(i) == "NOUN" and reading.parse.upos(i + 1) == "ADJ"


def begins_cause(reading: Reading, i: int) -> bool:
    """وأضاف ووقوفا على الأسباب, وقال وانطلاقا من ذلك: joined, in the accusative and before its preposition, a verbal noun opens the clause."""
    text = reading.text(i)
    joined = (
        text.startswith("و")
        and text.endswith("ا")
        and not text.endswith("ها")
        and len(text) > SHORT_LI
        and reading.cue_at(i - 1) is not None
    )
    return joined and not reading.is_name(i) and reading.in_any({"phrase_prepositions", "adjunct_prepositions"}, i + 1)


def _is_known_without_li(reading: Reading, text: str) -> bool:
    """وقال لنسيم: the article has the word without ل too, so that ل is whom it was said to."""
    return len(text) > SHORT_LI and text not in reading.lexicon.set("feminine_nouns") and text[1:] in reading.article.words
