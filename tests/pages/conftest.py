"""A small catalogue for the pages' tests."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from catalog.changes import together
from catalog.models import Credit, Movie, Person
from tests.pages import sample_site as served

AddFilm = Callable[..., Movie]

SYNOPSIS = "\n".join(
    (
        "The 00 section of MI6 is chosen for a test. Agent 007, James Bond ( Timothy Dalton ), pursues the assailant.",
        *["He meets the cellist Kara Milovy and her cello, and they travel on together by sledge and by air." * 4] * 3,
        "After her performance, Bond surprises Kara in her dressing room, and they embrace.",
    )
)


def person(name: str) -> Person:
    """Return the person of that name, new if there is none."""
    return Person.objects.filter(name=name).first() or Person.objects.create(name=name)


@pytest.fixture
def add_film(db: None) -> AddFilm:
    """Return a function that adds a film; cast is a name each, or a name and a character."""

    def add(
        movie_id: int,
        title: str,
        year: int | None = None,
        directors: tuple[str, ...] = (),
        cast: tuple[str | tuple[str, str], ...] = (),
        rating: str | None = None,
        **fields: object,
    ) -> Movie:
        credits = [("director", name, "") for name in directors]
        credits += [("actor", *((member, "") if isinstance(member, str) else member)) for member in cast]
        with together():
            film = Movie.objects.create(
                movie_id=movie_id, title=title, year=year, rating_value=rating and Decimal(rating), **fields
            )
            for place, (role, name, character) in enumerate(credits):
                position = place - len(directors) if role == "actor" else place
                Credit.objects.create(
                    movie=film, person=person(name), role=role, position=position, character=character, source="seed"
                )
        return film

    return add


@pytest.fixture
def daylights(add_film: AddFilm) -> Movie:
    """Return the film of the original seed."""
    return add_film(
        4005,
        "The Living Daylights",
        1987,
        directors=("John Glen",),
        cast=(("Timothy Dalton", "James Bond"), "Maryam d'Abo", "Jeroen Krabbé"),
        url="https://www.imdb.com/title/tt0093428/",
        synopsis=SYNOPSIS,
    )


@pytest.fixture
def bonds(add_film: AddFilm, daylights: Movie) -> list[Movie]:
    """Return three more films around the first one, and a film that nobody knows much about."""
    return [
        daylights,
        add_film(
            707,
            "Licence to Kill",
            1989,
            directors=("John Glen",),
            cast=(("Timothy Dalton", "James Bond"),),
            rating="6.7",
        ),
        add_film(4007, "Flash Gordon", 1980, directors=("Mike Hodges",), cast=("Timothy Dalton",), rating="6.5"),
        add_film(5, "8½", 1963, directors=("Federico Fellini",), cast=("Marcello Mastroianni",), rating="8.0"),
        add_film(9, "Lost Reel"),
    ]


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site with the sample films, served as in production; tests only read it."""
    with served.sample_site(tmp_path_factory.mktemp("sample-site")) as address:
        yield address
