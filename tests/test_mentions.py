"""Where the phrase that names a speaker begins and ends. The phrase stands in [ ] in each sentence."""

import pytest

from quotes.between import skip_adverbs
from quotes.candidates import candidates, met_by_reporter
from quotes.mentions import Mention, read_phrase
from quotes.normalise import fold
from quotes.reading import Reading
from quotes.rulecheck import read_marked
from quotes.subjects import subject_after, subject_before
from tests.marking import at, parsed, reading


def marked_range(read: Reading, marked: str) -> Mention | None:
    """Return the tokens between [ ], None where nothing is marked."""
    span = read_marked(marked).speaker
    if span is None:
        return None
    inside = [i for i, t in enumerate(read.tokens) if span[0] <= t.start and t.end <= span[1]]
    return Mention(inside[0], inside[-1] + 1)


def plain(marked: str) -> str:
    return fold(read_marked(marked).sentence)


AFTER = {
    "a driver with a name like a preposition": "قال [السائق علي] إن العمل اكتمل",
    "a given name like he saw me": "أكد [مدير العلاقات راني خشيم] أن العمل اكتمل",
    "a program inside an office": "قال [رئيس اللجنة الفنية لبرنامج نبض الدكتور سالم الراوي] إن العمل اكتمل",
    "a program in marks inside an office": "قال [رئيس اللجنة الفنية لبرنامج «نبض» الدكتور سالم الراوي] إن العمل اكتمل",
    "a name with the word of a blessing": "قال [عبد السلام] إن العمل اكتمل",
    "a committee for calls": "قالت [لجنة الدعوة والإرشاد] إن العمل اكتمل",
    "a name before that of God": "قال [قائد الفريق غرم الله الراوي] إن العمل اكتمل",
    "a name like a preposition": "قال [علي] إن العمل اكتمل",
    "a network named by letters, one like a preposition": "قالت [بي بي سي] إن العمل اكتمل",
    "the head of a mission to a place": "قال [رئيس بعثة المراقبين إلى البلاد بيتر سميث] إن العمل اكتمل",
    "a surname before an office": "قال [عمر بن ناصر المبارك مدير عام السدود] إن العمل اكتمل",
    "a correspondent of ours": "قال [مراسلنا في الميناء] إن العمل اكتمل",
    "an envoy to a place": "قال [مبعوث الأمم المتحدة إلى سوريا ستيفان دي مستورو] إن العمل اكتمل",
    "a news agency in marks": "قالت [وكالة أنباء «الساحل الأوسط»] إن العمل اكتمل",
    "a compound name and one more": "قال [نور الدين كحال] إن العمل اكتمل",
    "a name before bin": "قال [محمد العيد بن أعمر] إن العمل اكتمل",
    "a recognised body": "قالت [القوات التابعة للحكومة المعترف بها دوليا] إن العمل اكتمل",
    "a surname with bal": "قال [سالم بالطيب] إن العمل اكتمل",
    "an idea and who launched it": "قال [صاحب فكرة المعرض] إن العمل اكتمل",
    "in charge of": "قال [المشرف العام على الناشئين] إن العمل اكتمل",
    "a name like a complementizer": "قال [بان كي مون] إن العمل اكتمل",
    "a report that a body issued": "قال [تقرير صدر أمس عن الوزارة] إن العمل اكتمل",
    "a name": "قال [سالم] إن العمل اكتمل",
    "name and surname": "قال [سالم الراوي] إن العمل اكتمل",
    "three names": "قال [سالم ناصر الراوي] إن العمل اكتمل",
    "title and name": "قال [الدكتور سالم الراوي] إن العمل اكتمل",
    "a title of one letter": "قال [د. سالم الراوي] إن العمل اكتمل",
    "two titles": "قال [اللواء الدكتور سالم الراوي] إن العمل اكتمل",
    "role": "قال [الوزير] إن العمل اكتمل",
    "role and name": "قال [وزير المياه سالم الراوي] إن العمل اكتمل",
    "role with adjective": "قال [وزير الخارجية التونسي سالم الراوي] إن العمل اكتمل",
    "idafa chain": "قال [رئيس لجنة مياه بلدية السهل] إن العمل اكتمل",
    "spokesman": "قال [المتحدث باسم الوزارة] إن العمل اكتمل",
    "spokesman, title and name": "قال [المتحدث باسم الوزارة، العقيد سالم الراوي،] إن العمل اكتمل",
    "name, then role": "قال [سالم الراوي، رئيس البلدية،] إن العمل اكتمل",
    "role against a preposition": "قال [المسؤول في البلدية سالم الراوي] إن العمل اكتمل",
    "role for affairs": "قال [مساعد الوزير لشؤون المياه سالم الراوي] إن العمل اكتمل",
    "acronym in brackets": "قال [مدير الهيئة العامة للسدود (هعس)] إن العمل اكتمل",
    "kunya": "قال [أبو سالم الراوي] إن العمل اكتمل",
    "abd and its word": "قال [عبد الرحيم الراوي] إن العمل اكتمل",
    "bin": "قال [سالم بن ناصر الراوي] إن العمل اكتمل",
    "Al-family": "قال [سالم آل ناصر] إن العمل اكتمل",
    "foreign name": "قال [جون سميث] إن العمل اكتمل",
    "foreign name with a link": "قال [بيتر فان دايك] إن العمل اكتمل",
    "org": "قالت [وزارة المياه] إن العمل اكتمل",
    "org with a name in marks": "قالت [حركة «الغد»] إن العمل اكتمل",
    "nickname in marks": "قال [سالم «الصقر» الراوي] إن العمل اكتمل",
    "outlet with a name in marks": "قالت [صحيفة «الأفق»] إن العمل اكتمل",
    "group": "قال [سكان القرية] إن العمل اكتمل",
    "anonymous": "قال [مصدر أمني] إن العمل اكتمل",
    "anonymous inside a body": "قال [مصدر في الشرطة] إن العمل اكتمل",
    "country": "قالت [تونس] إن العمل اكتمل",
    "the office of this": "قال [مدير هذا المصنع] إن العمل اكتمل",
    "a plural in the construct": "قال [مسؤولو الوزارة] إن العمل اكتمل",
    "counted people": "قال [عشرون نائبا] إن العمل اكتمل",
    "a number of people": "قال [12 نائبا] إن العمل اكتمل",
    "in brackets of many words": "قال [مدير السد (وهو سد قديم بني قبل عشرين عاما على نهر السهل)] إن العمل اكتمل",
    "coordinated": "قال [الوزيران سالم الراوي وناصر العامري] إن العمل اكتمل",
}
ENDS = {
    "a call that is renewed": "جددت [أمانة سوق السهل] الدعوة إلى العمل",
    "a call behind a rare name": "جددت [أمانة سوق عكاظ] الدعوة إلى العمل",
    "a blessing behind an office": "أكد [وزير المياه] حفظه الله أن العمل اكتمل",
    "on that, behind a driver": "شدد [السائق] علي أن العمل اكتمل",
    "a program that is told": "قال [رئيس اللجنة] لبرنامج «نبض» إن العمل اكتمل",
    "news that is confirmed": "أكد [الاتحاد التونسي] الخبر أن العمل اكتمل",
    "news that is denied": "نفى [النادي السهلي] الشائعات أن العمل اكتمل",
    "a thing of his behind a name": "حضر [خالد] مباراته الأخيرة",
    "a verbal noun with ب": "طالب [سالم الراوي] بمحاكمة اللصوص أن العمل اكتمل",
    "itself and a participle": "كشفت [الصحيفة نفسها] مدعمة بالوثائق أن العمل اكتمل",
    "an aside of time between dashes": "قال [المواطن] - في حينها - إن العمل اكتمل",
    "to the public, with an adjective": "قالت للجماهير الرياضية [الإدارة] إن العمل اكتمل",
    "at that time": "قالت [الشركة] حينذاك إن العمل اكتمل",
    "time after": "قال [الوزير] أمس الثلاثاء إن العمل اكتمل",
    "time before": "قال أمس [الوزير] إن العمل اكتمل",
    "turn phrase before": "وقال من جانبه [الوزير] إن العمل اكتمل",
    "press conference": "قال [الوزير] في مؤتمر صحفي إن العمل اكتمل",
    "statement": "قال [الوزير] في بيان إن العمل اكتمل",
    "during": "قال [الوزير] خلال زيارته إن العمل اكتمل",
    "after a meeting": "قال [الوزير] بعد اللقاء إن العمل اكتمل",
    "to reporters": "قال [الوزير] للصحفيين إن العمل اكتمل",
    "to an agency": "قال [الوزير] لوكالة السهل إن العمل اكتمل",
    "to him": "قال له [رئيس اللجنة] إن العمل اكتمل",
    "relative clause": "قال [الوزير] الذي زار القرية إن العمل اكتمل",
    "saying": "تابع [الوزير] بالقول إن العمل اكتمل",
    "saying participle": "تابع [الوزير] قائلا إن العمل اكتمل",
    "colon": "قال [الوزير]: العمل اكتمل",
    "quotation": "قال [الوزير] «العمل اكتمل»",
    "answering": "قال [الوزير] ردا على سؤال إن العمل اكتمل",
    "another verb": "قال [مدير المصنع] وأكد الوزير",
    "to that": "أشار [الوزير] إلى أن العمل اكتمل",
    "on that": "شدد [الوزير] على أن العمل اكتمل",
    "that with bi": "أفاد [الوزير] بأن العمل اكتمل",
    "an object in the accusative": "أكد [المدير] التزاما جديدا",
    "about an hour": "قال [سالم الراوي] حوالي منتصف الليل إن العمل اكتمل",
    "this morning": "قال [المدير] هذا الصباح إن العمل اكتمل",
    "a relative clause joined on": "قالت [الوزارة] والتي تملك السد إن العمل اكتمل",
}
DROPPED = {
    "a blessing": "وقال عليه السلام إن العمل اكتمل",
    "a longer blessing": "وقال عليه الصلاة والسلام إن العمل اكتمل",
    "to you": "ويقول لك إن العمل اكتمل",
    "for example, typed with ya": "وقال علي سبيل المثال إن العمل اكتمل",
    "importance": "أكد أهمية العمل «الكبير» في السد",
    "a plural before what is no person": "يقترحون حذف الرسوم وأن العمل يكتمل",
    "complementizer": "وقال إن العمل اكتمل",
    "complementizer with preposition": "وأشار إلى أن العمل اكتمل",
    "quotation": "وأضاف «العمل اكتمل»",
    "colon": "وأضاف: العمل اكتمل",
    "comma": "وأضاف، لقد اكتمل العمل",
    "adjunct": "وأضاف في تصريح أن العمل اكتمل",
    "to reporters": "وأضاف للصحفيين أن العمل اكتمل",
    "time": "وأضاف أمس أن العمل اكتمل",
    "object with pronoun": "وختم بالقول إن العمل اكتمل",
    "end of the sentence": "وقال",
    "a sum": "وأضافت 12 ألف دينار",
    "a year": "وأكد 1921",
}


@pytest.mark.parametrize("marked", [*AFTER.values(), *ENDS.values()], ids=[*AFTER.keys(), *ENDS.keys()])
def test_subject_after_its_verb(marked: str) -> None:
    read = reading(plain(marked))
    found = subject_after(read, 0)
    assert found is not None
    expected = marked_range(read, marked)
    assert expected is not None
    last = expected.last - (read.is_comma(expected.last - 1))
    assert (found.first, found.last) == (expected.first, last)


def test_a_word_that_ends_in_ha_goes_on_with_the_phrase() -> None:
    assert subject_after(reading("قال مدير الهيئة العامة للمياه سالم الراوي إن العمل اكتمل"), 0) == Mention(1, 7)


def test_a_verb_after_a_title_is_no_surname() -> None:
    assert subject_after(reading("قال الوزير وأكد المدير أن العمل اكتمل"), 0) == Mention(1, 2)


@pytest.mark.parametrize("text", DROPPED.values(), ids=DROPPED.keys())
def test_no_subject_after_the_verb(text: str) -> None:
    assert subject_after(reading(text), 0) is None


BEFORE = {
    "a name in marks behind أما": ("أما [«رامي الراوي»] فيقول إن العمل اكتمل", "فيقول"),
    "nominal sentence": ("[الوزير] قال إن العمل اكتمل", "قال"),
    "nominal sentence with qad": ("[الوزير] قد قال إن العمل اكتمل", "قال"),
    "kana": ("وكان [الوزير] قد قال إن العمل اكتمل", "قال"),
    "kana, feminine": ("وكانت [الوزارة] قد أكدت أن العمل اكتمل", "أكدت"),
    "amma and fa": ("أما [الوزير] فقال إن العمل اكتمل", "فقال"),
    "lakin": ("لكن [الوزير] قال إن العمل اكتمل", "قال"),
    "while": ("فيما [الوزير] أكد أن العمل اكتمل", "أكد"),
    "that": ("غير أن [الوزارة] أكدت أن العمل اكتمل", "أكدت"),
    "role and name": ("[وزير المياه سالم الراوي] قال إن العمل اكتمل", "قال"),
    "relative clause between": ("[الوزير] الذي زار القرية أمس، قال إن العمل اكتمل", "قال"),
    "time between": ("[الوزير] أمس قال إن العمل اكتمل", "قال"),
    "relative pronoun before the verb": ("هذا ما يراه [الوزير] الذي قال إن العمل اكتمل", "قال"),
}


@pytest.mark.parametrize(("marked", "verb"), BEFORE.values(), ids=BEFORE.keys())
def test_subject_before_its_verb(marked: str, verb: str) -> None:
    read = reading(plain(marked))
    assert subject_before(read, at(read, verb)) == marked_range(read, marked)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("زار سالم القرية وقال إن العمل اكتمل", "وقال", id="a joined verb has its subject elsewhere"),
        pytest.param("قال إن العمل اكتمل", "قال", id="nothing before the verb"),
        pytest.param("أمس قال إن العمل اكتمل", "قال", id="only a time before the verb"),
    ],
)
def test_no_subject_before_the_verb(text: str, verb: str) -> None:
    read = reading(text)
    assert subject_before(read, at(read, verb)) is None


@pytest.mark.parametrize(
    ("text", "lands_on"),
    [
        ("قال أمس الوزير", "الوزير"),
        ("قال أمس الثلاثاء الوزير", "الوزير"),
        ("قال بدوره الوزير", "الوزير"),
        ("قال، من جانبه، الوزير", "الوزير"),
        ("قال له الوزير", "الوزير"),
        ("قال معي الوزير", "الوزير"),
        ("قال لك الوزير", "الوزير"),
        ("قال لـ«الأفق» الوزير", "الوزير"),
        ("قال للصحفيين الوزير", "الوزير"),
        ("قال (أمس) الوزير", "الوزير"),
    ],
    ids=[
        "day",
        "two times",
        "turn",
        "turn between commas",
        "to him",
        "with me",
        "to you",
        "to a marked outlet",
        "to reporters",
        "brackets",
    ],
)
def test_what_may_stand_between_verb_and_subject(text: str, lands_on: str) -> None:
    read = reading(fold(text))
    assert read.text(skip_adverbs(read, 1)) == fold(lands_on)


@pytest.mark.parametrize("word", ["إن", "في", "الذي", "أمس", "بالقول", "للصحفيين", "،", ":", "خلال", "بداعي"])
def test_words_that_begin_no_speaker_phrase(word: str) -> None:
    read = reading(f"{word} الوزير قال نعم")
    assert read_phrase(read, 0) is None


def test_behind_a_masculine_verb_a_feminine_thing_is_its_object() -> None:
    text = "وكان سالم الراوي استهل الورشة، مشيرا إلى أن العمل اكتمل"
    parse = parsed(
        ("وكان", "AUX/Masc", 3, "aux"),
        ("سالم", "X", 3, "nsubj"),
        ("الراوي", "X", 1, "flat:foreign"),
        ("استهل", "VERB/Masc", -1, "root"),
        ("الورشة", "NOUN/Fem", 3, "nsubj"),
        ("،", "PUNCT", 6, "punct"),
        ("مشيرا", "ADJ/Masc", 3, "acl"),
        ("إلى", "ADP", 9, "case"),
        ("أن", "SCONJ", 10, "mark"),
        ("العمل", "NOUN", 10, "nsubj"),
        ("اكتمل", "VERB", 6, "ccomp"),
    )
    read = reading(text, parse)
    pointing = next(c for c in read.cues if c.first == at(read, "مشيرا"))
    assert Mention(4, 5) not in candidates(read, pointing)
    assert Mention(1, 3) in candidates(read, pointing)


def test_a_thing_behind_its_verb_and_then_an_office() -> None:
    read = reading("وافتتح الأمسية رئيس البلدية سالم الراوي، مشيرا إلى أن العمل اكتمل")
    pointing = next(c for c in read.cues if c.form == "participle")
    assert Mention(2, 6) in candidates(read, pointing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("التقينا سالم الراوي، حيث قال إن العمل اكتمل", Mention(1, 3), id="a name"),
        pytest.param("التقينا تاجر القماش، حيث قال إن العمل اكتمل", Mention(1, 3), id="a trade without a name"),
        pytest.param("التقينا عند السد، حيث قال المدير إن العمل اكتمل", None, id="a place"),
    ],
)
def test_whom_the_reporter_met(text: str, expected: Mention | None) -> None:
    assert met_by_reporter(reading(text), 0) == expected


def test_nothing_begins_behind_the_sentence() -> None:
    assert read_phrase(reading("قال نعم"), 2) is None


def test_a_phrase_is_never_longer_than_its_sentence_allows() -> None:
    found = read_phrase(reading(" ".join(["الراوي"] * 60)), 0)
    assert found is not None
    assert found.last <= 28


def test_the_parse_tells_the_object_of_asking_from_its_subject() -> None:
    text = "وطالب المجلس بأن ياكتمل العمل"
    rows = [
        ("وطالب", "VERB", -1, "root"),
        ("المجلس", "NOUN", 0, "{}"),
        ("بأن", "SCONJ", 3, "mark"),
        ("ياكتمل", "VERB", 0, "ccomp"),
        ("العمل", "NOUN", 3, "nsubj"),
    ]
    as_object = parsed(*[(t, u, h, d.format("obj")) for t, u, h, d in rows])
    as_subject = parsed(*[(t, u, h, d.format("nsubj")) for t, u, h, d in rows])
    assert subject_after(reading(text, as_object), 0) is None
    assert subject_after(reading(text, as_subject), 0) == Mention(1, 2)


def test_the_parse_ends_a_phrase_at_a_verb_that_no_list_knows() -> None:
    text = "قال المدير العام انتقل إلى القرية"
    parse = parsed(
        ("قال", "VERB", -1, "root"),
        ("المدير", "NOUN", 0, "nsubj"),
        ("العام", "ADJ", 1, "amod"),
        ("انتقل", "VERB", 0, "ccomp"),
        ("إلى", "ADP", 5, "case"),
        ("القرية", "NOUN", 3, "obl"),
    )
    assert subject_after(reading(text, parse), 0) == Mention(1, 3)
