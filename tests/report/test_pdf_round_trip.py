"""A page that Chromium prints as a PDF is read back as it was written."""

import pytest

from quotes.readers import read_articles

pytestmark = pytest.mark.browser
PARAGRAPHS = (
    "قال وزير الطاقة سالم العمري، يوم 12/01/2026، إن «نسبة 61% من الشبكة» عادت (بعد 48 ساعة).",
    'وأضاف العمري خلال اجتماع مع شركة Blue Water 15 أن "الكلفة 3.5 مليون دولار"، مؤكّدا أن الأشغال لا تتوقف.',
)


WATERMARK = "<div style='position:fixed;top:9cm;transform:rotate(-40deg);font-size:60pt'>نسخة أولى</div>"


@pytest.mark.parametrize(
    ("style", "behind"), [("text-align:start", ""), ("text-align:justify", ""), ("opacity:.8", ""), ("color:#333", WATERMARK)]
)
def test_print_is_read_back(chromium, tmp_path, style, behind):
    page = chromium.new_page()
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page.set_content(
        f"<html lang=ar dir=rtl><body style='font-size:16pt'>{behind}<div style='{style}'>{body}</div></body></html>"
    )
    page.pdf(path=tmp_path / "a.pdf", format="A4")
    page.close()
    (article,) = read_articles([tmp_path / "a.pdf"])
    assert tuple(article.text.split("\n\n")) == PARAGRAPHS
