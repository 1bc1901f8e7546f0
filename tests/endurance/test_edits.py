"""Random edits of every kind, then a load of seeds that changed at random: nothing is lost, on either side."""

import random
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from catalog.editing import delete_film
from catalog.models import Conflict, Credit, Movie, Person
from catalog.seeds import SeedRecord, parse_seed
from catalog.seeds.sources import open_sources
from tests.admin.conftest import editor
from tests.admin.forms import CAST, DIRECTORS, add_credit, film_address, open_film, save
from tests.endurance.conftest import TIMES
from tests.endurance.naive_catalogue import ROLES, NaiveCatalogue, order_of
from tests.ingest.conftest import Ingest, ingest
from tests.seed_files import record, write_seeds

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["editor", "ingest"]

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "wikipedia-films.tar.gz"
WHOLE = TIMES >= 12 and CORPUS.exists()
"""Whether to take the 36,253 real films, 500 edits and 2,000 changed seeds, which takes some minutes."""
FILMS, EDITS, CHANGED = (36_253, 500, 2_000) if WHOLE else (150, 90, 80)

NAMES = [
    f"{given} {family}" for given in ("Ann", "Bob", "Cy", "Eve", "Flo") for family in ("Lee", "Ray", "Fox", "Hall")
]


@pytest.fixture
def chance() -> random.Random:
    return random.Random(4005)


def first_seeds(chance: random.Random) -> list[SeedRecord]:
    if WHOLE:
        with open_sources([str(CORPUS)]) as sources:
            return [parse_seed(file.data, file.path).record for file in sources]
    return [
        record(
            number, f"Film {number}", year=chance.choice([None, 1950, 1987]),
            directors=tuple(chance.sample(NAMES, chance.randint(0, 2))),
            actors=tuple(chance.sample(NAMES, chance.randint(0, 6))), synopsis=chance.choice(["", "It begins."]),
        )
        for number in range(1, FILMS + 1)
    ]  # fmt: skip


def changed_seed(old: SeedRecord, chance: random.Random) -> SeedRecord:
    """Return another version of a film's seed."""
    names = NAMES if not WHOLE else [*NAMES, *old.directors]
    actors = list(old.actors)
    for _ in range(chance.randint(0, 2)):
        new = chance.choice(names)
        if new not in actors:
            actors.insert(chance.randint(0, len(actors)), new)
    for _ in range(chance.randint(0, 2)):
        if actors:
            actors.pop(chance.randrange(len(actors)))
    if chance.random() < 0.3:
        chance.shuffle(actors)
    return SeedRecord(
        old.movie_id,
        chance.choice([old.title, f"{old.title} II"]),
        chance.choice([old.year, 1999]),
        chance.choice([old.url, "https://example.org/new"]),
        chance.choice([old.rating_value, Decimal("6.5")]),
        chance.choice([old.directors, (chance.choice(names),)]),
        tuple(actors),
        chance.choice([old.synopsis, f"{old.synopsis} It ends.".strip()]),
    )


class Editor:
    """Makes one random edit after the other at the desk, and the same in the naive catalogue."""

    def __init__(self, client: Client, naive: NaiveCatalogue, chance: random.Random) -> None:
        self.client = client
        self.naive = naive
        self.chance = chance
        self.films = sorted(naive.films)

    def edit(self) -> bool:
        """Make an edit; False if chance chose one that cannot be made."""
        kinds: list[Callable[[], bool]] = [
            self.change_field, self.change_field, self.add, self.remove, self.move, self.tell_character,
            self.delete, self.rename,
        ]  # fmt: skip  # merges and splits have random operations and a naive model of their own in tests/identity
        return self.chance.choice(kinds)()

    def film(self) -> Movie:
        return Movie.objects.get(pk=self.chance.choice(self.films))

    def save(self, film: Movie, data: dict[str, str]) -> None:
        assert save(self.client, film_address(film), data) == ""

    def change_field(self) -> bool:
        film = self.film()
        data = open_film(self.client, film)
        name, text, value = self.chance.choice(
            [
                ("title", f"Edited {film.pk}", f"Edited {film.pk}"),
                ("year", "1988", 1988),
                ("year", "", None),
                ("rating_value", "7.5", Decimal("7.5")),
                ("synopsis", "An editor's.", "An editor's."),
                ("url", "https://example.org/edited", "https://example.org/edited"),
            ]
        )
        data[name] = text
        self.save(film, data)
        self.naive.films[film.pk].fields[name] = value
        return True

    def row(self, roles: tuple[str, ...] = ROLES) -> tuple[Movie, str, str, int] | None:
        """Return a film, one of `roles`, the prefix of its rows in the form, and the number of one row."""
        film, role = self.film(), self.chance.choice(roles)
        people = self.naive.films[film.pk].credits[role]
        if not people:
            return None
        return film, role, DIRECTORS if role == "director" else CAST, self.chance.randrange(len(people))

    def add(self) -> bool:
        film, role = self.film(), self.chance.choice(ROLES)
        person = Person.objects.get(pk=self.chance.choice(sorted(set(self.naive.people.values()))))
        credits = self.naive.films[film.pk].credits[role]
        if person.pk in credits:
            return False
        data = open_film(self.client, film)
        add_credit(data, DIRECTORS if role == "director" else CAST, person)
        self.save(film, data)
        credits.append(person.pk)
        return True

    def remove(self) -> bool:
        if not (row := self.row()):
            return False
        film, role, prefix, number = row
        data = open_film(self.client, film)
        person = int(data[f"{prefix}-{number}-person"])
        data[f"{prefix}-{number}-DELETE"] = "on"
        self.save(film, data)
        naive = self.naive.films[film.pk]
        naive.credits[role].remove(person)
        naive.characters.pop((role, person), None)
        return True

    def move(self) -> bool:
        row = self.row()
        if not row or len(self.naive.films[row[0].pk].credits[row[1]]) < 2:
            return False
        film, role, prefix, number = row
        other = number - 1 if number else number + 1
        data = open_film(self.client, film)
        one, two = f"{prefix}-{number}-position", f"{prefix}-{other}-position"
        data[one], data[two] = data[two], data[one]
        self.save(film, data)
        people = self.naive.films[film.pk].credits[role]
        people[number], people[other] = people[other], people[number]
        return True

    def tell_character(self) -> bool:
        if not (row := self.row(("actor",))):
            return False
        film, role, prefix, number = row
        data = open_film(self.client, film)
        data[f"{prefix}-{number}-character"] = "Zed"
        self.save(film, data)
        self.naive.films[film.pk].characters[role, int(data[f"{prefix}-{number}-person"])] = "Zed"
        return True

    def delete(self) -> bool:
        film = self.film()
        self.films.remove(film.pk)
        delete_film(film)
        self.naive.films[film.pk].deleted = True
        return True

    def rename(self) -> bool:
        person = Person.objects.get(pk=self.chance.choice(sorted(set(self.naive.people.values()))))
        person.name = f"{person.name} the {self.chance.randint(1, 10**6)}th"
        person.save()
        self.naive.people[person.name] = person.pk
        return True


def test_no_edit_and_no_change_of_a_seed_is_lost(
    ingest: Ingest, editor: Client, chance: random.Random, tmp_path: Path
) -> None:
    records = first_seeds(chance)
    folder = write_seeds(tmp_path / "seeds", records)
    assert ingest(folder).exit_code == 0
    naive = NaiveCatalogue(dict(Person.objects.values_list("name", "pk")))
    for name in NAMES:
        naive.people.setdefault(name, Person.objects.get_or_create(name=name)[0].pk)
    naive.first_load(records)
    taken = _what_synopses_tell(naive)
    desk = Editor(editor, naive, chance)
    made = 0
    while made < EDITS:
        made += desk.edit()
    assert_site_is(naive, {number: film.credits for number, film in naive.films.items()}, taken)

    changed = [changed_seed(old, chance) for old in chance.sample(records, CHANGED)]
    write_seeds(folder, changed)
    run = ingest(folder)

    assert run.exit_code == 0
    conflicts = 0
    for new in changed:
        film, found = naive.expected_after(new)
        conflicts += found
        for role in ROLES:
            order = credits_of(new.movie_id, role)
            assert set(order) - taken.get(new.movie_id, set()) == set(film.credits[role])
            for wanted in naive.orders_that_must_hold(new, role):
                assert order_of(wanted, order) == order_of(order, wanted)
        naive.films[new.movie_id] = film
        naive.seeds[new.movie_id] = new
    assert_site_is(naive, None, taken)
    assert run.report["films"]["conflicts"] == Conflict.objects.count() == conflicts
    assert conflicts > 0
    before = list(Credit.objects.order_by("pk").values())
    assert ingest(folder).report["films"]["unchanged"] == len(records)
    assert list(Credit.objects.order_by("pk").values()) == before


def _what_synopses_tell(naive: NaiveCatalogue) -> dict[int, set[int]]:
    """Return the people whom only synopses name, by film: the naive rules know nothing of synopses."""
    told: dict[int, set[int]] = {}
    for credit in Credit.objects.filter(source=Credit.Source.SYNOPSIS):
        told.setdefault(credit.movie_id, set()).add(credit.person_id)
        naive.films[credit.movie_id].credits[credit.role].append(credit.person_id)
    return told


def credits_of(number: int, role: str) -> list[int]:
    credits = Credit.objects.filter(movie=number, role=role).order_by("position")
    return list(credits.values_list("person_id", flat=True))


def assert_site_is(
    naive: NaiveCatalogue, orders: dict[int, dict[str, list[int]]] | None, taken: dict[int, set[int]]
) -> None:
    """Check every film of the site against the naive catalogue; billing orders where `orders` gives them."""
    shown: dict[tuple[int, str], list[int]] = {}
    characters = {}
    for credit in Credit.objects.order_by("movie_id", "role", "position"):
        shown.setdefault((credit.movie_id, credit.role), []).append(credit.person_id)
        if credit.character == "Zed":
            characters[credit.movie_id, credit.role, credit.person_id] = credit.character
    for movie in Movie.objects.all():
        film = naive.films[movie.pk]
        assert {name: getattr(movie, name) for name in film.fields} == film.fields
        assert (movie.deleted_at is not None) == film.deleted
        for role in ROLES:
            people = shown.get((movie.pk, role), [])
            if orders is None:
                extra = taken.get(movie.pk, set())
                assert set(people) - extra == set(film.credits[role]) - extra
            else:
                assert people == orders[movie.pk][role]
    assert characters == {
        (number, role, person): "Zed"
        for number, film in naive.films.items()
        for (role, person) in film.characters
        if person in shown.get((number, role), [])
    }
