"""What an editor is told before something is deleted."""

import pytest
from django.test import Client

from catalog.admin import base
from catalog.models import Credit, Movie, Person, SourceRecord
from tests.admin.conftest import AddFilm


def test_a_film_names_what_goes_with_it_by_number(editor: Client, daylights: Movie) -> None:
    SourceRecord.objects.create(movie=daylights, path="4005.txt", sha256="", text="")
    address = f"/admin/catalog/movie/{daylights.pk}/delete/"
    page = editor.get(address).text
    assert "Film: The Living Daylights (1987)" in page
    assert "Credits: 4" in page
    assert "Seeds: 1" in page
    assert "Timothy Dalton" not in page
    assert editor.post(address, {"post": "yes"}).status_code == 302


def test_a_person_of_many_credits_is_one_line(editor: Client, add_film: AddFilm) -> None:
    for number in range(1, 31):
        add_film(number, f"Film {number}", ["John Glen"])
    page = editor.get(f"/admin/catalog/person/{Person.objects.get().pk}/delete/").text
    assert "Credits: 30" in page
    assert "Film 7" not in page


def test_several_films_are_deleted_after_a_confirmation(editor: Client, add_film: AddFilm) -> None:
    films = [add_film(number, f"Film {number}", ["John Glen"]) for number in range(1, 4)]
    sent = {"action": "delete_selected", "_selected_action": [film.pk for film in films]}
    page = editor.post("/admin/catalog/movie/", sent).text
    assert "Film: Film 3" in page
    assert "Credits: 3" in page
    assert Movie.objects.count() == 3
    assert editor.post("/admin/catalog/movie/", {**sent, "post": "yes"}).status_code == 302


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
