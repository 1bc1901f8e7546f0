"""Form fields for what only this catalogue's lists are asked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet

from catalog.filed_queryset import LETTERS
from catalog.models import PersonRedirect

MAX_PEOPLE = 10


class NumberBox(forms.TextInput):
    """A box for a number that shows whatever was typed, so that it can be corrected: HTML's own empties itself."""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        """Ask a telephone for its keyboard of numbers."""
        return {**super().build_attrs(base_attrs, extra_attrs), "inputmode": "decimal", "size": "5"}


class LetterField(forms.ChoiceField):
    """A letter of the alphabet in either case, or `#` for what is filed outside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(letter, letter.upper()) for letter in LETTERS], **kwargs)

    def to_python(self, value: object) -> str:
        """Return the letter in lower case."""
        return str(super().to_python(value)).lower()


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # none at run time
    """People by their slugs, also former ones. One query finds them all, and its rows are the value."""

    def clean(self, value: Iterable[str] | None) -> QuerySet[Any]:
        """Return the people; ValidationError if one is unknown or there are too many."""
        slugs = [slug for slug in value or () if slug]
        if len(set(slugs)) > MAX_PEOPLE:
            raise ValidationError(f"give at most {MAX_PEOPLE} people.")
        for slug in slugs:
            ProhibitNullCharactersValidator(self.error_messages["invalid_choice"])(slug)
        try:
            return super().clean(slugs)
        except ValidationError:
            moved = dict(PersonRedirect.objects.filter(slug__in=slugs).values_list("slug", "person__slug"))
            if not moved:
                raise
            return super().clean([moved.get(slug, slug) for slug in slugs])
