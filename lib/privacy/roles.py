"""What each role may see."""

from lib.domain.codes import Role, Secrecy

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


def may_edit_problems(role: Role) -> bool:
    """Whether problems, causes, priorities and links may be written."""
    return role in INSIDE


def may_edit_measures(role: Role) -> bool:
    """Whether measures may be written; a board writes only its own."""
    return role in INSIDE or role is Role.BOARD


def may_edit_promises(role: Role) -> bool:
    """Whether promises to the citizens may be written: police and municipality give them together."""
    return role in INSIDE


def readable_classes(role: Role) -> frozenset[Secrecy]:
    """The secrecy classes whose rows the role may read: the municipality's own not those shared with the police."""
    if role in INSIDE:
        return frozenset(Secrecy)
    inside_the_municipality = role in (Role.BOARD, Role.REPORTER, Role.READER)
    return frozenset({Secrecy.OPEN, Secrecy.INTERNAL} if inside_the_municipality else {Secrecy.OPEN})


def may_read_pictures(role: Role) -> bool:
    """Whether complete pictures of all actors, and what comes of laying them together, may be read."""
    return role in INSIDE or role is Role.BOARD


def may_agree_on_pictures(role: Role) -> bool:
    """Whether the agreed text and the decision may be written."""
    return role in INSIDE


def may_report_places(role: Role) -> bool:
    """Whether reports about places may be written: everybody who works in the app."""
    return role in INSIDE or role in {Role.BOARD, Role.REPORTER}


def may_handle_reports(role: Role) -> bool:
    """Whether reports may be assessed, joined and closed."""
    return role in INSIDE


def may_judge_week(role: Role) -> bool:
    """Whether areas may be judged in the weekly picture, and its notes written."""
    return role in INSIDE


def may_edit_versions(role: Role) -> bool:
    """Whether situation pictures may be drafted, frozen, decided and published."""
    return role in INSIDE


def sees_whole_versions(role: Role) -> bool:
    """Whether a frozen version opens as a whole; others see the open extract of what is published."""
    return role in INSIDE
