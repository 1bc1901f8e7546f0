"""Runs the command as an operator does."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


@dataclass(frozen=True)
class Run:
    """What an operator sees of a run."""

    exit_code: int
    output: str
    errors: str
    report: dict[str, Any]


Ingest = Callable[..., Run]


@pytest.fixture
def ingest(db: None, tmp_path_factory: pytest.TempPathFactory) -> Ingest:
    """Return a function that runs `ingest_seeds` and gives exit code, output and report."""

    def run(*arguments: object) -> Run:
        report = tmp_path_factory.mktemp("report") / "report.json"
        output, errors = io.StringIO(), io.StringIO()
        code = 0
        try:
            call_command("ingest_seeds", *map(str, arguments), "--report", str(report), stdout=output, stderr=errors)
        except CommandError as error:
            code = error.returncode
            errors.write(str(error))
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Run(code, output.getvalue(), errors.getvalue(), json.loads(report.read_text()))

    return run


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Return an empty folder for seed files."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder
