"""What visitors may ask of the lists: the parameters of `/films/` and `/people/`, checked."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import Filter, FilterSet

from catalog.filter_fields import LetterField, NumberBox, PeopleField
from catalog.models import Movie, Person
from catalog.querysets import FILM_ORDERS, MovieQuerySet, PersonQuerySet
from catalog.search.engine import Expression
from catalog.search.lists import facts, found, named, wanting_name, wanting_title
from catalog.seeds.rules import FIRST_YEAR, MAX_RATING, YEARS_AHEAD

LAST_YEAR = datetime.datetime.now(tz=datetime.UTC).year + YEARS_AHEAD
DECADES = range(LAST_YEAR // 10 * 10, FIRST_YEAR - 10, -10)
MAX_QUERY_LENGTH = 200

SORTS = {"title": "Title", "-year": "Year", "-rating": "Rating", "-updated": "Latest changes"}
"""Orders offered, each in the direction that is asked for first."""
SORT = "sort"
VIEWS = {"wall": "wall", "table": "table"}


_WRONG = (
    "invalid",
    "invalid_choice",
    "min_value",
    "max_value",
    "max_length",
    "max_digits",
    "max_decimal_places",
    "max_whole_digits",
    "null_characters_not_allowed",
)
"""Whatever Django's form fields find wrong with a value."""


def _parameter(field: type[forms.Field], label: str, wrong: str, **kwargs: Any) -> Filter:
    """Return a filter whose form field is a `field` that says `wrong` of any wrong value."""
    result = Filter(label=label, error_messages=dict.fromkeys(_WRONG, wrong), **kwargs)
    result.field_class = field
    return result


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: what it says, and the list's parameters without it."""

    label: str
    state_without: QueryDict


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order that a list can be put in; `direction` is how it is sorted now: `up`, `down` or `""`."""

    label: str
    sort: str
    direction: str


def sort_links(current: str) -> list[SortLink]:
    """Return the orders to offer in a list sorted by `current`, which is offered the other way round."""
    links = []
    for first, label in SORTS.items():
        name = first.removeprefix("-")
        if current.removeprefix("-") != name:
            links.append(SortLink(label, first, ""))
        else:
            turned = name if current.startswith("-") else f"-{name}"
            direction = "down" if current.startswith("-") else "up"
            links.append(SortLink(label, turned if turned in FILM_ORDERS else current, direction))
    return links


class ListFilter(FilterSet):
    """A list's parameters. A wrong one gives a message, and the others still apply."""

    chip_texts: ClassVar[dict[str, str]] = {}
    """What the chip of a filter says, by its parameter; `{}` stands for the value."""

    @property
    def state(self) -> QueryDict:
        """The valid parameters that are set, in the order of the form: the list's address."""
        state = QueryDict(mutable=True)
        for name, value in self._values():
            if isinstance(value, QuerySet):
                state.setlist(name, sorted(person.slug for person in value))
            else:
                state[name] = str(value)
        return state

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on, in the order of the form."""
        chips = []
        for name, value in self._values():
            if isinstance(value, QuerySet):
                people = sorted(value, key=lambda person: person.slug)
                chips += [Chip(person.name, self._without(name, person.slug)) for person in people]
            elif name in self.chip_texts:
                shown = value.upper() if name == "letter" else value
                chips.append(Chip(self.chip_texts[name].format(shown), self._without(name)))
        return chips

    @property
    def problems(self) -> list[str]:
        """What is wrong with the parameters, a sentence each."""
        return [
            f"{self.filters[name].label}: {message}"
            for name, messages in self.form.errors.items()
            for message in messages
        ]

    def _values(self) -> Iterator[tuple[str, Any]]:
        if self.form.errors is not None:  # asking for the errors is what cleans the form
            yield from ((name, v) for name, v in self.form.cleaned_data.items() if v or v == 0)

    def _without(self, name: str, value: str | None = None) -> QueryDict:
        state = self.state
        state.setlist(name, [v for v in state.getlist(name) if value not in (None, v)])
        return state


class FilmFilterForm(forms.Form):
    """What no field of the film list's parameters can check alone."""

    def clean(self) -> dict[str, Any]:
        """Report a span of years that ends before it begins."""
        first, last = self.cleaned_data.get("year_min"), self.cleaned_data.get("year_max")
        if first and last and first > last:
            self.add_error("year_max", "this is before the first year.")
        return self.cleaned_data


_YEARS = {"min_value": FIRST_YEAR, "max_value": LAST_YEAR, "widget": NumberBox}
_A_YEAR = f"give a year from {FIRST_YEAR} to {LAST_YEAR}."


class FilmFilter(ListFilter):
    """The parameters of `/films/`; `view` says whether films stand on a wall or in a table."""

    q = _parameter(
        forms.CharField,
        "Title",
        f"give at most {MAX_QUERY_LENGTH} ordinary characters.",
        method="leave_films",
        max_length=MAX_QUERY_LENGTH,
    )
    year_min = _parameter(forms.IntegerField, "From year", _A_YEAR, field_name="year", lookup_expr="gte", **_YEARS)
    year_max = _parameter(forms.IntegerField, "To year", _A_YEAR, field_name="year", lookup_expr="lte", **_YEARS)
    decade = _parameter(
        forms.TypedChoiceField,
        "Decade",
        "give its first year, such as 1980.",
        method="filter_decade",
        choices=[("", "any"), *((decade, f"{decade}s") for decade in DECADES)],
        coerce=int,
        empty_value=None,
    )
    rating_min = _parameter(
        forms.DecimalField,
        "Rated at least",
        f"give a number from 0 to {MAX_RATING}, with at most one decimal.",
        field_name="rating_value",
        lookup_expr="gte",
        widget=NumberBox,
        min_value=0,
        max_value=MAX_RATING,
        max_digits=3,
        decimal_places=1,
    )
    person = _parameter(
        PeopleField,
        "Person",
        "nobody here has that address.",
        method="filter_people",
        queryset=Person.objects.all(),
        to_field_name="slug",
    )
    letter = _parameter(LetterField, "Letter", "give a letter from A to Z, or #.", method="filter_letter")
    sort = _parameter(
        forms.ChoiceField,
        "Order",
        "there is no such order.",
        method="filter_sort",
        choices=[(order, order) for order in FILM_ORDERS],
    )
    view = _parameter(
        forms.ChoiceField,
        "View",
        "give wall or table.",
        method="leave_films",
        choices=list(VIEWS.items()),
    )

    chip_texts: ClassVar = {
        "q": "“{}”",
        "year_min": "from {}",
        "year_max": "to {}",
        "decade": "{}s",
        "rating_min": "rated {} or more",
        "letter": "under {}",
    }

    class Meta:
        form = FilmFilterForm

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002 - the films are all there are
        """Return the films that the valid parameters leave, in their order."""
        return self.films()

    @property
    def words(self) -> str:
        """The words of titles that are asked for."""
        return str(self.form.cleaned_data.get("q") or "")

    @property
    def credited(self) -> QuerySet[Person]:
        """The people whose films are asked for."""
        return self.form.cleaned_data.get("person") or Person.objects.none()

    @property
    def words_wanted(self) -> Expression:
        """What the documents of films have whose titles have the words."""
        return wanting_title(self.words)

    def films(self, *, without: str = "") -> MovieQuerySet:
        """Return the films that the valid parameters leave, but `without` one of them, in the order asked for.

        Words of titles are looked up together with all other facts.
        """
        if not self.words:
            return self.films_but_words(without=without)
        films = found(Movie.objects.public(), self.wanted(without=without))
        return cast("MovieQuerySet", self.filters[SORT].filter(films, self.form.cleaned_data.get(SORT)))

    def films_but_words(self, *, without: str = "") -> MovieQuerySet:
        """Return what `films` does, whatever their titles."""
        films: MovieQuerySet = Movie.objects.public()
        for name, value in self.form.cleaned_data.items():
            if name not in ("q", without):
                films = cast("MovieQuerySet", self.filters[name].filter(films, value))
        return films

    def wanted(self, *, without: str = "") -> Expression:
        """Return what the documents of films have if all valid parameters, but `without` one, leave them."""
        asked = {name: value for name, value in self.form.cleaned_data.items() if name != without}
        first, last, decade = (asked.get(name) for name in ("year_min", "year_max", "decade"))
        # Up to the end of the last decade: there are no films beyond LAST_YEAR, and decades are fewer words than years.
        first, last = max(first or FIRST_YEAR, decade or 0), min(last or DECADES[0] + 9, (decade or LAST_YEAR) + 9)
        besides = facts(
            range(first, last + 1) if any(asked.get(name) for name in ("year_min", "year_max", "decade")) else None,
            asked.get("rating_min"),
            asked.get("letter") or "",
            (person.pk for person in self.credited if without != "person"),
        )
        return wanting_title(self.words, besides)

    def narrows_beside(self, name: str) -> bool:
        """Whether any parameter but ``name`` leaves films out."""
        return any(other not in (name, SORT, "view") for other in self.state)

    def filter_decade(self, films: MovieQuerySet, _: str, decade: int) -> MovieQuerySet:
        """Keep the films of ten years."""
        return films.filter(year__range=(decade, decade + 9))

    def filter_people(self, films: MovieQuerySet, _: str, people: QuerySet[Person]) -> MovieQuerySet:
        """Keep the films that all the people made."""
        for person in people:
            films = films.made_by(person)
        return films

    def filter_letter(self, films: MovieQuerySet, _: str, letter: str) -> MovieQuerySet:
        """Keep the films filed under a letter."""
        return films.filed_under(letter)

    def filter_sort(self, films: MovieQuerySet, _: str, order: str) -> MovieQuerySet:
        """Put the films in order; nothing is filtered."""
        return films.sorted_by(order)

    def leave_films(self, films: MovieQuerySet, _: str, __: str) -> MovieQuerySet:
        """Leave the films as they are: the template looks at this parameter, and `films` at the words of titles."""
        return films


class PeopleFilter(ListFilter):
    """The parameters of `/people/`."""

    q = _parameter(
        forms.CharField,
        "Name",
        f"give at most {MAX_QUERY_LENGTH} ordinary characters.",
        method="leave_people",
        max_length=MAX_QUERY_LENGTH,
    )
    letter = _parameter(LetterField, "Letter", "give a letter from A to Z, or #.", method="leave_people")

    chip_texts: ClassVar = {"q": "“{}”", "letter": "under {}"}

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002 - the people are all there are
        """Return the people that the valid parameters leave, in their order."""
        return self.people()

    @property
    def words(self) -> str:
        """The words of names that are asked for."""
        return str(self.form.cleaned_data.get("q") or "")

    def people(self) -> PersonQuerySet:
        """Return the people that the valid parameters leave, by surname."""
        people = self.people_but_words()
        return named(people, self.words) if self.words else people

    def people_but_words(self) -> PersonQuerySet:
        """Return what `people` does, whatever their names: a stretch of the order's own index."""
        people, letter = Person.objects.listed(), self.form.cleaned_data.get("letter")
        return people.filed_under(letter) if letter else people

    @property
    def wanted(self) -> Expression:
        """What the documents of people have whose names have the words."""
        return wanting_name(self.words)

    def leave_people(self, people: PersonQuerySet, _: str, __: str) -> PersonQuerySet:
        """Leave the people as they are: `people` looks at the parameters."""
        return people
