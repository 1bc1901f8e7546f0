"""Finds seed files: in a folder, an archive, a tar stream or by themselves. Gives them one by one."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from catalog.seeds.archives import read_tar, read_zip
from catalog.seeds.seed_file import SeedFile, SourceError, is_seed_name, printable, read_seed
from catalog.seeds.spool import SeedSpool

__all__ = ["SeedFile", "SourceError", "Sources", "open_sources"]

STANDARD_INPUT = "-"
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz")
_MAGIC = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"PK\x03\x04", b"\x28\xb5\x2f\xfd")
"""How files of gzip, bzip2, xz, 7-Zip, RAR, zip and Zstandard begin; no seed can."""
_LONGEST_MAGIC = 6
_SPOOL_BUFFER = 1 << 16


@dataclass(frozen=True, slots=True)
class Sources:
    """What a load reads: ``count`` seed files, given anew by each iteration, one iteration at a time."""

    count: int
    files: Callable[[], Iterator[SeedFile]]

    def __iter__(self) -> Iterator[SeedFile]:
        return self.files()


@contextmanager
def open_sources(paths: Iterable[str], standard_input: IO[bytes] | None = None) -> Iterator[Sources]:
    """Look through all ``paths`` and give their seed files, as often as asked; close what was opened at the end.

    A path is a file, a folder (walked recursively for ``*.txt``), a ``.zip``, ``.tar``, ``.tar.gz`` or ``.tgz``
    archive, or ``-`` for a tar stream on standard input. Folders and zip archives give their files in path order,
    tar archives in their own. Every archive is checked whole before the first file is given, so a damaged or hostile
    one is refused before anything is written. Raises SourceError with the reason. Hidden files and members are passed
    over, and so is whatever is not ``*.txt`` in a folder or archive.
    """
    with ExitStack() as stack:
        found = [_open(path, standard_input, stack) for path in paths]
        yield Sources(sum(source.count for source in found), lambda: chain.from_iterable(found))


def _open(path: str, standard_input: IO[bytes] | None, stack: ExitStack) -> Sources:
    place = Path(path)
    name = place.name.lower()
    try:
        if path == STANDARD_INPUT:
            if standard_input is None and sys.stdin is None:  # as with <&- in a shell
                raise SourceError("standard input is closed")
            return _spooled("standard input", read_tar("standard input", standard_input or sys.stdin.buffer), stack)
        if not path or not place.exists():
            raise SourceError(f"{path or repr(path)}: no such file or folder")
        if place.is_dir():
            return _folder(path)
        if not place.is_file():
            raise SourceError(f"{path}: not a file or folder")
        if name.endswith(".zip"):
            return _spooled(path, read_zip(path), stack)
        if name.endswith(_TAR_SUFFIXES):
            with place.open("rb") as file:
                return _spooled(path, read_tar(path, file), stack)
        if _is_packed(place):
            raise SourceError(
                f"{path}: packed in a way, or named in a way, that is not read: use .zip, .tar or .tar.gz"
            )
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
    return Sources(1, lambda: iter([_read(path)]))


def _is_packed(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(_LONGEST_MAGIC).startswith(_MAGIC)


def _spooled(name: str, seeds: Iterator[SeedFile], stack: ExitStack) -> Sources:
    """Read ``seeds`` to the end into a temporary file, and give them from there."""
    file = tempfile.TemporaryFile(buffering=_SPOOL_BUFFER)  # noqa: SIM115  # closed with the stack
    spool = SeedSpool(stack.enter_context(file))
    for seed in seeds:
        spool.add(seed)
    if not spool.count:
        raise SourceError(f"{name}: no seed files (*.txt) in this archive")
    return Sources(spool.count, spool.__iter__)


def _folder(folder: str) -> Sources:
    count = sum(1 for _ in _seed_paths(folder))
    if not count:
        raise SourceError(f"{folder}: no seed files (*.txt) in this folder")
    return Sources(count, lambda: map(_read, _seed_paths(folder)))


def _seed_paths(folder: str) -> Iterator[str]:
    """Yield the seed files below ``folder`` in path order; links to folders are not followed.

    Raises SourceError for a folder that cannot be read: its films would otherwise seem to be gone.
    """
    names: list[str] = []
    folders: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.add(entry.name)
                elif not (is_seed_name(entry.name) and _is_file(entry)):
                    continue
                names.append(entry.name)
    except OSError as error:
        raise SourceError(f"{folder}: {error.strerror or error}") from error
    for name in sorted(names):
        path = os.path.join(folder, name)  # noqa: PTH118  # half the time of Path, a million times over
        if name in folders:
            yield from _seed_paths(path)
        else:
            yield path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether ``entry`` is a file or leads to one; a link that leads nowhere is a file that cannot be read."""
    return (entry.is_symlink() and not os.path.exists(entry)) or entry.is_file()  # noqa: PTH110  # as above


def _read(path: str) -> SeedFile:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # as above
            return SeedFile(printable(path), read_seed(file))
    except OSError as error:
        return SeedFile(printable(path), b"", f"cannot be read: {error.strerror or error}")
