"""Reads all synopses again with the present rules of who is named as which character."""

from collections.abc import Callable, Iterator

from django.utils import timezone

from catalog.ingest.ledger import Ledger
from catalog.ingest.load import BATCH_FILES, Loader, Seed
from catalog.ingest.lock import load_lock
from catalog.ingest.reading import mentions_in
from catalog.ingest.report import Report
from catalog.models import SourceRecord
from catalog.models.movie import LAST_YEAR
from catalog.seeds import SeedError, parse_seed
from catalog.seeds.rules import YEARS_AHEAD


def reread_synopses(report: Report, on_batch: Callable[[int], None] = lambda _: None) -> None:
    """Find the mentions of every film's last seed anew and merge what differs, as a load of a changed seed would.

    Counts in ``report``; films whose mentions stay the same are unchanged. Raises LoadRunningError if a load is
    running.
    """
    with load_lock(), Ledger() as ledger:
        loader = Loader(report, ledger, timezone.now())
        for records in _batches():
            changed = [seed for record in records if (seed := _reread(record))]
            loader.load_seeds(changed)
            report.unchanged += len(records) - len(changed)
            on_batch(len(records))


def _batches() -> Iterator[list[SourceRecord]]:
    last = 0
    records = SourceRecord.objects.order_by("pk")
    while batch := list(records.filter(pk__gt=last)[:BATCH_FILES]):
        last = batch[-1].pk
        yield batch


def _reread(source: SourceRecord) -> Seed | None:
    """Return the film's last seed with its mentions as they are found now, or None if they are as they were."""
    data = source.text.encode()
    try:
        record = parse_seed(data, source.path, this_year=LAST_YEAR - YEARS_AHEAD).record
    except SeedError:  # accepted by an older version of the format
        return None
    mentions = mentions_in(record)
    if [list(mention) for mention in mentions] == source.mentions:
        return None
    return Seed(source.pk, source.path, source.sha256, data, record, mentions)
