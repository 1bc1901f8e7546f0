"""The editors' desk: one module a model, and what they share."""

from catalog.admin.conflict import ConflictAdmin
from catalog.admin.credit import CreditAdmin
from catalog.admin.duplicates import DistinctPeopleAdmin, SuspectedDuplicateAdmin
from catalog.admin.load import LoadAdmin
from catalog.admin.movie import MovieAdmin
from catalog.admin.people_journal import PersonMergeAdmin
from catalog.admin.person import PersonAdmin
from catalog.admin.users import EditorAdmin, EditorGroupAdmin

__all__ = [
    "ConflictAdmin",
    "CreditAdmin",
    "DistinctPeopleAdmin",
    "EditorAdmin",
    "EditorGroupAdmin",
    "LoadAdmin",
    "MovieAdmin",
    "PersonAdmin",
    "PersonMergeAdmin",
    "SuspectedDuplicateAdmin",
]
