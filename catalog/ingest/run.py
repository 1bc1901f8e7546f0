"""A whole run of ``ingest_seeds``: one at a time, recorded, whatever comes in its way."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.utils import timezone

from catalog.busy_people import afterwards
from catalog.duplicates.compare import compared_afterwards
from catalog.ingest.ledger import Ledger
from catalog.ingest.load import BATCH_FILES, Loader, batches
from catalog.ingest.lock import load_lock
from catalog.ingest.memory import BATCHES_BETWEEN, give_back
from catalog.ingest.missing import hide, missing_films, refuse_if_many_missing, refuse_if_too_many, titled
from catalog.ingest.plan import FilmPlan
from catalog.ingest.reader import reading_ahead
from catalog.ingest.report import Report
from catalog.ingest.statistics import Statistics
from catalog.models import Load, Movie
from catalog.search.engine import engine
from catalog.search.index import words_remembered
from catalog.seeds import Problem
from catalog.seeds.sources import Sources

KEPT_MISSING = 1_000
"""Films without a seed that a run's row lists for editors."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator asked for."""

    dry_run: bool = False
    prune: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom to tell while the run goes on."""

    on_plans: Callable[[list[FilmPlan]], None] = lambda _: None
    on_problem: Callable[[Problem], None] = lambda _: None
    on_batch: Callable[[int], None] = lambda _: None
    """Told how many files the last batch had."""
    on_hidden: Callable[[int, str], None] = lambda _number, _title: None
    """Told number and title of each film that a dry run would hide."""
    on_step: Callable[[str], None] = lambda _: None
    """Told what is done when all files are."""


def run_load(
    paths: Sequence[str],
    sources: Sources,
    options: Options,
    report: Report,
    listener: Listener | None = None,
) -> None:
    """Load ``sources`` as ``options`` say and fill ``report``; a run that writes leaves its row in Load.

    Raises LoadRunningError if another load is running, TooManyMissingError if --prune would empty the site; in both
    cases nothing was written. Whatever else stops it (KeyboardInterrupt, a database's error) is noted in the row and
    raised again: what was loaded before stays, each film whole.
    """
    listener = listener or Listener()
    report.dry_run = options.dry_run
    started = time.monotonic()
    with ExitStack() as stack:
        row: Load | None = None
        if not options.dry_run:
            stack.enter_context(load_lock())
            row = stack.enter_context(_recorded(paths, report))
        try:
            if options.prune and not options.force and not options.dry_run:
                refuse_if_many_missing(sources)
            everybody = row is not None and _last_load_failed(row)
            with (
                words_remembered(),
                afterwards(everybody=everybody),
                _saying(listener, "counting the films of people"),
                compared_afterwards(everybody=everybody),
                _saying(listener, "comparing the names of people"),
            ):
                _load(sources, options, report, listener, row)
                if row is not None and (report.created or report.updated):
                    listener.on_step("putting the search index in order")
                    engine().settle()
            report.status = Load.Status.COMPLETED
        except KeyboardInterrupt:
            report.status = Load.Status.INTERRUPTED
            raise
        except BaseException:
            report.status = Load.Status.FAILED
            raise
        finally:
            report.seconds = time.monotonic() - started


@contextmanager
def _saying(listener: Listener, what: str) -> Iterator[None]:
    """Say what is done next when the block has ended well."""
    yield
    listener.on_step(what)


def _load(sources: Sources, options: Options, report: Report, listener: Listener, row: Load | None) -> None:
    now = timezone.now()
    with Ledger() as ledger:
        loader = Loader(report, ledger, now, load_row=row, on_plans=listener.on_plans, on_problem=listener.on_problem)
        statistics = Statistics()
        sifted = map(loader.sift, batches(sources))
        beside = sources.count > BATCH_FILES  # a process costs as much as some hundred films
        with reading_ahead(sifted, lambda batch: batch.to_read, now.year, beside=beside) as read_batches:
            for number, (batch, read) in enumerate(read_batches):
                loader.load(batch, read)
                if number % BATCHES_BETWEEN == 0:
                    give_back()
                if row is not None:
                    statistics.keep_up(report.created)
                listener.on_batch(len(batch.files))
        missing = missing_films(ledger, loader.rejected_paths)
        if row is not None:
            missing = _noting(missing, row.missing)
        if not options.prune:
            report.missing = sum(1 for _ in missing)
        elif options.dry_run:
            for movie_id, title in titled(missing):
                listener.on_hidden(movie_id, title)
                report.hidden += 1
            if not options.force:
                refuse_if_too_many(report.hidden, Movie.objects.public().count())
        else:
            report.hidden = hide(missing, now)


def _last_load_failed(row: Load) -> bool:
    last = Load.objects.filter(pk__lt=row.pk).order_by("-pk").first()
    return last is not None and last.status != Load.Status.COMPLETED


def _noting(movie_ids: Iterator[int], noted: list[int]) -> Iterator[int]:
    """Yield ``movie_ids``, adding the first of them to ``noted``."""
    for movie_id in movie_ids:
        if len(noted) < KEPT_MISSING:
            noted.append(movie_id)
        yield movie_id


@contextmanager
def _recorded(paths: Sequence[str], report: Report) -> Iterator[Load]:
    """Keep a row of this run; rows left running by runs that were killed are marked, for we hold the lock."""
    Load.objects.filter(status=Load.Status.RUNNING).update(status=Load.Status.UNFINISHED, finished_at=timezone.now())
    load = Load.objects.create(paths=list(paths))
    try:
        yield load
    finally:
        load.status, load.report, load.finished_at = report.status, report.as_json(), timezone.now()
        load.save()


def note_refusal(paths: Sequence[str], report: Report) -> None:
    """Leave the row of a run whose sources were refused before it began."""
    Load.objects.create(
        paths=list(paths), status=Load.Status.FAILED, report=report.as_json(), finished_at=timezone.now()
    )
