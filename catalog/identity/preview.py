"""What a merge of people would change, told before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.identity.seed_names import names_of
from catalog.models import Credit, Person


class MergeError(Exception):
    """A merge or its undoing that cannot be done; the message tells an editor why."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What one merge will change."""

    kept: Person
    gone: Person
    moved: list[Credit]
    """Credits that become the kept person's."""
    dropped: list[Credit]
    """Credits that the kept person has as well, in the same film and role."""
    names: list[str]
    """Names in seeds that will mean the kept person from then on."""
    addresses: list[str]
    """Slugs that will lead to the kept person."""


def preview_merge(kept: Person, gone: Person) -> MergePreview:
    """Return what ``merge_people(kept, gone)`` would do. Raises MergeError if it cannot be done."""
    return preview_merges(kept, [gone])[0]


def preview_merges(kept: Person, gone: Sequence[Person]) -> list[MergePreview]:
    """Return what merging each of ``gone`` into ``kept``, one after the other, would do.

    Raises MergeError if ``kept`` is among them, or somebody twice.
    """
    if len({kept.pk, *(person.pk for person in gone)}) <= len(gone):
        raise MergeError("A person cannot be merged with themselves.")
    held = set(kept.credits.values_list("movie_id", "role"))
    previews = []
    for person in gone:
        credits = list(
            person.credits.select_related("movie")
            .defer("movie__synopsis")
            .order_by("movie__sort_title", "movie_id", "role")
        )
        previews.append(
            MergePreview(
                kept,
                person,
                moved=[credit for credit in credits if (credit.movie_id, credit.role) not in held],
                dropped=[credit for credit in credits if (credit.movie_id, credit.role) in held],
                names=sorted(names_of(person)),
                addresses=[person.slug, *sorted(person.redirects.values_list("slug", flat=True))],
            )
        )
        held |= {(credit.movie_id, credit.role) for credit in credits}
    return previews
