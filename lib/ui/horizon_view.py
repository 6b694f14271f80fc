"""The horizons on a page: the balance between them, and the chosen one with its goals, principles, work and figures."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.horizons import horizon_balance, horizon_counts, horizon_indicators, horizons_of
from lib.analysis.placed_figures import placed_figures
from lib.analysis.workspace import Workspace
from lib.charts.progress import progress_chart
from lib.domain.codes import Role
from lib.domain.horizon_words import BALANCE, KINDS, WORK, balance_sentence, balance_title
from lib.domain.iceberg_words import LAYER_FIGURES
from lib.domain.plan import Horizon
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

KEY, KIND = "horisont", "horisont_slag"


def horizon_finding(workspace: Workspace, work: pd.DataFrame) -> None:
    st.subheader("De tre horisonterna", anchor=False)
    st.text(balance_sentence(horizon_counts(work)))
    if workspace.definitions.plan is None:
        st.info(
            f"{workspace.municipality.name} har ingen handlingsplan här än. Med filen data/{workspace.folder.slug}/"
            "plan.yaml visas planens aktiviteter och mål på kort, medellång och lång sikt.",
            icon=":material/assignment:",
        )


def balance_picture(workspace: Workspace, work: pd.DataFrame, file_name: str) -> None:
    """A bar for each horizon, divided by how far the work has come; `horisont_slag` in the address says which work."""
    found = tuple(kind for kind in KINDS if (work["kind"] == kind).any())
    if not found:
        st.info("Det finns inget arbete att fördela på horisonterna för det här urvalet.")
        return
    kind = adopt(KIND, found, found[0])
    st.segmented_control("Visa", found, format_func=lambda one: KINDS[one], key=KIND, required=True,
                         persist_state="session", label_visibility="collapsed", wrap=True)  # fmt: skip
    own = work[work["kind"] == kind]
    rows = horizon_balance(own, horizons_of(workspace.definitions.plan))
    title, subtitle = balance_title(horizon_counts(own)[kind], kind), f"{KINDS[kind]}, antal efter läge."
    told = ". ".join(f"{name}: {_counts(group)}" for name, group in rows.groupby("group_name", sort=False))
    show_chart(
        partial(progress_chart, rows, current_scheme()), title, subtitle, f"{title}. {told}.", f"horisonter-{kind}"
    )
    with st.expander("Tabell: balansen", icon=":material/table:", key="horisonter-tabell"):
        declared_table(rows, BALANCE, f"{file_name}-{kind}", f"horisonter-balans-{kind}", _is_made_up(own))


def horizon_details(workspace: Workspace, asked: Selection, work: pd.DataFrame, role: Role) -> None:
    """Goals beside principles, then the work and the indicators of the chosen horizon; `horisont` in the address."""
    horizons: dict[str, Horizon] = {horizon.id: horizon for horizon in horizons_of(workspace.definitions.plan)}
    ids: tuple[str, ...] = tuple(horizons)
    chosen = adopt(KEY, ids, ids[0])
    st.segmented_control("Horisont", ids, format_func=lambda one: horizons[one].name, key=KEY, required=True,
                         persist_state="session")  # fmt: skip
    horizon = horizons[chosen]
    st.markdown(plain(horizon.description))
    _goals(horizon)
    file_name = f"{asked.municipality}-horisont-{chosen}"
    work_tab, figures_tab = st.tabs(["Arbetet", "Indikatorer"], key=f"horisont-flikar-{chosen}", on_change="rerun")
    with work_tab:
        own = work[work["horizon"] == chosen]
        declared_table(own, WORK[1:], file_name, f"horisont-arbete-{chosen}", _is_made_up(own))
    if figures_tab.open:  # a tab that nobody looks at asks for no figures
        with figures_tab:
            _figures(workspace, asked, horizon, file_name, role)


def _goals(horizon: Horizon) -> None:
    parts = [(name, lines) for name, lines in (("Mål", horizon.goals), ("Principer", horizon.principles)) if lines]
    for column, (name, lines) in zip(st.columns(len(parts)) if parts else (), parts, strict=True):
        with column:
            st.markdown(f"**{name}**\n" + "\n".join(f"- {plain(line)}" for line in lines))
    if horizon.source:
        st.caption(plain(f"Källa: {horizon.source}"))


def _figures(workspace: Workspace, asked: Selection, horizon: Horizon, file_name: str, role: Role) -> None:
    ids, is_said = horizon_indicators(workspace.definitions.plan, horizon)
    if not ids:
        st.info("Ingen indikator är knuten till horisonten ännu.")
        return
    rows = placed_figures(workspace, asked, ids, role)
    n_known = int((rows["availability"] == "figures").sum())
    told = "" if is_said else " De hör till fokusområden som har flest aktiviteter på den här horisonten."
    st.caption(f"Med siffror: {number(n_known)} av {number(len(rows))} indikatorer.{told}")
    declared_table(rows, LAYER_FIGURES, f"{file_name}-indikatorer", f"horisont-tal-{horizon.id}", _is_made_up(rows))


def _is_made_up(rows: pd.DataFrame) -> bool:
    return bool(rows["is_synthetic"].astype(bool).any())


def _counts(group: pd.DataFrame) -> str:
    counts = zip(group["count"], group["status_name"], strict=True)
    return ", ".join(f"{count} {name[2:]}" for count, name in counts)
