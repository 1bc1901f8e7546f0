"""One load from its sources to its counts: sift, plan, apply, batch by batch."""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace

from django.db import transaction

from catalog.ingest.apply import SeedText, apply_plans
from catalog.ingest.current import (
    KnownSeed,
    StoredFilm,
    base_state,
    identities,
    known_seeds,
    stored_films,
)
from catalog.ingest.film_state import FilmState, Identities, Mention, state_of_record
from catalog.ingest.ledger import Entry, Ledger
from catalog.ingest.lock import keep_identities
from catalog.ingest.plan import Action, FilmPlan, plan_film
from catalog.ingest.reading import ReadSeed, read_seeds
from catalog.ingest.report import Report
from catalog.models import Load
from catalog.search.entries import Entry as SearchEntry
from catalog.search.index import at_hand
from catalog.seeds import Problem, SeedRecord
from catalog.seeds.sources import SeedFile

BATCH_FILES = 500
"""Files in one transaction: enough to spread its cost, few enough that an editor waits but a moment."""
BATCH_BYTES = 8 * 2**20
"""Bytes of files in one transaction, so that memory stays flat with long synopses too."""

_QUICK_NUMBER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[^\n]+\n){0,20}?[ \t]*movieId[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r?\n",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed file of this run. ``record`` is None where the file is the one that its film was last loaded from."""

    movie_id: int
    path: str
    sha256: str
    data: bytes
    record: SeedRecord | None = None
    mentions: tuple[Mention, ...] = ()
    entry: SearchEntry | None = None
    """What the search index keeps of the film, if that is known already."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The files of a batch, each with its digest, and the number of the film that was last loaded from just this file."""

    files: list[SeedFile]
    digests: list[str]
    known: list[int | None]

    @property
    def to_read(self) -> list[SeedFile]:
        """The files that say something new."""
        return [file for file, number in zip(self.files, self.known, strict=True) if number is None]


class Loader:
    """Loads seed files and counts what comes of it."""

    def __init__(
        self,
        report: Report,
        ledger: Ledger,
        now: datetime.datetime,
        *,
        load_row: Load | None = None,
        on_plans: Callable[[list[FilmPlan]], None] = lambda _: None,
        on_problem: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        """Count in ``report``, whose ``dry_run`` forbids writing, and note the films met in ``ledger``.

        ``now`` is the time that films get as their time of change, ``load_row`` the run's row (None for a dry run). ``on_plans`` is told what is done to the films of a
        batch that are not left as they are, ``on_problem`` each rejection and warning as it is found.
        """
        self.report = report
        self.ledger = ledger
        self.now = now
        self.load_row = load_row
        self.on_plans = on_plans
        self.on_problem = on_problem
        self.rejected_paths: set[str] = set()

    def sift(self, files: list[SeedFile]) -> Sifted:
        """Tell the files that their films were last loaded from, and are as they were, from those to be read."""
        digests = [hashlib.sha256(file.data).hexdigest() for file in files]
        numbers = [quick_number(file.data) for file in files]
        seeds = known_seeds({number for number in numbers if number})
        known = [
            number if number and seeds.get(number) == KnownSeed(digest, hidden=False) else None
            for number, digest in zip(numbers, digests, strict=True)
        ]
        return Sifted(files, digests, known)

    def load(self, batch: Sifted, read: list[ReadSeed]) -> None:
        """Load one batch in one transaction; none is begun if nothing changed. ``read`` is what its ``to_read`` say."""
        seeds = list(self._distinct(list(self._seeds(batch, read))))
        changed = [seed for seed in seeds if seed.record]
        self.load_seeds(changed)
        self.report.unchanged += len(seeds) - len(changed)
        self.ledger.add(Entry(seed.movie_id, seed.sha256, seed.path) for seed in seeds)

    def load_seeds(self, seeds: list[Seed]) -> None:
        """Load seeds that are read and parsed, one a film, in one transaction."""
        if not seeds:
            return
        with nullcontext() if self.report.dry_run else transaction.atomic():
            plans = self._plan_and_apply(seeds)
        self.on_plans([plan for plan in plans if plan.action is not Action.KEEP or plan.conflicts])

    def _seeds(self, batch: Sifted, read: list[ReadSeed]) -> Iterator[Seed]:
        """Yield the seeds of a batch, those that are known without a record; reject what cannot be read."""
        news = iter(read)
        for file, digest, number in zip(batch.files, batch.digests, batch.known, strict=True):
            if number is not None:
                yield Seed(number, file.path, digest, file.data)
            elif seed := self._accepted(file, digest, next(news)):
                yield seed

    def _accepted(self, file: SeedFile, digest: str, read: ReadSeed) -> Seed | None:
        if read.record is None:
            self._reject(file.path, read.problems)
            return None
        self.report.warn(read.problems)
        for warning in read.problems:
            self.on_problem(warning)
        return Seed(read.record.movie_id, file.path, digest, file.data, read.record, read.mentions, read.entry)

    def _distinct(self, seeds: list[Seed]) -> Iterable[Seed]:
        """Return one seed a film. Of two that differ the first in path order loads, the other is rejected."""
        met = self.ledger.find({seed.movie_id for seed in seeds})
        kept: dict[int, Seed] = {}
        for seed in seeds:
            entry = Entry(seed.movie_id, seed.sha256, seed.path)
            first = met.setdefault(seed.movie_id, entry)
            if first is entry:
                kept[seed.movie_id] = seed
            elif first.digest == entry.digest:
                continue
            elif _path_order(seed.path) < _path_order(first.path):
                # A tar stream has its own order: the film was loaded from the other file, and is loaded again.
                self._reject_second(first.path, entry)
                met[seed.movie_id], kept[seed.movie_id] = entry, self._with_record(seed)
            else:
                self._reject_second(seed.path, first)
        return kept.values()

    def _with_record(self, seed: Seed) -> Seed:
        """Return ``seed`` read, though the film was once loaded from it: meanwhile another file took its place."""
        if seed.record:
            return seed
        (read,) = read_seeds([SeedFile(seed.path, seed.data)], self.now.year)
        return replace(seed, record=read.record, mentions=read.mentions, entry=read.entry)

    def _reject(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.rejected_paths.add(path)
        self.report.reject(problems)
        for problem in problems:
            self.on_problem(problem)

    def _reject_second(self, path: str, first: Entry) -> None:
        reason = f"movieId {first.movie_id} is taken by {first.path}, which differs"
        self._reject(path, (Problem(path, 1, reason),))

    def _plan_and_apply(self, seeds: list[Seed]) -> list[FilmPlan]:
        numbers = [seed.movie_id for seed in seeds]
        if not self.report.dry_run:
            keep_identities()
        stored = stored_films(numbers)
        names = names_in(seeds, stored.values())
        whom = identities(names, numbers)
        plans = [self._plan(seed, stored.get(seed.movie_id), whom) for seed in seeds]
        if self.report.dry_run:
            self._count(plans)
        else:
            texts = [
                SeedText(seed.movie_id, seed.path, seed.sha256, seed.data.decode("utf-8-sig"), seed.mentions)
                for seed in seeds
            ]
            with at_hand({seed.movie_id: seed.entry for seed in seeds if seed.entry}):
                apply_plans(plans, texts, stored, whom, self.now, self.report, self.load_row)
        self.report.conflicts += sum(len(plan.conflicts) for plan in plans)
        self.report.unchanged += sum(plan.action is Action.KEEP for plan in plans)
        return plans

    def _plan(self, seed: Seed, film: StoredFilm | None, whom: Identities) -> FilmPlan:
        says = state_of_record(seed.record, seed.mentions, whom) if seed.record is not None else FilmState()
        if film is None:
            return plan_film(seed.movie_id, FilmState(), says, None)
        return plan_film(seed.movie_id, base_state(film, whom), says, film.current, hidden=film.hidden)

    def _count(self, plans: list[FilmPlan]) -> None:
        """Count what ``plans`` would do to films; people and credits are counted as they are written."""
        for plan in plans:
            self.report.created += plan.action is Action.CREATE
            self.report.updated += plan.action is Action.UPDATE


def batches(files: Iterable[SeedFile]) -> Iterator[list[SeedFile]]:
    """Yield ``files`` in lists of at most BATCH_FILES files and about BATCH_BYTES bytes."""
    batch: list[SeedFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += len(file.data)
        if len(batch) == BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def quick_number(data: bytes) -> int | None:
    """Return the film's number if it can be told at a glance; it is only a guess until the digest confirms it."""
    found = _QUICK_NUMBER.match(data)
    return int(found[1]) if found else None


def _path_order(path: str) -> list[str]:
    return path.split("/")


def names_in(seeds: Iterable[Seed], films: Iterable[StoredFilm]) -> list[str]:
    """Return the names that ``seeds`` and the last seeds of ``films`` credit, each once, in order of appearance."""
    says = [(seed.record, seed.mentions) for seed in seeds] + [(film.base, film.mentions) for film in films]
    return list(
        dict.fromkeys(
            name
            for record, mentions in says
            if record is not None
            for name in (*record.directors, *record.actors, *(performer for performer, _ in mentions))
        )
    )
