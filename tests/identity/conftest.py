"""Loads seeds for tests of who is who."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog.models import Credit, CreditPin, Movie, Person, PersonAlias, PersonRedirect
from catalog.seeds import SeedRecord
from tests.ingest.conftest import Ingest, ingest, seeds
from tests.seed_files import write_seeds

Load = Callable[..., None]

__all__ = ["ingest", "seeds"]


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Load:
    """Return a function that makes the records the site's seeds and loads them."""

    def load(*records: SeedRecord) -> None:
        assert ingest(write_seeds(seeds, records)).exit_code == 0

    return load


def films_of(name: str) -> dict[tuple[int, str], int]:
    """Return the billing order of each of the person's credits, by film and role."""
    credits = Credit.objects.filter(person__name=name)
    return {(credit.movie_id, credit.role): credit.position for credit in credits}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return all that says who is who, so that two states can be compared."""
    times = {"updated_at", "created_at"}
    return {
        model.__name__: [
            {key: value for key, value in row.items() if key not in times}
            for row in model.objects.order_by("pk").values()
        ]
        for model in (Movie, Person, Credit, PersonAlias, PersonRedirect, CreditPin)
    }
