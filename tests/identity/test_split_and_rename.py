"""Namesakes stay apart and corrected names stay corrected, whatever is loaded later."""

import pytest
from django.test import Client

from catalog.identity.journal import distinct_from
from catalog.identity.merge import merge_people
from catalog.identity.split import SplitError, split_person
from catalog.models import Credit, Person
from tests.identity.conftest import Load, films_of
from tests.seed_files import record


def test_a_split_gives_chosen_credits_to_a_namesake_and_survives_loads(load: Load, client: Client) -> None:
    load(record(1, actors="Jo Poe, Ann Lee"), record(2, actors="Jo Poe"), record(3, directors="Jo Poe"))
    first = Person.objects.get(name="Jo Poe")

    other = split_person(first, list(first.credits.filter(movie=2)))

    load(
        record(1, "X", actors="Ann Lee, Jo Poe"),
        record(2, "Y", actors="Bob Ray, Jo Poe"),
        record(4, actors="Jo Poe"),
    )
    assert set(first.credits.values_list("movie_id", flat=True)) == {1, 3, 4}
    assert set(other.credits.values_list("movie_id", flat=True)) == {2}
    assert first.slug == "jo-poe"
    assert other.slug.startswith("jo-poe-")
    assert client.get(other.get_absolute_url()).status_code == 200


def test_a_split_can_be_taken_back_by_a_merge(load: Load) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Jo Poe"))
    first = Person.objects.get(name="Jo Poe")
    other = split_person(first, list(first.credits.filter(movie=2)))

    merge_people(first, other)
    load(record(2, "Changed", actors="Jo Poe"))

    assert films_of("Jo Poe") == {(1, "actor"): 0, (2, "actor"): 0}
    assert Person.objects.filter(name="Jo Poe").count() == 1


def test_a_split_takes_some_credits_not_none_and_not_all(load: Load) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Jo Poe"))
    person = Person.objects.get()

    for credits in ([], list(person.credits.all())):
        with pytest.raises(SplitError):
            split_person(person, credits)


def test_who_was_split_off_can_be_split_again_and_loads_keep_to_it(load: Load) -> None:
    load(*(record(number, actors="Jo Poe") for number in (1, 2, 3)))
    first = Person.objects.get()
    second = split_person(first, list(first.credits.filter(movie__in=(2, 3))))

    third = split_person(second, list(second.credits.filter(movie=3)))

    for title in ("Changed", "Again"):
        load(*(record(number, title, actors="Ann Lee, Jo Poe") for number in (1, 2, 3)))
    assert [person.credits.get().movie_id for person in (first, second, third)] == [1, 2, 3]


def test_a_split_of_an_editors_credit_holds_when_a_seed_names_it_later(load: Load) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Ann Lee"))
    person = Person.objects.get(name="Jo Poe")
    Credit.objects.create(movie_id=2, person=person, role="actor", position=1)
    other = split_person(person, list(person.credits.filter(movie=2)))

    load(record(2, actors="Ann Lee, Jo Poe"))

    assert list(Credit.objects.filter(movie=2).order_by("position").values_list("person", flat=True))[1:] == [other.pk]


def test_namesakes_who_were_split_are_known_to_be_two(load: Load) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Jo Poe"))
    person = Person.objects.get()

    other = split_person(person, list(person.credits.filter(movie=2)))

    assert distinct_from(person) == {other.pk}


def test_every_address_that_a_person_ever_had_leads_to_them(load: Load, client: Client) -> None:
    load(record(1, actors="Jo Poe"), record(2, actors="Ann Lee"))
    ann = Person.objects.get(name="Ann Lee")
    addresses = {ann.get_absolute_url()}
    for name in ("Jo Poe", "Eve Hall", "Jo-Poe", "Ann Lee", "Jo Poe", "Eve Hall"):
        ann.name = name
        ann.save()
        addresses.add(ann.get_absolute_url())
        if name == "Eve Hall":
            Person.objects.exclude(pk=ann.pk).delete()

    for address in addresses - {ann.get_absolute_url()}:
        answer = client.get(address)
        assert (answer.status_code, answer.get("Location")) == (301, ann.get_absolute_url())


def test_a_renamed_person_keeps_credits_address_and_both_names(load: Load, client: Client) -> None:
    load(record(1, actors="Gert Frobbe"))
    person = Person.objects.get()
    person.name = "Gert Fröbe"
    person.save()

    load(
        record(1, "Changed", actors="Gert Frobbe"),
        record(2, "Old name anew", actors="Gert Frobbe"),
        record(3, "New name", actors="Gert Fröbe"),
    )

    person = Person.objects.get()
    assert (person.name, person.slug, person.sort_name) == ("Gert Fröbe", "gert-frobe", "frobe  gert")
    assert Credit.objects.filter(person=person).count() == 3
    answer = client.get("/people/gert-frobbe/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/gert-frobe/")


def test_a_name_changed_and_changed_back_has_its_first_address_again(load: Load, client: Client) -> None:
    load(record(1, actors="Jo Poe"))
    person = Person.objects.get()
    for name in ("Joseph Poe", "Jo Poe"):
        person.name = name
        person.save()

    assert person.slug == "jo-poe"
    assert client.get("/people/joseph-poe/")["Location"] == "/people/jo-poe/"


def test_a_former_address_is_never_given_to_somebody_else(load: Load, client: Client) -> None:
    load(record(1, actors="Gert Frobe"), record(2, actors="Ann Lee"))
    merge_people(Person.objects.get(name="Ann Lee"), Person.objects.get(name="Gert Frobe"))

    load(record(3, actors="Gert Fröbe"))

    assert Person.objects.get(name="Gert Fröbe").slug != "gert-frobe"
    assert client.get("/people/gert-frobe/")["Location"] == "/people/ann-lee/"
