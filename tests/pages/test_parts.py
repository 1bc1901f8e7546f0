"""Parts of pages that are made quickly say what the slow way would."""

from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.http import QueryDict
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from catalog.career import Mark
from catalog.filters import FilmFilter
from catalog.lines import CreditLine, FilmLine, PersonLine
from catalog.models import Credit, Movie, Person
from catalog.templatetags.by_the_dozen import (
    career_mark,
    cast_member,
    drop_down,
    film_card,
    filmography_film,
    listed_person,
)
from catalog.templatetags.catalogue import list_query
from catalog.views.cast import Member

HOSTILE = "<script>alert('&\"')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;&amp;&quot;&#x27;)&lt;/script&gt;"
FILM = FilmLine(4005, HOSTILE, "script", "script", 1987, Decimal("6.7"))


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_what_stands_in_once_is_rendered_once_for_a_site(settings: LazySettings) -> None:
    template = Template("{% load catalogue parts %}{% once %}{% site_name %} {{ number }}{% endonce %}")
    settings.SITE_NAME = "Rex"
    assert [template.render(Context({"number": number})) for number in (1, 2)] == ["Rex 1", "Rex 1"]
    settings.SITE_NAME = "Odeon"
    assert template.render(Context({"number": 3})) == "Odeon 3"


def test_a_part_is_what_an_include_is() -> None:
    name = '"includes/linked_paragraph.html"'
    paragraph = [("Seen by ", None), ("John Glen", "john-glen"), (HOSTILE, None)]
    part = rendered(f"{{% load parts %}}{{% part {name} %}}", paragraph=paragraph)
    assert part == rendered(f"{{% include {name} %}}", paragraph=paragraph)
    assert 'href="/people/john-glen/"' in part
    assert ESCAPED in part


def test_texts_of_rows_written_in_python_are_escaped() -> None:
    person = Person(name=HOSTILE, slug="script")
    credit = Credit(person=person, character=HOSTILE)
    for row in (
        film_card(FILM),
        film_card(Movie(movie_id=4005, title=HOSTILE, slug="script")),
        filmography_film(CreditLine("actor", HOSTILE, "synopsis", FILM)),
        cast_member(Member(credit, HOSTILE, "script")),
        listed_person(PersonLine(HOSTILE, "script"), 1),
    ):
        assert "<script" not in row
        assert ESCAPED in row


def test_a_card_says_what_is_known() -> None:
    assert "1987" in film_card(FILM)
    assert "6.7" in film_card(FILM)
    unknown = film_card(FILM._replace(year=None, rating_value=None))
    assert "None" not in unknown
    assert "rated" not in unknown
    assert ">0.0<" in film_card(FILM._replace(rating_value=Decimal("0.0")))


def test_a_mark_tells_a_director_from_an_actor() -> None:
    assert [career_mark(Mark(2.5, 5, role))[:5] for role in ("director", "actor")] == ["<rect", "<circ"]


@pytest.mark.parametrize(("query", "chosen"), [("", ""), ("decade=1980", "1980"), ("decade=1983", None)])
def test_a_drop_down_is_djangos(query: str, chosen: str | None) -> None:
    field = FilmFilter(QueryDict(query), queryset=Movie.objects.all()).form["decade"]
    ours = drop_down(field)
    assert sorted_tags(ours) == sorted_tags(str(field))
    assert ours.count(" selected") == (chosen is not None)


def sorted_tags(html: str) -> list[list[str]]:
    return [sorted(tag.replace(">", " ").split()) for tag in html.split("<") if tag.strip()]


names = st.sampled_from(["q", "decade", "person", "page", "sort"])
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(
    st.lists(st.tuples(names, texts), max_size=5),
    st.dictionaries(names, texts | st.none() | st.integers(1, 99), max_size=3),
)
def test_a_lists_query_is_djangos_querystring(
    state: list[tuple[str, str]], changes: dict[str, str | int | None]
) -> None:
    parameters = QueryDict(mutable=True)
    for name, value in state:
        parameters.appendlist(name, value)
    arguments = " ".join(f"{name}=changes.{name}" for name in changes)
    django = rendered(
        f"{{% autoescape off %}}{{% querystring state {arguments} %}}{{% endautoescape %}}",
        state=parameters,
        changes=changes,
    )
    assert list_query(parameters, **changes) == (django if django != "?" else "")
