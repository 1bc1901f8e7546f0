"""People who may be one: listed for editors with the reason, until dismissed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from django.db.models import Count

from catalog.models import DistinctPeople, Person

SAME_WORDS = "the same name but for accents, case or punctuation"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two people who may be one, and why."""

    first: Person
    second: Person
    reason: str


def suspected_duplicates(start: int, end: int) -> list[Suspicion]:
    """Return suspicions number ``start`` to ``end`` (from 0, the last not included), by name.

    Found by the filing key alone, which an index holds: two names that file alike differ only in what folding drops.
    """
    keys = Person.objects.order_by("sort_name").values("sort_name").annotate(people=Count("pk")).filter(people__gt=1)
    suspicions: list[Suspicion] = []
    last = ""
    while len(suspicions) < end:
        chunk = [row["sort_name"] for row in keys.filter(sort_name__gt=last)[:500]]
        if not chunk:
            break
        last = chunk[-1]
        suspicions += _pairs(chunk)
    return suspicions[start:end]


def _pairs(keys: list[str]) -> Iterator[Suspicion]:
    people = list(Person.objects.filter(sort_name__in=keys).order_by("sort_name", "pk"))
    dismissed = set(
        DistinctPeople.objects.filter(first__in=people, second__in=people).values_list("first_id", "second_id")
    )
    for _, group in groupby(people, key=lambda person: person.sort_name):
        for first, second in combinations(group, 2):
            if (first.pk, second.pk) not in dismissed and first.name != second.name:
                yield Suspicion(first, second, SAME_WORDS)
