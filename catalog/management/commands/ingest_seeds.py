"""The operators' command: seed files in, a site out."""

import gc
import json
import signal
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError

from catalog.ingest.current import names_of_people
from catalog.ingest.lock import LoadRunningError
from catalog.ingest.missing import TooManyMissingError
from catalog.ingest.plan import FilmPlan
from catalog.ingest.progress import Progress
from catalog.ingest.report import Report
from catalog.ingest.run import Listener, Options, note_refusal, run_load
from catalog.ingest.wording import hidden_line, plan_lines, summary_lines
from catalog.management.own_command import OwnCommand, database_reason
from catalog.models import Load, Movie
from catalog.seeds import Problem
from catalog.seeds.sources import SourceError, open_sources

EXIT_NOTHING_DONE = 1
EXIT_WRONG_USAGE = 2
EXIT_SOME_REJECTED = 3
EXIT_ALREADY_RUNNING = 75
"""EX_TEMPFAIL of sysexits.h: try again later."""
EXIT_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""
EXIT_UNREAD = 141
"""The same of SIGPIPE."""


class UnreadError(Exception):
    """Nobody reads any more what a dry run is there to tell."""


class Command(OwnCommand):
    """Loads seed files; the same seeds again change nothing."""

    help = (
        "Load seed files into the catalogue. A path is a file, a folder (searched for *.txt), a .zip, .tar,"
        " .tar.gz or .tgz archive, or - for a tar stream on standard input. Exit codes: 0 all loaded,"
        " 3 loaded but some files rejected, 1 nothing could be done, 2 wrong usage, 75 another load is running."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012  # as Django declares it
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; print what would change")
        parser.add_argument("--prune", action="store_true", help="hide the films whose seed this load lacks")
        parser.add_argument("--force", action="store_true", help="let --prune hide more than a fifth of the films")
        parser.add_argument("--if-empty", action="store_true", help="do nothing if the catalogue has films already")
        parser.add_argument("--report", metavar="FILE", help="write the run's report as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load the paths, print the report, and leave with the exit code that fits."""
        report = Report(dry_run=options["dry_run"])
        self._try_report(options["report"])
        try:
            if options["if_empty"] and Movie.objects.exists():
                self.stdout.write("the catalogue has films already: nothing is loaded")
                report.status = Load.Status.COMPLETED
                return
            with _sigterm_as_interrupt(), _modules_out_of_garbage_collection():
                self._load(options, report)
        except SourceError as error:
            self._refuse(report, str(error))
            if not report.dry_run:
                # Where the database is away too, what is wrong with the sources is still the thing to say.
                with suppress(DatabaseError, InterfaceError, ImproperlyConfigured):
                    note_refusal(options["paths"], report)
            raise CommandError(report.reason, returncode=EXIT_NOTHING_DONE) from error
        except LoadRunningError as error:
            self._refuse(report, "another load is running; try again when it has ended")
            raise CommandError(report.reason, returncode=EXIT_ALREADY_RUNNING) from error
        except (TooManyMissingError, DatabaseError, InterfaceError, ImproperlyConfigured, OSError) as error:
            self._refuse(report, _reason(error))
            raise CommandError(report.reason, returncode=EXIT_NOTHING_DONE) from error
        except UnreadError:
            report.status = Load.Status.INTERRUPTED
            sys.exit(EXIT_UNREAD)
        except KeyboardInterrupt:
            self.stderr.write("interrupted: what is loaded stays, the next load does the rest")
            sys.exit(EXIT_INTERRUPTED)
        finally:
            self._write_report(options["report"], report)
        self.stdout.write("\n".join(summary_lines(report)))
        if report.rejected:
            sys.exit(EXIT_SOME_REJECTED)

    def _refuse(self, report: Report, reason: str) -> None:
        report.status, report.reason = Load.Status.FAILED, reason

    def _load(self, options: dict[str, Any], report: Report) -> None:
        paths = options["paths"]
        with open_sources(paths) as sources:
            progress = Progress(self.told_of_errors, sources.count)  # type: ignore[arg-type]  # has all that is asked of it

            def tell_plans(plans: list[FilmPlan]) -> None:
                if options["dry_run"]:
                    progress.clear()
                    names = names_of_people(state for plan in plans for state in (plan.before, plan.state))
                    for plan in plans:
                        self.stdout.write("\n".join(plan_lines(plan, names)))
                    self.told.flush()
                    if self.told.is_unread:
                        raise UnreadError

            def tell_hidden(movie_id: int, title: str) -> None:
                progress.clear()
                self.stdout.write(hidden_line(movie_id, title))

            def tell_problem(problem: Problem) -> None:
                progress.clear()
                self.stderr.write(str(problem))

            try:
                run_load(
                    paths,
                    sources,
                    Options(dry_run=options["dry_run"], prune=options["prune"], force=options["force"]),
                    report,
                    Listener(tell_plans, tell_problem, progress.advance, tell_hidden, progress.step),
                )
            finally:
                progress.clear()

    def _try_report(self, file: str | None) -> None:
        """End before anything is loaded if the report could not be written; what is in the file stays until then."""
        if file:
            try:
                Path(file).open("a").close()
            except OSError as error:
                reason = f"--report {file}: {error.strerror}"
                raise CommandError(reason, returncode=EXIT_WRONG_USAGE) from error

    def _write_report(self, file: str | None, report: Report) -> None:
        if not file:
            return
        try:
            Path(file).write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False) + "\n")
        except OSError as error:
            self.stderr.write(f"the report could not be written to {file}: {error.strerror}")


@contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """End as cleanly on SIGTERM, which service managers send, as on Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _modules_out_of_garbage_collection() -> Iterator[None]:
    """Spare the collector what is there to stay: looking through it again and again costs a load some 4 % of its time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _reason(error: Exception) -> str:
    """Return `error` in one line, with what to do where that is known."""
    if isinstance(error, (OSError, TooManyMissingError)):
        return " ".join(str(error).split()) or type(error).__name__
    return database_reason(error)
