"""The memory that finding seeds takes does not grow with their number."""

import tracemalloc
from pathlib import Path

from catalog.seeds.sources import open_sources
from tests.seeds.archive_files import make_archive

CONTENT = b"movieId: 1\ntitle: A Film\n"


def peak(path: Path) -> int:
    """Return the most memory, in bytes, that opening ``path`` and reading all of its seeds takes."""
    tracemalloc.start()
    try:
        with open_sources([str(path)]) as sources:
            assert sum(len(file.data) for file in sources) == sources.count * len(CONTENT)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_members_of_a_tar_take_no_more_memory(tmp_path: Path) -> None:
    few, many = (
        peak(make_archive(tmp_path, "films.tar.gz", ((f"{number}.txt", CONTENT) for number in range(count))))
        for count in (1_000, 10_000)
    )
    assert many < few + 150_000  # a buffer that few did not fill


def test_ten_times_the_files_of_a_folder_take_the_memory_of_one_folder_of_names(tmp_path: Path) -> None:
    """Names are sorted folder by folder, so only the names of one folder and of those above it are held."""

    def folders(count: int) -> int:
        root = tmp_path / str(count)
        for number in range(count):
            folder = root / str(number)
            folder.mkdir(parents=True)
            for seed in range(20):
                (folder / f"{seed}.txt").write_bytes(CONTENT)
        return peak(root)

    assert folders(100) < folders(10) + 50_000
