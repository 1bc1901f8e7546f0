"""An editor looks after people."""

import pytest
from django.test import Client

from catalog.changes import together
from catalog.models import Movie, Person
from tests.admin.conftest import AddFilm
from tests.admin.forms import open_form, save

ADD = "/admin/catalog/person/add/"


def address(person: Person) -> str:
    return f"/admin/catalog/person/{person.pk}/change/"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jeroen Krabbe\u0301", "Jeroen Krabbé"),
        ("  Maryam\u00a0\t d'Abo\0 ", "Maryam d'Abo"),
        ("Robert Downey,Jr.", "Robert Downey, Jr."),
        ("Glen,", "Glen"),
    ],
)
def test_a_name_is_kept_as_a_seed_would_give_it(editor: Client, db: None, typed: str, name: str) -> None:
    assert save(editor, ADD, {"name": typed}) == ""
    assert Person.objects.get().name == name


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("John Glen, Timothy Dalton", "A comma separates two names"),
        ("Jr.", "none alone"),
        ("III, Jr.", "none alone"),
        (" , ", "This field is required"),
        ("\0", "This field is required"),
        ("x" * 501, "at most 500 characters"),
    ],
)
def test_a_name_that_no_seed_could_carry_gets_a_message(editor: Client, db: None, typed: str, message: str) -> None:
    assert message in save(editor, ADD, {"name": typed})
    assert not Person.objects.exists()


def test_a_namesake_is_added_with_a_warning_and_an_address_of_their_own(editor: Client, daylights: Movie) -> None:
    response = editor.post(ADD, {"name": "John Glen", "namesake": "on"}, follow=True)
    assert "There is another person called John Glen" in response.text
    first, second = Person.objects.filter(name="John Glen").order_by("pk")
    assert (first.slug, first.match_name, second.match_name) == ("john-glen", "John Glen", None)
    assert second.slug != first.slug


def test_somebody_else_taking_the_address_meanwhile_is_no_error(
    editor: Client, daylights: Movie, monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs = iter(("john-glen", "john-glen", "john-glen-2"))
    monkeypatch.setattr(type(Person.objects), "free_slug", lambda *_: next(slugs))
    assert save(editor, ADD, {"name": "John Glen", "namesake": "on"}) == ""
    assert Person.objects.filter(slug="john-glen-2").exists()


def test_a_renamed_person_is_filed_anew(editor: Client, daylights: Movie) -> None:
    glen = Person.objects.get(name="John Glen")
    assert save(editor, address(glen), {**open_form(editor, address(glen)), "name": "John Glén-Smith"}) == ""
    glen.refresh_from_db()
    assert (glen.name, glen.sort_name, glen.match_name) == ("John Glén-Smith", "glen smith  john", "John Glen")


def test_a_person_s_page_lists_the_newest_credits_and_leads_to_all(editor: Client, add_film: AddFilm) -> None:
    with together():
        for number in range(1, 61):
            add_film(number, f"Film {number}", ["John Glen"], year=1950 + number)
    glen = Person.objects.get()
    page = editor.get(address(glen)).text
    assert "Film 60" in page
    assert "Film 11 " in page
    assert "Film 10 " not in page
    assert "All 60 credits" in page
    assert f'href="/admin/catalog/credit/?person={glen.pk}"' in page
    assert "60 credits" in editor.get(f"/admin/catalog/credit/?person={glen.pk}").text


def test_a_person_leads_to_their_page_on_the_site_if_they_have_one(editor: Client, daylights: Movie) -> None:
    glen = Person.objects.get(name="John Glen")
    assert 'href="/people/john-glen/"' in editor.get(address(glen)).text
    Movie.objects.update(hidden_since=daylights.created_at)
    assert 'href="/people/john-glen/"' not in editor.get(address(glen)).text
