"""Keeps the seed files of an archive on disk: it is checked to its end before the first one is loaded."""

import struct
from collections.abc import Iterator
from typing import IO

from catalog.seeds.seed_file import SeedFile

_LENGTHS = struct.Struct("<II")


class SeedSpool:
    """Seed files in a temporary file: added once, read as often as asked, in order, one reader at a time.

    Reading an archive a second time would take ten times as long, a stream cannot be read twice at all, and what was
    checked is what is loaded. Memory stays flat however many there are.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.count = 0

    def add(self, seed: SeedFile) -> None:
        """Put ``seed`` after the ones that are there."""
        path = seed.path.encode()
        self._file.write(_LENGTHS.pack(len(path), len(seed.data)))
        self._file.write(path)
        self._file.write(seed.data)
        self.count += 1

    def __iter__(self) -> Iterator[SeedFile]:
        self._file.seek(0)
        for _ in range(self.count):
            path_length, data_length = _LENGTHS.unpack(self._file.read(_LENGTHS.size))
            yield SeedFile(self._file.read(path_length).decode(), self._file.read(data_length))
