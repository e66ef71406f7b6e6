"""A zip of articles in any other format, read without unpacking it on disk, within limits."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import PurePosixPath
from typing import IO, Final, cast

from quotes.errors import InputError
from quotes.readers.options import passed_over
from quotes.readers.source import HEAD, Item, Limited, Source, TooLargeError, read_error, unpacked

_MAX_FILE: Final = 2_000_000_000  # bytes of the archive itself, held in memory when it comes from a pipe
_RATIO: Final = 500  # a member that unpacks to more than this many times its size is a bomb, whatever the limits
_SMALL: Final = 10_000_000


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the articles of each member, in order of name, and what is wrong with a member or with the archive."""
    try:
        with zipfile.ZipFile(_seekable(stream)) as archive:
            yield from _members(source, archive)
    except zipfile.BadZipFile as err:
        yield InputError(source.name, f"broken zip archive: {err}")


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _seekable(stream: BufferedReader) -> IO[bytes]:
    return stream if stream.seekable() else BytesIO(stream.read(_MAX_FILE))


def _members(source: Source, archive: zipfile.ZipFile) -> Iterator[Item]:
    members = sorted((m for m in archive.infolist() if _is_article(m)), key=lambda m: m.filename)
    problem = _over_limits(source, members)
    if problem is not None:
        yield problem
        return
    others = [m for m in members if not _may_be_read(m)]
    if others:
        like = " ".join(others[0].filename.split())[-60:]
        source.options.warn(source.name, passed_over(len(others), like))
        members = [m for m in members if _may_be_read(m)]
    if not members:
        yield InputError(source.name, "no articles in this archive")
    left = source.options.max_unpacked
    for member in members:
        name = f"{source.name}/{' '.join(member.filename.split())}"
        if member.flag_bits & 1:
            yield InputError(name, "protected with a password")
            continue
        try:
            with archive.open(member) as packed:
                limited = Limited(cast("RawIOBase", packed), left)
                yield from _items(source.member(name, PurePosixPath(member.filename).name), limited)
                left -= limited.count
        except TooLargeError:
            yield InputError(source.name, _too_large(source))
            return
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as err:
            yield read_error(name, err)


def _items(source: Source, raw: RawIOBase) -> Iterator[Item]:
    from quotes.readers.registry import reader_for

    stream = unpacked(BufferedReader(raw, HEAD), source.options.max_unpacked)
    read_member = reader_for(source, stream)
    if read_member is read:
        yield InputError(source.name, "an archive inside an archive; unpack the outer one first")
        return
    yield from read_member(source, stream)


def _is_article(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts if part != "..")


def _may_be_read(member: zipfile.ZipInfo) -> bool:
    """Whether a member's name has a known suffix or none: scrapers name pages by numbers, and pictures come along."""
    from quotes.readers.registry import is_known

    return is_known(member.filename) or not PurePosixPath(member.filename).suffix


def _over_limits(source: Source, members: list[zipfile.ZipInfo]) -> InputError | None:
    """Return the error of an archive that says itself that it is too large; what it does not say is counted while reading."""
    if len(members) > source.options.max_files:
        return InputError(
            source.name, f"{len(members):,} files in this archive; the limit is {source.options.max_files:,} (--max-files)"
        )
    if sum(m.file_size for m in members) > source.options.max_unpacked:
        return InputError(source.name, _too_large(source))
    bomb = next((m for m in members if m.file_size > max(_SMALL, m.compress_size * _RATIO)), None)
    if bomb is not None:
        return InputError(
            source.name, f"'{bomb.filename[:60]}' unpacks to {bomb.file_size:,} bytes from {bomb.compress_size:,}: a zip bomb"
        )
    return None


def _too_large(source: Source) -> str:
    return f"unpacks to more than {source.options.max_unpacked:,} bytes (--max-unpacked)"
