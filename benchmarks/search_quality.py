"""How often a search finds what was meant, over 36,000 films of Wikipedia.

    python -m benchmarks.search_quality                          loads the corpus into a temporary SQLite database
    python -m benchmarks.search_quality --database URL           loads it into an empty database
    python -m benchmarks.search_quality --database URL --loaded  uses the catalogue that is there

`search_queries.tsv` was written from what people type; that the films and people are in the corpus was looked up in its
seeds, not asked of the index. Prints the share of queries with the expected result first, and among the first five.
"""

import argparse
import csv
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[1]
CORPUS = PROJECT.parent / "shared" / "corpus" / "wikipedia-films.tar.gz"
QUERIES = Path(__file__).with_name("search_queries.tsv")
AIMS = {"correctly typed": (0.95, 0.95), "one typing error": (0.0, 0.90)}
"""The least share of queries answered first, and within the first five."""


class Expectation(NamedTuple):
    """What is typed, the film or person that it means, and what kind of query it is."""

    typed: str
    expected: str
    kind: str


def expectations() -> list[Expectation]:
    """Return the rows of the file of queries."""
    with QUERIES.open(encoding="utf-8") as lines:
        rows = csv.reader((line for line in lines if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Expectation(*row) for row in rows]


def rank(expectation: Expectation) -> int:
    """Return the place of what was expected among the films or people that its page shows, from 1; 0 if not there."""
    from catalog.search.query import parse  # noqa: PLC0415 - Django must be set up first
    from catalog.search.results import search  # noqa: PLC0415 - as above
    from catalog.text import fold  # noqa: PLC0415 - as above

    results = search(parse(expectation.typed))
    if expectation.expected.startswith("@"):
        found = [f"@{fold(person.name)}" for person in results.people or results.nearest_people]
        expected = f"@{fold(expectation.expected)}"
    else:
        found = [f"{film.title} ({film.year})" for film in results.films or results.nearest_films]
        expected = expectation.expected
    return found.index(expected) + 1 if expected in found else 0


def main(arguments: list[str] | None = None) -> int:
    """Print the shares and what failed; return 1 if an aim was missed."""
    parser = argparse.ArgumentParser(description="Measure how often a search finds what was meant.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the seeds to load")
    parser.add_argument("--database", help="the URL of a database; a temporary one without it")
    parser.add_argument("--loaded", action="store_true", help="its catalogue is loaded already")
    options = parser.parse_args(arguments)
    if not options.loaded and not options.corpus.exists():
        print(f"search quality: skipped, no corpus at {options.corpus}")
        return 0
    with tempfile.TemporaryDirectory(prefix="catalogue-search-") as folder:
        os.environ.update(DATA_DIR=folder, DATABASE_URL=options.database or f"sqlite:///{folder}/catalogue.sqlite3")
        _set_up(None if options.loaded else options.corpus)
        return _report()


def _set_up(corpus: Path | None) -> None:
    import django  # noqa: PLC0415 - settings depend on the environment made above
    from django.core.management import call_command  # noqa: PLC0415 - as above

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")
    django.setup()
    if corpus:
        call_command("migrate", verbosity=0)
        call_command("ingest_seeds", str(corpus))


def _report() -> int:
    from django.db import connection  # noqa: PLC0415 - as above

    total: Counter[str] = Counter()
    first: Counter[str] = Counter()
    five: Counter[str] = Counter()
    for expectation in expectations():
        group = "one typing error" if expectation.kind == "error" else "correctly typed"
        place = rank(expectation)
        total[group] += 1
        first[group] += place == 1
        five[group] += 1 <= place <= 5
        if place != 1:
            print(f"  {place or 'not found':>9}  {expectation.typed!r}: expected {expectation.expected}")
    missed = False
    for group, (aim_first, aim_five) in AIMS.items():
        at_one, at_five = first[group] / total[group], five[group] / total[group]
        missed |= at_one < aim_first or at_five < aim_five
        print(f"{connection.vendor}, {group} ({total[group]}): first {at_one:.1%}, in the first five {at_five:.1%}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
