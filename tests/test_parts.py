"""The table of what each part brings, on articles small enough to count by hand."""

import json

import pytest

from quotes.extractor import Extractor
from quotes.gold import GoldArticle
from training.parts import BEGIN, END, MentionsAlone, rows, run, table, written

TEXT = "قال وزير المياه سالم الراوي إن السدود ممتلئة. وأضاف أن المخزون يكفي لعامين. وأكد الراوي أن الماء نظيف."


def statement(cue, content):
    a, b = TEXT.index(cue), TEXT.index(content)
    return {"cue": [a, a + len(cue)], "content": [b, b + len(content)], "kind": "indirect", "speaker": "E1"}


def gold(number):
    pairs = (("قال", "السدود ممتلئة"), ("وأضاف", "المخزون يكفي لعامين"), ("وأكد", "الماء نظيف"))
    statements = [statement(*pair) for pair in pairs]
    entity = {"id": "E1", "names": ["سالم الراوي", "الراوي"], "roles": ["وزير المياه"]}
    return GoldArticle.model_validate(
        {"id": f"g{number}", "text": TEXT, "entities": [entity], "passages": [], "statements": statements}
    )


def test_without_resolution_a_dropped_subject_is_nobody():
    whole, alone = run([gold(0)], Extractor()), run([gold(0)], Extractor(), MentionsAlone)
    assert (whole.scores.statements().right, alone.scores.statements().right) == (3, 2)
    assert alone.scores.statements(any_speaker=True).right == 3
    assert [case.right for case in alone.cases] == [True, False, True]


def test_rows_of_a_set():
    lines, kept = rows("`few`", [gold(n) for n in range(6)], None, Extractor())
    assert [line[1].partition(":")[0] for line in lines] == ["nothing", "resolution", "calibration", "calibration"]
    assert lines[0][3] == "1.00"
    assert lines[1][3] == "0.67"
    assert kept[:2] == ["`few`", "18"]


def test_the_table_takes_its_place():
    made = table(("a", "b", "c"), [("1", "2", "3")])
    assert made == "| a | b | c |\n| --- | --- | ---: |\n| 1 | 2 | 3 |\n"
    page = f"before\n{BEGIN}old\n{END}after\n"
    assert written(page, made) == written(written(page, made), made) == f"before\n{BEGIN}\n{made}\n{END}after\n"


def test_a_page_without_a_place_is_refused():
    with pytest.raises(ValueError, match="no table between"):
        written("before\n", json.dumps({}))
