"""Films."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from catalog.addresses import address
from catalog.fields import KeyField, NumberField
from catalog.noted import NotedModel
from catalog.ordering import NullsLastIndex
from catalog.querysets import MovieQuerySet
from catalog.seeds.rules import (
    FIRST_YEAR,
    MAX_RATING,
    MAX_TITLE_LENGTH,
    MAX_URL_LENGTH,
    YEARS_AHEAD,
)
from catalog.text import KEY_LENGTH, sort_title, title_slug
from catalog.validators import validate_source_url, validate_year

LAST_YEAR = 9999
"""What the database itself accepts; forms and seeds stop at YEARS_AHEAD from now."""


class Movie(NotedModel):
    """A film. ``movie_id`` is its number for ever: in its seed, in its address and here."""

    movie_id = NumberField("number", primary_key=True, editable=False)
    title = models.CharField(max_length=MAX_TITLE_LENGTH)
    sort_title = KeyField("filed under", max_length=KEY_LENGTH, editable=False)
    slug = models.CharField(max_length=KEY_LENGTH, editable=False)
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=f"Year of first release, from {FIRST_YEAR} to {YEARS_AHEAD} years from now.",
    )
    url = models.CharField(
        "source link",
        max_length=MAX_URL_LENGTH,
        blank=True,
        validators=[validate_source_url],
        help_text="Where the facts come from: an http or https address, shown on the film's page.",
    )
    rating_value = models.DecimalField(
        "rating",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(MAX_RATING))],
        help_text="From 0 to 10 with one decimal. Empty: not known, and nothing is shown.",
    )
    synopsis = models.TextField(blank=True, help_text="Plain text. Paragraphs are set by the page.")
    hidden_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since when visitors do not see the film: a load with --prune lacked its seed, or it was deleted.",
    )
    deleted_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Set when an editor deleted the film: no load brings it back, an editor can.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MovieQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "film"
        ordering = ("sort_title", "movie_id")
        constraints = (
            models.CheckConstraint(condition=Q(movie_id__gte=1), name="movie_number_positive"),
            models.CheckConstraint(condition=~Q(title=""), name="movie_has_title"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="movie_year_range",
            ),
            models.CheckConstraint(
                condition=Q(rating_value__isnull=True) | Q(rating_value__gte=0, rating_value__lte=MAX_RATING),
                name="movie_rating_range",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(hidden_since__isnull=False),
                name="movie_deleted_is_hidden",
            ),
        )
        indexes = (
            # Behind what films are put in order by stands whatever lists are filtered by: passing over the many that do
            # not fit reads the index alone. Whether a film is hidden is there too, so that editors use the same ones.
            *(
                NullsLastIndex(fields=(*fields, "hidden_since"), name=f"movie_by_{name}")
                for name, fields in (
                    ("title", ("sort_title", "movie_id", "year", "rating_value")),
                    ("year", ("year", "sort_title", "movie_id", "rating_value")),
                    ("latest_year", ("-year", "sort_title", "movie_id", "rating_value")),
                    ("rating", ("rating_value", "sort_title", "movie_id", "year")),
                    ("best_rating", ("-rating_value", "sort_title", "movie_id", "year")),
                    ("update", ("-updated_at", "movie_id", "year", "rating_value", "sort_title")),
                )
            ),
            # The best rated films of a year.
            models.Index(
                fields=("year", "-rating_value", "sort_title"),
                name="movie_best_of_year",
                condition=Q(hidden_since=None, rating_value__isnull=False),
            ),
            # Which films chains of credits must not lead over.
            models.Index(fields=("hidden_since",), name="movie_hidden_since", condition=Q(hidden_since__isnull=False)),
            # What editors ask for.
            *(
                models.Index(fields=("sort_title", "movie_id"), name=f"movie_{name}", condition=condition)
                for name, condition in (
                    ("hidden", Q(hidden_since__isnull=False)),
                    ("rated", Q(rating_value__isnull=False)),
                    ("without_synopsis", Q(synopsis="")),
                )
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title

    def save(self, **kwargs: Any) -> None:
        """Derive slug and filing key, number a hand-made film, note the time, then save."""
        self.slug, self.sort_title = title_slug(self.title), sort_title(self.title)
        self.updated_at = timezone.now()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "slug", "sort_title", "updated_at"}
        if self.movie_id is None:
            self._save_hand_made(**kwargs)
        else:
            super().save(**kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the film's page."""
        return address("film", self.movie_id, self.slug)

    def _save_hand_made(self, **kwargs: Any) -> None:
        """Insert the film under the next free number; if somebody else takes that meanwhile, under the one after it."""
        for attempts_left in reversed(range(5)):
            self.movie_id = Movie.objects.next_hand_made_number()
            try:
                with transaction.atomic():
                    super().save(**{**kwargs, "force_insert": True})
            except IntegrityError:
                self.movie_id = None
                if not attempts_left:
                    raise
            else:
                return
