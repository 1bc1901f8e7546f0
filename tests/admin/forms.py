"""Filling in the desk's forms as a browser would."""

from typing import Any

from django.test import Client

from catalog.models import Movie, Person

DIRECTORS = "credits"
CAST = "credits-2"


def open_form(editor: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send if the form at `address` were saved at once."""
    response = editor.get(address)
    assert response.status_code == 200
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    sent = {bound.html_name: bound.value() for form in forms for bound in form}
    return {
        name: str(getattr(value, "pk", value))
        for name, value in sent.items()
        if value is not None and value is not False
    }


def open_film(editor: Client, film: Movie) -> dict[str, Any]:
    return open_form(editor, film_address(film))


def film_address(film: Movie) -> str:
    return f"/admin/catalog/movie/{film.pk}/change/"


def add_credit(data: dict[str, Any], prefix: str, person: Person, position: str = "", **fields: str) -> None:
    """Add a row to those of `prefix`, as the page's button does."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    row = {"person": str(person.pk), "position": position, "character": "", "credited_as": "", **fields}
    data.update({f"{prefix}-{number}-{name}": value for name, value in row.items()})


def save(editor: Client, address: str, data: dict[str, Any]) -> str:
    """Send the form and return the messages beside its fields and rows, in one text; "" if it was saved."""
    response = editor.post(address, data)
    if response.status_code == 302:
        return ""
    assert response.status_code == 200
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    errors = [response.context["adminform"].form.errors, *(formset.non_form_errors() for formset in formsets)]
    return " ".join(map(str, (*errors, *(error for formset in formsets for error in formset.errors))))
