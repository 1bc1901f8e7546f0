"""The arrows of docs/architecture.md: who may import whom."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "catalog"

PURE = (
    *("text.py", "seeds", "synopsis", "title_cards"),
    *(f"ingest/{name}.py" for name in ("film_state", "merge", "plan", "reading", "reader")),
    *(f"search/{name}.py" for name in ("entries", "numerals", "spelling")),
)
"""What knows nothing of Django, of the tables or of the pages."""

MAY_NOT_IMPORT = {
    "models": ("catalog.search", "catalog.views", "catalog.ingest", "catalog.admin", "catalog.filters"),
    "querysets.py": ("catalog.search", "catalog.views", "catalog.ingest", "catalog.admin", "catalog.filters"),
    "search": ("catalog.views", "catalog.ingest", "catalog.admin", "catalog.filters"),
    "ingest": ("catalog.views", "catalog.admin", "catalog.filters", "catalog.management"),
    "views": ("catalog.ingest", "catalog.admin", "catalog.management"),
}
"""Arrows point one way: views to querysets and search, those to models; ingest to seeds and models."""


def modules(place: str) -> Iterator[Path]:
    """Yield the Python files of ``place``, a file or folder in ``catalog/`` that may not be there yet."""
    path = CATALOG / place
    yield from (sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else [])


def imports(path: Path, source: str | None = None) -> Iterator[str]:
    """Yield the full name of everything that the module at ``path`` imports, wherever in it that stands."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8") if source is None else source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = [*start, node.module] if node.module else start
            yield from (".".join([*base, name.name]) for name in node.names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


PURE_PACKAGES = tuple(f"catalog.{place.removesuffix('.py').replace('/', '.')}" for place in PURE)


def cases(places: Iterable[str]) -> list[object]:
    return [pytest.param(place, path, id=str(path.relative_to(CATALOG))) for place in places for path in modules(place)]


@pytest.mark.parametrize(("place", "path"), cases(PURE))
def test_pure_code_imports_pure_code_alone(place: str, path: Path) -> None:
    foreign = [
        module
        for module in imports(path)
        if is_in(module, "django")
        or is_in(module, "site_config")
        or (is_in(module, "catalog") and not any(is_in(module, package) for package in PURE_PACKAGES))
    ]
    assert not foreign


@pytest.mark.parametrize(("place", "path"), cases(MAY_NOT_IMPORT))
def test_arrows_point_one_way(place: str, path: Path) -> None:
    backward = [module for module in imports(path) if any(is_in(module, end) for end in MAY_NOT_IMPORT[place])]
    assert not backward


def test_imports_are_found_in_every_form() -> None:
    source = """
import django.db
from ..models import Movie
from . import parser
def late():
    from catalog import views
"""
    assert list(imports(CATALOG / "seeds" / "imagined.py", source)) == [
        "django.db",
        "catalog.models.Movie",
        "catalog.seeds.parser",
        "catalog.views",
    ]
