"""What each role may see."""

from lib.domain.codes import Role

INSIDE = frozenset({Role.POLICE, Role.COORDINATOR})
"""Those who make the joint picture together and see single rows and small counts."""


def sees_small_counts(role: Role) -> bool:
    return role in INSIDE


def sees_points(role: Role) -> bool:
    """Whether single reports may be shown on a map, with their text."""
    return role in INSIDE
