"""The pyramid itself: which version, what its width means, and the level that is looked at."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.pyramid import pyramid_levels, pyramid_version
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.charts.pyramid import SELECTED, pyramid_chart
from lib.domain.codes import Role, Status
from lib.domain.pyramid import PyramidLevel, PyramidVersion
from lib.domain.pyramid_columns import LEVELS
from lib.domain.selection import Selection
from lib.domain.words import SYMBOLS, number
from lib.reports.chart_picture import ChartTexts
from lib.ui.address import adopt
from lib.ui.figure_charts import draw_chart, picture_buttons
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

MEANINGS = {
    "modell": "Bara modellen: alla steg lika stora",
    "antal": "Antal anmälda brott",
    "takt": "Anmälda brott per 1 000 invånare och år",
    "kallor": "Antal källor",
}
TOP_OF_MODEL = 0.2
COUNTED = {"antal": ("count", 0, "anmälda brott"), "takt": ("per_1000", 1, "per 1 000 och år")}


def chosen_version(workspace: Workspace) -> PyramidVersion:
    """`pyramid` in the address."""
    pyramid = workspace.definitions.pyramid
    names = {version.id: version.name for version in pyramid.versions}
    chosen = adopt("pyramid", tuple(names), pyramid.default)
    st.segmented_control(
        "Pyramid", tuple(names), format_func=lambda one: names[one], key="pyramid", required=True,
        persist_state="session", wrap=True,
    )  # fmt: skip
    return pyramid_version(workspace, chosen)


def chosen_width() -> str:
    chosen = adopt("bredd", tuple(MEANINGS), "kallor")
    st.selectbox("Bredden visar", tuple(MEANINGS), format_func=lambda one: MEANINGS[one], key="bredd",
                 persist_state="session")  # fmt: skip
    return chosen


def levels_finding(levels: pd.DataFrame, asked: Selection) -> None:
    """What the pyramid says of our own knowledge: where the figures are, and where nobody looks."""
    empty = levels.loc[levels["n_sources"] == 0, "name"]
    known = levels[levels["n_sources"] > 0]
    told = f"{number(len(known))} av {number(len(levels))} nivåer har siffror för {asked.period.label}."
    if len(empty):
        told += " Utan siffror: " + "; ".join(empty) + ". Tomt betyder att ingen mäter, inte att inget händer."
    st.text(told)


def pyramid_picture(
    workspace: Workspace, asked: Selection, version: PyramidVersion, width: str, role: Role
) -> PyramidLevel:
    """The drawing and, for keyboards and screen readers, the same choice as a list. Returns the chosen level."""
    levels = pyramid_levels(workspace, asked, version, role)
    ids = tuple(level.id for level in version.levels)
    key = f"niva-{version.id}"
    start = next((row.level for row in levels.iloc[::-1].itertuples() if row.n_sources), ids[0])
    chosen = adopt(key, ids, str(start))
    drawn = _with_width(levels, width)
    told = "; ".join(f"{row.name}: {row.width_text}" for row in drawn.iloc[::-1].itertuples(index=False))
    chart = partial(pyramid_chart, drawn, current_scheme(), chosen)
    drawn_key = f"pyramidbild-{version.id}"
    st.markdown(f"**Bredden visar: {MEANINGS[width].lower()}**")
    draw_chart(chart, f"Våldspyramiden uppifrån. {told}.", drawn_key,
               on_select=lambda: _take(drawn_key, key, ids), selection_mode=SELECTED)  # fmt: skip
    _buttons(workspace, drawn, version, width, told)
    names = {level.id: level.name for level in version.levels}
    st.selectbox("Nivå att öppna", ids[::-1], format_func=lambda one: names[one], key=key, persist_state="session")
    return next(level for level in version.levels if level.id == chosen)


def levels_table(levels: pd.DataFrame, file_name: str) -> None:
    declared_table(levels, LEVELS, file_name, "pyramid-nivaer", bool(levels["is_synthetic"].any()))


def _take(drawn_key: str, key: str, ids: tuple[str, ...]) -> None:
    """A click on a level opens it; a click beside it changes nothing."""
    state: Any = st.session_state.get(drawn_key) or {}
    picked = (state.get("selection") or {}).get(SELECTED) or []
    level = picked[0].get("level") if picked else None
    if level in ids:
        st.session_state[key] = level


def _buttons(workspace: Workspace, drawn: pd.DataFrame, version: PyramidVersion, width: str, told: str) -> None:
    made_up = synthetic_sources(workspace)
    source = f"Nivåer efter {version.source}." + (f" Exempeldata: {made_up}." if made_up else "")
    texts = ChartTexts("Våldspyramiden", f"Bredden visar: {MEANINGS[width].lower()}", source)
    picture_buttons(partial(pyramid_chart, drawn, "light", None), told, texts, "pyramid")


def _with_width(levels: pd.DataFrame, width: str) -> pd.DataFrame:
    """`width` and `model_width` (0–1) and `width_text`."""
    model = 1 - (levels["place"] - 1) / len(levels) * (1 - TOP_OF_MODEL)
    sizes, words = model, levels["source_names"].where(levels["n_sources"] > 0, "inga siffror")
    if width == "kallor":
        sizes = levels["n_sources"].astype(float).replace(0, float("nan"))
        words = levels.apply(lambda row: _source_words(row["n_sources"], row["source_names"]), axis=1)
    elif width != "modell":
        name, decimals, unit = COUNTED[width]
        sizes = levels[name]
        words = levels.apply(lambda row: _counted(row[name], row["status"], decimals, unit), axis=1)
    return levels.assign(model_width=model, width=_scaled(sizes), width_text=words)


def _scaled(sizes: pd.Series) -> pd.Series:
    """In proportion to the largest; nothing where none is above zero."""
    largest = sizes.max()
    return sizes / largest if largest and largest > 0 else sizes


def _source_words(n: int, names: str) -> str:
    return f"{n} {'källa' if n == 1 else 'källor'}: {names}" if n else "inga källor"


def _counted(value: float, status: str, decimals: int, unit: str) -> str:
    if status == Status.SUPPRESSED:
        return f"{SYMBOLS[Status.SUPPRESSED]} dolt: för få"
    return "inga anmälda brott räknas här" if value != value else f"{number(value, decimals)} {unit}"


def level_words(level: PyramidLevel) -> None:
    """What the level is, its forms, and what the figures do not show."""
    st.subheader(level.name, anchor=False)
    st.markdown(plain(level.description))
    st.markdown("**Former av våld:** " + plain(", ".join(level.forms).lower()) + ".")
    if level.gap:
        st.info(f"Lucka: {level.gap}", icon=":material/visibility_off:")
