"""An editor who makes random edits of every kind at the desk, and the same in a naive catalogue."""

import random
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.test import Client

from catalog.models import Credit, Movie, Person, PersonMerge
from tests.admin.forms import CAST, DIRECTORS, add_credit, film_address, open_film, open_form, save
from tests.endurance.naive_catalogue import ROLES, NaiveCatalogue, NaiveCredit

if TYPE_CHECKING:
    from collections.abc import Callable

DELETED_AT_MOST = 0.1
"""Share of the edits that delete a film: nothing can be seen of further ones."""
FIELDS = [
    ("title", "An editor's title", "An editor's title"),
    ("year", "1988", 1988),
    ("year", "", None),
    ("rating_value", "7.5", Decimal("7.5")),
    ("synopsis", "An editor's.", "An editor's."),
    ("url", "https://example.org/edited", "https://example.org/edited"),
]
CHARACTERS = ("Zed", "Max", "")


class Desk:
    """Makes one random edit after the other, most of them in the films ``preferred``."""

    def __init__(self, client: Client, naive: NaiveCatalogue, chance: random.Random, preferred: list[int]) -> None:
        self.client = client
        self.naive = naive
        self.chance = chance
        self.films = sorted(naive.films)
        self.preferred = preferred
        self.made: dict[str, int] = {}
        self.names: list[str] = []
        """Names that an editor gave or took a meaning, for later seeds to use."""

    def edit(self) -> bool:
        """Make an edit; False if chance chose one that cannot be made."""
        kinds: list[Callable[[], bool]] = [
            self.change_field, self.change_field, self.add, self.remove, self.move, self.tell_character,
            self.delete, self.rename, self.merge, self.merge_and_undo, self.split,
        ]  # fmt: skip
        kind = self.chance.choice(kinds)
        done = kind()
        if done:
            self.made[kind.__name__] = self.made.get(kind.__name__, 0) + 1
        return done

    def film(self) -> int:
        while True:
            number = self.chance.choice(self.preferred if self.chance.random() < 0.75 else self.films)
            if not self.naive.films[number].deleted:
                return number

    def save(self, number: int, data: dict[str, str]) -> None:
        assert save(self.client, film_address(Movie(pk=number)), data) == ""

    def change_field(self) -> bool:
        number = self.film()
        data = open_film(self.client, Movie(pk=number))
        name, text, value = self.chance.choice(FIELDS)
        data[name] = text
        self.save(number, data)
        self.naive.films[number].fields[name] = value
        return True

    def row(self, roles: tuple[str, ...] = ROLES, least: int = 1) -> tuple[int, str, int] | None:
        """Return a film, a role and the number of a row in it; None for a film with fewer than ``least``."""
        number, role = self.film(), self.chance.choice(roles)
        people = self.naive.films[number].credits[role]
        return (number, role, self.chance.randrange(len(people))) if len(people) >= least else None

    def anybody(self) -> int | None:
        """Return somebody who is credited in a film."""
        row = self.row()
        return list(self.naive.films[row[0]].credits[row[1]])[row[2]] if row else None

    def add(self) -> bool:
        number, role, person = self.film(), self.chance.choice(ROLES), self.anybody()
        people = self.naive.films[number].credits[role]
        if person is None or person in people:
            return False
        data = open_film(self.client, Movie(pk=number))
        add_credit(data, prefix(role), Person(pk=person))
        self.save(number, data)
        people[person] = NaiveCredit(own=True)
        return True

    def remove(self) -> bool:
        if not (row := self.row()):
            return False
        number, role, place = row
        data = open_film(self.client, Movie(pk=number))
        data[f"{prefix(role)}-{place}-DELETE"] = "on"
        self.save(number, data)
        del self.naive.films[number].credits[role][int(data[f"{prefix(role)}-{place}-person"])]
        return True

    def move(self) -> bool:
        if not (row := self.row(least=2)):
            return False
        number, role, place = row
        other = place - 1 if place else place + 1
        data = open_film(self.client, Movie(pk=number))
        one, two = f"{prefix(role)}-{place}-position", f"{prefix(role)}-{other}-position"
        data[one], data[two] = data[two], data[one]
        self.save(number, data)
        credits = self.naive.films[number].credits
        people = list(credits[role].items())
        people[place], people[other] = people[other], people[place]
        credits[role] = dict(people)
        return True

    def tell_character(self) -> bool:
        if not (row := self.row(("actor",))):
            return False
        number, role, place = row
        data = open_film(self.client, Movie(pk=number))
        data[f"{CAST}-{place}-character"] = character = self.chance.choice(CHARACTERS)
        self.save(number, data)
        people = self.naive.films[number].credits[role]
        person = int(data[f"{CAST}-{place}-person"])
        people[person] = replace(people[person], character=character)
        return True

    def delete(self) -> bool:
        if self.made.get("delete", 0) > DELETED_AT_MOST * sum(self.made.values()):
            return False
        number = self.film()
        assert self.client.post(f"/admin/catalog/movie/{number}/delete/", {"post": "yes"}).status_code == 302
        self.naive.films[number].deleted = True
        return True

    def rename(self) -> bool:
        number, namesake = self.anybody(), self.anybody()
        if number is None or namesake is None:
            return False
        names = dict(Person.objects.filter(pk__in=(number, namesake)).values_list("pk", "name"))
        new = f"{names[number].split(' the ')[0]} the {self.chance.randint(2, 20)}nd"
        name = self.chance.choice([new, new, names[namesake]])
        address = f"/admin/catalog/person/{number}/change/"
        data = {**open_form(self.client, address), "name": name, "namesake": "on"}
        assert save(self.client, address, data) == ""
        self.names += [names[number], name]
        self.naive.known.rename(number, name)
        self.note_address(number)
        return True

    def two(self) -> tuple[int, int] | None:
        """Return two different people, half of the time of one film and role."""
        if self.chance.random() < 0.5 and (row := self.row(least=2)):
            one, other = self.chance.sample(list(self.naive.films[row[0]].credits[row[1]]), 2)
            return one, other
        one, other = self.anybody() or 0, self.anybody() or 0
        return (one, other) if one and other and one != other else None

    def merge(self) -> bool:
        if not (two := self.two()):
            return False
        self.names += [name for name, person in self.naive.known.means.items() if person in two]
        self.send_merge(*two)
        self.naive.merge(*two)
        return True

    def merge_and_undo(self) -> bool:
        if not (two := self.two()):
            return False
        journal = self.send_merge(*two)
        answer = self.client.post(f"/admin/catalog/personmerge/{journal.pk}/undo/")
        assert answer.headers["Location"] == f"/admin/catalog/person/{two[1]}/change/"
        return True

    def send_merge(self, kept: int, gone: int) -> PersonMerge:
        answer = self.client.post("/admin/catalog/person/merge/", {"people": [kept, gone], "kept": kept})
        assert answer.headers["Location"] == f"/admin/catalog/person/{kept}/change/"
        journal = PersonMerge.objects.latest("pk")
        assert (journal.kept_number, journal.gone_number) == (kept, gone)
        return journal

    def split(self) -> bool:
        number = self.anybody() or 0
        credits = list(Credit.objects.filter(person=number).order_by("pk"))
        if len(credits) < 2:
            return False
        chosen = self.chance.sample(credits, self.chance.randint(1, min(5, len(credits) - 1)))
        answer = self.client.post(
            f"/admin/catalog/person/{number}/split/", {"credits": [one.pk for one in chosen], "confirmed": "Split"}
        )
        assert answer.headers["Location"] == f"/admin/catalog/person/{number}/change/"
        person, other = Person.objects.get(pk=number), Person.objects.latest("pk")
        assert other.name == person.name
        assert other.pk not in self.naive.known.addresses.values()
        self.names.append(person.name)
        self.naive.split(person.pk, person.name, other.pk, [(one.movie_id, one.role) for one in chosen])
        self.note_address(other.pk)
        return True

    def note_address(self, person: int) -> None:
        address = Person.objects.get(pk=person).slug
        assert self.naive.known.addresses.setdefault(address, person) == person


def prefix(role: str) -> str:
    """Return what the names of the role's fields in a film's form begin with."""
    return DIRECTORS if role == "director" else CAST
