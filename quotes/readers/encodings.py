"""Bytes to text, in the encodings that Arabic newsrooms use.

Strict UTF-8 (with or without byte-order mark) comes first; only what it refuses is guessed, with charset-normalizer.
A file that is UTF-8 but for a broken byte is refused, not guessed: read as Windows-1256 it would be readable nonsense.
"""

import codecs
from typing import Final

import regex

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY: Final = ["cp1256", "iso8859_6", "mac_arabic"]
_ARABIC: Final = regex.compile(r"\p{Arabic}")
_CONTROL: Final = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 65_536  # bytes looked at to tell binary from text and one encoding from another
_BROKEN: Final = 0.02  # share of damaged characters up to which a text still counts as UTF-8


class EncodingError(ValueError):
    """Bytes that are no text in a known encoding; the message names the cause and the remedy."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding; a byte-order mark is no part of the text.

    Raises:
        EncodingError: for binary data, broken UTF-8, and bytes that fit no known encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding
    if b"\x00" in data[:_SAMPLE]:
        encoding = _wide(data)
        return _strict(data, encoding), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        if _is_nearly_utf8(data):
            byte = data[err.start]
            raise EncodingError(
                f"broken UTF-8 at byte {err.start} (0x{byte:02x}); repair the file, or save it again as UTF-8"
            ) from None
        encoding = _guess(data)
        return _strict(data, encoding), encoding
    if _looks_binary(text):
        raise EncodingError("binary data, not a text")
    return text, "utf-8"


def has_arabic(text: str) -> bool:
    """Whether a text holds at least one Arabic letter."""
    return _ARABIC.search(text) is not None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise EncodingError(
            f"looks like {encoding}, but byte {err.start} does not fit; repair the file, or save it again as UTF-8"
        ) from None


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) // 100


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark from binary data: read the right way round, it is full of Arabic and blanks."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    sample = sample[: len(sample) - len(sample) % 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        arabic = len(_ARABIC.findall(text))
        if text and (arabic + text.count(" ")) * 2 > len(text):
            return encoding
    raise EncodingError("binary data, not a text")


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are sound UTF-8: then the rest is damage, not another encoding."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(1 for c in text if c > "\x7f") - broken
    return broken <= 1 + wide * _BROKEN and wide > broken


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    text = str(best) if best is not None else ""
    if best is None or _looks_binary(text) or not has_arabic(text):
        raise EncodingError("binary data, or a text in an encoding unknown here; save it as UTF-8")
    return best.encoding
