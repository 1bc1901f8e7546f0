"""The drawn faces of films and people."""

from collections import Counter
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from catalog.models import Credit, Movie, Person
from catalog.title_cards import film_card, monogram, picture
from catalog.views.billing import billing
from catalog.views.public import PublicPage

ONE_DAY = 24 * 3600
PEOPLE_ON_CARD = 3


class Drawing(PublicPage):
    """An SVG of a few words, which seldom change."""

    parameters = frozenset()
    seconds_fresh = ONE_DAY

    def get(self, _request: HttpRequest, **_kwargs: int | str) -> HttpResponse:
        """Answer with the drawing."""
        return HttpResponse(self.draw(), content_type="image/svg+xml")

    def draw(self) -> str:
        """Return the SVG document; a 404 if visitors may not see what it stands for."""
        raise NotImplementedError


class Picture(Drawing):
    """A drawing as PNG, the only kind of image that previews of links on other sites show."""

    width: ClassVar[int]

    def get(self, _request: HttpRequest, **_kwargs: int | str) -> HttpResponse:
        """Answer with the picture."""
        return HttpResponse(picture(self.draw(), self.width), content_type="image/png")


class FilmCardView(Drawing):
    """`/films/4005/card.svg`: the film's title card."""

    def draw(self) -> str:
        """Return the card, with directors and leading actors as its credit line."""
        films = Movie.objects.public().with_credits().only("title", "year")
        film = get_object_or_404(films, pk=self.kwargs["movie_id"])
        credits = billing(film.credits.all())
        people = [credit.person.name for credit in (*credits.directors, *credits.cast)]
        return film_card(film.title, film.year, people[:PEOPLE_ON_CARD])


class MonogramView(Drawing):
    """`/people/john-glen/monogram.svg`: initials in the manner of the person's busiest decade."""

    def draw(self) -> str:
        """Return the monogram."""
        person = get_object_or_404(Person.objects.public(), slug=self.kwargs["slug"])
        years = Credit.objects.public().filter(person=person).exclude(movie__year=None)
        decades = Counter((year or 0) // 10 * 10 for year in years.values_list("movie__year", flat=True))
        busiest = max(decades, key=lambda decade: (decades[decade], decade), default=None)
        return monogram(person.name, busiest)


class FilmCardPictureView(Picture, FilmCardView):
    """`/films/4005/card.png`: the film's title card, 600 by 900."""

    width = 600


class MonogramPictureView(Picture, MonogramView):
    """`/people/john-glen/monogram.png`: the person's monogram, 400 by 400."""

    width = 400
