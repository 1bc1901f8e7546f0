"""Visitors read from sound copies of the primary; nothing else does, and no page takes for ever."""

import time
from typing import NoReturn

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client

from catalog import databases, failover, time_limit, version
from catalog.databases import (
    ReplicaRouter,
    Replicas,
    for_visitors,
    from_database,
    from_primary,
    kept_to_one_database,
    replicas,
    visitors_database,
)
from catalog.impatient_connection import ImpatientConnection
from catalog.models import Movie
from catalog.patience import patience
from catalog.querysets import MovieQuerySet

FILM = "/films/4005/the-living-daylights/"


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> dict[str, int | Exception]:
    """Pretend that there are two copies; tests say which version each has, or how it fails."""
    state: dict[str, int | Exception] = {"replica1": 7, "replica2": 7}

    def read(alias: str) -> int:
        answer = state[alias]
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(version, "copies", lambda: ["replica1", "replica2"])
    monkeypatch.setattr(version, "read", read)
    return state


def test_copies_take_turns(copies: dict[str, int | Exception]) -> None:
    copies_in_use = Replicas()
    assert {copies_in_use.pick(lambda: 7) for _ in range(4)} == {"replica1", "replica2"}


def test_a_copy_that_lags_is_left_out_until_it_has_caught_up(
    copies: dict[str, int | Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    copies_in_use = Replicas()
    copies["replica1"] = 6
    assert {copies_in_use.pick(lambda: 7) for _ in range(4)} == {"replica2"}
    assert {copies_in_use.pick(lambda: 8) for _ in range(4)} == {"default"}
    copies.update(replica1=8, replica2=8)
    monkeypatch.setattr(copies_in_use, "_left_out_until", {})
    assert {copies_in_use.pick(lambda: 8) for _ in range(4)} == {"replica1", "replica2"}


def test_what_is_ahead_of_the_primary_is_no_copy_of_it(
    copies: dict[str, int | Exception], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copies_in_use = Replicas()
    copies["replica1"] = 9
    monkeypatch.setattr(version, "latest", lambda: 8)  # one change more than was known
    assert {copies_in_use.pick(lambda: 7) for _ in range(4)} == {"replica2"}
    assert "no copy" in caplog.text
    monkeypatch.setattr(copies_in_use, "_left_out_until", {})
    copies["replica1"] = 8
    assert {copies_in_use.pick(lambda: 7) for _ in range(4)} == {"replica1", "replica2"}


def test_a_copy_that_fails_is_left_out_and_said_once(
    copies: dict[str, int | Exception], caplog: pytest.LogCaptureFixture
) -> None:
    copies_in_use = Replicas()
    copies["replica1"] = OperationalError("connection refused")
    assert {copies_in_use.pick(lambda: 7) for _ in range(6)} == {"replica2"}
    assert len(caplog.records) == 1


def test_a_copy_is_not_trusted_with_a_change_just_made(copies: dict[str, int | Exception]) -> None:
    copies_in_use = Replicas()
    assert copies_in_use.pick(lambda: 7) != "default"
    assert copies_in_use.pick(lambda: 8) == "default"


@pytest.mark.django_db
def test_without_copies_everybody_reads_from_the_primary() -> None:
    with for_visitors() as alias:
        assert alias == "default"


def test_only_visitors_read_from_copies_and_not_after_writing() -> None:
    router = ReplicaRouter()
    assert router.db_for_read(Movie) == "default"
    token = databases._reading.set("replica1")
    try:
        assert router.db_for_read(Movie) == "replica1"
        with from_primary():
            assert visitors_database() == "default"
        assert router.db_for_write(User) == "default"
        assert router.db_for_read(Movie) == "default"
    finally:
        databases._reading.reset(token)


@pytest.mark.django_db(transaction=True)
def test_a_page_that_would_take_too_long_is_given_up(
    client: Client,
    daylights: Movie,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = (
        "SELECT pg_sleep(20)"
        if connection.vendor == "postgresql"
        else "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
    )

    def letters(_: object) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(slow)
        return []

    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    monkeypatch.setattr("catalog.filed_queryset.FiledQuerySet.letters", letters)
    answer = client.get("/films/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "no-store" in answer["Cache-Control"]
    assert client.get(FILM).status_code == 200


@pytest.mark.django_db
def test_a_copy_that_fails_in_the_middle_of_a_page_gives_way_to_the_primary(
    client: Client,
    daylights: Movie,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The copy is a second name for the same database, whose connection breaks once."""
    broken = [OperationalError("server closed the connection unexpectedly")]
    public_film = MovieQuerySet.public_film

    def breaking(films: MovieQuerySet, number: int) -> Movie | None:
        if visitors_database() == "replica1" and broken:
            raise broken.pop()
        return public_film(films, number)

    left_out = []
    monkeypatch.setattr(replicas, "pick", lambda _, **__: "replica1")
    monkeypatch.setattr(replicas, "leave_out", lambda name, _: left_out.append(name))
    monkeypatch.setattr(failover, "time_limit", lambda _: time_limit.time_limit("default"))
    monkeypatch.setattr("catalog.querysets.MovieQuerySet.public_film", breaking)
    assert client.get(FILM).status_code == 200
    assert left_out == ["replica1"]


def test_a_copy_that_lags_is_the_last_resort(copies: dict[str, int | Exception]) -> None:
    copies_in_use = Replicas()
    copies.update(replica1=OperationalError("connection refused"), replica2=6)
    assert copies_in_use.pick(lambda: 7, ask_again=True) == "default"
    assert copies_in_use.last_resort() == "replica2"
    copies.update(replica2=OperationalError("connection refused"))
    assert copies_in_use.last_resort() is None


def test_a_copy_that_was_left_out_is_asked_again_when_the_primary_fails(
    copies: dict[str, int | Exception],
) -> None:
    copies_in_use = Replicas()
    copies.update(replica1=6, replica2=OperationalError("connection refused"))
    assert copies_in_use.pick(lambda: 7) == "default"
    copies["replica1"] = 7
    assert copies_in_use.pick(lambda: 7) == "default"
    assert copies_in_use.pick(lambda: 7, ask_again=True) == "replica1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (FILM, "text/html"),
        ("/random/", "text/html"),
        ("/films.json", "application/json"),
        ("/films.csv", "application/json"),
        ("/films/4005.txt", "text/plain"),
    ],
)
def test_who_reads_while_no_database_answers_is_told_so_in_a_form_of_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, kind: str
) -> None:
    def away(_: str) -> NoReturn:
        raise OperationalError("connection refused")

    monkeypatch.setattr(failover, "time_limit", away)
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert answer["Content-Type"].startswith(kind)
    assert ("Access-Control-Allow-Origin" in answer) == (kind != "text/html")


@pytest.mark.django_db
def test_a_table_that_cannot_be_read_is_not_begun(
    client: Client, daylights: Movie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(_: object) -> NoReturn:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("catalog.program_data._names", breaking)
    assert client.get("/films.csv").status_code == 503


def test_what_is_sent_bit_by_bit_comes_from_one_database() -> None:
    with from_database("replica1"):
        parts = kept_to_one_database(visitors_database() for _ in range(3))
    assert list(parts) == ["replica1"] * 3


@pytest.mark.django_db(transaction=True)
def test_all_questions_of_a_page_together_have_the_time_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS", 0.5)
    if connection.vendor == "postgresql":
        slow = "SELECT pg_sleep(0.2)"
    else:
        slow = (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT COUNT(*) FROM n"
        )
    started = time.monotonic()
    with time_limit.time_limit("default"), pytest.raises(OperationalError) as stopped:  # noqa: PT012  # it is a matter of many
        for _ in range(200):
            with connection.cursor() as cursor:
                cursor.execute(slow)
    assert time_limit.is_out_of_time(stopped.value)
    assert time.monotonic() - started >= 0.5


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is no server")
def test_a_server_that_does_not_answer_is_given_up() -> None:
    # Another database: the server sleeps on in it, and nobody could drop it meanwhile.
    with ImpatientConnection.connect(**{**connection.get_connection_params(), "dbname": "postgres"}) as server:
        with patience(0.2), pytest.raises(psycopg.OperationalError, match=r"did not answer for 0\.2 s"):
            server.execute("SELECT pg_sleep(5)")
        assert server.closed
