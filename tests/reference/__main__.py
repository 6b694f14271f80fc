"""`python -m tests.reference [topic …]`: the outside values beside ours, and the largest difference of each topic."""

import sys

from numpy.typing import NDArray

from tests.reference.known import Reference, topics


def main(wanted: list[str]) -> int:
    """Print the table; 1 when something differs by more than its source's last figure allows."""
    outside = 0
    for topic, references in topics():
        if wanted and topic not in wanted:
            continue
        print(f"\n{topic}\n{'-' * len(topic)}")
        differences = [_shown(reference) for reference in references]
        outside += sum(not is_within for _, is_within in differences)
        print(f"  largest difference in {topic}: {max(d for d, _ in differences):.2g} in {len(references)} references")
    print(f"\n{outside} outside what the source's last figure allows")
    return int(outside > 0)


def _shown(reference: Reference) -> tuple[float, bool]:
    difference = reference.difference()
    is_within = difference <= reference.within
    kind = "published" if reference.is_published else "twin"
    print(f"  {reference.what}  [{kind}: {reference.source}]")
    print(f"      reference  {_figures(reference.expected())}")
    print(f"      ours       {_figures(reference.worked_out())}")
    print(f"      difference {difference:.2g} (allowed {reference.within:.2g}){'' if is_within else '  <-- OUTSIDE'}")
    return difference, is_within


def _figures(values: NDArray) -> str:
    return "  ".join(f"{value:.6g}" for value in values)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
