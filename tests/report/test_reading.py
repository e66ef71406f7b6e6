"""The page as its readers use it: by keyboard, one article of many, on paper, with nothing found, in one typeface."""

import pytest

from quotes.formats import Bundle
from tests.builders import article, bundle
from tests.report.test_browser import CLICK, many, settle, shown

pytestmark = pytest.mark.browser


def test_enter_leads_into_the_details_and_escape_back(opened):
    page = opened(bundle())
    page.locator(".text [role=button]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#detail') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.q") == "0"


def test_whoever_goes_on_with_a_button_stays_on_it(opened):
    page = opened(bundle())
    page.evaluate(CLICK, "السدود ممتلئة")
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "next"
    assert page.locator("#detail h2").inner_text() == "هناء الشقارين"
    assert page.locator(".at-of").inner_text() == "3 / 3"
    assert page.locator("#next").get_attribute("aria-disabled") == "true"


def test_choosing_a_quote_leaves_the_lines_where_they_are(opened):
    page = opened(bundle())
    before = page.locator(".text").bounding_box()
    assert page.locator(".hint").is_visible()
    page.evaluate(CLICK, "السدود ممتلئة")
    assert page.locator(".text").bounding_box() == before
    assert page.locator(".hint").is_hidden()


def test_one_article_of_many(opened):
    page = opened(bundle(), bundle(article(id="a2", title="آخر")), Bundle.of(article(id="a3", title="بلا"), ()))
    page.select_option("#article", label="آخر")
    # Not the inner texts: articles are drawn when they come into view (content-visibility), and until the next frame theirs are empty.
    assert page.locator(".article:visible h2").all_text_contents() == ["آخر"]
    assert shown(page) == "3 اقتباسات من 6"
    page.select_option("#article", label="بلا")
    assert page.locator(".article:visible h2").all_text_contents() == ["بلا"]
    assert page.locator("#nothing").is_hidden()
    page.click("#clear")
    assert page.locator(".article:visible").count() == 3


@pytest.mark.parametrize("view", ["list", "charts"])
def test_a_page_without_quotes_says_so(opened, view):
    page = opened(Bundle.of(article(), ()))
    assert page.locator("#nothing").is_hidden()
    page.click(f"[data-view={view}]")
    assert page.locator("#nothing").inner_text() == "لم يعثر على أي اقتباس في هذه المقالات."
    assert page.locator("#charts").is_hidden()


def test_digits_and_guillemets_have_the_look_of_the_words(opened):
    page = opened(Bundle.of(article("قال العمري «نعم» في 2026: 61%.", title="عنوان 3"), ()))
    page.evaluate("document.fonts.ready")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    for selector in (".text p", ".article h2", ".byline", "#shown"):
        node = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert used, selector
        assert all(font["isCustomFont"] for font in used), used


def test_a_copy_names_who_carried_the_words(opened):
    page = opened(bundle())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(CLICK, "ذلك")
    page.click("#copy-text")
    settle(page)
    assert "هناء الشقارين، نقلا عن وكالة السهل (" in page.evaluate("navigator.clipboard.readText()")


def test_print_cuts_nothing_off(opened):
    page = opened(bundle(), size={"width": 700, "height": 1000})
    page.emulate_media(media="print")
    edges = page.evaluate(
        "[...document.querySelectorAll('.article, .text p')].map((n) => n.getBoundingClientRect()).map((r) => [r.left, r.right])"
    )
    assert all(left >= 0 and right <= page.evaluate("document.documentElement.clientWidth") for left, right in edges)


def test_a_search_leads_to_its_first_match(opened):
    page = opened(*many(5, 30), bundle())
    page.fill("#search", "نقطع الماء")
    page.keyboard.press("Enter")
    assert page.locator(".text .on.content").text_content().endswith("لن نقطع الماء")
    assert page.locator("#clear").inner_text() == "إلغاء التصفية"
    page.click("#clear")
    assert page.locator("#first").is_hidden()
    page.fill("#search", "السدود ممتلئة")
    page.click("#first")
    assert page.locator("#detail blockquote").inner_text() == "السدود ممتلئة"


def test_a_click_in_the_list_leaves_the_list_as_it_is(opened):
    page = opened(*many(5, 30))
    page.click("[data-view=list]")
    page.evaluate("document.querySelector('[data-card]').dataset.kept = 'yes'")
    page.locator(".card .badge").first.click()
    assert page.locator("[data-kept]").count() == 1
