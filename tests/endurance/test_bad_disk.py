"""A full disk or a database that may not be written to: one line, exit code 1, what was there stays."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from scripts.postgresql import HOW_TO_GET, find_server_programs, throwaway_postgresql
from tests.endurance.site import Site, maintenance_url, new_site
from tests.seed_files import seed_text, write_tar

pytestmark = pytest.mark.database

ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")


@contextmanager
def small_disk(folder: Path, megabytes: int, owner: int = 0) -> Iterator[Path]:
    """Mount a disk in memory of a few megabytes at ``folder``, which is ``owner``'s; only root may."""
    if os.geteuid() != 0 or not shutil.which("mount") or sys.platform != "linux":
        pytest.skip("only root can make a small disk")
    folder.mkdir(exist_ok=True)
    options = f"size={megabytes}m,uid={owner},mode=0700"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def site_on_a_small_disk(folder: Path, megabytes: int) -> Iterator[tuple[Site, Path]]:
    """Make a site whose films are on a disk of its own, also where a server keeps them; yield it and the disk."""
    if not ON_POSTGRESQL:
        with small_disk(folder / "disk", megabytes) as disk, new_site(disk, "") as site:
            yield site, disk
        return
    programs = find_server_programs()
    if programs is None:
        pytest.skip(HOW_TO_GET)
    # A server of its own, for with a full disk it makes no checkpoint for anybody; its log stays on another disk.
    with throwaway_postgresql(programs) as url, psycopg.connect(maintenance_url(url), autocommit=True) as server:
        data = Path(server.execute("SHOW data_directory").fetchall()[0][0])
        with (
            tempfile.TemporaryDirectory(dir="/tmp") as place,
            small_disk(Path(place), megabytes, data.stat().st_uid) as disk,
        ):
            server.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
            with new_site(folder, url, "small") as site:
                yield site, disk
            server.execute("DROP TABLESPACE small")


def fill(disk: Path, left: int) -> None:
    """Leave only so many bytes free on the disk."""
    room = os.statvfs(disk)
    with (disk / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - left)


def films(path: Path, number: int) -> Path:
    return write_tar(
        path, {f"{n}.txt": seed_text(n, actors=f"Ann {n}", synopsis="word " * 400) for n in range(1, number + 1)}
    )


def test_a_full_disk(tmp_path: Path) -> None:
    with site_on_a_small_disk(tmp_path, 64) as (site, disk):
        assert site.run("ingest_seeds", str(films(tmp_path / "few.tar", 50)))[0] == 0
        before = site.query("SELECT movie_id, title FROM catalog_movie")
        fill(disk, left=2**20)

        code, output = site.run("ingest_seeds", str(films(tmp_path / "many.tar", 2000)))

        assert code == 1
        assert "Traceback" not in output
        assert "full" in output or "No space left" in output
        after = site.query("SELECT movie_id, title FROM catalog_movie")
        assert set(before) <= set(after)
        half = "SELECT count(*) FROM catalog_movie m WHERE (SELECT count(*) FROM catalog_credit c"
        assert site.query(f"{half} WHERE c.movie_id = m.movie_id) <> 1") == [(0,)]

        (disk / "filler").unlink()
        assert site.run("ingest_seeds", str(films(tmp_path / "some.tar", 60)))[0] == 0


def test_a_database_that_may_not_be_written_to(site: Site, tmp_path: Path) -> None:
    seeds = films(tmp_path / "films.tar", 20)
    assert site.run("ingest_seeds", str(seeds))[0] == 0
    before = site.query("SELECT movie_id, title FROM catalog_movie ORDER BY movie_id")
    with read_only(site):
        code, output = site.run("ingest_seeds", str(films(tmp_path / "more.tar", 30)))

    assert code == 1
    assert "Traceback" not in output
    assert len(output.strip().splitlines()) == 1
    assert site.query("SELECT movie_id, title FROM catalog_movie ORDER BY movie_id") == before


@contextmanager
def read_only(site: Site) -> Iterator[None]:
    if not ON_POSTGRESQL:
        with read_only_disk(site.data_dir):
            yield
        return
    name = urlsplit(site.database_url).path.strip("/")
    with psycopg.connect(site.database_url, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    yield


@contextmanager
def read_only_disk(folder: Path) -> Iterator[None]:
    """Show ``folder`` read-only, also to root."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can make a disk read-only")
    bound = subprocess.run(["mount", "--bind", folder, folder], check=False).returncode == 0
    if not bound:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
