"""Points with attributes in a geodata file: GeoJSON, GeoPackage, zipped shapefile or KML."""

import re
import tempfile
import warnings
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
from pyproj import CRS

from lib.domain.faults import Fault, InputFault
from lib.geography.opening import DRIVERS, KML_ROOT, UNREADABLE, checked_source
from lib.intake.column_guess import guessed_columns, start_field
from lib.intake.formats.checked import checked_rows, given_faults, rejected_rows
from lib.intake.formats.happened import read_column, read_happened
from lib.intake.formats.heading import plain_name, shown_names
from lib.intake.reader import Kind, Reader, ReadFile, Sample, Setting, take_sample
from lib.intake.row_faults import RowFaults

NAME = "Punkter i geodata (GeoJSON, GeoPackage, shapefil eller KML)"
MAX_POINTS = 500_000
GEOPACKAGE_IDS = (b"GPKG", b"GP10", b"GP11")
GEOJSON = re.compile(rb'"type"\s*:\s*"(FeatureCollection|Feature)"')
REPORT_FIELDS = ("report_key", "reported_at", "text", "status", "subcategory", "place_type", "reasons", "wishes",
                 "reporter_organisation", "police_reported")  # fmt: skip
CRIME = r"brott|crime|offen[cs]e"
PLACE = r"plats|place|adress|gata|location|street"


def recognises(sample: Sample) -> bool:
    return _ending(sample) is not None


def read(path: Path, setting: Setting) -> ReadFile:
    """Reports where the attributes are those of reports, otherwise events. x and y are in the CRS of the file."""
    points = _open(path)
    table = _attributes(points)
    faults = RowFaults(path.name, table.index)
    places = _place_columns(points, faults)
    kind, meant, written, notes = _meant(path, table, faults, setting)
    rows = checked_rows(kind, places | meant, faults)
    cells = pd.DataFrame({name: table[heading] for name, heading in written.items()} | places, index=table.index)
    return ReadFile(
        kind, NAME, rows, given_faults(faults, path.name), (*_notes(rows), *notes), _crs(points),
        n_rejected=int(faults.is_rejected.sum()), rejected=rejected_rows(faults, cells),
    )  # fmt: skip


def _ending(sample: Sample) -> str | None:
    """What the file is called when it is called after its content; None when it is no geodata."""
    head = sample.head
    if head.startswith(b"SQLite format 3\0") and head[68:72] in GEOPACKAGE_IDS:
        return ".gpkg"
    if any(name.lower().endswith(".shp") for name in sample.members):
        return ".zip"
    if KML_ROOT.match(head):
        return ".kml"
    is_object = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return ".geojson" if is_object and GEOJSON.search(head) else None


def _open(path: Path) -> gpd.GeoDataFrame:
    if not path.is_file():
        raise InputFault(Fault(str(path), "Filen finns inte.", remedy="Kontrollera sökvägen."))
    ending = _ending(take_sample(path))
    if ending is None:
        remedy = "Exportera punkterna som GeoJSON eller GeoPackage."
        raise InputFault(Fault(path.name, "Filen är inte geodata i ett format som tas emot.", remedy=remedy))
    if path.suffix.lower() == ending:
        return _read_points(path)
    with tempfile.TemporaryDirectory() as folder:  # GDAL is only let at files whose name agrees with the content
        named = Path(folder) / f"{path.stem}{ending}"
        named.symlink_to(path.resolve())
        return _read_points(named)


def _read_points(path: Path) -> gpd.GeoDataFrame:
    source = checked_source(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = _point_layer(path, source)
            info = pyogrio.read_info(source, layer=layer, force_feature_count=True)
            if info["driver"] not in DRIVERS:
                raise InputFault(Fault(path.name, "Filformatet tas inte emot.", str(info["driver"])))
            if info["features"] > MAX_POINTS:
                message = f"Filen har fler än {MAX_POINTS} punkter."
                raise InputFault(Fault(path.name, message, str(info["features"]), "Dela upp den i flera filer."))
            points = pyogrio.read_dataframe(source, layer=layer, force_2d=True, datetime_as_string=True)
    except UNREADABLE as error:
        message = "Filen går inte att läsa som geodata. Den kan vara skadad eller avbruten."
        raise InputFault(Fault(path.name, message, remedy="Exportera den på nytt.")) from error
    _check(path, points)
    return points


def _point_layer(path: Path, source: str) -> str:
    layers = {str(name): str(kind) for name, kind in pyogrio.list_layers(source) if kind is not None}
    with_points = [name for name, kind in layers.items() if "Point" in kind]
    possible = with_points or [name for name, kind in layers.items() if kind in ("Unknown", "GeometryCollection")]
    if len(possible) == 1:
        return possible[0]
    if possible:
        message, remedy = "Filen har flera lager med punkter.", "Spara lagret du vill ha i en egen fil."
        raise InputFault(Fault(path.name, message, shown_names(possible), remedy))
    raise InputFault(_without_points(path, list(layers.values())))


def _check(path: Path, points: gpd.GeoDataFrame) -> None:
    if not isinstance(points, gpd.GeoDataFrame) or points.empty:
        raise InputFault(_without_points(path, []))
    if not (points.geometry.isna() | points.geom_type.isin(["Point", "MultiPoint"])).any():
        raise InputFault(_without_points(path, sorted(points.geom_type.unique())))


def _without_points(path: Path, kinds: list[str]) -> Fault:
    if any("Polygon" in kind or "Surface" in kind for kind in kinds):
        remedy = "Läs in ytor som områden i stället: python -m lib areas load."
        return Fault(path.name, "Filen har ytor, inte punkter.", shown_names(kinds), remedy)
    return Fault(path.name, "Filen har inga punkter.", shown_names(kinds), "Välj en fil med punkter.")


def _attributes(points: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every attribute that is filled in, as text, by place in the file from 1: KML brings many that nobody uses."""
    table = pd.DataFrame(points.drop(columns=points.geometry.name))
    texts = {str(name): _texts(table[name]) for name in table}
    filled = {name: column for name, column in texts.items() if (column != "").any()}
    return pd.DataFrame(filled, index=table.index).set_axis(range(1, len(table) + 1), axis="index")


def _texts(values: pd.Series) -> pd.Series:
    """Trimmed, "" for a missing value, whole numbers without decimals."""
    if pd.api.types.is_float_dtype(values) and (values.dropna() % 1 == 0).all():
        values = values.astype("Int64")
    return values.astype("string").fillna("").astype("str").str.strip()


def _place_columns(points: gpd.GeoDataFrame, faults: RowFaults) -> dict[str, pd.Series]:
    """x and y; an object without geometry has no position, and a line or a surface is a fault."""
    geometry = points.geometry.set_axis(faults.is_rejected.index)
    one = geometry.map(lambda shape: shape.geoms[0] if _is_lone(shape) else shape)
    kind = one.geom_type.fillna("")
    is_empty = geometry.isna() | geometry.is_empty
    remedy = "Rita objektet som en punkt, eller ta bort det."
    faults.add(~is_empty & (kind != "Point"), "geometri", kind, "Objektet är inte en punkt.", remedy)
    places = gpd.GeoSeries(one.where(~is_empty & (kind == "Point")), crs=points.crs)
    return {"x": places.x, "y": places.y}


def _is_lone(shape: object) -> bool:
    return getattr(shape, "geom_type", "") == "MultiPoint" and len(getattr(shape, "geoms", ())) == 1


def _meant(
    path: Path, table: pd.DataFrame, faults: RowFaults, setting: Setting
) -> tuple[Kind, dict[str, pd.Series], dict[str, str], tuple[str, ...]]:
    """What the attributes say, as columns of the kind that they make the rows; what each is called; and notes."""
    of_reports = guessed_columns([str(name) for name in table], "reports")
    report = {field: of_reports[field] for field in REPORT_FIELDS if field in of_reports}
    of_events = guessed_columns([str(name) for name in table if name not in report.values()], "events")
    has_start = start_field(of_events) is not None
    if not has_start and "reported_at" not in report:
        message, remedy = "Ingen kolumn säger när det hände.", "Kalla kolumnen datum."
        raise InputFault(Fault(path.name, message, shown_names(table.columns), remedy))
    found: dict[str, pd.Series] = {}
    notes: tuple[str, ...] = ()
    if has_start:
        happened = read_happened(table, of_events, faults, setting.time_zone, "reported_at" not in report)
        found, notes = {"event_from": happened.start, "event_to": happened.end}, happened.notes
    named: dict[str, str] = {field: of_events[field] for field in ("category", "area") if field in of_events}
    if not _is_reports(report, of_events.get("category", "")):
        place = _column(table, PLACE)
        key = of_events.get("event_key") or report.get("report_key")
        named |= ({"event_key": key} if key else {}) | ({"place": place} if place else {})
        return "events", _given(table, named) | found, named | _when(of_events), notes
    key = report.get("report_key") or of_events.get("event_key")
    named |= {field: name for field, name in report.items() if field != "reported_at"}
    named |= {"report_key": key} if key else {}
    reported = found.get("event_from")
    if "reported_at" in report:
        reported = read_column(table, report["reported_at"], faults, setting.time_zone, True).start
    when = _when(of_events) | ({"reported_at": report["reported_at"]} if "reported_at" in report else {})
    return "reports", _given(table, named) | found | {"reported_at": reported}, named | when, notes


def _when(columns: dict[str, str]) -> dict[str, str]:
    """What a rejected row is mended in: as the file wrote it."""
    start = start_field(columns)
    to = {"event_to": columns["event_to"]} if "event_to" in columns else {}
    return to | ({"event_from": columns[start]} if start else {})


def _is_reports(report: dict[str, str], category: str) -> bool:
    """A description or an id alone does not make a report of a crime."""
    marks = report.keys() - {"text", "report_key"}
    has_key = "report_key" in report and plain_name(report["report_key"]) != "id"
    return bool(marks) or has_key or ("text" in report and not re.match(CRIME, category, re.I))


def _given(table: pd.DataFrame, named: dict[str, str]) -> dict[str, pd.Series]:
    return {meaning: table[name] for meaning, name in named.items()}


def _column(table: pd.DataFrame, pattern: str) -> str | None:
    return next((str(name) for name in table.columns if re.fullmatch(pattern, plain_name(str(name)))), None)


def _crs(points: gpd.GeoDataFrame) -> str | None:
    """As the file says, when its numbers agree; otherwise it has to be guessed from them."""
    if points.crs is None:
        return None
    west, south, east, north = points.total_bounds
    fits_degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
    if points.crs.is_geographic and not fits_degrees:
        return None
    authority = CRS(points.crs).to_authority(min_confidence=70)
    return ":".join(authority) if authority else str(points.crs.to_wkt())


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    n_without = int(rows["x"].isna().sum())
    return (f"{n_without} objekt saknar position.",) if n_without else ()


READER = Reader("geo_points", NAME, recognises, read)
