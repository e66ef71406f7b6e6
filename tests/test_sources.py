"""Who is the source: behind بحسب without a comma, in marks, by a mouthpiece, in the construct; and what only looks like one.

Notation as in the examples of the rules.
"""

import pytest

from quotes.extractor import default_extractor
from tests.marking import as_marked, as_read, plain, records

READ = {
    "a person right behind the clause": ("source-clause-before", "{أغلقت الطريق ليلا} بحسب [سالم الراوي]."),
    "a body with a relative clause behind it": (
        "source-clause-before",
        "{أغلقت الطريق ليلا} بحسب [وزارة المياه] والتي تملك السد.",
    ),
    "a name in marks": ("source-clause-before", "{أغلقت الطريق ليلا} بحسب [«الأفق»]."),
    "a name in marks before fa-inna": ("source-clause-after", "وبحسب [«الأفق»] فإن {السد قديم}."),
    "a plural in the genitive": ("source-clause-after", "وبحسب [المراقبين] فإن {السد قديم}."),
    "a plural that no list holds": ("source-clause-after", "وبحسب [المتمردين] فإن {السد قديم}."),
    "in the opinion of": ("source-clause-before", "{أغلقت الطريق ليلا}، على رأي [المدير]."),
    "as was expected": ("clause-as-verb", "«{سيمتلئ السد قبل الصيف}» على ما توقع [المدير سالم الراوي]."),
    "the source of a clause with a quotation": (
        "source-clause-before",
        "{وتشكل الأتربة «خطرا يوميا على الصدور»} بحسب [الطبيبة سعاد مراد].",
    ),
    "the mouthpiece of a body": ("verb-clause", "وأكدت الشركة على لسان [مديرها سالم الراوي] أن {السد سليم}."),
    "the director of this": ("verb-clause", "وقال [مدير هذا المصنع] إن {السد سليم}."),
    "a plural in the construct": ("verb-clause", "وأكد [مسؤولو الوزارة] أن {السد سليم}."),
    "a plural in the construct that no list holds": ("verb-clause", "وأكد [اقتصاديو البنك] أن {السد سليم}."),
    "about noon behind the name": ("verb-clause", "وقال [سالم الراوي] حوالي منتصف الليل إن {السد امتلأ}."),
    "a statement in which it came": ("document-clause", "ردت [الرئاسة] ببيان جاء فيه أن {السد سليم}."),
    "an aside whose verb follows": (
        "verb-passage",
        "والأدهى أن [المدير]، وفق ما أورده موقع السهل، قال: «{لم يشتك أحد من طعم الماء}».",
    ),
    "a sum before a participle": ("participle-clause", "وقدم سالم الراوي ميزانية من 12 مليار دينار، مؤكدا أن {السد سليم}."),
    "expressed behind a turn of speech": (
        "verb-clause",
        "من جانبه عبر [الوزير سالم الراوي] عن أمله في أن {يعود السد إلى العمل}.",
    ),
    "a number that counts people": ("verb-clause", "وأكد [12 نائبا] أن {السد سليم}."),
    "a name that ends in waw": ("verb-clause", "وأكد [نيرو الراوي] أن {السد سليم}."),
    "a measure that the clause goes on from": (
        "verb-clause",
        "وأوضح [سالم الراوي] أن {المياه توزع وفقا لمعايير الجامعة على ثلاث قرى}.",
    ),
    "this evening is no genitive": ("verb-clause", "وقال [المدير] هذا المساء إن {السد امتلأ}."),
}
WITH_A_PARSE = {
    "by the activists who": ("verb-clause", "وقوبل القرار بالرفض من جانب [الناشطين] الذين قالوا إن {السد قديم}."),
    "an aside inside its clause": ("clause-as-verb", "{ويمر الجدار، كما تقول [المنظمة]، عبر أراض زراعية}."),
    "who leads the sentence before a colon": (
        "colon-passage",
        "ولم تكن الطريق سهلة، إلا أن [سعاد مراد] التي تدربت على الشاطئ شقت طريقها إلى المنتخب: «{كنت أتدرب على الرمل حافية كل صباح}».",
    ),
    "blamed it on": ("fragment", "وعزى [حسن الراوي] تأخر المباحثات إلى «{غياب الصيانة منذ سنوات}»."),
}
NOBODY = {
    "a measure behind the clause": "توزع المياه على القرى بحسب عدد السكان.",
    "a kind": "وتختلف الأسعار بحسب النوع.",
    "a sum": "وأضافت 12 ألف دينار إلى قيمة العقد.",
    "condolences": "وعزى الوزير أهل الفقيد.",
    "a bridge that is crossed": "من جانبه وصل الوزير عبر الجسر القديم.",
    "firm on something": "وأكدت الشركة على سلامة السد.",
    "a sum behind a verb": "وفاقت كلفة السد 12 مليار دينار.",
    "what the feared clause belongs to": "وتشير النقابة في رسالتها إلى الخطوط المتوقفة في تعبير عن القلق من أن تطول العطلة.",
    "the goals of a match": "الأهداف: سالم الراوي (12) وناصر العامري (44).",
    "a decisive match": "وستكون المباراة النهائية حاسمة للفريقين.",
}


@pytest.mark.parametrize(("rule", "text"), READ.values(), ids=READ.keys())
def test_sources(rule: str, text: str) -> None:
    assert as_read(records(plain(text))) == [(rule, *as_marked(text))]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), WITH_A_PARSE.values(), ids=WITH_A_PARSE.keys())
def test_sources_that_the_parse_shows(rule: str, text: str) -> None:
    assert as_read(list(default_extractor().extract(plain(text)))) == [(rule, *as_marked(text))]


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_what_is_no_source(text: str) -> None:
    assert records(text) == []


def test_a_body_by_its_mouthpiece_is_who_carried_the_words() -> None:
    [quote] = records("وأكدت شركة السهل على لسان المدير سالم الراوي أن السد سليم.")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.via.text if quote.via else None) == ("سالم الراوي", "شركة السهل")


@pytest.mark.model
def test_what_the_antecedent_is_called_is_said_by_another() -> None:
    [quote] = default_extractor().extract(
        "وأشاد المدرب سالم الراوي بالجمهور بعد المباراة التي وصفها بأنها «أصعب ليلة في مسيرتي»."
    )
    assert quote.speaker is not None
    assert quote.speaker.name == "سالم الراوي"


MARKED = {
    "a list": ("وقالت الوزيرة إن المسح يشمل «الفنون البصرية، فن النحت، الفنون الشعبية».", []),
    "clauses between commas": (
        "وقال الوزير إن الناس «بنوا البيوت، حفروا الآبار، زرعوا النخل» في سنة.",
        ["بنوا البيوت، حفروا الآبار، زرعوا النخل"],
    ),
    "a predicate of one word": ("وأكد الوزير أن البنك «مطمئن» إلى السداد.", ["مطمئن"]),
    "a name behind its noun": ("وأكد الوزير أن البنك «السهل» مطمئن.", []),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED.keys())
def test_words_and_names_in_marks_that_the_parse_tells_apart(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for q in default_extractor().extract(text) for p in q.passages] == expected


def test_a_subject_with_a_clause_of_time_before_its_verb() -> None:
    [_, inner] = records("وقال سالم الراوي إن المديرة عندما ألقت كلمتها قالت إن السد سليم.")
    assert inner.speaker is not None
    assert (inner.speaker.name, inner.text) == ("المديرة", "السد سليم")
