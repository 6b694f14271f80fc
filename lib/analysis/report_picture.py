"""The one copy that every report of a situation picture is drawn from: exactly what its audience may have."""

from datetime import date

from lib.analysis.present_picture import present_picture
from lib.analysis.rows import rows_of
from lib.analysis.version_rows import Frozen, extract_of, frame_of, open_frozen
from lib.analysis.workspace import Workspace
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Role
from lib.domain.faults import Fault, InputFault
from lib.domain.frozen_table import FrozenTable, frozen_table
from lib.domain.period import Period
from lib.privacy.roles import readable_classes


def report_picture(
    workspace: Workspace, audience: Audience, version_id: int | None, period: Period | None, today: date
) -> Frozen:
    """A frozen version, or without one the state of `today` in `period`.

    Inside it is the whole copy. For everybody else it is the open extract that was made when it was frozen, also
    before the version is published: those who make the picture bring it to the board that decides. Whether it may be
    given to the public is another question (`lib.analysis.publication`).

    Raises KeyError when there is no such frozen version, InputFault when the copy is not what was frozen.
    """
    if version_id is None:
        if period is None:
            raise ValueError("the state of today is asked for in a period")
        return present_picture(workspace, period, ROLES[audience], today)
    whole = open_frozen(workspace, version_id, Role.COORDINATOR)
    if whole is None:
        remedy = "Kör python -m lib check och läs tillbaka en säkerhetskopia."
        raise InputFault(Fault("Versionen", "innehållet är inte det som frystes", remedy=remedy))
    if audience is Audience.INTERNAL:
        return whole
    content = extract_of(whole.content)
    tables = {
        name: _readable_today(workspace, name, table, ROLES[audience]) for name, table in content["tables"].items()
    }
    return Frozen(whole.row, content | {"tables": tables}, True)


def _readable_today(workspace: Workspace, name: str, table: FrozenTable, role: Role) -> FrozenTable:
    """Without rows whose class has been made stricter since, where the role may not read it. The public gets them all:
    the publication check stops on them, and a row that goes silently would not be noticed."""
    rows = frame_of(table)
    if rows.empty or role is Role.PUBLIC:
        return table
    today = rows_of(workspace.data_key.whole, name).set_index("id")["secrecy"]
    classes = rows["id"].map(today)
    kept = rows[classes.isna() | classes.isin(readable_classes(role))]
    return frozen_table(table["columns"], kept.to_dict("records"))
