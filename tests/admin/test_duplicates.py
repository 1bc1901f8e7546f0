"""An editor works through the people who may be one."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from catalog.models import DistinctPeople, Person, PersonMerge, SuspectedDuplicate
from tests.admin.conftest import AddFilm

QUEUE = "/admin/catalog/suspectedduplicate/"
TOLD_APART = "/admin/catalog/distinctpeople/"


@pytest.fixture
def pairs(add_film: AddFilm) -> None:
    """Add films of people who may be one: two names differ in an accent, two in an initial."""
    add_film(1, "Goldfinger", cast=["Ann Lee", "Gert Fröbe", "Al B. Seiter"], year=1964)
    add_film(2, "Triple Cross", cast=["Ann Lee", "Gert Frobe", "Al Seiter"], year=1966)
    add_film(3, "Chitty", cast=["Gert Frobe", "Al Seiter"], year=1968)
    # They are compared by name when they are made; what their films tell, when a load or an editor adds to them.
    for person in Person.objects.all():
        person.save()


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page))


def pair(name: str) -> SuspectedDuplicate:
    return SuspectedDuplicate.objects.get(first__name=name)


@pytest.mark.usefixtures("pairs")
def test_the_queue_tells_both_people_and_why(editor: Client) -> None:
    page = editor.get(QUEUE).text
    text = text_of(page)

    assert text.index("Gert Frobe") < text.index("Gert Fröbe") < text.index("Al Seiter") < text.index("Al B. Seiter")
    assert "Gert Fr<mark>ö</mark>be" in page
    assert "2 films, 1966–1968" in text
    assert "1 film, 1964" in text
    assert "The same name but for accents, capitals or punctuation Both worked with Ann Lee" in text
    assert "The same name but for an initial" in text
    assert "2 years between their films" in text
    assert 'href="/people/gert-frobe/"' in page
    assert f'href="/admin/catalog/person/{Person.objects.get(name="Gert Fröbe").pk}/change/"' in page


def test_the_queue_names_two_films_of_who_directed_and_acted_in_one(editor: Client, add_film: AddFilm) -> None:
    add_film(1, "Yentl", ["Barbra Streisand"], ["Barbra Streisand"], year=1983)
    add_film(2, "Nuts", cast=["Barbra Streisand", "Bárbra Streisand"], year=1980)
    for person in Person.objects.all():
        person.save()
    text = text_of(editor.get(QUEUE).text)
    assert "Yentl (1983), director, actor Nuts (1980), actor" in text
    assert text.count("Yentl") == 1


@pytest.mark.usefixtures("pairs")
def test_the_desk_and_the_list_of_people_lead_to_the_queue(editor: Client) -> None:
    assert "2 pairs of people who may be one" in editor.get("/admin/").text
    assert f'href="{QUEUE}"' in editor.get("/admin/catalog/person/").text.split('class="object-tools"')[1]


@pytest.mark.usefixtures("pairs")
def test_the_queue_leads_to_what_was_decided_and_the_menu_does_not_list_those_told_apart(editor: Client) -> None:
    assert f'href="{TOLD_APART}"' in editor.get(QUEUE).text
    menu = editor.get("/admin/").text
    assert f'href="{QUEUE}"' in menu
    assert TOLD_APART not in menu


@pytest.mark.usefixtures("pairs")
@pytest.mark.parametrize(("kind", "shown"), [("initial", ["Al B. Seiter"]), ("letter", []), ("x'", ["Gert Fröbe"])])
def test_the_queue_is_filtered_by_what_differs(editor: Client, kind: str, shown: list[str]) -> None:
    rows = editor.get(QUEUE, {"kind": kind}, follow=True).context["cl"].result_list

    assert [row.first.name for row in rows][:1] == shown


@pytest.mark.usefixtures("pairs")
def test_merging_starts_from_the_one_with_more_films_and_leads_back_to_the_queue(editor: Client) -> None:
    queue = editor.get(QUEUE, {"kind": "signs"}).text
    merge = re.search(r'href="([^"]*/person/merge/[^"]*)"', queue)
    assert merge
    preview = editor.get(merge[1].replace("&amp;", "&"))
    assert "Gert Fröbe becomes Gert Frobe" in preview.text

    form = preview.text.split('class="merge-now"')[1]
    sent = re.findall(r'<input type="hidden" name="(people|kept|then)" value="([^"]*)">', form)
    data = {name: [value for other, value in sent if other == name] for name, _ in sent}
    page = editor.post("/admin/catalog/person/merge/", data, follow=True)

    assert page.redirect_chain == [(f"{QUEUE}?kind=signs", 302)]
    assert "Merged into Gert Frobe" in page.text
    assert PersonMerge.objects.get().gone_name == "Gert Fröbe"
    assert not SuspectedDuplicate.objects.filter(kind="signs").exists()


@pytest.mark.usefixtures("pairs")
def test_one_pair_is_dismissed_for_good_by_its_button(editor: Client) -> None:
    address = f"{QUEUE}{pair('Gert Fröbe').pk}/dismiss/"
    assert f'formaction="{address}?then=kind%3Dsigns"' in editor.get(QUEUE, {"kind": "signs"}).text

    page = editor.post(f"{address}?then=kind%3Dsigns", follow=True)

    assert page.redirect_chain == [(f"{QUEUE}?kind=signs", 302)]
    assert "not listed again" in page.text
    assert DistinctPeople.objects.get().noted_by == User.objects.get()
    assert SuspectedDuplicate.objects.get() == pair("Al B. Seiter")
    assert "decided by now" in editor.post(address, follow=True).text


@pytest.mark.usefixtures("pairs")
def test_many_are_dismissed_at_once_and_can_be_suspected_again(editor: Client) -> None:
    numbers = list(SuspectedDuplicate.objects.values_list("pk", flat=True))
    data = {"action": "dismiss_selected", "_selected_action": numbers, "index": "0"}
    assert "2 pairs: not the same" in text_of(editor.post(QUEUE, data, follow=True).text)
    assert not SuspectedDuplicate.objects.exists()
    assert "Gert Fröbe" in editor.get(TOLD_APART).text

    again = list(DistinctPeople.objects.values_list("pk", flat=True))
    editor.post(TOLD_APART, {"action": "suspect_selected", "_selected_action": again, "index": "0"})

    assert not DistinctPeople.objects.exists()
    assert SuspectedDuplicate.objects.count() == 2


@pytest.mark.usefixtures("pairs")
def test_only_who_may_change_people_decides_who_is_one(client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=("view_person", "view_suspectedduplicate")))
    client.force_login(user)

    assert client.get(QUEUE).status_code == 403
    assert client.get(TOLD_APART).status_code == 403
    assert client.post(f"{QUEUE}{pair('Gert Fröbe').pk}/dismiss/").status_code == 403
    assert QUEUE not in client.get("/admin/").text
    assert QUEUE not in client.get("/admin/catalog/person/").text
    assert not DistinctPeople.objects.exists()


@pytest.mark.usefixtures("pairs")
@pytest.mark.parametrize("then", ["", "\r\nX: y", "kind=signs&kind=x&p=99999999999999999999", "é" * 300])
def test_odd_requests_lead_back_to_the_queue(editor: Client, then: str) -> None:
    for number in ("0", "9" * 30):
        page = editor.post(f"{QUEUE}{number}/dismiss/?{urlencode({'then': then})}", follow=True)
        assert page.status_code == 200
    assert editor.get(f"{QUEUE}1/dismiss/").status_code == 405
    assert editor.get(f"{QUEUE}{pair('Gert Fröbe').pk}/change/", follow=True).status_code == 200
    assert editor.get(f"{QUEUE}987654/change/", follow=True).status_code == 200
    assert editor.get(f"{TOLD_APART}987654/change/", follow=True).status_code == 200


def test_a_full_page_takes_few_queries(
    editor: Client, add_film: AddFilm, django_assert_max_num_queries: object
) -> None:
    add_film(1, "Crowd", cast=[f"Éva {letter}dam" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
    add_film(2, "Crowd again", cast=[f"Eva {letter}dam" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])

    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture's function
        page = editor.get(QUEUE)

    assert len(page.context["cl"].result_list) == 25
    assert page.context["cl"].result_count == 26
