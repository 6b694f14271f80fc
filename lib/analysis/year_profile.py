"""Months and seasons of the year: more than expected, fewer, or nothing to tell."""

import numpy as np
import pandas as pd

from lib.analysis.counted import covered_period
from lib.analysis.placed_rows import of_question
from lib.analysis.rows import monthly_counts
from lib.analysis.timed_question import here_and_elsewhere, may_ask
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_spot_codes import Level
from lib.domain.hot_spot_words import LEVELS
from lib.domain.period import Month
from lib.domain.place_question import PlaceQuestion
from lib.domain.words import listing, number, sentence
from lib.privacy.suppression import hidden_counts
from lib.stats.seasons import Seasons, seasons

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
MOST_NAMED = 3
SEASONS = {"vinter": (12, 1, 2), "vår": (3, 4, 5), "sommar": (6, 7, 8), "höst": (9, 10, 11)}

COLUMNS = (
    Column("part", "Tid på året", "Månad eller årstid"),
    Column("observed", "Antal", "Händelser i alla åren tillsammans", decimals=0),
    Column("expected", "Väntat", "Om alla dagar på året vore lika", decimals=0),
    Column("lower", "Väntat, nedre gräns", "Slumpen ger sällan färre (95 %)", decimals=0),
    Column("upper", "Väntat, övre gräns", "Slumpen ger sällan fler (95 %)", decimals=0),
    Column("times", "Gånger väntat", "Antal delat med väntat", decimals=2),
    Column("level", "Bedömning", "Efter kontroll för många jämförelser", words=LEVELS),
)


def year_profile(workspace: Workspace, question: PlaceQuestion, place: str | None, role: Role) -> pd.DataFrame:
    """COLUMNS with `kind` (month or season), twelve months and then four seasons, over every whole year back from the
    newest month. `n_years` is in `attrs`. Empty with less than a year of data or when the role may not see it."""
    workspace = workspace.seen_by(role)
    key = workspace.data_key
    covered = covered_period(workspace, key, question.table)
    n_years = 0 if covered is None else int(covered.months // 12)
    if covered is None or n_years < 1 or not _may_ask(question, place, role):
        return pd.DataFrame()
    months = np.arange(covered.last.index - 12 * n_years + 1, covered.last.index + 1)
    counts = _by_month(workspace, key, question, place).reindex(months, fill_value=0).to_numpy(dtype=float)
    days = np.array([_days(Month.from_index(int(index))) for index in months], dtype=float)
    order = np.argsort(months[:12] % 12)
    by_month, days_by_month = (part.reshape(n_years, 12)[:, order] for part in (counts, days))
    parts = [np.array(group) - 1 for group in SEASONS.values()]
    by_season, days_by_season = (
        np.column_stack([table[:, part].sum(axis=1) for part in parts]) for table in (by_month, days_by_month)
    )
    rows = pd.concat(
        [
            _table(seasons(by_month, days_by_month), MONTHS, "month"),
            _table(seasons(by_season, days_by_season), tuple(SEASONS), "season"),
        ],
        ignore_index=True,
    )
    hidden = hidden_counts(rows["observed"], workspace.municipality.disclosure, role)
    rows = rows.assign(**{name: rows[name].mask(hidden) for name in ("observed", "times")})
    rows.attrs["n_years"] = n_years
    return rows


def _may_ask(question: PlaceQuestion, place: str | None, role: Role) -> bool:
    """Outside only what is counted by month: themes and crime categories, in areas or everywhere."""
    return may_ask(role) or (place is None and (question.kind is None or question.table == "events"))


def _by_month(workspace: Workspace, key: DataKey, question: PlaceQuestion, place: str | None) -> pd.Series:
    if not workspace.is_open:
        return here_and_elsewhere(workspace, key, question, place)[0]["month"].value_counts()
    counts = monthly_counts(workspace, key, question.table)
    rows = of_question(counts.assign(kind=counts["category"]), question)
    rows = rows[rows["area_code"].isin(question.asked.areas)] if question.asked.areas else rows
    return rows.groupby("month")["count"].sum()


def year_sentence(rows: pd.DataFrame) -> str:
    """`Fler än väntat i augusti och september (1,8 gånger väntat).`, or that nothing stands out.

    Months are compared with the whole year, so a few high ones make the rest low: many low ones are not named.
    """
    months = rows[rows["kind"] == "month"]
    more, fewer = (months[months["level"] == level] for level in (Level.MORE, Level.FEWER))
    told = [_told("fler än väntat", more)] if len(more) else []
    told += [_told("färre än väntat", fewer)] if 0 < len(fewer) <= MOST_NAMED or (len(fewer) and not told) else []
    if not told:
        return "Ingen månad skiljer sig från de andra mer än slumpen brukar ge."
    return f"{sentence(', '.join(told))}."


def _told(words: str, months: pd.DataFrame) -> str:
    times = months["observed"].sum() / months["expected"].sum()
    decimals = 2 if 0.85 < times < 1.15 else 1
    return f"{words} i {listing(list(months['part']))} ({number(times, decimals)} gånger väntat)"


def _days(month: Month) -> int:
    return (pd.Timestamp(month.year, month.month, 1) + pd.offsets.MonthEnd(0)).day


def _table(found: Seasons, names: tuple[str, ...], kind: str) -> pd.DataFrame:
    with np.errstate(invalid="ignore", divide="ignore"):
        times = np.where(found.expected > 0, found.observed / found.expected, np.nan)
    return pd.DataFrame(
        {
            "kind": kind,
            "part": names,
            "observed": found.observed,
            "expected": found.expected,
            "lower": found.lower,
            "upper": found.upper,
            "times": times,
            "level": found.levels,
        }
    )
