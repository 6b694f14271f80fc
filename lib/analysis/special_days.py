"""Pay days, holidays and school breaks: as marks on the weeks, and against days like them."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.timed_question import here_and_elsewhere, may_ask
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.calendar_days import Calendar, pay_day, public_holidays
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_spot_codes import Level
from lib.domain.hot_spot_words import LEVELS
from lib.domain.period import Period
from lib.domain.place_question import PlaceQuestion
from lib.stats.day_rates import DayRates, day_rates
from lib.stats.discoveries import is_discovery

PAY_DAYS_LONG = 3
"""The pay day and the two days after it."""
AROUND_PAY_DAY, AROUND_HOLIDAY, AROUND_BREAK = 14, 14, 42
"""How many days before and after that days are compared with: the same weekdays there."""
LONGEST_WINDOW = pd.Timedelta(hours=24)
LONGEST_BREAK = timedelta(days=28)
"""A longer break is a season: days before and after it are no days like it."""
PAY, HOLIDAYS = "Lönedagar", "Helgdagar"

COLUMNS = (
    Column("name", "Dagar", "Vilka dagar det gäller"),
    Column("n_days", "Antal dagar", "Så många sådana dagar finns i uppgifterna", decimals=0),
    Column("per_day", "Per dag", "Händelser per dag", decimals=1),
    Column("compared_per_day", "Per dag annars", "Samma veckodagar strax före och efter", decimals=1),
    Column("ratio", "Kvot", "Händelser per sådan dag mot jämförbara dagar", decimals=2),
    Column("lower", "Nedre gräns", "95 %", decimals=2),
    Column("upper", "Övre gräns", "95 %", decimals=2),
    Column("level", "Bedömning", "Efter kontroll för många jämförelser", words=LEVELS),
)
Days = list[tuple[date, date]]


def special_days(workspace: Workspace, question: PlaceQuestion, place: str | None, role: Role) -> pd.DataFrame:
    """COLUMNS by kind of day over all data. Each stretch is compared with the same weekdays shortly before and after
    it, days of any of the kinds left out. Events whose window is longer than a day are not counted: `n_left_out` in
    `attrs`."""
    workspace = workspace.seen_by(role)
    counts, left_out = _daily(workspace, question, place, role)
    if counts.empty:
        return pd.DataFrame()
    calendar = workspace.definitions.calendar
    kinds = _kinds(calendar, counts.index[0].date(), counts.index[-1].date())
    taken = {day for stretches, _ in kinds.values() for first, last in stretches for day in _between(first, last)}
    found = {name: day_rates(*_strata(counts, stretches, around, taken)) for name, (stretches, around) in kinds.items()}
    rows = _table(found)
    rows.attrs["n_left_out"] = left_out
    return rows


def weekly_counts(workspace: Workspace, question: PlaceQuestion, place: str | None, role: Role) -> pd.DataFrame:
    """week (its Monday) and count of the asked period, whole weeks only. Empty when the role may not see it."""
    workspace = workspace.seen_by(role)
    counts, _ = _daily(workspace, question, place, role)
    if counts.empty:
        return pd.DataFrame()
    inside = counts[_start(question.asked.period) : _end(question.asked.period)]
    weeks = inside.groupby(inside.index - pd.to_timedelta(inside.index.day_of_week, unit="D")).agg(["sum", "size"])
    whole = weeks.loc[weeks["size"] == 7, "sum"]
    return whole.rename("count").rename_axis("week").reset_index()


def marks(workspace: Workspace, period: Period) -> pd.DataFrame:
    """kind (lov, termin or lön), name, first, last and is_approximate of what falls in the period, in order of time.
    Of a term its first day."""
    calendar, first, last = workspace.definitions.calendar, _start(period).date(), _end(period).date()
    rows = [("lov", one.name, one.first, one.last, one.is_approximate) for one in calendar.breaks]
    rows += [("termin", f"{one.name} börjar", one.first, one.first, one.is_approximate) for one in calendar.terms]
    rows += [("lön", "Lön", day, day, False) for day in _pay_days(calendar, first, last)]
    inside = sorted((row for row in rows if row[3] >= first and row[2] <= last), key=lambda row: row[2])
    table = pd.DataFrame(inside, columns=["kind", "name", "first", "last", "is_approximate"])
    return table.assign(first=pd.to_datetime(table["first"]), last=pd.to_datetime(table["last"]))


def _daily(workspace: Workspace, question: PlaceQuestion, place: str | None, role: Role) -> tuple[pd.Series, int]:
    if not may_ask(role):
        return pd.Series(dtype=float), 0
    return _counted(workspace, workspace.data_key.of(question.table), question, place)


@kept(32)
def _counted(workspace: Workspace, key: DataKey, question: PlaceQuestion, place: str | None) -> tuple[pd.Series, int]:
    """Events by day over all that the data cover, by the middle of their window; how many have too long a window."""
    covered = covered_period(workspace, key, question.table)
    if covered is None:
        return pd.Series(dtype=float), 0
    here, _ = here_and_elsewhere(workspace, key, question, place)
    length = (here["event_to"].fillna(here["event_from"]) - here["event_from"]).clip(lower=pd.Timedelta(0))
    usable = here["event_from"].notna() & (length <= LONGEST_WINDOW)
    days = (here["event_from"] + length / 2)[usable].dt.normalize()
    index = pd.date_range(_start(covered), _end(covered), freq="D")
    return days.value_counts().reindex(index, fill_value=0).astype(float), int((~usable).sum())


def _kinds(calendar: Calendar, first: date, last: date) -> dict[str, tuple[Days, int]]:
    """Each kind's stretches of days within the data, and how far around them to compare."""
    pays = [(day, day + timedelta(PAY_DAYS_LONG - 1)) for day in _pay_days(calendar, first, last)]
    holidays = [(day, day) for year in range(first.year, last.year + 1) for day in public_holidays(year)]
    kinds = {PAY: (pays, AROUND_PAY_DAY), HOLIDAYS: (holidays, AROUND_HOLIDAY)}
    for stretch in calendar.breaks:
        if stretch.last - stretch.first > LONGEST_BREAK:
            continue
        kinds.setdefault(stretch.name, ([], AROUND_BREAK))[0].append((stretch.first, stretch.last))
    inside = {
        name: ([(a, b) for a, b in stretches if first <= a and b <= last], around)
        for name, (stretches, around) in kinds.items()
    }
    return {name: found for name, found in inside.items() if found[0]}


def _pay_days(calendar: Calendar, first: date, last: date) -> list[date]:
    months = pd.period_range(first, last, freq="M")
    days = (pay_day(month.year, month.month, calendar.pay_day) for month in months)
    return [day for day in days if first <= day <= last]


def _strata(
    counts: pd.Series, stretches: Days, around: int, taken: set[date]
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    """Day by day: the count, whether it is special, and its stratum (stretch and weekday)."""
    parts: list[tuple[date, bool, int]] = []
    for place, (first, last) in enumerate(stretches):
        own = _between(first, last)
        near = [
            *_between(first - timedelta(around), first - timedelta(1)),
            *_between(last + timedelta(1), last + timedelta(around)),
        ]
        parts += [(day, True, place * 7 + day.weekday()) for day in own]
        parts += [(day, False, place * 7 + day.weekday()) for day in near if day not in taken]
    known = [part for part in parts if counts.index[0].date() <= part[0] <= counts.index[-1].date()]
    days, special, stratum = zip(*known, strict=True)
    return counts.reindex(pd.to_datetime(list(days))).to_numpy(), np.array(special), np.array(stratum)


def _between(first: date, last: date) -> list[date]:
    return [first + timedelta(days) for days in range((last - first).days + 1)]


def _table(found: dict[str, DayRates]) -> pd.DataFrame:
    rows = pd.DataFrame(
        [
            {
                "name": name,
                "n_days": rates.n_days,
                "per_day": rates.n_events / rates.n_days if rates.n_days else np.nan,
                "compared_per_day": rates.n_events / rates.n_days / rates.ratio
                if rates.n_days and rates.ratio
                else np.nan,
                "ratio": rates.ratio,
                "lower": rates.lower,
                "upper": rates.upper,
                "p": rates.p,
                "level": rates.level,
            }
            for name, rates in found.items()
        ]
    )
    unsure = ~is_discovery(rows["p"]) & rows["level"].isin([Level.MORE, Level.FEWER])
    return rows.assign(level=rows["level"].mask(unsure, Level.MAYBE_CHANCE))


def _start(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.first.year, period.first.month, 1)


def _end(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.last.year, period.last.month, 1) + pd.offsets.MonthEnd(0)
