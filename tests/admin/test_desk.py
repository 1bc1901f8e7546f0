"""The desk's first page, loads, and what colleagues with fewer rights may do."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import NoReturn

import pytest
from django.contrib.auth.models import Permission, User
from django.db import OperationalError
from django.test import Client

from catalog.admin.load import PROBLEMS_SHOWN
from catalog.ingest.lock import load_lock
from catalog.ingest.report import Report
from catalog.models import Load, Movie
from catalog.seeds import Problem
from tests.admin.conftest import Ingest
from tests.admin.forms import film_address
from tests.seed_files import record, write_seeds


def finished_load(rejected: int = 1, **fields: object) -> Load:
    report = Report(created=3, updated=1, seconds=1.5)
    for number in range(rejected):
        report.reject((Problem(f"seeds/{number}.txt", 3, "year must be <a number>"),))
    return Load.objects.create(paths=["fixtures/seeds"], report=report.as_json(), **{"status": "completed", **fields})


def test_the_desk_bears_the_site_s_name_and_leads_to_the_site(editor: Client) -> None:
    page = editor.get("/admin/").text
    assert "Film catalogue" in page
    assert "Django administration" not in page
    assert '<a href="/">View site</a>' in page
    assert "ingest_seeds" in page


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("running", "Did not finish"),
        ("completed", "Completed."),
        ("interrupted", "Was interrupted"),
        ("failed", "Failed."),
        ("unfinished", "Did not finish"),
    ],
)
def test_the_desk_tells_how_the_last_load_ended(editor: Client, status: str, sentence: str) -> None:
    finished_load()
    load = finished_load(status=status)
    page = editor.get("/admin/").text
    assert sentence in page
    assert f'href="/admin/catalog/load/{load.pk}/change/"' in page
    assert sentence in editor.get(f"/admin/catalog/load/{load.pk}/change/").text


def test_a_load_is_running_as_long_as_it_holds_the_lock(editor: Client) -> None:
    load = finished_load(status="running")
    with load_lock():
        assert "Is running." in editor.get("/admin/").text
        assert ">running<" in editor.get("/admin/catalog/load/").text
    for address in ("/admin/", f"/admin/catalog/load/{load.pk}/change/"):
        assert "Did not finish" in editor.get(address).text
    assert ">did not finish<" in editor.get("/admin/catalog/load/").text


def test_a_load_leads_to_what_it_changed_missed_and_found(editor: Client, ingest: Ingest, seeds: Path) -> None:
    records = [record(number, f"Film {number}", actors="Ann Lee, Bob Ray") for number in range(1, 5)]
    ingest(write_seeds(seeds, records))
    film = Movie.objects.get(pk=1)
    film.title = "Mine"
    film.save()
    (seeds / "4.txt").unlink()
    changed = [record(1, "Theirs"), record(2, "New", actors="Ann Lee, Bob Ray"), record(3, "Film 3", actors="Bob Ray")]
    (seeds / "5.txt").write_text("year: 1")
    assert ingest(write_seeds(seeds, changed)).exit_code == 3

    address = f"/admin/catalog/load/{Load.objects.latest('pk').pk}/change/"
    page = editor.get(address).text

    assert "3 films</a>" in page
    assert "1 conflict</a>" in page
    assert '<a href="/admin/catalog/movie/4/change/">Film 4</a>' in page
    assert "5.txt" in page
    films, conflicts = re.findall(r'<a href="(/admin/catalog/(?:movie|conflict)/\?[^"]*)">', page)
    listed = editor.get(unescape(films)).context["cl"].result_list
    assert [row.pk for row in listed] == [3, 1, 2]
    assert "1 conflict" in editor.get(unescape(conflicts)).text
    assert "1 conflict to decide" in editor.get("/admin/").text


def test_a_load_can_be_read_but_not_changed(editor: Client, daylights: Movie) -> None:
    load = finished_load()
    address = f"/admin/catalog/load/{load.pk}/change/"
    page = editor.get(address).text
    for text in ("fixtures/seeds", "films created", "seeds/0.txt", "year must be &lt;a number&gt;"):
        assert text in page
    assert 'name="_save"' not in page
    assert editor.post(address, {"status": "failed"}).status_code == 403
    assert editor.get("/admin/catalog/load/add/").status_code == 403
    assert editor.get(f"/admin/catalog/load/{load.pk}/delete/").status_code == 403


def test_a_load_of_many_rejections_shows_the_first(editor: Client) -> None:
    load = finished_load(rejected=PROBLEMS_SHOWN + 7)
    page = editor.get(f"/admin/catalog/load/{load.pk}/change/").text
    assert page.count("year must be") == PROBLEMS_SHOWN
    assert "and 7 more" in page


def test_the_list_of_loads_counts_films_also_where_a_report_is_missing(editor: Client) -> None:
    finished_load()
    Load.objects.create(status="unfinished")
    page = editor.get("/admin/catalog/load/").text
    assert ">3</td>" in page
    assert "did not finish" in page


def test_a_colleague_who_may_only_look_sees_the_film_and_its_credits(client: Client, daylights: Movie) -> None:
    colleague = User.objects.create_user("reader", is_staff=True)
    colleague.user_permissions.set(Permission.objects.filter(codename__in=("view_movie", "view_credit")))
    client.force_login(colleague)
    page = client.get(film_address(daylights)).text
    assert "Timothy Dalton" in page
    assert 'name="_save"' not in page
    assert client.post(film_address(daylights), {"title": "x"}).status_code == 403
    assert client.get("/admin/").status_code == 200


def test_a_load_s_moments_and_counts_read_as_everywhere_and_it_has_no_history(editor: Client) -> None:
    load = finished_load(finished_at=datetime(2026, 11, 28, 11, 0, tzinfo=UTC))
    load.report["films"]["unchanged"] = 36_253
    load.save()
    page = editor.get(f"/admin/catalog/load/{load.pk}/change/").text
    assert "2026-11-28 11:00" in page
    assert ">36,253<" in page
    assert ">36,253<" in editor.get("/admin/catalog/load/").text
    assert f"/load/{load.pk}/history/" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["away", "locked"])
def test_an_editor_is_told_to_come_back_while_the_database_is_away(
    editor: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    def failing(*_: object, **__: object) -> NoReturn:
        raise OperationalError("database is locked" if why == "locked" else "connection refused")

    monkeypatch.setattr("catalog.admin.movie.MovieAdmin.get_queryset", failing)
    if why == "away":
        monkeypatch.setattr("catalog.version.read", failing)
    answer = editor.get("/admin/catalog/movie/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


@pytest.mark.django_db
def test_a_question_that_the_database_does_not_understand_is_an_error(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> NoReturn:
        raise OperationalError("no such column: x")

    monkeypatch.setattr("catalog.admin.movie.MovieAdmin.get_queryset", failing)
    with pytest.raises(OperationalError):
        editor.get("/admin/catalog/movie/")
