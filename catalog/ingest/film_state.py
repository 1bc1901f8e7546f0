"""A film as the plan step sees it: what its seed said, what its seed says now, what the site shows. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from catalog.seeds.records import SeedRecord

PersonKey = int | str
"""Who a credit belongs to: the number of a person in the database, or the name of one who is not there yet."""

DIRECTOR = "director"
ACTOR = "actor"
ROLES = (DIRECTOR, ACTOR)

FROM_SEED = "seed"
FROM_SYNOPSIS = "synopsis"
FROM_EDITOR = "editor"

Mention = tuple[str, str]
"""A performer named in a synopsis, and the character, "" where it is not told."""


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


@dataclass(frozen=True, slots=True)
class Identities:
    """Whom the names of seeds mean."""

    people: Mapping[str, int] = field(default_factory=dict)
    """The person of each name that is known."""
    pins: Mapping[tuple[int, str, str], int] = field(default_factory=dict)
    """The person whom a name means in one film and role (movie_id, role, name), where an editor split namesakes."""
    called: Mapping[int, str] = field(default_factory=dict)
    """What each of these people is called on the site."""

    def whom(self, movie_id: int, role: str, name: str) -> PersonKey:
        """Return the person whom ``name`` means, or the name if nobody has it yet."""
        known: PersonKey = self.people.get(name, name)
        return self.pins.get((movie_id, role, name), known)

    def merged(self, kept: int, gone: int) -> "Identities":
        """Return the same with every name of ``gone`` meaning ``kept``."""
        return Identities(
            {name: kept if person == gone else person for name, person in self.people.items()},
            {pin: kept if person == gone else person for pin, person in self.pins.items()},
            self.called,
        )


def state_of_record(record: SeedRecord, mentions: Sequence[Mention], identities: Identities) -> FilmState:
    """Return the film as ``record`` gives it, with what its synopsis adds.

    Each of ``mentions`` is a performer's name and the character's. Performers whom the list of actors lacks follow it.
    """
    characters = dict(reversed(mentions))  # the first mention counts
    actors = [*record.actors, *(name for name, _ in mentions if name not in record.actors)]
    credits = [CreditState(identities.whom(record.movie_id, DIRECTOR, name), DIRECTOR) for name in record.directors] + [
        CreditState(
            identities.whom(record.movie_id, ACTOR, name),
            ACTOR,
            characters.get(name, ""),
            source=FROM_SEED if name in record.actors else FROM_SYNOPSIS,
        )
        for name in actors
    ]
    return FilmState(
        title=record.title,
        year=record.year,
        url=record.url,
        rating_value=record.rating_value,
        synopsis=record.synopsis,
        credits=_once_each(credits),
    )


def joined(first: CreditState, second: CreditState) -> CreditState:
    """Return the one credit of somebody who has two in one role, told in this order.

    The first one's place counts, and of what each tells the first that tells anything; whose an editor made is an editor's.
    """
    sources = (first.source, second.source)
    return replace(
        first,
        character=first.character or second.character,
        credited_as=first.credited_as or second.credited_as,
        source=next(source for source in (FROM_EDITOR, FROM_SEED, FROM_SYNOPSIS) if source in sources),
    )


def _once_each(credits: Sequence[CreditState]) -> tuple[CreditState, ...]:
    """Two names of one role can mean one person (an alias): they have one credit, at the first place."""
    once: dict[tuple[str, PersonKey], CreditState] = {}
    for credit in credits:
        key = (credit.role, credit.person)
        once[key] = joined(once[key], credit) if key in once else credit
    return tuple(once.values())
