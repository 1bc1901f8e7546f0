"""The further names by which seeds mean a person, where each comes from, and the removal of one left by mistake."""

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from catalog.changes import together
from catalog.ingest.current import stored_films
from catalog.ingest.load import names_in
from catalog.ingest.lock import change_identities
from catalog.models import Person, PersonAlias, PersonMerge, SourceRecord


class AliasError(Exception):
    """A name that cannot be removed; the message tells an editor why."""


@dataclass(frozen=True, slots=True)
class FurtherName:
    """A further name of a person, with what keeps it."""

    alias: PersonAlias
    films: int
    """How many of the person's films have seeds that name it."""
    merge: PersonMerge | None
    """The merge that it came with; to undo that takes the name along."""

    @property
    def is_shown(self) -> bool:
        """Whether the site shows the person under this name."""
        return self.alias.name == self.alias.person.name

    @property
    def is_removable(self) -> bool:
        """Whether nothing needs the name: it was left by a rename."""
        return not (self.films or self.merge or self.is_shown)


def further_names(person: Person) -> list[FurtherName]:
    """Return the names beside the first by which seeds mean ``person``, by name."""
    aliases = list(person.aliases.select_related("person").order_by("name"))
    if not aliases:
        return []
    films = _films_naming([alias.name for alias in aliases], person)
    merges = {
        name: merge
        for merge in PersonMerge.objects.filter(kept_number=person.pk, undone_at=None).defer("credits").order_by("pk")
        for name in (merge.gone["match_name"], *merge.gone["aliases"])
    }
    return [FurtherName(alias, films[alias.name], merges.get(alias.name)) for alias in aliases]


@together()
def remove_alias(alias: PersonAlias) -> None:
    """Let seeds no longer mean the person by this name. Raises AliasError if something needs it."""
    change_identities()
    person = Person.objects.select_for_update().get(pk=alias.person_id)
    found = next((one for one in further_names(person) if one.alias.pk == alias.pk), None)
    if found is None:
        raise AliasError("It is removed already.")
    if not found.is_removable:
        raise AliasError(f"“{alias.name}” is needed: see where it comes from.")
    found.alias.delete()


def _films_naming(names: list[str], person: Person) -> Counter[str]:
    """Return in how many of the person's films seeds credit each of ``names``."""
    seeds = SourceRecord.objects.filter(pk__in=person.credits.order_by().values("movie"))
    # Seeds that have the name anywhere are few; only these are read closely.
    having = seeds.filter(reduce(or_, (Q(text__contains=name) for name in names)))
    films = stored_films(list(having.values_list("pk", flat=True)))
    return Counter(name for film in films.values() for name in names_in([], [film]))
