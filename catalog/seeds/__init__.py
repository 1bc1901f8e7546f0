"""The seed format: reading, writing and finding seed files. Pure Python, no Django."""

from catalog.seeds.parser import parse_seed
from catalog.seeds.records import ParsedSeed, Problem, SeedError, SeedRecord
from catalog.seeds.writer import format_seed

__all__ = ["ParsedSeed", "Problem", "SeedError", "SeedRecord", "format_seed", "parse_seed"]
