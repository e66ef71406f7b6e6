"""Print each run-time dependency of pyproject.toml at the lowest version it admits, as constraints for pip."""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for line in project["dependencies"]:
    name, _, bounds = line.partition(">=")
    print(f"{name.strip()}=={bounds.split(',')[0].strip()}")
