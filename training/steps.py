"""Resumable steps: a step is skipped while its outputs stand and its inputs have not changed."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

log = logging.getLogger("training")


def fingerprint(inputs: Sequence[Path], settings: Mapping[str, object]) -> str:
    """Hash the contents of the input files together with the settings."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    for path in sorted(inputs):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run_step(
    outputs: Sequence[Path],
    inputs: Sequence[Path],
    settings: Mapping[str, object],
    make: Callable[[], None],
) -> bool:
    """Call `make` unless the outputs are already there for these inputs; tell whether it ran."""
    stamp = outputs[0].with_name(outputs[0].name + ".stamp")
    mark = fingerprint(inputs, settings)
    if all(o.exists() for o in outputs) and stamp.exists() and stamp.read_text() == mark:
        log.info("kept    %s", outputs[0].name)
        return False
    for output in outputs:
        output.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    make()
    stamp.write_text(mark)
    log.info("made    %s in %.0f s", outputs[0].name, time.monotonic() - started)
    return True
