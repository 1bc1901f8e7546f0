"""The credits of a film, edited together on the film's page."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, ManagementForm
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.credit_saving import CreditChanges, save_in_order
from catalog.admin.form_fields import LineField, NameField
from catalog.admin.opened_credits import OpenedCredit, OpenedCredits
from catalog.admin.stale_forms import MergingForm, digest
from catalog.history import Stamp
from catalog.models import Credit, Person

MAX_POSITION = 1_000_000
"""Largest place that can be typed; any place beyond the last credit means the end."""

OPENED = "OPENED"
"""The hidden field that tells with which credits a page was opened."""

GONE = (
    "Somebody took this credit out, or a load did, after you opened the page. Save again to put it back as you"
    " have it here, or tick Delete to leave it out."
)
REORDERED = (
    "The billing order was changed after you opened the page. The numbers are now the present ones, except those that"
    " you changed: save again to move these credits. The present order:"
)


class PersonLink(forms.Widget):
    """Shows whose credit it is, as a link to the person."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the link to ``value``, a Person."""
        address = reverse("admin:catalog_person_change", args=[value.pk])
        return format_html('<a href="{}">{}</a>', address, value.name)


class CreditForm(MergingForm):
    """One credit. Whose it is stays: a credit of somebody else is another credit."""

    last_word_wins: tuple[str, ...] = ("position",)
    gone = False
    """Whether a load or somebody else took the credit out after the page was opened."""
    known_gone = False
    """Whether the editor has been told so and sends the credit all the same."""

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
        if self.instance.person_id and "person" in self.fields:
            # A choice field would ask the database once for each row, to show it and again to check it.
            self.fields["person"] = forms.Field(disabled=True, required=False, label="person", widget=PersonLink)
            self.initial["person"] = self.instance.person

    def has_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.known_gone or super().has_changed()


class CreditNumberField(forms.Field):
    """Tells which credit a row of the page is, without asking the database for each."""

    widget = forms.HiddenInput

    def __init__(self, credit: Credit) -> None:
        """Stand for ``credit``; a new one has no number yet."""
        super().__init__(required=False, initial=str(credit.pk or ""))
        self.credit = credit

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False: which credit a row is stays."""
        return False

    def clean(self, value: Any) -> Credit | None:
        """Return the credit, if there is one by now."""
        return self.credit if self.credit.pk else None


class CreditFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]  # takes none at run time
    """A film's credits of one role, saved in the order that the editor's numbers mean.

    The rows sent are matched to the credits by number, whatever happened to those since the page was opened.
    """

    role: Credit.Role
    stamp: Stamp | None = None
    """When and by whom, for the history; None: now, by nobody known."""

    @cached_property
    def management_form(self) -> ManagementForm:
        """Return the form with the number of rows, and with which credits the page was opened."""
        form = super().management_form
        form.fields[OPENED] = forms.CharField(required=False, widget=forms.HiddenInput)
        if not self.is_bound:
            form.initial[OPENED] = self._as_it_is().as_text()
        return form

    @cached_property
    def opened(self) -> OpenedCredits:
        """With which credits the page was opened."""
        return OpenedCredits.from_text(self.data.get(f"{self.prefix}-{OPENED}"))

    @cached_property
    def stored(self) -> list[Credit]:
        """The credits as they are now, each of which knows its film without asking for it."""
        credits = list(super().get_queryset())
        for credit in credits:
            credit.movie = self.instance
        return credits

    @cached_property
    def places(self) -> dict[str, int]:
        """The present place of each credit, by number; the credits themselves take what is typed."""
        return {str(pk): place for pk, place in super().get_queryset().values_list("pk", "position")}

    @cached_property
    def sent(self) -> dict[str, Credit]:
        """The credits of the rows sent, by the numbers sent; one that is gone by now as it would be made again."""
        stored = {str(credit.pk): credit for credit in self.stored}
        numbers = [self._number(row) for row in self._rows_sent()]
        whose = {one: self.opened.credits[one].person for one in numbers if one in self.opened.credits}
        people = Person.objects.in_bulk([person for one, person in whose.items() if one not in stored])
        nobody = Person(name="somebody no longer on record")
        return {
            one: stored.get(one)
            or Credit(movie=self.instance, role=self.role, person=people.get(whose.get(one, 0), nobody))
            for one in numbers
        }

    def get_queryset(self) -> Any:
        """Return the credits of the page's rows."""
        if not self.is_bound:
            return self.stored
        return [self.sent[self._number(row)] for row in self._rows_sent()]

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the credit's number and film."""
        super().add_fields(form, index)
        form.fields["id"] = CreditNumberField(form.instance)

    def clean(self) -> None:
        """Refuse a person who would stand in the list twice, and ask back where somebody else changed the same."""
        super().clean()
        forms: list[Any] = self.forms
        kept = [form for form in forms if form.has_changed() and not _is_going(form)]
        self._refuse_twins(kept)
        remembered = self.opened
        for form in kept:
            number = self._number(form.row)
            if form.gone and not form.known_gone:
                form.add_error(None, GONE)
                remembered = remembered.with_gone(number)
            elif form.opened_with:
                remembered = remembered.with_digests(number, form.opened_with)
        moved = [form for form in kept if form.instance.pk and "position" in form.changed_data]
        reordered = bool(moved) and self.opened.is_reordered([str(credit.pk) for credit in self.stored])
        if reordered:
            remembered = self._with_present_places(remembered, moved)
        # For the page, if it has to be shown again.
        self.data[f"{self.prefix}-{OPENED}"] = remembered.as_text()  # type: ignore[index]  # a copy of what was sent
        if reordered:
            names = ", ".join(credit.person.name for credit in self.stored)
            raise ValidationError(f"{REORDERED} {names}.")

    def save(self, commit: bool = True) -> list[Credit]:
        """Save what the editor changed and return it; who gives way is renumbered along."""
        saved: list[Credit] = super().save(commit=False)
        forms: list[Any] = self.initial_forms
        again = [form.save(commit=False) for form in forms if form.known_gone and not _is_going(form)]
        self.new_objects = [*again, *self.new_objects]
        if commit:
            changes = CreditChanges(self.changed_objects, self.new_objects, self.deleted_objects)
            save_in_order(self.instance, self.role, changes, self.stamp)
        return saved

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # django-stubs lacks it
        form.row = i
        if self.is_bound and i < self.initial_form_count():
            opened = self.opened.credits.get(self._number(i))
            form.opened_with = opened.digests if opened else None
            form.gone = form.empty_permitted = form.instance.pk is None
            form.known_gone = bool(form.gone and opened and opened.gone)
        return form

    def _existing_object(self, pk: Any) -> Credit | None:
        return self.sent.get(str(pk))

    def _rows_sent(self) -> range:
        """The rows that stand for credits; the page says how many, and a forged one says billions."""
        return range(min(self.initial_form_count(), self.total_form_count()))

    def _number(self, row: int) -> str:
        """Return the number of the credit that a row of the page stands for."""
        return str(self.data.get(f"{self.add_prefix(row)}-id"))

    def _refuse_twins(self, kept: list[Any]) -> None:
        going = {form.instance.pk for form in self.initial_forms if _is_going(form)}
        seen = {credit.person_id for credit in self.stored if credit.pk not in going}
        for form in kept:
            person = getattr(form, "cleaned_data", {}).get("person")
            if form.instance.pk or not isinstance(person, Person):
                continue
            if person.pk in seen:
                form.add_error("person", f"{person} is in this list already: one credit for each person and role.")
            seen.add(person.pk)

    def _with_present_places(self, remembered: OpenedCredits, moved: list[Any]) -> OpenedCredits:
        """Show the present places in the rows that the editor did not move, and remember them."""
        forms: list[Any] = self.initial_forms
        places = self.places
        for form in forms:
            number = self._number(form.row)
            if form not in moved and number in places:
                self.data[form.add_prefix("position")] = str(places[number])  # type: ignore[index]  # as above
        return remembered.with_positions(places, {number: digest(place) for number, place in places.items()})

    def _as_it_is(self) -> OpenedCredits:
        forms: list[Any] = self.initial_forms
        return OpenedCredits(
            {
                str(form.instance.pk): OpenedCredit(form.instance.person_id, form.instance.position, form.digests())
                for form in forms
            }
        )


def _is_going(form: Any) -> bool:
    """Whether the editor ticked Delete."""
    return bool(getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME))
