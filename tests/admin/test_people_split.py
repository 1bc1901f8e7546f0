"""An editor tells namesakes apart."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from catalog.models import Credit, Movie, Person
from tests.admin.conftest import AddFilm


@pytest.fixture
def poe(add_film: AddFilm) -> Person:
    """Add somebody who is two people."""
    add_film(1, "Silent", ["Ann Lee"], ["Jo Poe"], year=1922)
    add_film(2, "Talking", ["Bob Ray"], ["Jo Poe"], year=1988)
    add_film(3, "Colour", ["Jo Poe"], year=1990)
    return Person.objects.get(name="Jo Poe")


def address(person: Person) -> str:
    return f"/admin/catalog/person/{person.pk}/split/"


def numbers(person: Person, *films: int) -> list[str]:
    return [str(pk) for pk in person.credits.filter(movie__in=films).values_list("pk", flat=True)]


def test_credits_are_chosen_with_what_tells_people_apart(editor: Client, poe: Person) -> None:
    assert f'href="{address(poe)}"' in editor.get(f"/admin/catalog/person/{poe.pk}/change/").text

    page = editor.get(address(poe)).text

    for told in ("Silent", "1922", "Ann Lee", "director"):
        assert told in page
    assert page.count('type="checkbox"') == 3


def test_a_split_is_confirmed_then_done_and_the_way_back_is_told(editor: Client, poe: Person) -> None:
    chosen = numbers(poe, 1)

    question = editor.post(address(poe), {"credits": chosen})
    assert "Silent" in question.text
    assert "Talking" not in question.text
    assert Person.objects.filter(name="Jo Poe").count() == 1

    page = editor.post(address(poe), {"credits": chosen, "confirmed": "Split"}, follow=True)

    other = Person.objects.filter(name="Jo Poe").exclude(pk=poe.pk).get()
    assert list(other.credits.values_list("movie_id", flat=True)) == [1]
    assert f'href="/admin/catalog/person/{other.pk}/change/"' in page.text
    assert f"/admin/catalog/person/merge/?people={poe.pk}&amp;people={other.pk}" in page.text


def test_the_choice_can_be_made_again(editor: Client, poe: Person) -> None:
    page = editor.post(address(poe), {"credits": numbers(poe, 1), "again": "Choose again"}).text

    assert page.count(" checked") == 1
    assert page.count('type="checkbox"') == 3


@pytest.mark.parametrize("films", [(), (1, 2, 3)])
def test_some_credits_are_chosen_not_none_and_not_all(editor: Client, poe: Person, films: tuple[int, ...]) -> None:
    page = editor.post(address(poe), {"credits": numbers(poe, *films), "confirmed": "Split"})

    assert "not none and not all" in page.text
    assert page.text.count(" checked") == len(films)
    assert Person.objects.filter(name="Jo Poe").count() == 1


def test_credits_of_somebody_else_and_nonsense_are_not_taken(editor: Client, poe: Person) -> None:
    others = [str(pk) for pk in Credit.objects.exclude(person=poe).values_list("pk", flat=True)]

    page = editor.post(address(poe), {"credits": [*others, "x", "9" * 30, ""], "confirmed": "Split", "page": "x"})

    assert page.status_code == 200
    assert Person.objects.count() == 3
    assert editor.get("/admin/catalog/person/999999/split/").status_code == 404
    assert editor.get(f"/admin/catalog/person/{'9' * 30}/split/").status_code == 404


def test_only_who_may_change_people_splits_them(client: Client, poe: Person) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client.force_login(user)

    assert client.get(address(poe)).status_code == 403
    assert client.post(address(poe), {"credits": numbers(poe, 1), "confirmed": "Split"}).status_code == 403
    assert Person.objects.filter(name="Jo Poe").count() == 1


def test_a_thousand_credits_take_few_queries(
    editor: Client, poe: Person, django_assert_max_num_queries: object
) -> None:
    numbers = range(10, 1_100)
    Movie.objects.bulk_create(Movie(movie_id=number, title=f"Film {number}", year=1950) for number in numbers)
    Credit.objects.bulk_create(Credit(movie_id=number, person=poe, role="actor", position=0) for number in numbers)

    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture's function
        first = editor.get(address(poe)).text
    last = editor.get(address(poe), {"page": "2"}).text

    assert first.count('type="checkbox"') == 1_000
    assert last.count('type="checkbox"') == 93
