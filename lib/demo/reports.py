"""Made-up reports about unsafe and safe places."""

import numpy as np
import pandas as pd

from lib.demo.chance import generator_for
from lib.demo.clock import Clock
from lib.demo.ground import Ground
from lib.demo.handling import (
    draw_delay_minutes,
    draw_police_reported,
    draw_secrecy,
    draw_status,
    link_to_measures,
    tell_outcomes,
)
from lib.demo.hot_places import NO_PLACE, draw_hot_places
from lib.demo.incidents import draw_incidents, shown
from lib.demo.recipe import Recipe
from lib.demo.wording import word_report

COLUMNS = ["report_id", "reported_at", "event_from", "event_to", "place_type", "lon", "lat", "precision", "area_code",
           "category", "subcategory", "description", "reporter_organisation", "police_reported", "reasons", "wishes",
           "secrecy", "status", "measure_id", "duplicate_of", "outcome"]  # fmt: skip
DUPLICATES = 0.03
DUPLICATE_M = 40.0
DAY = 24 * 60


def build_reports(recipe: Recipe, ground: Ground, measures: pd.DataFrame) -> pd.DataFrame:
    """One row per report, numbered in the order they came in."""
    rng = generator_for("reports")
    clock = Clock(recipe.background.first_report_month, recipe.background.last_month)
    drawn = draw_incidents(recipe, "reports", clock, ground, rng).assign(place=NO_PLACE)
    drawn = pd.concat([drawn, draw_hot_places(recipe, "reports", clock, ground, rng)], ignore_index=True)
    drawn["came"] = drawn["last"] + draw_delay_minutes(rng, len(drawn))
    drawn["original"] = -1
    drawn["row"] = np.arange(len(drawn))
    drawn = pd.concat([drawn, _duplicates(rng, ground, drawn)], ignore_index=True)
    drawn["came"] = drawn["came"].clip(upper=clock.n_minutes - 1)
    drawn = drawn.sort_values(["came", "row"], ignore_index=True).assign(
        reported_at=lambda rows: clock.times(rows["came"].to_numpy())
    )
    drawn["report_id"] = [f"r{number:05d}" for number in range(1, len(drawn) + 1)]
    ids = drawn.set_index("row")["report_id"]
    drawn["duplicate_of"] = drawn["original"].map(ids)
    reports = shown(recipe, clock, drawn).rename(columns={"kind": "subcategory"})
    return _handled(rng, _worded(rng, recipe, reports.sort_values("report_id", ignore_index=True)), clock, measures)


def _duplicates(rng: np.random.Generator, ground: Ground, drawn: pd.DataFrame) -> pd.DataFrame:
    """The same thing reported once more by somebody else, a little later."""
    originals = drawn[(rng.random(len(drawn)) < DUPLICATES) & drawn["x"].notna() & (drawn["kind"] != "trygg_plats")]
    points = ground.nearby(
        rng,
        originals["area"].to_numpy(),
        originals[["x", "y"]].to_numpy(),
        0.0,
        np.full(len(originals), DUPLICATE_M),
    )
    return originals.assign(
        original=originals["row"],
        row=len(drawn) + np.arange(len(originals)),
        came=originals["came"] + rng.integers(30, 3 * DAY, len(originals)),
        x=points[:, 0],
        y=points[:, 1],
    )


def _worded(rng: np.random.Generator, recipe: Recipe, reports: pd.DataFrame) -> pd.DataFrame:
    words = [
        word_report(rng, recipe.texts, kind, place)
        for kind, place in zip(reports["subcategory"], reports["place"], strict=True)
    ]
    reports = reports.assign(
        **{name: [getattr(word, name) for word in words] for name in ("place_type", "reasons", "wishes", "description")}
    )
    themes = reports["subcategory"].map(recipe.themes["reports"])
    draws = rng.random(len(reports))
    choices = [recipe.texts.organisations[theme] for theme in themes]
    organisations = [names[int(draw * len(names))] for names, draw in zip(choices, draws, strict=True)]
    return reports.assign(category=themes, reporter_organisation=organisations)


def _handled(rng: np.random.Generator, reports: pd.DataFrame, clock: Clock, measures: pd.DataFrame) -> pd.DataFrame:
    themes = reports["category"]
    reports = reports.assign(
        police_reported=draw_police_reported(rng, themes),
        secrecy=draw_secrecy(rng, themes),
        status=draw_status(rng, reports["reported_at"], clock.times(np.array([clock.n_minutes]))[0]),
        measure_id=link_to_measures(rng, reports.assign(theme=themes), measures),
    )
    met = reports["measure_id"].notna() & reports["status"].isin(["ny", "bedomd"])
    reports = reports.assign(status=reports["status"].mask(met, "atgardad"))
    return reports.assign(outcome=tell_outcomes(reports))[COLUMNS]
