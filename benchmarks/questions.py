"""Addresses to ask a loaded catalogue for, the same each time. Needs Django's settings."""

import string
from collections.abc import Callable, Iterator
from itertools import count
from random import Random
from urllib.parse import quote, urlencode

from catalog.models import Credit, Movie, Person

_COMMON_WORDS = ("the", "love", "night", "man", "of the", "last", "day", "girl", "king", "world", "house", "story")

Asked = Iterator[str]


class Questions:
    """Draws films, people and credits from the catalogue and makes addresses of them, without end."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.films, self.people = Movie.objects.count(), Person.objects.count()
        self._last_film, self._last_person, self._last_credit = (
            model.objects.order_by("-pk").values_list("pk", flat=True)[0] for model in (Movie, Person, Credit)
        )

    def film(self) -> Movie:
        """Return a film; each is as likely where numbers have no gaps."""
        return Movie.objects.filter(pk__gte=self.random.randint(1, self._last_film)).order_by("pk")[0]

    def person(self) -> Person:
        """Return somebody."""
        return Person.objects.filter(pk__gte=self.random.randint(1, self._last_person)).order_by("pk")[0]

    def credit(self) -> Credit:
        """Return a credit, so that people with many are drawn often."""
        credits = Credit.objects.filter(pk__gte=self.random.randint(1, self._last_credit)).select_related()
        return credits.order_by("pk")[0]

    def ask_nothing(self) -> Asked:
        """The page that has nothing to do, for how busy the machine is."""
        for number in count():
            yield f"/livez?{number}"

    def ask_suggestions(self) -> Asked:
        """Beginnings of titles and names, and any two letters."""
        while True:
            text = self.film().title if self.random.random() < 0.5 else self.person().name
            yield f"/search/suggest?{urlencode({'q': text[: self.random.randint(2, 10)]})}"
            yield f"/search/suggest?{urlencode({'q': ''.join(self.random.choices(string.ascii_lowercase, k=2))})}"

    def ask_searches(self) -> Asked:
        """Titles, with and without the year, names, names with a word of a film, names misspelt."""
        while True:
            film, credit = self.film(), self.credit()
            yield _search(film.title)
            yield _search(f"{film.title} {film.year or ''}")
            yield _search(credit.person.name)
            yield _search(f"{credit.person.name.split()[-1]} {credit.movie.title.split()[-1]}")
            yield _search(f"{self.random.choice(_COMMON_WORDS)} {self.random.choice(film.title.split())}")
            yield _search(_misspelt(credit.person.name, self.random))

    def ask_common_words(self) -> Asked:
        """Words that stand in very many titles and synopses."""
        for one in _COMMON_WORDS:
            yield _search(one)
        for one in _COMMON_WORDS:
            for other in _COMMON_WORDS:
                yield _search(f"{one} {other}")

    def ask_filtered(self) -> Asked:
        """Lists with any two filters, in any order."""
        while True:
            decade, year = self.random.randrange(1910, 2030, 10), self.random.randrange(1910, 2020)
            rating, letter = round(self.random.uniform(2, 9), 1), self.random.choice(string.ascii_lowercase)
            filters = {
                "decade": decade,
                "rating_min": rating,
                "letter": letter,
                "year_min": year,
                "q": self.random.choice(self.film().title.split()),
                "person": self.credit().person.slug,
            }
            two = dict(self.random.sample(sorted(filters.items()), 2))
            sort = self.random.choice(("title", "-title", "year", "-year", "rating", "-rating", "-updated"))
            yield f"/films/?{urlencode({**two, 'sort': sort})}"

    def ask_connections(self) -> Asked:
        """Any two people."""
        while True:
            one, other = self.person(), self.person()
            yield f"/connections/?{urlencode({'from': one.slug, 'to': other.slug})}"

    def ask_films(self) -> Asked:
        """Films."""
        while True:
            yield self.film().get_absolute_url()

    def ask_people(self) -> Asked:
        """People, those with many credits most often."""
        while True:
            yield self.credit().person.get_absolute_url()

    def ask_people_lists(self) -> Asked:
        """People by letter and by a part of their name."""
        for letter in string.ascii_lowercase:
            yield f"/people/?letter={letter}"
        while True:
            yield f"/people/?q={quote(self.person().name.split()[-1])}"

    def ask_times(self) -> Asked:
        """Every decade and year."""
        for decade in range(1900, 2030, 10):
            yield f"/decades/{decade}s/"
        for year in range(1900, 2026):
            yield f"/years/{year}/"


KINDS: dict[str, tuple[int, Callable[[Questions], Asked]]] = {
    "nothing (the floor)": (0, Questions.ask_nothing),
    "suggestions": (20, Questions.ask_suggestions),
    "search": (60, Questions.ask_searches),
    "search for common words": (60, Questions.ask_common_words),
    "list with two filters": (80, Questions.ask_filtered),
    "connection": (250, Questions.ask_connections),
    "film": (0, Questions.ask_films),
    "person": (0, Questions.ask_people),
    "people": (0, Questions.ask_people_lists),
    "decade or year": (0, Questions.ask_times),
}
"""Kinds of pages, with the most milliseconds that 95 of 100 should take (0: no aim of its own)."""


def _search(text: str) -> str:
    return f"/search/?{urlencode({'q': text})}"


def _misspelt(name: str, draw: Random) -> str:
    place = draw.randrange(len(name))
    return name[:place] + draw.choice(string.ascii_lowercase) + name[place + 1 :]
