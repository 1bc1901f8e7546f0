"""The partials of what stands on a page by the dozen: in Python, for a template takes ten times as long for each.

A text goes through `bdi` or `escape`; addresses, numbers and what the catalogue itself says need neither.
"""

from django import template
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.addresses import address
from catalog.career import Mark
from catalog.lines import CreditLine, FilmLine, PersonLine
from catalog.models import Movie
from catalog.templatetags.catalogue import bdi
from catalog.views.cast import Member

register = template.Library()

_HIDDEN_AS = '<span class="visually-hidden">as </span>'


@register.simple_tag
def film_card(film: FilmLine | Movie) -> SafeString:
    """Return a film on a wall."""
    rating = ""
    if film.rating_value is not None:
        hidden = '<span class="visually-hidden">rated </span>'
        rating = f' <span class="film-card__rating">{hidden}{film.rating_value}</span>'
    card = address("film_card", film.movie_id)
    return SafeString(f"""
<a class="film-card" href="{film.get_absolute_url()}">
  <img class="film-card__image" src="{card}" width="400" height="600" alt="" loading="lazy" decoding="async">
  <span class="film-card__title">{bdi(film.title)}</span>
  <span class="film-card__facts">{film.year or ""}{rating}</span>
</a>
""")


@register.simple_tag
def cast_member(member: Member) -> SafeString:
    """Return an actor, and the character where known, with the way to the character's other films."""
    person, character = member.credit.person, ""
    if member.character:
        character = bdi(member.character)
        if member.recurring:
            character = f'<a href="{address("character", member.recurring)}">{character}</a>'
        character = f' <span class="cast__character">{_HIDDEN_AS}{character}</span>'
    who = f'<a href="{person.get_absolute_url()}">{bdi(person.name)}</a>'
    return SafeString(f'<li class="cast__member">{who}{character}</li>\n')


@register.simple_tag
def filmography_film(credit: CreditLine) -> SafeString:
    """Return a film of somebody's, its year, who is played in it where that is known, and how it is."""
    film, year, character, note = credit.movie, "", "", ""
    if film.year:
        year = f'<a href="{address("year", film.year)}">{film.year}</a>'
    if credit.source == "synopsis":
        note = ' <span class="filmography__note">named in the synopsis</span>'
    if credit.character or note:
        played = f"{_HIDDEN_AS}{bdi(credit.character)}" if credit.character else ""
        character = f'<span class="filmography__character">{played}{note}</span>'
    return SafeString(f"""<li class="filmography__film">
              <span class="filmography__year">{year}</span>
              <a href="{film.get_absolute_url()}">{bdi(film.title)}</a>
              {character}
            </li>
            """)


@register.simple_tag
def listed_person(person: PersonLine, films: int) -> SafeString:
    """Return somebody in the list of people, and the number of films."""
    number = f'{films:,}<span class="visually-hidden"> film{"" if films == 1 else "s"}</span>'
    who = f'<a href="{person.get_absolute_url()}">{bdi(person.name)}</a>'
    return SafeString(f'<li>{who} <span class="people-list__films">{number}</span></li>\n')


@register.simple_tag
def drop_down(field: BoundField) -> SafeString:
    """Return a form's field of some choices as a `<select>`; Django's own takes two templates for each of them."""
    chosen = str(field.value() or "")
    choices = ((str(value), label) for value, label in field.field.choices)  # type: ignore[attr-defined]  # it has some
    options = format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((value, _selected(value == chosen), label) for value, label in choices),
    )
    attributes = {"name": field.html_name, "id": field.id_for_label, **field.build_widget_attrs({})}
    return format_html("<select{}>\n{}\n</select>", flatatt(attributes), options)


def _selected(is_so: bool) -> SafeString:
    return SafeString(" selected" if is_so else "")


@register.simple_tag
def career_mark(mark: Mark) -> SafeString:
    """Return a film on the line of somebody's career: a square for a director, a dot for an actor."""
    if mark.role == "director":
        place = f'x="{mark.x}%" y="{mark.y}"'
        return SafeString(
            f'<rect class="career__director" {place} width="7" height="7" transform="translate(-3.5 -3.5)"/>'
        )
    return SafeString(f'<circle class="career__actor" cx="{mark.x}%" cy="{mark.y}" r="3.5"/>')
