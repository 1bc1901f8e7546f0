"""Which names in seeds stand behind a person's credits."""

from catalog.models import Person

Place = tuple[int, str]
"""A film's number and a role."""


def names_of(person: Person) -> set[str]:
    """Return the names by which seeds mean ``person``."""
    names = set(person.aliases.values_list("name", flat=True))
    return names | {person.match_name} if person.match_name else names
