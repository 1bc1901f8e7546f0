"""A second process reads the files of a large load; the catalogue that comes of it is the same."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest import reader
from catalog.ingest.reader import BATCHES_AHEAD, reading_ahead
from catalog.ingest.reading import ReadSeed, read_seeds
from catalog.models import Movie
from catalog.search.check import differences
from catalog.seeds.seed_file import SeedFile
from tests.ingest.conftest import Ingest
from tests.seed_files import record, seed_text, write_seeds, write_tar

FILES = [
    SeedFile("a.txt", seed_text(1, "Up", actors=("Ann Lee",), synopsis="Kit (Ann Lee) flies.").encode()),
    SeedFile("b.txt", b"title: no number"),
    SeedFile("c.txt", b"", "cannot be read: gone"),
    SeedFile("d.txt", b"movieId: 2\ntitle: It\ncolour: red\n"),
]


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_cores", lambda: 2)


@contextmanager
def reading(batches: int) -> Iterator[Iterator[tuple[int, list[ReadSeed]]]]:
    with reading_ahead(range(batches), lambda _: FILES, 2026, beside=True) as read:
        yield read


def test_what_the_process_reads_is_what_is_read_here() -> None:
    with reading(5) as batches:
        assert list(batches) == [(number, read_seeds(FILES, 2026)) for number in range(5)]


def test_batches_are_asked_for_a_few_ahead_and_no_more() -> None:
    asked = []

    def numbers() -> Iterator[int]:
        for number in range(10):
            asked.append(number)
            yield number

    with reading_ahead(numbers(), lambda _: FILES, 2026, beside=True) as batches:
        next(batches)
        assert asked == list(range(BATCHES_AHEAD))
        next(batches)
        assert asked == list(range(BATCHES_AHEAD + 1))


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """Return a list to which each process that is begun is added."""
    begun = []
    popen = subprocess.Popen

    def begin(*arguments: Any, **options: Any) -> "subprocess.Popen[bytes]":
        begun.append(popen(*arguments, **options))
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", begin)
    return begun


def test_a_process_that_is_killed_is_done_without(
    processes: list["subprocess.Popen[bytes]"], caplog: pytest.LogCaptureFixture
) -> None:
    with reading(6) as batches:
        found = [next(batches)]
        os.kill(processes[0].pid, signal.SIGKILL)
        found += batches

    assert found == [(number, read_seeds(FILES, 2026)) for number in range(6)]
    assert "goes on without it" in caplog.text


def test_the_process_ends_with_the_load(processes: list["subprocess.Popen[bytes]"]) -> None:
    def begin_and_stop() -> None:
        with reading(6) as batches:
            next(batches)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin_and_stop()
    assert processes[0].returncode is not None


@pytest.fixture
def _in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.ingest.load.BATCH_FILES", 2)
    monkeypatch.setattr("catalog.ingest.run.BATCH_FILES", 2)


@pytest.mark.usefixtures("_in_small_batches")
def test_a_load_in_many_batches_is_read_beside_and_indexed(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(n, f"Film {n}", actors=f"Ann Lee, Bo {n % 3}, Cy {n}") for n in range(1, 12)])
    (seeds / "wrong.txt").write_text("title: no number")

    run = ingest(seeds)

    assert run.exit_code == 3
    assert run.report["films"]["created"] == 11
    assert run.report["people"]["created"] == 15
    assert list(differences()) == []


@pytest.mark.usefixtures("_in_small_batches")
def test_a_film_last_loaded_from_a_file_that_comes_after_another_in_the_stream(ingest: Ingest, tmp_path: Path) -> None:
    """What is known of a film when its batch is sifted can be changed by the batch before."""
    first = seed_text(1, "As it was")
    others = {f"f/{n}.txt": seed_text(n) for n in range(2, 8)}
    ingest(write_tar(tmp_path / "one.tar", {"f/a.txt": first}))

    again = {"f/b.txt": seed_text(1, "Another"), "f/1.txt": seed_text(9), "f/a.txt": first, **others}
    run = ingest(write_tar(tmp_path / "two.tar", again))

    assert "taken by" in run.report["rejections"][0]["reason"]
    assert Movie.objects.get(pk=1).title == "As it was"
    assert list(differences()) == []
