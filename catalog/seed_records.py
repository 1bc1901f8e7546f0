"""Films of the catalogue as what a seed file says."""

from catalog.models import Credit, Movie
from catalog.seeds import SeedRecord


def seed_record(movie: Movie) -> SeedRecord:
    """Return ``movie``, whose credits and their people are prefetched, as a record.

    Performers found in the synopsis are not listed: whoever reads the seed finds them there again.
    """
    credits = sorted(movie.credits.all(), key=lambda credit: credit.position)

    def names(role: str) -> tuple[str, ...]:
        listed = [one for one in credits if one.role == role and one.source != Credit.Source.SYNOPSIS]
        return tuple(one.person.name for one in listed)

    return SeedRecord(
        movie_id=movie.movie_id,
        title=movie.title,
        year=movie.year,
        url=movie.url,
        rating_value=movie.rating_value,
        directors=names(Credit.Role.DIRECTOR),
        actors=names(Credit.Role.ACTOR),
        synopsis=movie.synopsis,
    )
