"""Form fields for what only this catalogue's lists are asked."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet

from catalog.filed_queryset import LETTERS

MAX_PEOPLE = 10


class NumberBox(forms.NumberInput):
    """A number input that stays empty when the value asked for is no number, which HTML does not allow in it."""

    def format_value(self, value: object) -> str | None:
        """Return the value as HTML writes numbers; None if it is none."""
        text = super().format_value(value)
        return text if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text or "") else None


class LetterField(forms.ChoiceField):
    """A letter of the alphabet in either case, or `#` for what is filed outside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(letter, letter.upper()) for letter in LETTERS], **kwargs)

    def to_python(self, value: object) -> str:
        """Return the letter in lower case."""
        return str(super().to_python(value)).lower()


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # none at run time
    """People by their slugs. One query finds them all, and its rows are the value."""

    def clean(self, value: Iterable[str] | None) -> QuerySet[Any]:
        """Return the people; ValidationError if one is unknown or there are too many."""
        slugs = [slug for slug in value or () if slug]
        if len(set(slugs)) > MAX_PEOPLE:
            raise ValidationError(f"give at most {MAX_PEOPLE} people.")
        for slug in slugs:
            ProhibitNullCharactersValidator(self.error_messages["invalid_choice"])(slug)
        return super().clean(slugs)
