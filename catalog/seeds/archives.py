"""Reads the seed files out of zip and tar archives, and refuses damaged and hostile ones."""

import gzip
import lzma
import re
import stat
import struct
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, Self, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from catalog.seeds.parser import MAX_SEED_BYTES
from catalog.seeds.seed_file import SeedFile, SourceError, is_seed_name, printable, read_seed

MAX_MEMBERS = 20_000_000
MAX_TOTAL_BYTES = 200 * 2**30
MAX_RATIO = 200
"""Times that an archive may grow when unpacked. Plain text shrinks about 3 to 10 times, a decompression bomb 1,000."""
RATIO_COUNTS_FROM = 64 * 2**20
"""Unpacked bytes below which the ratio is not looked at: a small archive of very regular files does no harm."""
MAX_EXTENDED_HEADER = 2**20
"""Bytes of a tar member's long name and attributes, which tarfile reads into memory at once."""

_GZIP_MAGIC = b"\x1f\x8b"
_BLOCK = 1 << 20
_ZIP_ENCRYPTED = 0x1
_ZIP_ENTRY = b"PK\1\2"
_EXTENDED_HEADERS = {
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
}
_HEADER = 512
# Mode, owner, group, size, time and checksum, as tar programs write them.
_PLAIN_NUMBERS = re.compile(
    rb"(?:[0-7]{6}(?:[0-7][ \0]| \0)){3}([0-7]{11})[ \0][0-7]{11}[ \0]([0-7]{6})(?:\0 | \0|[0-7][ \0])"
)
_PLAIN_DEVICE = re.compile(rb"(?:\0{8}|[0-7]{6}(?:[0-7][ \0]| \0)){2}")
_EIGHT_SPACES = b" " * 8
_ADLER_MODULUS = 65521
# What tarfile, gzip and zipfile raise for bytes that are not as they should be.
_DAMAGE = (
    tarfile.TarError,
    BadZipFile,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


def read_tar(name: str, file: IO[bytes]) -> Iterator[SeedFile]:
    """Yield the seed files of a tar archive, gzipped or not, in its order; ``file`` need not be seekable.

    Memory stays flat however many there are. Raises SourceError, at the latest at the end, if the archive is damaged
    or holds what no archive of seeds holds; ``name`` is for that message and for the paths.
    """
    stream = _TarStream(name, file)
    members = 0
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=_StrictTarInfo) as archive:
            for member in archive:
                members += 1
                _refuse_member(name, member.name, members)
                if member.issym() or member.islnk():
                    raise SourceError(f"{name}: refused: member {member.name!r} is a link")
                if not (member.isfile() or member.isdir()) or member.issparse():
                    raise SourceError(f"{name}: refused: member {member.name!r} is neither a file nor a folder")
                if member.isfile() and is_seed_name(member.name):
                    yield SeedFile(_path(name, member.name), _content(archive, member))
                archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every member it has seen otherwise
            _read_to_end(archive)
    except _DAMAGE as error:
        raise SourceError(f"{name}: refused: damaged or not a tar archive ({error})") from error


def read_zip(name: str) -> Iterator[SeedFile]:
    """Yield the seed files of the zip archive at ``name`` in path order. Raises SourceError as read_tar does."""
    try:
        with ZipFile(name) as archive:
            members = sorted(_checked_members(name, archive), key=lambda member: member.filename.split("/"))
            for member in members:
                # Opening checks that the directory and the member agree on the name: a seed renamed by damage is seen.
                with archive.open(member) as content:
                    if is_seed_name(member.filename):
                        yield SeedFile(_path(name, member.filename), read_seed(content))
    except _DAMAGE as error:
        raise SourceError(f"{name}: refused: damaged or not a zip archive ({error})") from error


def _checked_members(name: str, archive: ZipFile) -> Iterator[ZipInfo]:
    packed = unpacked = 0
    for number, member in enumerate(archive.infolist(), start=1):
        _refuse_member(name, member.filename, number)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise SourceError(f"{name}: refused: member {member.filename!r} is a link")
        if member.flag_bits & _ZIP_ENCRYPTED:
            raise SourceError(f"{name}: refused: member {member.filename!r} is encrypted")
        if _ZIP_ENTRY in member.comment + member.extra:  # a damaged length: the entry has swallowed those after it
            raise BadZipFile("bad central directory")
        packed += member.compress_size
        unpacked += member.file_size
        _refuse_growth(name, packed, unpacked)
        yield member


def _refuse_member(name: str, member: str, number: int) -> None:
    """Raise SourceError for an unsafe member name, or one member too many."""
    parts = member.replace("\\", "/").split("/")
    if ".." in parts or (len(parts) > 1 and (not parts[0] or parts[0].endswith(":"))):
        raise SourceError(f"{name}: refused: member {member!r} points outside the archive")
    if number > MAX_MEMBERS:
        raise SourceError(f"{name}: refused: more than {MAX_MEMBERS} members")


def _refuse_growth(name: str, packed: int, unpacked: int) -> None:
    """Raise SourceError where ``unpacked`` bytes are more than an archive of ``packed`` ones can honestly hold."""
    if unpacked > MAX_TOTAL_BYTES:
        raise SourceError(f"{name}: refused: more than {MAX_TOTAL_BYTES // 2**30} GiB unpacked")
    if unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed:
        raise SourceError(f"{name}: refused: grows more than {MAX_RATIO} times when unpacked")


def _path(name: str, member: str) -> str:
    return printable(f"{name}/{member.removeprefix('./')}")


class _TarStream:
    """The bytes of a tar archive, unpacked if they are gzipped, as long as they do not grow beyond measure."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self._name = name
        self._packed = _Counted(file)
        start = self._packed.read(len(_GZIP_MAGIC))
        self._packed.put_back(start)
        packed = cast("IO[bytes]", self._packed)
        self._unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=packed)) if start == _GZIP_MAGIC else packed
        self._bytes = 0

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes of the archive; raise SourceError when they are too many."""
        data = self._unpacked.read(size)
        self._bytes += len(data)
        _refuse_growth(self._name, self._packed.bytes, self._bytes)
        return data


class _Counted:
    """A stream that counts its bytes, and whose first ones can be put back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = b""
        self.bytes = 0

    def put_back(self, start: bytes) -> None:
        """Give ``start`` again at the next read."""
        self._start = start

    def read(self, size: int = -1) -> bytes:
        """Return ``size`` bytes, fewer only at the end."""
        start, self._start = self._start, b""
        data = self._file.read(max(size - len(start), 0) if size >= 0 else size)
        self.bytes += len(data)
        return start + data


class _StrictTarInfo(tarfile.TarInfo):
    """Tells the end of an archive from a place where it is damaged: tarfile by itself ends quietly at both."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str | None, errors: str) -> Self:
        if plain := _plain_file(bytes(buf)):
            member = cls(plain[0])
            member.size = plain[1]
            return member
        member = super().frombuf(buf, encoding or tarfile.ENCODING, errors)
        if member.type in _EXTENDED_HEADERS and member.size > MAX_EXTENDED_HEADER:
            raise tarfile.ReadError("a member's header is too long")
        return member

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # missing in typeshed
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error


def _plain_file(header: bytes) -> tuple[str, int] | None:
    """Return the name and size in the header of a file with a plain short name; None for any other header.

    Nearly every header is such a one. Taking its other fields apart too, as tarfile does, takes as long as all the rest
    of reading an archive. https://www.gnu.org/software/tar/manual/html_node/Standard.html has the layout.
    """
    name, kind, rest_of_name = header[:100].rstrip(b"\0"), header[156:157], header[345:500]
    numbers = _PLAIN_NUMBERS.fullmatch(header[100:156])
    if not numbers or not _PLAIN_DEVICE.fullmatch(header[329:345]) or len(header) < _HEADER:
        return None
    if kind != tarfile.REGTYPE or rest_of_name.strip(b"\0") or b"\0" in name or not name.isascii():
        return None
    size, checksum = numbers.groups()
    # The checksum is the sum of all bytes, its own field taken for spaces; Adler-32's lower half is that sum and 1.
    total = zlib.adler32(header[:148] + _EIGHT_SPACES + header[156:]) & 0xFFFF
    return (name.decode(), int(size, 8)) if (int(checksum, 8) + 1) % _ADLER_MODULUS == total else None


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    """Return what ``archive``, read as far as the header of ``member``, has for it, up to a seed's limit.

    ``TarFile.extractfile`` wraps each member in two objects that can seek, which a stream cannot.
    """
    size = min(member.size, MAX_SEED_BYTES + 1)
    data = cast("IO[bytes]", archive.fileobj).read(size)
    if len(data) < size:
        raise tarfile.ReadError("unexpected end of data")
    return data


def _read_to_end(archive: tarfile.TarFile) -> None:
    """Read what follows the end mark, where a gzip file keeps its checksum; raise ReadError unless it is zeros."""
    stream = cast("IO[bytes]", archive.fileobj)
    while block := stream.read(_BLOCK):
        if block.strip(b"\0"):
            raise tarfile.ReadError("data after its end mark")
