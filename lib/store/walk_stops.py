"""The stops that a file of a walk brought, as rows that observations can point at."""

from typing import Any

from sqlalchemy import Connection, insert, select

from lib.store.tables import walk_stops, walks

LONGEST_NAME = 120


def bring_stops(connection: Connection, municipality: str, batch_id: int) -> None:
    """A row for each stop of the batch's walks, in the order of the file. They belong to the walk, not to the batch,
    and go with it."""
    its = (walks.c.batch_id == batch_id, walks.c.municipality == municipality)
    for walk in connection.execute(select(walks.c.id, walks.c.route, walks.c.secrecy).where(*its)).all():
        of = {"municipality": municipality, "walk_id": walk.id, "secrecy": walk.secrecy}
        for number, stop in enumerate(walk.route or (), start=1):
            connection.execute(insert(walk_stops).values(**of, **_stop(number, stop)))


def _stop(number: int, stop: dict[str, Any]) -> dict[str, Any]:
    name = str(stop.get("name") or "").strip() or f"Stopp {number}"
    told = str(stop.get("note") or "").strip() or None
    return {"number": number, "name": name[:LONGEST_NAME], "lon": stop["lon"], "lat": stop["lat"], "reason": told}
