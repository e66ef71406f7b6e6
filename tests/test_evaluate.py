import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from quotes.article import Article
from quotes.cli import app
from quotes.errors import InputError
from quotes.evaluate import ScoredRecord, evaluate, iou, judge, read_records, score_article
from quotes.extractor import Extractor
from quotes.gold import GoldArticle, GoldEntity, GoldNames, fold_name, load_gold
from quotes.reliability import Reliability

# Two speakers, four statements and five passages; the records below hit, miss and confuse them, one of each.
TEXT = "".join(f"{n:02d}........" for n in range(40))
GOLD = {
    "id": "g",
    "text": TEXT,
    "tags": ["colon", "via"],
    "entities": [
        {"id": "E1", "names": ["العقيد حسن عبد الغني", "عبد الغني"], "roles": ["المتحدث باسم الوزارة"]},
        {"id": "E2", "names": ["هناء الشقارين"], "roles": []},
    ],
    "passages": [
        {"start": 10, "end": 30, "label": "attributed", "speaker": "E1"},
        {"start": 50, "end": 70, "label": "attributed", "speaker": "E2"},
        {"start": 90, "end": 110, "label": "other"},
        {"start": 120, "end": 140, "label": "optional"},
        {"start": 150, "end": 170, "label": "attributed", "speaker": "E2"},
    ],
    "statements": [
        {"cue": [5, 8], "content": [10, 30], "kind": "direct", "speaker": "E1", "optional": False},
        {"cue": [41, 45], "content": [46, 80], "kind": "mixed", "speaker": "E2", "optional": False},
        {"cue": [200, 204], "content": [205, 245], "kind": "indirect", "speaker": "E2", "optional": False},
        {"cue": [250, 254], "content": [255, 285], "kind": "indirect", "speaker": "E1", "optional": False},
        {"cue": [300, 304], "content": [305, 330], "kind": "indirect", "speaker": "E1", "optional": True},
    ],
}


def record(start, end, name, *, kind="indirect", passages=(), cue=None, rule="r1"):
    return {
        "article": {"id": "g"}, "kind": kind, "start": start, "end": end, "rule": rule,
        "passages": [{"start": a, "end": b} for a, b in passages],
        "cue": {"start": cue[0], "end": cue[1]} if cue else None,
        "speaker": {"name": name} if name is not None else None,
    }  # fmt: skip


RECORDS = [
    record(10, 30, "حسن عبد الغني", kind="direct", passages=[(10, 30)], cue=(5, 8)),  # right
    record(46, 76, "عبد الغني", kind="mixed", passages=[(51, 70)], cue=(41, 45), rule="r2"),  # another speaker
    record(205, 228, "هناء الشقارين", cue=(200, 204)),  # right at 0.5, too short for 0.8
    record(90, 110, "هناء الشقارين", kind="direct", passages=[(90, 110)], rule="r2"),  # quotes nobody
    record(305, 320, None, cue=(300, 304)),  # optional
    record(121, 140, None, kind="direct", passages=[(121, 140)]),  # optional passage
    record(350, 360, "هناء الشقارين", rule="r3"),  # nothing there
    record(385, 395, "هناء الشقارين", kind="fragment", rule="r4"),  # fragments are no statements
]
EXPECTED = {
    "passages": {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333, "right": 1, "system": 3, "gold": 3},
    "passage_speaker_accuracy": 0.5,
    "statements@0.5": {"precision": 0.4, "recall": 0.5, "f1": 0.4444, "right": 2, "system": 5, "gold": 4},
    "statements@0.5_any_speaker": {"precision": 0.6, "recall": 0.75, "f1": 0.6667, "right": 3, "system": 5, "gold": 4},
    "statements@0.8": {"precision": 0.2, "recall": 0.25, "f1": 0.2222, "right": 1, "system": 5, "gold": 4},
    "statements@0.8_any_speaker": {"precision": 0.4, "recall": 0.5, "f1": 0.4444, "right": 2, "system": 5, "gold": 4},
    "statement_speaker_accuracy": 0.6667,
    "cue_accuracy": 1.0,
    "recall_by_kind": {"direct": 1.0, "mixed": 0.0, "indirect": 0.5},
}


@pytest.fixture
def gold():
    return GoldArticle.model_validate(GOLD)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "g.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(r) + "\n" for r in RECORDS), encoding="utf-8")
    return tmp_path / "gold", tmp_path / "r.jsonl"


def run(*args):
    return CliRunner().invoke(app, ["evaluate", *map(str, args)], env={"NO_COLOR": "1"})


def reference(shared, gold, records):
    done = subprocess.run([sys.executable, shared / "score.py", gold, records], capture_output=True, check=True)
    return json.loads(done.stdout)


def test_scores_of_a_known_set(gold):
    assert score_article(gold, [ScoredRecord.model_validate(r) for r in RECORDS]).as_dict() == EXPECTED


def test_faults_are_named(gold):
    tally = score_article(gold, [ScoredRecord.model_validate(r) for r in RECORDS])
    assert [(f.layer, f.verdict, f.text[:2], f.gold, f.got) for f in tally.faults] == [
        ("A", "wrong speaker", "05", "هناء الشقارين", "عبد الغني"),
        ("A", "missed", "15", "هناء الشقارين", None),
        ("A", "spurious", "09", None, "هناء الشقارين"),
        ("B", "wrong speaker", ".." , "هناء الشقارين", "عبد الغني"),
        ("B", "missed", "..", "العقيد حسن عبد الغني", None),
        ("B", "spurious", "09", None, "هناء الشقارين"),
        ("B", "spurious", "35", None, "هناء الشقارين"),
    ]  # fmt: skip
    assert tally.confusions == {("هناء الشقارين", "عبد الغني"): 2}


def test_rules_are_judged_by_their_statements(gold):
    rules = score_article(gold, [ScoredRecord.model_validate(r) for r in RECORDS]).rules
    assert {rule: dict(counts) for rule, counts in rules.items()} == {
        "r1": {"right": 2},
        "r2": {"wrong speaker": 1, "spurious": 1},
        "r3": {"spurious": 1},
    }


def test_an_article_without_records_is_wholly_missed(gold):
    result = evaluate({"g": gold}, [])
    assert (result.total.passages.gold, result.total.statements().gold, result.total.passages.f1) == (3, 4, 0.0)


def test_tags_gather_their_articles(gold):
    other = gold.model_copy(update={"id": "h", "tags": ("via",)})
    tallies = evaluate({"g": gold, "h": other}, [ScoredRecord.model_validate(r) for r in RECORDS]).by_tag({"g": gold, "h": other})
    assert {tag: t.passages.gold for tag, t in tallies.items()} == {"colon": 3, "via": 6}


def test_a_span_outside_its_article_is_an_error(gold):
    with pytest.raises(InputError, match=r"g: span 0\.\.401 lies outside the article's 400 characters"):
        score_article(gold, [ScoredRecord.model_validate(record(0, 401, None))])


def test_the_known_set_agrees_with_the_shared_script(shared, files):
    assert reference(shared, *files) == EXPECTED


@pytest.mark.shared
def test_a_real_set_agrees_with_the_shared_script(shared, tmp_path):
    extractor = Extractor()
    golds = dict(list(load_gold(shared / "gold" / "dev").items())[:12])
    (tmp_path / "gold").mkdir()
    with (tmp_path / "r.jsonl").open("w", encoding="utf-8") as out:
        for key, gold in golds.items():
            source = shared / "gold" / "dev" / f"{key}.json"
            (tmp_path / "gold" / f"{key}.json").write_bytes(source.read_bytes())
            out.writelines(q.to_json() + "\n" for q in extractor.extract_article(Article(id=key, text=gold.text)).quotes)
    mine = evaluate(golds, read_records(tmp_path / "r.jsonl")).total.as_dict()
    assert mine == reference(shared, tmp_path / "gold", tmp_path / "r.jsonl")


@pytest.mark.parametrize(
    ("name", "entity", "same"),
    [
        ("حسن عبد الغني", "E1", True),
        ("عبد الغنى", "E1", True),
        ("العقيد عبد الغني", "E1", True),
        ("المتحدث باسم الوزارة", "E1", True),
        ("هناء", "E2", True),
        ("هناء الشقارين", "E1", False),
        ("سالم", "E1", False),
        ("", "E1", False),
    ],
)
def test_names_are_compared_by_their_words(gold, name, entity, same):
    assert GoldNames(gold.entities).is_same(name, entity) is same


def test_a_shared_name_goes_to_the_one_it_fits_best():
    names = GoldNames([GoldEntity(id="E1", names=("علي حسن",)), GoldEntity(id="E2", names=("علي",))])
    assert (names.is_same("علي", "E1"), names.is_same("علي", "E2"), names.guess("علي")) == (False, True, "E2")


@pytest.mark.parametrize(
    ("name", "folded"),
    [("الدكتورة هُناء", "هنا"), ("للوزارة", "الوزاره"), ("العقيد", "العقيد"), ("أحمد ـ  آل\u200cسعود", "احمد السعود")],
)
def test_folding_of_names(name, folded):
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("a", "b", "value"), [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 5), (5, 9), 0.0), ((3, 3), (3, 3), 0.0)]
)
def test_overlap(a, b, value):
    assert iou(a, b) == value


def test_command_prints_the_numbers_of_the_library(files):
    assert json.loads(run(*files, "--json").stdout) == EXPECTED
    assert "statements@0.5                   0.4000  0.5000  0.4444" in run(*files).stdout


@pytest.mark.parametrize(
    ("by", "row"),
    [("kind", ["indirect", "0.5000", "1", "1", "2"]), ("rule", ["r2", "0.0000", "0", "1", "1"]), ("tag", ["via", "0.3333", "0.4444", "0.2222", "7"])],
)  # fmt: skip
def test_command_breaks_the_scores_down(files, by, row):
    assert row in [line.split() for line in run(*files, "--by", by).stdout.splitlines()]


def test_command_lists_errors_and_confusions(files):
    out = run(*files, "--errors").stdout
    assert "g\tA missed\t15........16........\tgold=هناء الشقارين" in out
    assert "confused speakers" in out


@pytest.mark.parametrize(
    ("gold", "records", "message"),
    [
        ("{}", "", "no gold article: id: Field required"),
        (json.dumps(GOLD | {"entities": []}), "", "speakers without an entity: E1, E2"),
        (json.dumps(GOLD), "{}\n", "r.jsonl:1: no record: article: Field required"),
        (json.dumps(GOLD), "\n{bad\n", "r.jsonl:2: no record: line: Invalid JSON"),
        (json.dumps(GOLD), None, "r.jsonl: cannot be read: No such file or directory"),
        (None, "", "gold: no gold articles (*.json) in this folder"),
    ],
)
def test_bad_gold_and_bad_records(tmp_path, gold, records, message):
    (tmp_path / "gold").mkdir()
    if gold is not None:
        (tmp_path / "gold" / "g.json").write_text(gold, encoding="utf-8")
    if records is not None:
        (tmp_path / "r.jsonl").write_text(records, encoding="utf-8")
    result = run(tmp_path / "gold", tmp_path / "r.jsonl")
    assert message in result.stderr
    assert result.exit_code == 1


def test_records_without_gold_are_noted(files):
    gold, records = files
    with records.open("a", encoding="utf-8") as out:
        out.write(json.dumps(record(0, 1, None) | {"article": {"id": "other"}}) + "\n")
    assert "warning: 1 articles with records are not in the gold set, e.g. other" in run(gold, records).stderr


def test_records_of_headlines_are_not_scored(files):
    gold, records = files
    before = run(gold, records, "--json").stdout
    with records.open("a", encoding="utf-8") as out:
        out.write(json.dumps(record(10, 30, "هناء الشقارين", kind="direct", passages=[(10, 30)]) | {"part": "title"}) + "\n")
    result = run(gold, records, "--json")
    assert result.stdout == before
    assert "warning: 1 record of headlines not scored" in result.stderr


def test_records_are_judged_one_by_one(gold):
    assert [judge(gold, ScoredRecord.model_validate(r)) for r in RECORDS] == [True, False, True, False, None, None, False, False]


SURE = Reliability([(0.96, True), (0.95, True), (0.91, False), (0.62, True), (0.61, False), (0.2, False), (1.0, True)])


def test_reliability_in_numbers():
    assert SURE.as_dict() == {
        "expected_calibration_error": round((4 * abs(3.82 / 4 - 0.75) + 2 * abs(0.615 - 0.5) + 0.2) / 7, 4),
        "curve": [
            {"confidence": 0.2, "right": 0.0, "records": 1},
            {"confidence": 0.615, "right": 0.5, "records": 2},
            {"confidence": 0.955, "right": 0.75, "records": 4},
        ],
        "thresholds": [
            {"at": 0.5, "kept": 0.8571, "precision": 0.6667, "records": 6},
            {"at": 0.7, "kept": 0.5714, "precision": 0.75, "records": 4},
            {"at": 0.8, "kept": 0.5714, "precision": 0.75, "records": 4},
            {"at": 0.9, "kept": 0.5714, "precision": 0.75, "records": 4},
            {"at": 0.95, "kept": 0.4286, "precision": 1.0, "records": 3},
        ],
    }


def test_reliability_of_nothing():
    assert (Reliability(()).error, Reliability(()).order, Reliability(()).kept(0.5).share) == (0.0, 0.5, 0.0)


def test_command_draws_the_curve(files):
    gold, records = files
    told = [json.dumps(r | {"confidence": 0.9 if n < 3 else 0.3}) for n, r in enumerate(RECORDS)]
    records.write_text("\n".join(told), encoding="utf-8")
    lines = run(gold, records, "--reliability").stdout.splitlines()
    assert ["0.30", "3", "0.0000", "|"] in [line.split() for line in lines]
    assert ["0.90", "3", "0.6667", "###########################", "|"] in [line.split() for line in lines]
    assert "expected calibration error 0.2667 over 6 records" in lines
    assert ["0.80", "0.5000", "0.6667", "3"] in [line.split() for line in lines]
    assert json.loads(run(gold, records, "--reliability", "--json").stdout)["reliability"]["expected_calibration_error"] == 0.2667
