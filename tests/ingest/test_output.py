"""A command goes on when nobody reads what it tells: work is not lost with its reader."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endurance.site import Site, new_site
from tests.seed_files import record, write_seeds

# As many as need more room than a pipe's buffer has.
REJECTED = 200


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site whose commands are processes of their own, on SQLite: output is the same on every database."""
    with new_site(tmp_path_factory.mktemp("site"), "") as site:
        yield site


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    write_seeds(tmp_path, [record(number) for number in (1, 2, 3)])
    for number in range(REJECTED):
        (tmp_path / f"0 rejected {number}.txt").write_text("movieId: x\n")
    return tmp_path


def unread(site: Site, *arguments: object, to: int = subprocess.PIPE) -> tuple[int, str]:
    """Run a command with what it tells written into a pipe whose reader has gone; return exit code and errors."""
    reader, writer = os.pipe()
    os.close(reader)
    errors = {subprocess.PIPE: subprocess.PIPE, subprocess.STDOUT: writer}[to]
    process = subprocess.Popen(
        site.command(*map(str, arguments)), env=site.environment, stdout=writer, stderr=errors, text=True
    )
    os.close(writer)
    _, told = process.communicate(timeout=120)
    return process.returncode, told or ""


def films(site: Site) -> int:
    ((number,),) = site.query("SELECT count(*) FROM catalog_movie")
    return int(number)


@pytest.mark.parametrize("to", [subprocess.PIPE, subprocess.STDOUT], ids=["output", "output and errors"])
def test_a_load_goes_on_when_nobody_reads_of_it(site: Site, seeds: Path, tmp_path: Path, to: int) -> None:
    report = tmp_path / "report.json"
    code, errors = unread(site, "ingest_seeds", seeds, "--report", report, to=to)
    assert code == 3
    assert films(site) == 3
    assert '"status": "completed"' in report.read_text()
    assert "Traceback" not in errors
    assert "Broken pipe" not in errors


def test_a_dry_run_that_nobody_reads_ends_quietly(site: Site, tmp_path: Path) -> None:
    write_seeds(tmp_path, [record(number) for number in range(1_000, 3_000)])
    assert unread(site, "ingest_seeds", "--dry-run", tmp_path) == (141, "")


def test_an_export_goes_on_when_nobody_reads_of_it(site: Site, tmp_path: Path) -> None:
    assert unread(site, "export_seeds", tmp_path / "out") == (0, "")
    assert len(list((tmp_path / "out").rglob("*.txt"))) == films(site)


def test_a_command_without_any_output_does_its_work(site: Site, seeds: Path) -> None:
    command = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *site.command("ingest_seeds", str(seeds))]
    assert subprocess.run(command, env=site.environment, check=False).returncode == 3
    assert films(site) == 3
