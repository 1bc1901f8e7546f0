"""``manage.py check_search``: proves that the search index says what the catalogue says."""

import sys
from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import CommandError

from catalog.management.own_command import OwnCommand
from catalog.models import Movie
from catalog.search.check import broken_tables, differences, repair
from catalog.search.index import index_everything, make_tables_anew
from catalog.search.tables import missing_tables

SHOWN = 50
REPAIRED_AT_ONCE = 10_000


class Command(OwnCommand):
    """Lists what differs; exit code 1 if anything does and is not repaired."""

    help = (
        "Compare the search index with every film and person; --repair mends what differs, --rebuild whatever is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--repair`` and ``--rebuild``."""
        parser.add_argument("--repair", action="store_true", help="index anew what differs")
        parser.add_argument("--rebuild", action="store_true", help="make the whole index anew, tables included")

    def handle(self, *_: Any, repair: bool, rebuild: bool, **__: Any) -> None:
        """Check, print what differs, repair if asked to."""
        Movie.objects.exists()  # fails where there is no catalogue yet: migrations make the tables then
        if rebuild:
            make_tables_anew()
            index_everything()
        if missing := missing_tables():
            raise CommandError(f"these tables are missing: {', '.join(missing)}; check_search --rebuild makes them")
        if broken := broken_tables():
            raise CommandError(
                f"the search index is broken, only check_search --rebuild mends it ({'; '.join(broken)})"
            )
        count = self._repair_all() if repair else self._list(SHOWN)
        if count:
            self.stdout.write(f"{count:,} differences{' repaired' if repair else ''}")
        else:
            self.stdout.write("The search index is what it should be.")
        if count and not repair:
            sys.exit(1)

    def _list(self, most: int) -> int:
        count = 0
        for count, difference in enumerate(differences(), start=1):
            if count <= most:
                self.stdout.write(str(difference))
        return count

    def _repair_all(self) -> int:
        count = 0
        remaining = differences()
        while found := list(islice(remaining, REPAIRED_AT_ONCE)):
            for difference in found[: max(SHOWN - count, 0)]:
                self.stdout.write(str(difference))
            repair(found)
            count += len(found)
        return count
