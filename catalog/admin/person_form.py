"""The form of a person: one field, whose change has consequences that it tells."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.form_fields import NameField
from catalog.admin.people_cards import cards_of
from catalog.admin.people_merge import merge_address
from catalog.admin.stale_forms import RememberingForm
from catalog.models import DistinctPeople, Person
from catalog.text import sort_name

NAMESAKE = "namesake"
"""What a page sends that says: somebody else of that name."""


class PersonForm(RememberingForm):
    """A person's name, taken as from a seed. A name that somebody else has is asked about."""

    namesake: Person | None = None
    """Somebody else of the name typed, who was there before."""

    class Meta:
        model = Person
        fields = ("name",)
        field_classes = {"name": NameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields:  # a page for reading has none
            self.fields["name"].help_text = _OF_SOMEBODY_NEW if self._is_new() else _what_a_new_name_does(self.instance)

    def clean(self) -> dict[str, Any] | None:
        """Find a namesake; unless the editor says that it is one, ask."""
        cleaned = super().clean()
        name = self.cleaned_data.get("name")
        if name and "name" in self.changed_data:
            self.namesake = _namesake(name, self.instance)
            if self.namesake and NAMESAKE not in self.data:
                self.add_error(
                    "name",
                    ValidationError(_question(self.namesake, self.instance, is_new=self._is_new()), code="namesake"),
                )
        return cleaned


_OF_SOMEBODY_NEW = (
    "As a seed would name them. Seeds with that name will mean this person, unless they mean somebody already."
)


def _what_a_new_name_does(person: Person) -> SafeString:
    named = f"Seeds that name “{person.match_name}” go on to mean this person. " if person.match_name else ""
    return format_html(
        "Another name gives another address, and /people/{}/ leads there for ever. {}Seeds with the new name will mean"
        ' this person, too, unless they mean somebody already. To make two people one, <a href="{}">merge</a> them.',
        person.slug,
        named,
        merge_address([person]),
    )


def _namesake(name: str, person: Person) -> Person | None:
    """Return somebody else who is filed under ``name``, best of exactly that name, whom nobody told from ``person``."""
    alike = Person.objects.filter(sort_name=sort_name(name)).exclude(pk=person.pk)
    if person.pk:
        told = Q(first=person, second=OuterRef("pk")) | Q(first=OuterRef("pk"), second=person)
        alike = alike.exclude(Exists(DistinctPeople.objects.filter(told)))
    return alike.order_by(Case(When(name=name, then=Value(0)), default=Value(1)), "pk").first()


def _question(namesake: Person, person: Person, *, is_new: bool) -> SafeString:
    card = cards_of([namesake])[namesake.pk]
    films = f"{card.films} film{'' if card.films == 1 else 's'}{f', {card.years}' if card.years else ''}"
    page = reverse("admin:catalog_person_change", args=[namesake.pk])
    if is_new:
        same = format_html('is it the same person? Then use <a href="{}">the one who is there</a>.', page)
    else:
        merge = merge_address([namesake, person], namesake)
        same = format_html('is it the same person? Then <a href="{}">merge the two instead</a>.', merge)
    return format_html(
        'There is <a href="{}">{}</a> already ({}): {} If not: <label><input type="checkbox" name="{}">'
        " somebody else of that name</label>",
        page,
        namesake.name,
        films,
        same,
        NAMESAKE,
    )
