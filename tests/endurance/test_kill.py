"""A load that is killed loses nothing, leaves no lock and no half film; the next one finishes its work."""

import itertools
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.endurance.browser import Browser
from tests.endurance.conftest import TIMES
from tests.endurance.site import LONGEST_COMMAND, Site
from tests.seed_files import seed_text, write_tar

pytestmark = pytest.mark.database

FILMS = 1000
KILLS = 50 if TIMES >= 12 else 2 * TIMES

CATALOGUE = (
    "SELECT movie_id, title, sort_title, slug, year, url, rating_value, synopsis FROM catalog_movie ORDER BY movie_id",
    """SELECT movie_id, role, position, name, character, source FROM catalog_credit
       JOIN catalog_person ON catalog_person.id = person_id ORDER BY movie_id, role, position""",
    "SELECT name, sort_name, slug, match_name FROM catalog_person ORDER BY name",
    "SELECT movie_id, sha256, path FROM catalog_sourcerecord ORDER BY movie_id",
)
AT_WORK = "SELECT id FROM catalog_load WHERE status = 'running'"
HALF_FILMS = (
    "SELECT movie_id FROM catalog_movie WHERE"
    " (SELECT count(*) FROM catalog_credit c WHERE c.movie_id = catalog_movie.movie_id AND role = 'actor') <> 4"
    " OR NOT EXISTS (SELECT 1 FROM catalog_sourcerecord s WHERE s.movie_id = catalog_movie.movie_id"
    "    AND s.text LIKE '%title: ' || catalog_movie.title || '%')"
)


def archive(path: Path, version: str) -> Path:
    """Write a catalogue in which every film has four actors and tells its version in the title."""
    films = {
        f"{n}.txt": seed_text(
            n, f"Film {n} {version}", year=1950 + n % 70,
            actors=f"Ann{n % 40} Lee, Bob{n % 7} {version}, Cy Fox {n}, {version} Hall",
        )
        for n in range(1, FILMS + 1)
    }  # fmt: skip
    return write_tar(path, films, "w")


def begun(site: Site, seeds: Path) -> subprocess.Popen[str]:
    """Start a load and return it once it is at work."""
    load = site.start("ingest_seeds", str(seeds))
    while not site.query(AT_WORK) and load.poll() is None:
        time.sleep(0.01)
    return load


def catalogue(site: Site) -> list[list[tuple[object, ...]]]:
    return [site.query(sql) for sql in CATALOGUE]


def test_killed_at_random_moments(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    versions = [archive(tmp_path / f"{name}.tar", name) for name in ("first", "second")]
    assert site.run("ingest_seeds", str(versions[0]))[0] == 0
    finished = {versions[0]: catalogue(site)}
    load = begun(site, versions[1])
    started = time.monotonic()
    load.communicate(timeout=LONGEST_COMMAND)
    seconds = time.monotonic() - started
    assert load.returncode == 0
    finished[versions[1]] = catalogue(site)
    moments = random.Random(4005)
    loads = killed = 0
    with site.served() as address:
        visitor = Browser(address)
        while killed < KILLS:
            loads += 1
            wanted = versions[(loads + 1) % 2]
            load = begun(site, wanted)
            time.sleep(moments.uniform(0.0, 1.0) * seconds)
            load.send_signal(signal.SIGKILL)
            load.communicate(timeout=LONGEST_COMMAND)
            if site.query(AT_WORK):
                killed += 1
            else:  # it was too late
                seconds *= 0.9

            assert site.query(HALF_FILMS) == []
            for path in ("/", "/films/", f"/films/{loads}/"):
                assert visitor.get(path)
            code, output = site.run("ingest_seeds", str(wanted))
            assert code == 0, output
            assert catalogue(site)[:2] == finished[wanted][:2]
    assert site.query("SELECT count(*) FROM catalog_load WHERE status = 'unfinished'") == [(killed,)]
    assert not site.query(AT_WORK)
    assert visitor.given_up == site.given_up()
    with capsys.disabled():
        print(f"\n  {killed} loads were killed at work, and finished by the next")


def test_a_killed_first_load_is_finished_by_the_next(site: Site, tmp_path: Path) -> None:
    seeds = archive(tmp_path / "films.tar", "only")
    load = site.start("ingest_seeds", str(seeds))
    until = time.monotonic() + 60
    while not site.query("SELECT 1 FROM catalog_movie LIMIT 1") and time.monotonic() < until:
        time.sleep(0.01)
    load.kill()
    load.communicate()
    assert site.query(HALF_FILMS) == []

    assert site.run("ingest_seeds", str(seeds))[0] == 0

    assert site.query("SELECT count(*) FROM catalog_movie") == [(FILMS,)]
    assert site.query("SELECT count(*) FROM catalog_credit") == [(4 * FILMS,)]


def test_of_two_loads_at_once_the_second_is_refused(site: Site, tmp_path: Path) -> None:
    versions = [archive(tmp_path / f"{name}.tar", name) for name in ("one", "other")]
    first = stopped_at_work(site, versions)
    try:
        code, output = site.run("ingest_seeds", str(versions[0]))
    finally:
        first.send_signal(signal.SIGCONT)

    first.communicate(timeout=LONGEST_COMMAND)
    assert first.returncode == 0
    assert code == 75
    assert output.strip().splitlines() == ["CommandError: another load is running; try again when it has ended"]


def stopped_at_work(site: Site, versions: list[Path]) -> subprocess.Popen[str]:
    """Return a load that is stopped in the middle; on a busy machine we may come too late for the first ones."""
    for seeds in itertools.cycle(versions):
        load = begun(site, seeds)
        load.send_signal(signal.SIGSTOP)
        if site.query(AT_WORK):
            return load
        load.send_signal(signal.SIGCONT)
        load.communicate(timeout=LONGEST_COMMAND)
    raise AssertionError("no versions")
