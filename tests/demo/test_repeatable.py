"""The same seed gives the same tables, and the files in the repository are those tables."""

from pathlib import Path

import pandas as pd
import pytest

from lib.demo.build import build_demo, write_demo
from lib.domain.folder import MunicipalityFolder
from lib.intake.folder_tables import IDS
from tests.demo.built import FOLDER, tables

LIMITS = {"population.csv": 400_000, "events.parquet": 2_500_000, "reports.csv": 1_500_000, "values.csv": 1_000_000}
TIMES = ["reported_at", "event_from", "event_to"]
DAYS = ["started", "ended", "data_date", "reported_on", "due", "status_date", "feedback_given", "follow_up_on",
        "review_by", "period_from", "period_to"]  # fmt: skip


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with everything that a file does not keep taken away."""
    for column in [*TIMES, *DAYS]:
        if column in frame:
            frame = frame.assign(**{column: pd.to_datetime(frame[column]).astype("datetime64[s]")})
    for column in frame.select_dtypes("number"):
        frame = frame.assign(**{column: frame[column].astype(float)})
    for column in frame.select_dtypes(["object", "str"]):
        frame = frame.assign(
            **{column: frame[column].astype(object).where(frame[column].notna() & (frame[column] != ""), "")}
        )
    return frame


def as_committed(name: str) -> pd.DataFrame:
    if name == "events":
        return pd.read_parquet(FOLDER.data / "demo" / "events.parquet")
    return pd.read_csv(FOLDER.data / "demo" / f"{name}.csv", dtype=IDS)


def test_the_same_seed_gives_the_same_tables() -> None:
    again = build_demo(FOLDER)
    for name, table in tables().items():
        pd.testing.assert_frame_equal(again[name], table)


@pytest.mark.parametrize(
    "name", ["population", "events", "reports", "values", "unit_values", "measures", "promises", "activity_reports"]
)
def test_the_committed_file_is_what_the_generator_gives(name: str) -> None:
    pd.testing.assert_frame_equal(plain(as_committed(name)), plain(tables()[name]), check_exact=True)


@pytest.mark.parametrize(("name", "most_bytes"), LIMITS.items())
def test_the_committed_file_is_small(name: str, most_bytes: int) -> None:
    assert (FOLDER.data / "demo" / name).stat().st_size < most_bytes


def test_written_files_are_the_committed_ones(tmp_path: Path) -> None:
    for part in ("data", "geo"):
        (tmp_path / part).mkdir()
    (tmp_path / "geo" / FOLDER.slug).symlink_to(FOLDER.geo)
    copy = MunicipalityFolder(tmp_path, FOLDER.slug)
    (copy.data / "demo").mkdir(parents=True)
    definitions = ("crime_categories.yaml", "report_categories.yaml", "reporting_units.yaml")
    for file in (*definitions, "figures", "demo/planted.yaml", "demo/recipe"):
        (copy.data / file).symlink_to(FOLDER.data / file)
    for name, path in write_demo(copy).items():
        if name != "events":
            assert path.read_bytes() == (FOLDER.data / "demo" / path.name).read_bytes()
