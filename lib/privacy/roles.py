"""What each role may see."""

from lib.domain.codes import Role

INSIDE = frozenset({Role.POLICE, Role.COORDINATOR})
"""Those who make the joint picture together and see single rows and small counts."""


def sees_small_counts(role: Role) -> bool:
    return role in INSIDE


def sees_points(role: Role) -> bool:
    """Whether single reports may be shown on a map, with their text."""
    return role in INSIDE


def sees_ranking(role: Role) -> bool:
    """Whether areas may be put in order by their figures; the public sees them by name."""
    return role is not Role.PUBLIC


def sees_single_schools(role: Role) -> bool:
    """Whether figures may stand school by school: what is read of one school is read of its pupils."""
    return role in INSIDE


def sees_activity_texts(role: Role) -> bool:
    """Whether what boards write of their activities may be read: those who make the picture, and the boards."""
    return role in INSIDE or role is Role.BOARD


def works_on_the_picture(role: Role) -> bool:
    """Whether problems, and the index that sorts areas for those who choose among them, may be seen and made."""
    return role in INSIDE
