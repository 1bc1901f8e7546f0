"""Every benchmark, one after another: what `make bench` prints."""

from benchmarks import load, search_quality

if __name__ == "__main__":
    load.main([])
    search_quality.main([])
