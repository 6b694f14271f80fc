"""What becomes of an observation: a measure with an owner and a day, or a reason why it is not possible."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from lib.actions.measures import add_measure
from lib.actions.permission import refuse_unless
from lib.actions.walk_observations import Saved, field_faults, own_observation
from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.walk import Decision
from lib.domain.walk_round import LABELS
from lib.store.database import open_database
from lib.store.editing import read_row, save
from lib.store.tables import measures


def decide_measure(
    settings: Settings,
    folder: MunicipalityFolder,
    seen: Saved,
    fields: Fields,
    today: date,
    role: Role,
    actor: str,
) -> str:
    """The observation becomes a measure with these `fields` (`lib.domain.measure.EDITABLE`); return the measure's key.

    Raises InputFault as `create_measure` does and when the measure has no owner or no day, with nothing saved; Conflict
    when somebody decided in the meantime.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    refuse_if(_of_promise(cleaned(fields)))
    with open_database(settings.database_url).begin() as connection:
        row = own_observation(connection, folder.slug, seen[0])
        places = {"area_code", "lon", "lat", "problem_id"}
        where = {name: value for name, value in _stop_of(connection, row).items() if name in places}
        made = add_measure(connection, folder.slug, where | fields, today, User(actor, role))
        key = str(connection.execute(select(measures.c.measure_key).where(measures.c.id == made.row_id)).scalar_one())
        decided = {"decision": str(Decision.MEASURE), "measure_key": key, "reason": None, "is_draft": False}
        save(connection, "walk_observations", *seen, decided, actor)
        return key


def decide_not_possible(
    settings: Settings, folder: MunicipalityFolder, seen: Saved, reason: str, role: Role, actor: str
) -> int:
    """The observation does not become a measure, and why; return its version. Raises as `decide_measure`."""
    refuse_unless(role, Right.WRITE_WALKS)
    fields = cleaned({"reason": reason})
    needed = missing_text(fields, "reason", LABELS["reason"], "Skriv varför det inte är möjligt.")
    refuse_if([*field_faults(fields), *needed])
    with open_database(settings.database_url).begin() as connection:
        own_observation(connection, folder.slug, seen[0])
        decided = {"decision": str(Decision.NOT_POSSIBLE), "measure_key": None, "is_draft": False} | fields
        return save(connection, "walk_observations", *seen, decided, actor)


def note_only(settings: Settings, folder: MunicipalityFolder, seen: Saved, role: Role, actor: str) -> int:
    """Nothing needs to be done about the observation, as when it tells of what is good; return its version."""
    return _decide(settings, folder, seen, Decision.NOTED, role, actor)


def undo_decision(settings: Settings, folder: MunicipalityFolder, seen: Saved, role: Role, actor: str) -> int:
    """Nothing is decided of the observation any more. A measure that was made stays, and is changed on its own page."""
    return _decide(settings, folder, seen, None, role, actor)


def _decide(
    settings: Settings, folder: MunicipalityFolder, seen: Saved, decision: Decision | None, role: Role, actor: str
) -> int:
    refuse_unless(role, Right.WRITE_WALKS)
    with open_database(settings.database_url).begin() as connection:
        own_observation(connection, folder.slug, seen[0])
        decided = {"decision": decision and str(decision), "measure_key": None, "reason": None}
        return save(connection, "walk_observations", *seen, decided, actor)


def _of_promise(fields: Fields) -> Iterator[Fault]:
    """What participants are told has somebody who does it, and a day."""
    yield from missing_text(fields, "owner_board", "Ägare", "Välj vem som ska göra det.")
    if fields.get("due") is None:
        yield Fault("Klar senast", "dagen saknas", remedy=f"Välj när det ska vara klart. {NOTHING_SAVED}")


def _stop_of(connection: Connection, row: Fields) -> dict[str, Any]:
    """Where the measure is to be done, as far as the walk and the stop say."""
    walk = read_row(connection, "walks", row["walk_id"]) or {}
    stop = read_row(connection, "walk_stops", row["stop_id"]) if row["stop_id"] is not None else None
    where = {name: walk.get(name) for name in ("area_code", "problem_id")}
    return where | {name: value for name, value in (stop or {}).items() if value is not None}
