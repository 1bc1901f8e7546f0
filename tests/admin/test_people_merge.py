"""An editor merges people, reads the journal, and takes a merge back."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from catalog.models import Credit, Movie, Person, PersonMerge, PersonRedirect
from tests.admin.conftest import AddFilm

MERGE = "/admin/catalog/person/merge/"
JOURNAL = "/admin/catalog/personmerge/"


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def numbers(*names: str) -> list[str]:
    return [str(person(name).pk) for name in names]


@pytest.fixture
def frobes(add_film: AddFilm) -> None:
    """Add films of one man under three names."""
    add_film(1, "Goldfinger", cast=["Ann Lee", "Gert Frobe"], year=1964)
    add_film(2, "Triple Cross", cast=["Gert Fröbe"], year=1966)
    add_film(3, "Chitty", ["Gert Fröbe"], ["Gert Fröbe", "Gert Frobe"], year=1968)
    add_film(4, "Monte Carlo", cast=["Karl-Gerhart Fröbe"], year=1969)


@pytest.mark.usefixtures("frobes")
def test_people_chosen_in_the_list_lead_to_the_preview(editor: Client) -> None:
    chosen = numbers("Gert Frobe", "Gert Fröbe")
    data = {"action": "merge_selected", "_selected_action": chosen, "index": "0"}

    page = editor.post("/admin/catalog/person/", data, follow=True)

    assert page.redirect_chain[0][0].startswith(MERGE)
    assert "Gert Fröbe becomes Gert Frobe" in page.text
    assert Person.objects.count() == 4


@pytest.mark.usefixtures("frobes")
@pytest.mark.parametrize("names", [["Gert Frobe"], []])
def test_fewer_than_two_are_not_merged(editor: Client, names: list[str]) -> None:
    data = {"action": "merge_selected", "_selected_action": numbers(*names), "index": "0"}

    assert "Merge people" not in editor.post("/admin/catalog/person/", data, follow=True).context["title"]


@pytest.mark.usefixtures("frobes")
def test_a_person_s_page_leads_to_the_merge_with_somebody_found_by_name(editor: Client) -> None:
    address = f"{MERGE}?people={person('Gert Frobe').pk}"
    assert f'href="{address}"' in editor.get(f"/admin/catalog/person/{person('Gert Frobe').pk}/change/").text

    page = editor.get(address).text

    assert 'data-field-name="person"' in page
    assert "Who is it?" in page
    assert "csrfmiddlewaretoken" not in page.split('class="merge-who"')[1]


@pytest.mark.usefixtures("frobes")
def test_the_preview_tells_all_that_will_change(editor: Client) -> None:
    page = editor.get(MERGE, {"people": numbers("Gert Frobe", "Gert Fröbe"), "kept": numbers("Gert Fröbe")[0]})
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page.text))

    assert "Gert Frobe becomes Gert Fröbe" in text
    assert "1 credit moves" in text
    assert "Goldfinger (1964), actor" in text
    assert "1 credit both have: one stays" in text
    assert "In seeds, Gert Fröbe is meant by Gert Frobe" in text
    assert "/people/gert-frobe/" in text


@pytest.mark.usefixtures("frobes")
def test_several_are_merged_by_one_post_with_a_way_back_for_each(editor: Client, client: Client) -> None:
    people = numbers("Gert Frobe", "Karl-Gerhart Fröbe", "Gert Fröbe")
    slug = person("Gert Frobe").slug

    page = editor.post(MERGE, {"people": people, "kept": numbers("Gert Fröbe")[0]}, follow=True)

    assert set(person("Gert Fröbe").credits.values_list("movie_id", "role")) == {
        (1, "actor"), (2, "actor"), (3, "actor"), (3, "director"), (4, "actor"),
    }  # fmt: skip
    assert set(Person.objects.values_list("name", flat=True)) == {"Ann Lee", "Gert Fröbe"}
    assert client.get(f"/people/{slug}/")["Location"] == person("Gert Fröbe").get_absolute_url()
    for row in PersonMerge.objects.all():
        assert f'href="{JOURNAL}{row.pk}/undo/"' in page.text
        assert row.merged_by == User.objects.get()


@pytest.mark.usefixtures("frobes")
def test_whoever_has_most_films_is_proposed_to_be_kept(editor: Client) -> None:
    page = editor.get(MERGE, {"people": numbers("Karl-Gerhart Fröbe", "Gert Frobe")})

    assert "Karl-Gerhart Fröbe becomes Gert Frobe" in page.text


@pytest.mark.usefixtures("frobes")
def test_a_merge_is_told_and_undone_in_the_journal(editor: Client) -> None:
    editor.post(MERGE, {"people": numbers("Gert Frobe", "Gert Fröbe"), "kept": numbers("Gert Fröbe")[0]})
    row = PersonMerge.objects.get()

    assert "Gert Frobe" in editor.get(JOURNAL).text
    detail = editor.get(f"{JOURNAL}{row.pk}/change/").text
    assert "Goldfinger" in detail
    assert "both had it" in detail
    question = editor.get(f"{JOURNAL}{row.pk}/undo/").text
    assert "Goldfinger" in question
    assert not Person.objects.filter(name="Gert Frobe").exists()

    page = editor.post(f"{JOURNAL}{row.pk}/undo/", follow=True)

    assert "is back" in page.text
    assert set(person("Gert Frobe").credits.values_list("movie_id", flat=True)) == {1, 3}
    assert not PersonRedirect.objects.exists()
    again = editor.post(f"{JOURNAL}{row.pk}/undo/", follow=True)
    assert "undone already" in again.text
    row.refresh_from_db()
    assert row.undone_by == User.objects.get()


@pytest.mark.usefixtures("frobes")
def test_what_cannot_be_undone_is_told(editor: Client) -> None:
    editor.post(MERGE, {"people": numbers("Gert Frobe", "Gert Fröbe"), "kept": numbers("Gert Fröbe")[0]})
    first = PersonMerge.objects.get()
    editor.post(MERGE, {"people": numbers("Ann Lee", "Gert Fröbe"), "kept": numbers("Ann Lee")[0]})

    page = editor.post(f"{JOURNAL}{first.pk}/undo/", follow=True)

    assert page.status_code == 200
    assert "merged further" in page.text
    assert "merged further" in editor.get(f"{JOURNAL}{first.pk}/undo/").text


@pytest.mark.usefixtures("frobes")
@pytest.mark.parametrize(
    "query", [{}, {"people": ["x", "-1", "9" * 40, "٣"]}, {"people": ["987654"]}, {"people": [*map(str, range(50))]}]
)
def test_a_merge_of_nobody_known_leads_back_to_the_list(editor: Client, query: dict[str, list[str]]) -> None:
    for method in (editor.get, editor.post):
        assert method(MERGE, query, follow=True).status_code == 200
    assert Person.objects.count() == 4


@pytest.mark.usefixtures("frobes")
def test_only_who_may_change_people_merges_them(client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client.force_login(user)
    data = {"people": numbers("Gert Frobe", "Gert Fröbe"), "kept": numbers("Gert Fröbe")[0]}

    for method in (client.get, client.post):
        assert method(MERGE, data).status_code == 403
        assert method(f"{JOURNAL}1/undo/").status_code == 403
    assert client.get(JOURNAL).status_code == 403
    assert "merge_selected" not in client.get("/admin/catalog/person/").text
    assert Person.objects.count() == 4


@pytest.mark.usefixtures("frobes")
def test_a_merge_without_the_form_s_token_is_refused(editor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    data = {"people": numbers("Gert Frobe", "Gert Fröbe"), "kept": numbers("Gert Fröbe")[0]}

    assert strict.post(MERGE, data).status_code == 403
    assert Person.objects.count() == 4


def test_the_preview_of_a_thousand_credits_is_short_and_takes_few_queries(
    editor: Client, django_assert_max_num_queries: object
) -> None:
    first, second = (Person.objects.create(name=name) for name in ("Mel Blanc", "Melvin Blanc"))
    Movie.objects.bulk_create(Movie(movie_id=number, title=f"Cartoon {number}", year=1950) for number in range(1, 1001))
    Credit.objects.bulk_create(
        Credit(movie_id=number, person=person, role="actor", position=position)
        for position, person in enumerate((first, second))
        for number in range(1, 1001, 1 + position)
    )

    with django_assert_max_num_queries(25):  # type: ignore[operator]  # a fixture's function
        page = editor.get(MERGE, {"people": [str(first.pk), str(second.pk)], "kept": str(second.pk)})

    assert "and 450 more" in page.text
    assert len(page.content) < 60_000
