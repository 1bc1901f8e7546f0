"""What editors decide of suspected duplicates: that two people are two, and that this was a mistake."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction

from catalog.duplicates.compare import compare
from catalog.models import DistinctPeople, Person, SuspectedDuplicate


@transaction.atomic
def dismiss(suspicions: Collection[SuspectedDuplicate], user: User | None = None) -> None:
    """Note that the people of each of `suspicions` are two: they are never suspected again."""
    distinct = (DistinctPeople(first_id=one.first_id, second_id=one.second_id, noted_by=user) for one in suspicions)
    DistinctPeople.objects.bulk_create(distinct, ignore_conflicts=True)
    SuspectedDuplicate.objects.filter(pk__among=[one.pk for one in suspicions]).delete()


@transaction.atomic
def tell_apart(one: Person, other: Person, user: User | None = None) -> None:
    """Note that these are two, though their names are alike."""
    first, second = sorted((one.pk, other.pk))
    DistinctPeople.objects.get_or_create(first_id=first, second_id=second, defaults={"noted_by": user})
    SuspectedDuplicate.objects.filter(first=first, second=second).delete()


@transaction.atomic
def suspect_again(pairs: Collection[DistinctPeople]) -> None:
    """Forget that these people are two, and compare them anew."""
    DistinctPeople.objects.filter(pk__among=[pair.pk for pair in pairs]).delete()
    compare({person for pair in pairs for person in (pair.first_id, pair.second_id)})
