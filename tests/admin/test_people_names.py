"""An editor corrects a name: told what that does, asked about namesakes, and able to take back a slip."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from catalog.duplicates.compare import compare_everybody
from catalog.models import DistinctPeople, Movie, Person, PersonAlias, SuspectedDuplicate
from tests.admin.conftest import AddFilm, Ingest
from tests.admin.forms import open_form, save
from tests.seed_files import record, write_seeds

ADD = "/admin/catalog/person/add/"


def address(person: Person) -> str:
    return f"/admin/catalog/person/{person.pk}/change/"


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def rename(editor: Client, old: str, new: str, **more: str) -> str:
    """Rename somebody in their form; return the messages of the page that comes back, "" if it was saved."""
    page = address(person(old))
    return save(editor, page, {**open_form(editor, page), "name": new, **more})


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page))


def test_the_form_says_what_a_new_name_does_before_and_after(editor: Client, daylights: Movie) -> None:
    page = address(person("John Glen"))
    assert "/people/john-glen/ leads there for ever. Seeds that name “John Glen”" in text_of(editor.get(page).text)

    saved = text_of(editor.post(page, {**open_form(editor, page), "name": "Jon Glen"}, follow=True).text)

    assert "Seeds that name “John Glen” go on to mean Jon Glen." in saved
    assert "/people/john-glen/ leads to /people/jon-glen/ from now on." in saved


@pytest.mark.parametrize("typed", ["Timothy Dalton", "Timothy Daltón"])
def test_a_name_that_somebody_else_has_is_asked_about_with_the_way_to_merge(
    editor: Client, daylights: Movie, typed: str
) -> None:
    glen, dalton = person("John Glen"), person("Timothy Dalton")

    message = rename(editor, "John Glen", typed)

    assert "Timothy Dalton</a> already (1 film, 1987)" in message
    merge = re.search(r'href="([^"]*)">merge the two instead', message)
    assert merge
    preview = editor.get(merge[1].replace("&amp;", "&")).text
    assert "John Glen becomes Timothy Dalton" in preview
    assert set(Person.objects.filter(pk__in=(glen.pk, dalton.pk)).values_list("name", flat=True)) == {
        "John Glen",
        "Timothy Dalton",
    }


def test_somebody_else_of_that_name_is_known_to_be_somebody_else(editor: Client, daylights: Movie) -> None:
    assert rename(editor, "John Glen", "Timothy Dalton", namesake="on") == ""

    assert DistinctPeople.objects.get().noted_by == User.objects.get()
    compare_everybody()
    assert not SuspectedDuplicate.objects.exists()
    page = address(Person.objects.filter(name="Timothy Dalton")[0])
    assert save(editor, page, {**open_form(editor, page), "name": "Timothy Dálton"}) == "", "it is asked once"


def test_adding_a_namesake_leads_to_the_one_who_is_there(editor: Client, daylights: Movie) -> None:
    message = save(editor, ADD, {"name": "John Glen"})

    assert f'href="{address(person("John Glen"))}">the one who is there' in message
    assert Person.objects.filter(name="John Glen").count() == 1


def test_a_name_left_by_a_slip_is_removed_and_seeds_with_it_mean_somebody_new(
    editor: Client, ingest: Ingest, seeds: Path
) -> None:
    ingest(write_seeds(seeds, [record(1, directors="John Glen")]))
    rename(editor, "John Glen", "Jhon Glen")
    rename(editor, "Jhon Glen", "John Glen")
    glen = person("John Glen")
    remove = f"/admin/catalog/person/alias/{PersonAlias.objects.get(name='Jhon Glen').pk}/remove/"
    assert f'href="{remove}"' in editor.get(address(glen)).text
    assert "Jhon Glen" in editor.get(remove).text

    page = editor.post(remove, follow=True)

    assert "no longer mean John Glen" in page.text
    assert not PersonAlias.objects.exists()
    assert editor.get(remove).status_code == 404
    ingest(write_seeds(seeds, [record(2, directors="Jhon Glen")]))
    assert person("Jhon Glen").credits.get().movie_id == 2
    assert person("John Glen").credits.get().movie_id == 1


def test_a_name_that_something_needs_stays(editor: Client, ingest: Ingest, seeds: Path) -> None:
    ingest(write_seeds(seeds, [record(1, directors="John Glen"), record(2, directors="Jon Glen", year=1987)]))
    merge = [str(person(name).pk) for name in ("John Glen", "Jon Glen")]
    editor.post("/admin/catalog/person/merge/", {"people": merge, "kept": merge[0]})
    rename(editor, "John Glen", "John E. Glen")
    ingest(write_seeds(seeds, [record(3, directors="John E. Glen")]))
    rename(editor, "John E. Glen", "J. E. Glen")
    page = text_of(editor.get(address(person("J. E. Glen"))).text)

    assert "J. E. Glen, the name shown" in page
    assert "John E. Glen, in the seed of 1 film" in page
    assert "Jon Glen, in the seed of 1 film, since Jon Glen was merged" in page
    assert "Remove…" not in page
    for alias in PersonAlias.objects.all():
        refused = editor.post(f"/admin/catalog/person/alias/{alias.pk}/remove/", follow=True)
        assert "is needed" in refused.text
    assert PersonAlias.objects.count() == 3


def test_only_who_may_change_people_removes_names(client: Client, add_film: AddFilm) -> None:
    add_film(1, "Octopussy", ["John Glen"])
    glen = person("John Glen")
    alias = PersonAlias.objects.create(name="Jhon Glen", person=glen)
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client.force_login(user)

    assert client.post(f"/admin/catalog/person/alias/{alias.pk}/remove/").status_code == 403
    page = client.get(address(glen))
    assert page.status_code == 200
    assert "Jhon Glen" in page.text
    assert "Remove…" not in page.text
    assert PersonAlias.objects.exists()
