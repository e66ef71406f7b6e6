"""A text means the body that spoke in it."""

import pytest

from quotes.extractor import default_extractor
from tests.marking import records


def names(text: str) -> list[str]:
    return [q.speaker.name if q.speaker else "" for q in records(text)]


def test_the_statement_is_the_courts() -> None:
    found = names("قالت محكمة النقض في بيان لها إن الحكم نهائي.\nوجاء في البيان أن القضية أغلقت. وأضاف البيان أن الغرامة ألغيت.")
    assert found == ["محكمة النقض"] * 3


def test_another_text_of_that_noun_has_its_own_issuer() -> None:
    found = names("قالت محكمة النقض في بيان لها إن الحكم نهائي.\nوذكر بيان النقابة أن الحكم جائر. وأضاف البيان أن الإضراب مستمر.")
    assert found == ["محكمة النقض", "بيان النقابة", "بيان النقابة"]


def test_a_text_that_nobody_issued_speaks_for_itself() -> None:
    assert names("وأضاف البيان أن الإضراب مستمر.") == ["البيان"]


def test_an_occasion_with_its_preposition_against_it() -> None:
    found = names("وأفادت وزارة المياه ببلاغ أن السد امتلأ. وأكد البلاغ أن الطريق مفتوحة.")
    assert found == ["وزارة المياه"] * 2


def test_the_same_source_goes_on_whatever_its_gender() -> None:
    found = names("قالت وزارة المياه إن السد امتلأ. وأكد المصدر ذاته أن الطريق مغلقة.")
    assert found == ["وزارة المياه"] * 2


@pytest.mark.model
def test_an_agency_that_carried_a_text_did_not_issue_it() -> None:
    text = "قالت وزارة المياه في بيان نشرته وكالة الأنباء إن السد امتلأ. وأضاف البيان أن الجسر قديم."
    assert [q.speaker and q.speaker.name for q in default_extractor().extract(text)] == ["وزارة المياه"] * 2
