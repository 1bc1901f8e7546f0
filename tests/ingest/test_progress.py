"""An operator is told how far a load has come, and what it does when all files are dealt with."""

import io
from pathlib import Path

import pytest

from catalog.ingest import progress
from catalog.ingest.progress import Progress
from catalog.ingest.report import Report
from catalog.ingest.run import Listener, Options, run_load
from catalog.seeds.sources import open_sources
from tests.seed_files import seed_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_the_present_step_in_place_of_the_bar() -> None:
    terminal = Terminal()
    shown = Progress(terminal, 2)
    shown.advance(1)
    shown.step("counting")
    shown.clear()
    assert terminal.getvalue().split("\r\x1b[K")[1:] == [
        "[###############...............] 1 of 2 files, " + terminal.getvalue().split("files, ")[1].split("\r")[0],
        "counting …",
        "",
    ]


def test_elsewhere_long_loads_alone_tell_their_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.StringIO()
    shown = Progress(output, 2)
    shown.step("counting")
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0)
    shown.step("comparing")
    assert output.getvalue() == "comparing\n"


@pytest.mark.django_db(transaction=True)
def test_a_load_tells_what_it_does_after_the_last_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(seed_text(1, "Heat", actors="Al Pacino"))
    steps: list[str] = []
    with open_sources([str(tmp_path)]) as sources:
        run_load([str(tmp_path)], sources, Options(), Report(), Listener(on_step=steps.append))
    assert steps == [
        "putting the search index in order",
        "comparing the names of people",
        "counting the films of people",
    ]
