"""How content the partners are with the collaboration."""

from functools import partial

import streamlit as st

from lib.analysis.satisfaction import grades, grades_sentence, missing_grades
from lib.analysis.workspace import Workspace
from lib.charts.grades import grades_chart
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

GRADES = (
    Column("measure_name", "Mått", "Vad parterna fått bedöma"),
    Column("period", "År", "Året som betyget gäller"),
    Column("value", "Medelbetyg", "Medelvärde på skalan 1–5, där 5 är mest nöjd", 1),
    Column("n", "Antal svar", "Hur många som svarat, där det är känt", 0),
    Column("source", "Källa", "Var siffran kommer ifrån"),
)


def satisfaction_picture(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Nothing where the plan follows no grade."""
    rows = grades(workspace, asked, focus_area, role)
    finding = grades_sentence(workspace, focus_area, rows)
    if not finding:
        return
    st.subheader("Hur nöjda är parterna", anchor=False)
    if len(rows):
        subtitle = "Medelbetyg på skalan 1–5. Utan spridningen går det inte att säga om en ändring är mer än slump"
        source = f"Källa: {', '.join(dict.fromkeys(rows['source']))}."
        show_chart(
            partial(grades_chart, rows, current_scheme()),
            finding,
            subtitle,
            f"{finding} {subtitle}.",
            "nojdhet",
            source,
        )
        file_name = f"{asked.municipality}-nojdhet"
        declared_table(rows, GRADES, file_name, "nojdhet", bool(rows["is_synthetic"].any()))
    missing = missing_grades(workspace, focus_area, rows)
    if missing:
        st.info(missing)
