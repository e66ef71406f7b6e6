"""Which words of a sentence are cues: forms and spellings of verbs, phrases, and the words that only look like them."""

import pytest

from quotes.cues import Cue
from tests.marking import reading, words


def cues(text: str) -> list[tuple[str, str]]:
    """Each cue of a sentence: its words and the lexicon's entry."""
    read = reading(text)
    return [(words(read, c.first, c.last), c.entry) for c in read.cues]


def cue(text: str, n: int = 0) -> Cue:
    return reading(text).cues[n]


def verbs(text: str) -> list[str]:
    return [c.entry for c in reading(text).cues if c.entry.startswith("verb.")]


FORMS = {
    "perfect": ("قال سالم إن العمل اكتمل", "verb.qala"),
    "perfect feminine": ("قالت سعاد إن العمل اكتمل", "verb.qala"),
    "perfect dual": ("الوزيران قالا إن العمل اكتمل", "verb.qala"),
    "perfect feminine dual": ("الوزيرتان قالتا إن العمل اكتمل", "verb.qala"),
    "perfect plural": ("الوزراء قالوا إن العمل اكتمل", "verb.qala"),
    "imperfect": ("يقول سالم إن العمل اكتمل", "verb.qala"),
    "imperfect feminine": ("تقول سعاد إن العمل اكتمل", "verb.qala"),
    "imperfect plural": ("الوزراء يقولون إن العمل اكتمل", "verb.qala"),
    "wa and perfect": ("وأكد سالم أن العمل اكتمل", "verb.akkada"),
    "fa and perfect": ("فأكدت سعاد أن العمل اكتمل", "verb.akkada"),
    "wa and imperfect": ("ويؤكد سالم أن العمل اكتمل", "verb.akkada"),
    "future": ("سيؤكد سالم أن العمل اكتمل", "verb.akkada"),
    "wa and future": ("وسيؤكد سالم أن العمل اكتمل", "verb.akkada"),
    "hamza dropped": ("واكد سالم ان العمل اكتمل", "verb.akkada"),
    "hamza dropped in front": ("اضاف سالم ان العمل اكتمل", "verb.adafa"),
    "vowels and shadda": ("وأكَّدَ سالمٌ أنَّ العملَ اكتمل", "verb.akkada"),
    "tatweel": ("وأكـد سالم أن العمل اكتمل", "verb.akkada"),
    "object pronoun": ("وصفته سعاد بأنه بطل", "verb.wasafa"),
    "participle": ("وصل سالم، مضيفا أن العمل اكتمل", "verb.adafa"),
    "participle with tanwin on the alef": ("وصل سالم، مضيفاً أن العمل اكتمل", "verb.adafa"),
    "participle with tanwin before the alef": ("وصل سالم، مضيفًا أن العمل اكتمل", "verb.adafa"),
    "participle feminine": ("وصلت سعاد، مشيرة إلى أن العمل اكتمل", "verb.ashara"),
    "participle dual": ("وصل الوزيران، مشيرين إلى أن العمل اكتمل", "verb.ashara"),
    "participle plural": ("وصل الوزراء، قائلين إن العمل اكتمل", "verb.qala"),
    "wa and participle": ("وصل سالم، ومؤكدا أن العمل اكتمل", "verb.akkada"),
    "defective participle": ("وصل سالم، نافيا أن يكون العمل اكتمل", "verb.nafa"),
    "verbal noun with his": ("نقل عن سالم قوله إن العمل اكتمل", "verb.qala"),
    "verbal noun with her": ("نقل عن سعاد قولها إن العمل اكتمل", "verb.qala"),
    "verbal noun with their": ("نقل عن السكان قولهم إن العمل اكتمل", "verb.qala"),
    "verbal noun of affirming": ("نقل عن سالم تأكيده أن العمل اكتمل", "verb.akkada"),
}


@pytest.mark.parametrize(("text", "entry"), FORMS.values(), ids=FORMS.keys())
def test_forms_of_verbs(text: str, entry: str) -> None:
    assert entry in verbs(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("قال سالم إن العمل اكتمل", "verb"),
        ("وصل سالم، مضيفا أن العمل اكتمل", "participle"),
        ("نقل عن سالم قوله إن العمل اكتمل", "verbal_noun"),
        ("اكتمل العمل، بحسب سالم", "preposition"),
        ("رفض سالم ما وصفه بـ«الخطأ»", "noun"),
        ("سالم: «اكتمل العمل»", "colon"),
    ],
    ids=["verb", "participle", "verbal_noun", "preposition", "noun", "colon"],
)
def test_form_of_a_cue(text: str, form: str) -> None:
    assert form in {c.form for c in reading(text).cues}


@pytest.mark.parametrize(
    ("text", "number", "gender"),
    [
        ("وأكد سالم أن", "s", "m"),
        ("وأكدت سعاد أن", "s", "f"),
        ("ويؤكدون أن", "p", "m"),
        ("مشيرة إلى أن", "s", "f"),
        ("مشيرين إلى أن", "d", "m"),
        ("قوله إن", None, None),
    ],
    ids=["he", "she", "they", "feminine participle", "dual or plural participle", "verbal noun"],
)
def test_agreement_that_a_cue_shows(text: str, number: str | None, gender: str | None) -> None:
    found = cue(text)
    assert (found.gender, found.number if number != "d" else found.number in {"d", "p"}) == (
        gender,
        number if number != "d" else True,
    )


@pytest.mark.parametrize(
    ("text", "conjunction"), [("قال سالم", ""), ("وقال سالم", "و"), ("فقال سالم", "ف")], ids=["none", "wa", "fa"]
)
def test_conjunction_of_a_cue(text: str, conjunction: str) -> None:
    assert cue(text).conjunction == conjunction


@pytest.mark.parametrize(("text", "pronoun"), [("قولها إن", "ها"), ("قوله إن", "ه"), ("قولهم إن", "هم"), ("قال إن", None)])
def test_pronoun_of_a_cue(text: str, pronoun: str | None) -> None:
    assert cue(text).pronoun == pronoun


def test_sense_and_lemma_come_from_the_lexicon() -> None:
    found = cue("وأضاف سالم أن العمل اكتمل")
    assert (found.lemma, found.sense) == ("أَضَافَ", "add")


@pytest.mark.parametrize("text", ["يقول سالم", "ستقول سعاد"])
def test_imperfect_is_known(text: str) -> None:
    assert cue(text).imperfect


PHRASES = {
    "bihasab": ("اكتمل العمل، بحسب سالم", "بحسب", "preposition.bihasab"),
    "hasab": ("اكتمل العمل، حسب سالم", "حسب", "preposition.bihasab"),
    "wa and bihasab": ("وبحسب سالم، اكتمل العمل", "وبحسب", "preposition.bihasab"),
    "wafq": ("اكتمل العمل، وفق سالم", "وفق", "preposition.wafqa"),
    "wafqan li, written against the noun": ("اكتمل العمل، وفقا للوزارة", "وفقا ل", "preposition.wafqa"),
    "wafqan with tanwin": ("اكتمل العمل، وفقاً للوزارة", "وفقا ل", "preposition.wafqa"),
    "naqlan an": ("اكتمل العمل، نقلا عن سالم", "نقلا عن", "preposition.naqlan_an"),
    "ala hadd qawlih": ("اكتمل العمل، على حد قوله", "علي حد قوله", "preposition.ala_hadd_qawlih"),
    "bihasab and his statements": ("اكتمل العمل، بحسب تصريحاته", "بحسب تصريحاته", "preposition.ala_hadd_qawlih"),
    "bihasab and somebody's statements": ("اكتمل العمل، بحسب تصريحات سالم", "بحسب", "preposition.bihasab"),
    "ala hadd tabiriha": ("اكتمل العمل، على حد تعبيرها", "علي حد تعبيرها", "preposition.ala_hadd_qawlih"),
    "ala hadd qawl and its source": ("اكتمل العمل، على حد قول سالم", "علي حد قول", "preposition.ala_hadd_qawl"),
    "bi-l-qawl": ("واكتفى سالم بالقول إن العمل اكتمل", "بالقول", "noun.bilqawl"),
    "ma wasafahu bi": ("رفض سالم ما وصفه بـ«الخطأ»", "ما وصفه ب", "noun.ma_wasafahu"),
    "bi-ma asmathu": ("نددت سعاد بما أسمته «الخطأ»", "بما اسمته", "noun.ma_wasafahu"),
}


@pytest.mark.parametrize(("text", "shown", "entry"), PHRASES.values(), ids=PHRASES.keys())
def test_phrases(text: str, shown: str, entry: str) -> None:
    assert (shown, entry) in cues(text)


@pytest.mark.parametrize("text", ["اكتمل العمل، على حد قوله", "اكتمل العمل، بحسب تعبيرها"])
def test_a_phrase_with_a_pronoun_has_the_last_speaker_for_its_own(text: str) -> None:
    assert [c.own_speaker for c in reading(text).cues if c.form == "preposition"] == [True]


BLOCKED = {
    "first persons that look like us": "حيث لاحظنا أن العمل اكتمل",
    "is due to": "وإنما يرجع إلى أن العمل اكتمل",
    "let them know": "وليعلم الجميع أن العمل اكتمل",
    "as everybody knows": "وكما يعلم الجميع فالعمل اكتمل",
    "tabaa: followed a match": "تابع المباراة آلاف المشجعين",
    "radd after a preposition": "في رد على السؤال",
    "abra: by way of": "تحدث سالم عبر الهاتف",
    "more cautious": "تبدو سعاد أكثر حذرا",
    "nominative participle": "المتحدث مضيف كريم",
    "qila: it is said": "قيل إن العمل اكتمل",
    "yuqal: it is said": "يقال إن العمل اكتمل",
    "first person": "قلت إن العمل اكتمل",
    "second person": "تقولين إن العمل اكتمل",
    "a bridge that is crossed": "من جانبه وصل الوزير عبر الجسر",
}  # fmt: skip


@pytest.mark.parametrize("text", BLOCKED.values(), ids=BLOCKED.keys())
def test_words_that_only_look_like_cues(text: str) -> None:
    found = {"verb.hadhdhara", "verb.tabaa", "verb.radda", "verb.abbara", "verb.bayyana", "verb.adafa", "verb.qala"} & set(
        verbs(text)
    )
    assert not found


@pytest.mark.parametrize("text", ["جرى اللقاء بين الوفدين", "عبر الجنود النهر", "ختم الموظف الجواز"])
def test_a_word_of_many_meanings_needs_an_opener(text: str) -> None:
    assert all(c.needs_opener for c in reading(text).cues)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        pytest.param("من جانبه عبر الوزير عن «أمله»", "verb.abbara", id="abbara behind a turn of speech"),
        pytest.param("وعزى الوزير التأخر إلى «الرياح»", "verb.aza_ya", id="aza with ya"),
        pytest.param("سالم استخدم عبارات مثل «لن نعود»", "verb.istakhdama", id="used such words"),
        pytest.param("والتزمت الشركة بأن تدفع الأجور", "verb.iltazama", id="a company that bound itself"),
        pytest.param("وبين المدير أن العمل صعب", "verb.bayyana", id="made clear, nobody between"),
        pytest.param(
            "وكان أبرزها من سالم الراوي، مشيرا إلى أن الماء قليل", "verb.abraza", id="the most prominent, from somebody"
        ),
        pytest.param("ورأى سالم أن العمل اكتمل", "verb.raa", id="saw, without a pronoun"),
    ],
)
def test_cues_that_their_surroundings_show(text: str, entry: str) -> None:
    assert entry in verbs(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        pytest.param("أعتقد أن العمل اكتمل", "verb.itaqada", id="the first person, by its hamza"),
        pytest.param("استخدم سالم المضخات الجديدة", "verb.istakhdama", id="used a thing"),
        pytest.param("والفرق بيننا وبينهم أنهم تعلموا", "verb.bayyana", id="between us and them"),
        pytest.param("على سالم أن يكون حذرا إزاء من أن العمل اكتمل", "verb.hadhdhara", id="cautious"),
        pytest.param("وضم الصف 17 طالبا (من معهدين: الأول والثاني)", "verb.talaba", id="pupils that are counted"),
        pytest.param("العقد ينتهي وسيظل ملتزما بأن العمل يكتمل", "verb.iltazama", id="will stay bound"),
        pytest.param("وعادت الشركة إلى السوق، ملتزمة بأن تدفع الأجور", "verb.iltazama", id="bound, in a clause of its own"),
        pytest.param("وانتهى الخلاف بينه وبين المدير أن العمل صعب", "verb.bayyana", id="between him and another"),
        pytest.param("ودار حديث بينهم وبين المدير أن العمل صعب", "verb.bayyana", id="between them and another"),
        pytest.param("وللفريق أرقام كثيرة، وأبرزها أن الفريق تجاوز العشرين", "verb.abraza", id="the most prominent of them"),
        pytest.param("وأكد مدير العلاقات راني خشيم أن العمل اكتمل", "verb.raa", id="a given name like he saw me"),
    ],
)
def test_words_that_are_no_cue_there(text: str, entry: str) -> None:
    assert entry not in verbs(text)


NEGATED = {
    "lam": "لم يقل سالم إن العمل اكتمل",
    "la": "لا يقول سالم إن العمل اكتمل",
    "lan": "لن يقول سالم إن العمل اكتمل",
    "wa-lam": "ولم يؤكد سالم أن العمل اكتمل",
}


@pytest.mark.parametrize("text", NEGATED.values(), ids=NEGATED.keys())
def test_what_somebody_did_not_say(text: str) -> None:
    assert verbs(text) == []


def test_what_may_be_said_is_not_said_yet() -> None:
    assert verbs("أراد سالم أن يقول شيئا") == []


@pytest.mark.parametrize("text", ["تابع سالم: «لن نعود»", "تابع سالم قائلا إن العمل اكتمل", "وتابع أن العمل اكتمل"])
def test_the_same_word_is_a_cue_where_nothing_blocks_it(text: str) -> None:
    assert "verb.tabaa" in verbs(text)


def test_cues_inside_a_quotation_are_not_looked_for() -> None:
    assert verbs("كتب سالم: «قال المدير إن العمل اكتمل»") == ["verb.kataba"]


def test_cues_are_in_the_order_of_the_text() -> None:
    assert verbs("قال سالم إن العمل اكتمل، مضيفا أنه صعب، وأكدت سعاد ذلك") == ["verb.qala", "verb.adafa", "verb.akkada"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("سالم العامري: «نعم»", 1, id="after a name"),
        pytest.param(": نعم", 0, id="at the very start"),
        pytest.param("سالم: نعم: لا", 1, id="only the first"),
        pytest.param(" ".join(["كلمة"] * 20) + ": نعم", 0, id="far from the head of the sentence"),
    ],
)
def test_a_colon_may_be_a_cue(text: str, expected: int) -> None:
    assert len([c for c in reading(text).cues if c.form == "colon"]) == expected


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        pytest.param("وعد الوزير بأن يعود", "verb.waada", id="waada, not wa and adda"),
        pytest.param("وذكر الوزير أن العمل اكتمل", "verb.dhakara", id="wa and dhakara"),
        pytest.param("وصف الوزير العمل بأنه صعب", "verb.wasafa", id="wasafa, not wa and saffa"),
        pytest.param("فند الوزير ما قيل", "verb.fannada", id="fannada, not fa and nadda"),
        pytest.param("واصل الوزير: «لن نعود»", "verb.wasala", id="wasala, not wa and asala"),
    ],
)
def test_a_letter_of_the_root_is_no_conjunction(text: str, entry: str) -> None:
    assert verbs(text)[0] == entry
