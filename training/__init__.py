"""The recipe that makes the packaged Arabic parser; no part of the wheel."""
