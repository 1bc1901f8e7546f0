"""Questions whose answers are plain rows, in SQL: Django takes longer to write it than a database to answer it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from catalog.filed_queryset import FiledQuerySet
from catalog.lines import FILM_COLUMNS, Collaborator, CreditLine, FilmLine, FoundPerson, PersonLine, film_line, rows
from catalog.lookups import Sql, also_among, among
from catalog.noted import NotedQuerySet

if TYPE_CHECKING:
    from catalog.models import Credit, Movie, Person

CREDITS_ELSEWHERE = 300
"""Credits in other films that a film's page looks at."""

_LEADING = (
    "SELECT * FROM (SELECT -1 AS place, person_id, movie_id, 0 AS year, '' AS sort_title FROM catalog_credit"
    " WHERE movie_id <> %s AND person_id IN ({}) ORDER BY person_id, role, movie_id LIMIT %s) AS few"
)
_SHELF = (
    "SELECT * FROM (SELECT {} AS place, person_id, credit.movie_id, year, sort_title FROM catalog_credit AS credit"
    " JOIN catalog_movie AS movie ON movie.movie_id = credit.movie_id"
    " WHERE hidden_since IS NULL AND credit.movie_id <> %s AND person_id = %s AND role = %s"
    " ORDER BY year DESC NULLS LAST, sort_title, credit.movie_id LIMIT %s) AS newest"
)
_BEST_OF_A_YEAR = (
    "SELECT * FROM (SELECT movie_id FROM catalog_movie WHERE hidden_since IS NULL AND rating_value IS NOT NULL"
    " AND year = %s ORDER BY rating_value DESC, sort_title LIMIT %s) AS best"
)
_BEST_OF = (
    f"SELECT {FILM_COLUMNS} FROM catalog_movie AS movie WHERE movie_id IN ({{}})"  # noqa: S608  # own words
    " ORDER BY rating_value DESC, sort_title, movie_id LIMIT %s"
)
_PEOPLE_WITH_FILMS = (
    "SELECT id, name, slug, (SELECT COUNT(DISTINCT credit.movie_id) FROM catalog_credit AS credit"
    " JOIN catalog_movie AS movie ON movie.movie_id = credit.movie_id"
    " WHERE person_id = person.id AND hidden_since IS NULL) FROM catalog_person AS person WHERE {}"
)
_FOUND = (
    "SELECT id, name, sort_name, slug,"
    " (SELECT COUNT(*) FROM (SELECT 1 FROM catalog_credit WHERE person_id = person.id LIMIT %s) AS counted)"
    " FROM catalog_person AS person WHERE {}"
)
_OF_A_CREDIT = ("id", "movie_id", "person_id", "role", "position", "character", "credited_as", "source")
_OF_A_PERSON = ("id", "name", "slug")
_OF_FILM = (
    f"SELECT credit.{', '.join(_OF_A_CREDIT)}, name, slug FROM catalog_credit AS credit"  # noqa: S608  # own words
    " JOIN catalog_person AS person ON person.id = person_id WHERE movie_id = %s ORDER BY role DESC, position"
)
_DIRECTORS = (
    "SELECT movie_id, name, slug FROM catalog_credit AS credit JOIN catalog_person AS person ON person.id = person_id"
    " WHERE {} AND role = 'director' ORDER BY movie_id, position"
)
_FILMOGRAPHY = (
    f"SELECT role, character, source, {FILM_COLUMNS} FROM catalog_credit AS credit"  # noqa: S608  # own words
    " JOIN catalog_movie AS movie ON movie.movie_id = credit.movie_id"
    " WHERE person_id = %s AND hidden_since IS NULL ORDER BY role DESC, year DESC NULLS LAST, sort_title, movie.movie_id"
)
_COLLABORATORS = (
    "SELECT name, slug, films FROM catalog_person AS person JOIN (SELECT person_id, COUNT(DISTINCT movie_id) AS films"
    " FROM catalog_credit WHERE {} AND person_id <> %s GROUP BY person_id) AS others ON person_id = person.id"
    " ORDER BY films DESC, sort_name, slug LIMIT %s"
)


class FilmLines(FiledQuerySet["Movie"]):
    """Films as pages name them."""

    def public_film(self, number: int) -> "Movie | None":
        """Return the film of this number if visitors may see it."""
        sql = "SELECT * FROM catalog_movie WHERE movie_id = %s AND hidden_since IS NULL"
        return next(iter(self.raw(sql, [number])), None)

    def lines(self, numbers: Collection[int]) -> dict[int, FilmLine]:
        """Return those of these films that visitors may see, by their numbers."""
        return {row[0]: film_line(row) for row in self._plain(FILM_COLUMNS, numbers)}

    def lines_in_order(self, numbers: Collection[int]) -> list[FilmLine]:
        """Return the same as a list, in the order of the numbers."""
        found = self.lines(numbers)
        return [found[number] for number in numbers if number in found]

    def best_of(self, first_year: int, last_year: int, number: int) -> list[FilmLine]:
        """Return the best rated public films of these years: a look into the index for each year."""
        years = range(first_year, last_year + 1)
        sql = _BEST_OF.format(" UNION ALL ".join([_BEST_OF_A_YEAR] * len(years)))
        parameters = [value for year in years for value in (year, number)]
        return [film_line(row) for row in rows(self.db, sql, [*parameters, number])]

    def lines_with_synopses(self, numbers: Collection[int]) -> dict[int, tuple[FilmLine, str]]:
        """Return the same, each with its synopsis."""
        return {row[0]: (film_line(row[:-1]), row[-1]) for row in self._plain(f"{FILM_COLUMNS}, synopsis", numbers)}

    def _plain(self, columns: str, numbers: Collection[int]) -> list[Any]:
        if not numbers:
            return []
        condition, parameters = among("movie_id", numbers)
        sql = f"SELECT {columns} FROM catalog_movie AS movie WHERE hidden_since IS NULL AND {condition}"  # noqa: S608  # own words
        return rows(self.db, sql, parameters)


class PersonLines(FiledQuerySet["Person"]):
    """People as pages name them."""

    def at_address(self, slug: str) -> "Person | None":
        """Return whose address this is."""
        return next(iter(self.raw("SELECT * FROM catalog_person WHERE slug = %s", [slug])), None)

    def listed_at_address(self, slug: str) -> "Person | None":
        """Return whose address this is, if they are in a film that visitors may see."""
        unlisted = "SELECT 1 FROM catalog_unlistedperson AS unlisted WHERE unlisted.person_id = person.id"
        sql = f"SELECT * FROM catalog_person AS person WHERE slug = %s AND NOT EXISTS ({unlisted})"  # noqa: S608  # own words
        return next(iter(self.raw(sql, [slug])), None)

    def found(self, numbers: Collection[int], most: int) -> list[FoundPerson]:
        """Return these people, in no order, with their credits counted no further than ``most``."""
        if not numbers:
            return []
        condition, parameters = among("id", numbers)
        return [FoundPerson(*row) for row in rows(self.db, _FOUND.format(condition), [most, *parameters])]

    def lines_with_films(self, numbers: Collection[int]) -> list[tuple[PersonLine, int]]:
        """Return those of these people who are in public films, in the order of the numbers, and in how many."""
        condition, parameters = among("id", numbers)
        found = {row[0]: row[1:] for row in rows(self.db, _PEOPLE_WITH_FILMS.format(condition), parameters)}
        in_order = (found[number] for number in numbers if number in found)
        return [(PersonLine(name, slug), films) for name, slug, films in in_order if films]


class CreditLines(NotedQuerySet["Credit"]):
    """Credits as pages show them."""

    def of_film(self, number: int) -> "list[Credit]":
        """Return the credits of a film with their people, directors first, in billing order: one query."""
        from catalog.models import Credit, Person  # noqa: PLC0415  # models import this module

        found = []
        # With the database they are from: Django takes it for writing when one without is given to another.
        for *of_a_credit, name, slug in rows(self.db, _OF_FILM, [number]):
            credit = Credit.from_db(self.db, _OF_A_CREDIT, of_a_credit)
            credit.person = Person.from_db(self.db, _OF_A_PERSON, (credit.person_id, name, slug))
            found.append(credit)
        return found

    def directors_of(self, films: Collection[int]) -> dict[int, list[PersonLine]]:
        """Return the directors of each of these films that has any, in billing order."""
        directors: dict[int, list[PersonLine]] = {}
        if not films:
            return directors
        condition, parameters = among("movie_id", films)
        for film, name, slug in rows(self.db, _DIRECTORS.format(condition), parameters):
            directors.setdefault(film, []).append(PersonLine(name, slug))
        return directors

    def filmography(self, person: int) -> list[CreditLine]:
        """Return the public credits of a person, as director before as actor, the newest film first: one query."""
        found = rows(self.db, _FILMOGRAPHY, [person])
        return [CreditLine(role, character, source, film_line(film)) for role, character, source, *film in found]

    def elsewhere(
        self, film: int, leading: Sequence["Credit"], shelves: Sequence["Credit"], newest: int
    ) -> tuple[list[tuple[int, int]], list[list[int]]]:
        """Return where else people are credited than in ``film``: one query.

        Person and film of at most CREDITS_ELSEWHERE credits of the people of ``leading``, the same ones each time; and
        for each of ``shelves`` the ``newest`` public films of the person in the same role, the newest first.
        """
        # Each part is a look into an index. Only the shelves need look at the films as well.
        marks = ", ".join(["%s"] * len(leading))
        parts = [_LEADING.format(marks)]
        parameters: list[Any] = [film, *(credit.person_id for credit in leading), CREDITS_ELSEWHERE]
        for place, credit in enumerate(shelves):
            parts.append(_SHELF.format(place))
            parameters += [film, credit.person_id, credit.role, newest]
        credited: list[tuple[int, int]] = []
        on_shelves: list[list[tuple[bool, int, str, int]]] = [[] for _ in shelves]
        for place, person, movie, year, sort_title in rows(self.db, " UNION ALL ".join(parts), parameters):
            if place < 0:
                credited.append((person, movie))
            else:
                on_shelves[place].append((year is None, -(year or 0), sort_title, movie))
        return credited, [[movie for *_, movie in sorted(shelf)] for shelf in on_shelves]

    def collaborators(self, person: int, films: Collection[int], number: int) -> list[Collaborator]:
        """Return whom ``films`` credit beside ``person`` most often, at most ``number`` of them."""
        condition, parameters = among("movie_id", films)
        sql = _COLLABORATORS.format(condition)
        return [Collaborator(*row) for row in rows(self.db, sql, [*parameters, person, number])]

    def films_of(self, people: Collection[int]) -> list[int]:
        """Return the films of any of ``people`` (their ids), hidden ones too; one may come twice."""
        return [film for (film,) in self._where("movie_id", among("person_id", people))]

    def people_in(self, films: Collection[int]) -> list[int]:
        """Return the people in any of ``films``; one may come twice."""
        return [person for (person,) in self._where("person_id", among("movie_id", films))]

    def pairs_of(self, people: Collection[int], films: Collection[int]) -> list[tuple[int, int]]:
        """Return the pairs of one of ``people`` and one of ``films`` that credits them; one may come twice."""
        if len(people) < len(films):
            return self._where("person_id, movie_id", among("person_id", people), also_among("movie_id", films))
        return self._where("person_id, movie_id", among("movie_id", films), also_among("person_id", people))

    def casts_of(self, films: Collection[int], first: int) -> list[tuple[int, int]]:
        """Return pairs of each of ``films`` and each of the ``first`` people of each role; a pair may come twice."""
        return self._where("movie_id, person_id", among("movie_id", films), ("position < %s", [first]))

    def _where(self, columns: str, *conditions: Sql) -> list[Any]:
        wanted = " AND ".join(condition for condition, _ in conditions)
        parameters = [value for _, values in conditions for value in values]
        return rows(self.db, f"SELECT {columns} FROM catalog_credit WHERE {wanted}", parameters)  # noqa: S608  # own words
