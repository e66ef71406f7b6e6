"""A loaded Stanza pipeline run on many sentences at once, without its documents: the same models, the same answers.

Between its processors Stanza builds a document of objects, maps each word to numbers for each model anew, and reads the
letters of each word in each sentence. Here a sentence is a list of words throughout, and what depends on a word alone
is worked out once. Only what the rules read is worked out: of the features gender and person, no language-specific tags.

Fits models of the kind that travels with the package; any other pipeline is left to Stanza.
"""

from collections.abc import Iterator, Sequence
from sys import intern
from typing import Any, Final

import numpy as np

from quotes.encoding import ROWS, Vectors, WordReader
from quotes.parse import Analysed
from quotes.recurrent import Batch, Highways, batches
from quotes.splitting import Splitter

FEATURES: Final = ("Gender", "Person")  # those that rules ask for
_ROOT: Final = 3  # the root's number in every vocabulary of Stanza's

_Words = list[tuple[str, int]]  # the words of a sentence, each with the place where its token begins
_Key = tuple[str | None, str | None, str | None]  # what the parser sees of a word: itself, its lemma and part of speech
_NOTHING: Final[_Key] = None, None, None  # the root


class Engine:
    """A pipeline's tokenizer, expander, tagger, lemmatiser and parser."""

    def __init__(self, pipeline: Any) -> None:
        """Take a pipeline that `fits` and that `swift.tune` has seen."""
        processors = pipeline.processors
        self._splitter = Splitter(processors["tokenize"], getattr(processors["tokenize"], "clitics", None))
        self._expand, self._lemmatise = processors["mwt"].process.answers, processors["lemma"].process.answers
        self._tagger, self._parser = Tagger(processors["pos"]), TreeMaker(processors["depparse"])

    def analyse(self, texts: Sequence[str]) -> list[Analysed | None]:
        """Return the words of each text, None for one that is not one sentence."""
        split = self._words(texts)
        order = [n for n, words in enumerate(split) if words]
        sentences = [split[n] or [] for n in order]
        forms = [[form for form, _ in words] for words in sentences]
        tags = self._tagger.tags(forms)
        lemmas = self._lemmas(forms, tags)
        trees = self._parser.trees(forms, lemmas, tags)
        found: list[Analysed | None] = [None] * len(texts)
        for n, words, own, lemma, tree in zip(order, sentences, tags, lemmas, trees, strict=True):
            rows = zip(words, lemma, own, tree, strict=True)
            found[n] = tuple(
                (w, base, upos, feats, head - 1, deprel, start) for (w, start), base, (upos, feats), (head, deprel) in rows
            )
        return found

    def _words(self, texts: Sequence[str]) -> list[_Words | None]:
        split = self._splitter.split(texts)
        several = [piece.text for pieces in split for piece in pieces or () if piece.is_multiple]
        answers = iter(self._expand(several) if several else ())
        out: list[_Words | None] = []
        for pieces in split:
            words: _Words = []
            for text, start, is_multiple in pieces or ():
                parts = next(answers).split(" ") if is_multiple else [text]
                parts = [part for part in parts if part]
                words.extend((part, start) for part in (parts if len(parts) > 1 else [text]))
            out.append(None if pieces is None else words)
        return out

    def _lemmas(self, forms: list[list[str]], tags: "list[list[tuple[str, str]]]") -> list[list[str]]:
        rows = [(form, upos) for words, own in zip(forms, tags, strict=True) for form, (upos, _) in zip(words, own, strict=True)]
        answers = iter(self._lemmatise(rows) if rows else ())
        # Stanza gives a lemma that it cannot tell as '_', and its parser then knows it for an unknown one.
        return [[next(answers) for _ in words] for words in forms]


class Tagger:
    """Stanza's tagger: part of speech, gender and person."""

    def __init__(self, processor: Any) -> None:
        """Take a loaded tagger that `fits`."""
        self._model = processor.trainer.model.eval()
        self._reader = WordReader(processor, _ROOT)
        self._network = Highways(self._model.taggerlstm, (self._model.taggerlstm_h_init, self._model.taggerlstm_c_init))
        self._words = Vectors(self._rows_of, ROWS)
        vocab = processor.vocab
        self._names: list[str] = list(vocab["upos"]._id2unit)  # noqa: SLF001 - the only list of them
        columns = vocab["feats"]._id2unit  # noqa: SLF001
        self._features = [(n, name, columns[name]) for n, name in enumerate(columns) if name in FEATURES]

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, str]]]:
        """Return part of speech and features of each word of each sentence."""
        found: list[list[tuple[str, str]]] = [[] for _ in sentences]
        for numbers in batches([len(words) for words in sentences]):
            batch = Batch([len(sentences[n]) for n in numbers])
            table, rows = self._words.rows([sentences[n] for n in numbers])
            for n, own in zip(numbers, self._tagged(batch, self._network.run(batch, table, batch.packed(rows))), strict=True):
                found[n] = own
        return found

    def _tagged(self, batch: Batch, words: Any) -> Iterator[list[tuple[str, str]]]:
        from torch.nn.functional import relu

        model = self._model
        hidden = relu(model.upos_hid(words))
        upos = model.upos_clf(hidden).argmax(1).numpy()
        features = [model.tag_clf["feats"][n](hidden).argmax(1).numpy() for n, _, _ in self._features]
        for own in batch.apart(np.stack([upos, *features], 1)):
            yield [(self._names[tag], self._named(values)) for tag, *values in own.tolist()]

    def _named(self, values: list[int]) -> str:
        """Return features as Stanza writes them; value 2 stands for none."""
        chosen = zip(self._features, values, strict=True)
        return intern("|".join(f"{name}={known[value]}" for (_, name, known), value in chosen if value != _ABSENT))

    def _rows_of(self, words: list[str]) -> Any:
        import torch

        read = self._reader
        return self._network.rows(torch.cat([read.embedded("word", words), read.pretrained(words), read.spelled(words)], 1))


class TreeMaker:
    """Stanza's parser."""

    def __init__(self, processor: Any) -> None:
        """Take a loaded parser that `fits` and that `swift.tune` has seen."""
        self._model = processor.trainer.model.eval()
        self._resolve = bool(processor.config.get("resolve_head_constraints", True))
        self._reader = WordReader(processor, _ROOT)
        self._network = Highways(self._model.parserlstm, (self._model.parserlstm_h_init, self._model.parserlstm_c_init))
        self._words = Vectors(self._rows_of, ROWS)

    def trees(
        self, sentences: Sequence[Sequence[str]], lemmas: Sequence[Sequence[str]], tags: Sequence[Sequence[tuple[str, str]]]
    ) -> list[list[tuple[int, str]]]:
        """Return head (0: root) and relation of each word of each sentence."""
        found: list[list[tuple[int, str]]] = [[] for _ in sentences]
        for numbers in batches([len(words) + 1 for words in sentences]):
            batch = Batch([len(sentences[n]) + 1 for n in numbers])
            table, rows = self._words.rows([[_NOTHING, *_keys(sentences[n], lemmas[n], tags[n])] for n in numbers])
            hidden = batch.padded(self._network.run(batch, table, batch.packed(rows)))
            trees = self._model.predict.decoded(hidden, batch.lengths, resolve=self._resolve)
            for n, tree in zip(numbers, trees, strict=True):
                found[n] = [(int(head), deprel) for head, deprel in tree]
        return found

    def _rows_of(self, keys: list[_Key]) -> Any:
        import torch

        read, (words, lemmas, tags) = self._reader, zip(*keys, strict=True)
        known = read.pretrained(words), read.embedded("word", words), read.embedded("lemma", lemmas)
        return self._network.rows(torch.cat([*known, read.embedded("upos", tags), read.spelled(words)], 1))


def _keys(words: Sequence[str], lemmas: Sequence[str], tags: Sequence[tuple[str, str]]) -> Iterator[_Key]:
    return ((word, lemma, upos) for word, lemma, (upos, _) in zip(words, lemmas, tags, strict=True))


_ABSENT: Final = 2  # Stanza's number for "this feature does not apply"


def fits(pipeline: Any) -> bool:
    """Whether a pipeline is made of the kinds of models that are known here."""
    processors = getattr(pipeline, "processors", None)
    if not isinstance(processors, dict) or not {"tokenize", "mwt", "pos", "lemma", "depparse"} <= processors.keys():
        return False
    asked = [hasattr(processors[name].process, "answers") for name in ("mwt", "lemma")]
    tagger, parser = (processors[name].trainer.model for name in ("pos", "depparse"))
    if not all(asked) or not Splitter.fits(processors["tokenize"]) or not hasattr(parser.predict, "decoded"):
        return False
    return (
        all(_reads_words(model.args) for model in (tagger, parser)) and _is_plain_tagger(tagger) and _is_plain_parser(parser.args)
    )


def _reads_words(args: Any) -> bool:
    """Whether a model reads pretrained vectors, embeddings and letters of words, and nothing of their neighbours."""
    unknown = any(args.get(name) for name in ("charlm", "bert_model", "char_lowercase", "reversed", "rec_dropout"))
    return not unknown and all(args.get(name) for name in ("pretrain", "char", "char_emb_dim", "word_emb_dim"))


def _is_plain_tagger(model: Any) -> bool:
    return bool(model.args.get("share_hid")) and not model.args.get("extra_tag_columns")


def _is_plain_parser(args: Any) -> bool:
    return (
        bool(args.get("tag_emb_dim"))
        and args.get("use_upos", True)
        and not args.get("use_xpos", True)
        and not args.get("use_ufeats", True)
    )
