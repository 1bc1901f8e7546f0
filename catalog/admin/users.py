"""Django's own pages for users and groups, as careful with odd requests as the others."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from catalog.admin.requests import OfferedRequestsOnly

admin.site.unregister((User, Group))


@admin.register(User)
class EditorAdmin(OfferedRequestsOnly, UserAdmin):  # type: ignore[type-arg]  # takes none at run time
    """The desk's users."""

    allowed_lookups = ("is_staff__exact", "is_superuser__exact", "is_active__exact", "groups__id__exact")


@admin.register(Group)
class EditorGroupAdmin(OfferedRequestsOnly, GroupAdmin):
    """The desk's groups."""
