"""Random edits of every kind, then a load of seeds that changed at random: nothing is lost, on either side."""

import random
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from catalog.models import Conflict, Credit, Load, Movie, Person, PersonRedirect
from catalog.seeds import SeedRecord, parse_seed
from catalog.seeds.sources import open_sources
from tests.admin.conftest import editor
from tests.endurance.conftest import CORPUS, WHOLE
from tests.endurance.desk import Desk
from tests.endurance.naive_catalogue import ROLES, NaiveCatalogue, NaiveCredit, Told, same_order, told_by
from tests.identity.naive_identities import NaiveIdentities
from tests.ingest.conftest import Ingest, ingest
from tests.seed_files import record, write_seeds

__all__ = ["editor", "ingest"]

FILMS, EDITS, CHANGED = (36_253, 500, 2_000) if WHOLE else (40, 40, 25)
ROUNDS = 2
"""Edits, then changed seeds; then the same again, upon what the first round left."""

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
    records = []
    for number in range(1, FILMS + 1):
        actors = chance.sample(NAMES, chance.randint(0, 6))
        records.append(
            record(
                number, f"Film {number}", year=chance.choice([None, 1950, 1987]),
                directors=tuple(chance.sample(NAMES, chance.randint(0, 2))), actors=tuple(actors),
                synopsis=" ".join(["It begins.", *tellings(actors, chance)]),
            )
        )  # fmt: skip
    return records


def tellings(names: list[str], chance: random.Random) -> list[str]:
    """Return sentences that tell whom some of the names play."""
    return [f"{chance.choice(['Zed', 'Max', 'Kim'])} ({name}) wins." for name in names if chance.random() < 0.3]


def changed_seed(old: SeedRecord, names: list[str], chance: random.Random) -> SeedRecord:
    """Return another version of a film's seed."""
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
    told = " ".join([old.synopsis if WHOLE else "It ends.", *tellings(actors, chance)]).strip()
    return SeedRecord(
        old.movie_id,
        chance.choice([old.title, f"{old.title} II"]),
        chance.choice([old.year, 1999]),
        chance.choice([old.url, "https://example.org/new"]),
        chance.choice([old.rating_value, Decimal("6.5")]),
        chance.choice([old.directors, (chance.choice(names),)]),
        tuple(actors),
        chance.choice([old.synopsis, told]),
    )


def test_no_edit_and_no_change_of_a_seed_is_lost(
    ingest: Ingest, editor: Client, chance: random.Random, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = {record.movie_id: record for record in first_seeds(chance)}
    folder = write_seeds(tmp_path / "seeds", records.values())
    assert ingest(folder).exit_code == 0
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # which PostgreSQL cannot do by itself within the test's transaction
    naive = NaiveCatalogue(NaiveIdentities(addresses=dict(Person.objects.values_list("slug", "pk"))))
    seeds = [told_by(record) for record in records.values()]
    meet(naive, seeds)
    naive.first_load(seeds)
    assert_site_is(naive)

    conflicts = 0
    for number in range(ROUNDS):
        changing = chance.sample(sorted(records), CHANGED)
        desk = Desk(editor, naive, chance, changing)
        while sum(desk.made.values()) < EDITS:
            desk.edit()
        assert_site_is(naive)

        names = [*NAMES, *desk.names, *(f"{name} Jr. {number}" for name in NAMES[:5])]
        records |= {film: changed_seed(records[film], names, chance) for film in changing}
        write_seeds(folder, [records[film] for film in changing])
        run = ingest(folder)

        assert run.exit_code == 0
        found = take_load(naive, [told_by(records[film]) for film in changing])
        assert_site_is(naive)
        assert run.report["films"]["conflicts"] == found
        conflicts += found
        with capsys.disabled():
            print(f"\n  {desk.made}, then {CHANGED:,} of {len(records):,} seeds changed: {found} conflicts")
    assert conflicts > 0
    assert ingest(folder).report["films"]["unchanged"] == len(records)
    assert_site_is(naive)


def meet(naive: NaiveCatalogue, seeds: list[Told]) -> None:
    """Note whom a load made of names that nobody had: each a new person."""
    known = naive.known
    unknown = {name for told in seeds for role in ROLES for name, _ in told.names[role] if name not in known.means}
    everybody = {name: pk for name, pk in Person.objects.values_list("match_name", "pk") if name in unknown}
    before = {*known.means.values(), *known.pins.values()}
    assert everybody.keys() == unknown
    assert before.isdisjoint(everybody.values())
    known.means |= {name: pk for name, pk in everybody.items() if name}
    known.addresses |= dict(Person.objects.filter(pk__among=list(everybody.values())).values_list("slug", "pk"))


def take_load(naive: NaiveCatalogue, changed: list[Told]) -> int:
    """Check what a load made of changed seeds, have the naive catalogue make the same, return the number of conflicts."""
    meet(naive, changed)
    shown = credits_shown()
    expected = set()
    for told in changed:
        number = told.record.movie_id
        film, conflicts = naive.expected_after(told)
        expected |= conflicts
        for role in ROLES:
            people = shown.get((number, role), {})
            assert people == film.credits[role], f"{role}s of {number}"
            assert same_order(people, naive.order_that_must_hold(told, role)), f"{role}s of {number}"
            film.credits[role] = people
        naive.films[number] = film
        naive.seeds[number] = told
    load = Load.objects.latest("pk")
    rows = Conflict.objects.filter(load=load, decision=Conflict.Decision.OPEN)
    assert set(rows.values_list("movie_id", "field", "role", "person_id")) == expected
    return len(expected)


def credits_shown() -> dict[tuple[int, str], dict[int, NaiveCredit]]:
    """Return all credits of the site, in billing order."""
    shown: dict[tuple[int, str], dict[int, NaiveCredit]] = {}
    for credit in Credit.objects.order_by("movie_id", "role", "position"):
        told = NaiveCredit(credit.character, own=credit.source == Credit.Source.EDITOR)
        shown.setdefault((credit.movie_id, credit.role), {})[credit.person_id] = told
    return shown


def assert_site_is(naive: NaiveCatalogue) -> None:
    """Check every film and every address of the site against the naive catalogue."""
    shown = credits_shown()
    assert Movie.objects.count() == len(naive.films)
    for movie in Movie.objects.all():
        film = naive.films[movie.pk]
        assert {name: getattr(movie, name) for name in film.fields} == film.fields
        assert (movie.deleted_at is not None) == film.deleted
        for role in ROLES:
            assert list(shown.get((movie.pk, role), {}).items()) == list(film.credits[role].items()), (movie.pk, role)
    addresses = dict(Person.objects.values_list("slug", "pk"))
    redirects = dict(PersonRedirect.objects.values_list("slug", "person"))
    assert addresses.keys().isdisjoint(redirects)
    assert {**addresses, **redirects} == naive.known.addresses
