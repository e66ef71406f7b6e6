"""Where a speaker phrase goes on though its next word looks like another phrase."""

import pytest

from quotes.ongoing import goes_on
from tests.marking import at, reading


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "وأكد أمين سر تكتل «الغد» النائب سالم الراوي أن العمل اكتمل", "النائب", True, id="a title behind a body in marks"
        ),
        pytest.param("وأكد حزب «الغد» النائب سالم الراوي أن العمل اكتمل", "النائب", False, id="a body that is no office"),
        pytest.param("وقال عمر بن ناصر المبارك مدير السدود إن العمل اكتمل", "المبارك", True, id="a surname before an office"),
        pytest.param("وقال عمر بن ناصر المدير رئيس السدود إن العمل اكتمل", "المدير", False, id="an office before an office"),
        pytest.param("وأكد المتحدث باسم المركز عيدان الزهيمري أن العمل اكتمل", "عيدان", True, id="a rare name behind an office"),
        pytest.param(
            "وأكد المتحدث باسم المركز مشروع الزهيمري أن العمل اكتمل", "مشروع", False, id="a noun of every day behind an office"
        ),
        pytest.param("وأكد مدير الإدارة رئيس اللجنة الدكتور سالم أن العمل اكتمل", "رئيس", True, id="a second office"),
        pytest.param("وأكد مدير الإدارة رئيس اللجنة أن العمل اكتمل", "رئيس", False, id="a second office without a holder"),
        pytest.param(
            "وقال مدير المرور المتحدث باسم اللجنة سالم الراوي", "باسم", True, id="in the name of, behind another office"
        ),
        pytest.param("وقال مدير المرور يحيى باسم الراوي إن العمل اكتمل", "باسم", False, id="Basim behind a name"),
        pytest.param(
            "وأكد مدير عام جمعية نفع الخيرية سامي الراوي أن العمل اكتمل",
            "الخيرية",
            True,
            id="the adjective of a body like a verb",
        ),
        pytest.param(
            "وأكد مدير عام جمعية نفع الكبير سامي الراوي أن العمل اكتمل", "الكبير", False, id="an adjective that does not agree"
        ),
        pytest.param("وأكدت جمعية نفع الخيرية أن العمل اكتمل", "الخيرية", False, id="a body that is no office's"),
    ],
)
def test_words_with_which_a_phrase_goes_on(text: str, word: str, expected: bool) -> None:
    read = reading(text)
    assert goes_on(read, 1, at(read, word)) is expected
