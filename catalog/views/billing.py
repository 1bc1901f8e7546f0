"""A film's credits by kind."""

from dataclasses import dataclass

from catalog.models import Credit, Movie


@dataclass(frozen=True, slots=True)
class Billing:
    """Directors, cast, and those whom only the synopsis names, each in billing order."""

    directors: list[Credit]
    cast: list[Credit]
    named_in_synopsis: list[Credit]

    @property
    def slugs(self) -> dict[str, str]:
        """The slug of each person's page, by every name that the film's synopsis may use."""
        return {
            name: credit.person.slug
            for credit in (*self.directors, *self.named_in_synopsis, *self.cast)
            for name in (credit.person.name, credit.credited_as)
            if name
        }


def billing(film: Movie) -> Billing:
    """Return the credits of `film`, which must have been fetched with them, in their order."""
    directors = [c for c in film.credits.all() if c.role == Credit.Role.DIRECTOR]
    actors = [c for c in film.credits.all() if c.role == Credit.Role.ACTOR]
    return Billing(
        directors,
        [credit for credit in actors if credit.source != Credit.Source.SYNOPSIS],
        [credit for credit in actors if credit.source == Credit.Source.SYNOPSIS],
    )
