"""Who is the source: behind بحسب without a comma, in marks, by a mouthpiece, in the construct; and what only looks like one.

Notation as in the examples of the rules.
"""

import pytest

from quotes.attribution import Attribution
from quotes.content import Content
from quotes.extractor import default_extractor
from quotes.sources import is_set_apart
from tests.marking import as_marked, as_read, plain, reading, records

READ = {
    "an before the clause behind a source": ("source-clause-after", "ووفقا ل[خبراء الآثار] إن {السد قديم}."),
    "fa-inna behind a semicolon": ("verb-bare", "وحسبما أورد [موقع الأفق]؛ فإن {السد قديم}."),
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
    "who was asked": ("verb-clause", "ولدى سؤال [المدرب سالم الراوي] عن إصابة الحارس، أكد أن {الفريق جاهز}."),
    "who was asked, by a noun with its preposition": ("verb-clause", "وبسؤال [المدير] عن الحريق، قال إن {الطريق مغلقة}."),
    "a plural in the genitive behind the clause": ("source-clause-before", "{أغلقت الطريق ليلا} بحسب [المقاولين]."),
    "an agency before fa-qad": ("verb-clause", "وبحسب «الأفق»، فقد أكد [البنك المركزي] أن {الفائدة لن تتغير}."),
    "a group behind a name is the object": ("verb-clause", "طالب [أسامة الراوي] رجال الأعمال بأن {يدعموا السد}."),
    "a body behind a state is the object": ("verb-clause", "وحذرت [كوريا الجنوبية] المجموعة الاقتصادية من أن {التأخير مكلف}."),
    "a state with its adjective and no object": ("verb-clause", "وحذرت [كوريا الجنوبية] من أن {التأخير مكلف}."),
    "expressed his belief": ("verb-clause", "وأعرب [سالم الراوي] عن اعتقاده بأن {الطريق ستفتح قبل العيد}."),
    "a matter of which somebody said": ("verb-clause", "واحترق المخزن، الأمر الذي قال [سالم الراوي] إنه {متعمد}."),
    "a match that somebody called": (
        "verb-clause",
        "وأشاد المدير بالمباراة التي وصفها [النائب ناصر العامري] بأنها «{أصعب ليلة في العام}».",
    ),
    "provisions are a measure": (
        "verb-clause",
        "وقال [سالم الراوي] إن {الأرض وزعت وفقا لأحكام العقد القديم على ثلاث قرى}.",
    ),
    "reckonings are a measure": (
        "verb-clause",
        "وقال [سالم الراوي] إن {الأرض وزعت وفقا لحسابات دقيقة على ثلاث قرى}.",
    ),
    "there is no difference to speak of": ("verb-clause", "وقال [المدير] إنه {لا فرق يذكر بين السدين}."),
    "a year before a participle that opens a clause": (
        "participle-clause",
        "وتحدث سالم الراوي عن خطة 2030 مؤكدا أن {السد سليم}.",
    ),
    "a source in the middle": ("source-clause-after", "بيد أنه وفقا ل[خبراء] فإن {السد قديم}."),
    "demanding in the street": ("participle-clause", "وخرجت سعاد مراد إلى الشارع مطالبة بأن {تنشر الأرقام}."),
    "lost commas": ("verb-clause", "وقال [سالم الراوي? مدير السد]? إن {السد سليم}? مضيفا? عند الباب? كلاما كثيرا."),
    "behind a list of people": (
        "verb-passage",
        "وبجانب سالم الراوي، ويوسف عنبر، وعبد اللطيف ناصر، رد [الوزير]: «{السد سليم ولا خطر}».",
    ),
}
WITH_A_PARSE = {
    "a surname in marks before the object": (
        "verb-clause",
        "وزار سالم الراوي السد صباحا. وطالب [«الراوي»] الأهالي بأن {يعودوا إلى القرية}.",
    ),
    "by the activists who": ("verb-clause", "وقوبل القرار بالرفض من جانب [الناشطين] الذين قالوا إن {السد قديم}."),
    "an aside inside its clause": ("clause-as-verb", "{ويمر الجدار، كما تقول [المنظمة]، عبر أراض زراعية}."),
    "who leads the sentence before a colon": (
        "colon-passage",
        "ولم تكن الطريق سهلة، إلا أن [سعاد مراد] التي تدربت على الشاطئ شقت طريقها إلى المنتخب: «{كنت أتدرب على الرمل حافية كل صباح}».",
    ),
    "blamed it on": ("fragment", "وعزى [حسن الراوي] تأخر المباحثات إلى «{غياب الصيانة منذ سنوات}»."),
    "two offices of one person": (
        "verb-clause",
        "وأكد [مدير عام إدارة الطوارئ رئيس لجنة الصيف الدكتور سالم الراوي] أن {السد سليم}.",
    ),
    "a minister of state at a trade": ("verb-clause", "وقال [وزير الدولة بالتجارة دكتور سالم الراوي] إن {السوق مغلقة}."),
    "an office behind whose mouth it is": ("source-clause-after", "وجاء على لسان [عايش بن ذعار] مدير الفرع أن {السد سليم}."),
    "will stay bound": ("verb-clause", "وأكد [سالم الراوي] أن {عقده ينتهي وسيظل ملتزما بخدمة القرية}."),
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
    "what will be demanded of a ministry": "وستكون الوزارة مطالبة بأن تنشر الأرقام قبل الشتاء.",
    "what came to be demanded of a ministry": "وباتت الوزارة مطالبة بأن تنشر الأرقام.",
    "centres that are counted": "وافتتحت الوزارة 42 مركزا لتوزيع الماء.",
    "centres that are counted before a colon": "وافتتحت الوزارة 42 مركزا: خمسة منها في القرى.",
    "a comment on something": "وقال المذيع معلقا على اللقطة الأخيرة في المباراة.",
    "a stand by a mouthpiece": "بدورها، أكدت الحكومة، على لسان الناطق باسمها سالم الراوي، موقفها من السد.",
    "a stand by a mouthpiece without commas": "بدورها جددت الحكومة وعلى لسان رئيسها سالم الراوي موقفها من السد.",
    "laws are no people": "وتأخر العمل بحسب القوانين.",
    "addresses are no people": "وتوزع المياه بحسب العناوين.",
    "provisions of a law": "توزع المياه وفقا لأحكام القانون.",
    "no danger to speak of": "وانتهى الشوط الأول بلا خطر يذكر.",
    "no progress to speak of": "دون أي تقدم يذكر أن العمال عادوا.",
    "in spite of his belief": "وعاد سالم الراوي إلى القرية رغم اعتقاده بأن السد قديم.",
    "called upon": "أيها القائل إن السد قديم، تعال.",
    "would that they": "يا ليتهم ذكروا السد في الخطبة.",
    "shouts of joy": "وتعالت هتافات الفرح في حي «السهل».",
    "shouts and a place": "وتعالت هتافات المصلين في جامع «النور».",
    "shouts and a thing with a name": "وردد الأطفال هتافات المشجعين، وعلقوا صورة «الصقر».",
}
NOBODY_WITH_A_PARSE = {
    "granted that": "وأعلنت الحكومة هدنة، ومع أن المدافع صمتت ليلتين فإن الأهالي لم يعودوا.",
    "a verb that takes no quotation": "وبلغت البطالة وضعا مخيفا «لم نره منذ سنوات طويلة في القرية».",
    "a condition": "وحذر سالم الراوي من أزمة تتفاقم إن لم تفتح القناة.",
    "what is reckoned": "ويعد ذلك دليلا على أن السد قديم.",
    "a verb joined on takes what follows": "إذا كان الرحيل مؤكدا، وأصبح مسألة وقت، فإن على النادي أن يجد بديلا.",
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


@pytest.mark.model
@pytest.mark.parametrize("text", NOBODY_WITH_A_PARSE.values(), ids=NOBODY_WITH_A_PARSE.keys())
def test_what_the_parse_shows_that_nobody_says(text: str) -> None:
    assert list(default_extractor().extract(text)) == []


def test_shouts_are_by_who_stands_behind_them() -> None:
    quotes = records("وقاطعت كلمة الوزير هتافات المصلين «الماء حق لنا» و«لا للسدود القديمة».")
    assert [(q.speaker and q.speaker.name, q.text) for q in quotes] == [
        ("المصلين", "الماء حق لنا"),
        ("المصلين", "لا للسدود القديمة"),
    ]


@pytest.mark.parametrize("shout", ["هتافات", "صيحات"])
def test_each_noun_of_shouts(shout: str) -> None:
    [quote] = records(f"وقاطعت الخطاب {shout} الأهالي «عاش السد» أكثر من مرة.")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.text) == ("الأهالي", "عاش السد")


def test_whose_words_a_relative_clause_describes() -> None:
    [quote] = records("أثارت تصريحات نسبت لوزير المياه سالم الراوي التي قال فيها «لن نفتح السد قبل الشتاء المقبل» غضب الأهالي.")
    assert quote.speaker is not None
    assert quote.speaker.name.endswith("سالم الراوي")
    assert quote.text == "لن نفتح السد قبل الشتاء المقبل"


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
    "an agreement by its name": ("وقالت الوزيرة إن بلادها لم تخرق «اتفاقية جنيف» يوما.", []),
    "an agreement and a verdict on it": ("وقالت الوزيرة إن بلادها لم توقع «اتفاقية ظالمة» يوما.", ["اتفاقية ظالمة"]),
    "a term that comes again": (
        "وقالت الوزيرة إن اللجنة طلبت وقف «برنامج العدادات الذكية للبلدات» سنة. ورصد لـ«برنامج العدادات الذكية للبلدات» مبلغ.",
        [],
    ),
    "an attack in a nominal report": ("وأعلنت الشركة تعرضها لـ«اعتداء إرهابي» ليلة أمس.", ["اعتداء إرهابي"]),
    "what something is said to be": ("وأكدت الشركة أن اللقاءات ستكون «شكلية» في كل المدن.", ["شكلية"]),
    "behind a complementizer with its pronoun": ("وقال سالم الراوي بأنه «متوسط» في كل شيء.", ["متوسط"]),
    "a verb alone": ("وتابعت الوزيرة أن الاستثمارات والإنتاجية «تراجعت» في المدن.", ["تراجعت"]),
    "two adjectives said twice": (
        "وقالت الوزيرة إن الاحتجاجات «عادية وطبيعية». وكرر سالم الراوي أن المطالب «عادية وطبيعية» في كل البلدات.",
        ["عادية وطبيعية", "عادية وطبيعية"],
    ),
    "whose words they are, in marks": ('وقال سالم الراوي إن السد قديم "حسب قولهم" ولا خوف منه.', []),
    "a fund by its name": (
        "وقال سالم الراوي إن «تمكين» مؤسسة خدمية. وأضاف أن دعم «تمكين» مستمر. وأكد أن برامج «تمكين» كثيرة.",
        [],
    ),
    "an attack by the name of its place": ("وأعلنت الشركة تعرضها لهجوم في «السهل» ليلة أمس.", []),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED.keys())
def test_words_and_names_in_marks_that_the_parse_tells_apart(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for q in default_extractor().extract(text) for p in q.passages] == expected


def test_a_subject_with_a_clause_of_time_before_its_verb() -> None:
    [_, inner] = records("وقال سالم الراوي إن المديرة عندما ألقت كلمتها قالت إن السد سليم.")
    assert inner.speaker is not None
    assert (inner.speaker.name, inner.text) == ("المديرة", "السد سليم")


OWN = {
    "his words, and a comma": ("وبحسب كلامه، الطريق مغلقة منذ أسبوع.", ["الطريق مغلقة منذ أسبوع"]),
    "his saying, and fa-inna": ("وحسب قوله فإن الطريق مغلقة منذ أسبوع.", ["الطريق مغلقة منذ أسبوع"]),
    "his statements behind the clause": ("وأغلقت الطريق ليلا بحسب تصريحاته.", ["وأغلقت الطريق ليلا"]),
    "his statements behind a comma": ("وأغلقت الطريق ليلا، بحسب تصريحاته.", ["وأغلقت الطريق ليلا"]),
    "his words with nothing behind them": ("وأغلقت الطريق ليلا. وبحسب كلامه.", []),
}


@pytest.mark.parametrize(("text", "expected"), OWN.values(), ids=OWN.keys())
def test_whose_own_words_they_are(text: str, expected: list[str]) -> None:
    [_, *found] = records(f"قال سالم الراوي إن السد امتلأ. {text}")
    assert [(q.speaker and q.speaker.name, q.text) for q in found] == [("سالم الراوي", content) for content in expected]


def test_somebodys_statements_are_not_the_last_speakers() -> None:
    [_, found] = records("قال سالم الراوي إن السد امتلأ. وبحسب تصريحات ناصر العامري، الطريق مغلقة منذ أسبوع.")
    assert found.speaker is not None
    assert found.speaker.name == "ناصر العامري"


def test_one_of_several_utterances_is_from_somebody() -> None:
    [quote] = records("وتعددت الردود، وكان أبرزها من سالم الراوي، مشيرا إلى أن الماء قليل.")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.text) == ("سالم الراوي", "الماء قليل")


def test_a_blessing_is_nobody() -> None:
    [quote] = records("قال عليه السلام: «اسقوا الأرض قبل أن تعطش».")
    assert (quote.speaker, quote.text) == (None, "اسقوا الأرض قبل أن تعطش")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "لكن سالم الراوي مدرب الفريق أكد قدرة ناديه على العودة، وقال: «لن نخاف من أحد هنا».",
            "سالم الراوي",
            id="what whoever can speak confirms",
        ),
        pytest.param("وكالات أشادت الدولة بجهود الوسطاء، قائلة إنه لا بديل عن الحوار.", "الدولة", id="a credit to agencies"),
        pytest.param("وكانت دراسة أشرف عليها باحثون كشفت أن السد قديم.", "دراسة", id="a study that somebody led"),
        pytest.param(
            "وأكد المتحدث الرسمي بالهلال الأحمر بالمدينة سالم الراوي أن السد سليم.", "سالم الراوي", id="at a body of two words"
        ),
        pytest.param(
            "وأكد مشرف التمريض بالقطاع الصحي سالم الراوي أن الدورات بدأت.", "سالم الراوي", id="at a sector, with its article"
        ),
        pytest.param(
            "وطالبت الهيئة بالإسراع في العمل، مؤكدة أن السد قديم.", "الهيئة", id="what a body demands, with its article"
        ),
        pytest.param("ناشد عسيري الحوثيين أن يعودوا إلى القرية.", "عسيري", id="a name that the parse alone knows"),
        pytest.param("سعاد مراد اتصلت بنا وسمعت صوتها، قائلة إن السد قديم.", "سعاد مراد", id="her voice is nobody"),
        pytest.param("لم يرغب المدرب في التحدث عن الرحيل، قائلا إن الملف مغلق.", "المدرب", id="what a verb takes with fi"),
        pytest.param("وأعلنت وزارة المياه أسماء (20) مرشحا، وأكدت أن السد قديم.", "وزارة المياه", id="names of candidates"),
        pytest.param("وأكد رئيس بعثة الفريق في المعسكر أن الحصص مغلقة.", "رئيس بعثة الفريق في المعسكر", id="a team's mission"),
        pytest.param("وقال سفير تونس باسم الراوي إن السد قديم.", "باسم الراوي", id="basim behind a place"),
    ],
)
def test_whose_name_it_is(text: str, name: str) -> None:
    [quote] = default_extractor().extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.model
def test_a_saying_right_behind_its_verb_is_no_name() -> None:
    text = "وقال سكان القرية إن الماء قليل. ويقولون «لا يحرث الأرض إلا أبناؤها» ولذلك ينتظر الناس أن يعود الماء."
    assert {q.speaker and q.speaker.name for q in default_extractor().extract(text)} == {"سكان القرية"}


def test_a_clause_that_describes_a_text_is_set_apart_from_a_participle() -> None:
    read = reading("وأشار البيان الذي توصلت «الأفق» به إلى أن السد قديم، موضحا أن الماء قليل")
    _, reached, going_on = read.cues
    nominal = Attribution("", "nominal", reached, Content(reached.last, reached.last, ()))
    assert is_set_apart(read, going_on, nominal)
