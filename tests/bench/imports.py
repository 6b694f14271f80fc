"""Importing event rows against reading and joining them bare: one JSON line per size."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from lib.actions.import_choices import ImportMap
from lib.actions.import_plan import Wishes
from lib.actions.importing import import_file
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.geography.areas import read_areas

SLUG = "1980-vasteras"
SIZES = (200_000, 2_000_000)
TYPES = {
    "Robbery": "ran",
    "Bicycle theft": "cykelstold",
    "Drugs": "narkotika_bruk_innehav",
    "Other crime": "ovriga_brott",
}


def write_rows(path: Path, n: int) -> None:
    """Rows in the shape of data.police.uk, every one different, inside the bounds of Västerås."""
    random = np.random.default_rng(n)
    west, south, east, north = read_areas(MunicipalityFolder(PROJECT_ROOT, SLUG)).total_bounds
    months = pd.period_range("2015-01", "2024-12", freq="M").astype(str).to_numpy()
    frame = pd.DataFrame(
        {
            "Crime ID": [f"{number:064x}" for number in range(n)],
            "Month": random.choice(months, n),
            "Reported by": "Prov",
            "Falls within": "Prov",
            "Longitude": random.uniform(west, east, n).round(6),
            "Latitude": random.uniform(south, north, n).round(6),
            "Location": "On or near Prov",
            "LSOA code": "E01000001",
            "LSOA name": "Prov 001A",
            "Crime type": random.choice(list(TYPES), n),
            "Last outcome category": "Under investigation",
            "Context": "",
        }
    )
    frame.to_csv(path, index=False)


def bare(path: Path) -> None:
    """What anybody would do: read, make points, join."""
    rows = pd.read_csv(path)
    points = gpd.GeoDataFrame(rows, geometry=gpd.points_from_xy(rows["Longitude"], rows["Latitude"]), crs="EPSG:4326")
    areas = read_areas(MunicipalityFolder(PROJECT_ROOT, SLUG)).to_crs("EPSG:3006")
    gpd.sjoin(points.to_crs("EPSG:3006"), areas, predicate="within", how="left")


def ours(path: Path) -> None:
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{path.parent / 'bench.db'}")
    wishes = Wishes(translations=ImportMap(categories=TYPES))
    report = import_file(settings, MunicipalityFolder(PROJECT_ROOT, SLUG), path, wishes)
    if report.n_accepted != report.n_rows:
        raise RuntimeError(f"{report.n_rows - report.n_accepted} rows were not accepted")


def main() -> None:
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "events.csv")
            write_rows(path, size)
            plain, whole = (measure(name, path) for name in ("bare", "ours"))
            ratio = {"time_ratio": round(whole["seconds"] / plain["seconds"], 2)}
            print(json.dumps({"rows": size, "bare": plain, "ours": whole, **ratio}))


def measure(name: str, path: Path) -> dict[str, float]:
    """In a process of its own, so that memory is its own too."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.imports", name, str(path)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def alone(name: str, path: Path) -> None:
    start = time.perf_counter()
    {"bare": bare, "ours": ours}[name](path)
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 2), "peak_mb": round(megabytes)}))


if __name__ == "__main__":
    alone(sys.argv[1], Path(sys.argv[2]))
