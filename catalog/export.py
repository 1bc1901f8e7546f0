"""The catalogue as seed files again, editors' corrections included."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.ingest.film_state import Identities, state_of_record
from catalog.ingest.reading import mentions_in
from catalog.models import Credit, Movie
from catalog.models.movie import LAST_YEAR
from catalog.seed_records import seed_record
from catalog.seeds import SeedError, SeedRecord, format_seed, parse_seed
from catalog.seeds.rules import YEARS_AHEAD

_BATCH = 500


class ExportError(Exception):
    """An export that cannot begin; the message tells an operator why."""


@dataclass(frozen=True, slots=True)
class Written:
    """One film's file, and what its seed cannot say."""

    path: Path
    losses: tuple[str, ...] = ()


def export_seeds(folder: Path) -> Iterator[Written]:
    """Write every film that visitors may see to ``folder``, one file each named by its number; yield each as written.

    Memory stays flat. Raises ExportError if the folder holds something already, OSError if it cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already and is not an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    last = 0
    while movies := list(Movie.objects.public().with_credits().filter(pk__gt=last).order_by("pk")[:_BATCH]):
        last = movies[-1].pk
        for movie in movies:
            record = seed_record(movie)
            path = folder / f"{movie.movie_id}.txt"
            path.write_text(format_seed(record), encoding="utf-8", newline="\n")
            yield Written(path, tuple(losses(movie, record)))


def losses(movie: Movie, record: SeedRecord) -> Iterator[str]:
    """Yield what of ``movie`` its ``record``, written and read again, would not say: the format has no place for it.

    That is a character that an editor named, a performer of the synopsis whom an editor took out or moved, and which of
    several people of one name is meant.
    """
    try:
        read = parse_seed(format_seed(record).encode(), "", this_year=LAST_YEAR - YEARS_AHEAD).record
    except SeedError as error:
        yield from (f"the file would be rejected: {problem.reason}" for problem in error.problems)
        return
    told = [
        (credit.role, str(credit.person), credit.character)
        for credit in state_of_record(read, mentions_in(read), Identities()).credits
    ]
    credits = sorted(movie.credits.all(), key=lambda credit: (credit.role == Credit.Role.ACTOR, credit.position))
    meant = [(credit.role, credit.person.name, credit.character) for credit in credits]
    yield from (f"{_in_words(one)} is not told" for one in meant if one not in told)
    yield from (f"{_in_words(one)} is told" for one in told if one not in meant)
    if sorted(told) == sorted(meant) and told != meant:
        yield "the billing order is another"
    yield from (f"{credit.person} is one of several of that name" for credit in credits if not credit.person.match_name)


def _in_words(credit: tuple[str, str, str]) -> str:
    role, name, character = credit
    return f"{role} {name} as {character}" if character else f"{role} {name}"
