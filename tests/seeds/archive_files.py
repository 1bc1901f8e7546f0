"""Makes archives of every kind, honest and hostile, for the tests of sources."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

Members = Iterable[tuple[str, bytes]]


def tar_bytes(members: Members = (), special: Iterable[tarfile.TarInfo] = ()) -> bytes:
    """Return a plain tar archive of ``members`` (path, content), then ``special`` members without content."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for info in special:
            archive.addfile(info)
    return buffer.getvalue()


def tar_gz_bytes(members: Members) -> bytes:
    return gzip.compress(tar_bytes(members), mtime=0)


def zip_bytes(members: Members, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


ARCHIVES: dict[str, Callable[[Members], bytes]] = {
    "films.zip": zip_bytes,
    "films.tar": tar_bytes,
    "films.tar.gz": tar_gz_bytes,
    "films.tgz": tar_gz_bytes,
}
"""A way to make each kind of archive, by a name that such an archive has."""


def make_archive(folder: Path, name: str, members: Members) -> Path:
    path = folder / name
    path.write_bytes(ARCHIVES[name](members))
    return path


def special_member(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info
