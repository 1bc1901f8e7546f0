"""A change that is committed while the index is compared with the catalogue is no difference between the two."""

import threading
from collections.abc import Collection
from dataclasses import replace

import pytest
from django.db import connection

from catalog.models import Movie
from catalog.search import check
from catalog.search.entries import Entry
from catalog.search.index import film_entries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="its transactions see one moment by themselves"),
]


def change() -> None:
    Movie.objects.filter(pk=3).delete()
    Movie.objects.update_or_create(movie_id=4, defaults={"title": "Thunderball"})
    connection.close()


@pytest.fixture
def _changed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit a change from elsewhere each time after the films were read and before the index is."""
    Movie.objects.create(movie_id=3, title="Goldfinger")
    read = film_entries

    def read_and_change(numbers: Collection[int]) -> dict[int, Entry]:
        found = read(numbers)
        other = threading.Thread(target=change)
        other.start()
        other.join()
        return found

    films, people = check.PARTS
    monkeypatch.setattr(check, "film_entries", read_and_change)
    monkeypatch.setattr(check, "PARTS", (replace(films, entries=read_and_change), people))


@pytest.mark.usefixtures("_changed_meanwhile")
def test_not_at_a_quick_look() -> None:
    assert check.quick_problem() == ""


@pytest.mark.usefixtures("_changed_meanwhile")
def test_not_when_all_is_compared() -> None:
    assert next(check.differences(), None) is None
