"""The plain way beside ours, in one process on one thread, article by article in turn; prints one line."""

import json
import sys
import time
from pathlib import Path

import torch

from quotes.article import Article
from quotes.extractor import Extractor
from quotes.models import load_pipeline
from quotes.parse import StanzaParser


def main() -> None:
    """Time a pipeline call per whole article and the rules after it; then the package; in turns of a few articles."""
    torch.set_num_threads(1)
    model = sys.argv[2] if len(sys.argv) > 2 else None
    articles = [Article(**json.loads(line)) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    plain, rules = load_pipeline(model), Extractor()
    plain.processors["tokenize"].config["no_ssplit"] = False  # as Stanza comes: it splits sentences itself
    ours = Extractor(parser=StanzaParser(load_pipeline(model)))
    for extractor in (rules, ours):
        list(extractor.extract_batch(articles[:2]))
    spent = dict.fromkeys(("plain", "ours"), 0.0)
    step = max(1, len(articles) // 4)
    for at in range(0, len(articles), step):
        part = articles[at : at + step]
        start = time.perf_counter()
        for article in part:
            plain(article.text)
            rules.extract_article(article)
        spent["plain"] += time.perf_counter() - start
        start = time.perf_counter()
        list(ours.extract_batch(part))
        spent["ours"] += time.perf_counter() - start
    rates = {name: len(articles) / seconds for name, seconds in spent.items()}
    print(f"{rates['ours'] / rates['plain']:.1f} x   (plain {rates['plain']:.2f}/s, ours {rates['ours']:.2f}/s, one thread)")


if __name__ == "__main__":
    main()
