"""Characters who come again, and one of them."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from catalog.characters.naming import Company, agreeing, is_full_name, key_of, slug_of, usual_spelling
from catalog.kept_counts import kept_count
from catalog.models import Appearance, Credit
from catalog.structured_data import breadcrumb_data
from catalog.views.public import PublicPage

CHARACTERS_LISTED = 240


@dataclass(frozen=True, slots=True)
class Portrayal:
    """The appearances of one character, the newest film first; `beside` are others who tell which one it is."""

    appearances: list[Appearance]
    beside: list[str]

    @property
    def films(self) -> int:
        """Return the number of films; two records of one film are one."""
        return len({appearance.work for appearance in self.appearances})

    @property
    def actors(self) -> int:
        """Return the number of people who play the character."""
        return len({appearance.person_id for appearance in self.appearances})


class CharacterListView(PublicPage, TemplateView):
    """`/characters/`: the characters who are in most films."""

    template_name = "catalog/character_list.html"
    parameters = frozenset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return address, name and number of films of each."""
        found = kept_count("characters in most films", lambda: Appearance.objects.most_films(CHARACTERS_LISTED))
        return super().get_context_data(
            **kwargs, characters=[(slug_of(key), name, films) for key, name, films in found]
        )


class CharacterView(PublicPage, TemplateView):
    """`/characters/james-bond/`: the films, years and actors of a character who is in at least two films."""

    template_name = "catalog/character.html"
    parameters = frozenset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the portrayals; a 404 where no two films agree on anybody of this name."""
        key = key_of(kwargs["slug"])
        appearances = list(Appearance.objects.filter(key=key).newest_first()) if slug_of(key) == kwargs["slug"] else []
        portrayals = [one for one in _portrayals(key, appearances) if one.films > 1]
        if not portrayals:
            raise Http404("no character of two films")
        name = usual_spelling([one.name for portrayal in portrayals for one in portrayal.appearances])
        address = reverse("character", args=[kwargs["slug"]])
        return super().get_context_data(
            **kwargs,
            name=name,
            portrayals=portrayals,
            canonical=address,
            way_here=breadcrumb_data((reverse("characters"), "Characters"), (address, name)),
        )


def _portrayals(key: str, appearances: list[Appearance]) -> list[Portrayal]:
    if is_full_name(key):
        return [Portrayal(appearances, [])]
    names = _full_names({appearance.movie_id for appearance in appearances})
    companies = _companies(appearances, names)
    return [
        Portrayal(
            [appearance for appearance in appearances if appearance.movie_id in films],
            _beside([names.get(film, {}) for film in films]),
        )
        for films in agreeing(companies)
    ]


def _full_names(films: set[int]) -> dict[int, dict[str, str]]:
    """Return the names of the characters of each film who have full names, by their keys."""
    found: dict[int, dict[str, str]] = {}
    others = Appearance.objects.filter(movie__among=films, key__contains=" ")
    for film, key, name in others.values_list("movie_id", "key", "name"):
        found.setdefault(film, {})[key] = name
    return found


def _companies(appearances: list[Appearance], names: dict[int, dict[str, str]]) -> dict[int, Company]:
    actors: dict[int, set[int]] = {}
    for appearance in appearances:
        actors.setdefault(appearance.movie_id, set()).add(appearance.person_id)
    people: dict[int, set[int]] = {}
    for film, person in Credit.objects.filter(movie__among=actors).order_by().values_list("movie_id", "person_id"):
        people.setdefault(film, set()).add(person)
    return {
        film: Company(playing, people.get(film, set()), names.get(film, {}).keys()) for film, playing in actors.items()
    }


def _beside(names: list[dict[str, str]]) -> list[str]:
    """Return the two characters who are most often in these films, if they are in two at least."""
    counted = Counter(key for film in names for key in film)
    often = sorted((key for key in counted if counted[key] > 1), key=lambda key: (-counted[key], key))[:2]
    return [usual_spelling([film[key] for film in names if key in film]) for key in often]
