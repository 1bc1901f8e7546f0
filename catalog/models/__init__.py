"""The catalogue's tables."""

from catalog.models.character import Appearance
from catalog.models.conflict import Conflict
from catalog.models.credit import Credit
from catalog.models.identity import CreditPin, DistinctPeople, PersonAlias, PersonMerge, PersonRedirect
from catalog.models.load import Load
from catalog.models.movie import Movie
from catalog.models.period import BusyPerson
from catalog.models.person import Person
from catalog.models.source import SourceRecord
from catalog.models.suspicion import SuspectedDuplicate
from catalog.models.unlisted import UnlistedPerson
from catalog.models.version import VersionCounter

__all__ = [
    "Appearance",
    "BusyPerson",
    "Conflict",
    "Credit",
    "CreditPin",
    "DistinctPeople",
    "Load",
    "Movie",
    "Person",
    "PersonAlias",
    "PersonMerge",
    "PersonRedirect",
    "SourceRecord",
    "SuspectedDuplicate",
    "UnlistedPerson",
    "VersionCounter",
]
