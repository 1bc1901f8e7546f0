"""A film's credits by kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import Credit


@dataclass(frozen=True, slots=True)
class Billing:
    """Directors, cast, and those whom only the synopsis names, each in billing order."""

    directors: list[Credit]
    cast: list[Credit]
    named_in_synopsis: list[Credit]

    @property
    def names(self) -> list[str]:
        """The names of all of them."""
        return [credit.person.name for credit in (*self.directors, *self.cast, *self.named_in_synopsis)]

    @property
    def slugs(self) -> dict[str, str]:
        """The slug of each person's page, by every name that the film's synopsis may use."""
        return {
            name: credit.person.slug
            for credit in (*self.directors, *self.named_in_synopsis, *self.cast)
            for name in (credit.person.name, credit.credited_as)
            if name
        }


def billing(credits: Iterable[Credit]) -> Billing:
    """Return the credits of a film, which are given with their people, in their order."""
    credits = list(credits)
    directors = [credit for credit in credits if credit.role == Credit.Role.DIRECTOR]
    actors = [credit for credit in credits if credit.role == Credit.Role.ACTOR]
    return Billing(
        directors,
        [credit for credit in actors if credit.source != Credit.Source.SYNOPSIS],
        [credit for credit in actors if credit.source == Credit.Source.SYNOPSIS],
    )
