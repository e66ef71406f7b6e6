"""Each pattern in sentences of many shapes: the rule that fires, the speaker in [ ] and the content in { }.

Where nothing stands in [ ] the cue has no mention of its own.
"""

import pytest

from quotes.attribute import Attribution, Attributor
from tests.marking import as_marked, as_read, extractor, lexicon, parsed, plain, reading, readings, records, words

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
    "noun-construct": [
        "وعلى الرغم من تأكيد [المدير] أن {السد سليم}.",
        "ورغم إعلان [الوزيرة سعاد مراد] أن {السد سليم}.",
        "وجاء ذلك بعد تأكيد [وزارة المياه] على أن {السد سليم}.",
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
        "وقال {من المفترض ألا تغلق الطريق}.",
        "وقال [المدير]، {لقد وصلت القافلة أمس}.",
        "وأضافت [سعاد مراد]، {لن نعود إلى القرية}.",
    ],
    "asked-question": [
        "وتساءل [النائب] {هل تملك البلدية خطة}؟",
        "وتساءلت [سعاد مراد] {لماذا أغلقت الطريق}؟",
        "ويتساءل [المدير]، {كيف امتلأ السد في ليلة واحدة}؟",
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
    "noun-clause-far": [
        "ونقلت وكالة السهل عن [مدير السد] قوله أمس خلال جولة في الحقول القريبة، إن {الطريق مغلقة}.",
        "ونقلت وكالة السهل عن [سعاد مراد] قولها في لقاء مع أهالي القرى المجاورة، إن {الطريق مغلقة}.",
        "ونقلت وكالة السهل عن [السكان] قولهم الأحد بعد عودتهم إلى بيوتهم القديمة، إن {الطريق مغلقة}.",
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
    "source-passage-after": [
        "ويبقى القرار بحسب [المدير] «{خطرا على القرية كلها اليوم}».",
        "ويعد المشروع وفقا ل[وزارة المياه] «{خطوة أولى نحو حل دائم}».",
        "والسد، بحسب [سعاد مراد]، «{لن يكفي القرية صيفا واحدا}».",
    ],
    "source-clause-before": [
        "{أغلقت الطريق ليلا}، بحسب [مصدر أمني].",
        "{أغلقت الطريق ليلا}، وفقا ل[وزارة المياه].",
        "{أغلقت الطريق ليلا}، نقلا عن [وكالة السهل].",
        "«{أغلقت الطريق ليلا}»، بحسب [المدير].",
        "{أغلقت الطريق ليلا}، على حد قول [المدير].",
    ],
    "document-bare": [
        "ووفقا لما ورد في [بيان الهيئة]، {أغلقت الطريق ليلا}.",
        "وبحسب ما جاء في [التقرير]، {ارتفعت الأسعار مرتين}.",
        "ووفق ما ورد في [بيان الوزارة]، {تأجل الموعد أسبوعا}.",
    ],
    "clause-document": [
        "{أغلقت الطريق ليلا}، وفق ما جاء في [بيان الهيئة].",
        "{ارتفعت الأسعار مرتين}، بحسب ما ورد في [التقرير].",
        "{تأجل الموعد أسبوعا}، وفقا لما جاء في [بيان الوزارة].",
    ],
    "colon-passage": [
        "ثم التفت [سالم] إلى الحضور: «{كنا نعرف أن السد لن يصمد}».",
        "وابتعد [المدير] عن الكاميرات: «{لا أريد أن أظهر في الصور اليوم}».",
        "وهز [الوزير] رأسه: «{لن نغلق المصنع مهما كان الثمن}».",
    ],
    "label-colon": [
        "[مصدر حكومي]: {السد سليم تماما منذ أمس}.",
        "[الوزير سالم الراوي] لـ«الأفق»: {السد سليم تماما}.",
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
    "own-words-after": [
        ("قالت سعاد مراد إن الوصفة قديمة.", "أما المقادير فما زالت، على حد تعبيرها، «{سر عائلي}»."),
        ("قال سالم الراوي إن الطريق طويلة.", "وبقيت المحطة، على حد وصفه، «{نصف مفتوحة}»."),
        ("وأضاف المدير أن العمل يسير.", "لكن الموعد يبقى، على حد قوله، «{رهن الطقس}»."),
    ],
    "standing-passage": [
        ("قال سالم الراوي: «بدأ كل شيء ليلا».", "«{ثم خرجنا من القرية مع الأهل}»."),
        ("قالت سعاد مراد إن السد قديم.", "«{لم يسأل عنه أحد منذ سنوات طويلة}»."),
        ("وأضاف المدير: «بدأ كل شيء ليلا».", "“{ثم خرجنا من القرية مع الأهل}”."),
    ],
}
CASES = [pytest.param(rule, text, id=f"{rule} {n}") for rule, texts in PATTERNS.items() for n, text in enumerate(texts, start=1)]
CASES_AFTER = [
    pytest.param(rule, *pair, id=f"{rule} {n}") for rule, pairs in AFTER_ANOTHER.items() for n, pair in enumerate(pairs, start=1)
]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_the_rule_that_fires_with_its_speaker_and_content(rule: str, text: str) -> None:
    assert as_read(records(plain(text))) == [(rule, *as_marked(text))]


@pytest.mark.parametrize(("rule", "before", "text"), CASES_AFTER)
def test_rules_that_lean_on_the_sentence_before(rule: str, before: str, text: str) -> None:
    quotes = [q for q in records(f"{before}\n{plain(text)}") if q.start > len(before)]
    assert as_read(quotes) == [(rule, *as_marked(text))]


def test_every_pattern_has_three_sentences() -> None:
    counted = {rule: len(texts) for rule, texts in PATTERNS.items()} | {rule: len(pairs) for rule, pairs in AFTER_ANOTHER.items()}
    assert {p.id for p in lexicon().book.patterns} == set(counted)
    assert min(counted.values()) >= 3


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


def test_foreign_words_in_marks_are_a_name_and_an_adjective_is_quoted() -> None:
    rows = [("قال", "VERB", -1, "root"), ("إن", "SCONJ", 3, "mark"), ("الرد", "NOUN", 3, "nsubj"), ("جاء", "VERB", 0, "ccomp")]
    foreign = reading("قال إن الرد جاء من «غوروم»", parsed(*rows, ("من", "ADP", 5, "case"), ("غوروم", "X", 3, "obl")))
    adjective = reading("قال إن الرد جاء رد «معتدل»", parsed(*rows, ("رد", "NOUN", 3, "obj"), ("معتدل", "ADJ", 4, "amod")))
    assert (foreign.is_quotation(5), adjective.is_quotation(5)) == (False, True)
