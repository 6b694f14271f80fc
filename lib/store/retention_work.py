"""Work that has long been closed: what was written about it in words goes, what was done and counted stays."""

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, update

from lib.domain.measure import CLOSED
from lib.domain.problem import ProblemStatus
from lib.domain.promise import PromiseStatus
from lib.domain.retention import Limits
from lib.store.tables import causes, measures, problems, promises

WORDS: dict[Table, tuple[str, ...]] = {
    measures: ("expected", "expected_short", "expected_long", "result", "partners", "contact_role", "evidence",
               "cost_note", "status_reason"),
    problems: ("description", "place", "exposed", "status_reason", "expected", "result", "feedback"),
    promises: ("effect", "feedback"),
    causes: ("sources_used", "sources_rejected", "limits"),
}  # fmt: skip
"""Not the title, which figures and links are known by, and not a promise's public text, which was told to everybody. A
cause is of its problem."""


def long_closed(table: Table, municipality: str, limits: Limits) -> ColumnElement[bool]:
    """Closed before the limit: a measure by the day of its status, a promise by the end of its time, and a problem by
    when it was last written in. What has no such day is kept."""
    its = table.c
    if table is causes:
        return its.problem_id.in_(select(problems.c.id).where(long_closed(problems, municipality, limits)))
    day = limits.work_text.date()
    if table is measures:
        last = func.coalesce(its.status_date, its.ended)
        is_old = (last < day) | (last.is_(None) & (its.reviewed_at < limits.work_text))
        is_due = its.status.in_(sorted(CLOSED)) & is_old
    elif table is promises:
        is_due = (its.status == PromiseStatus.CLOSED) & (its.period_to < day)
    else:
        is_due = (its.status == ProblemStatus.CLOSED) & (its.reviewed_at < limits.work_text)
    return (its.municipality == municipality) & is_due


def count_work_texts(connection: Connection, municipality: str, limits: Limits) -> int:
    """How many rows of the four tables have words to take."""
    counts = (select(func.count()).where(_due(table, municipality, limits)) for table in WORDS)
    return sum(connection.execute(count).scalar_one() for count in counts)


def take_work_texts(connection: Connection, municipality: str, limits: Limits) -> None:
    """Causes first: they are told by their problems, whose dates stand."""
    for table in reversed(WORDS):
        no_words = dict.fromkeys(WORDS[table], None) | {"version": table.c.version + 1}
        connection.execute(update(table).where(_due(table, municipality, limits)).values(**no_words))


def _due(table: Table, municipality: str, limits: Limits) -> ColumnElement[bool]:
    return long_closed(table, municipality, limits) & or_(*(table.c[name].is_not(None) for name in WORDS[table]))
