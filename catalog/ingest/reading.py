"""Reads seed files: all that can be told of a film from its file alone. Pure, so that another process can do it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.ingest.film_state import Mention
from catalog.search.entries import Entry, film_entry
from catalog.seeds.parser import parse_seed
from catalog.seeds.records import Problem, SeedError, SeedRecord
from catalog.seeds.seed_file import SeedFile
from catalog.synopsis.mentions import find_mentions


@dataclass(frozen=True)  # no slots, as for SeedRecord
class ReadSeed:
    """What a file says. Of one that is rejected there is no record, and `problems` are the reasons."""

    record: SeedRecord | None
    problems: tuple[Problem, ...] = ()
    """Reasons against the file, or what is odd in it."""
    mentions: tuple[Mention, ...] = ()
    entry: Entry | None = None
    """What the search index keeps of the film if everybody in it is called as in the file."""


def read_seeds(files: Iterable[SeedFile], this_year: int) -> list[ReadSeed]:
    """Return what each of ``files`` says; ``this_year`` bounds the films' years."""
    return [_read(file, this_year) for file in files]


def _read(file: SeedFile, this_year: int) -> ReadSeed:
    if file.problem:
        return ReadSeed(None, (Problem(file.path, 1, file.problem),))
    try:
        parsed = parse_seed(file.data, file.path, this_year=this_year)
    except SeedError as error:
        return ReadSeed(None, error.problems)
    record = parsed.record
    mentions = mentions_in(record)
    names = (*record.directors, *record.actors, *(name for name, _ in mentions))
    entry = film_entry(record.title, record.year, record.rating_value, record.synopsis, names, record.url)
    return ReadSeed(record, parsed.warnings, mentions, entry)


def mentions_in(record: SeedRecord) -> tuple[Mention, ...]:
    """Return who the synopsis names as which character, each performer once, at the first mention."""
    found = find_mentions(record.synopsis, record.actors)
    return tuple({mention.person: (mention.person, mention.character) for mention in reversed(found)}.values())[::-1]
