"""What a report will hold, what stops it, and the file itself, made when somebody asks for it."""

from datetime import date

import pandas as pd
import streamlit as st

from lib.actions.report_exports import note_export
from lib.analysis.publication import publication_check
from lib.analysis.report_picture import report_picture
from lib.analysis.version_rows import frame_of
from lib.analysis.workspace import Workspace
from lib.domain.audience import AUDIENCE_NAMES, Audience
from lib.domain.content_points import CONTENT_CHECK, POINTS, STATES, PointState
from lib.domain.faults import InputFault
from lib.domain.period import Period
from lib.domain.report_asked import MIME_TYPES, REPORT_NAMES, ReportAsked, ReportKind
from lib.domain.words import number
from lib.reports.report import make_report
from lib.reports.report_stamp import picture_stamp
from lib.ui.first_step import first_step
from lib.ui.paper_choice import PaperChoice
from lib.ui.plain_text import plain
from lib.ui.session import current_user, settings
from lib.ui.stop_list import stop_list
from lib.ui.tables import declared_table

MADE = "_rapportfil"
"""The file that was last made in the session, and what it is of."""
PARTS = {
    ReportKind.HALF_YEAR: ("Läget i korthet, med diagram", "Det som inte gått enligt planen", "Rapporter som saknas",
                           "Varje fokusområde med sina aktiviteter och nämndernas texter", "Källor"),
    ReportKind.YEAR: ("Läget efter året, med diagram", "Det som ändrades under året", "Det som inte gått enligt planen",
                      "Det som förs vidare", "Planens indikatorer", "Alla aktiviteter", "Källor"),
    ReportKind.WEEK: ("Veckan i en mening", "Röda och gula områden med motiv", "Anteckningar",
                      "Snabba åtgärder på gång", "Det som går vidare till analysen"),
}  # fmt: skip


def nothing_to_report(workspace: Workspace) -> None:
    first_step(
        f"{workspace.municipality.name} har inga siffror eller någon plan att göra en rapport av än. Läs in siffror på "
        "sidan Importera, eller med: python -m lib import FIL.",
        ":material/description:",
    )


def paper_contents(workspace: Workspace, asked: ReportAsked, today: date) -> bool:
    """Shows the chapters, the stamp and what stops it; returns whether the report may be made."""
    if asked.kind is not ReportKind.PICTURE:
        st.markdown("**Det här är med**\n" + "".join(f"\n- {part}" for part in PARTS[asked.kind]))
        return True
    with st.spinner("Ser efter vad som är med …"):
        period = Period.parse(asked.stretch) if asked.stretch else None
        try:
            frozen = report_picture(workspace, asked.audience, asked.version_id, period, today)
        except InputFault as problem:
            st.error(plain(str(problem)), icon=":material/gpp_bad:")
            return False
        stops = publication_check(workspace, frozen) if asked.audience is Audience.PUBLIC else pd.DataFrame()
    st.markdown("**Står på varje sida**")
    st.text("\n".join(picture_stamp(frozen, asked.audience, today).lines))
    if len(stops):
        told = f"{number(len(stops))} hinder stoppar rapporten. Rätta dem först."
        stop_list(stops, told, f"{workspace.folder.slug}-hinder", "rapport-hinder")
    _chapters(None if frozen.is_extract else frame_of(frozen.content["content_check"]))
    return stops.empty


def _chapters(check: pd.DataFrame | None) -> None:
    """The 17 points, for those inside with how far each has come."""
    with st.expander("Rapportens 17 punkter", icon=":material/list:", key="rapport-punkter"):
        if check is None:
            st.caption("Öppet utdrag: det som inte är öppet sägs det att det saknas.")
            st.text("\n".join(f"{point.number}. {point.name}" for point in POINTS))
            return
        done = int((check["state"] == PointState.OK).sum())
        st.caption(f"{STATES[PointState.OK]} för {number(done)} av {number(len(check))}.")
        declared_table(check, CONTENT_CHECK[:4], "innehall", "rapport-innehall", False)


def paper_file(workspace: Workspace, choice: PaperChoice, today: date, *, may_be_made: bool) -> None:
    """The button that makes the file, what is being done meanwhile, and the button that fetches it."""
    wanted = (choice, workspace.folder.slug, workspace.data_key.versions.every_write, today)
    st.button(
        "Gör rapporten",
        key="rapport-gor",
        type="primary" if may_be_made else "secondary",
        icon=":material/description:",
        disabled=not may_be_made,
    )
    if st.session_state["rapport-gor"]:
        _make(workspace, choice, today, wanted)
    made = st.session_state.get(MADE)
    if made is not None and made[0] == wanted:
        st.download_button(
            f"Ladda ner rapporten ({number(len(made[1]) / 1000)} kB)",
            made[1],
            file_name=_file_name(workspace, choice),
            mime=MIME_TYPES[choice.file_format],
            key="rapport-ladda-ner",
            icon=":material/download:",
            on_click="ignore",
        )


def _make(workspace: Workspace, choice: PaperChoice, today: date, wanted: tuple[object, ...]) -> None:
    with st.status("Gör rapporten …", expanded=False) as status:
        try:
            content = make_report(workspace, choice.asked, choice.file_format, today,
                                  lambda words: status.update(label=words))  # fmt: skip
            note_export(settings(), workspace.folder, choice.asked, choice.file_format, content, current_user())
        except InputFault as problem:
            status.update(label="Rapporten gjordes inte. Inget är ändrat.", state="error")
            st.error(plain(str(problem)), icon=":material/block:")
            return
        status.update(label="Rapporten är klar.", state="complete")
    st.session_state[MADE] = (wanted, content)


def _file_name(workspace: Workspace, choice: PaperChoice) -> str:
    asked = choice.asked
    of_what = f"version-{asked.version_id}" if asked.version_id is not None else asked.stretch
    return f"{workspace.folder.slug}-{asked.kind}-{of_what}-{asked.audience}.{choice.file_format}"


def paper_method() -> None:
    with st.expander("Så görs rapporten", icon=":material/calculate:", key="rapport-metod"):
        names = ", ".join(AUDIENCE_NAMES[one].lower() for one in Audience)
        st.text(
            f"Målgruppen väljs först ({names}), och allt hämtas sedan så som den får se det. Det som en målgrupp inte "
            "får se finns alltså inte i filen. En fryst version ger samma fil varje gång. PDF:en är taggad för "
            "skärmläsare (PDF/UA). Rubrikerna är siffrornas egna: en skillnad som kan vara slump kallas så."
        )
        st.text(f"Rapporter: {', '.join(REPORT_NAMES.values())}.")
