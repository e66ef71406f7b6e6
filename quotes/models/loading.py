"""Loading a model into a `stanza.Pipeline`, from local files only."""

import logging
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.models.clitics import Clitics
from quotes.models.registry import DOWNLOADED, REINSTALL, USUAL_FILES, ModelError, ModelInfo, find_model, packaged_folder, verify

if TYPE_CHECKING:
    import stanza

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")


def load_pipeline(
    model: str | Path | None = None, processors: Sequence[str] = PROCESSORS, *, check: bool = True
) -> "stanza.Pipeline":
    """Load a model by name or folder, the packaged one if nothing is named; never uses the network.

    The pipeline takes each paragraph (text between empty lines) as one sentence: splitting is the caller's task.
    With `check` the files are compared with the sizes and hashes in model.json first.

    Raises:
        ModelError: for a model that is missing, damaged or made for another Stanza.
    """
    info = find_model(model)
    if check:
        verify(info)
    wanted = [p for p in PROCESSORS if p in processors]
    missing = [p for p in wanted if p not in info.processors]
    if missing:
        raise ModelError(info.folder, f"has no {', '.join(missing)}", f"it offers {', '.join(info.processors)}")
    try:
        return _pipeline(info, wanted)
    except (OSError, RuntimeError, ValueError, KeyError, EOFError, TypeError, pickle.UnpicklingError) as error:
        cause = " ".join(str(error).split())[:160] or type(error).__name__
        remedy = REINSTALL if info.folder == packaged_folder() else "fetch or make the model again"
        raise ModelError(info.folder, f"cannot be loaded ({cause})", remedy) from error


def _pipeline(info: ModelInfo, processors: Sequence[str]) -> "stanza.Pipeline":
    import stanza

    # Stanza logs that the language "ar" is not in an empty resources.json; the user need not know.
    logging.getLogger("stanza").setLevel(logging.ERROR)
    common: dict[str, Any] = {
        "lang": "ar",
        "dir": str(info.folder),
        "download_method": None,
        "processors": ",".join(processors),
        "tokenize_no_ssplit": True,
        "use_gpu": False,
        "logging_level": "ERROR",
    }
    with _without_compiler():
        if info.name == DOWNLOADED:
            return stanza.Pipeline(**common)
        common |= {"package": None, "allow_unknown_language": True}
        pipeline = stanza.Pipeline(**common, **_paths(info, processors), foundation_cache=_vectors(info))
    if "mwt" in processors and path_of(info, "clitics").exists():
        Clitics(path_of(info, "clitics")).install(pipeline)
    return pipeline


@contextmanager
def _without_compiler() -> Iterator[None]:
    """Keep PyTorch's compiler from being imported, for seconds, by the optimizers that Stanza makes and that never train."""
    from torch.optim import Optimizer

    guarded = Optimizer.add_param_group
    Optimizer.add_param_group = getattr(guarded, "__wrapped__", guarded)  # type: ignore[method-assign]
    try:
        yield
    finally:
        Optimizer.add_param_group = guarded  # type: ignore[method-assign]


def path_of(info: ModelInfo, part: str) -> Path:
    """Return the file of a processor, or of the vectors (`pretrain`)."""
    name = info.files[part].file if part in info.files else USUAL_FILES[part]
    return info.folder / name


def _paths(info: ModelInfo, processors: Sequence[str]) -> dict[str, str]:
    paths = {f"{p}_model_path": str(path_of(info, p)) for p in processors}
    vectors = str(path_of(info, "pretrain"))
    return paths | {f"{p}_pretrain_path": vectors for p in ("pos", "depparse") if p in processors}


def _vectors(info: ModelInfo) -> Any:
    """Put the vectors into Stanza's cache as 32-bit numbers: it would use the stored 16-bit ones as they are."""
    from stanza.models.common.foundation_cache import FoundationCache

    cache = FoundationCache(local_files_only=True)
    path = path_of(info, "pretrain")
    pretrain = cache.load_pretrain(str(path))
    pretrain.load()
    pretrain._emb = pretrain.emb.float()  # noqa: SLF001 - the property cannot be set
    return cache
