"""Two nodes, a primary with a standby, Redis and nginx: what fails is left out, and no visitor sees a wrong page."""

import re
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from benchmarks.generate_catalogue import main as generate
from scripts.postgresql import HOW_TO_GET, Server, find_server_programs
from scripts.programs import NGINX, REDIS, must_not_skip
from tests.conftest import require
from tests.endurance.browser import Browser
from tests.endurance.installation import DATABASE, Installation, Program, hanging, installed, wait_until
from tests.endurance.test_readers_and_editors import MAKE_EDITOR
from tests.endurance.visitors import OWN, Visits, ask_for_something_new, saved, visitors
from tests.seed_files import seed_text

FILMS = 1_500


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Installation]:
    """Return a running installation with a few films."""
    programs = find_server_programs()
    if programs is None:
        (pytest.fail if must_not_skip() else pytest.skip)(HOW_TO_GET)
    folder = tmp_path / "nodes"
    folder.mkdir()
    with installed(folder, programs, require(REDIS), require(NGINX)) as installation:
        (folder / "own.txt").write_text(seed_text(OWN, "Saved 0", actors="Ann Lee, Bob Ray"))
        generate(["100", str(folder / "few.tar.gz")])
        assert installation.site.run("ingest_seeds", str(folder / "own.txt"), str(folder / "few.tar.gz"))[0] == 0
        assert installation.site.run("shell", "-c", MAKE_EDITOR)[0] == 0
        yield installation


@pytest.fixture
def editor(nodes: Installation) -> Browser:
    """Return an editor's browser at node A."""
    browser = Browser(nodes.addresses["a"])
    browser.send("/admin/login/", {**browser.form("/admin/login/"), "username": "editor", "password": "secret"})
    return browser


def save(editor: Browser) -> int:
    """Save the film once more; return how often it was saved by then."""
    path = f"/admin/catalog/movie/{OWN}/change/"
    values = editor.form(path)
    number = int(values["title"].removeprefix("Saved ")) + 1
    values["title"] = f"Saved {number}"
    lead = editor.send(path, values)
    assert lead.endswith("/admin/catalog/movie/"), f"the form came back at {lead}"
    return number


def films_read(server: Server) -> int:
    """Return how often the server was asked for films or what belongs to them."""
    return len(re.findall(r'FROM "?catalog_(?:movie|credit|person|appearance|film_document)\b', server.log.read_text()))


def standby_is_asked(nodes: Installation) -> bool:
    """Whether new pages are made from the standby alone."""
    primary, standby = films_read(nodes.primary), films_read(nodes.standby)
    for name in ("a", "b"):
        ask_for_something_new(nodes.addresses[name])
        saved(nodes.addresses[name])
    return films_read(nodes.primary) == primary and films_read(nodes.standby) >= standby + 2


def is_left_alone(server: Server, visits: Visits) -> bool:
    """Whether the server is asked for no film while twenty pages are read."""
    asked, read = films_read(server), visits.requests
    wait_until(lambda: visits.requests > read + 20, "visitors read on")
    return films_read(server) == asked


def shows(address: str, number: int) -> bool:
    """Whether the film's page tells that it was saved `number` times."""
    return saved(address) == number


def tell(nodes: Installation, capsys: pytest.CaptureFixture[str], what: str, visits: Visits) -> None:
    """Print what visitors met while something failed."""
    said = [line for node in (nodes.node_a, nodes.node_b) for line in node.said.splitlines() if " catalog." in line]
    assert visits.problems == [], "\n".join(said)
    with capsys.disabled():
        print(f"\n  {what}: {visits}")


def visitors_read_from_the_standby_and_editors_from_the_primary(nodes: Installation, editor: Browser) -> None:
    wait_until(lambda: standby_is_asked(nodes), "the standby is used")
    primary, standby = films_read(nodes.primary), films_read(nodes.standby)
    editor.get("/admin/catalog/movie/")
    assert films_read(nodes.primary) > primary
    assert films_read(nodes.standby) == standby


def a_change_shows_at_once_on_its_node_and_soon_on_the_other_and_behind_nginx(
    nodes: Installation, editor: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in nodes.addresses.values():
        saved(address)  # which they keep
    with visitors(nodes.addresses) as visits:
        number = save(editor)
        assert saved(nodes.addresses["a"]) == number
        waits = [
            wait_until(partial(shows, nodes.addresses[name], number), f"{name} has it", 60) for name in ("b", "nginx")
        ]
    tell(
        nodes, capsys, f"a change shows at node B after {waits[0]:.1f} s, behind nginx after {sum(waits):.1f} s", visits
    )


def nodes_share_what_they_rendered(nodes: Installation) -> None:
    def etag(node: str, person: str = "asked-for-at-one-node") -> str:
        with urlopen(f"{nodes.addresses[node]}/films/?person={person}") as answer:
            return str(answer.headers["ETag"])

    wait_until(lambda: etag("a", "nobody") == etag("b", "nobody"), "both know the last change")
    first = etag("a")
    asked = films_read(nodes.primary) + films_read(nodes.standby)
    assert etag("b") == first
    assert films_read(nodes.primary) + films_read(nodes.standby) == asked


def a_node_that_hangs_is_left_out(nodes: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    with visitors({"nginx": nodes.addresses["nginx"]}) as visits:
        wait_until(lambda: visits.requests > 20, "visitors read")
        with hanging(nodes.node_a):
            read = visits.requests
            wait_until(lambda: visits.requests > read + 100, "visitors read on, from the other node", 90)
    tell(nodes, capsys, "a node hung", visits)


def a_standby_that_lags_is_left_out(nodes: Installation, editor: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    with psycopg.connect(nodes.standby.url(DATABASE), autocommit=True) as standby, visitors(nodes.addresses) as visits:
        standby.execute("SELECT pg_wal_replay_pause()")
        number = save(editor)
        assert saved(nodes.addresses["a"]) == number
        wait_until(lambda: saved(nodes.addresses["b"]) == number, "node B has it")
        wait_until(lambda: is_left_alone(nodes.standby, visits), "visitors read on without the standby")
        asked = films_read(nodes.standby)
        # What is replayed from then on may need rows gone that this very statement might look at.
        with suppress(psycopg.errors.SerializationFailure):
            standby.execute("SELECT pg_wal_replay_resume()")
        wait_until(lambda: films_read(nodes.standby) > asked, "the standby is used again")
    assert "replica1 is left out" in nodes.node_a.said
    tell(nodes, capsys, "the standby lagged", visits)


@contextmanager
def standby_killed(nodes: Installation) -> Iterator[None]:
    nodes.standby.stop(signal.SIGQUIT)
    yield
    nodes.start_standby()


def a_standby_that_fails_is_left_out(
    nodes: Installation, capsys: pytest.CaptureFixture[str], how: str, failing: AbstractContextManager[None]
) -> None:
    with visitors(nodes.addresses) as visits:
        wait_until(lambda: visits.requests > 50, "visitors read")
        with failing:
            asked, read = films_read(nodes.primary), visits.requests
            wait_until(lambda: films_read(nodes.primary) > asked and visits.requests > read + 100, "visitors read on")
        asked = films_read(nodes.standby)
        wait_until(lambda: films_read(nodes.standby) > asked, "the standby is used again")
    tell(nodes, capsys, f"the standby {how}", visits)


def a_primary_that_hangs_is_done_without(nodes: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    with visitors(nodes.addresses) as visits:
        wait_until(lambda: visits.requests > 50, "visitors read")
        with hanging(nodes.primary):
            read = visits.requests
            wait_until(lambda: visits.requests > read + 100, "visitors read on, from the standby")
        read = visits.requests
        wait_until(lambda: visits.requests > read + 20, "visitors read on")
    tell(nodes, capsys, "the primary hung", visits)


def redis_that_is_killed_is_done_without(nodes: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    def last_said(node: Program) -> str:
        said: list[str] = re.findall(r"Redis is (\w+)", node.said)
        return said[-1] if said else "in use"

    with visitors(nodes.addresses) as visits:
        wait_until(lambda: visits.requests > 50, "visitors read")
        nodes.redis.stop(signal.SIGKILL)
        read = visits.requests
        wait_until(lambda: visits.requests > read + 100, "visitors read on")
        wait_until(lambda: last_said(nodes.node_a) == last_said(nodes.node_b) == "away", "the nodes say so")
        nodes.redis.start()
        wait_until(lambda: last_said(nodes.node_a) == last_said(nodes.node_b) == "back", "the nodes use it again")
    tell(nodes, capsys, "Redis was killed", visits)


def a_primary_that_is_restarted_during_a_load_ends_the_load_and_nothing_else(
    nodes: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "films.tar.gz"
    generate([str(FILMS), str(archive), "--seed", "1"])
    loaded = "SELECT count(*) FROM catalog_movie WHERE hidden_since IS NULL"
    before = nodes.site.query(loaded)[0][0]
    with visitors(nodes.addresses) as visits:
        load = nodes.site.start("ingest_seeds", str(archive))
        wait_until(lambda: nodes.site.query(loaded)[0][0] > before, "the load writes", 60)
        nodes.primary.stop()
        read = visits.requests
        output, errors = load.communicate(timeout=60)
        wait_until(lambda: visits.requests > read + 100, "visitors read on, from the standby")
        nodes.start_primary()
        read = visits.requests
        wait_until(lambda: visits.requests > read + 20, "visitors read on")
    assert load.returncode == 1, errors
    assert "the database could not be used" in errors
    assert "Traceback" not in errors + output
    code, again = nodes.site.run("ingest_seeds", str(archive))
    assert code == 0, again
    assert nodes.site.query(loaded)[0][0] == FILMS + 1
    tell(nodes, capsys, "the primary was restarted during a load, which ended with a message", visits)


def test_what_fails_is_left_out_and_no_visitor_sees_a_wrong_page(
    nodes: Installation, editor: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One test, so that one installation serves all steps; each leaves it whole."""
    visitors_read_from_the_standby_and_editors_from_the_primary(nodes, editor)
    a_change_shows_at_once_on_its_node_and_soon_on_the_other_and_behind_nginx(nodes, editor, capsys)
    nodes_share_what_they_rendered(nodes)
    a_node_that_hangs_is_left_out(nodes, capsys)
    a_standby_that_lags_is_left_out(nodes, editor, capsys)
    a_standby_that_fails_is_left_out(nodes, capsys, "was killed", standby_killed(nodes))
    a_standby_that_fails_is_left_out(nodes, capsys, "hung", hanging(nodes.standby))
    a_primary_that_hangs_is_done_without(nodes, capsys)
    redis_that_is_killed_is_done_without(nodes, capsys)
    a_primary_that_is_restarted_during_a_load_ends_the_load_and_nothing_else(nodes, tmp_path, capsys)
