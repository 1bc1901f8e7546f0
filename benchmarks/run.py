"""Every benchmark, one after another: what `make bench` prints."""

from benchmarks import load

if __name__ == "__main__":
    load.main([])
