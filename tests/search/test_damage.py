"""What is broken in the index itself, not out of step."""

import pytest
from django.db import connection
from django.test import Client

from catalog.models import Movie
from tests.search.test_staying_in_step import behind_our_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def _damaged(goldfinger: Movie) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its indexes where nothing else writes")
    behind_our_back("DELETE FROM catalog_search_films_data WHERE id > 10")


@pytest.mark.usefixtures("_damaged")
def test_a_page_that_needs_what_is_damaged_is_to_be_asked_for_again(client: Client) -> None:
    response = client.get("/search/?q=goldfinger+connery")
    assert (response.status_code, "Retry-After" in response) == (503, True)
