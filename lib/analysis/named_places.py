"""Places that a report can name instead of pointing at the map: squares and parks, areas, districts, villages."""

from dataclasses import dataclass

from lib.analysis.choices import area_choices
from lib.analysis.mapping import area_at, map_layers
from lib.analysis.workspace import Workspace
from lib.domain.codes import Precision
from lib.domain.words import swedish_order
from lib.geography.layers import read_aliases


@dataclass(frozen=True)
class NamedPlace:
    """`lon` and `lat` (WGS84) are None where only the area is known; `area_code` too where the name covers several."""

    name: str
    area_code: str | None
    precision: Precision
    lon: float | None = None
    lat: float | None = None


def named_places(workspace: Workspace) -> dict[str, NamedPlace]:
    """By id for the address, squares and parks first, then by name. A name of several areas has no area of its own."""
    layers = map_layers(workspace)
    found = {
        f"plats-{row.id}": NamedPlace(
            row.name,
            area_at(workspace, row.geometry.x, row.geometry.y),
            Precision.STREET,
            row.geometry.x,
            row.geometry.y,
        )
        for row in layers.places.itertuples(index=False)
    }
    rest = {f"omrade-{one.code}": _area(one.name, one.area_codes) for one in area_choices(workspace)}
    aliases = read_aliases(workspace.folder).groupby("alias")["area_code"].agg(tuple)
    rest |= {f"namn-{alias}": _area(str(alias), codes) for alias, codes in aliases.items() if len(codes) == 1}
    for row in layers.localities.itertuples(index=False):
        rest[f"ort-{row.name}"] = NamedPlace(
            row.name, area_at(workspace, row.geometry.x, row.geometry.y), Precision.AREA
        )
    known: dict[str, str] = {}
    for key, place in sorted(rest.items(), key=lambda item: swedish_order(item[1].name)):
        known.setdefault(place.name, key)
    return found | {key: rest[key] for key in known.values()}


def _area(name: str, codes: tuple[str, ...]) -> NamedPlace:
    return NamedPlace(name, codes[0] if len(codes) == 1 else None, Precision.AREA)
