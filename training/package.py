"""The trained files in half precision, with the model.json that the registry reads."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from training.evaluate import show

NAMES = {
    "tokenize": "tokenize.pt",
    "mwt": "mwt.pt",
    "pos": "pos.pt",
    "lemma": "lemma.pt",
    "depparse": "depparse.pt",
    "pretrain": "vec.pt",
    "clitics": "clitics.txt",
}
# Words seen two to four times in the bulk text; they were there in training, and do without a vector afterwards.
RARE_RANKS = range(66_000, 80_000)
LICENCE = "CC BY-NC-SA 3.0"
LICENCE_NOTE = (
    "Trained on the Prague Arabic Dependency Treebank (CC BY-NC-SA 3.0) and Arabic PUD (CC BY-SA 3.0): the model files"
    " may be used and passed on for non-commercial ends, naming the source and under the same licence. A commercial"
    " newsroom should ask the treebank's owners or choose another model with --model; the program itself is free of"
    " this condition."
)


def halve(value: Any) -> Any:
    """Turn every 32-bit tensor in nested dicts and lists into 16 bits; Stanza copies them back into 32 on loading."""
    if isinstance(value, torch.Tensor):
        return value.detach().half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((k, halve(v)) for k, v in value.items())
    return [halve(v) for v in value] if isinstance(value, list) else value


def pack_vectors(source: Path, target: Path, *, leave_out: range) -> None:
    """Write the vectors in half precision without some ranks of rare words, so that all files stay under 40 MB."""
    data = torch.load(source, map_location="cpu", weights_only=True)
    words = data["vocab"]["_id2unit"]
    kept = [i for i in range(len(words)) if i not in leave_out]
    data["vocab"]["_id2unit"] = [words[i] for i in kept]
    data["vocab"]["_unit2id"] = {words[i]: number for number, i in enumerate(kept)}
    data["emb"] = data["emb"][kept].half()
    torch.save(data, target, _use_new_zipfile_serialization=False)


def pack(source: Path, target: Path) -> None:
    """Write one Stanza file in half precision."""
    data = torch.load(source, map_location="cpu", weights_only=True)
    # The lemmatiser keeps its dictionaries as bytes, the config as plain values: of tensors only the type changes.
    if "ensemble_dict" in data.get("config", {}):
        data["config"]["ensemble_dict"] = True
    torch.save(halve(data), target, _use_new_zipfile_serialization=False)


def package(parts: Mapping[str, Path], folder: Path, scores: Mapping[str, float | str], made: str, note: str) -> None:
    """Fill the folder with the packed files, resources.json and model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, source in parts.items():
        if part == "pretrain":
            pack_vectors(source, folder / NAMES[part], leave_out=RARE_RANKS)
        elif source.suffix == ".pt":
            pack(source, folder / NAMES[part])
        else:
            shutil.copyfile(source, folder / NAMES[part])
    # What an offline Pipeline wants to see.
    (folder / "resources.json").write_text("{}\n", encoding="utf-8")
    describe(folder, scores, made, note)
    write_card(folder)


def describe(folder: Path, scores: Mapping[str, float | str], made: str, note: str) -> None:
    """Write model.json for the files that are in the folder."""
    from stanza import __version__ as stanza_version

    files = {}
    for part, name in NAMES.items():
        content = (folder / name).read_bytes()
        files[part] = {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    card = {
        "name": "ar-news",
        "processors": [p for p in NAMES if p not in {"pretrain", "clitics"}],
        "licence": LICENCE,
        "licence_note": LICENCE_NOTE,
        "stanza": stanza_version,
        "made": made,
        "note": note,
        "files": files,
        "scores": {name: round(score, 2) if isinstance(score, float) else score for name, score in scores.items()},
    }
    (folder / "model.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_card(folder: Path) -> None:
    """Fill in CARD.md from model.json and write it beside the files."""
    info = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    source = Path(__file__).with_name("CARD.md").read_text(encoding="utf-8")
    sizes = ", ".join(f"{f['file']} {f['bytes'] / 1e6:.1f} MB" for f in info["files"].values())
    note = info["note"][:1].upper() + info["note"][1:]
    known = {key: info[key] for key in ("licence", "licence_note", "stanza")}
    card = source.format(table=show(info["scores"]), files=sizes, note=note, **known)
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")
