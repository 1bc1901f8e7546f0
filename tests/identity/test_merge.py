"""Two people merged into one stay one through every load, and come apart again exactly as they were."""

import pytest
from django.test import Client

from catalog.identity.merge import merge_people, undo_merge
from catalog.identity.preview import MergeError, preview_merge
from catalog.models import Credit, Movie, Person, PersonAlias
from tests.identity.conftest import Load, everything, films_of
from tests.seed_files import record

FROBE = record(1, "Goldfinger", actors="Ann Lee, Gert Frobe", synopsis="Goldfinger (Gert Frobe) wins.")
FROEBE = record(2, "Triple Cross", actors="Gert Fröbe, Bob Ray")
BOTH = record(3, "Both", actors="Gert Fröbe, Ann Lee, Gert Frobe, Bob Ray", directors="Gert Frobe")


def person(name: str) -> Person:
    return Person.objects.get(name=name)


@pytest.fixture
def loaded(load: Load) -> Load:
    load(FROBE, FROEBE, BOTH)
    return load


def test_the_kept_person_gets_the_credits_and_the_address_leads_to_them(loaded: Load, client: Client) -> None:
    old = person("Gert Frobe").get_absolute_url()

    merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    assert not Person.objects.filter(name="Gert Frobe").exists()
    assert films_of("Gert Fröbe") == {(1, "actor"): 1, (2, "actor"): 0, (3, "actor"): 0, (3, "director"): 0}
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer["Location"] == person("Gert Fröbe").get_absolute_url()


def test_the_preview_tells_what_will_change_and_changes_nothing(loaded: Load) -> None:
    before = everything()

    preview = preview_merge(person("Gert Fröbe"), person("Gert Frobe"))

    assert [(credit.movie_id, credit.role) for credit in preview.moved] == [(3, "director"), (1, "actor")]
    assert [(credit.movie_id, credit.role) for credit in preview.dropped] == [(3, "actor")]
    assert preview.names == ["Gert Frobe"]
    assert everything() == before


def test_nobody_is_merged_with_themselves(loaded: Load) -> None:
    with pytest.raises(MergeError):
        merge_people(person("Ann Lee"), person("Ann Lee"))


def test_loads_keep_to_the_merge_also_in_films_that_name_the_old_name_anew(loaded: Load) -> None:
    merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    loaded(FROBE, FROEBE, BOTH, record(4, "New", actors="Gert Frobe"), record(1, "Goldfinger!", actors="Gert Frobe"))

    assert not Person.objects.filter(name="Gert Frobe").exists()
    assert (4, "actor") in films_of("Gert Fröbe")


def test_a_merge_of_a_merge_leads_all_names_and_addresses_to_the_last(loaded: Load, client: Client) -> None:
    merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    merge_people(person("Bob Ray"), person("Gert Fröbe"))

    for slug in ("gert-frobe", "gert-frobe-" + Person.objects.free_slug("Gert Frobe").split("-")[2]):
        answer = client.get(f"/people/{slug}/")
        if answer.status_code == 301:
            assert answer["Location"] == "/people/bob-ray/"
    assert set(PersonAlias.objects.values_list("name", "person__name")) == {
        ("Gert Frobe", "Bob Ray"),
        ("Gert Fröbe", "Bob Ray"),
    }


def test_undoing_at_once_gives_back_exactly_what_was(loaded: Load) -> None:
    before = everything()

    undo_merge(merge_people(person("Gert Fröbe"), person("Gert Frobe")))

    assert everything() == before


def test_undoing_a_chain_of_merges_backwards_gives_back_exactly_what_was(loaded: Load) -> None:
    before = everything()
    first = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    second = merge_people(person("Bob Ray"), person("Gert Fröbe"))

    with pytest.raises(MergeError, match="undo that first"):
        undo_merge(first)
    undo_merge(second)
    undo_merge(first)

    assert everything() == before
    with pytest.raises(MergeError, match="already"):
        undo_merge(first)


LATER = [
    pytest.param([record(4, "New", actors="Ann Lee, Gert Frobe")], id="a new film names the old name"),
    pytest.param([record(1, "Goldfinger", actors="Gert Frobe, Ann Lee, New Man")], id="a film changes its order"),
    pytest.param([record(1, "Goldfinger", actors="Ann Lee, Gert Fröbe")], id="a film corrects the name"),
    pytest.param([record(1, "Goldfinger", actors="Ann Lee")], id="a film loses the credit"),
    pytest.param([record(3, "Both", actors="Gert Fröbe, Ann Lee")], id="a film with both loses the merged one"),
    pytest.param([record(3, "Both", actors="Ann Lee, Gert Frobe")], id="a film with both loses the kept one"),
    pytest.param([record(2, "T", actors="Gert Frobe, Gert Fröbe")], id="a film names both from now on"),
]


@pytest.mark.parametrize("later", LATER)
def test_undoing_after_a_load_gives_what_the_load_would_have_given(loaded: Load, later: list[object]) -> None:
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    loaded(*later)
    undo_merge(journal)
    undone = {name: set(films_of(name)) for name in Person.objects.values_list("name", flat=True) if films_of(name)}
    orders = {movie: _order(movie) for movie in (1, 2, 3, 4)}

    Credit.objects.all().delete()
    Person.objects.all().delete()
    Movie.objects.all().delete()
    loaded(FROBE, FROEBE, BOTH)
    loaded(*later)

    assert undone == {
        name: set(films_of(name)) for name in Person.objects.values_list("name", flat=True) if films_of(name)
    }
    assert orders == {movie: _order(movie) for movie in (1, 2, 3, 4)}


def _order(movie: int) -> list[str]:
    credits = Credit.objects.filter(movie=movie, role="actor").order_by("position")
    return [credit.person.name for credit in credits.select_related("person")]


def test_an_editors_credit_goes_back_to_whom_it_was_given(loaded: Load) -> None:
    film_credit = Credit.objects.create(
        movie_id=2, person=person("Gert Frobe"), role="director", position=0, source="editor"
    )
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    undo_merge(journal)

    film_credit.refresh_from_db()
    assert film_credit.person == person("Gert Frobe")
