"""From a film's history its credits go back to what they were before any change, in one click."""

import random
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.identity.merge import merge_people
from catalog.identity.split import split_person
from catalog.identity.undo import undo_merge
from catalog.models import Conflict, Credit, Movie, Person
from catalog.search.check import differences as search_differences
from tests.admin.conftest import Ingest
from tests.admin.forms import CAST
from tests.admin.rendered_forms import fields_of, forms_of, row_of
from tests.seed_files import record, write_seeds

FILM = "/admin/catalog/movie/1/change/"
HISTORY = "/admin/catalog/movie/1/history/"
LOADED = ["Ann Lee", "Bob Ray", "Cy Fox"]

Load = Callable[..., None]


@pytest.fixture
def load(ingest: Ingest, seeds: Path) -> Load:
    """Return a function that loads the film with other facts."""

    def load(**facts: Any) -> None:  # as `record` takes them
        facts = {"title": "Title", "directors": "Di Rector", "actors": ", ".join(LOADED), **facts}
        write_seeds(seeds, [record(1, **facts)])
        assert ingest(seeds).exit_code == 0

    load()
    return load


def change(editor: Client, *gone: str, new: str = "", **rows: dict[str, str]) -> None:
    """Save the film's form with other fields for credits, given by the first names of their people."""
    change_rows(editor, rows, *gone, new=new)


def change_rows(editor: Client, rows: Mapping[str, dict[str, str]], *gone: str, new: str = "") -> None:
    sent = fields_of(editor.get(FILM), "movie_form")
    for credit in Credit.objects.filter(movie=1, role="actor").select_related("person"):
        first = credit.person.name.split()[0]
        row = row_of(sent, CAST, credit.pk)
        sent |= {row + field: value for field, value in rows.get(first, {}).items()}
        sent |= {row + "DELETE": "on"} if first in gone else {}
    if new:
        number = sent[f"{CAST}-TOTAL_FORMS"]
        person = Person.objects.filter(name=new).first() or Person.objects.create(name=new)
        sent |= {f"{CAST}-TOTAL_FORMS": str(int(number) + 1), f"{CAST}-{number}-person": str(person.pk)}
    assert editor.post(FILM, sent).status_code == 302


def cast() -> list[str]:
    """Return the cast in billing order, characters in brackets."""
    credits = Credit.objects.filter(movie=1, role="actor").order_by("position")
    told = credits.values_list("person__name", "character", "credited_as", "position")
    assert [place for *_, place in told] == list(range(len(told)))
    return [" ".join(filter(None, [name, character and f"({character})", alias])) for name, character, alias, _ in told]


def ways_back(editor: Client) -> list[str]:
    """Return the addresses of earlier credits that the history links to, the latest first."""
    return re.findall(r'class="credits-before" href="([^"]+)"', editor.get(HISTORY).text)


def looked_at(editor: Client, address: str) -> tuple[str, dict[str, str]]:
    """Return the page of earlier credits in words, and what its button sends."""
    page = re.sub(r'<form id="logout-form".*?</form>', "", editor.get(address).text, flags=re.DOTALL)
    content = page.partition('<div id="content-main">')[2]
    return " ".join(re.sub(r"<[^>]*>", " ", content).split()), dict(*(sent for _, sent in forms_of(content)))


def go_back(editor: Client, address: str, **pressed: str) -> str:
    """Press the button of the page of earlier credits, and return the page that follows."""
    _, sent = looked_at(editor, address)
    return editor.post(address, {**sent, **pressed}, follow=True).text


def test_a_billing_order_comes_back_in_one_click(editor: Client, load: Load) -> None:
    change(editor, Cy={"position": "0"})
    assert cast() == ["Cy Fox", "Ann Lee", "Bob Ray"]
    (before,) = ways_back(editor)
    text, _ = looked_at(editor, before)
    assert "by editor" in text
    assert "would change: Order of the cast: Cy Fox · Ann Lee · Bob Ray · Cy Fox" in text
    assert "Cast then Ann Lee Bob Ray Cy Fox" in text
    assert "Directors then Di Rector" in text

    assert "it is as it was then" in go_back(editor, before)

    assert cast() == LOADED
    assert "They are so now." in looked_at(editor, before)[0]
    assert editor.get(HISTORY).text.count("back to the credits before") == 1


def test_credits_come_back_as_a_whole(editor: Client, load: Load) -> None:
    change(editor, "Bob", new="Eve Hall", Ann={"character": "Zed", "credited_as": "A. Lee"}, Cy={"position": "0"})
    assert cast() == ["Cy Fox", "Ann Lee (Zed) A. Lee", "Eve Hall"]
    text, _ = looked_at(editor, *ways_back(editor))
    for line in (
        "Actor Bob Ray comes back", "Actor Eve Hall goes", "Character of Ann Lee: Zed nothing",
        "Name of Ann Lee in the credits: A. Lee nothing", "Order of the cast: Ann Lee · Cy Fox · Ann Lee",
    ):  # fmt: skip
        assert line in text

    go_back(editor, *ways_back(editor))

    assert cast() == LOADED
    latest = Credit.history.filter(movie_id=1).latest("history_date", "history_id")
    assert str(latest.history_user) == "editor"
    assert latest.history_change_reason.startswith("back to the credits before ")
    assert not list(search_differences())


def test_the_order_comes_back_alone_where_more_has_changed(editor: Client, load: Load) -> None:
    change(editor, new="Eve Hall", Ann={"character": "Zed"}, Cy={"position": "0"})
    (before,) = ways_back(editor)
    assert "Back to their order alone" in looked_at(editor, before)[0]
    go_back(editor, before, what="order")
    assert cast() == ["Ann Lee (Zed)", "Bob Ray", "Eve Hall", "Cy Fox"]
    assert "back to the billing order before" in editor.get(HISTORY).text
    assert "Back to their order alone" not in looked_at(editor, before)[0]


def test_every_state_in_turn_comes_back_and_can_be_left_again(editor: Client, load: Load) -> None:
    change(editor, Ann={"character": "Zed"})
    zed = cast()
    change(editor, "Ann")
    load(actors="Cy Fox, Bob Ray, Dan Orr")
    latest = cast()
    loaded, after_zed, edited = reversed(ways_back(editor))
    for before, credits in ((loaded, LOADED), (after_zed, zed), (edited, ["Bob Ray", "Cy Fox"])):
        go_back(editor, before)
        assert cast() == credits
    go_back(editor, ways_back(editor)[2])
    assert cast() == latest


@pytest.mark.parametrize("seed", range(3))
def test_whatever_editors_and_loads_did_each_state_comes_back(editor: Client, load: Load, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    names = [*LOADED, "Dan Orr", "Eve Hall"]
    states: list[list[str]] = []
    while len(states) < 12:
        before = cast()
        first_names = [name.split()[0] for name in before]
        match chance.choice(["load", "out", "in", "order", "character"]):
            case "load":
                load(
                    actors=", ".join(chance.sample(names, 3)), synopsis=f"It is Zed ({chance.choice(names)}) who wins."
                )
            case "out" if first_names:
                change(editor, chance.choice(first_names))
            case "in":
                change(
                    editor, new=chance.choice([name for name in names if name.split()[0] not in first_names] or [""])
                )
            case "order" if first_names:
                change_rows(editor, {chance.choice(first_names): {"position": str(chance.randint(0, 4))}})
            case "character" if first_names:
                change_rows(editor, {chance.choice(first_names): {"character": chance.choice(["", "Max", "Kim"])}})
        if cast() != before:
            states.append(before)
    for address, state in zip(ways_back(editor)[-len(states) :], reversed(states), strict=True):
        go_back(editor, address)
        assert cast() == state
    assert not list(search_differences())


def test_what_came_back_stays_whatever_is_loaded_next(editor: Client, load: Load) -> None:
    load(actors="Cy Fox, Ann Lee")
    (before,) = ways_back(editor)
    go_back(editor, before)
    assert cast() == LOADED
    load(actors="Cy Fox, Ann Lee, Dan Orr")
    assert [name for name in cast() if name != "Dan Orr"] == LOADED
    load(actors="Cy Fox, Bob Ray, Dan Orr")
    assert "Bob Ray" in cast()
    load(actors="Cy Fox, Dan Orr")
    assert "Bob Ray" in cast()
    assert not list(search_differences())


def test_back_to_what_the_seed_says_the_film_follows_its_seed_again(editor: Client, load: Load) -> None:
    change(editor, "Bob", Cy={"position": "0"})
    go_back(editor, *ways_back(editor))
    load(actors="Bob Ray, Ann Lee")
    assert cast() == ["Bob Ray", "Ann Lee"]
    assert not Conflict.objects.exists()


def test_a_conflict_that_going_back_ends_is_settled(editor: Client, load: Load) -> None:
    change(editor, Ann={"character": "Zed"})
    change(editor, Ann={"character": "Max"})
    load(synopsis="It is Zed (Ann Lee) who wins.")
    assert Conflict.objects.get().decision == Conflict.Decision.OPEN
    go_back(editor, ways_back(editor)[0])
    assert cast()[0] == "Ann Lee (Zed)"
    assert Conflict.objects.get().decision == Conflict.Decision.SETTLED


def test_credits_changed_since_the_page_was_opened_are_left_alone(editor: Client, load: Load) -> None:
    change(editor, Cy={"position": "0"})
    (before,) = ways_back(editor)
    _, sent = looked_at(editor, before)
    change(editor, "Ann")
    page = editor.post(before, sent, follow=True)
    assert page.redirect_chain == [(before, 302)]
    assert "changed after you opened the page" in page.text
    assert "Actor Ann Lee comes back" in page.text
    assert cast() == ["Cy Fox", "Bob Ray"]


def test_a_film_whose_other_facts_changed_meanwhile_goes_back_all_the_same(editor: Client, load: Load) -> None:
    change(editor, Cy={"position": "0"})
    (before,) = ways_back(editor)
    _, sent = looked_at(editor, before)
    load(title="New")
    editor.post(before, sent)
    assert cast() == LOADED
    assert Movie.objects.get().title == "New"


def test_a_credit_of_somebody_merged_since_comes_back_to_whom_they_were_merged_into(editor: Client, load: Load) -> None:
    change(editor, "Bob", Ann={"character": "Zed"})
    rob = Person.objects.create(name="Rob Ray")
    robert = Person.objects.create(name="Robert Ray")
    merge_people(rob, Person.objects.get(name="Bob Ray"))
    merge_people(robert, rob)
    (before,) = ways_back(editor)
    assert "Actor Robert Ray comes back" in looked_at(editor, before)[0]
    go_back(editor, before)
    assert cast() == ["Ann Lee", "Robert Ray", "Cy Fox"]
    assert not list(search_differences())


def test_two_who_have_been_made_one_have_one_credit_of_before(editor: Client, load: Load) -> None:
    change(editor, Cy={"character": "Zed"})
    change(editor, Cy={"character": "Max"})
    merge_people(Person.objects.get(name="Ann Lee"), Person.objects.get(name="Cy Fox"))
    assert cast() == ["Ann Lee (Max)", "Bob Ray"]
    merged, max_, zed = ways_back(editor)
    assert "They are so now." in looked_at(editor, merged)[0]
    go_back(editor, max_)
    assert cast() == ["Ann Lee (Zed)", "Bob Ray"]
    go_back(editor, zed)
    assert cast() == ["Ann Lee", "Bob Ray"]


def test_a_merge_undone_gives_each_their_own_credit_of_before(editor: Client, load: Load) -> None:
    change(editor, Cy={"position": "0"})
    journal = merge_people(Person.objects.get(name="Ann Lee"), Person.objects.get(name="Cy Fox"))
    undo_merge(journal)
    go_back(editor, ways_back(editor)[-1])
    assert cast() == LOADED


def test_a_credit_split_off_since_stays_with_the_namesake(
    editor: Client, load: Load, ingest: Ingest, seeds: Path
) -> None:
    write_seeds(seeds, [record(2, title="Other", actors="Ann Lee")])
    assert ingest(seeds).exit_code == 0
    change(editor, Ann={"position": "2", "character": "Zed"})
    ann = Person.objects.get(name="Ann Lee")
    namesake = split_person(ann, list(ann.credits.filter(movie=1)))
    go_back(editor, ways_back(editor)[-1])
    assert cast() == LOADED
    assert Credit.objects.get(movie=1, role="actor", position=0).person == namesake


def test_the_credit_of_somebody_deleted_stays_out_and_the_page_says_so(editor: Client, load: Load) -> None:
    change(editor, "Bob", Cy={"position": "0"})
    Person.objects.get(name="Bob Ray").delete()
    (before,) = ways_back(editor)
    text, _ = looked_at(editor, before)
    assert "No longer on record, so they cannot come back: Actor Bob Ray" in text
    go_back(editor, before)
    assert cast() == ["Ann Lee", "Cy Fox"]


@pytest.mark.parametrize("how", ["deleted", "hidden"])
def test_a_film_out_of_the_site_gets_its_credits_back_and_stays_out(
    editor: Client, load: Load, ingest: Ingest, seeds: Path, how: str
) -> None:
    change(editor, Cy={"position": "0"})
    if how == "deleted":
        assert editor.post("/admin/catalog/movie/1/delete/", {"post": "yes"}).status_code == 302
    else:
        write_seeds(seeds / "others", [record(2)])
        assert ingest(seeds / "others", "--prune", "--force").exit_code == 0
    (before,) = ways_back(editor)
    assert "Visitors do not see this film" in looked_at(editor, before)[0]
    go_back(editor, before)
    assert cast() == LOADED
    assert not Movie.objects.public().filter(pk=1).exists()


def test_a_film_that_is_gone_leads_back(editor: Client, load: Load) -> None:
    change(editor, Cy={"position": "0"})
    (before,) = ways_back(editor)
    _, sent = looked_at(editor, before)
    Movie.objects.get().delete()
    assert "There is no such history" in editor.get(before, follow=True).text
    assert "There is no such history" in editor.post(before, sent, follow=True).text


def test_a_film_made_at_the_desk_has_no_credits_before_it_was_made(editor: Client, db: None) -> None:
    ann = Person.objects.create(name="Ann Lee")
    add = "/admin/catalog/movie/add/"
    sent = fields_of(editor.get(add), "movie_form")
    sent |= {"title": "Mine", f"{CAST}-TOTAL_FORMS": "1", f"{CAST}-0-person": str(ann.pk)}
    assert editor.post(add, sent).status_code == 302
    film = Movie.objects.get()
    assert "credits-before" not in editor.get(f"/admin/catalog/movie/{film.pk}/history/").text


@pytest.mark.parametrize("number", ["0", "1", "2", "9" * 30])
@pytest.mark.parametrize(
    "moment", ["x", "20261128T104024.000001", "99999999T999999.999999", "\0", "20261128T104024.-1"]
)
def test_a_moment_at_which_nothing_changed_leads_back(editor: Client, load: Load, number: str, moment: str) -> None:
    address = f"/admin/catalog/movie/{number}/credits-before/{moment}/"
    assert editor.get(address).status_code == 302
    assert editor.post(address, {"seen": "\0"}).status_code == 302
    assert cast() == LOADED


def test_who_may_only_look_sees_earlier_credits_and_brings_none_back(
    editor: Client, load: Load, client: Client
) -> None:
    change(editor, Cy={"position": "0"})
    (before,) = ways_back(editor)
    colleague = User.objects.create_user("reader", is_staff=True)
    client.force_login(colleague)
    assert client.get(before).status_code == 403
    colleague.user_permissions.set(Permission.objects.filter(codename="view_movie"))
    assert "Back to these credits" not in client.get(before).text
    assert client.post(before).status_code == 403
    assert cast() == ["Cy Fox", "Ann Lee", "Bob Ray"]


def test_the_page_asks_as_often_for_a_long_history_as_for_a_short_one(editor: Client, load: Load) -> None:
    counts = []
    for saves in (2, 8):
        for number in range(saves):
            change(editor, Ann={"position": str(number % 3), "character": f"Zed {saves} {number}"})
        oldest = ways_back(editor)[-1]
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(oldest).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_moments_are_told_apart_to_the_microsecond(editor: Client, load: Load) -> None:
    change(editor, Ann={"character": "Zed"})
    change(editor, Ann={"character": "Max"})
    first, second = sorted(
        set(Credit.history.filter(history_user__isnull=False).values_list("history_date", flat=True))
    )
    Credit.history.filter(history_date=second).update(history_date=first + timedelta(microseconds=1))
    go_back(editor, ways_back(editor)[0])
    assert cast()[0] == "Ann Lee (Zed)"
