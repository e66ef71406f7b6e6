"""The registry tells sound models from missing, damaged and foreign ones, in one line each."""

import json
import shutil
from pathlib import Path

import pytest

from quotes import models
from quotes.models import registry

pytestmark = pytest.mark.usefixtures("own_data_folder")


@pytest.fixture
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's real data folder out of the tests."""
    folder = tmp_path / "data"
    monkeypatch.setattr(registry, "data_folder", lambda: folder)
    monkeypatch.setattr("quotes.models.fetching.data_folder", lambda: folder)
    return folder


@pytest.fixture
def small_model(tmp_path: Path) -> Path:
    """A folder with a card and one file, for checks that load nothing."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "tokenize.pt").write_bytes(b"weights")
    known = {"file": "tokenize.pt", "bytes": 7, "sha256": "9c1db4fb7d6a8c7e0f1b8a4f2a0d3b7c"}
    card = {
        "name": "small",
        "processors": ["tokenize"],
        "licence": "CC0",
        "stanza": registry.stanza_version(),
        "files": {"tokenize": known},
    }
    (folder / "model.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def line_of(error: pytest.ExceptionInfo[models.ModelError]) -> str:
    text = str(error.value)
    assert "\n" not in text
    return text


def test_packaged_model_is_listed_first_with_licence_and_scores() -> None:
    info = models.list_models()[0]
    assert info.name == "ar-news"
    assert "NC" in info.licence
    assert "newsroom" in info.licence_note
    assert info.scores
    assert {"tokenize", "mwt", "pos", "lemma", "depparse"} <= set(info.processors)


def test_packaged_files_are_sound_and_small() -> None:
    info = models.find_model()
    registry.verify(info)
    assert info.size <= 40_000_000


def test_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(models.ModelError) as error:
        models.find_model("nothing-of-the-kind")
    assert "ar-news" in line_of(error)


def test_model_that_was_not_downloaded_names_the_command() -> None:
    with pytest.raises(models.ModelError) as error:
        models.find_model("stanza-ar")
    assert "quotes models download" in line_of(error)


def test_missing_file_is_named(small_model: Path) -> None:
    (small_model / "tokenize.pt").unlink()
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(small_model)
    assert "tokenize.pt: file is missing" in line_of(error)


def test_truncated_file_is_named(small_model: Path) -> None:
    (small_model / "tokenize.pt").write_bytes(b"wei")
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(small_model)
    assert "3 bytes instead of 7" in line_of(error)


def test_changed_file_is_named(small_model: Path) -> None:
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(small_model)
    assert "SHA-256" in line_of(error)


def test_other_stanza_version_names_both_and_the_remedy(small_model: Path) -> None:
    card = small_model / "model.json"
    card.write_text(card.read_text().replace(registry.stanza_version(), "0.9.2"))
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(small_model)
    text = line_of(error)
    assert "made for Stanza 0.9.2" in text
    assert "stanza==0.9.*" in text


def test_card_that_is_no_json_is_named(small_model: Path) -> None:
    (small_model / "model.json").write_text("{", encoding="utf-8")
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(small_model)
    assert "model.json: damaged" in line_of(error)


def test_rubbish_without_card_is_one_line(tmp_path: Path) -> None:
    for name in registry.USUAL_FILES.values():
        (tmp_path / name).write_bytes(b"no weights")
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(tmp_path)
    assert "cannot be loaded" in line_of(error)


def test_empty_folder_is_no_model(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(models.ModelError) as error:
        models.find_model(empty)
    assert "holds neither" in line_of(error)


def test_download_without_network_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        message = "HTTPSConnectionPool(host='x'):\n Max retries exceeded"
        raise ConnectionError(message)

    monkeypatch.setattr("stanza.download", refuse)
    with pytest.raises(models.ModelError) as error:
        models.download()
    assert "packaged model, which needs none" in line_of(error)


def test_download_goes_to_the_data_folder_and_is_listed(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(lang: str, *, model_dir: str, **_: object) -> None:
        target = Path(model_dir) / lang / "tokenize"
        target.mkdir(parents=True)
        (target / "padt.pt").write_bytes(b"12345")

    monkeypatch.setattr("stanza.download", fetch)
    info = models.download()
    assert info.folder == own_data_folder / "stanza-ar"
    assert info.size == 5
    assert "stanza-ar" in [m.name for m in models.list_models()]
    assert models.find_model("stanza-ar").folder == info.folder


def test_processors_that_a_model_lacks_are_named(small_model: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(small_model, bare)
    (bare / "model.json").unlink()
    with pytest.raises(models.ModelError) as error:
        models.load_pipeline(bare)
    assert "has no mwt" in line_of(error)
