import pytest

from quotes.passages import find_passages
from quotes.tokens import Sentence, split_dateline, split_sentences


def split(text: str) -> list[Sentence]:
    return split_sentences(text, find_passages(text))


def cut(text: str) -> list[str]:
    """Each sentence with its tokens between bars; a quotation in marks."""
    return ["|".join(f"«{t.text}»" if t.kind == "passage" else t.text for t in s.tokens) for s in split(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("قال نعم", "قال|نعم", id="words"),
        pytest.param("قال، نعم", "قال|،|نعم", id="comma"),
        pytest.param("بلغ 12.5% أمس", "بلغ|12.5%|أمس", id="decimal number and percent"),
        pytest.param("في 12/3/2020 بدأ", "في|12/3/2020|بدأ", id="date"),
        pytest.param("بلغ ١٢٫٥ أمس", "بلغ|١٢٫٥|أمس", id="Arabic digits"),
        pytest.param("قال… نعم", "قال|…|نعم", id="ellipsis"),
        pytest.param("قال:: نعم", "قال|:|نعم", id="a colon typed twice"),
        pytest.param("قال «نعم، لا» ثم", "قال|«نعم، لا»|ثم", id="a quotation is one token"),
        pytest.param("جريدة L'Orient هنا", "جريدة|L'Orient|هنا", id="apostrophe inside a word"),
        pytest.param("كوفيد19 انتهى", "كوفيد|19|انتهى", id="digits against letters"),
        pytest.param("(سالم)", "(|سالم|)", id="brackets"),
        pytest.param("ب «نعم»", "ب|«نعم»", id="a preposition before a quotation"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert cut(text) == [tokens]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("بدأ العمل. انتهى العمل.", ["بدأ|العمل|.", "انتهى|العمل|."], id="full stop"),
        pytest.param("هل بدأ؟ نعم! بدأ", ["هل|بدأ|؟", "نعم|!", "بدأ"], id="question and exclamation marks"),
        pytest.param("قال د. سالم نعم.", ["قال|د|.|سالم|نعم|."], id="a title of one letter"),
        pytest.param("قال أ.ف.ب نعم", ["قال|أ|.|ف|.|ب|نعم"], id="initials"),
        pytest.param("لقناة تي.إف1 نعم", ["لقناة|تي|.|إف|1|نعم"], id="a channel by its letters"),
        pytest.param("بدأ الآن.لن يعود", ["بدأ|الآن|.", "لن|يعود"], id="a short word behind a full stop"),
        pytest.param("قال? وعاد? ثم? خرج", ["قال|،|وعاد|،|ثم|،|خرج"], id="question marks of another script are lost commas"),
        pytest.param("قال? وعاد? ثم خرج", ["قال|?", "وعاد|?", "ثم|خرج"], id="two of them are questions"),
        pytest.param("قال، وعاد? ثم? هل? خرج", ["قال|،|وعاد|?", "ثم|?", "هل|?", "خرج"], id="questions beside a comma"),
        pytest.param("بلغ 3. ثم زاد", ["بلغ|3|.", "ثم|زاد"], id="a number at the end"),
        pytest.param("بلغ دولارا.وزاد", ["بلغ|دولارا|.", "وزاد"], id="the blank after a full stop forgotten"),
        pytest.param("موقع www.example.org هنا", ["موقع|www|.|example|.|org|هنا"], id="an address"),
        pytest.param("قال.. نعم", ["قال|..|نعم"], id="two full stops are a comma"),
        pytest.param("قال.. " * 7 + "نعم", ["قال|.."] * 7 + ["نعم"], id="two full stops in a text full of them"),
        pytest.param("قال… نعم", ["قال|…|نعم"], id="an ellipsis ends nothing"),
        pytest.param(
            "قال: «بدأ. انتهى؟ نعم.» ثم خرج.", ["قال|:|«بدأ. انتهى؟ نعم.»|ثم|خرج|."], id="final marks inside a quotation"
        ),
        pytest.param("بدأ\nانتهى", ["بدأ", "انتهى"], id="paragraphs"),
        pytest.param("بدأ\n\n \nانتهى", ["بدأ", "انتهى"], id="empty paragraphs"),
        pytest.param("قال:\n«نعم».", ["قال|:|«نعم»|."], id="a quotation in the paragraph after its colon"),
        pytest.param("«نعم»\n«لا»", ["«نعم»", "«لا»"], id="quotations in paragraphs of their own"),
        pytest.param("عادت ا?سبانية. خرجت", ["عادت|ا|?|سبانية|.", "خرجت"], id="a letter lost to a question mark"),
        pytest.param("من هو?سأل", ["من|هو|?", "سأل"], id="a question mark typed against the next word"),
        pytest.param("قال: «نعم.\n«لا» ثم", ["قال|:|«نعم.\n«لا»|ثم"], id="a quotation over paragraphs"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n ", [], id="blanks"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    assert [s.paragraph for s in split("بدأ. انتهى.\n\nثم\n\nخرج")] == [0, 0, 1, 2]


def test_the_first_sentence_of_a_paragraph_knows_it() -> None:
    assert [s.first_in_paragraph for s in split("بدأ. انتهى.\nخرج")] == [True, False, True]


def test_offsets_are_of_the_text() -> None:
    text = "قال د. سالم: « نعم، 12.5% » ثم.. خرج\nوعاد"
    for sentence in split(text):
        for token in sentence.tokens:
            shown = text[token.start : token.end]
            assert shown == token.text or (token.kind == "passage" and token.text in shown)


def test_a_sentence_spans_its_tokens() -> None:
    text = "بدأ العمل. انتهى «العمل»"
    assert [text[s.start : s.end] for s in split(text)] == ["بدأ العمل.", "انتهى «العمل»"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("قال", "word"), ("12", "number"), ("١٢", "number"), ("،", "punct"), ("«نعم»", "passage"), ("BBC", "word"), ("_", "punct")],
)
def test_kinds(word: str, kind: str) -> None:
    [sentence] = split(word)
    assert [t.kind for t in sentence.tokens] == [kind]


def test_plain_letters_are_kept_beside_the_folded_ones() -> None:
    [sentence] = split_sentences("علي الي", [], "على إلى")
    assert [(t.text, t.plain) for t in sentence.tokens] == [("علي", "على"), ("الي", "إلى")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("سالم الراوي - الأفق: قال الوزير", [5, 2], id="writer and paper"),
        pytest.param("الوزير: الطريق مفتوح", [4], id="a speaker, without a dash"),
        pytest.param("سالم - الأفق: «نعم»", [5], id="a quotation behind the colon"),
    ],
)
def test_a_dateline_stands_apart(text: str, parts: list[int]) -> None:
    assert [len(part.tokens) for part in split_dateline(split(text)[0])] == parts


@pytest.mark.parametrize(("word", "sentences"), [("أن", 1), ("إن", 2)])
def test_no_sentence_begins_with_the_complementizer(word: str, sentences: int) -> None:
    text = f"وأكد المدير. {word} السد ممتلئ"
    view_text = text.replace("أ", "ا").replace("إ", "ا")
    assert len(split_sentences(view_text, [], text, never_first={"ان"})) == sentences


def test_a_line_of_somebodys_trade_before_the_complementizer_is_no_dateline() -> None:
    [sentence] = split("يقول سالم الراوي - تاجر أسماك: إن السوق مفتوح")
    assert split_dateline(sentence, {"إن"}) == [sentence]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("قال سالم «السد ممتلئ.» وأضاف", 2, id="and behind it"),
        pytest.param("قال سالم «السد ممتلئ» وأضاف", 1, id="no full stop"),
        pytest.param("قال سالم «السد ممتلئ.» أمس", 1, id="the sentence goes on"),
    ],
)
def test_a_full_stop_inside_a_mark_ends_the_sentence_before_the_conjunction(text: str, sentences: int) -> None:
    assert len(split_sentences(text, find_passages(text))) == sentences
