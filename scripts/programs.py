"""The programs, beside Python, that some tests need."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

# Where Debian keeps programs that a user's PATH may lack.
SEARCH_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"))


@dataclass(frozen=True)
class Program:
    """A program by its possible names, what needs it, and the Debian package that has it."""

    names: tuple[str, ...]
    needed_by: str
    package: str

    def find(self) -> Path | None:
        """Return the path of the program, None when it is not installed."""
        found = (shutil.which(name, path=SEARCH_PATH) for name in self.names)
        return next((Path(path) for path in found if path), None)

    def how_to_get(self) -> str:
        """Return one line that says what is left out and how to change that."""
        return f"{self.needed_by}: install {self.names[0]} with: apt-get install {self.package}"


CHROMIUM = Program(("chromium", "chromium-browser", "google-chrome"), "browser tests", "chromium")
JAVA = Program(("java",), "the Nu HTML Checker", "default-jre-headless")
NODE = Program(("node", "nodejs"), "Lighthouse", "nodejs")
NPM = Program(("npm",), "Lighthouse and the Nu HTML Checker", "npm")
REDIS = Program(("redis-server",), "tests with Redis", "redis-server")
NGINX = Program(("nginx",), "tests of several nodes", "nginx")


def must_not_skip() -> bool:
    """Whether a missing program is a failure, as it is where everything was to be installed."""
    return any(os.environ.get(name, "") not in ("", "0", "false") for name in ("CI", "REQUIRE_ALL"))
