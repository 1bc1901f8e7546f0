"""Films, as editors see them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.base import CompletedChangeList
from catalog.admin.choosing import ChoosesRows
from catalog.admin.credit_forms import CreditForm, CreditFormSet
from catalog.admin.credit_saving import note_change_of_credits
from catalog.admin.film_desk import FilmDesk
from catalog.admin.filters import ChangedByLoadFilter, DecadeFilter, RatingFilter, SynopsisFilter, VisibilityFilter
from catalog.admin.form_fields import LineField, TextField
from catalog.admin.history_events import Source
from catalog.admin.locks import lock_film
from catalog.admin.stale_forms import RememberingForm
from catalog.admin.stamp import stamp_of
from catalog.history import keep_first_state
from catalog.models import Credit, Movie, SourceRecord
from catalog.querysets import FILM_ORDERS, MovieQuerySet
from catalog.search.lists import titled

MAX_CREDITS_ON_PAGE = 300
"""Credits of one role that are edited on the film's page; more are edited one by one in their own list."""

NAMED_DIRECTORS = 3
"""Directors named in the list."""


class CreditFormSetOfDirectors(CreditFormSet):
    """Directors."""

    role = Credit.Role.DIRECTOR


class CreditFormSetOfActors(CreditFormSet):
    """The cast."""

    role = Credit.Role.ACTOR


class CreditInline(ChoosesRows, admin.TabularInline):  # type: ignore[type-arg]  # takes none at run time
    """Credits of one role on the film's page."""

    autocomplete_fields = ("person",)
    classes = ("credits",)
    extra = 0
    form = CreditForm
    formset: type[CreditFormSet]
    max_num = MAX_CREDITS_ON_PAGE
    model = Credit
    verbose_name = "credit"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        """Return the role's credits in billing order."""
        credits = super().get_queryset(request).filter(role=self.formset.role)
        return credits.select_related("person").order_by("position")


class DirectorInline(CreditInline):
    """The film's directors."""

    fields = ("person", "position", "credited_as")
    formset = CreditFormSetOfDirectors
    verbose_name = "director"
    verbose_name_plural = "directors"


class ActorInline(CreditInline):
    """The film's cast."""

    fields = ("person", "position", "character", "credited_as")
    formset = CreditFormSetOfActors
    verbose_name = "actor"
    verbose_name_plural = "cast"


class MovieForm(RememberingForm):
    """A film's facts, taken as from a seed."""

    class Meta:
        model = Movie
        fields = ("title", "year", "url", "rating_value", "synopsis")
        field_classes = {"title": LineField, "url": LineField, "synopsis": TextField}
        widgets = {
            "title": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
            "url": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
        }


class MovieChangeList(CompletedChangeList):
    """The list of films, each of whose orders is that of an index."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Movie]) -> list[Any]:
        """Return the order by the first column asked for; by year in a decade, else by title."""
        first = super().get_ordering(request, queryset)[0]
        if first in FILM_ORDERS:
            return list(FILM_ORDERS[first])
        return list(FILM_ORDERS["year" if DecadeFilter.parameter_name in self.params else "title"])


@admin.register(Movie)
class MovieAdmin(FilmDesk):
    """The desk's films."""

    fieldsets = (
        (None, {"fields": ("title", ("year", "rating_value"), "url", "synopsis")}),
        (
            "On record",
            {"fields": ("movie_id", "visibility", "all_credits", "created_at", "updated_at"), "classes": ("collapse",)},
        ),
        ("Seed", {"fields": ("seed",), "classes": ("collapse",)}),
    )
    form = MovieForm
    inlines = (DirectorInline, ActorInline)
    list_display = ("film", "released", "director_names", "rating", "credit_count", "shown", "changed")
    list_filter = (VisibilityFilter, ChangedByLoadFilter, RatingFilter, SynopsisFilter, DecadeFilter)
    not_in_list = ("synopsis", "url", "slug")
    ordering = ("sort_title", "movie_id")
    readonly_fields = ("movie_id", "visibility", "all_credits", "created_at", "updated_at", "seed")
    search_fields = ("sort_title",)
    search_help_text = (
        "The beginning of a title, with or without its article and accents, or words of it, or a film's number."
    )

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the class of list."""
        return MovieChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Movie], search_term: str
    ) -> tuple[QuerySet[Movie], bool]:
        """Return the films that ``search_term`` means: if no title begins with it, those that have its words."""
        if not search_term.strip():
            return queryset, False
        films: MovieQuerySet = queryset  # type: ignore[assignment]  # the manager's
        filed = films.numbered_or_filed_as(search_term)
        return (filed if filed.exists() else titled(films, search_term)), False

    def complete_rows(self, rows: list[Movie]) -> None:
        """Give the films on the page ``directors``, at most one more than are named, and ``credit_number``."""
        directors: dict[int, list[str]] = {}
        first = Credit.objects.filter(
            movie__in=rows, role=Credit.Role.DIRECTOR, position__lte=NAMED_DIRECTORS
        ).order_by("movie_id", "position")
        for movie_id, name in first.values_list("movie_id", "person__name"):
            directors.setdefault(movie_id, []).append(name)
        counted = Credit.objects.filter(movie__in=rows).order_by().values_list("movie_id")
        numbers = dict(counted.annotate(number=Count("pk")))
        for row in rows:
            row.directors, row.credit_number = directors.get(row.pk, []), numbers.get(row.pk, 0)  # type: ignore[attr-defined]  # for the list

    @admin.display(description="title", ordering="title")
    def film(self, movie: Movie) -> str:
        """Return the film's title."""
        return movie.title

    @admin.display(description="year", ordering="year", empty_value="")
    def released(self, movie: Movie) -> int | None:
        """Return the year, if known."""
        return movie.year

    @admin.display(description="directors")
    def director_names(self, movie: Movie) -> str:
        """Return the first directors' names."""
        names: list[str] = movie.directors  # type: ignore[attr-defined]  # from complete_rows
        return ", ".join((*names[:NAMED_DIRECTORS], *(["…"] if len(names) > NAMED_DIRECTORS else [])))

    @admin.display(description="rating", ordering="rating", empty_value="")
    def rating(self, movie: Movie) -> Any:
        """Return the rating, if known."""
        return movie.rating_value

    @admin.display(description="credits")
    def credit_count(self, movie: Movie) -> int:
        """Return how many credits the film has."""
        number: int = movie.credit_number  # type: ignore[attr-defined]  # from complete_rows
        return number

    @admin.display(description="on the site", boolean=True)
    def shown(self, movie: Movie) -> bool:
        """Whether visitors see the film."""
        return movie.hidden_since is None

    @admin.display(description="changed", ordering="updated")
    def changed(self, movie: Movie) -> Any:
        """Return when the film last changed."""
        return movie.updated_at

    @admin.display(description="visitors")
    def visibility(self, movie: Movie) -> str:
        """Return whether visitors see the film, and if not, since when."""
        if movie.pk is None:
            return "see the film as soon as it is saved"
        if movie.hidden_since is None:
            return "see the film"
        if movie.deleted_at:
            return f"do not see the film: deleted {movie.deleted_at:%Y-%m-%d %H:%M}"
        return f"have not seen the film since {movie.hidden_since:%Y-%m-%d %H:%M}"

    @admin.display(description="credits")
    def all_credits(self, movie: Movie) -> str | SafeString:
        """Return a link to the film's credits in a list of their own, where the longest lists are edited."""
        if movie.pk is None:
            return "none yet"
        address = f"{reverse('admin:catalog_credit_changelist')}?movie={movie.pk}"
        return format_html('<a href="{}">in a list of their own</a>', address)

    @admin.display(description="as last loaded")
    def seed(self, movie: Movie) -> str:
        """Return the seed that the film was last loaded from."""
        record = SourceRecord.objects.filter(pk=movie.pk).first() if movie.pk else None
        return render_to_string("admin/catalog/movie/seed.html", {"record": record})

    def view_on_site(self, movie: Movie) -> str | None:
        """Return the address of the film's page, if it has one."""
        return movie.get_absolute_url() if movie.hidden_since is None else None

    def history_sources(self, key: int) -> list[Source]:
        """Return the film's history and that of its credits."""
        return [Source(Movie, "movie_id", key), Source(Credit, "movie_id", key)]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Movie | None:
        """Return the film; one that is being saved is locked first, so that a load or another editor waits."""
        movie = super().get_object(request, object_id, from_field)
        if movie is None or request.method != "POST":
            return movie
        lock_film(movie.pk)
        return super().get_object(request, object_id, from_field)

    def get_inlines(self, request: HttpRequest, obj: Movie | None) -> list[Any]:
        """Return the roles whose credits are few enough for the page."""
        roles: list[type[CreditInline]] = [DirectorInline, ActorInline]
        if obj is None:
            return roles
        counted = Credit.objects.filter(movie=obj).order_by().values_list("role").annotate(number=Count("pk"))
        many = {role for role, number in counted if number > MAX_CREDITS_ON_PAGE}
        return [inline for inline in roles if inline.formset.role not in many]

    def save_model(self, request: HttpRequest, obj: Movie, form: Any, change: bool) -> None:
        """Write a new film, or those fields that the editor changed."""
        stamp = stamp_of(request)
        stamp.put_on(obj)
        if not change:
            obj.save()
        elif form.changed_data:
            keep_first_state(Movie.objects.get(pk=obj.pk), stamp.at)
            obj.save(update_fields=form.changed_data)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Write the credits of one role."""
        formset.stamp = stamp_of(request)
        formset.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the credits; a film whose credits change has changed."""
        super().save_related(request, form, formsets, change)
        if change and (form.changed_data or any(formset.has_changed() for formset in formsets)):
            note_change_of_credits(form.instance)
