"""What an editor deletes stays deleted, and can be brought back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from catalog.admin import base
from catalog.changes import together
from catalog.models import Credit, Movie, Person
from tests.admin.conftest import AddFilm, Ingest
from tests.admin.forms import CAST
from tests.admin.rendered_forms import fields_of, forms_of, row_of
from tests.seed_files import record, write_seeds

FILMS = "/admin/catalog/movie/"
PEOPLE = "/admin/catalog/person/"


DELETE = {"action": "delete_selected"}


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Callable[..., None]:
    """Return a function that loads the film with other facts."""

    def load(**facts: Any) -> None:  # as `record` takes them
        write_seeds(seeds, [record(4005, **{"title": "The Living Daylights", "actors": "Ann Lee, Bob Ray", **facts})])
        assert ingest(seeds).exit_code == 0

    load()
    return load


def test_a_film_is_deleted_for_visitors_and_loads_and_kept_for_editors(
    editor: Client, load: Callable[..., None]
) -> None:
    address = "/admin/catalog/movie/4005/delete/"
    page = editor.get(address).text
    assert "no load will bring a deleted film back" in page
    assert "An editor can" in page
    assert editor.post(address, {"post": "yes"}).status_code == 302

    load(title="The Living Daylights, Again")

    film = Movie.objects.get()
    assert film.title == "The Living Daylights, Again"
    assert film.credits.count() == 2
    assert editor.get(film.get_absolute_url()).status_code == 404
    assert str(Movie.history.filter(deleted_at__isnull=False).earliest().history_user) == "editor"


def test_a_deleted_film_is_brought_back_from_its_page(editor: Client, load: Callable[..., None]) -> None:
    editor.post("/admin/catalog/movie/4005/delete/", {"post": "yes"})
    page = editor.get("/admin/catalog/movie/4005/change/").text
    assert "An editor deleted this film" in page
    assert "/admin/catalog/movie/4005/delete/" not in page
    ((address, sent),) = [form for form in forms_of(page) if form[0].endswith("/bring-back/")]
    assert "back on the site" in editor.post(address, sent, follow=True).text
    assert editor.get(Movie.objects.get().get_absolute_url()).status_code == 200
    assert "is on the site" in editor.post(address, sent, follow=True).text


def test_several_films_are_deleted_and_brought_back(editor: Client, add_film: AddFilm) -> None:
    films = [add_film(number, f"Film {number}", ["John Glen"]) for number in range(1, 4)]
    selected = {"_selected_action": [film.pk for film in films]}
    page = editor.post(FILMS, {**DELETE, **selected}).text
    assert "Film 3" in page
    assert "no load will bring a deleted film back" in page
    assert Movie.objects.public().count() == 3
    assert editor.post(FILMS, {**DELETE, **selected, "post": "yes"}).status_code == 302
    assert not Movie.objects.public().exists()
    assert Movie.objects.count() == 3
    assert "3 films" in editor.get(f"{FILMS}?visibility=deleted").text
    assert "0 films" in editor.get(f"{FILMS}?visibility=visible").text

    page = editor.post(FILMS, {"action": "bring_back_selected", **selected}, follow=True).text

    assert "3 films are back on the site" in page
    assert Movie.objects.public().count() == 3


def test_deleting_a_deleted_film_again_changes_nothing(editor: Client, daylights: Movie) -> None:
    for _ in range(2):
        editor.post(f"/admin/catalog/movie/{daylights.pk}/delete/", {"post": "yes"})
        editor.post(FILMS, {**DELETE, "_selected_action": [daylights.pk], "post": "yes"})
    assert Movie.history.count() == 2


def test_a_credit_taken_out_of_the_form_stays_out_of_later_loads(editor: Client, load: Callable[..., None]) -> None:
    address = "/admin/catalog/movie/4005/change/"
    sent = fields_of(editor.get(address), "movie_form")
    row = row_of(sent, CAST, Credit.objects.get(person__name="Bob Ray").pk)
    assert editor.post(address, {**sent, row + "DELETE": "on"}).status_code == 302
    load(title="New", actors="Ann Lee, Bob Ray, Cy Fox")
    assert list(Credit.objects.order_by("position").values_list("person__name", flat=True)) == ["Ann Lee", "Cy Fox"]


def test_a_person_whom_films_credit_cannot_be_deleted(editor: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, 31):
            add_film(number, f"Film {number}", ["John Glen"])
    glen = Person.objects.get()
    address = f"/admin/catalog/person/{glen.pk}/delete/"
    page = editor.get(address).text
    assert "John Glen: 30 films" in page
    assert f"/admin/catalog/person/merge/?people={glen.pk}" in page
    assert "Film 7" not in page
    assert editor.post(address, {"post": "yes"}).status_code == 200
    page = editor.post(PEOPLE, {**DELETE, "_selected_action": [glen.pk], "post": "yes"}).text
    assert "merge them instead" in page
    assert Person.objects.count() == 1


def test_a_person_whom_no_film_credits_can_be_deleted(editor: Client, db: None) -> None:
    people = [Person.objects.create(name=name) for name in ("Ann Lee", "Bob Ray")]
    assert editor.post(f"/admin/catalog/person/{people[0].pk}/delete/", {"post": "yes"}).status_code == 302
    sent = {**DELETE, "_selected_action": [people[1].pk], "post": "yes"}
    assert editor.post(PEOPLE, sent).status_code == 302
    assert not Person.objects.exists()
    assert {str(row.history_user) for row in Person.history.filter(history_type="-")} == {"editor"}


def test_a_slip_of_the_mouse_does_not_delete_the_catalogue(
    editor: Client, add_film: AddFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "MAX_DELETED_AT_ONCE", 2)
    for number in range(1, 4):
        add_film(number, f"Film {number}")
    sent = {"action": "delete_selected", "_selected_action": ["1"], "select_across": "1", "post": "yes"}
    assert "Delete at most 2 at once" in editor.post("/admin/catalog/movie/", sent, follow=True).text
    assert Movie.objects.count() == 3


def test_deleting_credits_closes_the_billing_order(editor: Client, daylights: Movie) -> None:
    cast = Credit.objects.filter(role="actor").order_by("position")
    sent = {"action": "delete_selected", "_selected_action": [credit.pk for credit in cast[:2]], "post": "yes"}
    assert editor.post("/admin/catalog/credit/", sent).status_code == 302
    assert [(credit.position, credit.person.name) for credit in cast.all()] == [(0, "Jeroen Krabbé")]
