"""Moments of history in addresses. Pure."""

import datetime

_FORMAT = "%Y%m%dT%H%M%S.%f"


def moment_as_text(moment: datetime.datetime) -> str:
    """Return ``moment`` as it stands in an address, to the microsecond that history keeps."""
    return moment.astimezone(datetime.UTC).strftime(_FORMAT)


def moment_from_text(text: str) -> datetime.datetime | None:
    """Return the moment that an address names, None if it names none."""
    try:
        return datetime.datetime.strptime(text, _FORMAT).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
