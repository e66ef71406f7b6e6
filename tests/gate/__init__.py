"""The gate: scores over corpus/ that must not fall. `python -m tests.gate --help`."""
