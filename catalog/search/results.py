"""The results of a search, in the groups that its page shows."""

from dataclasses import dataclass, field

from catalog.lines import FilmLine, FoundPerson
from catalog.search.engine import SearchTookTooLongError, engine
from catalog.search.find import find_films, find_people, find_stories
from catalog.search.highlight import Excerpt, excerpt
from catalog.search.nearest import nearest
from catalog.search.query import Query
from catalog.text import fold

FILMS = 20
PEOPLE = 12
STORIES = 10
NEAREST = 5


@dataclass(slots=True)
class Results:
    """Films, people and synopses found, best first; what is nearest, where no title and no name was found."""

    films: list[FilmLine] = field(default_factory=list)
    people: list[FoundPerson] = field(default_factory=list)
    stories: list[tuple[FilmLine, Excerpt]] = field(default_factory=list)
    nearest_films: list[FilmLine] = field(default_factory=list)
    nearest_people: list[FoundPerson] = field(default_factory=list)
    took_too_long: bool = False
    people_first: bool = False
    """Whether somebody is meant rather than a film: there are people, and no title has what was asked for."""


def search(query: Query) -> Results:
    """Return what is found for `query`; what had been found when it took too long, if it did."""
    results = Results()
    try:
        with engine().time_limit(by_index=" " in query.plain):
            results.films = find_films(query, FILMS)
            results.people = find_people(query, PEOPLE)
            titled = any(query.plain in fold(film.title) for film in results.films)
            results.people_first = bool(results.people) and not titled
            if not results.films and not results.people:
                results.nearest_films, results.nearest_people = nearest(query, NEAREST)
            stories = find_stories(query, STORIES, besides=results.films)
            results.stories = [(film, excerpt(synopsis, query.words)) for film, synopsis in stories]
    except SearchTookTooLongError:
        results.took_too_long = True
    return results
