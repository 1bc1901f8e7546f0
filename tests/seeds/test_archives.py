"""Damaged and hostile archives: refused before the first of their seeds is given."""

import gzip
import io
import random
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from catalog.seeds import archives
from catalog.seeds.sources import SourceError, open_sources
from tests.seeds.archive_files import ARCHIVES, make_archive, special_member, tar_bytes, zip_bytes
from tests.seeds.test_sources import found, refusal

MEMBERS = [(f"{number}.txt", b"movieId: %d\ntitle: Film\n" % number + b"text " * 50 * number) for number in range(1, 9)]
DATA = [content for _, content in MEMBERS]


@pytest.fixture(params=ARCHIVES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_archive(tmp_path, request.param, MEMBERS)


def test_an_archive_cut_anywhere_is_refused(archive: Path) -> None:
    whole = archive.read_bytes()
    needed = len(whole.rstrip(b"\0")) if archive.suffix == ".tar" else len(whole) - 1
    for length in range(0, needed, 97):
        archive.write_bytes(whole[:length])
        assert "refused: damaged" in refusal(archive), length


def test_a_plain_tar_cut_between_two_members_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.tar"
    whole = tar_bytes(MEMBERS)
    end = len(whole.rstrip(b"\0"))
    for length in range(0, end, tarfile.BLOCKSIZE):
        path.write_bytes(whole[:length])
        assert "refused: damaged" in refusal(path), length


def test_a_tar_stream_cut_is_refused() -> None:
    whole = tar_bytes(MEMBERS)
    for length in (0, 1, 511, 512, 1024, 5 * 512, 6_000):
        assert refusal("-", stdin=io.BytesIO(whole[:length])).startswith("standard input: refused: damaged"), length


def test_an_archive_with_a_flipped_bit_is_refused_or_gives_the_same_seeds(archive: Path) -> None:
    """A plain tar keeps no checksum of contents: there, one seed may differ by that bit."""
    whole = archive.read_bytes()
    chance = random.Random(4005)  # noqa: S311  # the same places every time
    for _ in range(150):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        try:
            data = [file.data for file in found(archive)]
        except SourceError as error:
            assert str(archive) in str(error)  # noqa: PT017  # either outcome is right
        else:
            assert len(data) == len(DATA), (place, bit)
            changed = sum(one != other for one, other in zip(data, DATA, strict=True))
            assert changed <= (1 if archive.suffix == ".tar" else 0), (place, bit)


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("content", [b"", b"no archive", b"\0" * 100, b"\x1f\x8b", b"PK\3\4", b"\xff" * 2_000])
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).startswith(f"{path}: refused: damaged or not a ")


def test_a_tar_with_a_wiped_header_is_not_taken_for_one_that_ends_there(tmp_path: Path) -> None:
    path = tmp_path / "films.tar"
    whole = tar_bytes(MEMBERS)
    second = whole.index(b"2.txt")
    path.write_bytes(whole[:second] + bytes(512) + whole[second + 512 :])
    assert refusal(path).endswith("(data after its end mark)")


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize(
    "member", ["/etc/a.txt", "../a.txt", "a/../../b.txt", "a/..", "..\\a.txt", "\\a.txt", "C:\\a.txt", "C:/a.txt"]
)
def test_members_that_point_outside_are_refused(tmp_path: Path, name: str, member: str) -> None:
    path = make_archive(tmp_path, name, [*MEMBERS, (member, b"x")])
    assert refusal(path) == f"{path}: refused: member {member!r} points outside the archive"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE], ids=["symbolic", "hard"])
@pytest.mark.parametrize("target", ["1.txt", "/etc/passwd"])
def test_links_in_a_tar_are_refused(tmp_path: Path, kind: bytes, target: str) -> None:
    path = tmp_path / "films.tar"
    path.write_bytes(tar_bytes(MEMBERS, [special_member("link.txt", kind, target)]))
    assert refusal(path) == f"{path}: refused: member 'link.txt' is a link"


@pytest.mark.parametrize("kind", [tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE, b"V"])
def test_devices_pipes_and_files_with_holes_in_a_tar_are_refused(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "films.tar"
    path.write_bytes(tar_bytes(MEMBERS, [special_member("x.txt", kind)]))
    assert refusal(path) == f"{path}: refused: member 'x.txt' is neither a file nor a folder"


def test_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(path) == f"{path}: refused: member 'link.txt' is a link"


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.zip"
    whole = bytearray(zip_bytes(MEMBERS[:1]))
    whole[6] |= 1  # general purpose bit 0, in the member's header and in the directory
    whole[whole.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(whole)
    assert refusal(path) == f"{path}: refused: member '1.txt' is encrypted"


def test_a_zip_with_a_bad_checksum_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.zip"
    path.write_bytes(zip_bytes(MEMBERS, zipfile.ZIP_STORED).replace(b"movieId: 3", b"movieId: 4", 1))
    assert refusal(path).endswith("(Bad CRC-32 for file '3.txt')")


def test_a_zip_packed_in_a_way_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.zip"
    whole = bytearray(zip_bytes(MEMBERS[:1]))
    for place in (8, whole.index(b"PK\1\2") + 10):
        struct.pack_into("<H", whole, place, 99)
    path.write_bytes(whole)
    assert "refused: damaged" in refusal(path)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_packing_of_zip_is_read(tmp_path: Path, compression: int) -> None:
    path = tmp_path / "films.zip"
    path.write_bytes(zip_bytes(MEMBERS, compression))
    assert [file.data for file in found(path)] == DATA


def test_long_and_foreign_names_in_a_tar_are_read(tmp_path: Path) -> None:
    path = tmp_path / "films.tar"
    name = "ü" * 300 + ".txt"
    path.write_bytes(tar_bytes([(name, b"x")]))
    assert [file.path for file in found(path)] == [f"{path}/{name}"]


@pytest.mark.parametrize("name", ["films.zip", "films.tar.gz"])
def test_an_archive_that_grows_beyond_measure_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "RATIO_COUNTS_FROM", 100_000)
    path = make_archive(tmp_path, name, [*MEMBERS, ("bomb.txt", b"\0" * 3_000_000)])
    assert refusal(path) == f"{path}: refused: grows more than 200 times when unpacked"
    monkeypatch.setattr(archives, "MAX_RATIO", 2_000)
    assert len(found(path)) == 9


@pytest.mark.parametrize("padding", [b"\0" * 3_000_000, b"\0" * 3_000_000 + b"x"], ids=["zeros", "zeros and more"])
def test_a_tar_that_goes_on_after_its_end_is_refused(
    tmp_path: Path, padding: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "RATIO_COUNTS_FROM", 100_000)
    path = tmp_path / "films.tar.gz"
    path.write_bytes(gzip.compress(tar_bytes(MEMBERS) + padding))
    assert "refused: grows" in refusal(path)


def test_a_tar_member_with_a_header_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    header = special_member("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    header.size = 2**33
    path = tmp_path / "films.tar"
    path.write_bytes(header.tobuf(tarfile.GNU_FORMAT) + bytes(10_000))
    assert refusal(path).endswith("(a member's header is too long)")


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_of_too_many_members_or_bytes_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_archive(tmp_path, name, MEMBERS)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 7)
    assert refusal(path) == f"{path}: refused: more than 7 members"
    monkeypatch.setattr(archives, "MAX_MEMBERS", 8)
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 2_000)
    assert "GiB unpacked" in refusal(path)


def test_nothing_is_given_of_an_archive_whose_last_member_is_refused(tmp_path: Path) -> None:
    path = make_archive(tmp_path, "films.tar", [*MEMBERS, ("../x.txt", b"")])
    with pytest.raises(SourceError), open_sources([str(path)]) as sources:
        pytest.fail(f"gave {sources.count} files")
