"""Who speaks, over a whole article: the names that the records give, one for each statement in order."""

import pytest

from quotes.attribute import Attributor
from quotes.entities import is_plural_of
from quotes.normalise import fold
from quotes.resolve import Resolver
from tests.marking import lexicon, readings, records


def names(text: str) -> list[str]:
    return [q.speaker.name if q.speaker else "" for q in records(text)]


def how(text: str) -> list[str]:
    return [q.speaker.resolved_by if q.speaker else "" for q in records(text)]


def entities(text: str) -> list[str]:
    """A letter for each statement, the same for the same entity."""
    seen: dict[str, str] = {}
    return [seen.setdefault(q.speaker.entity, "abcdefgh"[len(seen)]) if q.speaker else "" for q in records(text)]


SAME = {
    "a middle name that is an office": "قال سالم أمين مدني إن السد امتلأ. وأكد مدني أن الطريق مغلقة.",
    "full name, then surname": "قال سالم الراوي إن السد امتلأ. وأكد الراوي أن الطريق مغلقة.",
    "full name, then first name": "قال سالم الراوي إن السد امتلأ. وأكد سالم أن الطريق مغلقة.",
    "three names, then surname": "قال سالم ناصر الراوي إن السد امتلأ. وأكد الراوي أن الطريق مغلقة.",
    "surname, then full name": "قال الراوي إن السد امتلأ. وأكد سالم الراوي أن الطريق مغلقة.",
    "surname with the article that the full name lacks": "قال سالم راوي إن السد امتلأ. وأكد الراوي أن الطريق مغلقة.",
    "a spring of danger in between": "قال سالم الراوي إن الحفر كثيرة. وهي مصدر خطر على الصغار، كما أكد أن الطريق مغلقة.",
    "a month by its second name in between": "أعلنت الحكومة أن السد امتلأ. وفي 12 تموز/يوليو، رفضت عرض المبعوث، مؤكدة أن شروطه قاسية.",
    "titled name, then surname": "قال الدكتور سالم الراوي إن السد امتلأ. وأكد الراوي أن الطريق مغلقة.",
    "name, then titled surname": "قال سالم الراوي إن السد امتلأ. وأكد الدكتور الراوي أن الطريق مغلقة.",
    "role and name, then role": "قال وزير المياه سالم الراوي إن السد امتلأ. وأكد الوزير أن الطريق مغلقة.",
    "role, then role and name": "قال وزير المياه إن السد امتلأ. وأكد وزير المياه سالم الراوي أن الطريق مغلقة.",
    "definite role, then role and name": "قال الوزير إن السد امتلأ. وأكد وزير المياه سالم الراوي أن الطريق مغلقة.",
    "spokesman in full, then short": "قال المتحدث باسم وزارة المياه سالم الراوي إن السد امتلأ. وأكد المتحدث باسم الوزارة أن الطريق مغلقة.",
    "spokesman, then 'the speaker'": "قال المتحدث باسم الوزارة سالم الراوي إن السد امتلأ. وأكد المتحدث أن الطريق مغلقة.",
    "name, then dropped": "قال سالم الراوي إن السد امتلأ. وأضاف أن الطريق مغلقة.",
    "woman, then dropped": "قالت سعاد مراد إن السد امتلأ. وأضافت أن الطريق مغلقة.",
    "two dropped": "قال سالم الراوي إن السد امتلأ. وأضاف أن الطريق مغلقة. وتابع أن الجسر قديم.",
    "dropped in the next paragraph": "قال سالم الراوي إن السد امتلأ.\n\nوأضاف أن الطريق مغلقة.",
    "a sentence between": "قال سالم الراوي إن السد امتلأ. وهطل المطر أمس. وأضاف أن الطريق مغلقة.",
    "participle": "قال سالم الراوي إن السد امتلأ، مضيفا أن الطريق مغلقة.",
    "joined verb": "قال سالم الراوي إن السد امتلأ، وأضاف أن الطريق مغلقة.",
    "this last one": "قال سالم الراوي إن السد امتلأ. وأكد هذا الأخير أن الطريق مغلقة.",
    "he": "قال سالم الراوي إن السد امتلأ. وهو قال إن الطريق مغلقة.",
    "ala hadd qawlih": "قال سالم الراوي إن السد امتلأ. الطريق مغلقة منذ أمس، على حد قوله.",
    "source, then 'the source'": "قال مصدر أمني إن السد امتلأ. وأضاف المصدر أن الطريق مغلقة.",
    "source, then 'the same source'": "قال مصدر أمني إن السد امتلأ. وأكد المصدر ذاته أن الطريق مغلقة.",
    "ministry with adjective, then without": "قالت وزارة المياه التونسية إن السد امتلأ. وأكدت وزارة المياه أن الطريق مغلقة.",
    "group, then dropped plural": "قال سكان القرية إن السد امتلأ. وأضافوا أن الطريق مغلقة.",
    "the quotation before the verb": "«امتلأ السد ليلا كله»، يقول سالم الراوي. ويضيف أن الطريق مغلقة.",
    "verbal noun": "ونقلت وكالة السهل عن سالم الراوي قوله إن السد امتلأ. وأضاف أن الطريق مغلقة.",
    "hamza and vowels spelt otherwise": "قال أحمد الراوي إن السد امتلأ. واكد احمد ان الطريق مغلقة.",
    "abd": "قال عبد الرحيم الراوي إن السد امتلأ. وأكد عبد الرحيم أن الطريق مغلقة.",
    "kunya": "قال أبو ناصر إن السد امتلأ. وأكد أبو ناصر أن الطريق مغلقة.",
    "a sum of money in between": "أعلن وزير المياه سالم الراوي أن السد امتلأ.\nوتوجه 12 مليار دينار لإصلاح القرى.\nوكشف أيضا أن الطريق مغلقة.",
    "surname with the article, named in passing before": "اجتمع الفريق بقيادة سالم الراوي أمس. وأشاد الراوي بالحكم وقال: «كنا الأفضل في الملعب». وأضاف أن الطريق مغلقة.",
    "governed words before the verb": "قال سالم الراوي إن السد امتلأ. وعن خطة وزارته حتى نهاية العام قال إن الطريق مغلقة.",
    "an unlisted name behind its office": "قال وسيط الهدنة كوريندو فالاس إن السد امتلأ. وأقر فالاس بالخطأ. وأضاف أن الطريق مغلقة.",
    "a thing done by nobody in between": "قال سالم الراوي إن السد امتلأ. ووافق سريعا على العرض، كما أوضح أن الطريق مغلقة.",
    "two words of time, two names of a month": "أعلن، أواخر يوليو/ تموز الماضي، سالم الراوي أن السد امتلأ. وأكد الراوي أن الطريق مغلقة.",
    "name introduced in a nominal report": "دعا سالم الراوي إلى الهدوء. وأضاف أن الطريق مغلقة.\nوأكد أن السد امتلأ.",
}
APART = {
    "a state that is asked inside what is said": "قالت سعاد مراد إنها وصلت حين كان السد فارغا ورفضت الدولة منحها الإذن.\nوقال سالم الراوي إن السد امتلأ.",
    "two names": "قال سالم الراوي إن السد امتلأ. وأكد ناصر العامري أن الطريق مغلقة.",
    "a given name that is a surname with the article": "قال ناصر العامري إن السد امتلأ. وأكد سالم الناصر أن الطريق مغلقة.",
    "two with one title": "قال النائب سالم الراوي إن السد امتلأ. وأكد النائب ناصر العامري أن الطريق مغلقة.",
    "two ministers": "قال وزير المياه سالم الراوي إن السد امتلأ. وأكد وزير النقل ناصر العامري أن الطريق مغلقة.",
    "two ministers by role alone": "قال وزير المياه إن السد امتلأ. وأكد وزير النقل أن الطريق مغلقة.",
    "two foreign ministers": "قال وزير الخارجية التونسي سالم الراوي إن السد امتلأ. وأكد وزير الخارجية الليبي ناصر العامري أن الطريق مغلقة.",
    "same first name": "قال سالم الراوي إن السد امتلأ. وأكد سالم العامري أن الطريق مغلقة.",
    "a ministry and its minister": "قالت وزارة المياه إن السد امتلأ. وأكد وزير المياه أن الطريق مغلقة.",
    "a ministry and its spokesman": "قالت وزارة المياه إن السد امتلأ. وأكد المتحدث باسم وزارة المياه أن الطريق مغلقة.",
    "two ministries": "قالت وزارة المياه إن السد امتلأ. وأكدت وزارة النقل أن الطريق مغلقة.",
    "a country and its ministry": "قالت تونس إن السد امتلأ. وأكدت وزارة المياه التونسية أن الطريق مغلقة.",
    "kin": "قال سالم الراوي إن السد امتلأ. وأكدت زوجة سالم الراوي أن الطريق مغلقة.",
    "two sources": "قال مصدر أمني إن السد امتلأ. وأكد مصدر طبي أن الطريق مغلقة.",
    "minister and residents": "قال الوزير إن السد امتلأ. وأكد سكان القرية أن الطريق مغلقة.",
    "a man and a woman of one surname": "قال سالم الراوي إن السد امتلأ. وأكدت سعاد الراوي أن الطريق مغلقة.",
}  # fmt: skip


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_one_speaker(text: str) -> None:
    assert len(records(text)) >= 2
    assert set(entities(text)) == {"a"}


@pytest.mark.parametrize("head", ["وزارة", "هيئة", "لجنة"])
def test_a_body_and_its_definite_head_noun(head: str) -> None:
    assert set(entities(f"قالت {head} المياه إن السد امتلأ. وأكدت ال{head} أن الطريق مغلقة.")) == {"a"}


@pytest.mark.parametrize("title", ["المدرب", "الدكتور", "الشيخ", "العقيد", "اللاعب"])
def test_a_title_alone_is_its_last_holder(title: str) -> None:
    text = f"قال {title} سالم الراوي إن السد امتلأ. وقال النائب ناصر العامري إن الجسر قديم. وأكد {title} أن الطريق مغلقة."
    assert entities(text) == ["a", "b", "a"]


def test_the_security_source_is_the_first_of_two() -> None:
    text = "قال مصدر أمني إن السد امتلأ. وقال مصدر طبي إن الجسر قديم. وأضاف المصدر الأمني أن الطريق مغلقة."
    assert entities(text) == ["a", "b", "a"]


def test_a_counterpart_is_a_role() -> None:
    assert names("وقال نظيره الليبي ناصر العامري إن السد امتلأ.") == ["ناصر العامري"]


def test_a_father_and_his_son() -> None:
    assert entities("قال سالم الراوي إن السد امتلأ. وأكد ابن سالم الراوي أن الطريق مغلقة.") == ["a", "b"]


@pytest.mark.parametrize("text", APART.values(), ids=APART.keys())
def test_two_speakers(text: str) -> None:
    assert entities(text) == ["a", "b"]


CHAINS = {
    "a woman's verb does not continue a man": (
        "قال سالم الراوي إن السد امتلأ. وقالت سعاد مراد إن الجسر قديم. وأضافت أن الطريق مغلقة.",
        ["سالم الراوي", "سعاد مراد", "سعاد مراد"],
    ),
    "a man's verb goes back past a woman": (
        "قال سالم الراوي إن السد امتلأ. وقالت سعاد مراد إن الجسر قديم. وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "سعاد مراد", "سالم الراوي"],
    ),
    "a woman's verb goes back past a man": (
        "قالت سعاد مراد إن السد امتلأ. وقال سالم الراوي إن الجسر قديم. وأضافت أن الطريق مغلقة.",
        ["سعاد مراد", "سالم الراوي", "سعاد مراد"],
    ),
    "a plural verb goes back to the group": (
        "قال سكان القرية إن السد امتلأ. وقال سالم الراوي إن الجسر قديم. وأضافوا أن الطريق مغلقة.",
        ["سكان القرية", "سالم الراوي", "سكان القرية"],
    ),
    "the last of two men goes on": (
        "قال سالم الراوي إن السد امتلأ. وقال ناصر العامري إن الجسر قديم. وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "ناصر العامري", "ناصر العامري"],
    ),
    "a role goes back to its holder": (
        "قال وزير المياه سالم الراوي إن السد امتلأ. وقال النائب ناصر العامري إن الجسر قديم. وأكد الوزير أن الطريق مغلقة.",
        ["سالم الراوي", "ناصر العامري", "سالم الراوي"],
    ),
    "two with one title, by surname": (
        "قال النائب سالم الراوي إن السد امتلأ. وقال النائب ناصر العامري إن الجسر قديم. وأكد الراوي أن الطريق مغلقة.",
        ["سالم الراوي", "ناصر العامري", "سالم الراوي"],
    ),
    "the full way: name, surname, role, dropped": (
        "قال وزير المياه سالم الراوي إن السد امتلأ. وأكد الراوي أن الجسر قديم. وأوضح الوزير أن الطريق مغلقة. وأضاف أن العمل مستمر.",
        ["سالم الراوي"] * 4,
    ),
    "who is quoted inside a quotation does not go on": (
        "قال سالم الراوي: «أكد ناصر العامري أن السد امتلأ». وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "who is reported inside a clause does not go on": (
        "قال سالم الراوي إن ناصر العامري أعلن أن السد امتلأ. وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "ناصر العامري", "سالم الراوي"],
    ),
    "the outlet does not go on": (
        "نقلت وكالة السهل عن سالم الراوي قوله إن السد امتلأ. وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "a person named before anybody speaks": (
        "وصل وزير المياه سالم الراوي إلى القرية أمس. وقال إن السد امتلأ.",
        ["سالم الراوي"],
    ),
    "the subject of the same sentence": (
        "وصل وزير المياه سالم الراوي إلى القرية وقال إن السد امتلأ.",
        ["سالم الراوي"],
    ),
    "a paper that had it from whoever spoke before": (
        "قال سالم الراوي إن السد امتلأ. ونقلت صحيفة «الأفق» عنه قوله «لن نغلق السد هذا العام».",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "a body that is a feminine noun is meant by no masculine verb": (
        "قال سالم الراوي إن السد امتلأ. وبحسب لجنة القرية، فإن الجسر قديم. وأضاف أن الطريق مغلقة.",
        ["سالم الراوي", "لجنة القرية", "سالم الراوي"],
    ),
    "care that is confirmed speaks for nobody": ("وأكد حرص البلدية على السد، مشيرا إلى أن الماء قليل.", [""]),
    "his own words are no surname": (
        "قال سالم الراوي إن السد امتلأ. وتابع الحكم العربي كلامه قائلا: «راجعت اللقطة مرتين قبل القرار».",
        ["سالم الراوي", "الحكم العربي"],
    ),
    "role of an apposition": (
        "قال سالم الراوي إن السد امتلأ. وقالت سعاد مراد، مديرة المدرسة، إن الجسر قديم. وأكدت المديرة أن الطريق مغلقة.",
        ["سالم الراوي", "سعاد مراد", "سعاد مراد"],
    ),
    "a spokesman of a body that spoke": (
        "أعلنت الشرطة أن الطريق مغلقة. وأضاف المتحدث باسمها ناصر العامري أن الجسر قديم. وأوضح أنه سيفتح.",
        ["الشرطة", "ناصر العامري", "ناصر العامري"],
    ),
    "two presidents, one by his country": (
        "قال الرئيس التونسي سالم الراوي إن السد امتلأ. وقال الرئيس الليبي ناصر العامري إن الجسر قديم. وأكد الرئيس التونسي أن الطريق مغلقة.",
        ["سالم الراوي", "ناصر العامري", "سالم الراوي"],
    ),
    "two ministers by role": (
        "قال وزير الخارجية إن السد امتلأ، فيما أكد وزير الداخلية أن الطريق مغلقة. وأضاف وزير الخارجية أنه سيعود.",
        ["وزير الخارجية", "وزير الداخلية", "وزير الخارجية"],
    ),
    "question and answer": (
        "سأل القاضي ناصر العامري: «أين كنت تلك الليلة؟». فأجاب سالم الراوي: «كنت في القرية».",
        ["ناصر العامري", "سالم الراوي"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS.keys())
def test_chains_of_speakers(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال سالم الراوي إن السد امتلأ.", ["name"]),
        ("قال الوزير إن السد امتلأ.", ["role"]),
        ("قال سالم الراوي إن السد امتلأ. وأضاف أن الطريق مغلقة.", ["name", "dropped_subject"]),
        ("قال سالم الراوي إن السد امتلأ. وأكد هذا الأخير أن الطريق مغلقة.", ["name", "pronoun"]),
        ("قال وزير المياه سالم الراوي إن السد امتلأ. وأكد الوزير أن الطريق مغلقة.", ["name", "role"]),
    ],
    ids=["name", "role", "dropped", "pronoun", "role of a name"],
)
def test_how_a_speaker_was_found(text: str, expected: list[str]) -> None:
    assert how(text) == expected


def test_the_fullest_name_wins() -> None:
    assert names("قال الراوي إن السد امتلأ. وأكد سالم ناصر الراوي أن الطريق مغلقة.") == ["سالم ناصر الراوي"] * 2


NAMED = {
    "the latter": ("وراسل الأهالي محافظة السهل، ووصفت هذه الأخيرة الاعتصام بأنه «خرق صريح للقرار».", ["محافظة السهل"]),
    "the latter, a man": ("وراسلت النقابة سالم الراوي، وأكد هذا الأخير أن السد سليم.", ["سالم الراوي"]),
    "the last days": (
        "قالت سعاد مراد إن السد امتلأ. وفي الأيام الأخيرة أكدت أن الجسر قديم.",
        ["سعاد مراد", "سعاد مراد"],
    ),
    "one of the experts, then the expert": (
        "وقال أحد الخبراء إن السد قديم. وأضاف الخبير أن الطريق مغلقة.",
        ["أحد الخبراء", "أحد الخبراء"],
    ),
    "one of the teachers, a woman": (
        "وقالت إحدى المعلمات إن السد قديم. وأضافت المعلمة أن الطريق مغلقة.",
        ["إحدى المعلمات", "إحدى المعلمات"],
    ),
    "one of the residents, then an expert": (
        "وقال أحد السكان إن السد قديم. وأضاف الخبير أن الطريق مغلقة.",
        ["أحد السكان", "الخبير"],
    ),
    "one of the experts, then one by name": (
        "وقال أحد الخبراء إن السد قديم. وأضاف الخبير سالم الراوي أن الطريق مغلقة.",
        ["أحد الخبراء", "سالم الراوي"],
    ),
    "a plural in the construct goes on": (
        "قال سالم الراوي إن الجسر قديم. وأكد مسؤولو الوزارة أن السد سليم. وأضافوا أن الطريق مفتوحة.",
        ["سالم الراوي", "مسؤولو الوزارة", "مسؤولو الوزارة"],
    ),
    "who stands alone behind a turn of mine": (
        "وقال سالم الراوي إن السد قديم. من ناحيتي، «لن أوقع على هدم جسر عبره أبي كل صباح».",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "who was asked goes on": (
        "قال ناصر العامري إن السد قديم. ولدى سؤال المدرب سالم الراوي عن الحارس، أكد أن الفريق جاهز. وأضاف أن الطريق مغلقة.",
        ["ناصر العامري", "سالم الراوي", "سالم الراوي"],
    ),
    "since he called a thing": (
        "قال النائب سالم الراوي إن السد قديم. وإذ وصف القرار بأنه «خطأ كبير»، دعا إلى سحبه.",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "since somebody else called it": (
        "قال ناصر العامري إن السد قديم. وإذ وصف النائب سالم الراوي القرار بأنه «خطأ كبير»، دعا إلى سحبه.",
        ["ناصر العامري", "سالم الراوي"],
    ),
    "lost commas between cues": (
        "قال سالم الراوي إن السد سليم? وأضاف أن الطريق مفتوحة? مؤكدا أن العمل مستمر? ثم خرج.",
        ["سالم الراوي"] * 3,
    ),
    "a matter of which he said, inside his clause": (
        "قال سالم الراوي إن المخزن احترق، الأمر الذي قال إنه متعمد.",
        ["سالم الراوي", "سالم الراوي"],
    ),
    "two full stops for a comma": (
        "وأعلن سالم الراوي أن الجسر قديم .. وأكد أن الطريق مغلقة .. موضحا أن السد سليم.",
        ["سالم الراوي"] * 3,
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_whom_a_phrase_points_back_at(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("plural", "singular", "expected"),
    [
        ("خبراء", "خبير", True),
        ("مسؤولين", "مسؤول", True),
        ("معلمات", "معلمة", True),
        ("سكان", "خبير", False),
        ("مسافرين", "مسؤول", False),
    ],
)
def test_a_plural_and_its_singular(plural: str, singular: str, expected: bool) -> None:
    assert is_plural_of(fold(plural), fold(singular)) is expected


def test_title_and_role_are_kept_from_every_mention() -> None:
    [first, second] = records("قال الدكتور سالم الراوي إن السد امتلأ. وأكد وزير المياه سالم الراوي أن الطريق مغلقة.")
    for quote in (first, second):
        assert quote.speaker is not None
        assert (quote.speaker.title, quote.speaker.role) == ("الدكتور", "وزير المياه")


def test_every_mention_of_a_speaker_is_listed_once() -> None:
    [first, *_] = records("قال سالم الراوي إن السد امتلأ. وأكد الراوي أن الطريق مغلقة. وأوضح الراوي أن الجسر قديم.")
    assert first.speaker is not None
    assert first.speaker.names == ("سالم الراوي", "الراوي")


def test_an_article_begins_without_speakers() -> None:
    records("قال سالم الراوي إن السد امتلأ.")
    assert names("وأضاف أن الطريق مغلقة.") == [""]


def test_a_dropped_subject_without_anybody_before_has_no_speaker() -> None:
    assert names("هطل المطر ليلا. وأضاف أن الطريق مغلقة.") == [""]


def test_entities_are_numbered_in_the_order_in_which_they_speak() -> None:
    text = "قال سالم الراوي إن السد امتلأ. وقالت سعاد مراد إن الجسر قديم. وأضاف أن الطريق مغلقة."
    assert [q.speaker.entity for q in records(text) if q.speaker] == ["e1", "e2", "e1"]


def test_resolver_keeps_who_was_noted_without_speaking() -> None:
    resolver, attributor = Resolver(), Attributor(lexicon().book.patterns)
    for read in readings("دعا سالم الراوي إلى الهدوء. وأضاف أن الطريق مغلقة."):
        resolved = resolver.resolve(read, attributor.attribute(read)[0])
    assert [r.entity.words for r in resolved if r.entity is not None] == [("سالم", "الراوي")]


def test_whom_the_paper_meets_answers() -> None:
    assert names("قال ناصر العامري إن السد قديم.\nالتقت «الأفق» المدير سالم الراوي فقال نحن لا نملك القرار.") == [
        "ناصر العامري",
        "سالم الراوي",
    ]


def test_who_alone_stands_behind_a_joined_verb_of_describing_is_described() -> None:
    text = "قال سالم الراوي إن السد امتلأ. ووصف الوزير ناصر العامري بـ«الكاذب الكبير»."
    assert names(text) == ["سالم الراوي", "سالم الراوي"]
