"""Whatever is wrong, an operator gets one clear line and the right exit code, and nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from catalog.ingest.lock import load_lock
from catalog.models import Load, Movie
from tests.ingest.conftest import Ingest
from tests.seed_files import record, seed_text, write_seeds, write_tar

ROOT = Path(__file__).parents[2]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py as an operator's shell does."""
    return subprocess.run(  # our own command
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "site_config.settings", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", ["nowhere", "nowhere.zip", "nowhere.tar.gz"])
def test_a_path_that_is_not_there(ingest: Ingest, seeds: Path, name: str) -> None:
    write_seeds(seeds, [record(1)])

    run = ingest(seeds, seeds / name)

    assert run.exit_code == 1
    assert "no such file or folder" in run.errors
    assert not Movie.objects.exists()


def test_an_empty_folder(ingest: Ingest, seeds: Path) -> None:
    run = ingest(seeds)

    assert run.exit_code == 1
    assert "no seed files" in run.errors


def test_an_empty_folder_never_hides_the_site(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1)])
    ingest(seeds)
    (seeds / "1.txt").unlink()

    run = ingest(seeds, "--prune", "--force")

    assert run.exit_code == 1
    assert Movie.objects.public().exists()


@pytest.mark.parametrize("name", ["films.tar", "films.tar.gz", "films.zip"])
def test_a_truncated_archive_is_refused_before_anything_is_written(ingest: Ingest, tmp_path: Path, name: str) -> None:
    whole = write_tar(
        tmp_path / "whole", {f"{n}.txt": seed_text(n) for n in range(1, 50)}, "w" if name == "films.tar" else "w:gz"
    )
    archive = tmp_path / name
    archive.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    run = ingest(archive)

    assert run.exit_code == 1
    assert "refused" in run.errors
    assert not Movie.objects.exists()


def test_no_path_is_wrong_usage() -> None:
    run = command("ingest_seeds")

    assert run.returncode == 2
    assert "PATH" in run.stderr


def test_an_unreachable_database(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(seed_text(1))

    run = command("ingest_seeds", str(tmp_path), DATABASE_URL="postgres://u:p@127.0.0.1:9/films")

    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "database could not be used" in run.stderr


def test_a_database_without_tables(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(seed_text(1))

    run = command(
        "ingest_seeds", str(tmp_path), DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3", DATA_DIR=str(tmp_path)
    )

    assert run.returncode == 1
    assert "migrate" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.django_db(transaction=True)
def test_a_second_load_at_the_same_time_is_refused(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1)])

    with load_lock():
        run = ingest(seeds)

    assert run.exit_code == 75
    assert "another load is running" in run.errors
    assert not Load.objects.exists()
    assert ingest(seeds).exit_code == 0


def test_a_load_that_was_killed_is_marked_by_the_next(ingest: Ingest, seeds: Path) -> None:
    killed = Load.objects.create(paths=["/seeds"])
    write_seeds(seeds, [record(1)])

    ingest(seeds)

    killed.refresh_from_db()
    assert killed.get_status_display() == "did not finish"


def test_ctrl_c_keeps_what_is_loaded_and_says_so(ingest: Ingest, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_seeds(seeds, [record(n) for n in range(1, 5)])
    monkeypatch.setattr("catalog.ingest.load.BATCH_FILES", 2)
    from catalog.ingest.load import Loader  # noqa: PLC0415  # patched for this test alone

    load = Loader.load

    def interrupted(self: Loader, *batch: Any) -> None:
        if self.report.created:
            raise KeyboardInterrupt
        load(self, *batch)

    monkeypatch.setattr(Loader, "load", interrupted)

    run = ingest(seeds)

    assert run.exit_code == 130
    assert Movie.objects.count() == 2
    assert Load.objects.get().status == "interrupted"
    assert run.report["status"] == "interrupted"


def test_a_report_that_cannot_be_written_stops_the_load_before_it_begins(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1)])

    with pytest.raises(CommandError, match=r"/nowhere/report\.json") as stopped:
        call_command("ingest_seeds", str(seeds), "--report", "/nowhere/report.json")

    assert stopped.value.returncode == 2
    assert not Movie.objects.exists()


def test_a_load_that_is_refused_says_so_in_its_report_and_its_row(db: None, tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    with pytest.raises(CommandError, match="no such file"):
        call_command("ingest_seeds", "/nowhere", "--report", str(report))

    told = json.loads(report.read_text())
    assert (told["status"], told["reason"]) == ("failed", "/nowhere: no such file or folder")
    load = Load.objects.get()
    assert (load.status, load.paths, load.report) == ("failed", ["/nowhere"], told)


@pytest.mark.parametrize("start", [b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ", b"PK\x03\x04"])
def test_an_archive_that_is_not_read_is_refused_in_one_line(db: None, tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "films.tar.xz"
    path.write_bytes(start + bytes(range(256)))
    with pytest.raises(CommandError, match="packed in a way"):
        call_command("ingest_seeds", str(path))


def test_a_database_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = command("ingest_seeds", "fixtures/seeds", DATABASE_URL=f"sqlite:///{tmp_path}/nowhere/db.sqlite3")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert f"there is no folder {tmp_path}/nowhere" in run.stderr


def test_samples_leave_a_catalogue_alone_that_has_films(
    ingest: Ingest, seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest(write_seeds(seeds, [record(1)]))
    call_command("ingest_seeds", "fixtures/seeds", "--if-empty")
    assert Movie.objects.count() == 1
    assert "has films already" in capsys.readouterr().out


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file's permissions are SQLite's matter")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_database(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/db.sqlite3"
    command("migrate", DATABASE_URL=database, DATA_DIR=str(tmp_path))
    (tmp_path / "1.txt").write_text(seed_text(1))
    (tmp_path / "db.sqlite3").chmod(0o444)

    run = command("ingest_seeds", str(tmp_path), DATABASE_URL=database, DATA_DIR=str(tmp_path))

    assert run.returncode == 1
    assert "Traceback" not in run.stderr
