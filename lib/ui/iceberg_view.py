"""The iceberg on a page: the finding, the drawing with the choice of layer, and what lies in the chosen layer."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.iceberg import layer_factors
from lib.analysis.placed_figures import placed_figures
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.charts.iceberg import SELECTED, iceberg_chart
from lib.domain.codes import Role
from lib.domain.iceberg import Iceberg, IcebergLayer
from lib.domain.iceberg_words import (
    LAYER_FACTORS,
    LAYER_FIGURES,
    LAYER_STORED,
    LAYERS,
    STORED,
    chain_sentence,
    iceberg_sentence,
    layer_counts,
)
from lib.domain.selection import Selection
from lib.domain.words import sentence
from lib.reports.chart_picture import ChartTexts
from lib.ui.address import adopt
from lib.ui.figure_charts import draw_chart, picture_buttons
from lib.ui.plain_text import plain
from lib.ui.plan_notes import FIGURES
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

KEY, DRAWING = "lager", "isberget-bild"


def iceberg_finding(workspace: Workspace, layers: pd.DataFrame, stored: pd.DataFrame) -> None:
    """How the figures are spread over the layers, and how many problems lack a cause; or how to begin."""
    problems = stored[stored["layer"] == "symptom"]
    n_problems = layers["n_stored"].iloc[0]
    chain = chain_sentence(n_problems, float((problems["n_causes"] == 0).sum()))
    placed = iceberg_sentence(layers["n_indicators"].tolist(), int(layers["n_with_figures"].sum()))
    st.text(f"{placed} {chain}".strip())
    if workspace.definitions.iceberg.is_empty:
        st.info(
            f"Placera indikatorer och faktorer i lagren i filen data/{workspace.folder.slug}/iceberg.yaml. Mallen i "
            "data/mall visar hur.",
            icon=":material/landscape:",
        )
    if not layers["n_with_figures"].sum():
        st.text(FIGURES)


def iceberg_picture(workspace: Workspace, layers: pd.DataFrame) -> None:
    """The drawing: a click on a layer opens it. `lager` in the address."""
    chosen, iceberg = chosen_layer(workspace.definitions.iceberg).id, workspace.definitions.iceberg
    drawn = _with_words(layers)
    told = ". ".join(f"{row.name}: {row.placed_text}; {row.stored_text}" for row in drawn.itertuples())
    told = f"Isberget uppifrån. {told}. Bara det första lagret syns ovanför ytan."
    chart = partial(iceberg_chart, drawn, current_scheme(), chosen)
    draw_chart(chart, told, DRAWING, on_select=_take, selection_mode=SELECTED)
    made_up = synthetic_sources(workspace)
    lines = (iceberg.source and f"Efter {iceberg.source}", made_up and f"Exempeldata: {made_up}.")
    texts = ChartTexts("Isberget", "Vad som är placerat i varje lager", " ".join(line for line in lines if line))
    picture_buttons(partial(iceberg_chart, drawn, "light", None), told, texts, "isberget")


def chosen_layer(iceberg: Iceberg) -> IcebergLayer:
    return iceberg.layer(adopt(KEY, tuple(layer.id for layer in iceberg.layers), "symptom"))


def layer_details(workspace: Workspace, asked: Selection, stored: pd.DataFrame, role: Role) -> None:
    """The same choice for keyboards, then what lies in the layer: indicators, factors, problems or causes."""
    iceberg = workspace.definitions.iceberg
    layer = chosen_layer(iceberg)
    names = {one.id: one.name for one in iceberg.layers}
    st.segmented_control("Lager", tuple(names), format_func=lambda one: names[one], key=KEY, required=True,
                         persist_state="session")  # fmt: skip
    st.markdown(plain(layer.description))
    file_name = f"{asked.municipality}-isberget-{layer.id}"
    what = sentence(STORED[layer.id][1])
    figures_tab, factors_tab, stored_tab = st.tabs(["Indikatorer", "Faktorer", what], key=f"isberget-flikar-{layer.id}")
    with figures_tab:
        rows = placed_figures(workspace, asked, layer.indicators, role)
        declared_table(rows, LAYER_FIGURES, file_name, f"isberget-tal-{layer.id}", bool(rows["is_synthetic"].any()))
    with factors_tab:
        rows = layer_factors(workspace, layer)
        declared_table(rows, LAYER_FACTORS, f"{file_name}-faktorer", f"isberget-faktorer-{layer.id}", False)
    with stored_tab:
        _stored(stored[stored["layer"] == layer.id], layer, file_name)


def layer_table(layers: pd.DataFrame, file_name: str) -> None:
    with st.expander("Tabell: lagren", icon=":material/table:", key="isberget-tabell"):
        declared_table(layers, LAYERS, file_name, "isberget-lager", False)


def _stored(rows: pd.DataFrame, layer: IcebergLayer, file_name: str) -> None:
    if rows.empty:
        hints = {
            "symptom": "Inga problem är registrerade här. En motsägelse på sidan Kontraster kan bli ett problem.",
            "cause": "Inga orsaker är skrivna här. De skrivs till ett problem.",
            "root_cause": "Inga orsaker till orsaker är skrivna här. De skrivs till en orsak.",
        }
        st.info(hints[layer.id])
        return
    used = rows.dropna(axis="columns", how="all")
    used = used.drop(columns=[name for name in ("of",) if (used[name] == "").all()])
    declared_table(used, LAYER_STORED, f"{file_name}-skrivet", f"isberget-skrivet-{layer.id}",
                   bool(rows["is_synthetic"].any()))  # fmt: skip


def _with_words(layers: pd.DataFrame) -> pd.DataFrame:
    words = [layer_counts(record, str(record["layer"])) for record in layers.to_dict("records")]
    return layers.assign(placed_text=[placed for placed, _ in words], stored_text=[written for _, written in words])


def _take() -> None:
    """A click on a layer opens it; a click beside it changes nothing."""
    state: Any = st.session_state.get(DRAWING) or {}
    picked = (state.get("selection") or {}).get(SELECTED) or []
    layer = picked[0].get("layer") if picked else None
    if layer in STORED:
        st.session_state[KEY] = layer
