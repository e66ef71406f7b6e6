"""PDF pages read by where their glyphs stand."""

from dataclasses import replace

import pytest

from quotes.readers.pdf_glyphs import _PAIRS, Glyph, _lines, _mirrored, _parts, in_reading_order, unicode_map

BRACKETS = frozenset("".join(_PAIRS))


def drawn(text, *, x=100.0, y=700.0, width=5.0):
    return [Glyph(c, x + n * width, x + (n + 1) * width, y, 10.0) for n, c in enumerate(text)]


def read(line):
    return [in_reading_order([g.text for g in part], BRACKETS) for part in _parts(line)]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("48 لالخ", "خلال 48"),
        ("3.5 غلب", "بلغ 3.5"),
        ("12/01/2026 موي", "يوم 12/01/2026"),
        ("2028 - 2027 لالخ", "خلال 2027 - 2028"),
        ("%61 ةبسن", "نسبة 61%"),
        ("\u0661\u0662\u066b\u0665 مقر", "رقم \u0661\u0662\u066b\u0665"),
        ("Blue Water 15 ةكرش", "شركة Blue Water 15"),
        (".(ةينيطلا) دودسلا", "السدود (الطينية)."),
        ("Monday.", "Monday."),
        (".2026", "2026."),
    ],
)
def test_a_line_is_read_from_the_right(seen, text):
    assert in_reading_order(list(seen), BRACKETS) == text


def test_letters_of_a_ligature_keep_their_order():
    assert in_reading_order(["ل", "لا", "خ"], BRACKETS) == "خلال"


def test_brackets_that_stand_for_what_was_typed_are_not_turned():
    seen, typed = drawn("دودسلا (ةينيطلا) قوف"), drawn("دودسلا )ةينيطلا( قوف")
    assert "(" in _mirrored([seen])
    assert "(" not in _mirrored([typed])


def test_runs_drawn_out_of_order_stand_where_they_are_seen():
    words = drawn("ةلهسلا", x=110) + drawn("يف", x=150)
    marks = drawn("(", x=105) + drawn(")", x=140)
    assert [read(line) for line in _lines([*words, *marks])] == [["في (السهلة)"]]


def test_a_mark_stays_with_its_letter():
    after = [Glyph("\u0651", 106.0, 106.0, 700.0, 10.0), *drawn("رو", x=100)]
    line = next(_lines([after[1], after[0], *after[2:]]))
    assert read(line) == ["و\u0651ر"]


def test_room_between_glyphs_is_a_blank():
    assert read(drawn("نإ", x=100) + drawn("لاق", x=114)) == ["قال إن"]


def test_wide_room_parts_a_line():
    assert read(drawn("نإ", x=100) + drawn("لاق", x=300)) == ["قال", "إن"]


def test_lines_are_told_by_their_height():
    below = [replace(g, y=685.0) for g in drawn("نإ")]
    assert [read(line) for line in _lines([*drawn("لاق"), *below])] == [["قال"], ["إن"]]


def test_map_of_codes():
    cmap = b"2 beginbfchar <01> <0644 0627> <02> <0020> endbfchar 2 beginbfrange <03> <04> <0661> <05> <06> [<0628> <062A>] endbfrange"
    assert unicode_map(cmap) == {1: "لا", 2: " ", 3: "\u0661", 4: "\u0662", 5: "ب", 6: "ت"}


def test_map_of_endless_ranges_is_refused():
    with pytest.raises(ValueError, match="more codes than a font has"):
        unicode_map(b"1 beginbfrange <00000000> <7fffffff> <0628> endbfrange")
