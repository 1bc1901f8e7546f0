"""The catalogue's version moves with every change, and with nothing else."""

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import Error, connection, transaction

from catalog import version
from catalog.identity.merge import merge_people
from catalog.models import Credit, Movie, Person, VersionCounter
from tests.pages.conftest import add_film, daylights, person  # noqa: F401  # the first two are fixtures

CHANGES: dict[str, Callable[[], Any]] = {
    "a film saved": lambda: Movie.objects.get(pk=4005).save(),
    "a film deleted": lambda: Movie.objects.filter(pk=4005).delete(),
    "films hidden": lambda: Movie.objects.update(hidden_since="2026-01-01T00:00Z"),
    "only the time of a change": lambda: Movie.objects.update(updated_at="2026-01-01T00:00Z"),
    "only the billing order": lambda: Credit.objects.filter(role="director").update(position=5),
    "a credit removed": lambda: Credit.objects.filter(role="actor").first().delete(),  # type: ignore[union-attr]
    "a person made": lambda: Person.objects.create(name="Desmond Llewelyn"),
    "people made in bulk": lambda: Person.objects.bulk_create([Person(name="A B", slug="a-b", sort_name="b  a")]),
    "people merged": lambda: merge_people(person("Maryam d'Abo"), person("Jeroen Krabbé")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_moves_the_version(daylights: Movie, change: str) -> None:  # noqa: F811  # the fixture
    before = version.current()
    CHANGES[change]()
    assert version.current() > before


def test_what_does_not_touch_the_catalogue_leaves_the_version(daylights: Movie) -> None:  # noqa: F811  # the fixture
    before = version.current()
    list(Movie.objects.all())
    assert version.current() == before
    assert version.read("default") == before


@pytest.mark.django_db(transaction=True)
def test_a_load_moves_the_version_and_a_second_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("movieId: 77\ntitle: Heat\nyear: 1995\n\nSynopsis:\nA heist.\n")
    before = version.current()
    call_command("ingest_seeds", str(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())
    after = version.current()
    assert after > before
    call_command("ingest_seeds", str(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())
    assert version.current() == after


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_taken_back_leaves_the_version() -> None:
    before = version.current()
    with transaction.atomic():
        Person.objects.create(name="Desmond Llewelyn")
        transaction.set_rollback(True)
    assert version.current() == before


@pytest.mark.django_db(transaction=True)
def test_many_changes_at_once_all_count_and_none_waits_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "step", lambda: 1)
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    Person.objects.create(name="Before")
    before = version.read("default")
    problems: list[BaseException] = []

    def change(number: int) -> None:
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '2s'")
                version.move()
                together.wait(20)  # every transaction is still open when the last one has moved the version
        except (Error, threading.BrokenBarrierError) as error:
            problems.append(error)
        finally:
            connection.close()

    together = threading.Barrier(5)
    threads = [threading.Thread(target=change, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert version.read("default") == before + 5  # steps of one


@pytest.mark.django_db
def test_another_process_of_this_machine_announces_its_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "SECONDS_KEPT", 3600.0)
    known = version.current()
    assert version.current() == known
    with connection.cursor() as cursor:  # as another process does it, of which this one knows nothing
        cursor.execute("UPDATE catalog_versioncounter SET commits = commits + 1")
    assert version.current() == known
    version._mark_file().touch()
    assert version.current() == known + 1


@pytest.mark.django_db
def test_while_the_database_is_away_the_last_version_stands(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    known = version.current()
    version.forget()

    def away(_: str) -> int:
        raise Error("no route to host")

    monkeypatch.setattr(version, "read", away)
    assert version.current() == known
    assert version.current() == known
    assert len(caplog.records) == 1


@pytest.mark.django_db
def test_a_primary_that_has_just_failed_is_not_asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known = version.current()
    version.forget()
    monkeypatch.setattr(version, "_mark", lambda: None)
    monkeypatch.setattr(version, "read", lambda _: pytest.fail("asked"))
    version.leave_primary_alone(Error("no route to host"))
    assert (version.current(), version.primary_is_away()) == (known, True)


@pytest.mark.django_db(transaction=True)
def test_a_version_that_was_lost_is_not_met_again() -> None:
    """As when a standby takes over that lacks the last change, and an editor makes another in its place."""
    Person.objects.create(name="Before")
    before = version.current()

    def change_that_is_lost() -> int:
        Person.objects.create(name="Desmond Llewelyn")
        moved = version.current()
        VersionCounter.objects.update(commits=before)
        Person.objects.filter(name="Desmond Llewelyn").delete()
        VersionCounter.objects.update(commits=before)
        version.forget()
        return moved

    assert len({change_that_is_lost() for _ in range(4)}) > 1


@pytest.mark.django_db
def test_a_process_that_is_started_while_the_primary_is_away_asks_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(alias: str) -> int:
        if alias == "default":
            raise Error("no route to host")
        return 7

    monkeypatch.setattr(version, "read", read)
    monkeypatch.setattr(version, "copies", lambda: ["replica1"])
    monkeypatch.setattr(version, "_known", version._Known())
    assert version.current() == 7


@pytest.mark.django_db
def test_a_page_does_not_wait_for_the_version_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    with version.one_version():
        known = version.current()
        version.forget()
        monkeypatch.setattr(version, "read", lambda _: pytest.fail("asked"))
        assert version.current() == known
