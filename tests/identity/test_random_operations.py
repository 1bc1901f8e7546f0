"""Whatever editors and loads do one after the other, everybody keeps their credits, names and addresses.

Each example is a list of operations, checked after every one against a naive model: dictionaries of whom a name means
and whose an address is, and a film's credits read off its present seed with them. With ENDURANCE=12 there are far more
of them.
"""

import datetime
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import changes
from catalog.identity.merge import merge_people
from catalog.identity.split import split_person
from catalog.identity.undo import undo_merge
from catalog.ingest.ledger import Ledger
from catalog.ingest.load import Loader
from catalog.ingest.reading import mentions_in, read_seeds
from catalog.ingest.report import Report
from catalog.models import Conflict, Credit, Person, PersonMerge, PersonRedirect
from catalog.seeds import SeedRecord, format_seed
from catalog.seeds.sources import SeedFile
from tests.identity.conftest import everything
from tests.identity.naive_identities import NaiveIdentities, NaiveMerge
from tests.seed_files import record

EXAMPLES = 20 * max(1, int(os.environ.get("ENDURANCE") or 0))

NAMES = ("Ann Lee", "Jo Poe", "Jo-Poe", "Bob Ray")
NEW_NAMES = (*NAMES, "Joseph Poe", "Jo Poe")
FILMS = (1, 2)
CHARACTERS = ("", "", "Zed", "Max")

Told = tuple[list[tuple[str, str]], list[str]]
"""What a seed says: actors with their characters, and directors."""
Place = tuple[int, str]
numbers = st.integers(0, 30)


def casts(least: int) -> st.SearchStrategy[list[tuple[str, str]]]:
    performer = st.tuples(st.sampled_from(NAMES), st.sampled_from(CHARACTERS))
    return st.lists(performer, min_size=least, max_size=4, unique_by=lambda one: one[0])


directors = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
first_seeds = st.fixed_dictionaries({1: st.tuples(casts(2), directors)}, optional={2: st.tuples(casts(1), directors)})
loads = st.tuples(st.just("load"), st.sampled_from(FILMS), casts(0), directors)
merges = st.tuples(st.just("merge"), numbers, numbers)
undoings = st.tuples(st.just("undo"), numbers)
splits = st.tuples(st.just("split"), numbers, numbers)
renames = st.tuples(st.just("rename"), numbers, st.sampled_from(NEW_NAMES))
edits = st.tuples(st.just("edit"), numbers, st.sampled_from(("remove", "character", "first", "add")), numbers)


@pytest.fixture(autouse=True)
def _nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the search index and its like, which other tests hold to what people and films are: half of the time."""
    monkeypatch.setattr(changes, "_listeners", [])


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def load(seeds: Mapping[int, Told], title: str) -> list[SeedRecord]:
    records = [
        record(
            number,
            title,
            actors=tuple(name for name, _ in cast),
            directors=tuple(directors),
            synopsis=" ".join(f"{character} ({name}) wins." for name, character in cast if character),
        )
        for number, (cast, directors) in seeds.items()
    ]
    files = [SeedFile(f"{seed.movie_id}.txt", format_seed(seed).encode()) for seed in records]
    with Ledger() as ledger:
        loader = Loader(Report(), ledger, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
        batch = loader.sift(files)
        loader.load(batch, read_seeds(batch.to_read, 2026))
    return records


@dataclass
class Model:
    """What there should be, in the simplest words; what happens is done here and at the site alike."""

    said: dict[int, Told] = field(default_factory=dict)
    known: NaiveIdentities = field(default_factory=NaiveIdentities)
    merges: list[tuple[NaiveMerge, PersonMerge]] = field(default_factory=list)
    loads: int = 0

    def credits(self, movie: int, role: str) -> list[tuple[int, str]]:
        cast, directors = self.said[movie]
        told = cast if role == "actor" else [(name, "") for name in directors]
        found: dict[int, str] = {}
        for name, character in told:
            person = self.known.whom(movie, role, name)
            found[person] = found.get(person) or character
        return list(found.items())

    def do(self, operation: tuple[object, ...]) -> None:
        kind, *details = operation
        getattr(self, str(kind))(*details)
        self.note_addresses()

    def note_addresses(self) -> None:
        for pk, slug in Person.objects.values_list("pk", "slug"):
            assert self.known.addresses.setdefault(slug, pk) == pk

    def begin(self, seeds: Mapping[int, Told]) -> None:
        self.load_all(seeds)
        self.note_addresses()

    def load(self, movie: int, cast: list[tuple[str, str]], directors: list[str]) -> None:
        self.load_all({movie: (cast, directors)})

    def load_all(self, seeds: Mapping[int, Told]) -> None:
        self.loads += 1
        for seed in load(seeds, f"Film, load {self.loads}"):
            # Which of two like names a synopsis means is for other tests.
            characters = dict(mentions_in(seed))
            self.said[seed.movie_id] = ([(name, characters.get(name, "")) for name in seed.actors], [*seed.directors])
            for name in (*seed.directors, *seed.actors):
                if name not in self.known.means:
                    self.known.means[name] = Person.objects.get(match_name=name).pk

    def merge(self, one: int, other: int) -> None:
        people = list(Person.objects.order_by("pk"))
        if len(people) < 2:
            return
        kept = people.pop(one % len(people))
        gone = people[other % len(people)]
        self.merges.append((self.known.merge(kept.pk, gone.pk), merge_people(kept, gone)))

    def undo(self, which: int) -> None:
        there = set(Person.objects.values_list("pk", flat=True))
        possible = [merge for merge in self.merges if merge[0].kept in there]
        if not possible:
            return
        merge, row = possible[which % len(possible)]
        self.merges.remove((merge, row))
        undo_merge(row)
        self.known.undo(merge, lives_at=Person.objects.get(pk=merge.kept).slug)

    def split(self, who: int, which: int) -> None:
        people = [person for person in Person.objects.order_by("pk") if person.credits.count() > 1]
        if not people:
            return
        person = people[who % len(people)]
        credits = list(person.credits.order_by("pk"))
        chosen = [credit for number, credit in enumerate(credits) if (which >> number) & 1][: len(credits) - 1]
        chosen = chosen or credits[:1]
        other = split_person(person, chosen)
        self.known.split(person.pk, person.name, other.pk, [(credit.movie_id, credit.role) for credit in chosen])

    def rename(self, who: int, name: str) -> None:
        people = list(Person.objects.order_by("pk"))
        if not people:
            return
        person = people[who % len(people)]
        person.name = name
        person.save()
        self.known.rename(person.pk, name)


def shown(movie: int, role: str) -> list[tuple[int, str]]:
    credits = Credit.objects.filter(movie=movie, role=role).order_by("position")
    assert [credit.position for credit in credits] == list(range(len(credits)))
    return [(credit.person_id, credit.character) for credit in credits]


@pytest.mark.django_db
@settings(max_examples=EXAMPLES)
@given(first_seeds, st.lists(st.one_of(loads, merges, undoings, splits, renames), min_size=5, max_size=14))
def test_people_have_the_credits_and_addresses_that_a_naive_model_gives_them(
    first: dict[int, Told], later: list[tuple[object, ...]]
) -> None:
    model = Model()
    with rolled_back():
        model.begin(first)
        for operation in later:
            model.do(operation)
            for movie in model.said:
                for role in ("actor", "director"):
                    assert shown(movie, role) == model.credits(movie, role)
        assert not Conflict.objects.exists()
        people = Person.objects.in_bulk()
        redirects = dict(PersonRedirect.objects.values_list("slug", "person"))
        for address, pk in model.known.addresses.items():
            person = people[pk]
            assert person.slug == address or redirects[address] == pk
            if person.slug != address and person.credits.exists():
                answer = Client().get(f"/people/{address}/")
                assert (answer.status_code, answer.headers["Location"]) == (301, person.get_absolute_url())


def edit(number: int, how: str, who: int) -> None:
    """Change a credit as an editor would."""
    credits = list(Credit.objects.order_by("pk"))
    if not credits:
        return
    credit = credits[number % len(credits)]
    role = Credit.objects.filter(movie=credit.movie_id, role=credit.role)
    if how == "remove":
        credit.delete()
    elif how == "character":
        Credit.objects.filter(pk=credit.pk).update(character=f"Editor's {who}")
    elif how == "add":
        people = Person.objects.exclude(pk__in=role.values("person"))
        if people:
            person = people[who % len(people)]
            Credit.objects.create(movie_id=credit.movie_id, role=credit.role, person=person, position=1_000)
    order = (
        sorted(role.order_by("position"), key=lambda one: one != credit)
        if how == "first"
        else role.order_by("position")
    )
    for base in (10_000, 0):
        for position, one in enumerate(list(order)):
            Credit.objects.filter(pk=one.pk).update(position=base + position)


@pytest.mark.django_db
@settings(max_examples=EXAMPLES)
@given(
    first_seeds,
    st.lists(st.one_of(loads, merges, splits, renames, edits, edits, edits), min_size=2, max_size=8),
    merges,
)
def test_undoing_at_once_gives_back_exactly_what_was_whatever_editors_did_before(
    first: dict[int, Told], later: list[tuple[object, ...]], last: tuple[str, int, int]
) -> None:
    model = Model()
    with rolled_back():
        model.begin(first)
        for operation in later:
            if operation[0] == "edit":
                edit(*operation[1:])  # type: ignore[arg-type]  # by the strategy
            else:
                model.do(operation)
        before = everything()
        made = len(model.merges)
        model.merge(*last[1:])

        if len(model.merges) > made:
            undo_merge(model.merges[-1][1])

        assert everything() == before


def by_name(movie: int, role: str) -> set[tuple[str, str, str]]:
    credits = Credit.objects.filter(movie=movie, role=role)
    return set(credits.values_list("person__name", "character", "source"))


@pytest.mark.django_db
@settings(max_examples=EXAMPLES)
@given(
    first_seeds,
    st.lists(edits, max_size=3),
    merges,
    st.lists(loads, min_size=1, max_size=2),
)
def test_undoing_after_loads_gives_what_they_would_have_made_of_two_people(
    first: dict[int, Told],
    by_editors: list[tuple[str, int, str, int]],
    merge: tuple[str, int, int],
    later: list[tuple[object, ...]],
) -> None:
    results = []
    two: set[str] = set()
    credited: set[Place] = set()
    for merged in (True, False):
        model = Model()
        with rolled_back():
            model.begin(first)
            for change in by_editors:
                edit(*change[1:])
            if merged:
                model.merge(*merge[1:])
            for operation in later:
                model.do(operation)
            if merged and model.merges:
                done, row = model.merges[-1]
                credited = set(Credit.objects.filter(person=done.kept).values_list("movie_id", "role"))
                undo_merge(row)
                two = set(Person.objects.filter(pk__in=(done.kept, done.gone)).values_list("name", flat=True))
            # Where an editor had taken the credit out, it stays out, whichever of the two a later seed names.
            results.append(
                {
                    (*place, *credit)
                    for place in product(FILMS, ("actor", "director"))
                    for credit in by_name(*place)
                    if credit[0] not in two or place in credited
                }
            )
    assert results[0] == results[1]
