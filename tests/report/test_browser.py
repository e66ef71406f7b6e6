"""The page in a real Chromium, at the width of a phone and of a desk."""

import itertools
import json
import time

import pytest

from quotes.formats import Bundle
from quotes.results import QuoteList
from tests.builders import TEXT, article, bundle, quote, speaker
from tests.report.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
CLICK = "(words) => [...document.querySelectorAll('.text .m')].find((n) => n.textContent.endsWith(words)).click()"
CONTRAST = """() => {
  const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const rgb = (text) => text.match(/[\\d.]+/g).map((n, i) => text.startsWith("color(") && i < 3 ? n * 255 : Number(n));
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (node) => { for (; node; node = node.parentElement) {
    const c = rgb(getComputedStyle(node).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const low = [];
  for (const node of document.querySelectorAll("body *")) {
    if (node.closest(".vh, script, [hidden]") || !node.checkVisibility()) continue;
    if (![...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push(`${node.className}: ${node.textContent.slice(0, 20)} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return low;
}"""


def shown(page):
    return page.locator("#shown").inner_text()


def settle(page):
    page.wait_for_timeout(250)


def open_filters(page):
    page.evaluate("document.getElementById('filters').open = true")


def many(articles=60, quotes=50):
    """Return articles with thousands of records."""
    bundles = []
    for a in range(articles):
        text = "\n".join(f"وقال المتحدث{a % 40} إن الأمر رقم {q} في المقال {a} واضح." for q in range(quotes))
        source = article(text, id=f"m{a}", title=f"مقال {a}")
        who = speaker(text, None, f"المتحدث{a % 40}")
        bundles.append(Bundle.of(source, [quote(source, f"الأمر رقم {q} في المقال {a} واضح", who=who) for q in range(quotes)]))
    return bundles


@BOTH
def test_counts_and_direction(opened, size):
    page = opened(bundle(), size=size)
    assert page.locator(".summary").inner_text() == "3 اقتباسات، متحدثان، مقال واحد"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    cue, content = (page.locator(".text .m").nth(n).bounding_box() for n in (0, 2))
    assert cue["x"] > content["x"] or cue["y"] < content["y"]


@BOTH
def test_nothing_sticks_out(opened, size):
    page = opened(bundle(), *many(2, 10), size=size)
    for view in ("articles", "list", "charts"):
        page.click(f"[data-view={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_side_stands_right_on_a_desk(opened):
    page = opened(bundle())
    assert page.locator(".side").bounding_box()["x"] > page.locator("#main").bounding_box()["x"]


def test_typefaces_are_inside(opened):
    page = opened(bundle())
    page.evaluate("document.fonts.ready")
    settle(page)
    loaded = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family.replaceAll('\"', ''))")
    assert {"Quotes Plex", "Quotes Naskh"} <= set(loaded)


@BOTH
def test_speaker_filter(opened, size):
    page = opened(bundle(), size=size)
    open_filters(page)
    page.get_by_role("button", name="هناء الشقارين").first.click()
    assert shown(page) == "اقتباس واحد من 3"
    assert page.locator(".text .content:not(.off)").count() == 1
    page.click("#clear")
    assert shown(page) == "3 اقتباسات"


def test_kind_sense_and_confidence_filters(opened):
    page = opened(bundle())
    page.uncheck("input[value=indirect]")
    assert shown(page) == "اقتباس واحد من 3"
    page.click("#clear")
    page.select_option("#sense", "=deny")
    assert shown(page) == "اقتباس واحد من 3"
    page.click("#clear")
    page.fill("#confidence", "50")
    settle(page)
    assert shown(page) == "اقتباسان من 3"
    assert page.locator("#confidence-shown").inner_text() == "50%"


@pytest.mark.parametrize("words", ["الماءْ", "المآء", "ألمـاء", "rafe", "المهيدات"])
def test_search_ignores_vowels_and_hamza(opened, words):
    page = opened(bundle())
    page.fill("#search", words)
    settle(page)
    assert shown(page) in {"اقتباس واحد من 3", "اقتباسان من 3"}


def test_search_without_a_hit_says_so(opened):
    page = opened(bundle())
    page.fill("#search", "كلمة لا توجد")
    settle(page)
    assert page.locator("#nothing").is_visible()


@BOTH
def test_tap_links_cue_speaker_and_content(opened, size):
    page = opened(bundle(), size=size)
    page.evaluate(CLICK, "السدود ممتلئة")
    lit = page.locator(".text .on").all_text_contents()
    assert any("قال" in t for t in lit)
    assert any("وزير المياه رافع المهيدات" in t for t in lit)
    assert page.locator("#detail h2").inner_text() == "رافع المهيدات"
    assert "Rafe al-Muhaidat" in page.locator("#detail").inner_text()
    assert page.locator("#detail").is_visible()


def test_details_do_not_cover_the_words_on_a_phone(opened):
    page = opened(*many(1, 40), size=PHONE)
    page.evaluate("document.querySelectorAll('.text .content')[20].click()")
    settle(page)
    words = page.locator(".text .on.content").bounding_box()
    assert words["y"] + words["height"] <= page.locator("#detail").bounding_box()["y"]


def test_keyboard(opened):
    page = opened(bundle())
    page.locator(".text [tabindex='0']").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#detail h2").inner_text() == "رافع المهيدات"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#detail h2").inner_text() == "هناء الشقارين"
    page.keyboard.press("Escape")
    assert page.locator("#detail").is_hidden()
    assert page.locator(".text .on").count() == 0


@BOTH
def test_copy(opened, size):
    page = opened(bundle(), size=size)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(CLICK, "لن نقطع الماء")
    page.click("#copy-text")
    settle(page)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "«لن نقطع الماء» — رافع المهيدات، وزير المياه (السهل، السدود، 2026-01-02، https://example.org/1)"
    page.click("#copy-json")
    settle(page)
    record = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert record == json.loads(bundle().quotes[1].to_json())
    assert list(record) == list(json.loads(bundle().quotes[1].to_json()))
    assert page.locator("#said").inner_text() == "نُسخ السجل"


def test_link_to_a_record(opened):
    found = bundle().quotes[2]
    page = opened(*many(20, 20), bundle(), at=f"#q-{found.id}")
    assert page.locator("#detail h2").inner_text() == "هناء الشقارين"
    settle(page)
    box = page.locator(".text .on.content").bounding_box()
    assert 0 <= box["y"] <= DESKTOP["height"]


def test_following_a_record_sets_the_address(opened):
    page = opened(bundle())
    page.evaluate(CLICK, "السدود ممتلئة")
    assert page.url.endswith(f"#q-{bundle().quotes[0].id}")


def test_list_leads_back_to_the_text(opened):
    page = opened(*many(5, 30), bundle())
    page.click("[data-view=list]")
    page.fill("#search", "الشقارين")
    settle(page)
    assert page.locator(".card").count() == 1
    page.click(".card >> text=في سياقه")
    assert page.locator("#articles").is_visible()
    assert "ذلك" in page.locator(".text .on.content").text_content()


def test_charts_count_and_filter(opened):
    page = opened(bundle())
    page.click("[data-view=charts]")
    assert page.locator(".bars tbody tr").count() == 2
    assert page.locator(".bars tbody tr").first.inner_text().split() == ["رافع", "المهيدات", "2", "5"]
    page.get_by_role("button", name="هناء الشقارين ينفي: 1").click()
    assert shown(page) == "اقتباس واحد من 3"
    assert page.locator("#articles").is_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@BOTH
def test_contrast(opened, size, dark):
    names = [f"اسم{n}" for n in range(12)]
    text = "\n".join(
        f"وقال {a} إن {b} قال كلاما {n} هنا" for n, (a, b) in enumerate(zip(names, names[1:] + names[:1], strict=True))
    )
    source = article(text, id="colours")
    quotes = [
        quote(source, f"{names[(n + 1) % 12]} قال كلاما {n} هنا", cue="وقال", who=speaker(text, a, a))
        for n, a in enumerate(names)
    ]
    quotes += [
        quote(source, f"كلاما {n} هنا", cue=f"قال كلاما {n}", who=speaker(text, None, names[(n + 1) % 12])) for n in range(12)
    ]
    page = opened(bundle(), Bundle.of(source, quotes), size=size, dark=dark)
    page.evaluate(CLICK, "السدود ممتلئة")
    open_filters(page)
    assert page.evaluate(CONTRAST) == []
    for view in ("list", "charts"):
        page.click(f"[data-view={view}]")
        assert page.evaluate(CONTRAST) == []


def test_a_notebook_with_a_dark_theme_leaves_tables_readable(opened):
    page = opened(bundle())
    theme = "body{background:#111;color:#eee} tbody tr{background:#222} td{color:#ddd}"
    content = QuoteList(bundle().quotes)._repr_html_()
    page.evaluate("([html, css]) => { document.body.innerHTML = `<style>${css}</style>${html}`; }", [content, theme])
    assert page.locator("td").count() == 9
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_page_in_english(opened, size):
    page = opened(bundle(), size=size, language="en")
    assert page.locator("#shown").text_content() == "3 quotes"
    piece = page.locator(".text .content").first
    assert piece.evaluate("n => getComputedStyle(n).direction") == "rtl"
    piece.press("Enter")
    assert page.locator("#detail dt").first.text_content() == "Kind"
    assert page.locator("#detail blockquote").evaluate("n => getComputedStyle(n).direction") == "rtl"
    page.locator("[data-view=charts]").click()
    assert page.get_by_role("heading", name="Who speaks most").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_headings_go_down_one_step_at_a_time(opened):
    page = opened(bundle())
    page.locator("[data-view=list]").click()
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].filter((n) => n.offsetParent).map((n) => Number(n.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_theme_is_switched_and_follows_the_system(opened):
    page = opened(bundle(), dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.click("#theme")
    light = page.evaluate(ground)
    assert dark != light
    assert light == opened(bundle(), dark=False).evaluate(ground)


def test_kinds_differ_by_more_than_colour(opened):
    source = article('قال "أولا" وثانيا وثالثا ورابعا')
    kinds = {"أولا": "direct", "ثانيا": "mixed", "ثالثا": "indirect", "رابعا": "fragment"}
    page = opened(Bundle.of(source, [quote(source, words, kind=kind) for words, kind in kinds.items()]))
    style = "[...document.querySelectorAll('.text .content')].map((n) => getComputedStyle(n).textDecorationStyle)"
    assert page.evaluate(style) == ["solid", "double", "dotted", "dashed"]


def test_attack_is_shown_as_text(opened):
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    source = article(f'قال <b>عمر</b> "{attack}"', title=attack, publisher=attack, id=attack, url="javascript:alert(3)")
    who = speaker(source.text, "<b>عمر</b>", attack, role=attack, title=attack, name_latin=attack)
    page = opened(Bundle.of(source, [quote(source, attack, kind="direct", cue="قال", sense=attack, who=who, via=attack)]))
    assert attack in page.locator(".text").text_content()
    page.evaluate(CLICK, "onerror=alert(2)>")
    assert page.locator("#detail h2").inner_text() == attack
    for view in ("list", "charts"):
        page.click(f"[data-view={view}]")
    assert page.locator("img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_direction_marks_of_an_article_stay_in_their_paragraph(opened):
    source = article("قال \u202eعمر\nنعم", title="\u202eعنوان")
    page = opened(Bundle.of(source, [quote(source, "نعم")]))
    assert page.evaluate("getComputedStyle(document.querySelectorAll('.text p')[1]).unicodeBidi") == "isolate"


def test_thousands_stay_smooth(opened):
    page = opened(*many(100, 50))
    assert shown(page) == "5,000 اقتباس"
    start = time.monotonic()
    page.fill("#search", "رقم 7 ")
    page.locator("#shown", has_text="من").wait_for()
    page.click("[data-view=list]")
    assert page.locator(".card").count() <= 120
    page.click("[data-view=charts]")
    page.click("[data-view=articles]")
    page.click("#clear")
    assert time.monotonic() - start < 6
    assert (
        page.evaluate(
            "(() => { const t = performance.now(); document.querySelector('[data-speaker]').click(); return performance.now() - t; })()"
        )
        < 400
    )


def test_print_shows_the_article_alone(opened):
    page = opened(bundle())
    page.emulate_media(media="print")
    assert page.locator(".side").is_hidden()
    assert page.locator(".tools").is_hidden()
    assert page.locator(".text").first.is_visible()
    assert page.locator(".hint").is_hidden()


def test_screen_reader_finds_its_way(opened):
    page = opened(bundle())
    unnamed = """() => [...document.querySelectorAll("button, input, select, a[href]")].filter((n) => n.checkVisibility()
      && !(n.getAttribute("aria-label") || n.textContent.trim() || (n.labels && n.labels.length))).map((n) => n.outerHTML)"""
    assert page.evaluate(unnamed) == []
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    assert page.get_by_role("article").count() == 1
    assert TEXT.split("\n\n")[1] in page.locator(".text").evaluate(
        "n => [...n.querySelectorAll('p')].map((p) => { const c = p.cloneNode(true);"
        " c.querySelectorAll('.vh').forEach((v) => v.remove()); return c.textContent; })[1]"
    )


def test_a_headline_opens_its_record(opened):
    source = article(title="المهيدات: لن نقطع الماء")
    said = quote(article(source.title), "لن نقطع الماء", who=speaker(source.title, "المهيدات", "رافع المهيدات"))
    page = opened(Bundle.of(source, [said.model_copy(update={"part": "title", "article": bundle(source).ref})]))
    page.evaluate("document.querySelector('.article h2 .content').click()")
    assert "العنوان" in page.locator("#detail").inner_text(), page.locator("#detail").evaluate("n => n.outerHTML")
    assert page.locator(".article .on.content").text_content().endswith("لن نقطع الماء")
    assert page.locator(".text .m").count() == 0
