"""The credits of a film, edited together on the film's page."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.db.models import QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.credit_saving import save_in_order
from catalog.admin.form_fields import LineField, NameField
from catalog.models import Credit, Person

MAX_POSITION = 1_000_000
"""Largest place that can be typed; any place beyond the last credit means the end."""


class PersonLink(forms.Widget):
    """Shows whose credit it is, as a link to the person."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the link to ``value``, a Person."""
        address = reverse("admin:catalog_person_change", args=[value.pk])
        return format_html('<a href="{}">{}</a>', address, value.name)


class CreditForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """One credit. Whose it is stays: a credit of somebody else is another credit."""

    position = forms.IntegerField(
        label="Billing order",
        required=False,
        min_value=0,
        max_value=MAX_POSITION,
        widget=AdminIntegerFieldWidget,
        help_text="From 0. The others move up or down; empty means at the end.",
    )

    class Meta:
        model = Credit
        fields = ("person", "position", "character", "credited_as")
        field_classes = {"character": LineField, "credited_as": NameField}
        widgets = {"character": AdminTextInputWidget, "credited_as": AdminTextInputWidget}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "person" in self.fields:
            # A choice field would ask the database once for each row, to show it and again to check it.
            self.fields["person"] = forms.Field(disabled=True, required=False, label="person", widget=PersonLink)
            self.initial["person"] = self.instance.person


class CreditNumberField(forms.Field):
    """Tells which credit a row of the page is, without asking the database for each."""

    widget = forms.HiddenInput
    default_error_messages = {
        "gone": "This credit is gone: somebody took it out, or a load did, after you opened the page. Open it again."
    }

    def __init__(self, credit: Credit) -> None:
        """Stand for ``credit``; a new one has no number yet."""
        super().__init__(required=False, initial=str(credit.pk or ""))
        self.credit = credit

    def clean(self, value: Any) -> Credit | None:
        """Return the credit. Raises ValidationError if the row was another one when the page was opened."""
        if (value or "") != self.initial:
            raise forms.ValidationError(self.error_messages["gone"])
        return self.credit if self.credit.pk else None


class CreditFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]  # takes none at run time
    """A film's credits of one role, saved in the order that the editor's numbers mean."""

    role: Credit.Role

    def get_queryset(self) -> Any:
        """Return the credits, each of which knows its film without asking for it."""
        credits = super().get_queryset()
        for credit in credits:
            credit.movie = self.instance
        return credits

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the credit's number and film."""
        super().add_fields(form, index)
        form.fields["id"] = CreditNumberField(form.instance)

    def clean(self) -> None:
        """Refuse a person who would stand in the list twice."""
        super().clean()
        here = {form.instance.pk for form in self.initial_forms}
        seen = {person for pk, person in self._stored().values_list("pk", "person_id") if pk not in here}
        for form in self.forms:
            cleaned = getattr(form, "cleaned_data", {})
            person = cleaned.get("person")
            if not isinstance(person, Person) or cleaned.get(DELETION_FIELD_NAME):
                continue
            if person.pk in seen:
                form.add_error("person", f"{person} is in this list already: one credit for each person and role.")
            seen.add(person.pk)

    def save(self, commit: bool = True) -> list[Credit]:
        """Save what the editor changed and return it; who gives way is renumbered along."""
        saved: list[Credit] = super().save(commit=False)
        if commit:
            for credit in self.deleted_objects:
                credit.delete()
            save_in_order(self.instance, self.role, self.changed_objects, self.new_objects)
        return saved

    def _stored(self) -> QuerySet[Credit]:
        if self.instance.pk is None:
            return Credit.objects.none()
        return Credit.objects.filter(movie=self.instance, role=self.role)
