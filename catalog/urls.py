"""Addresses of the catalogue."""

from django.urls import path, re_path, register_converter

from catalog import converters
from catalog.views import (
    characters,
    connections,
    crawlers,
    developers,
    drawings,
    films,
    home,
    machines,
    people,
    periods,
    programs,
    search,
)

register_converter(converters.FilmNumberConverter, "film_number")
register_converter(converters.SlugConverter, "any_slug")
register_converter(converters.YearConverter, "year")
register_converter(converters.DecadeConverter, "decade")
register_converter(converters.ImdbNumberConverter, "imdb_number")

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("films/", films.FilmListView.as_view(), name="films"),
    path("films/<film_number:movie_id>/", films.FilmView.as_view(), name="film_by_number"),
    path("films/<film_number:movie_id>/card.svg", drawings.FilmCardView.as_view(), name="film_card"),
    path("films/<film_number:movie_id>/card.png", drawings.FilmCardPictureView.as_view(), name="film_card_picture"),
    path("films/<film_number:movie_id>/<any_slug:slug>/", films.FilmView.as_view(), name="film"),
    path("people/", people.PeopleListView.as_view(), name="people"),
    path("people/<any_slug:slug>/", people.PersonView.as_view(), name="person"),
    path("people/<any_slug:slug>/monogram.svg", drawings.MonogramView.as_view(), name="monogram"),
    path("people/<any_slug:slug>/monogram.png", drawings.MonogramPictureView.as_view(), name="monogram_picture"),
    path("characters/", characters.CharacterListView.as_view(), name="characters"),
    path("characters/<any_slug:slug>/", characters.CharacterView.as_view(), name="character"),
    path("search/", search.SearchView.as_view(), name="search"),
    path("search/suggest", search.SuggestView.as_view(), name="suggest"),
    path("opensearch.xml", search.OpenSearchView.as_view(), name="opensearch"),
    path("decades/", periods.DecadesView.as_view(), name="decades"),
    path("decades/<decade:first_year>/", periods.DecadeView.as_view(), name="decade"),
    path("years/<year:first_year>/", periods.PeriodView.as_view(), name="year"),
    path("connections/", connections.ConnectionView.as_view(), name="connections"),
    path("films.json", programs.FilmsJsonView.as_view(), name="films_json"),
    path("films.csv", programs.FilmsCsvView.as_view(), name="films_csv"),
    path("films/<film_number:movie_id>.json", programs.FilmJsonView.as_view(), name="film_json"),
    path("films/<film_number:movie_id>.txt", programs.FilmTextView.as_view(), name="film_text"),
    path("people/<any_slug:slug>.json", programs.PersonJsonView.as_view(), name="person_json"),
    path("developers/", developers.DevelopersView.as_view(), name="developers"),
    path("random/", films.RandomFilmView.as_view(), name="random"),
    path("<imdb_number:number>/", films.ImdbNumberView.as_view(), name="imdb_number"),
    path("livez", machines.LiveView.as_view(), name="livez"),
    path("readyz", machines.ReadyView.as_view(), name="readyz"),
    path("robots.txt", machines.RobotsView.as_view(), name="robots"),
    path("feed.atom", crawlers.FeedView.as_view(), name="feed"),
    path("sitemap.xml", crawlers.SitemapView.as_view(), name="sitemap"),
    path("sitemap-lists.xml", crawlers.SitemapOfListsView.as_view(), name="sitemap_of_lists"),
    path("sitemap-films-<film_number:first>.xml", crawlers.SitemapOfFilmsView.as_view(), name="sitemap_of_films"),
    path("sitemap-people-<film_number:first>.xml", crawlers.SitemapOfPeopleView.as_view(), name="sitemap_of_people"),
    path("speculation-rules.json", crawlers.SpeculationRulesView.as_view(), name="speculation_rules"),
    path("site.webmanifest", crawlers.WebManifestView.as_view(), name="web_manifest"),
    path("favicon.svg", machines.FaviconView.as_view(), name="favicon"),
    re_path(r"^(?:.*\.json|(?:films|people)[/.].*\.(?:csv|txt))$", programs.NothingHereView.as_view()),
]
