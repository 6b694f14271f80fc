"""What has become of reports: when they came in, whether the police know, who may see them, how far they have come."""

import numpy as np
import pandas as pd

from lib.demo.measures import PLANNED
from lib.domain.codes import Secrecy

DAY = 24 * 60
DELAY_HOURS = 18.0
MOST_DELAY_DAYS = 12
POLICE_KNOW = {"vald_hot": 0.6, "tillgrepp": 0.6, "narkotika": 0.45, "skadegorelse": 0.45, "ordning": 0.2}
POLICE_UNSURE = 0.12
SHARED = {"narkotika": 0.35, "vald_hot": 0.3, "ordning": 0.12}
OPEN = {"narkotika": 0.1, "vald_hot": 0.1, "ordning": 0.4, "ovrigt": 0.2}
OPEN_OTHERWISE = 0.7
STATUSES = ("ny", "bedomd", "atgardad", "avslutad")
STATUS_BY_AGE = {30: (0.55, 0.35, 0.08, 0.02), 180: (0.04, 0.36, 0.3, 0.3), 100_000: (0.0, 0.06, 0.22, 0.72)}
"""Chances of each status for reports at most so many days old."""
OUTCOMES = {
    "ordning": ("Fältgruppen har varit där och pratat med dem som samlas.", "Ordningsvakter går förbi oftare."),
    "narkotika": ("Polisen har fått uppgiften och arbetar på platsen.",),
    "skadegorelse": ("Skadan är lagad.", "Klottret är borttaget."),
    "vald_hot": ("Polisen har tagit emot uppgiften. Platsen ses över.",),
    "tillgrepp": ("Grannsamverkan är varnad.",),
    "trafik": ("Hastigheten är mätt och frågan lämnad till trafikplaneringen.", "Polisen har gjort en kontroll."),
    "miljo": ("Lampan är lagad.", "Buskarna är klippta.", "Platsen är städad."),
    "ovrigt": ("Vi har talat med dem som rapporterade.",),
    "trygg_plats": ("Tack. Det som fungerar här tas med när andra platser planeras.",),
}
ANSWERED = {"atgardad": 2, "avslutad": 3}
"""One report in so many with the status has no answer: far from all who report get one."""
LINKED = 0.4
LOOK_BACK = np.timedelta64(180, "D")


def draw_delay_minutes(rng: np.random.Generator, n: int) -> np.ndarray:
    hours = DELAY_HOURS * rng.lognormal(0, 1.1, n)
    minutes: np.ndarray = np.clip(hours * 60, 5, MOST_DELAY_DAYS * DAY).astype(int)
    return minutes


def draw_police_reported(rng: np.random.Generator, themes: pd.Series) -> np.ndarray:
    draws = rng.random((2, len(themes)))
    known = draws[1] < themes.map(POLICE_KNOW).fillna(0.04).to_numpy(float)
    return np.select([draws[0] < POLICE_UNSURE, known], ["unknown", "yes"], "no")


def draw_secrecy(rng: np.random.Generator, themes: pd.Series) -> np.ndarray:
    draws = rng.random((2, len(themes)))
    shared = draws[0] < themes.map(SHARED).fillna(0).to_numpy(float)
    is_open = draws[1] < themes.map(OPEN).fillna(OPEN_OTHERWISE).to_numpy(float)
    return np.select([shared, is_open], [Secrecy.SHARED_WITH_POLICE, Secrecy.OPEN], Secrecy.INTERNAL)


def draw_status(rng: np.random.Generator, reported_at: pd.Series, today: np.datetime64) -> np.ndarray:
    age_days = (today - reported_at.to_numpy()).astype("timedelta64[D]").astype(int)
    sums = np.cumsum(list(STATUS_BY_AGE.values()), axis=1)[np.searchsorted(list(STATUS_BY_AGE), age_days)]
    place = (rng.random((len(age_days), 1)) > sums[:, :-1]).sum(axis=1)
    statuses: np.ndarray = np.array(STATUSES)[place]
    return statuses


def link_to_measures(rng: np.random.Generator, reports: pd.DataFrame, measures: pd.DataFrame) -> pd.Series:
    """The id of the measure that a report led to or was met with: same area and theme, from half a year before."""
    linked = pd.Series(None, index=reports.index, dtype=object)
    is_chosen = rng.random(len(reports)) < LINKED
    started = measures[measures["started"].notna() & ~measures["status"].isin(PLANNED)]
    for measure in started.itertuples():
        begins = np.datetime64(measure.started)
        ends = np.datetime64(measure.ended) if pd.notna(measure.ended) else reports["reported_at"].max()
        fits = (reports["area_code"] == measure.area_code) & (reports["theme"] == measure.theme)
        fits &= reports["event_from"].between(begins - LOOK_BACK, ends)
        linked[fits & is_chosen & linked.isna()] = measure.measure_id
    return linked


def tell_outcomes(reports: pd.DataFrame) -> list[str | None]:
    """What the reporter was told, by category; drawn by nothing but the place in the table, so that no other table
    changes with it."""
    told: list[str | None] = []
    for number, (category, status) in enumerate(zip(reports["category"], reports["status"], strict=True)):
        texts = OUTCOMES[category]
        has_answer = status in ANSWERED and number % ANSWERED[status] != 0
        told.append(texts[number % len(texts)] if has_answer else None)
    return told
