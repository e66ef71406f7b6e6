"""Fetching Stanza's own Arabic models, the one thing here that uses the network, and only when asked."""

import json
from pathlib import Path

from quotes.models.loading import PROCESSORS
from quotes.models.registry import CARD, DOWNLOADED, ModelError, ModelInfo, data_folder, read_info, stanza_version

LICENCE = "not stated by Stanza; trained on UD Arabic PADT (CC BY-NC-SA 3.0)"


def download() -> ModelInfo:
    """Fetch Stanza's Arabic models into the user's data folder, where `stanza-ar` then names them.

    Raises:
        ModelError: if the models cannot be reached or stored.
    """
    import stanza

    folder = data_folder() / DOWNLOADED
    folder.mkdir(parents=True, exist_ok=True)
    try:
        stanza.download("ar", model_dir=str(folder), processors=",".join(PROCESSORS), verbose=False)
    except Exception as error:  # whatever the hub's client raises, the user needs one line
        cause = " ".join(str(error).split())[:160] or type(error).__name__
        remedy = "check the network, or go on with the packaged model, which needs none"
        raise ModelError(folder, f"Stanza's Arabic models cannot be fetched ({cause})", remedy) from error
    _write_card(folder)
    return read_info(folder)


def _write_card(folder: Path) -> None:
    card = {
        "name": DOWNLOADED,
        "processors": list(PROCESSORS),
        "licence": LICENCE,
        "stanza": stanza_version(),
        "note": "Stanza's default Arabic package, fetched with stanza.download",
    }
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
