"""A film as the plan step sees it: what its seed said, what its seed says now, what the site shows. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from catalog.seeds.records import SeedRecord

PersonKey = int | str
"""Who a credit belongs to: the number of a person in the database, or the name of one who is not there yet."""

DIRECTOR = "director"
ACTOR = "actor"
ROLES = (DIRECTOR, ACTOR)

FROM_SEED = "seed"


@dataclass(frozen=True, slots=True)
class CreditState:
    """One credit; its place in the billing order is its place among the film's credits of that role."""

    person: PersonKey
    role: str
    character: str = ""
    credited_as: str = ""
    source: str = FROM_SEED


@dataclass(frozen=True, slots=True)
class FilmState:
    """A film's facts and its credits, directors first, each role in billing order. The default knows nothing."""

    title: str = ""
    year: int | None = None
    url: str = ""
    rating_value: Decimal | None = None
    synopsis: str = ""
    credits: tuple[CreditState, ...] = ()

    def in_role(self, role: str) -> tuple[CreditState, ...]:
        """Return the credits of ``role`` in billing order."""
        return tuple(credit for credit in self.credits if credit.role == role)


FIELDS = ("title", "year", "url", "rating_value", "synopsis")


def state_of_record(record: SeedRecord, people: dict[str, int]) -> FilmState:
    """Return what ``record`` says; ``people`` gives the number of each name that already is a person."""
    return FilmState(
        title=record.title,
        year=record.year,
        url=record.url,
        rating_value=record.rating_value,
        synopsis=record.synopsis,
        credits=(*_credits(record.directors, DIRECTOR, people), *_credits(record.actors, ACTOR, people)),
    )


def _credits(names: tuple[str, ...], role: str, people: dict[str, int]) -> tuple[CreditState, ...]:
    """Two names of one list can mean one person (an alias): the first place counts, as for a repeated name."""
    credits = (CreditState(people.get(name, name), role) for name in names)
    return tuple({credit.person: credit for credit in reversed(tuple(credits))}.values())[::-1]
