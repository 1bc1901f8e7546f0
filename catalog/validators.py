"""Form validators that apply the seed format's rules to what editors type."""

import datetime

from django.core.exceptions import ValidationError

from catalog.seeds.rules import url_problem, year_problem


def validate_source_url(value: str) -> None:
    """Raise ValidationError unless ``value`` is a web address fit to be shown."""
    if reason := url_problem(value):
        raise ValidationError(reason)


def validate_year(value: int) -> None:
    """Raise ValidationError unless ``value`` is a year of cinema, up to ten years from now."""
    if reason := year_problem(value, datetime.datetime.now(tz=datetime.UTC).year):
        raise ValidationError(reason)
