"""The catalogue's tables."""

from catalog.models.credit import Credit
from catalog.models.load import Load
from catalog.models.movie import Movie
from catalog.models.person import Person
from catalog.models.source import SourceRecord

__all__ = ["Credit", "Load", "Movie", "Person", "SourceRecord"]
