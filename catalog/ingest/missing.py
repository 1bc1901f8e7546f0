"""Films whose seed a load lacks: counted always, hidden when asked, never in great numbers by accident."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from catalog.ingest.ledger import Entry, Ledger
from catalog.ingest.load import batches, quick_number
from catalog.models import Movie, SourceRecord
from catalog.seeds import SeedError, parse_seed
from catalog.seeds.sources import SeedFile

_CHUNK = 5_000
BIG_SHARE = 5
"""A load that would hide more than one in so many films is refused unless forced: a folder was not mounted, mostly."""


class TooManyMissingError(Exception):
    """So many films lack their seed that the load was rather given the wrong folder; the message says how many."""


def missing_films(ledger: Ledger, spared_paths: Collection[str] = ()) -> Iterator[int]:
    """Yield the numbers of visible films that were loaded from a seed once and are not in ``ledger``.

    A film last loaded from one of ``spared_paths`` is not missing: its file is there, but was rejected.
    """
    seeded = _visible_seeds(spared_paths)
    return ledger.missing(seeded)


def _visible_seeds(spared_paths: Collection[str]) -> Iterator[int]:
    last = 0
    records = SourceRecord.objects.filter(movie__hidden_since=None).order_by("pk").values_list("pk", "path")
    while chunk := list(records.filter(pk__gt=last)[:_CHUNK]):
        last = chunk[-1][0]
        yield from (pk for pk, path in chunk if path not in spared_paths)


def refuse_if_many_missing(files: Iterable[SeedFile]) -> None:
    """Look through ``files`` before anything is written; raise TooManyMissingError if hiding the rest is implausible."""
    visible = Movie.objects.public().count()
    with Ledger() as ledger:
        unreadable: set[str] = set()
        for batch in batches(files):
            entries = []
            for file in batch:
                number = _number(file)
                if number is None:
                    unreadable.add(file.path)
                else:
                    entries.append(Entry(number, "", ""))
            ledger.add(entries)
        missing = sum(1 for _ in missing_films(ledger, unreadable))
    refuse_if_too_many(missing, visible)


def refuse_if_too_many(missing: int, visible: int) -> None:
    """Raise TooManyMissingError if ``missing`` films are too many of all ``visible`` ones to be hidden unforced."""
    if missing * BIG_SHARE > visible:
        raise TooManyMissingError(
            f"this load lacks the seeds of {missing} of {visible} films, and --prune would hide them all."
            " Nothing was loaded. If that is what you want, add --force"
        )


def titled(movie_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the films with these numbers, each with its title."""
    remaining = iter(movie_ids)
    while chunk := list(islice(remaining, _CHUNK)):
        yield from Movie.objects.filter(pk__among=chunk).order_by("pk").values_list("pk", "title")


def _number(file: SeedFile) -> int | None:
    number = quick_number(file.data)
    if number is None:
        try:
            number = parse_seed(file.data, file.path).record.movie_id
        except SeedError:
            return None
    return number


def hide(movie_ids: Iterable[int], now: datetime.datetime) -> int:
    """Take the films out of the public site; return how many. They are kept, and come back with their seed."""
    hidden = 0
    remaining = iter(movie_ids)
    while chunk := list(islice(remaining, _CHUNK)):
        hidden += Movie.objects.public().filter(pk__among=chunk).update(hidden_since=now)
    return hidden
