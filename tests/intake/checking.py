"""Checking a few written rows against a made-up municipality of four squares (`tests.made_up`)."""

from datetime import date
from pathlib import Path

from lib.domain.categories import CrimeCategories
from lib.geography.areas import read_areas
from lib.intake.event_rows import CheckedEvents, Setting, check_events
from lib.intake.placing import Ground
from lib.intake.table_file import read_table_file
from tests.made_up import DEFINITIONS, write_folder


def checked(
    folder: Path, text: str, category: str | None = None, crs: str | None = None, today: date = date(2026, 6, 30)
) -> CheckedEvents:
    path = folder / "fil.csv"
    path.write_text(text, encoding="utf-8")
    ground = Ground(read_areas(write_folder(folder)), "EPSG:3006")
    categories = CrimeCategories.model_validate(DEFINITIONS["crime_categories.yaml"])
    setting = Setting(ground, categories, "Europe/Stockholm", today)
    return check_events(read_table_file(path), setting, category, crs)


def faults(result: CheckedEvents) -> list[tuple[str, str, str]]:
    """Where, message and found, in the order of the file."""
    return [(fault.where, fault.message, fault.found) for fault in result.faults.first(100)]
