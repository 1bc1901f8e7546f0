"""Two people merged into one stay one through every load, and come apart again exactly as they were."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.editing import versions
from catalog.identity.journal import distinct_from
from catalog.identity.merge import merge_people
from catalog.identity.preview import MergeError, preview_merge
from catalog.identity.undo import undo_merge
from catalog.models import Credit, DistinctPeople, Movie, Person, PersonAlias
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


def test_an_editors_credit_beside_the_seeds_of_the_other_stays_when_the_merge_is_undone(loaded: Load) -> None:
    Credit.objects.create(movie_id=1, person=person("Gert Fröbe"), role="actor", position=2, source="editor")
    before = everything()

    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    assert films_of("Gert Fröbe")[1, "actor"] == 1
    undo_merge(journal)

    assert everything() == before


def test_a_credit_that_an_editor_took_out_does_not_come_back_with_an_undone_merge(loaded: Load) -> None:
    Credit.objects.get(movie_id=3, person=person("Gert Frobe"), role="actor").delete()
    before = films_of("Gert Frobe")

    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    loaded(record(3, "Both!", actors="Gert Fröbe, Ann Lee, Gert Frobe, Bob Ray", directors="Gert Frobe"))
    undo_merge(journal)

    assert films_of("Gert Frobe") == before


def test_neither_has_a_credit_that_an_editor_took_from_one_and_the_seed_from_the_other(loaded: Load) -> None:
    Credit.objects.get(movie_id=3, person=person("Gert Fröbe"), role="actor").delete()
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    loaded(record(3, "Both", actors="Gert Fröbe, Ann Lee, Bob Ray", directors="Gert Frobe"))
    undo_merge(journal)

    assert _order(3) == ["Ann Lee", "Bob Ray"]
    assert films_of("Gert Frobe") == {(1, "actor"): 1, (3, "director"): 0}


def test_a_credit_put_in_again_after_the_seed_dropped_it_stays_when_the_merge_is_undone(loaded: Load) -> None:
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    loaded(record(3, "Both", actors="Ann Lee, Bob Ray"))
    Credit.objects.create(movie_id=3, person=person("Gert Fröbe"), role="director", position=0, source="editor")

    undo_merge(journal)

    assert [credit.person.name for credit in Credit.objects.filter(movie=3, role="director")] == ["Gert Frobe"]


@pytest.mark.parametrize("kept", ["Gert Fröbe", "Gert Frobe"])
def test_a_credit_taken_out_before_the_merge_comes_with_a_seed_that_names_it_anew(loaded: Load, kept: str) -> None:
    loaded(record(6, "Anew", actors="Gert Fröbe, Gert Frobe, Bob Ray"))
    Credit.objects.get(movie_id=6, person=person("Gert Fröbe")).delete()
    gone = "Gert Frobe" if kept == "Gert Fröbe" else "Gert Fröbe"
    journal = merge_people(person(kept), person(gone))
    loaded(record(6, "Anew", actors="Bob Ray"))
    loaded(record(6, "Anew", actors="Bob Ray, Gert Fröbe"))

    undo_merge(journal)

    assert _order(6) == ["Bob Ray", "Gert Fröbe"]


def test_a_credit_taken_out_while_two_were_one_stays_out_and_the_film_s_page_says_so(loaded: Load) -> None:
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"))
    Credit.objects.get(movie_id=2, person=person("Gert Fröbe")).delete()
    loaded(record(2, "Triple Cross", actors="Gert Frobe, Bob Ray"))

    undo_merge(journal)

    assert _order(2) == ["Bob Ray"]
    assert [(one.field, one.person) for one in versions(2).differences] == [("credit", person("Gert Frobe").pk)]


def test_where_both_were_credited_the_film_reads_as_if_the_seed_had_named_one_person_twice(loaded: Load) -> None:
    loaded(
        record(5, "Twice", actors="Gert Frobe, Ann Lee, Gert Fröbe", synopsis="Max (Gert Frobe) meets Eve (Ann Lee).")
    )

    merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    assert versions(5).differences == []
    assert _order(5) == ["Gert Fröbe", "Ann Lee"]
    assert Credit.objects.get(movie=5, person=person("Gert Fröbe")).character == "Max"


def test_of_three_names_made_one_the_character_told_first_is_taken_as_from_a_seed(loaded: Load) -> None:
    told = "Kim (Bob Ray) wins. Max (Jo Poe) wins."
    loaded(record(5, "Three", actors="Ann Lee, Bob Ray, Jo Poe", synopsis=told))
    merge_people(person("Ann Lee"), person("Jo Poe"))
    before = everything()

    journal = merge_people(person("Bob Ray"), person("Ann Lee"))

    assert versions(5).differences == []
    assert Credit.objects.get(movie=5, person=person("Bob Ray")).character == "Kim"
    undo_merge(journal)
    assert everything() == before


def test_two_credits_that_an_editor_made_come_back_at_their_places(loaded: Load) -> None:
    for place, name in enumerate(("Ann Lee", "Bob Ray")):
        Credit.objects.create(movie_id=1, person=person(name), role="director", position=place)
    before = everything()

    undo_merge(merge_people(person("Ann Lee"), person("Bob Ray")))

    assert everything() == before


def test_what_an_editor_wrote_goes_before_what_the_seed_said(loaded: Load) -> None:
    Credit.objects.filter(movie=3, person=person("Gert Frobe"), role="actor").update(character="Mr. Auric")

    merge_people(person("Gert Fröbe"), person("Gert Frobe"))

    assert Credit.objects.get(movie=3, person=person("Gert Fröbe"), role="actor").character == "Mr. Auric"


def test_an_address_that_the_one_who_was_kept_took_over_stays_theirs(loaded: Load, client: Client) -> None:
    kept, gone = person("Bob Ray"), person("Ann Lee")
    journal = merge_people(kept, gone)
    kept.name = "Ann Lee"
    kept.save()
    assert kept.slug == "ann-lee"

    back = undo_merge(journal)

    assert (Person.objects.get(pk=kept.pk).slug, back.slug != "ann-lee") == ("ann-lee", True)
    assert client.get(back.get_absolute_url()).status_code == 200
    assert client.get("/people/bob-ray/")["Location"] == "/people/ann-lee/"


def test_two_whom_an_editor_told_from_a_third_stay_told_from_them(loaded: Load) -> None:
    kept, gone, third = person("Gert Fröbe"), person("Gert Frobe"), person("Bob Ray")
    first, second = sorted((gone, third), key=lambda one: one.pk)
    DistinctPeople.objects.create(first=first, second=second)

    journal = merge_people(kept, gone)
    assert distinct_from(kept) == {third.pk}
    undo_merge(journal)

    assert (distinct_from(kept), distinct_from(gone)) == (set(), {third.pk})


def test_a_merge_and_its_undoing_stand_in_the_history_of_credits(loaded: Load) -> None:
    editor = User.objects.create_user("editor")
    journal = merge_people(person("Gert Fröbe"), person("Gert Frobe"), editor)
    undo_merge(journal, editor)

    told = set(Credit.history.filter(history_user=editor).values_list("history_change_reason", flat=True))

    assert told == {"Gert Frobe merged into Gert Fröbe", "merge of Gert Frobe into Gert Fröbe undone"}
