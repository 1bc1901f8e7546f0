"""What machines ask for."""

from unittest import mock

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client


@pytest.mark.django_db
def test_a_site_with_its_database_and_every_migration_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_site_that_lacks_a_migration_is_not_ready(client: Client) -> None:
    with mock.patch("catalog.views.machines.MigrationExecutor.migration_plan", return_value=["one", "two"]):
        response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "2 migrations are not applied\n")


@pytest.mark.django_db
def test_a_site_without_its_database_is_alive_but_not_ready(client: Client) -> None:
    with mock.patch("catalog.views.machines.MigrationExecutor", side_effect=OperationalError("secret")):
        response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "the database does not answer\n")
    assert client.get("/livez").text == "ok\n"


def test_robots_keep_out_of_what_has_no_end(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /random/" in response.text


def test_the_icon_is_an_svg(client: Client) -> None:
    response = client.get("/favicon.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.text.startswith("<svg")


def test_pages_that_are_not_there_say_so_without_the_database(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "This page is not in the programme." in response.text


@pytest.mark.parametrize(("count", "status"), [(1001, 200), (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1, 400)])
@pytest.mark.django_db
def test_many_parameters_are_no_matter_and_too_many_are_refused(client: Client, count: int, status: int) -> None:
    response = client.get("/films/?" + "&".join(f"a{n}=1" for n in range(count)))
    assert response.status_code == status
    assert ("This request could not be read." in response.text) == (status == 400)


@pytest.mark.django_db
def test_a_failure_shows_a_page_that_needs_nothing_else(client: Client) -> None:
    client.raise_request_exception = False
    with (
        mock.patch("catalog.views.home.HomeView.get", side_effect=RuntimeError),
        mock.patch("django.contrib.staticfiles.storage.StaticFilesStorage.url", side_effect=ValueError),
    ):
        response = client.get("/")
    assert response.status_code == 500
    assert "The film has torn." in response.text
