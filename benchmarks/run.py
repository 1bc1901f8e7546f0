"""Every benchmark, one after another: what `make bench` prints. `--films 1000000` has them use so many."""

import subprocess
import sys

if __name__ == "__main__":
    for module, arguments in (("load", sys.argv[1:]), ("serve", sys.argv[1:]), ("search_quality", [])):
        # Each with a database, and so with Django's settings, of its own.
        subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *arguments], check=True)
