"""The reading of synopses knows nothing of Django."""

import subprocess
import sys


def test_the_package_imports_without_django() -> None:
    names = "mentions paragraphs opening linked_text late_names"
    program = (
        "import importlib, sys\n"
        f"for name in '{names}'.split(): importlib.import_module('catalog.synopsis.' + name)\n"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
