"""Every question the pages ask of the database, by name."""

import datetime
import re
from typing import TYPE_CHECKING, Self

from django.db import connections, models
from django.db.models import Count, Exists, F, Max, Prefetch, QuerySet
from django.db.models.expressions import RawSQL

from catalog.changes import Changes
from catalog.line_querysets import CreditLines, FilmLines, PersonLines
from catalog.ordering import ascending, descending, unindexed, walked
from catalog.seeds.normalise import normalise
from catalog.seeds.rules import MAX_MOVIE_ID
from catalog.text import fold, name_slug, second_name_slug, sort_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from django.db.models.expressions import Combinable

    from catalog.models import Credit, Movie, Person

HAND_MADE_NUMBERS_FROM = 10**12
"""The first number of films made by hand: seeds number theirs far below it."""

MAX_WORDS = 10
"""Words of a name that are looked for; the rest is ignored."""

FILM_ORDERS = {
    "title": ("sort_title", "movie_id"),
    "-title": ("-sort_title", "-movie_id"),
    "year": (ascending("year"), "sort_title", "movie_id"),
    "-year": (descending("year"), "sort_title", "movie_id"),
    "rating": (ascending("rating_value"), "sort_title", "movie_id"),
    "-rating": (descending("rating_value"), "sort_title", "movie_id"),
    # Nothing is unknown here, but PostgreSQL looks into the index only if the order says what the index says of NULL.
    "updated": (F("updated_at").asc(nulls_first=True), "-movie_id"),
    "-updated": (descending("updated_at"), "movie_id"),
}
"""Orders of films by name, each served by an index."""

_LETTER, _DECADE = "substr(sort_title, 1, 1)", "year / 10 * 10"

NEWEST_FILMS_FIRST = (descending("movie__year"), "movie__sort_title", "movie_id")
"""The order of credits by their films."""

BEST_FILMS = 366
"""Films that count as the best: one for each day of a year."""
STRIDE = 137
"""Step from one day's film to the next; a prime, so that all have had their turn before one comes again."""

MAX_FOUND_BY_NAME = 500
"""People looked at for one form of a name, so that a search for "jo" stays quick among millions."""


class MovieQuerySet(FilmLines):
    """Films."""

    key = "sort_title"
    unnoticed = frozenset({"slug", "sort_title", "created_at", "updated_at", "deleted_at"})

    def sorted_by(self, order: str) -> Self:
        """Films in one of FILM_ORDERS; what is not known comes last."""
        return self.order_by(*FILM_ORDERS[order])

    def numbered_or_filed_as(self, text: str) -> Self:
        """Films whose number is ``text``, or whose title begins with it, whatever its article, case and accents."""
        text = normalise(text)
        key, whole = sort_title(text), fold(text)
        found = self.beginning_with(key) if key else self.none()
        # "a bout" begins "À bout de souffle" as well. A second stretch of the index costs the order of the first.
        if whole not in ("", key) and self.beginning_with(whole).exists():
            found |= self.beginning_with(whole)
        if re.fullmatch("[0-9]{1,19}", text) and int(text) <= MAX_MOVIE_ID:
            found |= self.filter(pk=int(text))
        return found

    def made_by(self, person: "Person") -> Self:
        """Films that credit the person, found first: not film by film in the order of a list."""
        found = "WITH found AS MATERIALIZED (SELECT movie_id FROM catalog_credit WHERE person_id = %s)"
        return self.filter(pk__in=RawSQL(f"{found} SELECT movie_id FROM found", [person.pk]))  # noqa: S608, S611  # own words

    def of_the_day(self, day: datetime.date, number: int = 1) -> list[int]:
        """Return the numbers of as many of the best films for this date, the same all day; fewer if there are no more.

        The best rated take turns at being the first; the others come from all over their range. Looks at BEST_FILMS
        index entries, however many films there are.
        """
        best = list(self.sorted_by("-rating").values_list("pk", flat=True)[:BEST_FILMS])
        turn = day.toordinal() * STRIDE % len(best) if best else 0
        best = best[turn:] + best[:turn]
        return best[:: max(1, len(best) // number)][:number]

    def for_list(self) -> Self:
        """Films with what lists show of them and are ordered by: no synopsis, and only the directors' credits."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        directors = Credit.objects.filter(role=Credit.Role.DIRECTOR).select_related("person")
        return self.only("title", "sort_title", "slug", "year", "rating_value").prefetch_related(
            Prefetch("credits", queryset=directors.order_by("position"))
        )

    def count_by_year(self) -> dict[int, int]:
        """Return the number of films of each year that has any."""
        known = self.exclude(year=None).order_by("year").values_list("year")
        return {year: films for year, films in known.annotate(films=Count("pk")) if year is not None}

    def count_by_decade(self) -> dict[int | None, int]:
        """Return the number of films of each decade that has any, by its first year; None: year unknown."""
        counts: dict[int | None, int] = {}
        by_year = self.order_by("year").values_list("year").annotate(films=Count("pk"))
        for year, films in by_year:
            decade = None if year is None else year // 10 * 10
            counts[decade] = counts.get(decade, 0) + films
        return counts

    def by_letter_and_decade(self, most: int) -> list[tuple[str, int | None, int]] | None:
        """Return the first letters of sort titles and the decades that these films have, and how many have both.

        None if there are more than ``most`` of them: no more are looked at.
        """
        few = self.order_by().values_list("year", "sort_title")[: most + 1]
        sql, parameters = few.query.sql_with_params()
        grouped = f"SELECT {_LETTER} AS letter, {_DECADE} AS decade, COUNT(*) FROM ({sql}) AS few GROUP BY 1, 2"  # noqa: S608  # own words, the values are parameters
        with connections[self.db].cursor() as cursor:
            cursor.execute(grouped, parameters)
            found: list[tuple[str, int | None, int]] = cursor.fetchall()
        return found if sum(films for _, _, films in found) <= most else None

    def found_first(self) -> "MovieQuerySet":
        """The same in the same order, for when filters leave few: found first, put in order then.

        Otherwise SQLite, which does not know how many will be found, goes through all films in the order asked for; and
        asked for all at once, it reads each film that one of the filters leaves, though an index knows what to leave out.
        """
        from catalog.models import Movie  # noqa: PLC0415  # models import this module

        numbers = self.order_by().values("pk")
        return Movie.objects.filter(pk__in=numbers).order_by(*map(unindexed, self._order()))

    def walked(self) -> Self:
        """The same in the same order, for when filters leave many: met on a way through all films in that order."""
        return walked(self, self._order()[0])

    def _order(self) -> "Sequence[str | Combinable]":
        return self.query.order_by or FILM_ORDERS["title"]

    def made_from(self, first_year: int, last_year: int) -> Self:
        """Films of these years."""
        if first_year == last_year:
            return self.filter(year=first_year)
        return self.filter(year__range=(first_year, last_year))

    def public(self) -> Self:
        """Films that visitors may see."""
        return self.filter(hidden_since=None)

    def hidden_numbers(self) -> "QuerySet[Movie, int]":
        """Return the numbers of the films that visitors may not see: a look into an index of these alone."""
        # SQLite sees that an index of hidden films alone is short only where it is asked for a stretch of it.
        hidden = self.filter(hidden_since__gt=datetime.datetime.min.replace(tzinfo=datetime.UTC))
        return hidden.order_by().values_list("pk", flat=True)

    def next_hand_made_number(self) -> int:
        """Return the number for a film without a seed: the next free one from 10^12 upward."""
        hand_made = self.filter(movie_id__gte=HAND_MADE_NUMBERS_FROM, source_record=None)
        last = hand_made.aggregate(last=Max("movie_id"))["last"]
        number = HAND_MADE_NUMBERS_FROM if last is None else last + 1
        while self.filter(pk=number).exists():  # a seed's
            number += 1
        return number

    def with_credits(self) -> Self:
        """Films with their credits and people, directors first, in billing order: two more queries for any number."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        in_order = Credit.objects.select_related("person").order_by("-role", "position")
        return self.prefetch_related(Prefetch("credits", queryset=in_order))

    def note(self, changes: Changes) -> None:
        """Add to ``changes`` these films, and the people they credit."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        films = list(self.order_by().values_list("pk", flat=True))
        changes.films.update(films)
        credits = Credit.objects.filter(movie__among=films).order_by()
        changes.people.update(credits.values_list("person_id", flat=True))


class _Counted(models.Subquery):
    """The number of rows of a subquery."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()


class PersonQuerySet(PersonLines):
    """People."""

    key = "sort_name"
    unnoticed = frozenset({"slug", "sort_name", "match_name"})

    def filed_as(self, text: str) -> Self:
        """People whose name begins with ``text``, given name or surname first; at most MAX_FOUND_BY_NAME of each."""
        words = (fold(text) or normalise(text).casefold()).split()[:MAX_WORDS]
        if not words:
            return self.none()
        # A filing key has two spaces behind the surname, and where that ends is not known.
        keys = {" ".join(words), *(f"{' '.join(words[:n])}  {' '.join(words[n:])}" for n in range(1, len(words)))}
        people = self.order_by()
        stretches = [
            people.beginning_with("-".join(words), "slug").order_by("slug"),
            *(people.beginning_with(key).order_by("sort_name") for key in sorted(keys)),
        ]
        # SQLite limits no part of a union, but what such a part looks into.
        first, *others = (people.filter(pk__in=stretch.values("pk")[:MAX_FOUND_BY_NAME]) for stretch in stretches)
        return self.filter(pk__in=first.values("pk").union(*(other.values("pk") for other in others)))

    def public(self) -> Self:
        """People credited in at least one film that visitors may see."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        return self.filter(Exists(Credit.objects.filter(person=models.OuterRef("pk"), movie__hidden_since=None)))

    def listed(self) -> Self:
        """The same people as `public`, by the few who are not: passing over a million of them reads one index."""
        from catalog.models import UnlistedPerson  # noqa: PLC0415  # models import this module

        return self.exclude(pk__in=UnlistedPerson.objects.values("person"))

    def of_the_best_films(self, number: int) -> Self:
        """People credited most often in the best rated films, with that number as ``best_films``.

        Looks at the credits of BEST_FILMS films, however many there are.
        """
        from catalog.models import Movie  # noqa: PLC0415  # models import this module

        best = Movie.objects.public().exclude(rating_value=None).sorted_by("-rating")
        ids = list(best.values_list("pk", flat=True)[:BEST_FILMS])
        counted = self.filter(credits__movie__in=ids).annotate(best_films=Count("credits__movie", distinct=True))
        return counted.order_by("-best_films", "sort_name", "pk")[:number]

    def prominence(self, most: int) -> "Iterator[tuple[int, str, int]]":
        """Yield number, name and number of credits, counted no further than ``most``, of those who are public.

        Some look-ups in an index for each person, whatever PostgreSQL believes of tables without statistics: a public
        credit is asked for as a value, because EXISTS may be answered by reading all credits.
        """
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        credits = Credit.objects.filter(person=models.OuterRef("pk")).order_by()
        counted = self.order_by().annotate(
            credit_count=_Counted(credits.values("pk")[:most]),
            public_credit=models.Subquery(credits.public().values("pk")[:1]),
        )
        rows = counted.values_list("pk", "name", "credit_count", "public_credit")
        return ((pk, name, credits) for pk, name, credits, public_credit in rows if public_credit)

    def credit_counts(self, most: int) -> "Iterator[tuple[int, str, int]]":
        """Yield number, name and number of credits, counted no further than ``most``."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        credits = Credit.objects.filter(person=models.OuterRef("pk")).order_by()
        counted = self.order_by().annotate(credit_count=_Counted(credits.values("pk")[:most]))
        return iter(counted.values_list("pk", "name", "credit_count"))

    def is_seed_name(self, name: str) -> bool:
        """Whether seeds mean somebody by ``name``."""
        return self.filter(match_name=name).exists() or self.filter(aliases__name=name).exists()

    def is_address(self, slug: str) -> bool:
        """Whether ``slug`` is, or once was, somebody's address: those lead to them for ever."""
        return self.filter(slug=slug).exists() or self.filter(redirects__slug=slug).exists()

    def with_a_film(self, *, public: bool = False) -> Self:
        """People with ``a_film``, the title of one of their films, the same one each time: one look into the index.

        With ``public`` it is one that visitors may see.
        """
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        credits = Credit.objects.public() if public else Credit.objects.all()
        credits = credits.filter(person=models.OuterRef("pk")).order_by("role", "movie_id")
        return self.annotate(a_film=models.Subquery(credits.values("movie__title")[:1]))

    def free_slug(self, name: str) -> str:
        """Return the address for a new person called ``name``: the plain one, or the one with the name's suffix."""
        for slug in (name_slug(name), second_name_slug(name)):
            if not self.is_address(slug):
                return slug
        number = 2
        while self.is_address(f"{second_name_slug(name)}-{number}"):
            number += 1
        return f"{second_name_slug(name)}-{number}"

    def note(self, changes: Changes) -> None:
        """Add to ``changes`` these people, and the films that credit them."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        people = list(self.order_by().values_list("pk", flat=True))
        changes.named.update(people)
        changes.people.update(people)
        credits = Credit.objects.filter(person__among=people).order_by()
        changes.films.update(credits.values_list("movie_id", flat=True))


class CreditQuerySet(CreditLines):
    """Credits."""

    unnoticed = frozenset({"position", "source"})

    def note(self, changes: Changes) -> None:
        """Add to ``changes`` the films and people that these credits connect."""
        for film, person in self.order_by().values_list("movie_id", "person_id"):
            changes.films.add(film)
            changes.people.add(person)

    def note_created(self, created: "Collection[Credit]", changes: Changes) -> None:
        """Add to ``changes`` the films and people that new credits connect, which may not know their own numbers."""
        changes.films.update(credit.movie_id for credit in created)
        changes.people.update(credit.person_id for credit in created)

    def public(self) -> Self:
        """Credits in films that visitors may see."""
        return self.filter(movie__hidden_since=None)

    def newest_first(self) -> Self:
        """Credits with their films, the newest film first; films of unknown year last."""
        return self.select_related("movie").defer("movie__synopsis").order_by(*NEWEST_FILMS_FIRST)

    def by_role_newest_first(self) -> Self:
        """Credits as director before credits as actor, with their films, the newest film first."""
        return self.newest_first().order_by("-role", *NEWEST_FILMS_FIRST)

    def film_counts(self, people: "Iterable[Person]") -> dict[int, int]:
        """Return the number of films of each of the people, by their ids."""
        counted = self.filter(person__in=people).order_by().values_list("person")
        return dict(counted.annotate(films=Count("movie", distinct=True)))
