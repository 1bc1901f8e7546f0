"""Measure how well the annotations of synopses are read, against the hand-checked ones.

    python benchmarks/annotation_accuracy.py [--errors] [FOLDER…]

prints precision and recall for people and the share of exact characters among those found.
"""

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalog.synopsis.mentions import find_mentions  # noqa: E402  # run as a script, it needs the path first

ANNOTATIONS = ROOT / "tests" / "synopsis" / "annotations"


@dataclass
class Score:
    """Counts over a set of synopses, with a line for each error."""

    synopses: int = 0
    expected: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of people found that are annotated."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of annotated people that were found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def characters(self) -> float:
        """The share of people found rightly whose character is the annotated one to the letter."""
        return self.exact / self.right if self.right else 1.0


def score(files: list[Path]) -> Score:
    """Compare ``find_mentions`` with the annotation files (text, cast, expected)."""
    total = Score()
    for file in files:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        expected = [(entry["person"], entry["character"]) for entry in data["expected"]]
        found = [(mention.person, mention.character) for mention in find_mentions(data["text"], data["cast"])]
        people = Counter(person for person, _ in expected) & Counter(person for person, _ in found)
        both = Counter(expected) & Counter(found)
        total.synopses += 1
        total.expected += len(expected)
        total.found += len(found)
        total.right += people.total()
        total.exact += both.total()
        for pair in (Counter(expected) - both).elements():
            total.errors.append(f"{file.stem}: missing {pair}")
        for pair in (Counter(found) - both).elements():
            total.errors.append(f"{file.stem}: wrong {pair}")
    return total


def main() -> None:
    """Print a line for each set of annotations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        default=sorted(p for p in ANNOTATIONS.iterdir() if p.is_dir()),
    )
    parser.add_argument("--errors", action="store_true", help="list every error")
    arguments = parser.parse_args()
    print(f"{'annotations':<12} {'synopses':>8} {'people':>6} {'precision':>9} {'recall':>6} {'exact characters':>16}")
    for folder in arguments.folders:
        result = score(sorted(folder.glob("*.toml")))
        print(
            f"{folder.name:<12} {result.synopses:>8} {result.expected:>6} {result.precision:>9.3f} "
            f"{result.recall:>6.3f} {result.characters:>16.3f}"
        )
        for error in result.errors if arguments.errors else ():
            print(f"  {error}")


if __name__ == "__main__":
    main()
