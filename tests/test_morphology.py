"""Forms of verbs of every class against tables typed by hand, in the correct modern spelling."""

import pytest

from quotes.morphology import Form, inflect, proclitics
from quotes.normalise import fold
from quotes.sounds import phonemes, spell

# lemma, root, measure, imperfect, participle, verbal noun; then the forms that tell the class:
# perfect 3fs 3mp 1s; imperfect 3ms 3mp, after a particle 3ms; passive perfect and imperfect 3ms;
# participle accusative ms, fs, oblique mp; verbal noun with ها. A dash stands for "no such noun".
PARADIGMS = """
كَتَبَ كتب 1 يَكْتُبُ كَاتِب كِتَابَة | كتبت كتبوا كتبت | يكتب يكتبون يكتب | كتب يكتب | كاتبا كاتبة كاتبين | كتابتها
ذَكَرَ ذكر 1 يَذْكُرُ ذَاكِر ذِكْر | ذكرت ذكروا ذكرت | يذكر يذكرون يذكر | ذكر يذكر | ذاكرا ذاكرة ذاكرين | ذكرها
لَفَتَ لفت 1 يَلْفِتُ لَافِت لَفْت | لفتت لفتوا لفت | يلفت يلفتون يلفت | لفت يلفت | لافتا لافتة لافتين | لفتها
قَالَ قول 1 يَقُولُ قَائِل قَوْل | قالت قالوا قلت | يقول يقولون يقل | قيل يقال | قائلا قائلة قائلين | قولها
زَادَ زيد 1 يَزِيدُ زَائِد زِيَادَة | زادت زادوا زدت | يزيد يزيدون يزد | زيد يزاد | زائدا زائدة زائدين | زيادتها
خَافَ خوف 1 يَخَافُ خَائِف خَوْف | خافت خافوا خفت | يخاف يخافون يخف | خيف يخاف | خائفا خائفة خائفين | خوفها
جَاءَ جيء 1 يَجِيءُ - - | جاءت جاؤوا جئت | يجيء يجيئون يجئ | جيء يجاء | - - - | -
دَعَا دعو 1 يَدْعُو دَاعٍ دَعْوَة | دعت دعوا دعوت | يدعو يدعون يدع | دعي يدعى | داعيا داعية داعين | دعوتها
شَكَا شكو 1 يَشْكُو شَاكٍ شَكْوَى | شكت شكوا شكوت | يشكو يشكون يشك | شكي يشكى | شاكيا شاكية شاكين | شكواها
نَفَى نفي 1 يَنْفِي نَافٍ نَفْي | نفت نفوا نفيت | ينفي ينفون ينف | نفي ينفى | نافيا نافية نافين | نفيها
رَوَى روي 1 يَرْوِي رَاوٍ رِوَايَة | روت رووا رويت | يروي يروون يرو | روي يروى | راويا راوية راوين | روايتها
مَضَى مضي 1 يَمْضِي مَاضٍ مُضِيّ | مضت مضوا مضيت | يمضي يمضون يمض | مضي يمضى | ماضيا ماضية ماضين | مضيها
نَعَى نعي 1 يَنْعَى نَاعٍ نَعْي | نعت نعوا نعيت | ينعى ينعون ينع | نعي ينعى | ناعيا ناعية ناعين | نعيها
خَشِيَ خشي 1 يَخْشَى خَاشٍ خَشْيَة | خشيت خشوا خشيت | يخشى يخشون يخش | خشي يخشى | خاشيا خاشية خاشين | خشيتها
رَأَى رءي 1 يَرَى - رَأْي | رأت رأوا رأيت | يرى يرون ير | رئي يرى | - - - | رأيها
رَدَّ ردد 1 يَرُدُّ رَادّ رَدّ | ردت ردوا رددت | يرد يردون يرد | رد يرد | رادا رادة رادين | ردها
حَثَّ حثث 1 يَحُثُّ حَاثّ حَثّ | حثت حثوا حثثت | يحث يحثون يحث | حث يحث | حاثا حاثة حاثين | حثها
قَرَأَ قرء 1 يَقْرَأُ قَارِئ قِرَاءَة | قرأت قرؤوا قرأت | يقرأ يقرؤون يقرأ | قرئ يقرأ | قارئا قارئة قارئين | قراءتها
سَأَلَ سءل 1 يَسْأَلُ سَائِل سُؤَال | سألت سألوا سألت | يسأل يسألون يسأل | سئل يسأل | سائلا سائلة سائلين | سؤالها
أَمَرَ ءمر 1 يَأْمُرُ آمِر أَمْر | أمرت أمروا أمرت | يأمر يأمرون يأمر | أمر يؤمر | آمرا آمرة آمرين | أمرها
وَصَفَ وصف 1 يَصِفُ وَاصِف وَصْف | وصفت وصفوا وصفت | يصف يصفون يصف | وصف يوصف | واصفا واصفة واصفين | وصفها
وَعَدَ وعد 1 يَعِدُ وَاعِد وَعْد | وعدت وعدوا وعدت | يعد يعدون يعد | وعد يوعد | واعدا واعدة واعدين | وعدها
أَكَّدَ ءكد 2 يُؤَكِّدُ مُؤَكِّد تَأْكِيد | أكدت أكدوا أكدت | يؤكد يؤكدون يؤكد | أكد يؤكد | مؤكدا مؤكدة مؤكدين | تأكيدها
بَيَّنَ بين 2 يُبَيِّنُ مُبَيِّن تَبْيِين | بينت بينوا بينت | يبين يبينون يبين | بين يبين | مبينا مبينة مبينين | تبيينها
سَمَّى سمو 2 يُسَمِّي مُسَمٍّ تَسْمِيَة | سمت سموا سميت | يسمي يسمون يسم | سمي يسمى | مسميا مسمية مسمين | تسميتها
هَنَّأَ هنء 2 يُهَنِّئُ مُهَنِّئ تَهْنِئَة | هنأت هنؤوا هنأت | يهنئ يهنئون يهنئ | هنئ يهنأ | مهنئا مهنئة مهنئين | تهنئتها
تَابَعَ تبع 3 يُتَابِعُ مُتَابِع مُتَابَعَة | تابعت تابعوا تابعت | يتابع يتابعون يتابع | توبع يتابع | متابعا متابعة متابعين | متابعتها
نَادَى ندو 3 يُنَادِي مُنَادٍ مُنَادَاة | نادت نادوا ناديت | ينادي ينادون يناد | نودي ينادى | مناديا منادية منادين | مناداتها
أَعْلَنَ علن 4 يُعْلِنُ مُعْلِن إِعْلَان | أعلنت أعلنوا أعلنت | يعلن يعلنون يعلن | أعلن يعلن | معلنا معلنة معلنين | إعلانها
أَضَافَ ضيف 4 يُضِيفُ مُضِيف إِضَافَة | أضافت أضافوا أضفت | يضيف يضيفون يضف | أضيف يضاف | مضيفا مضيفة مضيفين | إضافتها
أَوْضَحَ وضح 4 يُوضِحُ مُوضِح إِيضَاح | أوضحت أوضحوا أوضحت | يوضح يوضحون يوضح | أوضح يوضح | موضحا موضحة موضحين | إيضاحها
أَقَرَّ قرر 4 يُقِرُّ مُقِرّ إِقْرَار | أقرت أقروا أقررت | يقر يقرون يقر | أقر يقر | مقرا مقرة مقرين | إقرارها
أَبْدَى بدو 4 يُبْدِي مُبْدٍ إِبْدَاء | أبدت أبدوا أبديت | يبدي يبدون يبد | أبدي يبدى | مبديا مبدية مبدين | إبداؤها
أَنْبَأَ نبء 4 يُنْبِئُ مُنْبِئ إِنْبَاء | أنبأت أنبؤوا أنبأت | ينبئ ينبئون ينبئ | أنبئ ينبأ | منبئا منبئة منبئين | إنباءها
آمَنَ ءمن 4 يُؤْمِنُ مُؤْمِن إِيمَان | آمنت آمنوا آمنت | يؤمن يؤمنون يؤمن | أومن يؤمن | مؤمنا مؤمنة مؤمنين | إيمانها
تَوَقَّعَ وقع 5 يَتَوَقَّعُ مُتَوَقِّع تَوَقُّع | توقعت توقعوا توقعت | يتوقع يتوقعون يتوقع | توقع يتوقع | متوقعا متوقعة متوقعين | توقعها
تَمَنَّى مني 5 يَتَمَنَّى مُتَمَنٍّ تَمَنٍّ | تمنت تمنوا تمنيت | يتمنى يتمنون يتمن | تمني يتمنى | متمنيا متمنية متمنين | تمنيها
تَنَبَّأَ نبء 5 يَتَنَبَّأُ مُتَنَبِّئ تَنَبُّؤ | تنبأت تنبؤوا تنبأت | يتنبأ يتنبؤون يتنبأ | تنبئ يتنبأ | متنبئا متنبئة متنبئين | تنبؤها
تَسَاءَلَ سءل 6 يَتَسَاءَلُ مُتَسَائِل تَسَاؤُل | تساءلت تساءلوا تساءلت | يتساءل يتساءلون يتساءل | تسوئل يتساءل | متسائلا متسائلة متسائلين | تساؤلها
اِعْتَبَرَ عبر 8 يَعْتَبِرُ مُعْتَبِر اِعْتِبَار | اعتبرت اعتبروا اعتبرت | يعتبر يعتبرون يعتبر | اعتبر يعتبر | معتبرا معتبرة معتبرين | اعتبارها
اِتَّهَمَ وهم 8 يَتَّهِمُ مُتَّهِم اِتِّهَام | اتهمت اتهموا اتهمت | يتهم يتهمون يتهم | اتهم يتهم | متهما متهمة متهمين | اتهامها
اِدَّعَى دعو 8 يَدَّعِي مُدَّعٍ اِدِّعَاء | ادعت ادعوا ادعيت | يدعي يدعون يدع | ادعي يدعى | مدعيا مدعية مدعين | ادعاءها
اِحْتَجَّ حجج 8 يَحْتَجُّ مُحْتَجّ اِحْتِجَاج | احتجت احتجوا احتججت | يحتج يحتجون يحتج | احتج يحتج | محتجا محتجة محتجين | احتجاجها
اِخْتَارَ خير 8 يَخْتَارُ مُخْتَار اِخْتِيَار | اختارت اختاروا اخترت | يختار يختارون يختر | اختير يختار | مختارا مختارة مختارين | اختيارها
اِسْتَنْكَرَ نكر 10 يَسْتَنْكِرُ مُسْتَنْكِر اِسْتِنْكَار | استنكرت استنكروا استنكرت | يستنكر يستنكرون يستنكر | استنكر يستنكر | مستنكرا مستنكرة مستنكرين | استنكارها
اِسْتَعَادَ عود 10 يَسْتَعِيدُ مُسْتَعِيد اِسْتِعَادَة | استعادت استعادوا استعدت | يستعيد يستعيدون يستعد | استعيد يستعاد | مستعيدا مستعيدة مستعيدين | استعادتها
اِسْتَأْنَفَ ءنف 10 يَسْتَأْنِفُ مُسْتَأْنِف اِسْتِئْنَاف | استأنفت استأنفوا استأنفت | يستأنف يستأنفون يستأنف | استؤنف يستأنف | مستأنفا مستأنفة مستأنفين | استئنافها
بَرْهَنَ برهن 11 يُبَرْهِنُ مُبَرْهِن بَرْهَنَة | برهنت برهنوا برهنت | يبرهن يبرهنون يبرهن | برهن يبرهن | مبرهنا مبرهنة مبرهنين | برهنتها
طَمْأَنَ طمءن 11 يُطَمْئِنُ مُطَمْئِن طَمْأَنَة | طمأنت طمأنوا طمأنت | يطمئن يطمئنون يطمئن | طمئن يطمأن | مطمئنا مطمئنة مطمئنين | طمأنتها
""".strip().splitlines()

BOUND = """
وَصَفَ وصف 1 يَصِفُ وَاصِف وَصْف | وصفته وصفها وصفوه يصفه يصفونها وصفناه واصفه واصفتها وصفهم
نَفَى نفي 1 يَنْفِي نَافٍ نَفْي | نفاه نفته نفوها ينفيه ينفونه ينفوه نافيه نفيه
دَعَا دعو 1 يَدْعُو دَاعٍ دَعْوَة | دعاها دعته دعوه يدعوه يدعونهم داعيهم دعوته دعوتي
رَأَى رءي 1 يَرَى - رَأْي | رآه رأته رأوها يراه يرونها رأيه رأيهم رأيي
قَرَأَ قرء 1 يَقْرَأُ قَارِئ قِرَاءَة | قرأه قرأها قرأته يقرؤه يقرأه قارئه قراءته
أَعْلَنَ علن 4 يُعْلِنُ مُعْلِن إِعْلَان | أعلنه أعلنته أعلنوه يعلنها معلنه معلنتها إعلانهما إعلاننا
اِعْتَبَرَ عبر 8 يَعْتَبِرُ مُعْتَبِر اِعْتِبَار | اعتبرها اعتبرته اعتبروه يعتبرونه معتبرها معتبرة اعتباره
اِدَّعَى دعو 8 يَدَّعِي مُدَّعٍ اِدِّعَاء | ادعاه ادعته ادعوه ادعاؤه ادعاءه ادعائه ادعائهم
""".strip().splitlines()


def _verb(head: str) -> list[Form]:
    lemma, root, measure, imperfect, participle, masdar = head.split()
    return inflect(
        lemma=lemma,
        root=root,
        measure=int(measure),
        imperfect=imperfect,
        participle=None if participle == "-" else participle,
        masdar=[] if masdar == "-" else [masdar],
    )


def _surfaces(forms: list[Form], **features: object) -> set[str]:
    return {form.surface for form in forms if all(getattr(form, name) == value for name, value in features.items())}


def _third(kind: str, number: str = "s", gender: str = "m") -> dict[str, object]:
    return {"kind": kind, "person": 3, "number": number, "gender": gender, "pronoun": None}


CELLS: list[list[dict[str, object]]] = [
    [
        {**_third("perfect", "s", "f"), "voice": "active"},
        {**_third("perfect", "p"), "voice": "active"},
        {"kind": "perfect", "person": 1, "number": "s", "pronoun": None},
    ],
    [
        {**_third("imperfect"), "voice": "active", "dependent": False},
        {**_third("imperfect", "p"), "voice": "active", "dependent": False},
        {**_third("imperfect"), "voice": "active"},
    ],
    [{**_third("perfect"), "voice": "passive"}, {**_third("imperfect"), "voice": "passive"}],
    [
        {"kind": "participle", "number": "s", "gender": "m", "pronoun": None},
        {"kind": "participle", "number": "s", "gender": "f", "pronoun": None},
        {"kind": "participle", "number": "p", "gender": "m", "pronoun": None},
    ],
    [{"kind": "verbal_noun", "pronoun": "ها"}],
]


@pytest.mark.parametrize("row", PARADIGMS, ids=lambda row: row.split()[0])
def test_paradigm(row: str) -> None:
    head, *groups = row.split(" | ")
    forms = _verb(head)
    for cells, group in zip(CELLS, groups, strict=True):
        for features, expected in zip(cells, group.split(), strict=True):
            if expected == "-":
                assert not _surfaces(forms, **features)
            else:
                assert fold(expected) in _surfaces(forms, **features), features


@pytest.mark.parametrize("row", BOUND, ids=lambda row: row.split()[0])
def test_forms_with_pronouns(row: str) -> None:
    head, expected = row.split(" | ")
    surfaces = {form.surface for form in _verb(head)}
    assert {fold(word) for word in expected.split()} <= surfaces


def test_table_covers_forty_verbs_of_all_measures() -> None:
    assert len(PARADIGMS) >= 40
    assert {int(row.split()[2]) for row in PARADIGMS} >= {1, 2, 3, 4, 5, 6, 8, 10, 11}


@pytest.mark.parametrize("row", PARADIGMS, ids=lambda row: row.split()[0])
def test_surfaces_are_folded_and_never_repeated(row: str) -> None:
    forms = _verb(row.split(" | ", maxsplit=1)[0])
    assert len(forms) == len(set(forms))
    for form in forms:
        assert form.surface == fold(form.surface)
        assert set(form.surface) <= set("ءابتثجحخدذرزسشصضطظعغفقكلمنهوية" + "ؤئ")
        assert form.pronoun is None or form.surface.endswith(fold(form.pronoun))


def test_feminine_plural_and_dual() -> None:
    forms = _verb("قَالَ قول 1 يَقُولُ قَائِل قَوْل")
    assert _surfaces(forms, **{**_third("perfect", "p", "f"), "voice": "active"}) == {"قلن"}
    assert _surfaces(forms, **{**_third("imperfect", "p", "f"), "voice": "active"}) == {"يقلن"}
    assert _surfaces(forms, **{**_third("perfect", "d"), "voice": "active"}) == {"قالا"}
    assert _surfaces(forms, **{**_third("perfect", "d", "f"), "voice": "active"}) == {"قالتا"}
    assert {"قائلان", "قائلين"} <= _surfaces(forms, kind="participle", number="d", gender="m")
    assert "قائلات" in _surfaces(forms, kind="participle", number="p", gender="f", pronoun=None)


def test_dependent_moods_are_marked() -> None:
    forms = _verb("قَالَ قول 1 يَقُولُ قَائِل قَوْل")
    dependent = {form.surface for form in forms if form.dependent and form.pronoun is None and form.voice == "active"}
    assert {"يقل", "تقل", "نقل", "يقولوا", "تقولوا", "يقولا"} <= dependent
    assert not {"يقول", "يقولون", "قالوا"} & dependent


def test_usage_that_wavers_gives_both_spellings() -> None:
    forms = _verb("قَرَأَ قرء 1 يَقْرَأُ قَارِئ قِرَاءَة")
    assert _surfaces(forms, **{**_third("perfect", "p"), "voice": "active"}) == {fold("قرؤوا"), fold("قرأوا")}
    assert "جاءوا" in {form.surface for form in _verb("جَاءَ جيء 1 يَجِيءُ - -")}


def test_verbal_noun_and_participle_agree_in_nothing_they_do_not_show() -> None:
    forms = _verb("أَكَّدَ ءكد 2 يُؤَكِّدُ مُؤَكِّد تَأْكِيد")
    assert {form.person for form in forms if form.kind in {"participle", "verbal_noun"}} == {None}
    assert {(form.number, form.gender) for form in forms if form.kind == "verbal_noun"} == {(None, None)}


@pytest.mark.parametrize(
    ("sounds", "written"),
    [
        ("ءaءمuل", ["آمل"]),
        ("مaسءUل", ["مسؤول"]),
        ("تaسAءaل", ["تساءل"]),
        ("اiددiعAءi+ه", ["ادعائه"]),
        ("سuءiل", ["سئل"]),
        ("رaءY", ["رأى"]),
        ("رaءY+ه", ["رآه"]),
        ("رaدaدتu", ["رددت"]),
        ("رaددa", ["رد"]),
        ("وaججaهa+ه", ["وجهه"]),
    ],
)
def test_spelling(sounds: str, written: list[str]) -> None:
    assert spell(sounds) == [fold(word) for word in written]


def test_phonemes_reads_any_order_of_marks() -> None:
    assert phonemes("شَدَّدَ") == phonemes("شَد\u064e\u0651دَ") == "شaددaدa"


def test_proclitics_by_kind() -> None:
    assert set(proclitics("perfect")) == {"", "و", "ف"}
    assert {"س", "وس", "ل", "فل"} <= set(proclitics("imperfect"))
    assert set(proclitics("participle")) == {"", "و", "ف"}
    assert {"ب", "وب", "ل", "ك", "ال", "بال", "لل"} <= set(proclitics("verbal_noun"))
    assert not {"ال", "بال", "لل"} & set(proclitics("verbal_noun", pronoun="ه"))
