"""Form fields that take what editors type just as seeds are taken, so that it can be exported and read back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from catalog.seeds.normalise import normalise, normalise_lines
from catalog.seeds.parser import split_names
from catalog.seeds.rules import NAME_SUFFIXES


class LineField(forms.CharField):
    """One line of text: Unicode NFC, single spaces, no control characters."""

    def to_python(self, value: Any) -> str:
        """Return ``value`` normalised as in a seed's header."""
        return normalise(super().to_python(value) or "")


class TextField(forms.CharField):
    """Text of several lines, each normalised as in a seed's synopsis."""

    def to_python(self, value: Any) -> str:
        """Return ``value`` without blank lines at its ends."""
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return normalise_lines(text.split("\n"))


class NameField(LineField):
    """A person's name that a list with commas between its names can carry."""

    def to_python(self, value: Any) -> str:
        """Return the name as it would be read from a seed. Raises ValidationError if that is not one name."""
        names = list(split_names(super().to_python(value)))
        if not names:
            return ""
        if len(names) > 1 or names[0].split(",")[0] in NAME_SUFFIXES:
            suffixes = ", ".join(sorted(NAME_SUFFIXES))
            raise ValidationError(
                f"A comma separates two names; only a suffix ({suffixes}) may stand behind one, and none alone."
            )
        return names[0]
