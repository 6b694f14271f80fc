"""Heta platser: how concentrated it is, near repeats, what is shown instead, and how it is counted."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.figures import figures
from lib.analysis.hot_areas import FEWEST_AREAS, SHUFFLES
from lib.analysis.hot_cells import cell_concentration, n_periods
from lib.analysis.hot_density import BANDWIDTH_METRES
from lib.analysis.near_repeats import COLUMNS, NEAR_M, SOON_DAYS, repeats
from lib.analysis.workspace import Workspace
from lib.charts.repeats import repeats_chart
from lib.domain.codes import Role
from lib.domain.hot_spot_sentences import concentration_sentence, repeats_sentence
from lib.domain.hot_spot_words import COUNTED, TIME_MEANINGS
from lib.domain.place_question import PlaceQuestion
from lib.domain.row import read_rows
from lib.domain.sentences import areas_sentence
from lib.domain.words import number
from lib.ui.event_source_note import has_made_up
from lib.ui.figure_charts import show_chart
from lib.ui.place_choices import question_words
from lib.ui.tables import declared_table, figure_table

INDICATORS = {"events": "anmalda_brott", "reports": "rapporter_otrygga_platser"}


def concentration_text(workspace: Workspace, question: PlaceQuestion, role: Role) -> None:
    st.subheader("Hur samlat är det?", anchor=False)
    held = cell_concentration(workspace, question, role)
    if held is None:
        st.caption(f"För få {COUNTED[question.table].many} med plats för att säga hur samlade de är.")
        return
    st.text(concentration_sentence(held, COUNTED[question.table]))
    st.caption(
        f"Rutorna är {number(question.cell_m)} meter breda, och bara de där något någonsin har registrerats räknas. "
        f"Ginimått mot jämnast möjliga fördelning: {number(held.gini, 2)} (0 är jämnt, 1 är allt på ett ställe)."
    )


def repeats_text(workspace: Workspace, question: PlaceQuestion, role: Role) -> None:
    counted = COUNTED[question.table]
    st.subheader(f"Följer {counted.one} på {counted.another}?", anchor=False)
    answer = repeats(workspace, question, role)
    if answer.reason:
        st.caption(answer.reason)
        return
    title = repeats_sentence(answer.n_pairs, answer.ratio, answer.p, NEAR_M, SOON_DAYS, counted)
    drawn = answer.table.assign(text=answer.table["ratio"].map(lambda ratio: f"{number(ratio, 1)} ×"))
    subtitle = f"Gånger väntat. {question_words(workspace, question)}. Ram: fler än slumpen brukar ge."
    show_chart(partial(repeats_chart, drawn), title, subtitle, f"Upprepning. {title}", "upprepning")


def repeats_table(workspace: Workspace, question: PlaceQuestion, role: Role) -> None:
    answer = repeats(workspace, question, role)
    declared_table(answer.table, COLUMNS, "upprepning", "upprepning", has_made_up(workspace, question.table))


def comparison_instead(workspace: Workspace, question: PlaceQuestion, role: Role) -> None:
    """The areas beside each other, where there are too few of them for anything else."""
    asked = question.asked
    indicator = workspace.definitions.indicators.get(INDICATORS[question.table])
    rows = figures(workspace, asked, indicator.id, "area", role) if indicator else pd.DataFrame()
    if indicator is None or rows.empty:
        st.info("Det finns inga siffror per område för det här urvalet.")
        return
    st.text(f"{indicator.name}. {areas_sentence(read_rows(rows.to_dict('records')), workspace.municipality.name)}")
    figure_table(rows, f"{asked.municipality}-{indicator.id}-{asked.period}", "heta-jamforelse")


def method_text(workspace: Workspace, question: PlaceQuestion, role: Role) -> None:
    shuffles, n = repeats(workspace, question, role).shuffles, n_periods(workspace, question)
    over_time = (
        f"**Över tid.** {n} lika långa perioder jämförs, för kortare perioder än ett år samma månader varje år.",
        *TIME_MEANINGS,
    )
    together = f"{TOGETHER} Tiderna blandas {number(shuffles)} gånger." if shuffles else TOGETHER
    with st.expander("Så räknas det", icon=":material/calculate:", key="metod-heta-platser"):
        for text in (GRID, AREAS, DENSITY, *over_time, together, MORE_REPORTS):
            st.markdown(text)


GRID = (
    "**Rutnät.** Kommunen delas i sexhörningar som är 250 eller 500 meter breda: små rutor säger var, större hittar "
    "det som är glesare. Bara händelser med exakt plats eller gata är med, och bara rutor där något någonsin har "
    "registrerats: skog och vatten skulle annars få varje gata att se het ut. En ruta prövas tillsammans med sina "
    "grannar (Getis och Ords Gi\\*): hur ofta skulle lika många rutor, dragna på måfå, ha så många händelser? Det "
    "räknas exakt, för antal per ruta är för snett fördelade för normalkurvan. De som sticker ut är **hetast**. Sedan "
    "räknas de bort och resten prövas en gång till: **heta**. Båda gångerna hålls andelen falska larm till 5 % "
    "(Benjamini och Hochberg 1995)."
)
AREAS = (
    f"**Områden** (minst {FEWEST_AREAS}). Antal per 1 000 invånare. *Het tillsammans med grannarna*: Gi\\* med "
    f"{number(SHUFFLES)} omblandningar. *Hög för sig*: ligger över det vanliga mer än områdena skiljer sig åt ändå. "
    "*Mot grannarna*: lokalt Moran (Anselin 1995). Allt med kontroll för många jämförelser."
)
DENSITY = (
    f"**Täthet.** Varje händelse breds ut över omkring {BANDWIDTH_METRES} meter. Ytorna är de minsta som rymmer en "
    "fjärdedel, hälften och tre fjärdedelar. Vid kommungränsen räknas tätheten upp, eftersom händelser på andra sidan "
    "saknas."
)
TOGETHER = (
    "**Samlat.** Jämförs med att varje händelse hamnar i vilken ruta som helst: få händelser ser annars alltid samlade "
    "ut. **Upprepning.** Antal par nära i både rum och tid mot vad det blir när tiderna blandas mellan platserna (Knox "
    "1964). Tiden är mitten av händelsens tidsintervall."
)
MORE_REPORTS = (
    "Fler rapporter eller anmälningar på en plats betyder inte alltid fler problem: det kan också vara att fler hör av "
    "sig."
)
