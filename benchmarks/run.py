"""Every benchmark, one after another: what `make bench` prints. `--films 1000000` has them use so many."""

import sys

from benchmarks import load, search_quality, serve

if __name__ == "__main__":
    load.main(sys.argv[1:])
    serve.main(sys.argv[1:])
    search_quality.main([])
