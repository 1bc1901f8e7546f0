"""What is broken in the index itself, not out of step: all who look say so, and `--rebuild` mends it."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from catalog.models import Movie
from catalog.search.check import differences
from catalog.search.engine import Documents, engine, rows
from catalog.search.tables import missing_tables
from tests.search.test_staying_in_step import behind_our_back, check_search, films_for

pytestmark = pytest.mark.django_db

HOW_TO_MEND = "check_search --rebuild"


@pytest.fixture
def _damaged(goldfinger: Movie) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its indexes where nothing else writes")
    behind_our_back("DELETE FROM catalog_search_films_data WHERE id > 10")


@pytest.mark.usefixtures("_damaged")
def test_a_page_that_needs_what_is_damaged_is_to_be_asked_for_again(client: Client) -> None:
    response = client.get("/search/?q=goldfinger+connery")
    assert (response.status_code, "Retry-After" in response) == (503, True)


@pytest.mark.usefixtures("_damaged")
def test_readiness_knows_of_damage(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, HOW_TO_MEND in response.text) == (503, True), response.text


@pytest.mark.usefixtures("_damaged")
@pytest.mark.parametrize("option", [(), ("--repair",)])
def test_damage_is_told_in_one_line_with_what_mends_it(option: tuple[str, ...]) -> None:
    code, output = check_search(*option)
    assert (code, output.count("\n"), HOW_TO_MEND in output) == (1, 0, True), output


@pytest.mark.usefixtures("_damaged")
def test_rebuilding_mends_damage(client: Client) -> None:
    assert check_search("--rebuild") == (0, "The search index is what it should be.\n")
    assert client.get("/readyz").status_code == 200
    assert films_for("goldfinger connery") == [3]


@pytest.mark.parametrize("sql", ["DELETE FROM catalog_search_films_data", "DROP TABLE catalog_search_films_config"])
@pytest.mark.usefixtures("_damaged")
def test_rebuilding_mends_what_cannot_even_be_opened(sql: str) -> None:
    behind_our_back(sql)
    assert check_search("--rebuild") == (0, "The search index is what it should be.\n")
    assert films_for("goldfinger connery") == [3]


@pytest.mark.parametrize("table", ["catalog_search_people", "catalog_search_film_keys", "catalog_search_spellings"])
def test_rebuilding_creates_what_is_missing(goldfinger: Movie, table: str) -> None:
    behind_our_back(f"DROP TABLE {table}")
    code, output = check_search("--repair")
    assert (code, table in output, HOW_TO_MEND in output) == (1, True, True), output
    assert check_search("--rebuild")[0] == 0
    assert (missing_tables(), list(differences())) == ([], [])


def test_migrating_without_a_table_says_what_makes_it(goldfinger: Movie) -> None:
    behind_our_back("DROP TABLE catalog_search_people")
    output = io.StringIO()
    call_command("migrate", stdout=output)
    (line,) = (line for line in output.getvalue().splitlines() if HOW_TO_MEND in line)
    assert "catalog_search_people" in line
    assert check_search("--rebuild")[0] == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no other way to look into an index")
def test_a_look_for_damage_asks_the_indexes() -> None:
    asked = "SELECT relname, seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = ANY(%s) ORDER BY relname"
    before = rows(asked, [list(Documents)])
    for documents in Documents:
        engine().probe(documents)
    assert rows(asked, [list(Documents)]) == [(table, whole, scans + 1) for table, whole, scans in before]
