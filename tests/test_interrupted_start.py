"""Ctrl-C ends a command with one line, however early it comes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Whoever starts the tests in the background has them ignore it, and what they start.
CTRL_C = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.mark.parametrize(
    ("module", "settings"),
    [
        pytest.param("django", "site_config.settings", id="while Django is imported"),
        pytest.param("interrupted", "interrupted", id="while the settings are read"),
    ],
)
def test_an_interrupt_before_the_command_begins_is_one_line(tmp_path: Path, module: str, settings: str) -> None:
    (tmp_path / f"{module}.py").write_text(CTRL_C)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": settings}
    command = [sys.executable, "manage.py", "ingest_seeds", "fixtures/seeds"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "interrupted\n")
