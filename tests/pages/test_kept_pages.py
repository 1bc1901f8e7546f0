"""One copy of each public page for everybody."""

import gzip
import logging
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog import kept_counts, version
from catalog.kept_counts import kept_count
from catalog.kept_pages import Page, PageMemory
from catalog.middleware import preferred_encoding
from catalog.models import Movie
from catalog.shared_store import SharedStore, shared_store
from catalog.single_flight import SingleFlight
from scripts.programs import REDIS
from tests.conftest import require
from tests.pages.conftest import AddFilm

FILM = "/films/4005/the-living-daylights/"


@pytest.fixture
def keeping(settings: object) -> Iterator[None]:
    """Keep pages for the time of a test."""
    settings.KEPT_PAGES_BYTES = 2**20  # type: ignore[attr-defined]  # pytest-django's wrapper
    kept_counts._kept.clear()
    yield
    kept_counts._kept.clear()
    shared_store.cache_clear()


def queries_of(client: Client, path: str, **headers: str) -> int:
    version.current()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path, headers=headers).status_code in (200, 304)
    return len(queries)


@pytest.mark.usefixtures("keeping")
def test_a_page_is_rendered_once(client: Client, daylights: Movie) -> None:
    assert queries_of(client, FILM) > 0
    assert queries_of(client, FILM) == 0


@pytest.mark.usefixtures("keeping")
def test_a_kept_page_says_what_the_first_one_said(client: Client, daylights: Movie) -> None:
    first, second = client.get(FILM), client.get(FILM)
    assert first.content == second.content
    assert first.headers == second.headers
    assert "Content-Security-Policy" in second.headers


@pytest.mark.usefixtures("keeping")
def test_a_change_shows_at_once(client: Client, daylights: Movie) -> None:
    before = client.get(FILM)
    daylights.synopsis = "Quite another story."
    daylights.save()
    after = client.get(FILM, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert "Quite another story." in after.text


def test_a_conditional_request_is_answered_without_rendering(client: Client, daylights: Movie) -> None:
    page = client.get(FILM)
    assert queries_of(client, FILM, **{"if-none-match": page["ETag"]}) == 0
    answer = client.get(FILM, headers={"if-none-match": f'"other", {page["ETag"]}'})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == page["Cache-Control"]
    assert answer["ETag"] == page["ETag"]
    assert answer["Vary"] == page["Vary"]


def test_a_validator_of_one_page_is_not_that_of_another(client: Client, bonds: list[Movie]) -> None:
    tags = {client.get(path)["ETag"] for path in ("/", "/films/", "/films/?page=1", "/people/", FILM)}
    assert len(tags) == 5


def test_a_page_says_how_long_browsers_and_proxies_may_keep_it(client: Client, daylights: Movie) -> None:
    page = client.get(FILM)
    assert page["Cache-Control"] == ("public, max-age=60, s-maxage=10, stale-while-revalidate=10, stale-if-error=86400")
    assert page["Vary"] == "Accept-Encoding"
    assert not page.cookies


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("kept_as", ["identity", "gzip", "br"])
def test_a_page_comes_in_the_encoding_asked_for(client: Client, daylights: Movie, kept_as: str) -> None:
    client.get(FILM, headers={"accept-encoding": kept_as})
    plain, zipped, shortest = (
        client.get(FILM, headers={"accept-encoding": accepted})
        for accepted in ("identity", "gzip, deflate", "gzip, deflate, br, zstd")
    )
    assert not plain.has_header("Content-Encoding")
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert shortest["Content-Encoding"] == "br"
    assert brotli.decompress(shortest.content) == plain.content
    assert len({page["ETag"] for page in (plain, zipped, shortest)}) == 1


@pytest.mark.parametrize(
    ("accepted", "preferred"),
    {
        "": "identity",
        "gzip": "gzip",
        "br;q=0, gzip": "gzip",
        "br;q=0.000, gzip;q=0": "identity",
        "BR": "br",
        "*": "br",
        "*;q=0": "identity",
        "gzip;q=0.5, br;q=0.1": "gzip",
        "gzip, identity": "gzip",
        "gzip;q=0.5, identity;q=0.9": "identity",
        ",;,q": "identity",
    }.items(),
)
def test_what_a_client_accepts_is_understood(accepted: str, preferred: str) -> None:
    assert preferred_encoding(accepted) == preferred


@pytest.mark.usefixtures("keeping")
def test_unknown_parameters_neither_make_copies_nor_reach_the_page(client: Client, daylights: Movie) -> None:
    client.get("/films/?sort=year&letter=L")
    assert queries_of(client, "/films/?utm_source=x&letter=L&sort=year") == 0
    assert client.get(f"{FILM}?utm_source=x")["ETag"] == client.get(FILM)["ETag"]


@pytest.mark.usefixtures("keeping")
def test_the_order_of_one_parameters_values_is_no_accident(client: Client, bonds: list[Movie]) -> None:
    upward = client.get("/films/?sort=-title&sort=title").content
    assert client.get("/films/?sort=title&sort=-title").content != upward


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("path", ["/random/", "/people/nobody/", "/films/4005/", "/films/?page=9", "/tt0093428/"])
def test_what_is_no_page_is_not_kept(client: Client, daylights: Movie, path: str) -> None:
    for _ in range(2):
        version.current()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code in (301, 302, 404)
        assert queries.captured_queries or "page=" in path  # whose count is kept
        assert not answer.get("ETag", "").startswith("W/")


@pytest.mark.usefixtures("keeping")
def test_a_head_request_gets_the_headers_alone(client: Client, daylights: Movie) -> None:
    head, page = client.head(FILM), client.get(FILM)
    assert head.content == b""
    assert head.headers == page.headers


@pytest.mark.usefixtures("keeping")
def test_a_forged_host_is_refused_though_the_page_is_kept(client: Client, daylights: Movie) -> None:
    client.get(FILM)
    assert client.get(FILM, headers={"host": "evil.example"}).status_code == 400


def test_memory_stays_within_its_bytes_and_keeps_what_is_asked_for_again() -> None:
    memory: PageMemory[Page] = PageMemory(100_000)
    popular = Page((), "identity", b"x" * 1_000)
    memory.put("1", ("popular", "br"), popular)
    assert memory.get("1", ("popular", "br")) is popular
    for number in range(1_000):
        memory.put("1", (str(number), "br"), Page((), "identity", b"y" * 1_000))
        assert memory.size <= 100_000
    assert memory.get("1", ("popular", "br")) is popular
    assert memory.get("1", ("0", "br")) is None
    assert memory.get("1", ("999", "br")) is not None


def test_a_page_greater_than_all_memory_is_not_kept() -> None:
    memory: PageMemory[Page] = PageMemory(10_000)
    memory.put("1", ("a", "br"), Page((), "identity", b"x" * 20_000))
    assert (len(memory), memory.size) == (0, 0)


def test_pages_of_another_state_are_forgotten() -> None:
    memory: PageMemory[Page] = PageMemory(100_000)
    memory.put("1", ("a", "br"), Page((), "identity", b"old"))
    assert memory.get("2", ("a", "br")) is None
    memory.put("2", ("b", "br"), Page((), "identity", b"new"))
    assert len(memory) == 1


def test_one_makes_what_many_wait_for() -> None:
    flights = SingleFlight()
    made: list[str] = []
    everybody_is_here = threading.Barrier(8)

    def ask() -> None:
        everybody_is_here.wait()
        with flights.turn("page") as first:
            if first and not made:
                time.sleep(0.2)
                made.append("page")
            assert made

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["page"]


@contextmanager
def redis_server(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Yield the address of a Redis of the test's own, and its process."""
    socket_path = folder / "redis.sock"
    process = subprocess.Popen(
        [require(REDIS), "--port", "0", "--unixsocket", str(socket_path), "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 20
        while not socket_path.exists() and time.monotonic() < until:
            time.sleep(0.05)
        yield f"unix://{socket_path}", process
    finally:
        process.kill()
        process.wait()


@pytest.mark.usefixtures("keeping")
def test_another_process_finds_the_page_in_redis_and_goes_on_without_it(
    settings: object, tmp_path: Path, daylights: Movie, caplog: pytest.LogCaptureFixture
) -> None:
    with redis_server(tmp_path) as (url, process):
        settings.REDIS_URL = url  # type: ignore[attr-defined]  # pytest-django's wrapper
        shared_store.cache_clear()
        first = Client().get(FILM)
        assert queries_of(Client(), FILM) == 0  # each client has a handler, and a memory, of its own
        process.kill()
        process.wait()
        caplog.set_level(logging.INFO)
        for _ in range(3):
            answer = Client().get(FILM)
            assert (answer.status_code, answer.content) == (200, first.content)
        said = [record.getMessage() for record in caplog.records if "Redis" in record.getMessage()]
        assert len(said) == 1


def test_a_redis_that_does_not_answer_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        store = SharedStore(f"redis://127.0.0.1:{deaf.getsockname()[1]}/0")
        assert [store.get("a"), store.get("a")] == [None, None]
        assert len(caplog.records) == 1


def test_without_redis_nothing_is_shared() -> None:
    store = SharedStore("")
    store.put("a", b"b")
    assert store.get("a") is None


@pytest.mark.usefixtures("keeping")
def test_a_list_is_counted_once_for_each_version_of_the_catalogue(
    client: Client, bonds: list[Movie], add_film: AddFilm
) -> None:
    def counts(path: str) -> int:
        version.current()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return sum("COUNT(" in query["sql"].upper().split(" FROM ")[0] for query in queries)

    assert counts("/films/?decade=1980") > 0
    assert counts("/films/?decade=1980&sort=rating") == 0
    assert counts("/films/?decade=1960") > 0
    add_film(6, "Nostalghia", 1983)
    assert counts("/films/?decade=1980") > 0
    assert "4 films" in client.get("/films/?decade=1980&sort=rating").text


@pytest.mark.usefixtures("keeping")
def test_a_count_is_shared_through_redis(settings: object, tmp_path: Path, db: None) -> None:
    with redis_server(tmp_path) as (url, _):
        settings.REDIS_URL = url  # type: ignore[attr-defined]  # pytest-django's wrapper
        shared_store.cache_clear()
        assert kept_count("how many", lambda: [1, 2]) == [1, 2]
        kept_counts._kept.clear()
        assert kept_count("how many", lambda: [3]) == [1, 2]


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("damaged", [b"garbage", b"[1, 2]\nbody", b'{"a": 1}\n', b"\xff\n\n"])
def test_what_redis_should_not_have_is_as_if_it_had_nothing(
    monkeypatch: pytest.MonkeyPatch, client: Client, daylights: Movie, damaged: bytes
) -> None:
    monkeypatch.setattr(SharedStore, "get", lambda _, key: damaged if "page" in key else b"garbage")
    assert client.get(FILM).status_code == 200
    assert client.get("/films/?decade=1980").status_code == 200


def test_nobody_keeps_where_an_address_leads(client: Client, daylights: Movie) -> None:
    """While a new title is known to one node alone, each sends visitors to the other's address."""
    for address in ("/films/4005/", "/films/4005/another-title/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (301, "no-cache")
