"""Seed files for tests, made from a few words."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from catalog.seeds import SeedRecord, format_seed


def record(movie_id: int = 1, title: str = "A Film", **facts: Any) -> SeedRecord:
    """Return a record; `directors` and `actors` may be given as one string with commas."""
    for key in ("directors", "actors"):
        if isinstance(facts.get(key), str):
            facts[key] = tuple(facts[key].split(", "))
    if "rating_value" in facts:
        facts["rating_value"] = Decimal(str(facts["rating_value"]))
    return SeedRecord(movie_id=movie_id, title=title, **facts)


def seed_text(movie_id: int = 1, title: str = "A Film", **facts: Any) -> str:
    return format_seed(record(movie_id, title, **facts))


def write_seeds(folder: Path, records: Iterable[SeedRecord]) -> Path:
    """Write each record to `<number>.txt` in `folder`, and return the folder."""
    folder.mkdir(exist_ok=True)
    for one in records:
        (folder / f"{one.movie_id}.txt").write_text(format_seed(one))
    return folder


def write_tar(path: Path, members: Mapping[str, str | bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def write_zip(path: Path, members: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
