"""Importing event rows, with all that is checked and kept, against reading and joining them bare."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from lib.actions.import_choices import ImportMap
from lib.actions.import_plan import Wishes
from lib.actions.importing import import_file
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.domain.words import number
from lib.geography.areas import read_areas
from tests.bench.told import tell
from tests.databases import KINDS, drop, fresh_url

SLUG = "1980-vasteras"
RUNS = {200_000: 3, 2_000_000: 1}
"""How often each size is imported; the median is told."""
MOST_TIMES_AS_LONG = 3.0
MOST_MEGABYTES = 2_000
MOST_GROWTH = 1.5
"""How much longer each row may take among ten times as many: time grows with the rows, and no faster."""
TYPES = {
    "Robbery": "ran",
    "Bicycle theft": "cykelstold",
    "Drugs": "narkotika_bruk_innehav",
    "Other crime": "ovriga_brott",
}


def main() -> None:
    for kind in KINDS:
        seconds = {size: import_size(kind, size, n_runs) for size, n_runs in RUNS.items()}
        few, many = seconds
        growth = (seconds[many] / many) / (seconds[few] / few)
        tell(f"Import, tid för en rad av {number(many)} mot en av {number(few)}, {kind}", growth, "gånger", MOST_GROWTH)


def import_size(kind: str, size: int, n_runs: int) -> float:
    """Tell of the runs with one size, bare and ours by turns, and return the seconds that ours took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.csv")
        alone("write", str(path), str(size))
        pairs = [(measure("bare", path), measure_ours(kind, path)) for _ in range(n_runs)]
    plain, whole = (statistics.median(run["seconds"] for run in runs) for runs in zip(*pairs, strict=True))
    peaks = [max(run["megabytes"] for run in runs) for runs in zip(*pairs, strict=True)]
    what = f"Import av {number(size)} händelser, {kind}"
    tell(f"{what}: tid", whole, "s")
    tell(f"{what}: read_csv och sjoin i samma körning", plain, "s")
    ratio = statistics.median(ours["seconds"] / bare["seconds"] for bare, ours in pairs)
    tell(f"{what}: tid mot read_csv och sjoin", ratio, "gånger", MOST_TIMES_AS_LONG)
    tell(f"{what}: minne som mest", peaks[1], "MB", MOST_MEGABYTES)
    tell(f"{what}: minne som mest för read_csv och sjoin", peaks[0], "MB")
    return whole


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


def ours(path: Path, url: str) -> None:
    settings = Settings(root=PROJECT_ROOT, database_url=url)
    wishes = Wishes(translations=ImportMap(categories=TYPES))
    report = import_file(settings, MunicipalityFolder(PROJECT_ROOT, SLUG), path, wishes, by=AT_THE_COMMAND_LINE)
    if report.n_accepted != report.n_rows:
        raise RuntimeError(f"{report.n_rows - report.n_accepted} rows were not accepted")


def measure_ours(kind: str, path: Path) -> dict[str, float]:
    """Into an empty database, which is made anew each time."""
    with tempfile.TemporaryDirectory() as folder:
        url = fresh_url(kind, Path(folder))
        done = measure("ours", path, url)
        drop(url)
    return done


def measure(*arguments: str | Path) -> dict[str, float]:
    return dict(json.loads(alone(*map(str, arguments)).splitlines()[-1]))


def alone(*arguments: str) -> str:
    """In a process of its own, so that memory is its own too; and it starts with that of the one that started it."""
    command = [sys.executable, "-m", "tests.bench.imports", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def told(work: Callable[[], None]) -> None:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "megabytes": sum(used) / 1024}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", path, size]:
            write_rows(Path(path), int(size))
        case ["bare", path]:
            told(partial(bare, Path(path)))
        case ["ours", path, url]:
            told(partial(ours, Path(path), url))
