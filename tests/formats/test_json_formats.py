"""Web Annotation, Label Studio and ClaimReview: the shapes that their readers ask for."""

import json

import pytest

from quotes.errors import OutputError
from quotes.formats import Bundle, write_bundles
from tests.builders import TEXT, article, bundle, quote


def written(tmp_path, name, *bundles):
    path = tmp_path / "out.json"
    write_bundles(bundles or [bundle()], name, path)
    return json.loads(path.read_text(encoding="utf-8"))


def test_annotation_page_says_its_unit(tmp_path):
    page = written(tmp_path, "webannotation")
    assert page["type"] == "AnnotationPage"
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert "code points" in page["positionUnit"]
    assert [item["type"] for item in page["items"]] == ["Annotation"] * 3


def test_selectors_lead_to_the_text(tmp_path):
    for item in written(tmp_path, "webannotation")["items"]:
        words, place = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == words["exact"]
        assert TEXT[: place["start"]].endswith(words["prefix"])
        assert TEXT[place["end"] :].startswith(words["suffix"])
        assert len(words["prefix"]) <= 30 >= len(words["suffix"])
        assert item["target"]["source"] == "https://example.org/1"


def test_annotation_without_url_names_the_text(tmp_path):
    page = written(tmp_path, "webannotation", bundle(article(url=None)))
    assert page["items"][0]["target"]["source"] == f"urn:sha256:{article().sha256}"


def test_annotations_of_the_same_text_in_two_articles_have_ids_of_their_own(tmp_path):
    ids = [item["id"] for item in written(tmp_path, "webannotation", bundle(), bundle(article(id="copy")))["items"]]
    assert len(set(ids)) == len(ids) == 6
    assert all(each.startswith("urn:quotes-ar:") for each in ids)


def test_no_records_is_still_a_page(tmp_path):
    assert written(tmp_path, "webannotation", Bundle.of(article(), []))["items"] == []


def test_label_studio_task(tmp_path):
    (task,) = written(tmp_path, "labelstudio")
    assert task["data"]["text"] == TEXT
    (prediction,) = task["predictions"]
    assert prediction["score"] == pytest.approx((0.75 + 0.5 + 1 / 3) / 3, abs=1e-4)
    regions = {r["id"]: r for r in prediction["result"] if r["type"] == "labels"}
    for region in regions.values():
        assert TEXT[region["value"]["start"] : region["value"]["end"]] == region["value"]["text"]
    for link in (r for r in prediction["result"] if r["type"] == "relation"):
        assert {link["from_id"], link["to_id"]} <= set(regions)


def test_label_studio_interface_knows_every_label(tmp_path):
    (task,) = written(tmp_path, "labelstudio")
    config = (tmp_path / "out.json.config.xml").read_text(encoding="utf-8")
    labels = {label for r in task["predictions"][0]["result"] for label in (r.get("value") or r)["labels"]}
    assert all(f'value="{label}"' in config for label in labels)


def test_label_studio_keeps_articles_without_records(tmp_path):
    (task,) = written(tmp_path, "labelstudio", Bundle.of(article(), []))
    assert task["predictions"][0]["result"] == []


def test_records_in_two_places_are_refused(tmp_path):
    with pytest.raises(OutputError, match="stand in two places"):
        written(tmp_path, "labelstudio", bundle(), bundle(article(id="x")), bundle())


def test_claim_review_draft(tmp_path):
    first, *_ = written(tmp_path, "claimreview")
    assert (first["@type"], first["claimReviewed"]) == ("ClaimReview", "السدود ممتلئة")
    claim = first["itemReviewed"]
    assert claim["author"] == {
        "@type": "Person",
        "name": "رافع المهيدات",
        "alternateName": "Rafe al-Muhaidat",
        "honorificPrefix": "المهندس",
        "jobTitle": "وزير المياه",
    }
    assert claim["datePublished"] == "2026-01-02"
    assert claim["appearance"]["url"] == "https://example.org/1"


def test_rating_is_left_to_the_fact_checker(tmp_path):
    for draft in written(tmp_path, "claimreview"):
        assert set(draft["reviewRating"].values()) == {"Rating", ""}


def test_claim_without_claimant_is_left_out(tmp_path):
    source = article()
    assert written(tmp_path, "claimreview", Bundle.of(source, [quote(source, "السدود")])) == []
