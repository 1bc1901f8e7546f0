"""The short way to read a tar header says what tarfile says, or nothing."""

import tarfile

from hypothesis import example, given
from hypothesis import strategies as st

from catalog.seeds.archives import _plain_file

HEADER = tarfile.TarInfo("films/0001/0000001.txt")
HEADER.size = 1234
PLAIN = HEADER.tobuf(tarfile.USTAR_FORMAT)


def as_tarfile_reads(header: bytes) -> tuple[str, int] | None:
    try:
        member = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return None
    return (member.name, member.size) if member.isreg() else None


def with_checksum(header: bytes) -> bytes:
    total = sum(header[:148]) + sum(header[156:]) + 8 * ord(" ")
    return header[:148] + f"{total:06o}\0 ".encode() + header[156:]


def test_a_plain_header_is_read_the_short_way() -> None:
    assert _plain_file(PLAIN) == ("films/0001/0000001.txt", 1234)
    assert _plain_file(with_checksum(PLAIN)) == ("films/0001/0000001.txt", 1234)


@given(st.dictionaries(st.integers(0, 511), st.integers(0, 255), max_size=8), st.booleans())
@example({0: 0xC3}, True)
@example({156: ord("2")}, True)
@example({345: ord("x")}, True)
@example({124: 0x80}, True)
@example({100: 0}, False)
def test_a_header_changed_anywhere_is_read_as_tarfile_reads_it_or_left_to_it(
    changes: dict[int, int], mended: bool
) -> None:
    header = bytearray(PLAIN)
    for place, value in changes.items():
        header[place] = value
    changed = with_checksum(bytes(header)) if mended else bytes(header)
    assert _plain_file(changed) in (None, as_tarfile_reads(changed))


def test_a_header_cut_off_is_left_to_tarfile() -> None:
    assert _plain_file(PLAIN[:-1]) is None
    assert _plain_file(b"") is None
