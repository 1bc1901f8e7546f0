"""A seed file as it is found, before anything in it is read."""

from dataclasses import dataclass
from typing import IO

from catalog.seeds.parser import MAX_SEED_BYTES

_MOST_SEEDS = 1 << 16


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


def read_seed(file: IO[bytes]) -> bytes:
    """Return the bytes of ``file``; of one that is larger than a seed may be, one more than the limit.

    A single read would set aside the limit's 8 MiB of memory for each small file: three times slower.
    """
    data = file.read(_MOST_SEEDS)
    return data if len(data) < _MOST_SEEDS else data + file.read(MAX_SEED_BYTES + 1 - _MOST_SEEDS)


def is_seed_name(path: str) -> bool:
    """Whether ``path``, relative and with slashes, names a seed: ``*.txt``, no part of it hidden."""
    return path.lower().endswith(".txt") and not any(
        (part.startswith(".") and part != ".") or part == "__MACOSX" for part in path.split("/")
    )


def printable(path: str) -> str:
    """Return ``path`` with escapes for what a terminal, a log or a database cannot take.

    File names may hold line ends, other control characters and bytes that are not UTF-8.
    """
    if path.isprintable():
        return path
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in path)
