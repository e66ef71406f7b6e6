"""What notebooks show."""

import regex

from quotes.extractor import ArticleQuotes
from quotes.report.notebook import SHOWN
from quotes.results import QuoteList
from tests.builders import article, bundle, quote, speaker


def test_record_shows_speaker_and_content():
    html = bundle().quotes[1]._repr_html_()
    assert "رافع المهيدات" in html
    assert '<span class="m content k-direct c0">لن نقطع الماء</span>' in html


def test_article_shows_its_text_escaped():
    html = article("قال <script>نعم</script>", title="<b>")._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html


def test_result_shows_marks():
    html = ArticleQuotes(article(), bundle().quotes)._repr_html_()
    assert html.count('class="m content') == 3
    assert "tabindex" not in html
    assert "role=" not in html
    assert 'dir="rtl"' in html


def test_long_list_says_how_much_is_left():
    record = quote(article(), "السدود", who=speaker(article().text, None, "عمر"))
    html = QuoteList([record] * (SHOWN + 3))._repr_html_()
    assert html.count("<tr>") == SHOWN
    assert "3 اقتباسات" in html


def test_style_stays_under_one_class():
    html = QuoteList(bundle().quotes)._repr_html_()
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    rules = regex.sub(r"/\*.*?\*/", "", style, flags=regex.DOTALL)
    nested = regex.search(r"\.quotes-ar\{(\s*\.c0\{.*)\}$", rules, regex.DOTALL)
    assert nested
    plain = rules[: nested.start()]
    assert all(line.startswith((".quotes-ar", " ")) for line in plain.splitlines() if line)
    assert "&lt;" not in style
