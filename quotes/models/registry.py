"""Which models there are, what is known of each, and whether its files are sound."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, ValidationError

from quotes.errors import QuotesError

PACKAGED = "ar-news"
DOWNLOADED = "stanza-ar"
CARD = "model.json"
REINSTALL = "reinstall it with: pip install --force-reinstall --no-deps quotes-ar"
# What a folder without a model.json is taken to hold, so that home-made models can be tried.
USUAL_FILES = {
    "tokenize": "tokenize.pt",
    "mwt": "mwt.pt",
    "pos": "pos.pt",
    "lemma": "lemma.pt",
    "depparse": "depparse.pt",
    "pretrain": "vec.pt",
    "clitics": "clitics.txt",
}


class ModelError(QuotesError):
    """A model that cannot be used; the message names the file, the cause and the remedy in one line."""

    def __init__(self, where: str | Path, cause: str, remedy: str) -> None:
        """Keep the three parts and join them."""
        super().__init__(f"{where}: {cause}; {remedy}")
        self.where = str(where)
        self.cause = cause
        self.remedy = remedy


class ModelFile(BaseModel):
    """One file of a model, with what it must weigh and hash to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    bytes: int
    sha256: str


class ModelInfo(BaseModel):
    """What is known of a model: the contents of its model.json, and its folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    folder: Path
    processors: tuple[str, ...]
    licence: str
    licence_note: str = ""
    stanza: str
    files: Mapping[str, ModelFile] = {}
    scores: Mapping[str, float | str] = {}
    note: str = ""
    made: str = ""

    @property
    def size(self) -> int:
        """The bytes of all files in the folder that belong to the model."""
        if self.files:
            return sum(f.bytes for f in self.files.values())
        return sum(p.stat().st_size for p in self.folder.rglob("*.pt"))


def data_folder() -> Path:
    """Return the folder for models that the user fetches; it need not exist."""
    return user_data_path("quotes-ar", appauthor=False) / "models"


def packaged_folder() -> Path:
    """Return the folder of the model that came with the package."""
    return Path(__file__).resolve().parent / "ar"


def read_info(folder: Path) -> ModelInfo:
    """Read a folder's model.json; a folder that has none is described by the files in it."""
    remedy = REINSTALL if folder == packaged_folder() else "give a folder that holds a Stanza model"
    if not folder.is_dir():
        raise ModelError(folder, "no such folder", remedy)
    card = folder / CARD
    if not card.exists():
        return _describe(folder, remedy)
    try:
        data: Any = json.loads(card.read_text(encoding="utf-8"))
        return ModelInfo.model_validate({**data, "folder": folder})
    except (ValueError, TypeError, ValidationError) as error:
        raise ModelError(card, f"damaged ({str(error).splitlines()[0]})", remedy) from error


def _describe(folder: Path, remedy: str) -> ModelInfo:
    there = tuple(p for p, name in USUAL_FILES.items() if (folder / name).exists() and p not in {"pretrain", "clitics"})
    if not there:
        raise ModelError(folder, f"holds neither {CARD} nor {USUAL_FILES['depparse']}", remedy)
    return ModelInfo(name=folder.name, folder=folder, processors=there, licence="unknown", stanza="")


def list_models() -> list[ModelInfo]:
    """List the packaged model first, then what lies in the user's data folder; unreadable ones are left out."""
    found = []
    own = sorted(p for p in data_folder().glob("*") if p.is_dir()) if data_folder().is_dir() else []
    for folder in [packaged_folder(), *own]:
        try:
            found.append(read_info(folder))
        except ModelError:
            continue
    return found


def find_model(model: str | Path | None = None) -> ModelInfo:
    """Find a model by name or folder; the packaged one if nothing is named."""
    if model is None or str(model) == PACKAGED:
        return read_info(packaged_folder())
    own = data_folder() / str(model)
    if isinstance(model, str) and own.is_dir():
        return read_info(own)
    if Path(model).is_dir():
        return read_info(Path(model).resolve())
    if str(model) == DOWNLOADED:
        raise ModelError(own, "not downloaded yet", "fetch it with: quotes models download")
    names = ", ".join(m.name for m in list_models())
    raise ModelError(model, "no model of this name and no such folder", f"known names: {names}")


def verify(info: ModelInfo) -> None:
    """Check a model's Stanza version and its files' presence, size and hash; raise ModelError at the first fault."""
    _check_version(info)
    remedy = REINSTALL if info.folder == packaged_folder() else "fetch or make the model again"
    for known in info.files.values():
        path = info.folder / known.file
        if not path.exists():
            raise ModelError(path, "file is missing", remedy)
        if path.stat().st_size != known.bytes:
            raise ModelError(path, f"damaged: {path.stat().st_size} bytes instead of {known.bytes}", remedy)
        if hashlib.sha256(path.read_bytes()).hexdigest() != known.sha256:
            raise ModelError(path, "damaged: its SHA-256 is not the one in model.json", remedy)


def stanza_version() -> str:
    """Return the version of the Stanza that is installed, without importing it."""
    try:
        return version("stanza")
    except PackageNotFoundError as error:
        raise ModelError("stanza", "the Stanza library is not installed", "install it with: pip install stanza") from error


def _check_version(info: ModelInfo) -> None:
    installed = stanza_version()
    if info.stanza and installed.split(".")[:2] != info.stanza.split(".")[:2]:
        wanted = ".".join(info.stanza.split(".")[:2])
        raise ModelError(
            info.folder / CARD,
            f"made for Stanza {info.stanza}, but {installed} is installed",
            f"install the right one with: pip install 'stanza=={wanted}.*'",
        )
