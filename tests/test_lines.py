"""Which newlines are blanks: lines that broke off in the middle of a sentence. Each text brings whether its newline stays."""

import pytest

from quotes.lines import joined
from quotes.normalise import view
from tests.marking import lexicon, records

LONG = "وقال المحافظ إن الفرق الطبية نقلت أربعين جريحا من القرى القريبة من النار"
SOFT = {
    "a preposition goes on": f"{LONG}\nإلى مستشفى المدينة.",
    "another preposition": f"{LONG}\nعبر طريق الجبل.",
    "behind a percentage": f"{LONG} بنسبة 90%\nعلى الأقل.",
    "a line that ends in a preposition": "نقل الجرحى إلى\nالمدينة.",
}
HARD = {
    "a phrase that begins a paragraph": f"{LONG}\nعلى صعيد آخر، عاد السكان.",
    "behind a full stop": f"{LONG}.\nإلى مستشفى المدينة.",
    "a heading": "طريق القرية\nإلى مستشفى المدينة.",
    "behind a colon": f"{LONG.replace(' إن', ':')}\nإلى مستشفى المدينة.",
    "a verb": f"{LONG}\nعاد السكان إلى بيوتهم.",
    "a turn of speech": f"{LONG}\nمن جانبه عاد الوزير.",
    "an empty line": f"{LONG}\n\nإلى مستشفى المدينة.",
}


@pytest.mark.parametrize("text", SOFT.values(), ids=SOFT.keys())
def test_newlines_inside_a_sentence_are_blanks(text: str) -> None:
    sight = joined(view(text), lexicon())
    assert "\n" not in sight.text
    assert len(sight.text) == len(view(text).text)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_newlines_between_paragraphs_stay(text: str) -> None:
    assert joined(view(text), lexicon()).text == view(text).text


def test_a_content_goes_on_over_a_broken_line() -> None:
    text = f"{LONG}\nإلى مستشفى المدينة."
    assert [q.text for q in records(text)] == [text[text.index("الفرق") : -1]]
