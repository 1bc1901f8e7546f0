"""Whoever is in no public film is in no list, however that came about."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.identity.merge import merge_people
from catalog.models import Credit, Movie, Person


def assert_lists_are_right() -> None:
    assert set(Person.objects.listed()) == set(Person.objects.public())


def test_every_way_of_changing_credits_is_followed(bonds: list[Movie]) -> None:
    assert_lists_are_right()
    Movie.objects.filter(title="8½").update(hidden_since=timezone.now())
    assert not Person.objects.listed().filter(name="Federico Fellini").exists()
    assert_lists_are_right()
    Movie.objects.filter(title="8½").update(hidden_since=None)
    Credit.objects.filter(person__name="Mike Hodges").delete()
    Person.objects.create(name="Nobody Yet")
    assert_lists_are_right()
    glen, dalton = (Person.objects.get(name=name) for name in ("John Glen", "Timothy Dalton"))
    merge_people(glen, dalton)
    Movie.objects.get(title="Flash Gordon").delete()
    assert_lists_are_right()


def test_a_list_of_people_looks_at_no_credits_but_those_it_shows(client: Client, bonds: list[Movie]) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/people/").status_code == 200
    asked = [query["sql"] for query in queries.captured_queries if "catalog_credit" in query["sql"]]
    assert len(asked) == 1
