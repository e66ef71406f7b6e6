"""The page as a file: self-contained, safe, complete."""

import base64
import hashlib
import json
from importlib import resources

import pytest
import regex

from quotes.errors import OutputError
from quotes.formats import Bundle, ordered_bundles
from quotes.report import write_report
from quotes.report.labels import ARABIC, ENGLISH, LANGUAGES
from quotes.report.page import asset, safe_json, web_url
from quotes.rulebook import load_rules
from tests.builders import article, bundle, quote


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "report.html"
    write_report([bundle(), bundle(article(id="a2", title="ثان"))], path, title="عنوان <b>")
    return path.read_text(encoding="utf-8")


def data_of(page):
    return json.loads(regex.search(r'id="data">(.*?)</script>', page, regex.DOTALL)[1])


def test_returns_how_many_records(tmp_path):
    assert write_report([bundle()], tmp_path / "r.html") == 3


def test_asks_nothing_of_the_network(page):
    assert "default-src 'none'" in page
    addresses = set(regex.findall(r"""(?:src|href)=["']([^"']*)""", page)) - {"#main"}
    assert addresses == {"https://example.org/1"}
    assert regex.findall(r"url\((?!\"data:font)", page) == []


def test_policy_allows_its_own_script_only(page):
    script = regex.search(r"<script>(.*?)</script>", page, regex.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_is_right_to_left_arabic(page):
    assert '<html lang="ar" dir="rtl">' in page


def test_page_in_english_keeps_articles_arabic(tmp_path):
    write_report([bundle()], tmp_path / "r.html", language="en")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in page
    assert '<div class="text" lang="ar" dir="rtl">' in page
    assert "<h1>Who said what</h1>" in page


def test_languages_have_the_same_words():
    assert set(ARABIC.words) == set(ENGLISH.words)
    assert all(set(labels.counts) == {"quotes", "articles", "speakers"} for labels in LANGUAGES.values())


@pytest.mark.parametrize("name", ["page.html.j2", "page.js"])
def test_words_of_the_page_are_known(name):
    used = set(regex.findall(r"\bwords\.(\w+)", asset(name)))
    assert used <= set(ARABIC.words)
    assert regex.search(r"""["'`>]\p{Arabic}{2}""", asset(name)) is None


def test_every_word_of_the_template_is_a_word(page):
    template = resources.files("quotes.report").joinpath("assets", "page.html.j2").read_text(encoding="utf-8")
    for name in set(regex.findall(r"words\.(\w+)", template)):
        assert ARABIC.words[name] in page, name
    assert "built-in" not in page


def test_title_is_escaped(page):
    assert "<title>عنوان &lt;b&gt;</title>" in page


def test_data_holds_every_record(page):
    data = data_of(page)
    assert [q["id"] for q in data["quotes"]] == [q.id for _ in range(2) for q in bundle().quotes]
    assert [s["name"] for s in data["speakers"]] == ["رافع المهيدات", "هناء الشقارين"]
    assert data["articles"][1]["id"] == "a2"


def test_text_of_an_attack_stays_text(tmp_path):
    source = article('قال "</script><script>alert(1)</script><!--" وانصرف\u2028', title="</title><script>alert(2)</script>")
    path = tmp_path / "r.html"
    write_report([Bundle.of(source, [quote(source, "</script><script>alert(1)</script><!--", kind="direct")])], path)
    page = path.read_text(encoding="utf-8")
    assert page.count("<script") == 2
    assert "<!--" not in page
    assert data_of(page)["quotes"][0]["text"] == "</script><script>alert(1)</script><!--"


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028\u2029", "]]>"])
def test_json_cannot_leave_its_element(text):
    written = safe_json([text])
    assert not regex.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == [text]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert web_url(bundle(article(url=url)).ref) == (url if safe else None)


def test_article_without_text_is_told(tmp_path):
    with pytest.raises(OutputError, match="--articles"):
        write_report(ordered_bundles(bundle().quotes), tmp_path / "r.html")


def test_no_articles_is_a_page_too(tmp_path):
    assert write_report([], tmp_path / "r.html") == 0


def test_every_sense_of_the_rules_has_a_word():
    missing = set(load_rules().senses) - set(ARABIC.senses)
    assert not missing, f"give {', '.join(sorted(missing))} an Arabic word in quotes/report/labels.py"


def test_licence_stands_beside_each_typeface():
    names = {entry.name for entry in (resources.files("quotes.report") / "assets").iterdir()}
    assert {"IBM-Plex-OFL.txt", "Noto-Naskh-OFL.txt"} <= names
    for name in ("IBM-Plex-OFL.txt", "Noto-Naskh-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in (resources.files("quotes.report") / "assets" / name).read_text(encoding="utf-8")
