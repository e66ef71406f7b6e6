"""Each pattern in sentences of many shapes: the rule that fires, the speaker in [ ] and the content in { }.

Where nothing stands in [ ] the cue has no mention of its own.
"""

from collections.abc import Iterator

import pytest

from quotes.attribute import Attribution, Attributor
from quotes.record import Quote
from quotes.rulecheck import read_marked
from tests.marking import extractor, lexicon, parsed, plain, reading, readings, records, words

PATTERNS: dict[str, list[str]] = {
    "verb-clause": [
        "قال [سالم الراوي] إن {السد امتلأ}.",
        "وأكدت [وزارة المياه] أن {السد امتلأ}.",
        "وأشار [المدير] إلى أن {السد امتلأ}.",
        "وشددت [سعاد مراد] على أن {السد امتلأ}.",
        "وأفاد [شهود عيان] بأن {السد امتلأ}.",
        "وحذر [رئيس البلدية] من أن {السد قديم}.",
        "وقال إن {السد امتلأ}.",
        "[الوزير] قال إن {السد امتلأ}.",
        "وكان [الوزير] قد أعلن أن {السد امتلأ}.",
        "أما [المدير] فقال إن {السد قديم}.",
        "وقال [الوزير] في تصريح لوكالة السهل أمس الثلاثاء إن {السد امتلأ}.",
        "وقال [المتحدث باسم الوزارة، العقيد سالم الراوي]، إن {السد امتلأ}.",
        "وأعلن [المدير] خلال مؤتمر صحفي أن {«السد امتلأ منذ أسبوع»}.",
        "واكد [الوزير] ان {السد امتلأ}.",
        "وقالت [حركة «الغد»] إن {السد امتلأ}.",
        "وقال [الوزيران سالم الراوي وناصر العامري] إن {السد امتلأ}.",
        "ونفى [المدير] أن {السد انهار}.",
        "وكشفت [الشرطة] أنها {أغلقت الطريق}.",
    ],
    "verb-passage": [
        "قال [سالم الراوي]: «{لن نغلق السد}».",
        "وأضافت [سعاد مراد] «{لن نعود إلى القرية}».",
        "وتابع [المدير] قائلا: «{لن نعود إلى القرية}».",
        "وأضاف: «{لن نعود إلى القرية}».",
        "وقال [الوزير] في بيان: “{لن نعود إلى القرية}”.",
        'وصرح [رئيس البلدية] لصحيفة "الأفق": "{لن نعود إلى القرية}".',
        "وختم [المدير] كلمته بالقول: «{لن نعود إلى القرية}».",
        "وتساءل [النائب]: «{من فتح السد؟}».",
        "وكتب [سالم الراوي] على حسابه: «{لن نعود إلى القرية}».",
    ],
    "verb-colon": [
        "وقال [المدرب]: {لعبنا جيدا أمس}.",
        "وأضافت [سعاد مراد]: {لن نعود إلى القرية}.",
        "وتابع: {لن نعود إلى القرية}.",
        "وقال [الوزير] للصحفيين: {لن نعود إلى القرية}.",
    ],
    "verb-bare": [
        "وأضاف، {لقد وصلت القافلة أمس}.",
        "وقال [المدير]، {لقد وصلت القافلة أمس}.",
        "وأضافت [سعاد مراد]، {لن نعود إلى القرية}.",
    ],
    "passage-verb": [
        "«{لن نعود إلى القرية أبدا}»، يقول [سالم الراوي].",
        "«{لن نعود إلى القرية أبدا}»، تقول [سعاد مراد].",
        '"{لن نعود إلى القرية أبدا}"، قال [المدير].',
        "«{لن نعود إلى القرية أبدا}»، تضيف [سعاد مراد].",
    ],
    "clause-as-verb": [
        "{أغلقت الطريق ليلا}، وفق ما أعلنت [الشرطة].",
        "{أغلقت الطريق ليلا}، كما قال [المدير].",
        "{أغلقت الطريق ليلا}، حسبما أعلنت [وكالة السهل].",
        "{أغلقت الطريق ليلا}، بحسب ما أفاد [مصدر أمني].",
    ],
    "quoting-verb": [
        "ونقلت وكالة السهل عن [مصدر أمني] أن {الطريق مغلقة}.",
        "ونقلت صحيفة «الأفق» عن [المدير] أن {الطريق مغلقة}.",
        "ونقل التلفزيون عن [رئيس البلدية سالم الراوي] أن {الطريق مغلقة}.",
    ],
    "document-clause": [
        "وجاء في [البيان] أن {الطريق مغلقة}.",
        "وجاء في [بيان الوزارة] أن {الطريق مغلقة}.",
        "وورد في [التقرير] أن {الطريق مغلقة}.",
    ],
    "participle-clause": [
        "وصل الوزير إلى القرية، مضيفا أن {الطريق مغلقة}.",
        "غادرت سعاد مراد القاعة، مشيرة إلى أن {الطريق مغلقة}.",
        "زار النواب القرية، مؤكدين أن {الطريق مغلقة}.",
        "رفض المدير الطلب، لافتا إلى أن {الطريق مغلقة}.",
        "واصل الوزير زيارته، موضحا أنه {سيعود غدا}.",
    ],
    "participle-passage": [
        "غادر الوزير القاعة، مؤكدا: «{لن نعود إلى القرية}».",
        "غادرت سعاد مراد القاعة، قائلة: «{لن نعود إلى القرية}».",
        "رفض المدير الطلب، مضيفا «{لن نعود إلى القرية}».",
    ],
    "participle-colon": [
        "غادر الوزير القاعة، مضيفا: {سنعود غدا}.",
        "غادرت سعاد مراد القاعة، مؤكدة: {سنعود غدا}.",
        "زار النواب القرية، قائلين: {سنعود غدا}.",
    ],
    "noun-clause": [
        "ونقلت وكالة السهل عن [مدير السد] قوله إن {الطريق مغلقة}.",
        "ونقلت وكالة السهل عن [سعاد مراد] قولها إن {الطريق مغلقة}.",
        "ونقلت وكالة السهل عن [السكان] قولهم إن {الطريق مغلقة}.",
        "ونقلت صحيفة «الأفق» عن [الوزير] تأكيده أن {الطريق مغلقة}.",
    ],
    "noun-passage": [
        "ونقلت وكالة السهل عن [مدير السد] قوله «{لن نغلق الطريق}».",
        "ونقلت وكالة السهل عن [سعاد مراد] قولها: «{لن نغلق الطريق}».",
        "ونقلت وكالة السهل عن [السكان] قولهم: «{لن نغلق الطريق}».",
    ],
    "noun-colon": [
        "ونقلت وكالة السهل عن [مدير السد] قوله: {لن نغلق الطريق}.",
        "ونقلت وكالة السهل عن [سعاد مراد] قولها: {لن نغلق الطريق}.",
        "ونقل التلفزيون عن [السكان] قولهم: {لن نغلق الطريق}.",
    ],
    "source-clause-after": [
        "وبحسب [مصدر أمني]، {أغلقت الطريق ليلا}.",
        "وفقا ل[وزارة المياه]، {أغلقت الطريق ليلا}.",
        "وبحسب [وكالة السهل]، فإن {الطريق أغلقت ليلا}.",
        "ووفق [البيان]، {أغلقت الطريق ليلا}.",
    ],
    "source-clause-before": [
        "{أغلقت الطريق ليلا}، بحسب [مصدر أمني].",
        "{أغلقت الطريق ليلا}، وفقا ل[وزارة المياه].",
        "{أغلقت الطريق ليلا}، نقلا عن [وكالة السهل].",
        "«{أغلقت الطريق ليلا}»، بحسب [المدير].",
        "{أغلقت الطريق ليلا}، على حد قول [المدير].",
    ],
    "label-colon": [
        "[سالم الراوي]: «{لن نعود إلى القرية}».",
        "[وزير المياه]: {لن نعود إلى القرية}.",
        "[وزارة المياه]: «{لن نعود إلى القرية}».",
    ],
    "fragment": [
        "ونددت [الحكومة] بـ«{عدوان سافر}» على القرية.",
        "ووصفه [الوزير] بـ«{خطأ جسيم}».",
        "ورحب [النائب] بـ«{خطوة شجاعة}» من الوزارة.",
        "وأشاد [المدير] بـ«{شجاعة نادرة}» للعمال.",
    ],
}
# A pattern's sentences that need one before them: the rule says who goes on speaking.
AFTER_ANOTHER: dict[str, list[tuple[str, str]]] = {
    "standing-passage": [
        ("قال سالم الراوي: «بدأ كل شيء ليلا».", "«{ثم خرجنا من القرية مع الأهل}»."),
        ("قالت سعاد مراد إن السد قديم.", "«{لم يسأل عنه أحد منذ سنوات طويلة}»."),
        ("وأضاف المدير: «بدأ كل شيء ليلا».", "“{ثم خرجنا من القرية مع الأهل}”."),
    ]
}
CASES = [pytest.param(rule, text, id=f"{rule} {n}") for rule, texts in PATTERNS.items() for n, text in enumerate(texts, start=1)]
CASES_AFTER = [
    pytest.param(rule, *pair, id=f"{rule} {n}") for rule, pairs in AFTER_ANOTHER.items() for n, pair in enumerate(pairs, start=1)
]


def found_and_marked(
    text: str, quotes: list[Quote], offset: int = 0
) -> Iterator[tuple[tuple[str | None, str], tuple[str | None, str]]]:
    marked = read_marked(text)
    assert marked.content is not None
    speaker = marked.sentence[slice(*marked.speaker)] if marked.speaker else None
    content = marked.sentence[slice(*marked.content)].strip("«»“” ")
    for quote in quotes:
        if quote.start >= offset:
            mention = quote.speaker.mention.text if quote.speaker and quote.speaker.mention else None
            yield (mention, quote.text.strip("«»“” ")), (speaker, content)


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_the_rule_that_fires_with_its_speaker_and_content(rule: str, text: str) -> None:
    quotes = records(plain(text))
    assert [q.rule for q in quotes] == [rule]
    for found, expected in found_and_marked(text, quotes):
        assert found == expected


@pytest.mark.parametrize(("rule", "before", "text"), CASES_AFTER)
def test_rules_that_lean_on_the_sentence_before(rule: str, before: str, text: str) -> None:
    quotes = [q for q in records(f"{before}\n{plain(text)}") if q.start > len(before)]
    assert [q.rule for q in quotes] == [rule]
    for found, expected in found_and_marked(text, quotes):
        assert found == expected


def test_every_pattern_has_three_sentences() -> None:
    counted = {rule: len(texts) for rule, texts in PATTERNS.items()} | {rule: len(pairs) for rule, pairs in AFTER_ANOTHER.items()}
    assert {p.id for p in lexicon().book.patterns} == set(counted)
    assert min(counted.values()) >= 3


@pytest.mark.xfail(strict=True, reason="clause-as-verb refuses verbs that need an opener (for-lead T21)")
def test_hasbama_is_sign_enough_for_a_verb_of_many_meanings() -> None:
    assert [q.rule for q in records("أغلقت الطريق ليلا، حسبما ذكرت وكالة السهل.")] == ["clause-as-verb"]


@pytest.mark.xfail(strict=True, reason="the mention keeps one ل of للوزارة (for-lead T22)")
@pytest.mark.parametrize("text", ["وفقا للوزارة، أغلقت الطريق ليلا.", "أغلقت الطريق ليلا، وفقا للوزير."])
def test_the_name_of_a_source_does_not_begin_with_its_preposition(text: str) -> None:
    [quote] = records(text)
    assert quote.speaker is not None
    assert not quote.speaker.name.startswith("ل")


@pytest.mark.xfail(strict=True, reason="the clause is read on after the quotation (for-lead T23)")
def test_a_verb_that_reports_no_clause_has_the_marked_words_alone() -> None:
    assert [q.text for q in records("وانتقد النائب «بطء العمل» في السد.")] == ["بطء العمل"]


@pytest.mark.xfail(strict=True, reason="a byline is read as speech (for-lead T40)")
@pytest.mark.parametrize("text", ["كتب: سالم الراوي", "لا أحد يقول إن السد قديم."], ids=["byline", "nobody says"])
def test_no_record_of_bylines_and_of_nobody(text: str) -> None:
    assert [(q.rule, q.text) for q in records(text)] == []


@pytest.mark.xfail(strict=True, reason="a short quotation does not open after a verb of many meanings (for-lead T42)")
def test_a_short_quotation_right_after_a_continuing_verb() -> None:
    text = "وقال سالم لوكالة السهل: «امتلأ السد ليلا»، وتابع «عدنا إلى القرية»."
    assert [q.text for q in records(text)] == ["امتلأ السد ليلا", "عدنا إلى القرية"]


SHAPES = {
    "acronym in brackets": ("verb-clause", "وقال [الناطق الرسمي باسم الهيئة (هعس) سالم الراوي] إن {السد امتلأ}."),
    "nickname in marks": ("verb-clause", "وقال [المدرب المعروف بلقب «الصقر» سالم الراوي] إن {الفريق جاهز}."),
    "body with a name in marks": ("verb-clause", "وقال [المتحدث باسم منظمة «مياه بلا حدود» ناصر العامري] إن {السد امتلأ}."),
    "family name": ("verb-clause", "وقال [الشيخ عبد الله بن ناصر آل سالم] إن {السد امتلأ}."),
    "dual": ("verb-clause", "وقال [مسؤولان محليان] إن {السد امتلأ}."),
    "coordinated": ("verb-clause", "وقالت [الوزيرة سعاد مراد ونظيرها ناصر العامري] إن {السد امتلأ}."),
    "capital for its government": ("verb-clause", "وقالت [دمشق] إن {المحادثات توقفت}."),
    "house for its holder": ("verb-clause", "وأكد [البيت الأبيض] أن {المحادثات مستمرة}."),
    "one of the residents": ("verb-clause", "وقال [أحد سكان القرية] إن {السد امتلأ}."),
    "the director himself": ("verb-clause", "وأضاف [المدير نفسه] أن {السد امتلأ}."),
    "statements that an agency carried": ("verb-clause", "وقال [الوزير]، في تصريحات نقلتها وكالة السهل، إن {السد امتلأ}."),
    "interview with a marked channel": ("verb-clause", "وقال [الوزير] في مقابلة مع قناة «الأفق» إن {السد امتلأ}."),
    "to a marked paper": ("verb-clause", "وكشف [مصدر مطلع] لـ«الأفق» أن {السد قديم}."),
    "turn before the verb": ("verb-clause", "من جهته، أكد [ناصر العامري] أن {السد امتلأ}."),
    "relative clause between commas": ("verb-clause", "ويقول [سالم الراوي]، الذي يعمل في السد منذ عشر سنوات، إن {العمل صعب}."),
    "statement as speaker": ("verb-clause", "وقال [بيان للوزارة] إن {السد سليم}."),
    "study as speaker": ("verb-clause", "وقالت [دراسة حديثة] إن {السد سليم}."),
    "answer": ("verb-clause", "وأجاب [المدير] بأن {السد سليم}."),
    "admission": ("verb-clause", "واعترف [المتهم] بأنه {كسر الباب}."),
    "assessment": ("verb-clause", "واعتبر [النائب ناصر العامري] أن {القرار متأخر}."),
    "finding": ("verb-clause", "وخلص [التقرير] إلى أن {السد قديم}."),
    "threat": ("verb-clause", "وهدد [العمال] بأنهم {سيوقفون العمل}."),
    "question to somebody": ("verb-passage", "وسأل [القاضي] المتهم: «{أين كنت تلك الليلة؟}»."),
    "tweet": ("verb-passage", "وغرد [النائب ناصر العامري] على حسابه في منصة إكس: «{لن أستقيل من منصبي}»."),
    "in a tweet": ("verb-passage", "وفي تغريدة، قال [الوزير]: «{السد سليم ولا خطر}»."),
    "reply": ("verb-passage", "ورد [الوزير] قائلا: «{السد سليم ولا خطر على القرية}»."),
    "doubled colon": ("verb-colon", "وقال [المصدر] :: {السد امتلأ}."),
    "ala ma afada": ("clause-as-verb", "{أغلقت الطريق}، على ما أفاد [شهود]."),
    "in words of": ("source-clause-before", "{«أغلقت الطريق ليلا بلا إنذار»}، على حد تعبير [المدير]."),
}
GAPS = {
    "T21: wafq ma dhakara": ("clause-as-verb", "{أغلقت الطريق}، وفق ما ذكر [مصدر أمني]."),
    "T31: predicate after wa-hiya": ("verb-clause", "وقالت [سعاد مراد]، وهي معلمة في القرية، إن {المدرسة مغلقة}."),
    "T32: in its issue": ("verb-clause", "وذكرت [صحيفة «الأفق»] في عددها الصادر اليوم أن {السد امتلأ}."),
    "T33: the blank before that is missing": ("verb-clause", "وأكد [المصدر]أن {السد امتلأ}."),
    "T34: a source who asked not to be named": ("verb-clause", "وقال [مصدر] طلب عدم ذكر اسمه إن {السد امتلأ}."),
    "T35: in its report": ("verb-clause", "وأشارت [الوزارة] في تقريرها السنوي إلى أن {السد قديم}."),
    "T37: when asked": ("verb-passage", "وقال [المدير] لدى سؤاله عن السد: «{السد سليم ولا خطر}»."),
    "T38: expressed his regret": ("fragment", "وعبر [الوزير] عن «{أسفه العميق}» للحادث."),
    "T39: accused the ministry": ("verb-clause", "واتهم [النائب] الوزارة بأنها {أهملت السد}."),
    "T39: called on the citizens": ("fragment", "ودعت [الوزارة] المواطنين إلى «{توخي الحذر}»."),
    "T39: described the accident": ("verb-clause", "ووصفت [الوزارة] الحادث بأنه «{مأساة كبيرة}»."),
}


@pytest.mark.parametrize(("rule", "text"), SHAPES.values(), ids=SHAPES.keys())
def test_shapes_of_newsroom_sentences(rule: str, text: str) -> None:
    test_the_rule_that_fires_with_its_speaker_and_content(rule, text)


@pytest.mark.xfail(strict=True, reason="see the number in for-lead.txt")
@pytest.mark.parametrize(("rule", "text"), GAPS.values(), ids=GAPS.keys())
def test_shapes_that_are_not_read_yet(rule: str, text: str) -> None:
    test_the_rule_that_fires_with_its_speaker_and_content(rule, text)


@pytest.mark.xfail(strict=True, reason="wafqan li-ma and a verb at the head of the sentence (for-lead T36)")
def test_wafqan_lima_before_its_clause() -> None:
    [quote] = records("ووفقا لما ذكرته الشرطة، أغلقت الطريق.")
    assert quote.text == "أغلقت الطريق"


NO_RECORD = {
    "no complementizer": "أكد الوزير ضرورة أن يبدأ العمل.",
    "nominal report": "أعلنت الوزارة انتهاء العملية.",
    "call for a noun": "دعا الوزير إلى وقف العمل.",
    "negated": "لم يقل الوزير إن السد قديم.",
    "impersonal": "يذكر أن السد قديم.",
    "it is worth noting": "تجدر الإشارة إلى أن السد قديم.",
    "it is said": "قيل إن السد قديم.",
    "thought": "يعتقد الوزير أن السد قديم.",
    "expectation": "يتوقع الخبراء أن يمتلئ السد.",
    "a name in marks": "عادت وكالة «السهل» إلى العمل.",
    "a film in marks": "عرض فيلم «الطريق» أمس.",
    "bihasab of a measure": "رتبت الكتب حسب الحجم.",
    "wafq of a plan": "يعمل المصنع وفق الخطة.",
    "an outlet in marks and an object": "وقال الوزير لصحيفة «الأفق» كلاما طويلا.",
    "between": "جرى اللقاء بين الوفدين.",
    "followed": "تابع المباراة ألف مشجع.",
    "a label that is no speaker": "عاجل: انهيار السد.",
    "a photo credit": "تصوير: سالم الراوي.",
    "no cue": "امتلأ السد أمس.",
    "title of a symposium": "شارك الوزير في ندوة بعنوان «السد والناس».",
    "a nickname": "يلقب سالم بـ«الصقر».",
    "expected by nobody in particular": "ومن المتوقع أن يعود السكان.",
    "scheduled": "من المقرر أن يصل الوزير غدا.",
    "hung a picture": "علق المدير صورة على الجدار.",
    "moved to hospital": "نقل الجرحى إلى المستشفى.",
    "returned the ball": "رد الحارس الكرة إلى الركنية.",
    "counted his fingers": "وعد الطفل أصابعه.",
    "watered the land": "روى الفلاح الأرض.",
    "reached a number": "بلغ عدد السكان ألفا.",
    "a source line": "المصدر: وكالة السهل",
    "an hour": "الساعة 10:30",
    "site furniture": "اقرأ أيضا: الوزير يقول إن السد قديم.",
}


@pytest.mark.parametrize("text", NO_RECORD.values(), ids=NO_RECORD.keys())
def test_no_record(text: str) -> None:
    assert [(q.rule, q.text) for q in records(text)] == []


SEVERAL = {
    "participle chained on a verb": (
        "قال سالم إن السد امتلأ، مضيفا أن الطريق مغلقة.",
        [("verb-clause", "السد امتلأ"), ("participle-clause", "الطريق مغلقة")],
    ),
    "two participles": (
        "قال سالم إن السد امتلأ، مشيرا إلى أن الطريق مغلقة، ومؤكدا أنه سيعود.",
        [("verb-clause", "السد امتلأ"), ("participle-clause", "الطريق مغلقة"), ("participle-clause", "سيعود")],
    ),
    "two speakers": (
        "قال سالم إن السد امتلأ، فيما أكدت سعاد أن الطريق مغلقة.",
        [("verb-clause", "السد امتلأ"), ("verb-clause", "الطريق مغلقة")],
    ),
    "quotation, then clause": (
        "قال سالم: «امتلأ السد ليلا»، مضيفا أن الطريق مغلقة.",
        [("verb-passage", "امتلأ السد ليلا"), ("participle-clause", "الطريق مغلقة")],
    ),
    "before he adds": (
        "قال سالم إن السد امتلأ، قبل أن يضيف أن الطريق مغلقة.",
        [("verb-clause", "السد امتلأ"), ("verb-clause", "الطريق مغلقة")],
    ),
    "a quotation, its verb, a participle": (
        "«امتلأ السد ليلا كله»، قال سالم، مضيفا «عدنا إلى القرية».",
        [("passage-verb", "امتلأ السد ليلا كله"), ("participle-passage", "عدنا إلى القرية")],
    ),
    "two quotations with a verb each": (
        "وقال: «امتلأ السد ليلا كله». وأضاف: «عدنا إلى القرية».",
        [("verb-passage", "امتلأ السد ليلا كله"), ("verb-passage", "عدنا إلى القرية")],
    ),
    "in the meantime another": (
        "أكد سالم أن السد امتلأ، في حين قالت سعاد إنه فارغ.",
        [("verb-clause", "السد امتلأ"), ("verb-clause", "فارغ")],
    ),
    "a statement inside a reported clause": (
        "قال سالم إن القراصنة أعلنوا أن السفينة غرقت.",
        [("verb-clause", "القراصنة أعلنوا أن السفينة غرقت"), ("verb-clause", "السفينة غرقت")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_statements_in_one_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.rule, q.text) for q in records(text)] == expected


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("وتابع سالم بالقول إن السد امتلأ.", "تَابَعَ"),
        ("وأردف سالم قائلا إن السد امتلأ.", "أَرْدَفَ"),
        ("وختم سالم حديثه قائلا: «امتلأ السد ليلا».", "خَتَمَ"),
    ],
    ids=["bi-l-qawl", "qailan and clause", "qailan and quotation"],
)
def test_two_words_of_saying_give_one_statement_under_the_finite_verb(text: str, lemma: str) -> None:
    assert [q.cue.lemma for q in records(text) if q.cue is not None] == [lemma]


VIA = {
    "noun-clause": ("ونقلت وكالة السهل عن المدير قوله إن الطريق مغلقة.", "وكالة السهل"),
    "quoting-verb": ("ونقلت صحيفة «الأفق» عن المدير أن الطريق مغلقة.", "صحيفة «الأفق»"),
    "noun-passage": ("ونقل التلفزيون عن سعاد مراد قولها: «لن نغلق الطريق».", "التلفزيون"),
}


@pytest.mark.parametrize(("text", "outlet"), VIA.values(), ids=VIA.keys())
def test_the_outlet_that_carried_the_words(text: str, outlet: str) -> None:
    assert [q.via.text for q in records(text) if q.via is not None] == [outlet]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال سالم: «امتلأ السد ليلا».", "direct"),
        ("قال سالم إن «السد امتلأ ليلا».", "direct"),
        ("قال سالم إن السد «امتلأ في ليلة واحدة فقط».", "mixed"),
        ("قال سالم إن السد امتلأ.", "indirect"),
        ("قال سالم إن حركة «الغد» عادت.", "indirect"),
        ("وندد سالم بـ«عدوان سافر».", "fragment"),
    ],
    ids=["quotation", "quotation after that", "part of a clause", "clause", "only a name in marks", "fragment"],
)
def test_kind_of_statement(text: str, kind: str) -> None:
    assert [q.kind for q in records(text)] == [kind]


def attributions(text: str) -> list[Attribution]:
    return Attributor(lexicon().book.patterns).attribute(reading(text))[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قال سالم إن السد امتلأ", "after"),
        ("الوزير قال إن السد امتلأ", "before"),
        ("وقال إن السد امتلأ", "dropped"),
        ("سالم: «امتلأ السد ليلا»", "label"),
    ],
)
def test_the_place_of_the_speaker(text: str, place: str) -> None:
    assert [a.place for a in attributions(text)] == [place]


def test_a_participle_shares_the_speaker_of_the_verb_it_hangs_on() -> None:
    first, second = attributions("قال سالم إن السد امتلأ، مضيفا أن الطريق مغلقة")
    assert (first.governor, second.governor) == (None, 0)


def test_a_report_of_a_noun_is_no_statement_but_its_subject_is_kept() -> None:
    text = "دعا الوزير إلى الهدوء"
    [found] = attributions(text)
    assert found.kind == "nominal"
    assert found.mention is not None
    assert words(reading(text), found.mention.first, found.mention.last) == "الوزير"


def test_what_the_other_patterns_lacked_is_kept() -> None:
    _, missed = Attributor(lexicon().book.patterns).attribute(reading("أكد الوزير ذلك"))
    assert {m.reason for m in missed if m.rule == "verb-clause"} == {"no complementizer within 40 tokens"}


def test_patterns_are_tried_by_falling_priority() -> None:
    priorities = [p.priority for p in extractor().lexicon.book.patterns]
    assert priorities == sorted(priorities, reverse=True)


def test_the_parse_gives_a_dropped_subject_to_the_right_verb() -> None:
    text = "وطالب المجلس بأن يبدأ العمل"
    rows = [
        ("وطالب", "VERB", -1, "root"),
        ("المجلس", "NOUN", 0, "obj"),
        ("بأن", "SCONJ", 3, "mark"),
        ("يبدأ", "VERB", 0, "ccomp"),
        ("العمل", "NOUN", 3, "nsubj"),
    ]
    found, _ = Attributor(lexicon().book.patterns).attribute(reading(text, parsed(*rows)))
    assert [a.mention for a in found if a.cue is not None and a.cue.first == 0] == [None]


def test_sentences_of_an_article_are_read_apart() -> None:
    assert [len(Attributor(lexicon().book.patterns).attribute(r)[0]) for r in readings("قال سالم نعم. وقال ناصر إن السد امتلأ.")][
        -1
    ] == 1
