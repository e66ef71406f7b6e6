from quotes.article import Article
from quotes.explain import Explainer
from quotes.parse import ParsedSentence, ParsedWord

NEWS = "قال وزير المالية سالم العمري إن العمل مستمر. الشمس مشرقة.\n\nوأضاف أن الحكومة ستعلن ذلك غدا."


class Parser:
    """A stand-in: every word hangs on the first."""

    def __init__(self):
        self.calls = 0

    def parse(self, _sight, sentences):
        self.calls += 1
        return [
            ParsedSentence([
                ParsedWord(t.text, t.text, "VERB" if n == 0 else "NOUN", "", n and 0 if n else -1, "dep" if n else "root", n)
                for n, t in enumerate(s.tokens)
            ])
            for s in sentences
        ]  # fmt: skip


def reports(text=NEWS, **kwargs):
    return list(Explainer(**kwargs).explain(Article(text=text)))


def test_only_sentences_with_cues_are_explained():
    assert [r.text.text.split()[0] for r in reports()] == ["قال", "وأضاف"]


def test_the_rule_that_fired_with_content_and_speaker():
    firing = reports()[0].cues[0].fired[0]
    assert (firing.rule, firing.kind, firing.place) == ("verb-clause", "indirect", "after")
    assert firing.content.text == "العمل مستمر"
    assert firing.speaker.text == "وزير المالية سالم العمري"


def test_a_dropped_subject_shows_who_it_was_resolved_to():
    firing = reports()[1].cues[0].fired[0]
    assert (firing.speaker, firing.resolved, firing.resolved_by) == (None, "سالم العمري", "dropped_subject")


def test_what_the_other_rules_lacked():
    unfired = next(cue for cue in reports()[1].cues if not cue.fired)
    assert "no passage within" in " ".join(lack.reason for lack in unfired.lacks if lack.near)
    assert all(lack.reason.startswith("takes only") for lack in unfired.lacks if not lack.near)


def test_every_stretch_is_a_stretch_of_the_text():
    for report in reports("قالَ الوزيرُ إنّ الـعـمل مستمر"):
        for stretch in (report.text, *(c.cue for c in report.cues), *(f.content for c in report.cues for f in c.fired)):
            assert "قالَ الوزيرُ إنّ الـعـمل مستمر"[stretch.start : stretch.end] == stretch.text


def test_words_of_a_parse_are_shown_and_parsed_once():
    parser = Parser()
    report = reports(parser=parser)[0]
    assert [(w.text, w.head, w.deprel) for w in report.words[:2]] == [("قال", "", "root"), ("وزير", "قال", "dep")]
    assert parser.calls == 1


def test_site_furniture_is_said_to_be_passed_over():
    report = reports("اقرأ أيضا: قال الوزير إن العمل مستمر")[0]
    assert report.furniture
    assert report.cues[0].fired == ()


def test_a_sentence_with_more_cues_than_any_has_is_passed_over():
    [report] = reports("قال الوزير إن العمل بدأ " * 61)
    assert report.overfull
    assert len(report.cues) > 60
    assert not any(cue.fired or cue.lacks for cue in report.cues)
