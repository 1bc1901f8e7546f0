"""Writes a catalogue of invented films, of any size, as an archive of seed files.

    python -m benchmarks.generate_catalogue 36000 films.tar.gz
    python -m benchmarks.generate_catalogue 36000 changed.tar.gz --changed
    python -m benchmarks.generate_catalogue 1000000 - | python manage.py ingest_seeds -

The same arguments give the same films, on every machine and every Python.
"""

import argparse
import gzip
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from benchmarks.arguments import positive
from benchmarks.invented_films import InventedFilm, invent_films

_BLOCK = tarfile.BLOCKSIZE
_FASTEST = 1


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the archive."""
    parser = argparse.ArgumentParser(description="Write an archive of invented seed files.")
    parser.add_argument("films", type=positive, help="how many films")
    parser.add_argument("file", help="where to: a .tar.gz file, or - for standard output")
    parser.add_argument("--seed", type=int, default=0, help="another number gives other films")
    parser.add_argument("--changed", action="store_true", help="the second version: 5 %% of the films differ")
    options = parser.parse_args(arguments)
    films = invent_films(options.films, seed=options.seed, changed=options.changed)
    try:
        if options.file == "-":
            write_archive(films, sys.stdout.buffer)
        else:
            with Path(options.file).open("wb") as file:
                write_archive(films, file)
    except OSError as error:
        parser.exit(1, f"{options.file} cannot be written: {error.strerror}\n")


def write_archive(films: Iterable[InventedFilm], file: IO[bytes]) -> None:
    """Write ``films`` to ``file`` as a .tar.gz archive: a thousand seeds a folder, in the order of their numbers."""
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=_FASTEST, mtime=0) as archive:
        for film in films:
            data = film.seed()
            header = _header(f"films/{film.number // 1000:04}/{film.number:07}.txt", len(data))
            archive.write(header + data + bytes(-len(data) % _BLOCK))
        archive.write(bytes(2 * _BLOCK))


def _header(name: str, size: int) -> bytes:
    """Return the member's header as https://www.gnu.org/software/tar/manual/html_node/Standard.html has it.

    ``tarfile`` takes five times as long for it, which is as long as for all the rest.
    """
    fields = f"{name:\0<100}0000644\x000000000\x000000000\0{size:011o}\x0000000000000\0        0".encode()
    header = fields + _END_OF_HEADER
    return header[:148] + f"{sum(header):06o}\0 ".encode() + header[156:]


_END_OF_HEADER = (bytes(100) + b"ustar\x0000").ljust(_BLOCK - 157, b"\0")


if __name__ == "__main__":
    main()
