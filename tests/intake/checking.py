"""Checking a few written rows of events against a made-up municipality of four squares (`tests.made_up`)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from lib.geography.areas import read_areas
from lib.geography.layers import read_aliases
from lib.intake.incoming import Incoming, read_and_match
from lib.intake.matching.surroundings import Surroundings
from lib.intake.placing import Ground
from lib.intake.recognising import EVENTS
from lib.store.folders import read_definitions
from tests.made_up import write_folder


@dataclass(frozen=True, eq=False)
class Checked:
    """`rows` by their number in the file."""

    incoming: Incoming

    @property
    def rows(self) -> pd.DataFrame:
        rows = self.incoming.matched.rows
        return rows.set_axis(self.incoming.matched.source.loc[rows.index, "row"].to_list())

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.incoming.matched.notes, *self.incoming.read.notes)


def checked(
    folder: Path, text: str, category: str | None = None, crs: str | None = None, today: date = date(2026, 6, 30)
) -> Checked:
    path = folder / "fil.csv"
    path.write_text(text, encoding="utf-8")
    place = write_folder(folder)
    surroundings = Surroundings(
        read_definitions(place), Ground(read_areas(place), "EPSG:3006"), read_aliases(place), today,
        category=category, crs=crs,
    )  # fmt: skip
    incoming = read_and_match(path, EVENTS, None, surroundings)
    return Checked(incoming)


def faults(result: Checked) -> list[tuple[str, str, str]]:
    """Where, message and found: of rows that could not be read, and then of those that could not be matched."""
    return [(fault.where, fault.message, fault.found) for fault in result.incoming.first_faults(100)]
