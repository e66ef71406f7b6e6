"""Sentences of many newsroom shapes, and sentences in which nobody is quoted. Notation as in the examples of the rules.

Shapes that are not read yet are strict xfails: whoever mends one moves it to the table of those that are read.
"""

import pytest

from tests.marking import as_marked, as_read, plain, records

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
    "predicate after wa-hiya": ("verb-clause", "وقالت [سعاد مراد]، وهي معلمة في القرية، إن {المدرسة مغلقة}."),
    "passed on by an agency from its source": ("clause-as-verb", "{أغلقت الطريق ليلا}، وفق ما نقلته وكالة السهل عن [مصدر طبي]."),
    "an agency in a frame": ("verb-clause", "وقال [المدير]، وفق ما أورده موقع السهل، إن {السد سليم}."),
    "a paper named in brackets": ("verb-clause", "وتشير ([الأفق]) إلى أن {السد قديم}."),
    "midfielder": ("verb-clause", "وأكد [لاعب وسط الفريق سالم الراوي] أن {المباراة صعبة}."),
    "delegate of a market": ("verb-clause", "وقال [ممثل عن أسواق الجملة سالم الراوي] إن {الأسعار ارتفعت}."),
    "a rare title before a word like an adjective": ("verb-clause", "وصرح [السيد أكبر الراوي] بأن {المصنع مفتوح}."),
    "an island state that looks like a plural": ("verb-clause", "وقالت [البحرين] إن {المحادثات مستمرة}."),
    "whoever stands before fa-inna": ("source-clause-after", "وبحسب [عضو في الوفد] طلب عدم ذكر اسمه فإن {الاجتماع دام ساعة}."),
    "a body that ends the clause": ("source-clause-before", "{بلغت صادرات التمر ملياري دينار} بحسب [وزارة التجارة]."),
    "an agency before the verb that carries it": (
        "verb-clause",
        "وحسب وكالة السهل، اعتبر [السفير سالم الراوي] أن {الزيارة ناجحة}.",
    ),
    "carried by an agency on the way": ("verb-clause", "وقال [المدير]، كما نقل عنه موقع السهل، إن {السد سليم}."),
    "a name like the verb to condemn": ("verb-clause", "وقال [دان أكرمان] إن {السد قديم}."),
    "a name like fa-inna": ("verb-clause", "وقال [فان در ميرن] إن {السد قديم}."),
    "to the press": ("verb-clause", "وأوضح للصحافة [العقيد سالم الراوي] بأن {السد سليم}."),
    "a quantity of people": ("verb-clause", "وقال [عدد كبير من التجار] إن {السكر غير متوفر}."),
    "a woman of office": ("verb-clause", "وقالت [سعاد مراد مقررة الأمم المتحدة] إن {السكان جياع}."),
    "an occasion that a verb describes": ("verb-clause", "وقال [المدير] خلال مؤتمر صحافي عرض خلاله التقرير إن {السد قديم}."),
    "wafq ma dhakara": ("clause-as-verb", "{أغلقت الطريق}، وفق ما ذكر [مصدر أمني]."),
    "in its issue": ("verb-clause", "وذكرت [صحيفة «الأفق»] في عددها الصادر اليوم أن {السد امتلأ}."),
    "the blank before that is missing": ("verb-clause", "وأكد [المصدر]أن {السد امتلأ}."),
    "a source who asked not to be named": ("verb-clause", "وقال [مصدر] طلب عدم ذكر اسمه إن {السد امتلأ}."),
    "in its report": ("verb-clause", "وأشارت [الوزارة] في تقريرها السنوي إلى أن {السد قديم}."),
    "when asked": ("verb-passage", "وقال [المدير] لدى سؤاله عن السد: «{السد سليم ولا خطر}»."),
    "tweet": ("verb-passage", "وغرد [النائب ناصر العامري] على حسابه في منصة إكس: «{لن أستقيل من منصبي}»."),
    "in a tweet": ("verb-passage", "وفي تغريدة، قال [الوزير]: «{السد سليم ولا خطر}»."),
    "reply": ("verb-passage", "ورد [الوزير] قائلا: «{السد سليم ولا خطر على القرية}»."),
    "doubled colon": ("verb-colon", "وقال [المصدر] :: {السد امتلأ}."),
    "ala ma afada": ("clause-as-verb", "{أغلقت الطريق}، على ما أفاد [شهود]."),
    "this announced": ("verb-clause", "هذا وأعلنت [وزارة المياه] أن {السد امتلأ}."),
    "an aside before the opener": ("verb-clause", "وقال [الوزير] خلال الجلسة، وفق ما أورده موقع السهل، إن {السد امتلأ}."),
    "a described source": ("source-clause-after", "وبحسب [الوزارة]، التي تملك السد منذ عام، فإن {السد قديم}."),
    "whose affirmation it is": ("source-clause-before", "{أغلقت الطريق ليلا} وفق تأكيد [المدير]."),
    "a pronoun behind a name": ("verb-clause", "وقال [الوزير سالم الراوي] هو الآخر إن {السد امتلأ}."),
    "the same source": ("source-clause-before", "{أغلقت الطريق ليلا}، حسب [نفس المسؤول]."),
    "words that a clause takes from a source": (
        "source-passage-after",
        "ويبقى القرار بحسب [المدير] «{خطرا على القرية كلها اليوم}».",
    ),
    "a body by its long name in marks": ("verb-clause", "واعتبر [تقرير] «التحالف من أجل حقوق سكان الريف» أن {السد قديم}."),
    "the chief of some": ("verb-passage", "وصرح [كبير المفاوضين سالم الراوي] للصحفيين «{السد سليم ولا خطر}»."),
    "a marked predicate behind its pronoun": ("verb-clause", "واعتبر [المدير] أنه «{حل جيد للقرية» يستحق الدعم}."),
    "in words of": ("source-clause-before", "{«أغلقت الطريق ليلا بلا إنذار»}، على حد تعبير [المدير]."),
    "accused the ministry": ("verb-clause", "واتهم [النائب] الوزارة بأنها {أهملت السد}."),
    "called on the citizens": ("fragment", "ودعت [الوزارة] المواطنين إلى «{توخي الحذر}»."),
    "described the accident": ("verb-clause", "ووصفت [الوزارة] الحادث بأنه «{مأساة كبيرة}»."),
    "question to somebody": ("verb-passage", "وسأل [القاضي] المتهم: «{أين كنت تلك الليلة؟}»."),
    "one of these workers": ("verb-clause", "وقال [أحد هؤلاء العمال] إن {الأجور لم تصرف}."),
    "comments on that": ("verb-passage", "ويعلق على ذلك [ناصر العامري من «مكتب السهل»]: «{المال وحده لا يطعم قرية}»."),
    "a message to them": ("verb-passage", "ووجه إليهم [سالم الراوي] رسالة: «{لا تغلقوا الطريق في وجه أحد}»."),
    "a statement behind a semicolon": ("verb-clause", "وذكر [مدير الفرع «المهندس سالم الراوي»]؛ في بيان صحفي أن {السد قديم}."),
    "the law provides": ("verb-clause", "وينص [القانون] على أنه {لا تغلق الطريق ليلا}."),
    "an article of it provides": ("verb-clause", "وتنص [المادة الثانية] على أن {الطريق تغلق ليلا}."),
    "in the document": ("verb-passage", "وجاء بالوثيقة «{تلتزم القرى بإصلاح السد في شهر}»."),
    "in the report": ("verb-clause", "وجاء بالتقرير أن {السد قديم}."),
    "a report under a long title": (
        "document-clause",
        "وجاء في [تقرير «هيئة السدود» المنشور] تحت مسمى «السدود الصغيرة في زمن الجفاف الطويل والمطر القليل» أن {السد قديم}.",
    ),
    "a place of work in marks": ("verb-clause", "وبين [مصدر مسؤول] بـ«كهرباء السهل» أن {المحول تعطل}."),
    "whom the paper met": ("verb-clause", "وقالت [بائعة خضر] التقتها «الأفق» إن {السوق مغلقة}."),
    "if he were": ("verb-clause", "وقال [المدير] لو كان حاضرا إن {السد قديم}."),
    "a network named by letters": ("verb-clause", "وأشارت [بي بي سي] إلى أن {السد قديم}."),
    "whom they urge, named in the clause": (
        "verb-clause",
        "وقال [سالم الراوي] إن {الأحزاب أنفقت كثيرا لحشد الناخبين وحثهم على المشاركة في الاقتراع}.",
    ),
    "a given name like he saw me, between commas": ("verb-clause", "وأكد [مدير العلاقات، راني خشيم]، أن {السد سليم}."),
    "told you by somebody": ("verb-clause", "ويقول لك [الحارس] إن {السد قديم}."),
    "bound itself": ("verb-clause", "والتزمت [الشركة] بأن {تدفع أجور العمال}."),
    "terms, not listed": ("verb-colon", "وأضاف [المدير]: {الشروط جديدة ولن نتراجع عنها}."),
    "as the police need": ("source-clause-before", "{وأغلقت الطريق ليلا} بحسب [الشرطة]."),
    "what he wants": ("verb-bare", "وقال [سالم الراوي] {أريد أن تفتح الطريق}."),
    "what they think, without a speaker's title": ("verb-bare", "وأضاف [الوزير] {نعتقد أن السد قديم}."),
    "as a lady says": ("source-clause-after", "وبحسب [الحاجة فاطمة]، {توزع المياه على القرى}."),
    "now and then": ("verb-clause", "وقال [سالم الراوي] تارة إن {السد قديم}."),
    "now and then before the speaker": ("verb-clause", "وقال تارة [سالم الراوي] إن {السد قديم}."),
}
GAPS = {
    "expressed his regret": ("fragment", "وعبر [الوزير] عن «{أسفه العميق}» للحادث."),
}


@pytest.mark.parametrize(("rule", "text"), SHAPES.values(), ids=SHAPES.keys())
def test_shapes_of_newsroom_sentences(rule: str, text: str) -> None:
    assert as_read(records(plain(text))) == [(rule, *as_marked(text))]


@pytest.mark.xfail(strict=True, reason="عبر عن is a preposition to us without a parse")
@pytest.mark.parametrize(("rule", "text"), GAPS.values(), ids=GAPS.keys())
def test_shapes_that_are_not_read_yet(rule: str, text: str) -> None:
    assert as_read(records(plain(text))) == [(rule, *as_marked(text))]


def test_wafqan_lima_before_its_clause() -> None:
    [quote] = records("ووفقا لما ذكرته الشرطة، أغلقت الطريق.")
    assert quote.text == "أغلقت الطريق"


def test_hasbama_is_sign_enough_for_a_verb_of_many_meanings() -> None:
    assert [q.rule for q in records("أغلقت الطريق ليلا، حسبما ذكرت وكالة السهل.")] == ["clause-as-verb"]


@pytest.mark.parametrize("text", ["وفقا للوزارة، أغلقت الطريق ليلا.", "أغلقت الطريق ليلا، وفقا للوزير."])
def test_the_name_of_a_source_does_not_begin_with_its_preposition(text: str) -> None:
    [quote] = records(text)
    assert quote.speaker is not None
    assert not quote.speaker.name.startswith("ل")


def test_a_verb_that_reports_no_clause_has_the_marked_words_alone() -> None:
    assert [q.text for q in records("وانتقد النائب «بطء العمل» في السد.")] == ["بطء العمل"]


MARKED = {
    "an allusion follows": ("وقال الوزير إن القرية عاشت تحت قبضة «حارس»، في إشارة إلى المدير.", ["حارس"]),
    "warned twice": ("حذرت الوزيرة من «هجوم وشيك».\nوحذرت الوزيرة أمس من «هجوم وشيك».", ["هجوم وشيك", "هجوم وشيك"]),
    "for the sake of": ("وقالت الوزيرة إن الجيران سعوا من أجل «استسلام» القرية.", ["استسلام"]),
    "a titled person": ("وناشد الأهالي الوزير «الأمير ماجد بن ناصر» التدخل.", []),
    "words somebody used, in a report": (
        "وقالت الوزيرة إن المدير سالم الراوي استخدم عبارات مثل «أنتم لصوص الماء».",
        ["أنتم لصوص الماء"],
    ),
    "accused of, in a report": ("وقالت الوزيرة إن المدير سالم الراوي يتهم الأهالي بـ«سرقة الماء ليلا».", ["سرقة الماء ليلا"]),
    "wounds a doctor calls so": ("ونقل خمسة بجروح وصفها الطبيب سالم الراوي «بالبليغة».", ["بالبليغة"]),
    "called first": ("ودافعت الوزيرة عن سعاد مراد ووصفتها بأنها «السيدة الأولى للسد».", ["السيدة الأولى للسد"]),
    "behind a relative clause": (
        "وقال الوزير إن السد الذي اقترحته اللجنة كاف، «ولا أحد يريد سدا آخر».",
        ["ولا أحد يريد سدا آخر"],
    ),
    "a clause set beside the speaker's": (
        "وتصر الوزيرة على «مشروع واحد لا غير»، في الوقت الذي كان فيه الجيران يبنون «سدودا صغيرة».",
        ["مشروع واحد لا غير"],
    ),
    "pumps by their name": ("وقال الوزير إن القرية استخدمت مضخات «السهل» الجديدة.", []),
    "a blessing": ("وقال الوزير إن الشيخ سالم الراوي «رحمه الله» بنى السد.", []),
    "words like a blessing": ("وقال الوزير إن الشيخ سالم الراوي «رحمه الأطباء» في مرضه.", ["رحمه الأطباء"]),
    "a bank by its name": ("وقال الوزير إن بنك «السهل» سليم.", []),
    "a nickname with abu": ("وقال الوزير إن الأهالي شكروا «أبو ناصر» على جهده.", []),
    "what is called": ("وقال الوزير إن الحديث عما يسمى بـ«الطريق الثالث» انتهى.", []),
    "years": ("وقال الوزير إن الخطة الخمسية «2031 2036م» جاهزة.", []),
    "letters by their names": ("وأكد المدير أن العمال يستخدمون «أو أم أس» منذ أمس.", []),
    "letters with full stops": ("وأكد المدير أن العمال يستخدمون «سي. ن. سي» منذ أمس.", []),
    "short words that are no letters": ("وأكد المدير أن العمل «لا بد منه» قبل الشتاء.", ["لا بد منه"]),
    "a row of people": ("وقالت الوزيرة إن اللجنة كرمت «سالم الراوي وخالد العامري ومنصور حسن» على جهدهم.", []),
    "a row of first names": ("وقالت الوزيرة إن اللجنة كرمت «سالم وخالد ومنصور» على جهدهم.", []),
    "a word like a name": ("وأكد المدير أن الطريق «سالم وآمن للجميع» في الليل.", ["سالم وآمن للجميع"]),
    "what somebody calls it": ("وندد الوزير بما يسميه «تجارة الظلام».", ["تجارة الظلام"]),
    "what somebody called it": ("وندد الوزير بما سماه «بطء العمل».", ["بطء العمل"]),
    "an object that is a group": ("طالب أسامة الراوي رجال الأعمال بـ«دعم السد والمدارس».", ["دعم السد والمدارس"]),
    "would that they, inside a quotation": ("وقالت سعاد مراد: «يا ليتهم سألوا أهل القرية».", ["يا ليتهم سألوا أهل القرية"]),
    "like another": ("وقال الوزير إن القرية تطورت على غرار «السهل الأخضر» في الجنوب.", []),
}


@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED.keys())
def test_words_and_names_in_marks(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for q in records(text) for p in q.passages] == expected


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
    "what a verb of many meanings makes": "وتشكل السدود «خطرا كبيرا على القرية» في الشتاء.",
    "what a text holds": "وزار الوزير القرية ببرنامج طويل.",
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
    "a row of scores": "النادي السهلي: 2-0",
    "a link behind a verb": "وسئل الوزير فقال: http://sadd.example/form",
    "terms behind some of them": "وأضاف المدير شروطا جديدة ومنها: البطاقة وشهادة الملكية وصورة حديثة.",
    "demands behind the chief of them": "ودعا المدير إلى أمور عدة، أهمها: فتح الطريق وتشغيل السد.",
    "as needed": "وتوزع المياه على القرى حسب الحاجة.",
    "as needed, behind a comma": "وتوزع المياه على القرى، حسب الحاجة.",
    "as needed, at the head": "وبحسب الحاجة، توزع المياه على القرى.",
    "as needed, by another preposition": "وتوزع المياه على القرى بحسب الحاجة.",
    "reading shows": "وتكشف القراءة أن السد قديم.",
    "a company that is bound": "وعادت الشركة إلى السوق، ملتزمة بأن تدفع أجور العمال.",
    "the most prominent of its records": "وسجل الفريق أرقاما جديدة، وأبرزها أن الفريق تجاوز عشرين هدفا في الموسم.",
    "between him and another": "وانتهى الخلاف بينه وبين المدير أن السد قديم.",
    "papers that are listed": "وطلبت البلدية الأوراق الآتية: البطاقة وشهادة الملكية وصورة حديثة.",
    "terms that are listed": "وأضاف المدير الشروط التالية: البطاقة وشهادة الملكية وصورة حديثة.",
    "Muslims who are attacked": "هاجم مسلحون سكانا مسلمين اعتقادا منهم بأنهم يتعاونون مع الجيش.",
    "a row of figures": "مالطا: 6 ملايين يورو، أما قبرص: 9 ملايين.",
    "a verb of saying in marks": "«وقال»: كلمة وحيدة بقيت من السطر.",
    "the address of a page": "وزارة المياه http://sadd.example",
    "what a company may do": "وكشف الوزير عن أقصى ما يمكن للشركة أن تقدمه.",
    "what a minister may do": "وذكر المحامي حالات نادرة يجوز للوزير أن يعفي فيها المتأخرين.",
    "a belief that spreads": "وزاد الاعتقاد بأن السد قديم.",
    "cautious of what is said": "وعلى النادي أن يكون حذرا إزاء ما يقال من أن اللاعب باق.",
    "pupils that are counted": "وضمت الدورة 17 طالبا (من معهدين: الأول والثاني).",
    "the death of somebody with his office in marks": "وأعلن القائد مقتل «والي الساحل» عادل الراوي.",
    "by a decree": "وتجري معاقبة المخالفين وفقا للقرار الوزاري.",
    "whoever says": "ومن يقول: نعم.",
    "accused by somebody": "حضر ثلاثة متهمين من قبل اللجنة، وهم: سالم وناصر.",
    "customs demand": "تقضي التقاليد بأن تعلق الصورة.",
    "what cannot be reckoned a given thing": "ولا يمكن اعتباره أمرا مسلما به أن يفتح السد.",
    "what cannot be reckoned natural": "ولا يمكن اعتباره أمرا طبيعيا أن يفتح السد.",
    "what cannot be taken for granted": "ولا يمكن اعتباره مسلما به أن يفتح السد.",
    "a list of candidates": "سالم الراوي: حزب الغد\nسعاد مراد: حزب السهل\nناصر العامري: الماء والحياة",
    "a reason for something else": "عادت سعاد، مصرحة برغبتها في الراحة لأنها تعبت.",
    "reality shows": "يكشف الواقع أن السد قديم.",
    "a matter that was explained": "ارتفعت الأسعار، الأمر الذي فسر بأنه ضعف للرقابة.",
    "a place and a writer": "دمشق: سعاد مراد",
    "a place and a paper": "لندن: «الأفق الجديد»",
    "a report by a writer": "تقرير: سعاد مراد",
    "an hour": "الساعة 10:30",
    "site furniture": "اقرأ أيضا: الوزير يقول إن السد قديم.",
}


@pytest.mark.parametrize("text", NO_RECORD.values(), ids=NO_RECORD.keys())
def test_no_record(text: str) -> None:
    assert [(q.rule, q.text) for q in records(text)] == []


def test_short_words_after_a_label_are_speech_all_the_same() -> None:
    assert [q.rule for q in records("الوزير: لن نعود")] == ["label-colon"]


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف: «لن نغلق السد هذا العام. وأكد المدير أن الطريق مفتوحة.",
        "وأضاف: «لن نغلق السد هذا العام.\nوأكد «الراوي» أن الطريق مفتوحة.»",
    ],
    ids=["never closed", "closed behind the report"],
)
def test_an_unclosed_quotation_ends_before_the_next_report(text: str) -> None:
    assert [q.text for q in records(text)] == ["لن نغلق السد هذا العام.", "الطريق مفتوحة"]


def test_a_quotation_of_several_paragraphs_may_hold_a_report() -> None:
    text = "وأضاف: «لن نغلق السد.\n«وقال لنا المدير إن الطريق مفتوحة». ثم خرج."
    assert [q.text for q in records(text)] == ["لن نغلق السد.\n«وقال لنا المدير إن الطريق مفتوحة"]


def test_words_behind_a_colon_run_on_over_verbs_of_many_meanings() -> None:
    text = "وقال المدير: كانت الأرقام جيدة هذا العام. ستعود الورش عندما يبدأ الموسم."
    assert [q.text for q in records(text)] == ["كانت الأرقام جيدة هذا العام. ستعود الورش عندما يبدأ الموسم"]


def test_quoted_words_before_the_opener_are_kept() -> None:
    text = "واتهم الوزير في بيان الجيران بـ«السعي إلى خنق القرية كلها»، قائلا إنه سيعود."
    assert [(q.kind, q.text) for q in records(text)] == [("fragment", "السعي إلى خنق القرية كلها"), ("indirect", "سيعود")]


def test_a_participle_behind_the_noun_of_its_clause_is_the_predicate() -> None:
    assert [q.text for q in records("أكد الوزير أن الشركات مطالبة بأن تتكيف مع السوق.")] == ["الشركات مطالبة بأن تتكيف مع السوق"]


def test_two_labels_are_no_list() -> None:
    assert len(records("سالم الراوي: طموحاتنا كبيرة\nسعاد مراد: السد سليم")) == 2


def test_a_byline_is_no_speech() -> None:
    assert records("كتب: سالم الراوي") == []


@pytest.mark.xfail(strict=True, reason="nobody is no speaker")
def test_nobody_says() -> None:
    assert records("لا أحد يقول إن السد قديم.") == []


def test_a_short_quotation_right_after_a_continuing_verb() -> None:
    text = "وقال سالم لوكالة السهل: «امتلأ السد ليلا»، وتابع «عدنا إلى القرية»."
    assert [q.text for q in records(text)] == ["امتلأ السد ليلا", "عدنا إلى القرية"]
