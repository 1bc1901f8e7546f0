"""Finds seed files: in a folder, an archive, a tar stream or by themselves. Yields them one by one."""

import gzip
import os
import shutil
import stat
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, Self, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from catalog.seeds.parser import MAX_SEED_BYTES

STANDARD_INPUT = "-"
MAX_MEMBERS = 20_000_000
MAX_TOTAL_BYTES = 200 * 2**30
MAX_RATIO = 200
"""Times that an archive may grow when unpacked. Plain text shrinks about 3 to 10 times, a decompression bomb 1,000."""
RATIO_COUNTS_FROM = 64 * 2**20
"""Unpacked bytes below which the ratio is not looked at: a small archive of very regular files does no harm."""

_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz")
_GZIP_MAGIC = b"\x1f\x8b"
_ZIP_ENCRYPTED = 0x1
_COPY_BLOCK = 1 << 20


class SourceError(Exception):
    """A path that nothing can be loaded from: not there, not readable, or an archive that is refused."""


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed file as found: its path (inside an archive: ``archive/member``) and its bytes.

    ``problem`` says why the bytes could not be read; ``data`` is empty then.
    """

    path: str
    data: bytes
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a load reads: ``count`` seed files, given anew by each iteration."""

    count: int
    files: Callable[[], Iterator[SeedFile]]

    def __iter__(self) -> Iterator[SeedFile]:
        return self.files()


@contextmanager
def open_sources(paths: Iterable[str], standard_input: IO[bytes] | None = None) -> Iterator[Sources]:
    """Look through all ``paths`` and give their seed files, as often as asked; close what was opened at the end.

    A path is a file, a folder (walked recursively for ``*.txt``), a ``.zip``, ``.tar``, ``.tar.gz`` or ``.tgz``
    archive, or ``-`` for a tar stream on standard input. Every archive is checked whole before the first file is
    given, so a damaged or hostile one is refused before anything is written. Raises SourceError with the reason.
    Hidden files and members are passed over, and so is whatever is not ``*.txt`` in a folder or archive.
    """
    with ExitStack() as stack:
        found = [_open(path, standard_input, stack) for path in paths]
        yield Sources(sum(source.count for source in found), lambda: chain.from_iterable(found))


def _open(path: str, standard_input: IO[bytes] | None, stack: ExitStack) -> Sources:
    if path == STANDARD_INPUT:
        spool = stack.enter_context(_spooled(standard_input or sys.stdin.buffer))
        return _tar("standard input", spool)
    place = Path(path)
    try:
        if place.is_dir():
            return _folder(place)
        if not place.exists():
            raise SourceError(f"{path}: no such file or folder")
        if not place.is_file():
            raise SourceError(f"{path}: not a file or folder")
        name = place.name.lower()
        if name.endswith(".zip"):
            return _zip(path, stack)
        if name.endswith(_TAR_SUFFIXES):
            return _tar(path, stack.enter_context(place.open("rb")))
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
    return Sources(1, lambda: iter([_read(place)]))


def _folder(folder: Path) -> Sources:
    count = sum(1 for _ in _seed_paths(str(folder)))
    if not count:
        raise SourceError(f"{folder}: no seed files (*.txt) in this folder")
    return Sources(count, lambda: (_read(Path(path)) for path in _seed_paths(str(folder))))


def _seed_paths(folder: str) -> Iterator[str]:
    """Yield the seed files below ``folder`` in path order; links to folders are not followed."""
    names: list[str] = []
    folders: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.add(entry.name)
            elif not (entry.name.lower().endswith(".txt") and (entry.is_file() or entry.is_symlink())):
                continue
            names.append(entry.name)
    for name in sorted(names):
        path = os.path.join(folder, name)  # noqa: PTH118  # half the time of Path, a million times over
        if name in folders:
            yield from _seed_paths(path)
        else:
            yield path


def _read(path: Path) -> SeedFile:
    try:
        with path.open("rb") as file:
            return SeedFile(str(path), file.read(MAX_SEED_BYTES + 1))
    except OSError as error:
        return SeedFile(str(path), b"", f"cannot be read: {error.strerror or error}")


def _is_seed(member: str) -> bool:
    return member.lower().endswith(".txt") and not any(
        part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(member).parts
    )


class _Bounds:
    """Counts what an archive holds, and refuses it when that is more than it can honestly hold."""

    def __init__(self, name: str, packed_bytes: int) -> None:
        self.name = name
        self.packed_bytes = max(packed_bytes, 1)
        self.members = 0
        self.seeds = 0
        self.bytes = 0

    def add(self, member: str, size: int) -> None:
        """Count ``member``; raise SourceError for an unsafe name or once a bound is passed."""
        path = PurePosixPath(member.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
            raise SourceError(f"{self.name}: refused: member {member!r} points outside the archive")
        self.members += 1
        self.bytes += size
        self.seeds += _is_seed(member)
        if self.members > MAX_MEMBERS:
            raise SourceError(f"{self.name}: refused: more than {MAX_MEMBERS} members")
        if self.bytes > MAX_TOTAL_BYTES:
            raise SourceError(f"{self.name}: refused: more than {MAX_TOTAL_BYTES // 2**30} GiB unpacked")
        if self.bytes > RATIO_COUNTS_FROM and self.bytes > MAX_RATIO * self.packed_bytes:
            raise SourceError(f"{self.name}: refused: grows more than {MAX_RATIO} times when unpacked")

    def check_not_empty(self) -> None:
        """Raise SourceError if no member is a seed file."""
        if not self.seeds:
            raise SourceError(f"{self.name}: no seed files (*.txt) in this archive")


def _tar(name: str, file: IO[bytes]) -> Sources:
    bounds = _Bounds(name, file.seek(0, 2))
    for member, _ in _tar_members(name, file):
        if member.issym() or member.islnk():
            raise SourceError(f"{name}: refused: member {member.name!r} is a link")
        if not (member.isfile() or member.isdir()):
            raise SourceError(f"{name}: refused: member {member.name!r} is neither a file nor a folder")
        bounds.add(member.name, member.size)
    bounds.check_not_empty()
    return Sources(bounds.seeds, lambda: _tar_files(name, file))


def _tar_files(name: str, file: IO[bytes]) -> Iterator[SeedFile]:
    for member, archive in _tar_members(name, file):
        if member.isfile() and _is_seed(member.name):
            content = archive.extractfile(member)
            yield SeedFile(f"{name}/{member.name}", content.read(MAX_SEED_BYTES + 1) if content else b"")


class _StrictTarInfo(tarfile.TarInfo):
    """Tells the end of an archive from a place where it is damaged: tarfile by itself ends quietly at both."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # missing in typeshed
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error


def _tar_members(name: str, file: IO[bytes]) -> Iterator[tuple[tarfile.TarInfo, tarfile.TarFile]]:
    """Yield the members of the archive from its start, and the open archive; memory stays flat however many."""
    try:
        file.seek(0)
        packed = file.read(2) == _GZIP_MAGIC
        file.seek(0)
        stream = cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if packed else file
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_StrictTarInfo) as archive:
            for member in archive:
                yield member, archive
                archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every member it has seen otherwise
        while stream.read(_COPY_BLOCK):  # the checksum of a gzip file stands at its end
            pass
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, zlib.error) as error:
        raise SourceError(f"{name}: refused: damaged or not a tar archive ({error})") from error


def _zip(name: str, stack: ExitStack) -> Sources:
    try:
        archive = stack.enter_context(ZipFile(name))
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"{name}: refused: damaged or not a zip archive ({error})") from error
    bounds = _Bounds(name, Path(name).stat().st_size)
    for member in archive.infolist():
        if stat.S_ISLNK(member.external_attr >> 16):
            raise SourceError(f"{name}: refused: member {member.filename!r} is a link")
        if member.flag_bits & _ZIP_ENCRYPTED:
            raise SourceError(f"{name}: refused: member {member.filename!r} is encrypted")
        bounds.add(member.filename, member.file_size)
    bounds.check_not_empty()
    seeds = sorted(
        (m for m in archive.infolist() if not m.is_dir() and _is_seed(m.filename)),
        key=lambda m: m.filename,
    )
    for member in seeds:
        if problem := _zip_file(name, archive, member).problem:
            raise SourceError(f"{name}: refused: member {member.filename!r} {problem}")
    return Sources(len(seeds), lambda: (_zip_file(name, archive, member) for member in seeds))


def _zip_file(name: str, archive: ZipFile, member: ZipInfo) -> SeedFile:
    path = f"{name}/{member.filename}"
    try:
        with archive.open(member) as content:
            return SeedFile(path, content.read(MAX_SEED_BYTES + 1))
    except (BadZipFile, EOFError, OSError, NotImplementedError, zlib.error) as error:
        return SeedFile(path, b"", f"is damaged: {error}")


@contextmanager
def _spooled(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Copy ``stream`` to a temporary file on disk: a stream can be read once, and is to be checked before it is loaded."""
    with tempfile.TemporaryFile() as spool:
        shutil.copyfileobj(stream, spool, _COPY_BLOCK)
        yield spool
