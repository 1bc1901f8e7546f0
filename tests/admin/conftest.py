"""An editor at the desk, and films to work on."""

from collections.abc import Callable, Iterable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.changes import together
from catalog.models import Credit, Movie, Person
from tests.ingest.conftest import Ingest, ingest, seeds

__all__ = ["AddFilm", "Ingest", "add_film", "daylights", "editor", "ingest", "seeds"]

AddFilm = Callable[..., Movie]


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Return a client whose user may do everything."""
    client.force_login(User.objects.create_superuser("editor", password="secret"))
    return client


@pytest.fixture
def add_film(db: None) -> AddFilm:
    """Return a function that adds a film with its credits from a seed."""

    def add(number: int, title: str, directors: Iterable[str] = (), cast: Iterable[str] = (), **facts: object) -> Movie:
        with together():
            film = Movie.objects.create(movie_id=number, title=title, **facts)
            for role, names in (("director", directors), ("actor", cast)):
                for position, name in enumerate(names):
                    person = Person.objects.filter(name=name).first() or Person.objects.create(name=name)
                    Credit.objects.create(movie=film, person=person, role=role, position=position, source="seed")
        return film

    return add


@pytest.fixture
def daylights(add_film: AddFilm) -> Movie:
    """Return the film of the original seed."""
    return add_film(
        4005,
        "The Living Daylights",
        ["John Glen"],
        ["Timothy Dalton", "Maryam d'Abo", "Jeroen Krabbé"],
        year=1987,
        synopsis="The 00 section of MI6 is chosen for a test.",
    )
