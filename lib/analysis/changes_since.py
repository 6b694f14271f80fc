"""What has happened since somebody last looked: one row for each thing, not for each save."""

from datetime import datetime
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.links import open_address, title_of
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.handover import ACTIONS, TABLE_KINDS
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.words import number
from lib.privacy.roles import works_on_the_picture
from lib.store.log_reading import read_log

CHANGED = ("at", "kind", "title", "action_text", "actor", "address")
MOST_IMPORTS = 3
Record = dict[Any, Any]


def changes_since(workspace: Workspace, since: datetime, role: Role) -> pd.DataFrame:
    """A row for each thing that was made, changed, taken out or read in after `since` (UTC), the newest first: CHANGED.

    A thing that is gone has no address. Many imports by the same hand are one row. Roles that do not work with the
    picture are told of imports only.
    """
    workspace = workspace.seen_by(role)
    return _changes(workspace, workspace.data_key, since, role)


@kept(16)
def _changes(workspace: Workspace, key: DataKey, since: datetime, role: Role) -> pd.DataFrame:
    log = read_log(key.engine, key.municipality, since)
    imports, work = log[log["table"] == "batch"], log[log["table"].isin(list(TABLE_KINDS))]
    found = _imports(imports[imports["action"] == "import"])
    if works_on_the_picture(role):
        for (table, row_id), rows in work.groupby(["table", "row_id"], sort=False):
            found.append(_thing(workspace, str(table), str(row_id), rows, role))
    rows = pd.DataFrame(found, columns=list(CHANGED))
    return rows.sort_values("at", ascending=False, kind="stable", ignore_index=True)


def _imports(rows: pd.DataFrame) -> list[Record]:
    """Each file, or how many when there are more than a few."""
    told: list[Record] = []
    for actor, its in rows.groupby("actor", sort=False):
        shared = {"kind": "import", "actor": actor, "address": "/kallor", "action_text": ACTIONS["import"]}
        if len(its) > MOST_IMPORTS:
            n_rows = sum(details["n_rows"] for details in its["details"])
            title = f"{number(len(its))} filer med {number(n_rows)} rader"
            told.append(shared | {"at": its["at"].max(), "title": title})
            continue
        for row in its.to_dict("records"):
            title = f"{row['details']['file_name']}, {number(row['details']['n_rows'])} rader"
            told.append(shared | {"at": row["at"], "title": title})
    return told


def _thing(workspace: Workspace, table: str, row_id: str, rows: pd.DataFrame, role: Role) -> Record:
    ref = ObjectRef(ObjectKind(TABLE_KINDS[table]), row_id)
    title, actions = title_of(workspace, ref, role), rows["action"].tolist()
    n_edits = actions.count("edit")
    said = [ACTIONS[name] for name in ("create", "freeze", "remove") if name in actions]
    if n_edits and "freeze" not in actions:
        said.append(ACTIONS["edit"] if n_edits == 1 else f"{ACTIONS['edit']} {number(n_edits)} gånger")
    return {
        "at": rows["at"].max(),
        "kind": str(ref.kind),
        "title": title or "(finns inte längre)",
        "action_text": ", ".join(said) or ACTIONS["edit"],
        "actor": ", ".join(dict.fromkeys(rows["actor"])),
        "address": open_address(workspace, ref) if title else "",
    }
