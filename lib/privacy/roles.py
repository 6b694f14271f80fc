"""What each role may see and do, by name; the table stands in `rights.py`."""

from lib.domain.codes import Role, Secrecy
from lib.domain.right import Right
from lib.privacy.rights import may


def sees_small_counts(role: Role) -> bool:
    return may(role, Right.READ_SMALL_COUNTS)


def sees_points(role: Role) -> bool:
    """Whether single reports may be shown on a map, with their text."""
    return may(role, Right.READ_POINTS)


def sees_ranking(role: Role) -> bool:
    """Whether areas may be put in order by their figures; the public sees them by name."""
    return may(role, Right.READ_RANKING)


def sees_single_schools(role: Role) -> bool:
    """Whether figures may stand school by school: what is read of one school is read of its pupils."""
    return may(role, Right.READ_SINGLE_SCHOOLS)


def sees_activity_texts(role: Role) -> bool:
    """Whether what boards write of their activities may be read: those who make the picture, and the boards."""
    return may(role, Right.READ_ACTIVITY_TEXTS)


def works_on_the_picture(role: Role) -> bool:
    """Whether problems, and the index that sorts areas for those who choose among them, may be seen and made."""
    return may(role, Right.READ_PROBLEMS)


def may_edit_problems(role: Role) -> bool:
    """Whether problems, causes, priorities and links may be written."""
    return may(role, Right.WRITE_PROBLEMS)


def may_edit_measures(role: Role) -> bool:
    """Whether measures may be written; a board writes only its own."""
    return may(role, Right.WRITE_MEASURES)


def may_edit_promises(role: Role) -> bool:
    """Whether promises to the citizens may be written: police and municipality give them together."""
    return may(role, Right.WRITE_PROMISES)


def readable_classes(role: Role) -> frozenset[Secrecy]:
    """The secrecy classes whose rows the role may read: the municipality's own not those shared with the police."""
    readable = {Secrecy.OPEN}
    if may(role, Right.READ_INTERNAL):
        readable.add(Secrecy.INTERNAL)
    if may(role, Right.READ_SHARED):
        readable.add(Secrecy.SHARED_WITH_POLICE)
    return frozenset(readable)


def may_read_pictures(role: Role) -> bool:
    """Whether complete pictures of all actors, and what comes of laying them together, may be read."""
    return may(role, Right.READ_PICTURES)


def may_agree_on_pictures(role: Role) -> bool:
    """Whether the agreed text and the decision may be written."""
    return may(role, Right.AGREE_ON_PICTURES)


def may_report_places(role: Role) -> bool:
    """Whether reports about places may be written: everybody who works in the app."""
    return may(role, Right.REPORT_PLACES)


def may_handle_reports(role: Role) -> bool:
    """Whether reports may be assessed, joined and closed."""
    return may(role, Right.HANDLE_REPORTS)


def may_judge_week(role: Role) -> bool:
    """Whether areas may be judged in the weekly picture, and its notes written."""
    return may(role, Right.JUDGE_WEEK)


def may_edit_versions(role: Role) -> bool:
    """Whether situation pictures may be drafted, frozen, decided and published."""
    return may(role, Right.WRITE_VERSIONS)


def sees_whole_versions(role: Role) -> bool:
    """Whether a frozen version opens as a whole; others see the open extract of what is published."""
    return may(role, Right.READ_WHOLE_VERSIONS)


def may_edit_walks(role: Role) -> bool:
    """Whether safety walks may be planned and seen with their observations."""
    return may(role, Right.WRITE_WALKS)
