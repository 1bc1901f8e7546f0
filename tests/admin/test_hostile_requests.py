"""Whatever is asked of the desk, it answers: no request is an error of the site."""

import pytest
from django.test import Client

from catalog.models import Movie

LISTS = (
    "catalog/movie",
    "catalog/person",
    "catalog/credit",
    "catalog/load",
    "catalog/conflict",
    "catalog/distinctpeople",
    "catalog/suspectedduplicate",
    "auth/user",
    "auth/group",
)
HUGE = "9" * 30
QUERIES = (
    "q=%00", "q=%25_%5C%27", f"q={'x' * 5000}", f"q={HUGE}", "q=%ED%A0%80", "q=%F0%9F%98%80",
    "p=-1", "p=0", f"p={HUGE}", "p=x", "p=%00", f"p={'9' * 5000}", "all=",
    f"o={HUGE}", "o=-", "o=1.2.3.%00", f"o={'1.' * 500}",
    "nonsense=1", "%00=%00", f"year__in={HUGE}", f"pk__in={HUGE},x", "title__regex=((((", f"movie={HUGE}", "movie=x",
    "movie=%00", f"person={HUGE}", f"decade={HUGE}", "decade=%00", "decade=-1980", "decade=1980&decade=1990",
    "synopsis__contains=%00", f"load={HUGE}", "load=%00", "load=7", "field=%00", "decision=%00", "visibility=x",
    "username=%00", "name=%00", "last_login__year=99999999999999999999", "name__regex=((", "username__regex=((",
    "is_staff__exact=%00", f"groups__id__exact={HUGE}", "person__credits__movie__title=x", "e=1", "_popup=1", "_facets=True",
)  # fmt: skip


@pytest.mark.parametrize("model", LISTS)
def test_a_list_answers_any_query(editor: Client, daylights: Movie, model: str) -> None:
    for query in QUERIES:
        response = editor.get(f"/admin/{model}/?{query}", follow=True)
        assert response.status_code == 200, query


@pytest.mark.parametrize("model", LISTS)
def test_a_row_that_is_not_there_leads_back(editor: Client, daylights: Movie, model: str) -> None:
    for number in ("0", "-1", HUGE, "x", "_00", "1_2F2", "9" * 5000):
        for page in ("change", "delete", "history"):
            address = f"/admin/{model}/{number}/{page}/"
            assert editor.get(address).status_code in (302, 403), address
            assert editor.post(address, {"title": "x", "post": "yes"}).status_code in (302, 403), address


@pytest.mark.parametrize("selected", [HUGE, "x", "-1", "\0", "", "٣"])
@pytest.mark.parametrize("action", ["delete_selected", "nonsense"])
def test_an_action_on_rows_that_no_list_offered_does_nothing(
    editor: Client, daylights: Movie, action: str, selected: str
) -> None:
    sent = {"action": action, "_selected_action": selected, "post": "yes", "index": "0"}
    assert editor.post("/admin/catalog/movie/", sent).status_code in (200, 302)
    assert Movie.objects.count() == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "app_label=catalog&model_name=credit&field_name=person&term=%00",
        f"app_label=catalog&model_name=credit&field_name=movie&term={HUGE}",
        f"app_label=catalog&model_name=credit&field_name=movie&page={HUGE}",
        "app_label=catalog&model_name=credit&field_name=movie&page=-1",
        "app_label=catalog&model_name=credit&field_name=position",
        "app_label=%00&model_name=%00&field_name=%00",
    ],
)
def test_a_choice_answers_any_query(editor: Client, daylights: Movie, query: str) -> None:
    assert editor.get(f"/admin/autocomplete/?{query}").status_code in (200, 403, 404)


@pytest.mark.parametrize("rows", ["-1", HUGE, "x", ""])
def test_a_form_with_a_wrong_number_of_rows_gets_a_message(editor: Client, daylights: Movie, rows: str) -> None:
    sent = {"title": "x", "credits-TOTAL_FORMS": rows, "credits-INITIAL_FORMS": rows}
    assert editor.post(f"/admin/catalog/movie/{daylights.pk}/change/", sent).status_code == 200
    assert Movie.objects.get().title == "The Living Daylights"


def test_users_are_still_filtered(editor: Client) -> None:
    assert "1 user" in editor.get("/admin/auth/user/?is_staff__exact=1").text
    assert "0 users" in editor.get("/admin/auth/user/?is_staff__exact=0").text
