"""The page of what is new, what waits and what is late."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from lib.actions.visits import visit
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.handover import CHANGES, KIND_NAMES, OBJECTS, SINCE_DAYS, TASKS
from lib.domain.moment import utc_now
from lib.domain.words import number, sentence
from lib.ui.address import adopt
from lib.ui.link_list import open_link
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings
from lib.ui.tables import declared_table

LAST, SINCE, VISIT = "sist", "sedan", "_sedan_besok"
MOST_SHOWN = 8
PAGES = (
    ("/importera", "Importera"),
    ("/otrygga_platser", "Otrygga platser"),
    ("/veckolage", "Veckoläge"),
    ("/tva_bilder", "Två bilder"),
    ("/problem", "Problem"),
    ("/atgarder", "Åtgärder"),
    ("/hjalpte_det", "Hjälpte det?"),
    ("/lagesbilder", "Versioner"),
)


def since_when(workspace: Workspace, role: Role) -> tuple[datetime, bool]:
    """The moment to tell from, the visit before this one or as many days back as is chosen; and whether this is a first
    visit."""
    last = _last_visit(workspace, role)
    options = ([LAST] if last else []) + list(SINCE_DAYS)
    adopt(SINCE, options, options[0])
    names = {LAST: "Sedan förra besöket", **SINCE_DAYS}
    st.segmented_control("Visa ändringar", options, format_func=lambda code: names[code], key=SINCE, required=True,
                         persist_state="session", label_visibility="collapsed")  # fmt: skip
    chosen = st.session_state[SINCE]
    if last is not None and chosen == LAST:
        return last, False
    now = datetime.now(ZoneInfo(workspace.municipality.time_zone))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=int(chosen))
    return midnight.astimezone(UTC).replace(tzinfo=None), last is None


def since_finding(
    workspace: Workspace, since: datetime, changed: pd.DataFrame, waits: pd.DataFrame, late: pd.DataFrame
) -> None:
    """The three numbers in a sentence."""
    when = _local(workspace, since).removesuffix(" 00:00")
    st.text(
        f"Sedan {when}: {_many(len(changed), 'sak är ny eller ändrad', 'saker är nya eller ändrade')}. "
        f"{_many(len(waits), 'sak väntar', 'saker väntar')} på dig och {number(len(late))} är försenade."
    )


def change_list(workspace: Workspace, changed: pd.DataFrame, file_name: str) -> None:
    st.subheader("Vad som har ändrats", anchor=False)
    if changed.empty:
        st.text("Inget har ändrats.")
        return
    told = changed.assign(when_text=[_local(workspace, at) for at in changed["at"]])
    with st.container(gap="xsmall"):
        for row in told.head(MOST_SHOWN).to_dict("records"):
            _line(row, f"{row['action_text']}, {row['when_text']}, {row['actor']}")
    with st.expander(f"Tabell: alla {number(len(told))}", icon=":material/table:", key="sedan-andrat-alla"):
        declared_table(told, CHANGES, f"{file_name}-andrat", "sedan-andrat", False)


def task_list(heading: str, tasks: pd.DataFrame, nothing: str, file_name: str, key: str) -> None:
    """What is to be done, with why and when; each opens where it is done."""
    st.subheader(f"{heading}: {number(len(tasks))}", anchor=False)
    if tasks.empty:
        st.text(nothing)
        return
    told = tasks.assign(day_text=tasks["day"].map(lambda day: "" if day is None or day != day else str(day)))
    with st.container(gap="xsmall"):
        for row in told.head(MOST_SHOWN).to_dict("records"):
            _line(row, ", ".join(part for part in (row["why"], row["day_text"]) if part))
    if len(told) > MOST_SHOWN:
        with st.expander(f"Tabell: alla {number(len(told))}", icon=":material/table:", key=f"{key}-alla"):
            declared_table(told, TASKS, f"{file_name}-{key}", key, bool(told["is_synthetic"].any()))


def object_table(workspace: Workspace, objects: pd.DataFrame, file_name: str) -> None:
    """Every thing with why, source, who last wrote and what comes next: what is handed over."""
    with st.expander(f"Överlämning: {number(len(objects))} saker med skäl, källa och nästa steg", key="sedan-saker",
                     icon=":material/swap_horiz:"):  # fmt: skip
        if objects.empty:
            st.text("Det finns inga problem, åtgärder, löften eller bilder än.")
            return
        told = objects.assign(
            reviewed_text=["" if pd.isna(at) else _local(workspace, at)[:10] for at in objects["reviewed_at"]],
            next_text=[
                f"{day} {what}" if day else "inget datum satt"
                for day, what in zip(objects["next_day"], objects["next_what"], strict=True)
            ],
        )
        made_up = bool(told["is_synthetic"].any())
        declared_table(told, OBJECTS, f"{file_name}-overlamning", "sedan-saker-tabell", made_up)


def how_it_hangs_together(is_first: bool) -> None:
    """For a new colleague: the chain in six lines."""
    with st.expander("Så hänger det ihop", expanded=is_first, icon=":material/school:", key="sedan-ny"):
        st.markdown(
            "1. **Rapporter och brott** läses in eller skrivs in. De syns på kartorna och i veckoläget.\n"
            "2. **Veckoläget** bedömer varje område och beslutar snabba åtgärder.\n"
            "3. **Varje aktör** skriver sin bild av halvåret. Bilderna läggs ihop: var är ni eniga, oense, och var har "
            "ingen tittat?\n"
            "4. **Problemen** prioriteras, får orsaker, och orsakerna får **åtgärder** med ägare, dag och indikator.\n"
            "5. **Hjälpte det?** Effekten mäts mot andra områden. Resultatet återkopplas till dem som rapporterade.\n"
            "6. **Lägesbilden** samlar allt, fryses, beslutas och förnyas minst vartannat år."
        )
        with st.container(horizontal=True, gap="small", key="sedan-sidor"):
            for address, label in PAGES:
                open_link(address, label, ":material/arrow_forward:")


def _last_visit(workspace: Workspace, role: Role) -> datetime | None:
    """Noted once in a session and municipality: each change on the page is not a visit."""
    key = f"{VISIT}-{workspace.folder.slug}"
    if key not in st.session_state:
        st.session_state[key] = visit(settings(), workspace.folder, current_actor(), role, utc_now())
    kept: datetime | None = st.session_state[key]
    return kept


def _line(row: dict[str, object], told: str) -> None:
    label = f"{row['title']} ({KIND_NAMES[str(row['kind'])]})"
    with st.container(gap=None):
        if row["address"]:
            open_link(str(row["address"]), label)
        else:
            st.markdown(plain(label))
        st.caption(plain(sentence(told)))


def _local(workspace: Workspace, moment: datetime) -> str:
    """`2026-11-21 14:32`, from UTC without a zone."""
    zone = ZoneInfo(workspace.municipality.time_zone)
    return f"{pd.Timestamp(moment).to_pydatetime().replace(tzinfo=UTC).astimezone(zone):%Y-%m-%d %H:%M}"


def _many(n: int, one: str, several: str) -> str:
    return f"{number(n)} {one if n == 1 else several}"
