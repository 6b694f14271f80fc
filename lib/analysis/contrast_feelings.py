"""Trygghet against säkerhet: what people answer beside what is reported, both against the whole municipality."""

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import NO_DATA, Contrast, judged, nothing, sources_of
from lib.analysis.counted import SCALE
from lib.analysis.figures import figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role, Status
from lib.domain.contrast import FEELING_SAFETY, Verdict, opposite_columns
from lib.domain.selection import Selection
from lib.stats.opposite import count_tails, opposite_p, share_tails

CRIMES = "anmalda_brott"
FEELINGS = ("trygg_bostadsomrade", "avstar_ga_ut")
"""Indicators that ask how safe people feel where they live."""


def feelings_of(workspace: Workspace) -> tuple[str, ...]:
    known = workspace.definitions.indicators
    return tuple(name for name in FEELINGS if name in known and "area" in known[name].levels)


def feeling_against_safety(workspace: Workspace, asked: Selection, feeling: str, role: Role) -> Contrast:
    """Areas whose crimes lie below the municipality while fewer feel safe than there, or the reverse.

    Both must differ by more than chance, each with its own uncertainty (Poisson, Wilson), and the pair is held to a
    false-discovery rate over all areas. A survey of too few answers is hidden and is too few to tell.
    """
    workspace = workspace.seen_by(role)
    known = workspace.definitions.indicators
    if feeling not in known or CRIMES not in known:
        return nothing(FEELING_SAFETY, f"Måtten för trygghet eller anmälda brott saknas i kommunens mapp. {NO_DATA}")
    answers = figures_of(workspace, asked, (CRIMES, feeling), "area", role)
    by_name = {name: part.set_index("area_code") for name, part in answers.groupby("indicator")} if len(answers) else {}
    if len(by_name) < 2:
        lacking = next(name for name in (feeling, CRIMES) if name not in by_name)
        return nothing(FEELING_SAFETY, f"Det finns inga siffror per område för {known[lacking].name}. {NO_DATA}")
    high_is_safe = known[feeling].polarity is Polarity.HIGH_IS_GOOD
    return Contrast(
        FEELING_SAFETY,
        _paired(by_name[CRIMES], by_name[feeling], high_is_safe),
        opposite_columns(FEELING_SAFETY, known[feeling].name),
        whole=_whole(by_name[CRIMES], by_name[feeling]),
        measure=known[feeling].name,
        measure_id=feeling,
        high_is_safe=high_is_safe,
        sources=sources_of(answers),
    )


def _paired(crimes: pd.DataFrame, felt: pd.DataFrame, high_is_safe: bool) -> pd.DataFrame:
    felt = felt.reindex(crimes.index)
    few, many = count_tails(crimes["numerator"], _expected(crimes))
    low, high = share_tails(felt["value"] / 100, felt["n"], felt["comparison_value"] / 100)
    unsafe, safe = (low, high) if high_is_safe else (high, low)
    rows = pd.DataFrame(
        {
            "area_code": crimes.index,
            "area_name": crimes["area_name"],
            "first_value": felt["value"],
            "first_lower": felt["lower"],
            "first_upper": felt["upper"],
            "first_n": felt["n"],
            "second_value": crimes["value"],
            "second_lower": crimes["lower"],
            "second_upper": crimes["upper"],
            "second_count": crimes["numerator"],
            "x": crimes["value"],
            "y": felt["value"],
            # crimes few where few feel safe, or many where many do: safety and feeling on opposite sides
            "p": opposite_p(few, many, safe, unsafe),
        }
    )
    rows = judged(rows, pd.Series(many < few, index=rows.index))
    rows["verdict"] = _without_figures(rows["verdict"], crimes["status"], felt["status"])
    return rows.reset_index(drop=True)


def _without_figures(verdict: pd.Series, *statuses: pd.Series) -> pd.Series:
    """A figure that is hidden, for privacy or for its few answers, says nothing either way."""
    hidden = statuses[0] == Status.SUPPRESSED
    few = statuses[1] == Status.SUPPRESSED
    return verdict.mask(few, Verdict.TOO_FEW).mask(hidden, Verdict.HIDDEN)


def _expected(crimes: pd.DataFrame) -> pd.Series:
    """The area's count at the municipality's rate; missing where there is no rate."""
    return crimes["comparison_value"] / crimes["unit"].map(SCALE) * crimes["denominator"]


def _whole(crimes: pd.DataFrame, felt: pd.DataFrame) -> tuple[float, float]:
    """The whole municipality: where the four fields meet."""
    values = [float(np.nanmax(frame["comparison_value"].astype(float))) for frame in (crimes, felt)]
    return values[0], values[1]
