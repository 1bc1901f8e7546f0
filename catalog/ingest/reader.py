"""Has seed files read by a process beside the load's own, where the machine has a second core. No Django here.

A load spends about a third of its time on reading files and the rest on the database. The process beside knows no
database; it ends when the load does, however that ends, because its end of their connection is closed then.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from catalog.ingest.reading import ReadSeed, read_seeds
from catalog.seeds.seed_file import SeedFile

BATCHES_AHEAD = 2
"""Batches that are read while one is written: the next, and one more so that the reader never waits."""

_PROJECT = Path(__file__).parents[2]
_logger = logging.getLogger(__name__)

Batch = TypeVar("Batch")
Read = Callable[[list[SeedFile], int], list[ReadSeed]]


@contextmanager
def reading_ahead(
    batches: Iterable[Batch], files: Callable[[Batch], list[SeedFile]], this_year: int, *, beside: bool
) -> Iterator[Iterator[tuple[Batch, list[ReadSeed]]]]:
    """Give each of ``batches`` with what those of its ``files`` say; ``beside``: read them in a process of its own.

    ``batches`` is asked for in this thread, BATCHES_AHEAD batches before they are given.
    """
    if not beside or _cores() == 1:
        yield ((batch, read_seeds(files(batch), this_year)) for batch in batches)
        return
    with _process() as read, ThreadPoolExecutor(max_workers=1) as thread:
        yield _ahead(batches, lambda batch: thread.submit(read, files(batch), this_year))


def _ahead(
    batches: Iterable[Batch], begin: Callable[[Batch], "Future[list[ReadSeed]]"]
) -> Iterator[tuple[Batch, list[ReadSeed]]]:
    remaining = ((batch, begin(batch)) for batch in batches)
    begun = list(islice(remaining, BATCHES_AHEAD))
    while begun:
        batch, result = begun.pop(0)
        yield batch, result.result()
        begun += islice(remaining, BATCHES_AHEAD - len(begun))


@contextmanager
def _process() -> Iterator[Read]:
    """Give a way to have files read by a process beside; they are read here if it fails."""
    here, there = Pipe()
    command = [sys.executable, "-m", "catalog.ingest.reader", str(there.fileno())]
    # A group of its own: Ctrl-C at the terminal is for the load, which ends the process when it is ready to.
    process = subprocess.Popen(
        command,
        cwd=_PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[there.fileno()],
        process_group=0,
    )
    there.close()

    def read(files: list[SeedFile], this_year: int) -> list[ReadSeed]:
        if not here.closed:
            try:
                here.send((files, this_year))
                result: list[ReadSeed] = here.recv()
            except (OSError, EOFError) as error:
                _logger.warning("the process that reads files is gone, the load goes on without it: %r", error)
                here.close()
            else:
                return result
        return read_seeds(files, this_year)

    try:
        yield read
    finally:
        here.close()
        process.kill()
        process.wait()


def _serve(connection: Connection) -> None:
    """Read files until the load at the other end has no more, or is no more."""
    while True:
        try:
            connection.send(read_seeds(*connection.recv()))
        except (OSError, EOFError):
            return


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
