"""A walk as it is walked: the stops in order with the way to each, and what to look for there."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from pyproj import Geod

from lib.analysis.measures import owner_names
from lib.analysis.walk_route import route_as_planned, route_stops
from lib.analysis.walks import observations_of, stops_of, walk_of
from lib.analysis.workspace import Workspace
from lib.domain.checklist import Aspect
from lib.domain.codes import Role
from lib.domain.walk import MOST_IN_GROUP, Light, RouteChoice, role_counts
from lib.domain.walk_round import MOST_GROUPS, OTHER_OWNERS, item_key, note_number

ON_EARTH = Geod(ellps="WGS84")
COMPASS = ("norr", "nordost", "öster", "sydost", "söder", "sydväst", "väster", "nordväst")
SEEN_IN: dict[str, frozenset[str]] = {
    Light.LIGHT: frozenset({"any", "light"}),
    Light.DARK: frozenset({"any", "dark"}),
    Light.DUSK: frozenset({"any", "light", "dark"}),
}
WHOLE = ("stop_id", "group_number", "priority")
Row = dict[str, Any]


@dataclass(frozen=True)
class RoundStop:
    """`metres` and `walking_minutes` from the stop before, and `direction` as the crow flies; None and "" at the first
    of a loop."""

    id: int
    number: int
    loop: int
    name: str
    lon: float
    lat: float
    reason: str
    aspects: tuple[str, ...]
    metres: int | None
    walking_minutes: int | None
    direction: str


@dataclass(frozen=True, eq=False)
class Round:
    """`said` are all rows of the walk: answers to the checklist, and observations. `owners` by what is stored."""

    walk: Row
    stops: tuple[RoundStop, ...]
    checklist: tuple[Aspect, ...]
    said: pd.DataFrame
    n_groups: int
    owners: dict[str, str]

    def at(self, stop: RoundStop) -> pd.DataFrame:
        """What is said at the stop."""
        return self.said[self.said["stop_id"] == stop.id]

    def aspects_at(self, stop: RoundStop) -> tuple[Aspect, ...]:
        """The checklist as far as it can be answered there in the light there is, without aspects that cannot."""
        seen = SEEN_IN.get(str(self.walk["light"]), SEEN_IN[Light.DUSK])
        wanted = stop.aspects or tuple(self.walk["checklist"] or ())
        narrowed = (
            aspect.model_copy(update={"items": tuple(item for item in aspect.items if item.light in seen)})
            for aspect in self.checklist
            if not wanted or aspect.id in wanted
        )
        return tuple(aspect for aspect in narrowed if aspect.items)


def round_of(workspace: Workspace, walk_id: int, role: Role) -> Round | None:
    """None when the walk is not there, or not for the role."""
    workspace = workspace.seen_by(role)
    workspace = workspace.seen_by(role)
    walk = walk_of(workspace, walk_id, role)
    if walk is None:
        return None
    return Round(
        walk,
        _stops(workspace, walk, stops_of(workspace, walk_id, role)),
        workspace.definitions.checklist.aspects,
        plain_rows(observations_of(workspace, walk_id, role)),
        _groups(walk),
        owner_names(workspace) | {name: name for name in OTHER_OWNERS},
    )


def answer_to(said: pd.DataFrame, walk_id: int, stop: RoundStop, group: int, item: str) -> Row | None:
    """The row of a group's answer to an item at a stop."""
    its = said[said["client_key"] == item_key(walk_id, stop.id, group, item)].to_dict("records")
    return {str(name): value for name, value in its[0].items()} if its else None


def notes_among(said: pd.DataFrame) -> pd.DataFrame:
    """The observations in words, not the answers to the checklist; half-written ones too."""
    return said[said["observation"].notna() | said["proposal"].notna() | said["is_draft"].astype(bool)]


def next_note(said: pd.DataFrame, stop: RoundStop, group: int) -> tuple[int, Row | None]:
    """The number of the observation that the group is writing at the stop, and its row when it has been begun."""
    its = said[(said["stop_id"] == stop.id) & (said["group_number"] == group)]
    numbers = its["client_key"].map(note_number)
    begun = its[its["is_draft"].astype(bool) & (numbers > 0)]
    if len(begun):
        row = begun.iloc[-1].to_dict()
        return note_number(str(row["client_key"])), {str(name): value for name, value in row.items()}
    return int(numbers.max()) + 1 if len(numbers) else 1, None


def plain_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """What is missing is None, and numbers are whole."""
    plain = rows.astype(object).where(rows.notna(), None)
    whole = {name: [None if value is None else int(value) for value in plain[name]] for name in WHOLE}
    return plain.assign(**{name: pd.Series(values, index=plain.index, dtype=object) for name, values in whole.items()})


def way_from(place: tuple[float, float], stop: RoundStop) -> tuple[int, str]:
    """Metres as the crow flies, to tens, and the direction, from a place (lon, lat)."""
    bearing, _, metres = ON_EARTH.inv(*place, stop.lon, stop.lat)
    return round(metres / 10) * 10, _compass(bearing)


def _groups(walk: Row) -> int:
    """As many as the people need, and always two telephones."""
    counts = role_counts(walk["roles_invited"])
    people = max(sum(one.n_came or 0 for one in counts), sum(one.n_invited for one in counts))
    return min(MOST_GROUPS, max(2, -(-people // MOST_IN_GROUP)))


def _stops(workspace: Workspace, walk: Row, rows: pd.DataFrame) -> tuple[RoundStop, ...]:
    found: list[RoundStop] = []
    ordered = rows[~rows["is_left_out"].astype(bool)].sort_values(["loop", "number"], kind="stable").to_dict("records")
    ways = _ways(workspace, walk, ordered)
    for row, (metres, minutes) in zip(ordered, ways, strict=True):
        before = found[-1] if found and found[-1].loop == row["loop"] else None
        way = {"metres": metres, "walking_minutes": minutes, "direction": _direction(before, row) if before else ""}
        place = {"lon": float(row["lon"]), "lat": float(row["lat"]), "loop": int(row["loop"])}
        told = {"name": str(row["name"]), "reason": _text(row["reason"]), "aspects": tuple(_list(row["aspects"]))}
        found.append(RoundStop(int(row["id"]), int(row["number"]), **way, **place, **told))  # type: ignore[arg-type]
    return tuple(found)


def _ways(workspace: Workspace, walk: Row, ordered: list[dict[Any, Any]]) -> list[tuple[int | None, int | None]]:
    """Metres and minutes to each stop from the one before, by the planned route."""
    if not ordered:
        return []
    route = route_as_planned(workspace, route_stops(ordered), RouteChoice.from_plain(walk["route_choice"]))
    ways: dict[int, tuple[int | None, int | None]] = {}
    for loop, stops in enumerate(route.order, start=1):
        legs = route.legs[route.legs["loop"] == loop].to_dict("records")
        first: list[dict[Any, Any] | None] = [] if legs and legs[0]["origin"] == "Start" else [None]
        for stop, leg in zip(stops, [*first, *legs], strict=False):
            ways[stop] = (round(leg["metres"] / 10) * 10, max(1, round(leg["minutes"]))) if leg else (None, None)
    return [ways.get(at, (None, None)) for at in range(len(ordered))]


def _direction(before: RoundStop, row: dict[Any, Any]) -> str:
    bearing, _, _ = ON_EARTH.inv(before.lon, before.lat, row["lon"], row["lat"])
    return _compass(bearing)


def _compass(bearing: float) -> str:
    return COMPASS[round(bearing % 360 / 45) % 8]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
