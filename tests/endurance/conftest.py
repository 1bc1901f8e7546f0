"""Sites that tests may kill. These tests take long: they run with `ENDURANCE=1`, as `make test` sets it, or more."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endurance.site import Site, new_site

TIMES = int(os.environ.get("ENDURANCE") or 0)
"""How long the tests are to go on: 1 is a sample, 12 the fifty kills that were once looked at."""

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "wikipedia-films.tar.gz"
WHOLE = TIMES >= 12 and CORPUS.exists()
"""Whether to take the 36,253 real films where a test can, which takes some minutes."""


@pytest.fixture(autouse=True)
def _only_on_request() -> None:
    if not TIMES:
        pytest.skip("takes long: set ENDURANCE=1, as `make test` does")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Return a site of its own on the database that the tests run on."""
    folder = tmp_path / "site"
    folder.mkdir()
    with new_site(folder, os.environ.get("DATABASE_URL", "")) as site:
        yield site
