"""One piece of personal data found in a text: what kind it is and where it stands, never what it says."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data, the surest first: where two overlap, the earlier names the find."""

    PERSONAL_NUMBER = "personal_number"
    COORDINATION_NUMBER = "coordination_number"
    EMAIL = "email"
    PHONE = "phone"
    PLATE = "plate"
    NAME = "name"


@dataclass(frozen=True)
class Finding:
    """`text[start:end]` is personal data of this kind."""

    kind: Kind
    start: int
    end: int


def without_overlaps(findings: list[Finding]) -> tuple[Finding, ...]:
    """In reading order; those that overlap become one that covers them all."""
    joined: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: finding.start):
        if joined and finding.start < joined[-1].end:
            joined[-1] = _union(joined[-1], finding)
        else:
            joined.append(finding)
    return tuple(joined)


def _union(first: Finding, second: Finding) -> Finding:
    order = list(Kind)
    kind = min(first.kind, second.kind, key=order.index)
    return Finding(kind, min(first.start, second.start), max(first.end, second.end))
