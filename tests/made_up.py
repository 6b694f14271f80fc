"""A small made-up municipality: four square areas, so few rows that every number can be counted by hand."""

import json
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import yaml
from sqlalchemy import Engine, insert

from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.folder import MunicipalityFolder
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.municipal_settings import read_setting
from lib.store.rounding_secret import KEY
from lib.store.tables import settings as settings_table
from lib.store.writing import Batch, add_batch
from tests.databases import migrated_copy

SLUG = "0001-provby"
AREAS = {"0001R001": "Norr", "0001R002": "Söder", "0001R003": "Öster", "0001R004": "Väster"}
CORNERS = {"0001R001": (16.0, 59.1), "0001R002": (16.0, 59.0), "0001R003": (16.1, 59.0), "0001R004": (16.1, 59.1)}
THEMES = ("ordning", "narkotika", "skadegorelse", "vald_hot", "tillgrepp", "trafik", "miljo", "ovrigt", "trygg_plats")

DEFINITIONS = {
    "municipality.yaml": {"code": "0001", "name": "Provby", "county": "Provlän", "projected_crs": "EPSG:3006"},
    "report_categories.yaml": {
        "categories": [
            {"id": t, "name": t.capitalize(), "icon": "place", "is_protective": t == "trygg_plats"} for t in THEMES
        ],
        "reasons": [{"id": "morker", "name": "mörker"}, {"id": "ode", "name": "öde"}],
        "wishes": [{"id": "belysning", "name": "bättre belysning"}],
        "place_types": [{"id": "utomhus", "name": "utomhus"}],
    },
    "crime_categories.yaml": {
        "categories": [
            {"id": "klotter", "name": "Klotter", "theme": "skadegorelse"},
            {"id": "ran", "name": "Rån", "theme": "vald_hot"},
            {
                "id": "vald_nara_relation",
                "name": "Våld i nära relation",
                "theme": "vald_hot",
                "municipality_level_only": True,
            },
        ]
    },
    "factors.yaml": {
        "factors": [
            {"id": "arbete", "name": "Arbete", "direction": "protective", "level": "structural",
             "description": "Egen inkomst.", "indicators": ["sysselsattningsgrad"]},
            {"id": "trangt", "name": "Trångt boende", "direction": "risk", "level": "structural",
             "description": "Få kvadratmeter.", "indicators": []},
        ]
    },
    "pyramid.yaml": {
        "default": "prov",
        "versions": [{"id": "prov", "name": "Prov", "source": "Prov", "levels": [
            {"id": "lag", "name": "Låg", "description": "Nederst.", "forms": ["ord"]},
            {"id": "hog", "name": "Hög", "description": "Överst.", "forms": ["våld"]}]}],
    },
    "checklist.yaml": {
        "aspects": [{"id": "ljus", "name": "Ljus", "description": "Hur ljust det är.",
                     "items": [{"id": "jamnt", "text": "Jämnt ljus"}]}]
    },
    "indicators/anmalda_brott.yaml": {
        "id": "anmalda_brott", "name": "Anmälda brott", "definition": "Brott som anmälts.", "unit": "per_1000",
        "kind": "count", "computed_from": "events", "polarity": "high_is_bad", "levels": ["area", "municipality"],
        "source": {"name": "Polisen"}, "rhythm": "monthly"},
    "indicators/rapporter_otrygga_platser.yaml": {
        "id": "rapporter_otrygga_platser", "name": "Rapporter", "definition": "Rapporter om platser.", "unit": "count",
        "kind": "count", "computed_from": "reports", "polarity": "neutral", "levels": ["area", "municipality"],
        "source": {"name": "Kommunen"}, "rhythm": "weekly"},
    "indicators/sysselsattningsgrad.yaml": {
        "id": "sysselsattningsgrad", "name": "Sysselsättningsgrad", "definition": "Andel med arbete.",
        "unit": "percent", "kind": "register_share", "computed_from": "values", "polarity": "high_is_good",
        "levels": ["area", "municipality"], "breakdowns": ["sex"], "source": {"name": "SCB"}, "rhythm": "yearly"},
    "indicators/trygg_bostadsomrade.yaml": {
        "id": "trygg_bostadsomrade", "name": "Trygg i bostadsområdet", "definition": "Andel trygga.",
        "unit": "percent", "kind": "survey_share", "computed_from": "values", "polarity": "high_is_good",
        "levels": ["area", "municipality"], "source": {"name": "Egen enkät"}, "rhythm": "every_second_year"},
}  # fmt: skip


FOCUS_SLUGS = ("delaktighet", "platser", "narkotika", "skola", "vald", "samverkan", "hav")
"""Six that have pages of their own, and one that has not."""


def plan() -> dict:
    """A plan with a focus area for each slug; the fourth has an indicator without figures, the last has none at all."""
    measures = {"delaktighet": "sysselsattningsgrad", "platser": "anmalda_brott", "skola": "trygg_bostadsomrade"}
    areas = [
        {
            "id": str(number), "slug": slug, "name": slug.capitalize(), "short_name": slug.capitalize(),
            "summary": f"Om {slug}.", "goals": [{"id": f"{number}a", "text": f"Bättre {slug}"}],
            "indicators": [{"id": f"{number}.1", "name": f"Mått på {slug}", "measures": [measures[slug]]}]
            if slug in measures else [],
            "activities": [{"id": f"{number}.2", "title": f"Gör något åt {slug}", "lead": "styrelsen",
                            "prevention": "social", "horizon": "short"}],
        }
        for number, slug in enumerate(FOCUS_SLUGS, start=1)
    ]  # fmt: skip
    boards = [{"id": "styrelsen", "name": "Styrelsen", "short": "S"}]
    return {"id": "prov", "name": "Provplan", "period_from": 2024, "period_to": 2026, "decided_by": "Fullmäktige",
            "source": "Prov", "boards": boards, "focus_areas": areas}  # fmt: skip


def write_plan(folder: MunicipalityFolder) -> None:
    text = yaml.safe_dump(plan(), allow_unicode=True, sort_keys=False)
    (folder.data / "plan.yaml").write_text(text, encoding="utf-8")


def write_folder(root: Path, slug: str = SLUG) -> MunicipalityFolder:
    """Definition files and areas under `root`."""
    folder = MunicipalityFolder(root, slug)
    for name, content in DEFINITIONS.items():
        path = folder.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    folder.geo.mkdir(parents=True, exist_ok=True)
    features = [_square(code, name) for code, name in AREAS.items()]
    collection = {"type": "FeatureCollection", "features": features}
    (folder.geo / "areas.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def workspace_with(root: Path, **tables: pd.DataFrame) -> Workspace:
    """The municipality opened, with these rows in its store (events, reports, populations, indicator_values …)."""
    folder = write_folder(root)
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    if not (root / "store.db").exists():
        migrated_copy(root / "store.db")  # much faster than the migrations
    engine = open_database(settings.database_url)
    _decide_the_rounding(engine, folder.slug)
    for name, frame in tables.items():
        with engine.begin() as connection:
            add_batch(connection, batch_of(name), {name: frame.assign(secrecy="internal")})
    return open_workspace(settings, folder.slug)


def _decide_the_rounding(engine: Engine, slug: str) -> None:
    """The same secret in every test, so that what roles outside see can be counted by hand."""
    with engine.begin() as connection:
        if read_setting(connection, slug, KEY) is None:
            connection.execute(insert(settings_table).values(municipality=slug, key=KEY, value="00" * 32))


def asked(period: str = "2025-01--2025-12", areas: tuple[str, ...] = (), **more: object) -> Selection:
    chosen = Period.parse(period)
    return Selection(SLUG, chosen, chosen.before, areas, **more)  # type: ignore[arg-type]


def events(*rows: tuple[str | None, str, str, int]) -> pd.DataFrame:
    """Events by (area_code, category, month as 2025-03, how many)."""
    frame = pd.DataFrame(rows, columns=["area_code", "category", "month_text", "many"])
    frame = frame.loc[frame.index.repeat(frame["many"])].reset_index(drop=True)
    start = pd.to_datetime(frame["month_text"] + "-15 20:00")
    month = start.dt.year * 12 + start.dt.month - 1
    return frame[["area_code", "category"]].assign(
        event_from=start, event_to=start, month=month, lon=None, lat=None, precision="area"
    )


def population(year: int, **counts: int) -> pd.DataFrame:
    """Inhabitants by area: population(2024, Norr=1000)."""
    codes = {name: code for code, name in AREAS.items()}
    return pd.DataFrame(
        [
            {"area_code": codes[name], "year": year, "sex": sex, "age": "25-44", "count": count // 2}
            for name, count in counts.items()
            for sex in ("women", "men")
        ]
    )


def values(indicator: str, *rows: tuple[str, str, float, float | None, float | None, int | None]) -> pd.DataFrame:
    """Ready-made figures by (area_code, period, value, numerator, denominator, n), everybody."""
    columns = ["area_code", "period", "value", "numerator", "denominator", "n"]
    frame = pd.DataFrame(rows, columns=columns).assign(indicator=indicator, sex="all", age="all")
    return frame.assign(source="Prov", data_date=date(2025, 6, 30))


def _square(code: str, name: str) -> dict:
    x, y = CORNERS[code]
    ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
    properties = {"area_code": code, "name": name, "kind": "regso", "is_schematic": True}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def batch_of(name: str) -> Batch:
    return Batch(SLUG, name, f"{name}.csv", name.ljust(64, "0"), f"Prov ({name})", date(2025, 12, 31),
                 datetime(2026, 1, 2), is_synthetic=False)  # fmt: skip
