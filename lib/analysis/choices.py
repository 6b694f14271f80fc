"""What can be chosen: periods that have data, areas, and districts of everyday speech."""

from dataclasses import dataclass
from functools import lru_cache

from lib.analysis.counted import covered_period
from lib.analysis.rows import ready_values
from lib.analysis.workspace import Workspace
from lib.domain.period import Month, Period
from lib.domain.words import swedish_order
from lib.geography.layers import read_aliases


@dataclass(frozen=True)
class AreaChoice:
    """An area, or a district of everyday speech that is several areas."""

    code: str
    name: str
    area_codes: tuple[str, ...]


def period_choices(workspace: Workspace) -> tuple[str, ...]:
    """Written periods, newest first: the latest 12 and 3 months, then each calendar year, as far as data reach.

    With less than a year of data, all of it is one period.
    """
    covered = _covered(workspace)
    if covered is None:
        return ()
    latest = [Period.ending(covered.last, min(months, covered.months)) for months in (12, 3)]
    years = [Period.year(year) for year in range(covered.last.year, covered.first.year - 1, -1)]
    whole = [year for year in years if covered.covers(year)]
    return tuple(dict.fromkeys(str(period) for period in (*latest, *whole)))


@lru_cache(maxsize=32)
def area_choices(workspace: Workspace) -> tuple[AreaChoice, ...]:
    """Every area by name, and the districts that join several of them."""
    single = [AreaChoice(code, name, (code,)) for code, name in workspace.area_names.items()]
    aliases = read_aliases(workspace.folder)
    groups = aliases.groupby("alias")["area_code"].agg(lambda codes: tuple(sorted(codes)))
    joined = [
        AreaChoice(alias, f"{alias} ({len(codes)} områden)", codes) for alias, codes in groups.items() if len(codes) > 1
    ]
    return tuple(sorted((*single, *joined), key=lambda choice: swedish_order(choice.name)))


def _covered(workspace: Workspace) -> Period | None:
    key = workspace.data_key
    for table in ("events", "reports"):
        covered = covered_period(workspace, key, table)
        if covered is not None:
            return covered
    values = ready_values(workspace, key)
    return None if values.empty else Period(Month(values["year"].min(), 1), Month(values["year"].max(), 12))
