"""Where contents begin and end. The content stands in { } in each sentence, its quotation marks inside or outside."""

import pytest

from quotes.content import clause_before, clause_content, passage_content
from quotes.cues import Cue
from quotes.finding import find_opening
from quotes.normalise import fold
from quotes.reading import Opening, Reading
from quotes.rulebook import Opener
from quotes.rulecheck import read_marked
from tests.marking import at, parsed, reading, words

ALL: tuple[Opener, ...] = ("complementizer", "passage", "colon")


def first_cue(read: Reading) -> Cue:
    return next(c for c in read.cues if c.form != "colon")


def opening(text: str, kinds: tuple[Opener, ...] = ALL, max_gap: int = 40) -> Opening | None:
    read = reading(text)
    cue = first_cue(read)
    return find_opening(read, cue, cue.last, kinds, max_gap)


def clause(marked: str) -> tuple[str, str]:
    """The content that is found, and the one that is marked, both folded."""
    sentence = fold(read_marked(marked).sentence)
    span = read_marked(fold(marked)).content
    assert span is not None
    read = reading(sentence)
    cue = first_cue(read)
    found = find_opening(read, cue, cue.last, ALL, 40)
    assert found is not None
    if read.kind(found.content) == "passage":
        content = passage_content(read, found.content, cue, reported=found.kind == "complementizer")
    else:
        content = clause_content(read, found.content, cue)
    return words(read, content.first, content.last).strip("«» "), sentence[slice(*span)].strip("«» ")


OPENERS = {
    "an": ("أكد سالم أن العمل اكتمل", "complementizer", "العمل"),
    "inna": ("قال سالم إن العمل اكتمل", "complementizer", "العمل"),
    "an without hamza": ("أكد سالم ان العمل اكتمل", "complementizer", "العمل"),
    "with a pronoun": ("أكد سالم أنه سيعود", "complementizer", "سيعود"),
    "ila an": ("أشار سالم إلى أن العمل اكتمل", "complementizer", "العمل"),
    "ala an": ("شدد سالم على أن العمل اكتمل", "complementizer", "العمل"),
    "min an": ("حذر سالم من أن العمل توقف", "complementizer", "العمل"),
    "bi-an": ("أفاد سالم بأن العمل اكتمل", "complementizer", "العمل"),
    "bi-annaha": ("أفادت سعاد بأنها ستعود", "complementizer", "ستعود"),
    "that and colon": ("قال سالم إنه: «سيعود»", "complementizer", "سيعود"),
    "quotation": ("قال سالم «سنعود غدا»", "passage", "سنعود غدا"),
    "colon and quotation": ("قال سالم: «سنعود غدا»", "passage", "سنعود غدا"),
    "colon": ("قال سالم: سنعود غدا", "colon", "سنعود"),
    "saying and quotation": ("تابع سالم قائلا «سنعود غدا»", "passage", "سنعود غدا"),
    "adjunct between": ("قال سالم في تصريح لوكالة السهل أمس إن العمل اكتمل", "complementizer", "العمل"),
    "marked outlet between": ("قال سالم في تصريح لصحيفة «الأفق» إن العمل اكتمل", "complementizer", "العمل"),
    "marked name between": ("قال سالم مدير «الوفاء» إن العمل اكتمل", "complementizer", "العمل"),
    "relative clause with a verb of passing on": (
        "قال سالم في تصريحات نقلتها وكالة السهل إن العمل اكتمل",
        "complementizer",
        "العمل",
    ),
}


@pytest.mark.parametrize(("text", "kind", "word"), OPENERS.values(), ids=OPENERS.keys())
def test_what_opens_a_content(text: str, kind: str, word: str) -> None:
    found = opening(text)
    assert found is not None
    assert (found.kind, reading(text).text(found.content)) == (kind, fold(word))


def test_a_name_in_marks_is_no_word_of_a_list() -> None:
    found = opening("قال سالم مدير «الأمل» إن العمل اكتمل")
    assert found is not None
    assert found.kind == "complementizer"


def test_that_behind_a_wish_opens_nothing() -> None:
    parse = parsed(
        ("أضاف", "VERB", -1, "root"),
        ("العمل", "NOUN", 2, "nsubj"),
        ("صعب", "ADJ", 0, "ccomp"),
        ("لكننا", "CCONJ", 4, "cc"),
        ("نتمنى", "VERB/Aspect=Imp", 2, "conj"),
        ("أن", "SCONJ", 6, "mark"),
        ("ينتهي", "VERB", 4, "ccomp"),
    )
    text = "أضاف العمل صعب لكننا نتمنى أن ينتهي"
    cue = first_cue(reading(text))
    assert find_opening(reading(text, parse), cue, cue.last, ALL, 40) is None


def test_that_may_be_forgotten_before_a_definite_noun_and_its_verb() -> None:
    rows = [("أشار", "VERB", -1, "root"), ("إلى", "ADP", 2, "case"), ("المدرسة", "NOUN", 0, "obl"), ("ستفتح", "VERB", 2, "acl")]
    text = "أشار إلى المدرسة ستفتح"
    assert reading(text, parsed(*rows)).opening_at(1) == Opening("complementizer", 1, 2)
    assert reading("أشار إلى مدرسة ستفتح", parsed(*rows[:2], ("مدرسة", "NOUN", 0, "obl"), rows[3])).opening_at(1) is None


def test_a_verb_behind_an_indefinite_noun_describes_it() -> None:
    rows = [
        ("قال", "VERB", -1, "root"),
        ("سالم", "X", 0, "nsubj"),
        ("بحركة", "NOUN", 0, "obl"),
        ("اعتبرت", "VERB", 2, "acl"),
        ("لائقة", "ADJ", 3, "xcomp"),
    ]
    text = "قال سالم بحركة اعتبرت لائقة: عدنا"
    read = reading(text, parsed(*rows, (":", "PUNCT", 0, "punct"), ("عدنا", "VERB", 0, "parataxis")))
    cue = first_cue(read)
    assert find_opening(read, cue, cue.last, ALL, 40) == Opening("colon", 5, 6)


NOT_OPENED = {
    "nothing follows": "أكد سالم ذلك",
    "especially as": "دعا سالم إلى العمل خاصة أن السد فارغ",
    "that after a noun of its own": "أكد سالم ضرورة أن يعود",
    "what somebody may do": "كشف سالم أقصى ما يمكن للشركة أن تفعله",
    "what somebody has a right to": "ذكر سالم حالات يحق للعامل أن يعود فيها",
    "granted that": "أعلن سالم العودة ومع أن السد فارغ",
    "a plan to make sure": "أعلن سالم خطة لضمان أن يكتمل العمل",
    "a plan that is due": "أعلن سالم خطة من المقرر أن تبدأ غدا",
    "another verb comes first": "وصف سالم العمل وأكدت سعاد أنه صعب",
    "a semicolon comes first": "قال سالم كلاما؛ إن العمل صعب",
    "a quotation after a preposition": "ندد سالم بـ«عدوان سافر»",
    "the end of the sentence": "أكد سالم",
}


@pytest.mark.parametrize("text", NOT_OPENED.values(), ids=NOT_OPENED.keys())
def test_what_opens_no_content(text: str) -> None:
    assert opening(fold(text)) is None


def test_an_opener_of_another_kind_ends_the_search() -> None:
    assert opening("قال سالم إن العمل «صعب»", ("passage",)) is None


@pytest.mark.parametrize(("gap", "found"), [(2, False), (3, True)])
def test_an_opener_must_stand_within_the_gap(gap: int, found: bool) -> None:
    assert (opening("قال سالم الراوي إن العمل اكتمل", max_gap=gap) is not None) is found


ENDS = {
    "a full stop right behind Latin letters": "قال سالم إن {البرنامج يعمل على iOS}.",
    "what opens the next turn": "قال سالم إن {العمل اكتمل}، وفي هذا الإطار أكد أن العمال عادوا.",
    "alman wa-anna": "قال سالم إن {العمل اكتمل} علما وأن السد قديم.",
    "full stop": "قال سالم إن {العمل اكتمل}.",
    "end of the text": "قال سالم إن {العمل اكتمل}",
    "question mark": "قال سالم: {متى يكتمل العمل}؟",
    "exclamation mark": "قال سالم: {اكتمل العمل}!",
    "participle with that": "قال سالم إن {العمل اكتمل}، مضيفا أن العمال عادوا.",
    "participle with to that": "قالت سعاد إن {العمل اكتمل}، مشيرة إلى أن العمال عادوا.",
    "participle and quotation": "قال سالم إن {العمل اكتمل}، مضيفا: «عاد العمال».",
    "joined verb with that": "قال سالم إن {العمل اكتمل}، وأضاف أن العمال عادوا.",
    "joined verb without a comma": "قال سالم إن {العمل اكتمل} وأضاف أن العمال عادوا.",
    "fima and another speaker": "قال سالم إن {العمل اكتمل}، فيما أكدت سعاد أنه صعب.",
    "baynama and another speaker": "قال سالم إن {العمل اكتمل}، بينما قالت سعاد إنه صعب.",
    "kama and another statement": "قال سالم إن {العمل اكتمل}، كما أكد أن العمال عادوا.",
    "bihasab": "قال سالم إن {العمل اكتمل}، بحسب وكالة السهل.",
    "fi ishara": "قال سالم إن {العمل اكتمل}، في إشارة إلى السد.",
    "maa al-ilm": "قال سالم إن {العمل اكتمل}، مع العلم أن السد قديم.",
    "the main clause behind a clause of time": "وفي حين قال سالم إن {العمل اكتمل}، نعى العمال زميلهم.",
    "according to a body": "قال سالم إن {العمل اكتمل} وفقا لوزارة المياه.",
    "ilman an": "قال سالم إن {العمل اكتمل}، علما أن السد قديم.",
    "wa-dhalika": "قال سالم إن {العمل اكتمل}، وذلك خلال زيارته السد.",
    "yudhkar": "قال سالم إن {العمل اكتمل}، يذكر أن السد قديم.",
    "ala hadd qawlih": "قال سالم إن {العمل اكتمل}، على حد قوله.",
    "lakin and another report": "قال سالم إن {العمل اكتمل}، لكن الوزارة قالت إنه صعب.",
    "an imperfect with a colon": "اعترف سالم بأن {العمل صعب} ويقول: سنعود غدا.",
    "mushaddidan without a comma": "قال سالم إن {العمل اكتمل} مشددا على أن العمال عادوا.",
    "lakinnahu and the speaker's own verb": "قال سالم إن {العمل اكتمل}، لكنه أكد أن السد قديم.",
    "bi-qawlihi": "أكد سالم أنه {سيعتذر} بقوله: في حالة واحدة أعتذر.",
    "a participle with its object": "قال سالم إن {العمل اكتمل} داعيا المجلس للانعقاد.",
    "comma at the end": "قال سالم إن {العمل اكتمل}،",
    "what is put down to a cause": "قال سالم إن {العمل اكتمل}، وأرجع التأخير إلى ضعف التمويل.",
    "the main clause behind what somebody called it": "في حين تنزلق القرية إلى ما وصفه سالم بأنه {حرب كبيرة}، يخشى الجيران أن تصل إليهم.",
    "brackets inside": "قال سالم إن {العمل (في السد) اكتمل}.",
    "bracket at the end": "قال سالم إن {العمل اكتمل (أمس)}.",
    "percent at the end": "قال سالم إن {العمل اكتمل بنسبة 90%}.",
}
GOES_ON = {
    "an address": "قال سالم إن {موقع الهيئة www.sadd.example يستقبل الطلبات حتى الخميس}.",
    "what opens a turn elsewhere, at the very end": "قال سالم إن {الهيئة لا تقبل المواد التي تدخل في هذا الإطار}.",
    "a noun joined to a noun, with a thing behind it": "قالت المديرة إن {القرية تحتاج إلى الحوار وشرح الحقائق لكل من يؤكد أن السد سليم}.",
    "a participle of another": "قالت سعاد إن {الجهاز أوقف الحراس، متهما إياهم بالتقصير}.",
    "coordinated clause": "قال سالم إن {العمل اكتمل وإن العمال عادوا}.",
    "coordinated clause after a comma": "قال سالم إن {العمل اكتمل، والعمال عادوا}.",
    "lakin inside": "قال سالم إن {العمل اكتمل، لكن السد فارغ}.",
    "a pronoun that is not the speaker": "قال سالم إن {القرية تنتظر، لكنها تؤكد أن الطريق مغلق}.",
    "wa-dhalika baada": "قال سالم إن {العمل اكتمل، وذلك بعد وصول المضخات}.",
    "what the speaker was told": "قال سالم: {زرت أصدقاء هنا وأكدوا لي أن العمل سهل}.",
    "whom the speaker was advised by": "قال سالم: {زرت أصدقاء هنا ونصحوني بالعمل}.",
    "a brief quotation behind a joined verb": "قال سالم إن {السكان صوتوا وقرروا مستقبلهم «بهدوء وثقة» أمس}.",
    "by the law": "قال سالم إن {البيت يعمل وفقا لأحكام القانون وينجح}.",
    "by the regulations": "قال سالم إن {البيت يعمل وفقا للوائح القرية وينجح}.",
    "a letter lost to a question mark": "قال سالم إن {الشركة ا?سبانية عادت}.",
    "what several people do": "قالت الشركة إن {لصوصا يكتبون رسائل، حيث يقترحون فيها خدمة}.",
    "a story in which others refuse": "قال سالم: {قدمت الطلب مرتين، ورفضت الشركة طلبي}.",
    "what was brought in": "قال سالم إن {العمل اكتمل بعد ما أدخلته الوزارة من تعديلات}.",
    "with knowledge": "قال سالم إن {الناس مع العلم والعمل}.",
    "as agreed": "قال سالم إن {البيت يعمل حسب ما تم الاتفاق عليه وينجح}.",
    "because": "قال سالم إن {العمل اكتمل لأن العمال عادوا}.",
    "relative clause": "قال سالم إن {السد الذي انهار قديم}.",
    "a speech verb in a relative clause": "قال سالم إن {السد الذي ذكره التقرير قديم}.",
    "imperfect of a speech verb": "قال سالم إن {العمال يؤكدون حقهم في العودة}.",
    "a marked name": "قال سالم إن {حركة «الغد» عادت إلى العمل}.",
    "a list": "قال سالم إن {السد والجسر والطريق من المشاريع القديمة}.",
    "a participle that is an adjective": "قال سالم إن {الأرقام مؤكدة وصحيحة}.",
    "a number with a point": "قال سالم إن {العمل كلف 2.5 مليون}.",
    "kama as comparison": "قال سالم إن {العمل اكتمل كما كان متوقعا}.",
}


@pytest.mark.parametrize("marked", ENDS.values(), ids=ENDS.keys())
def test_a_clause_ends_where_the_reporter_speaks_again(marked: str) -> None:
    found, expected = clause(marked)
    assert found == expected


@pytest.mark.parametrize("marked", GOES_ON.values(), ids=GOES_ON.keys())
def test_a_clause_goes_on_within_the_same_statement(marked: str) -> None:
    found, expected = clause(marked)
    assert found == expected


PASSAGES = {
    "alone": "قال سالم: {«سنعود غدا إلى القرية»}.",
    "the reporter goes on": "قال سالم: {«سنعود غدا إلى القرية مع الأهل»} خلال زيارته.",
    "another verb goes on": "قال سالم: {«سنعود غدا إلى القرية»}، وأضافت سعاد: «لن نعود».",
    "joined to the next one": "قال سالم: {«سنعود غدا»، لكن «بعد العصر»}.",
    "participle follows": "قال سالم: {«سنعود غدا إلى القرية»}، مضيفا أن الطريق مفتوحة.",
    "outlet follows": "قال سالم: {«سنعود غدا إلى القرية»}، بحسب وكالة السهل.",
    "a fragment that the clause goes on from": "قال سالم إن {«خطرا داهما» يقترب من القرية منذ أسبوع}.",
}


@pytest.mark.parametrize("marked", PASSAGES.values(), ids=PASSAGES.keys())
def test_the_content_that_a_quotation_opens(marked: str) -> None:
    found, expected = clause(marked)
    assert found == expected


def test_a_verb_right_after_marked_words_goes_on_with_the_clause() -> None:
    found, expected = clause("قال سالم إن {«خطرا داهما» يهدد القرية منذ أسبوع}.")
    assert found == expected


def test_quoted_words_inside_a_clause_are_its_passages() -> None:
    read = reading("قال سالم إن العمل «اكتمل رغم كل الصعاب»")
    content = clause_content(read, at(read, "العمل"), first_cue(read))
    assert content.passages == (content.last - 1,)


def test_names_in_marks_inside_a_clause_are_no_passages() -> None:
    read = reading("قال سالم إن حركة «الغد» عادت")
    assert clause_content(read, at(read, "حركة"), first_cue(read)).passages == ()


BEFORE = {
    "clause": ("{اكتمل العمل في السد}، بحسب سالم.", "بحسب"),
    "clause without a comma": ("{اكتمل العمل في السد} بحسب سالم.", "بحسب"),
    "quotation": ("{«اكتمل العمل في السد»}، قال سالم.", "قال"),
    "clause after another statement": ("قال سالم إن العمل صعب؛ {اكتمل البناء أمس}، بحسب سعاد.", "بحسب"),
}


@pytest.mark.parametrize(("marked", "cue"), BEFORE.values(), ids=BEFORE.keys())
def test_the_clause_before_a_cue(marked: str, cue: str) -> None:
    sentence, span = fold(read_marked(marked).sentence), read_marked(fold(marked)).content
    assert span is not None
    read = reading(sentence)
    found = clause_before(read, at(read, cue))
    assert found is not None
    assert words(read, found.first, found.last).strip("«»") == sentence[slice(*span)].strip("«»")


@pytest.mark.parametrize("text", ["بحسب سالم، اكتمل العمل", "، بحسب سالم"])
def test_nothing_stands_before_a_cue(text: str) -> None:
    read = reading(text)
    assert clause_before(read, at(read, "بحسب")) is None
