"""What the trees are made into before training."""

from training import conllu, treebank


def nouns(count: int) -> conllu.Tree:
    """Make a tree of nouns, each a root."""
    out = conllu.Tree("made")
    for i in range(count):
        out.words.append(conllu.Word(f"w{i}", "_", "NOUN", "_", "_", 0, "root"))
        out.tokens.append(conllu.Token(f"w{i}", i, i + 1))
    return out


def test_mistakes_of_tags_are_few_and_repeatable() -> None:
    trees = [nouns(1000)]
    wrong = [w.upos for w in treebank.mistag(trees, 1)[0].words]
    assert wrong == [w.upos for w in treebank.mistag(trees, 1)[0].words]
    assert 0.9 < wrong.count("NOUN") / 1000 < 1
    assert {w.upos for w in trees[0].words} == {"NOUN"}
