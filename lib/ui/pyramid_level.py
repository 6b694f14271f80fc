"""What stands behind a level of the pyramid: figures by sex, age and place, what is not reported, and the work."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.figures import figures_of
from lib.analysis.mapping import mapped_indicators
from lib.analysis.pyramid import level_work
from lib.analysis.pyramid_level import DarkFigure, dark_figures, level_figures, levels_over_time
from lib.analysis.workspace import Workspace
from lib.charts.groups import group_chart
from lib.charts.pyramid import balance_chart, years_chart
from lib.domain.codes import Role, Sex
from lib.domain.pyramid import PyramidLevel, PyramidVersion
from lib.domain.pyramid_columns import LEVEL_FIGURES, OVER_TIME, WORK
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import value_words
from lib.domain.words import SEXES, UNITS, number
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table


def women_and_men(workspace: Workspace, asked: Selection, level: PyramidLevel, role: Role) -> None:
    """Beside each other, for every indicator of the level that is split by sex; otherwise that none is."""
    ids = tuple(name for name in level.indicators if "sex" in workspace.definitions.indicators[name].breakdowns)
    whole = Selection(asked.municipality, asked.period, asked.comparison, asked.areas)
    rows = figures_of(workspace, whole, ids, "sex", role) if ids else pd.DataFrame()
    if rows.empty and asked.areas and ids:
        rows = figures_of(workspace, Selection(asked.municipality, asked.period, asked.comparison), ids, "sex", role)
    st.markdown("**Kvinnor och män, flickor och pojkar**")
    if rows.empty:
        st.info(
            "Nivån har inga siffror uppdelade på kön. Anmälda brott här har inget kön: be polisen eller Brå om det."
        )
        return
    for name, unsorted in rows.groupby("indicator", sort=False):
        own = unsorted.sort_values("sex", ascending=False)  # women, other, men: one order everywhere
        indicator = workspace.definitions.indicators[str(name)]
        named = own.assign(group=own["sex"].map({Sex(code): word for code, word in SEXES.items()}))
        told = ", ".join(f"{group.lower()} {value_words(row)}" for group, row in
                         zip(named["group"], read_rows(own.to_dict("records")), strict=True))  # fmt: skip
        subtitle = f"{UNITS[own['unit'].iloc[0]]}, {own['area_name'].iloc[0]} {own['period'].iloc[0]}"
        chart, title, source = partial(group_chart, named, "sex"), f"{indicator.name}: {told}", own["source"].iloc[0]
        show_chart(chart, title, subtitle, title, f"pyramid-kon-{name}", f"Källa: {source}.")


def level_table(workspace: Workspace, asked: Selection, level: PyramidLevel, role: Role) -> None:
    """Every figure of the level: for all, by sex, by age, by crime category, with its place, change and source."""
    rows = level_figures(workspace, asked, level, role)
    st.markdown("**Alla siffror på nivån**")
    if rows.empty:
        st.info("Nivån har inga siffror ännu. Luckan ovan säger hur en första bild kan tas fram.")
        return
    declared_table(rows, LEVEL_FIGURES, f"{asked.municipality}-pyramid-{level.id}", f"pyramid-{level.id}",
                   bool(rows["is_synthetic"].any()))  # fmt: skip
    shown = [name for name in level.indicators if name in mapped_indicators(workspace)]
    for name in shown:
        st.page_link("pages/lagesbild/oversikt.py", label=f"{workspace.definitions.indicators[name].name} på kartan",
                     icon=":material/map:", query_params={"matt": name})  # fmt: skip


def dark_figure_words(workspace: Workspace, asked: Selection, level: PyramidLevel, role: Role) -> None:
    """What people say beside what was reported, with how rough that is; nothing where only one of them exists."""
    for found in dark_figures(workspace, asked, level, role):
        st.markdown("**Det som inte anmäls**")
        st.text(_told(found))
        st.caption(
            "Grovt räknat: andelen gånger invånarna 16–79 år. En person kan utsättas flera gånger och en anmälan gälla "
            "flera, och frågan och brottstyperna täcker inte samma sak. Talen ska därför inte delas med varandra."
        )


def _told(found: DarkFigure) -> str:
    few, many = (number(round(value, -2)) for value in (found.lower_persons, found.upper_persons))
    return (
        f"{found.indicator_name}: {number(found.share_pct, 1)} % säger att de utsattes {found.year}, vilket motsvarar "
        f"ungefär {few}–{many} personer. Samma år anmäldes {number(found.n_reported)} brott i nivåns brottstyper."
    )


def work_balance(workspace: Workspace, asked: Selection, version: PyramidVersion, levels: pd.DataFrame) -> None:
    """Where the work is against where the figures are, and the work by prevention level and kind."""
    st.subheader("Arbetet mot siffrorna", anchor=False)
    work = level_work(workspace, asked, version)
    if work.empty:
        st.info("Inga åtgärder eller aktiviteter är kopplade till nivåerna. Kopplingen står i pyramid.yaml.")
        return
    chart, title = partial(balance_chart, _shares(levels)), _balance_title(levels)
    show_chart(chart, title, "Andel av alla nivåers brott och av allt arbete", title, "pyramid-balans")
    declared_table(work, WORK, f"{asked.municipality}-pyramid-arbete", "pyramid-arbete",
                   bool(levels["is_synthetic"].any()))  # fmt: skip
    st.caption(
        "En åtgärd räknas till nivån efter sitt tema och kan stå på flera nivåer; aktiviteterna efter pyramid.yaml."
    )


def _shares(levels: pd.DataFrame) -> pd.DataFrame:
    """Two rows a level: its share of the reported crimes and its share of measures and activities."""
    jobs = levels["n_measures"] + levels["n_activities"]
    parts = []
    for what, amount in (("anmälda brott", levels["count"]), ("åtgärder och aktiviteter", jobs)):
        share = amount / amount.sum() * 100 if amount.sum() else amount * 0.0
        text = [f"{number(one)} ({number(part)} %)" if one == one else "räknas inte" for one, part in
                zip(amount, share, strict=True)]  # fmt: skip
        parts.append(levels[["name"]].assign(what=what, share_pct=share.fillna(0), text=text))
    return pd.concat(parts, ignore_index=True)


def _balance_title(levels: pd.DataFrame) -> str:
    jobs = levels["n_measures"] + levels["n_activities"]
    without = levels.loc[jobs == 0, "name"]
    most = levels.loc[jobs.idxmax(), "name"]
    end = f"; inget arbete på {', '.join(without)}" if len(without) else ""
    return f"Mest arbete på nivån {most} ({number(jobs.max())} av {number(jobs.sum())}){end}"


def early_and_grave(workspace: Workspace, version: PyramidVersion, role: Role, is_synthetic: bool) -> None:
    """The years, level by level, without saying that one leads to another."""
    st.subheader("Tidiga tecken och grovt våld över tid", anchor=False)
    rows = levels_over_time(workspace, version, role)
    if rows.empty:
        st.info("Ingen nivå har siffror för flera hela år.")
        return
    years = f"{rows['year'].min()}–{rows['year'].max()}"
    told = "; ".join(_from_to(str(name), own) for name, own in rows.dropna(subset=["value"]).groupby("level_name"))
    show_chart(partial(years_chart, rows), f"Nivåerna år för år, {years}",
               "Egen skala för varje nivå: jämför åren inom en ruta, inte rutorna med varandra",
               f"Nivåerna år för år. {told}.", "pyramid-ar")  # fmt: skip
    st.caption("Bilden visar vad som hände samtidigt. Den visar inte att det ena leder till det andra.")
    with st.expander("Tabell: nivåerna år för år", icon=":material/table:", key="pyramid-ar-tabell-lucka"):
        declared_table(rows, OVER_TIME, "pyramid-ar", "pyramid-ar-t", is_synthetic)


def _from_to(name: str, own: pd.DataFrame) -> str:
    first, last = number(own["value"].iloc[0]), number(own["value"].iloc[-1])
    return f"{name}, {own['measure_name'].iloc[0]}: från {first} till {last}"


def violence_types(workspace: Workspace, asked: Selection, role: Role) -> None:
    """Close relations, honour, prostitution and trafficking: figures, or why there are none. Never by area."""
    types = workspace.definitions.pyramid.violence_types
    if not types:
        return
    st.subheader("Våldstyper som alltid ska finnas med", anchor=False)
    whole = Selection(asked.municipality, asked.period, asked.comparison)
    for column, kind in zip(st.columns(len(types)), types, strict=True):
        with column, st.container(border=True, height="stretch", key=f"valdstyp-{kind.id}"):
            st.markdown(f"**{plain(kind.name)}**")
            st.markdown(f":small[{plain(kind.description)}]")
            rows = level_figures(workspace, whole, kind, role)
            for row in rows[rows["sex"] == Sex.ALL].itertuples() if len(rows) else ():
                st.markdown(plain(f"{row.measure_name}: {row.value_text} {row.unit}, {row.period}"))
            if rows.empty:
                st.markdown("Inga siffror")
            if kind.gap:
                st.caption(plain(kind.gap))
