"""While a catalogue is loaded, readers read and editors save: no error page, no lost save, waits that are told."""

import re
import tarfile
import threading
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from urllib.error import HTTPError

import pytest

from benchmarks.generate_catalogue import main as generate
from tests.endurance.browser import Browser
from tests.endurance.conftest import CORPUS, TIMES, WHOLE
from tests.endurance.site import Site
from tests.seed_files import seed_text

pytestmark = pytest.mark.database

INVENTED_FILMS = 3_000 if TIMES < 12 else 36_000
SECONDS_BETWEEN_SAVES = 0.25 if TIMES < 12 else 1.0

OWN = 999_999_999
"""A film that no archive has."""
FEW = 300
"""Films that are there before the load, so that there is something to read."""

MAKE_EDITOR = (
    "from django.contrib.auth.models import User; User.objects.create_superuser('editor', 'e@example.org', 'secret')"
)


class Work:
    """Something done again and again beside a load; it notes how long each turn took."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.errors: list[str] = []

    def until(self, over: threading.Event, turn: Callable[[int], None], pause: float) -> None:
        number = 0
        while not over.is_set():
            number += 1
            started = time.monotonic()
            try:
                turn(number)
            except HTTPError as error:
                page = error.read().decode()
                self.errors.append(f"turn {number}: {error}: {re.findall('<title>(.*?)</title>', page, re.DOTALL)}")
            except Exception as error:
                self.errors.append(f"turn {number}: {error!r}")
            self.waits.append(time.monotonic() - started)
            over.wait(pause)


class Read:
    """Asks for one page after the other."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def __call__(self, number: int) -> None:
        page = ("/", "/films/", f"/films/?page={1 + number % 3}", "/people/", f"/films/{OWN}/", "/readyz")[number % 6]
        assert self.browser.get(page)


class Edit:
    """Gives a film another title and sees that it was saved."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.saves = 0

    def __call__(self, number: int) -> None:
        path = f"/admin/catalog/movie/{OWN}/change/"
        values = self.browser.form(path)
        values["title"] = f"Edited {number}"
        lead = self.browser.send(path, values)
        assert lead.endswith("/admin/catalog/movie/"), f"the form came back at {lead}"
        self.saves = number


def archive_of(films: int, file: Path) -> Path:
    """Return an archive of as many films: the first of the real ones, if they are to be taken, or invented ones."""
    if not WHOLE:
        generate([str(films), str(file)])
        return file
    with tarfile.open(CORPUS) as whole, tarfile.open(file, "w:gz") as part:
        for member in islice((one for one in whole if one.isfile()), films):
            part.addfile(member, whole.extractfile(member))
    return file


def test_readers_and_editors_during_a_load(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.txt").write_text(seed_text(OWN, "First", actors="Ann Lee, Bob Ray"))
    few = archive_of(FEW, tmp_path / "few.tar.gz")
    assert site.run("ingest_seeds", str(tmp_path / "own.txt"), str(few))[0] == 0
    assert site.run("shell", "-c", MAKE_EDITOR)[0] == 0
    archive = CORPUS if WHOLE else archive_of(INVENTED_FILMS, tmp_path / "films.tar.gz")
    with site.served() as address:
        reader, editor = Browser(address), Browser(address)
        editor.send("/admin/login/", {**editor.form("/admin/login/"), "username": "editor", "password": "secret"})
        edit = Edit(editor)
        reading, editing, over = Work(), Work(), threading.Event()
        threads = [
            threading.Thread(target=reading.until, args=(over, Read(reader), 0.01)),
            threading.Thread(target=editing.until, args=(over, edit, SECONDS_BETWEEN_SAVES)),
        ]
        for thread in threads:
            thread.start()
        try:
            code, output = site.run("ingest_seeds", str(archive))
        finally:
            over.set()
            for thread in threads:
                thread.join()

    assert code == 0, output
    assert (reading.errors, editing.errors) == ([], []), site.log.read_text()
    given_up = reader.given_up + editor.given_up
    assert given_up == site.given_up()  # for lack of time, and for nothing else
    assert edit.saves > 0
    assert site.query(f"SELECT title FROM catalog_movie WHERE movie_id = {OWN}") == [(f"Edited {edit.saves}",)]
    ((films,),) = site.query("SELECT count(*) FROM catalog_movie")
    with capsys.disabled():
        print(
            f"\n  while {films - FEW - 1:,} {'real' if WHOLE else 'invented'} films were loaded: {len(reading.waits):,} pages read, the longest wait"
            f" {max(reading.waits):.2f} s; {edit.saves} forms saved, the longest wait {max(editing.waits):.2f} s;"
            f" {given_up} pages given up after two seconds and asked for again"
        )
