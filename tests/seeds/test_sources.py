"""Where seeds are found: files, folders, archives, standard input."""

import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

import pytest

from catalog.seeds.parser import MAX_SEED_BYTES
from catalog.seeds.sources import SeedFile, SourceError, open_sources
from tests.seeds.archive_files import ARCHIVES, make_archive, tar_bytes, tar_gz_bytes

SEEDS = [("b.txt", b"two"), ("a/z.txt", b"one"), ("a.txt", b"three"), ("a/deep/er/x.TXT", b"four")]
IN_PATH_ORDER = ["a/deep/er/x.TXT", "a/z.txt", "a.txt", "b.txt"]
PASSED_OVER = [
    ("readme.md", b""),
    ("notxt", b""),
    (".hidden.txt", b""),
    (".git/x.txt", b""),
    ("a/.cache/x.txt", b""),
    ("__MACOSX/._a.txt", b""),
]


def found(*paths: Path | str, stdin: IO[bytes] | None = None) -> list[SeedFile]:
    """Return the files that ``paths`` give, after checking that they are as many as promised, every time."""
    with open_sources(map(str, paths), stdin) as sources:
        files = list(sources)
        assert sources.count == len(files)
        assert list(sources) == files
    return files


def refusal(*paths: Path | str, stdin: IO[bytes] | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        found(*paths, stdin=stdin)
    return str(caught.value)


def write(folder: Path, members: Iterable[tuple[str, bytes]]) -> Path:
    for name, content in members:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_a_file_is_found_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "seed"
    path.write_bytes(b"movieId: 1")
    assert found(path) == [SeedFile(str(path), b"movieId: 1")]


def test_a_folder_is_walked_in_path_order(tmp_path: Path) -> None:
    write(tmp_path, [*SEEDS, *PASSED_OVER[:-1]])
    assert found(tmp_path) == [SeedFile(f"{tmp_path}/{name}", dict(SEEDS)[name]) for name in IN_PATH_ORDER]


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_gives_its_seeds(tmp_path: Path, name: str) -> None:
    path = make_archive(tmp_path, name, [*SEEDS, *PASSED_OVER, ("./c.txt", b"five")])
    assert {file.path: file.data for file in found(path)} == {
        f"{path}/{member}": content for member, content in [*SEEDS, ("c.txt", b"five")]
    }


def test_a_zip_archive_gives_its_seeds_in_path_order(tmp_path: Path) -> None:
    path = make_archive(tmp_path, "films.zip", SEEDS)
    assert [file.path for file in found(path)] == [f"{path}/{name}" for name in IN_PATH_ORDER]


def test_a_tar_archive_gives_its_seeds_in_its_own_order(tmp_path: Path) -> None:
    path = make_archive(tmp_path, "films.tar", SEEDS)
    assert [file.path for file in found(path)] == [f"{path}/{name}" for name, _ in SEEDS]


@pytest.mark.parametrize("make", [tar_bytes, tar_gz_bytes], ids=["plain", "gzipped"])
def test_a_tar_stream_is_read_from_a_pipe(make: Callable[..., bytes]) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as file:
        file.write(make(SEEDS))
    with os.fdopen(reading, "rb") as pipe:
        files = found("-", stdin=pipe)
    assert [(file.path, file.data) for file in files] == [(f"standard input/{name}", data) for name, data in SEEDS]


def test_several_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    folder = write(tmp_path / "folder", SEEDS[:1])
    archive = make_archive(tmp_path, "films.tar", SEEDS[1:2])
    assert [file.data for file in found(archive, folder, archive)] == [b"one", b"two", b"one"]


def test_links_to_files_are_read_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", [("x.txt", b"there")])
    folder = write(tmp_path / "folder", [("a.txt", b"here")])
    (folder / "b.txt").symlink_to(tmp_path / "elsewhere" / "x.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "folder.txt").symlink_to(tmp_path / "elsewhere")
    assert [file.data for file in found(folder)] == [b"here", b"there"]


def test_a_link_to_nowhere_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for name in ("gone.txt", "loop.txt"):
        (tmp_path / name).symlink_to(tmp_path / name if name == "loop.txt" else tmp_path / "nowhere")
    gone, loop = found(tmp_path)
    assert (gone.data, gone.problem) == (b"", "cannot be read: No such file or directory")
    assert loop.problem.startswith("cannot be read: ")


def test_pipes_and_sockets_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    assert "no seed files" in refusal(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_reported_and_the_others_load(tmp_path: Path) -> None:
    write(tmp_path, [("a.txt", b"one"), ("b.txt", b"two")])
    (tmp_path / "a.txt").chmod(0)
    assert [file.problem for file in found(tmp_path)] == ["cannot be read: Permission denied", ""]


def test_a_file_that_goes_while_it_is_loaded_is_reported(tmp_path: Path) -> None:
    write(tmp_path, [("a.txt", b"one"), ("b.txt", b"two")])
    with open_sources([str(tmp_path)]) as sources:
        files = iter(sources)
        assert next(files).data == b"one"
        (tmp_path / "b.txt").unlink()
        assert next(files).problem == "cannot be read: No such file or directory"


def test_a_folder_that_goes_while_it_is_loaded_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "seeds", [("a.txt", b"one"), ("b/c.txt", b"two")])
    with open_sources([str(folder)]) as sources:
        files = iter(sources)
        next(files)
        (folder / "b" / "c.txt").unlink()
        (folder / "b").rmdir()
        with pytest.raises(SourceError, match="seeds/b: No such file or directory"):
            next(files)


@pytest.mark.parametrize("name", ["films.zip", "films.tar", "films.tar.gz"])
def test_an_archive_loads_as_it_was_checked_even_if_it_changes(tmp_path: Path, name: str) -> None:
    path = make_archive(tmp_path, name, SEEDS)
    with open_sources([str(path)]) as sources:
        path.write_bytes(b"changed")
        assert sorted(file.data for file in sources) == [b"four", b"one", b"three", b"two"]


def test_a_file_larger_than_a_seed_may_be_is_read_only_as_far_as_to_know_it(tmp_path: Path) -> None:
    large = b"x" * (MAX_SEED_BYTES + 1_000)
    write(tmp_path / "folder", [("a.txt", large), ("b.txt", large[:-1_000])])
    archive = make_archive(tmp_path, "films.tar.gz", [("a.txt", large), ("b.txt", large[:-1_000])])
    for path in (tmp_path / "folder", archive):
        assert [len(file.data) for file in found(path)] == [MAX_SEED_BYTES + 1, MAX_SEED_BYTES]


@pytest.mark.parametrize("name", ["line\nend.txt", "esc\x1b[31m.txt", os.fsdecode(b"byte\xff.txt")])
def test_paths_are_fit_for_a_terminal_and_a_database(tmp_path: Path, name: str) -> None:
    write(tmp_path, [(name, b"x")])
    archive = tmp_path / "films.tar"
    archive.write_bytes(tar_bytes([(name, b"x")]))
    for path in (tmp_path, archive):
        (file,) = found(path)
        assert file.path.isprintable()
        assert file.path.encode()


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone") == f"{tmp_path}/gone: no such file or folder"
    assert refusal(tmp_path / "gone.zip") == f"{tmp_path}/gone.zip: no such file or folder"
    assert refusal("") == "'': no such file or folder"


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == f"{tmp_path}/pipe: not a file or folder"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, PASSED_OVER[:-1])
    assert refusal(tmp_path) == f"{tmp_path}: no seed files (*.txt) in this folder"


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("members", [[], PASSED_OVER], ids=["empty", "nothing but others"])
def test_an_archive_without_seeds_is_refused(tmp_path: Path, name: str, members: list[tuple[str, bytes]]) -> None:
    path = make_archive(tmp_path, name, members)
    assert refusal(path) == f"{path}: no seed files (*.txt) in this archive"


def test_nothing_on_standard_input_is_refused() -> None:
    assert refusal("-", stdin=io.BytesIO()).startswith("standard input: refused: damaged or not a tar archive")


def test_a_path_that_fails_stops_all_of_them(tmp_path: Path) -> None:
    write(tmp_path, SEEDS)
    assert "no such file" in refusal(tmp_path, tmp_path / "gone")
