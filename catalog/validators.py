"""Form validators that apply the seed format's rules to what editors type."""

import datetime

from django.core.exceptions import ValidationError

from catalog.seeds.rules import url_problem, year_problem


def validate_source_url(value: str) -> None:
    """Raise ValidationError unless ``value`` is a web address fit to be shown."""
    if reason := url_problem(value):
        raise ValidationError(_of_field("source link", "url", reason))


def validate_year(value: int) -> None:
    """Raise ValidationError unless ``value`` is a year of cinema, up to ten years from now."""
    if reason := year_problem(value, datetime.datetime.now(tz=datetime.UTC).year):
        raise ValidationError(_of_field("year", "year", reason))


def _of_field(label: str, key: str, reason: str) -> str:
    """Return what the format says of ``key`` as a sentence about the field of the form."""
    return f"The {label}{reason.removeprefix(key)}."
