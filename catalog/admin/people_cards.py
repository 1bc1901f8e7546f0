"""What tells people of like names apart: their films, years and company, for many people in a few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Max, Min, Window
from django.db.models.functions import DenseRank
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.models import Credit, Movie, Person
from catalog.querysets import NEWEST_FILMS_FIRST

FILMS_NAMED = 4


@dataclass(slots=True)
class PersonCard:
    """A person with what an editor needs to recognise them."""

    person: Person
    films: int = 0
    first_year: int | None = None
    last_year: int | None = None
    named: list[tuple[Movie, list[Credit]]] = field(default_factory=list)
    """Some of the films, the newest first, each with what the person did in it."""

    @property
    def years(self) -> str:
        """The years of the films, as far as known: ``"1987"``, ``"1962–1987"`` or ``""``."""
        if self.first_year is None:
            return ""
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}–{self.last_year}"


def cards_of(people: Iterable[Person]) -> dict[int, PersonCard]:
    """Return a card for each of ``people``, by number: two queries however many they are."""
    cards = {person.pk: PersonCard(person) for person in people}
    credits = Credit.objects.filter(person__in=cards).order_by()
    counted = credits.values_list("person").annotate(
        Count("movie", distinct=True), Min("movie__year"), Max("movie__year")
    )
    for pk, films, first_year, last_year in counted:
        card = cards[pk]
        card.films, card.first_year, card.last_year = films, first_year, last_year
    place = Window(DenseRank(), partition_by=F("person"), order_by=NEWEST_FILMS_FIRST)
    newest = credits.annotate(place=place).filter(place__lte=FILMS_NAMED).select_related("movie")
    for credit in newest.defer("movie__synopsis").order_by("person", "place", "-role"):
        named = cards[credit.person_id].named
        if named and named[-1][0] == credit.movie:
            named[-1][1].append(credit)
        else:
            named.append((credit.movie, [credit]))
    return cards


def person_link(person: Person) -> SafeString:
    """Return the person's name as a link to their page at the desk."""
    return format_html('<a href="{}">{}</a>', reverse("admin:catalog_person_change", args=[person.pk]), person.name)
