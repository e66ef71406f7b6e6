"""Self-training: what the parsers are shown, what they agree on, and what training takes from it."""

import pytest

from training import conllu, silver, treebank


def tree(*arcs: tuple[int, str]) -> conllu.Tree:
    """Make a tree of nouns from heads and relations."""
    out = conllu.Tree("made")
    for i, (head, relation) in enumerate(arcs):
        out.words.append(conllu.Word(f"w{i}", "_", "NOUN", "_", "_", head, relation))
        out.tokens.append(conllu.Token(f"w{i}", i, i + 1))
    return out


def test_an_arc_counts_where_two_of_three_parsers_agree() -> None:
    first = tree((2, "nsubj"), (0, "root"), (2, "obj"), (2, "obl"), (4, "nmod"))
    second = tree((2, "nsubj"), (0, "root"), (2, "obl"), (2, "obl"), (4, "nmod"))
    third = tree((2, "nsubj"), (0, "root"), (2, "nmod"), (3, "nmod"), (3, "nmod"))
    (voted,) = silver.voted([first], [second], [third])
    assert [(w.head, w.deprel) for w in voted.words] == [
        (2, "nsubj"),
        (0, "root"),
        (2, silver.UNSURE),
        (2, "obl"),
        (4, "nmod"),
    ]
    assert first.words[2].deprel == "obj"


def test_a_sentence_that_the_parsers_read_differently_is_left_out() -> None:
    one = tree((2, "nsubj"), (0, "root"), (2, "obj"))
    other = tree((3, "nmod"), (0, "root"), (1, "nmod"))
    assert list(silver.voted([one], [other])) == []


@pytest.mark.parametrize("marks", ['""', "«»", "\u201c\u201d"])
def test_long_quotations_are_cut_as_the_extractor_cuts_them(marks: str) -> None:
    said = "ا ب ت ث ج ح خ د"
    assert silver.shorten(f"قال {marks[0]}{said}{marks[1]} ثم خرج") == 'قال "ا ب ت ث ج ح" ثم خرج'
    assert silver.shorten(f"قال {marks[0]}نعم{marks[1]}") == f"قال {marks[0]}نعم{marks[1]}"


def test_mistakes_of_tags_are_few_and_repeatable() -> None:
    trees = [tree(*[(0, "root")] * 1000)]
    wrong = [w.upos for w in treebank.mistag(trees, 1)[0].words]
    assert wrong == [w.upos for w in treebank.mistag(trees, 1)[0].words]
    assert 0.9 < wrong.count("NOUN") / 1000 < 1
    assert {w.upos for w in trees[0].words} == {"NOUN"}
