"""Who changes something at the desk, and when."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from catalog.history import Stamp


def stamp_of(request: HttpRequest, reason: str = "") -> Stamp:
    """Return the stamp of what ``request`` changes: the same time for all of it, so that history shows it as one."""
    if not hasattr(request, "changed_at"):
        request.changed_at = timezone.now()  # type: ignore[attr-defined]  # kept for the next one to ask
    user = request.user if isinstance(request.user, User) else None
    return Stamp(request.changed_at, reason, user)  # type: ignore[attr-defined]  # set above
