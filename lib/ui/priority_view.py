"""The prioritisation matrix on a page: one problem's answers, and all problems beside each other."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.priorities import answers_of, matrix_of
from lib.analysis.workspace import Workspace
from lib.charts.priorities import answers_chart, ranked_chart
from lib.domain.codes import Role
from lib.domain.priorities import CLEAR_SPREAD, MATRIX_COLUMNS, RANKED_COLUMNS
from lib.domain.words import listing, number
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

CLOSE = 0.2
"""Two problems this near each other are not told apart by eleven answers on a scale of four steps."""


def matrix_view(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """What each actor answered, and where they are far apart."""
    matrix, answers = matrix_of(workspace, problem["id"], role), answers_of(workspace, problem["id"], role)
    if answers.empty:
        st.info("Ingen har svarat på kriterierna ännu. Låt varje aktör svara för sig, och jämför sedan.")
        return
    apart = matrix[matrix["highest"] - matrix["lowest"] >= CLEAR_SPREAD]["criterion_name"].str.lower().tolist()
    n_actors = answers["actor"].nunique()
    title = f"Aktörerna är oense om {listing(apart)}" if apart else "Aktörerna svarar ungefär lika"
    if n_actors == 1:
        title = "Bara en aktör har svarat: det går inte att se om ni är överens"
    told = ". ".join(f"{row.criterion_name}: {row.answers_text or 'inget svar'}" for row in matrix.itertuples())
    show_chart(
        partial(answers_chart, matrix, answers, current_scheme()), title,
        "Aktörernas svar 0–3. Streck: medelvärde. Orange: minst två steg mellan lägsta och högsta",
        f"Prioritering. {title}. {told}.", f"kriterier-{problem['id']}",
        "Källa: svaren som aktörerna har lämnat.",
    )  # fmt: skip
    with st.expander("Tabell: svaren", icon=":material/table:", key="kriterier-tabell"):
        name = f"{workspace.folder.slug}-kriterier-{problem['id']}"
        declared_table(matrix, MATRIX_COLUMNS, name, "kriterier", bool(problem["is_synthetic"]))


def ranked_view(workspace: Workspace, ranked: pd.DataFrame) -> None:
    """All problems beside each other, with how far apart the actors are."""
    answered = ranked.dropna(subset=["together"])
    if answered.empty:
        st.info("Ingen har svarat på kriterierna för något problem ännu. Öppna ett problem och delen Kriterier.")
        return
    title = _ranked_title(answered)
    told = ". ".join(
        f"{row.title}: {number(row.together, 1)} ({number(row.lowest, 1)}–{number(row.highest, 1)})"
        for row in answered.itertuples()
    )
    show_chart(
        partial(ranked_chart, answered, current_scheme()), title,
        "Vägt medelvärde av kriterierna, 0–3. Punkt: alla tillsammans. Stapel: från den lägsta till den högsta aktören",
        f"Problemen efter prioritet. {title}. {told}.", "problem-ordning", "Källa: svaren som aktörerna har lämnat.",
    )  # fmt: skip
    file_name = f"{workspace.folder.slug}-prioritering"
    declared_table(ranked, RANKED_COLUMNS, file_name, "prioritering", bool(ranked["is_synthetic"].any()))


def _ranked_title(answered: pd.DataFrame) -> str:
    first = answered.iloc[0]
    near = answered[answered["together"] >= first["together"] - CLOSE]
    if len(near) > 1:
        return f"{len(near)} problem ligger så nära varandra i toppen att ordningen inte säger något"
    return f"Högst: {first['title']}"
