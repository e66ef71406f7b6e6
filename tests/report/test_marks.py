"""An article's text cut at its records: nothing lost, nothing unescaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from quotes.report.colours import COLOURS, NO_SPEAKER, colour_speakers
from quotes.report.marks import marks_of, paragraph_html, paragraphs
from quotes.speakers import speaker_key
from tests.builders import article, bundle, quote, speaker


def pieces_of(source, *quotes):
    return [p for pieces in paragraphs(source.text, marks_of(quotes, 0, [0] * len(quotes))) for p in pieces]


def test_pieces_hold_the_whole_paragraph():
    first, second = paragraphs(article().text, marks_of(bundle().quotes, 0, [0, 0, 1]))
    assert "".join(p.text for p in first) == article().text.split("\n\n")[0]
    assert "".join(p.text for p in second) == article().text.split("\n\n")[1]


def test_nested_contents_know_both_and_the_inner_comes_first():
    source = article("قال عمر إن علي قال نعم هنا")
    outer = quote(source, "علي قال نعم هنا", cue="قال", who=speaker(source.text, "عمر", "عمر"))
    inner = quote(source, "نعم")
    found = next(p for p in pieces_of(source, outer, inner) if p.text == "نعم")
    assert [m.number for m in found.marks] == [1, 0]
    assert [m.number for m in found.begins] == [1]


def test_content_over_two_paragraphs_begins_once():
    source = article("قال: أولا\nثانيا وثالثا")
    whole = quote(source, "أولا\nثانيا")
    begun = [p for p in pieces_of(source, whole) if p.begins]
    assert [p.text for p in begun] == ["أولا"]
    assert [p.text for p in pieces_of(source, whole) if p.marks] == ["أولا", "ثانيا"]


def test_everything_is_escaped():
    source = article('قال <script>alert(1)</script> & "نعم"', title="<b>")
    said = quote(source, "<script>alert(1)</script>", who=speaker(source.text, None, "<img src=x onerror=1>"))
    (pieces,) = paragraphs(source.text, marks_of([said], 0, [0]))
    html = paragraph_html(pieces)
    assert "<script" not in html
    assert "<img" not in html
    assert escape("<script>alert(1)</script>") in html


def test_screen_reader_hears_kind_and_speaker():
    (pieces, _) = paragraphs(article().text, marks_of(bundle().quotes, 0, [0, 0, 1]))
    assert "اقتباس مباشر، رافع المهيدات:" in paragraph_html(pieces)


@given(st.text(alphabet='ab \n"<', max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=5))
def test_any_spans_lose_nothing(text, spans):
    source = article(text or "x")
    contents = [text[a : a + n] for a, n in spans if text[a : a + n]]
    quotes = [quote(source, words) for words in contents]
    joined = "".join(p.text for p in pieces_of(source, *quotes))
    assert joined == "".join(line for line in source.text.split("\n") if line.strip())


def test_speakers_of_an_article_get_different_colours():
    source = article(" ".join(f"اسم{n}" for n in range(COLOURS)))
    quotes = [quote(source, f"اسم{n}", who=speaker(source.text, None, f"اسم{n}")) for n in range(COLOURS)]
    colours = colour_speakers([quotes])
    assert len(set(colours.values())) == COLOURS
    assert NO_SPEAKER not in colours.values()


@pytest.mark.parametrize("other", ["رافع المهيدات", "رافع المهيدَات"])
def test_same_name_is_the_same_speaker(other):
    first = bundle().quotes[0].speaker
    assert first is not None
    assert speaker_key(first) == speaker_key(first.model_copy(update={"name": other}))
