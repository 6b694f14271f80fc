"""When to walk: the sun through the year, proposed days, and the times that are chosen."""

from datetime import date, datetime, time, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.walk_days import (
    WalkDays,
    days_to_walk,
    known_until,
    light_of,
    sun_of_day,
    sun_sentence,
    why_closed,
    year_of_darkness,
)
from lib.analysis.workspace import Workspace
from lib.charts.sun_year import sun_year_chart
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.walk import LABELS, LIGHTS, Light, WalkKind
from lib.domain.walk_words import day_words
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.walk_saving import write_walk

NAMES = ("starts_at", "solo_light", "solo_dark", "meeting_before", "meeting_after")
AIM_DAYS = 182
MOST_SHOWN = 2


def time_part(workspace: Workspace, walk: Fields, role: Role) -> None:
    """What is chosen and how light it is then; the year; days to choose among; and the times one by one."""
    starts, minutes = walk["starts_at"], int(walk["minutes"] or 90)
    _finding(workspace, starts, minutes)
    _proposed(workspace, walk, minutes, role)
    _times(workspace, walk, role)
    _year(workspace, walk)


def _finding(workspace: Workspace, starts: datetime, minutes: int) -> None:
    begins, ends = (light_of(workspace, when) for when in (starts, starts + timedelta(minutes=minutes)))
    told = LIGHTS[begins] if begins is ends else f"från {LIGHTS[begins][2:]} till {LIGHTS[ends][2:]}"
    st.markdown(f"**{plain(day_words(starts).capitalize())}: ni går {told}.**")
    st.caption(plain(sun_sentence(sun_of_day(workspace, starts.date()))))
    if why := why_closed(workspace, starts.date()):
        st.warning(f"Dagen är {plain(why.lower())}: många är borta.", icon=":material/event_busy:")


def _times(workspace: Workspace, walk: Fields, role: Role) -> None:
    chosen = {}
    with st.expander("Skriv egna tider", icon=":material/schedule:", key="vandring-tider"):
        for name in NAMES:
            day_side, time_side = st.columns([3, 2])
            held = walk[name]
            key = f"vandring-{walk['id']}-{name}-{walk['version']}"
            with day_side:
                day = st.date_input(LABELS[name], None if held is None else held.date(), key=f"{key}-dag",
                                    format="YYYY-MM-DD")  # fmt: skip
            with time_side:
                at = st.time_input("Klockan", None if held is None else held.time(), key=f"{key}-tid",
                                   step=timedelta(minutes=15))  # fmt: skip
            chosen[name] = datetime.combine(day, at or time(18, 0)) if isinstance(day, date) else None
        minutes = st.number_input("Minuter, med stoppen", 15, 240, int(walk["minutes"] or 90), 5,
                                  key=f"vandring-minuter-{walk['version']}")  # fmt: skip
        light = str(light_of(workspace, chosen["starts_at"])) if chosen["starts_at"] else None
        changes = chosen | {"minutes": int(minutes), "light": light}
        st.button("Spara tiderna", key="vandring-tider-spara", type="primary",
                  on_click=partial(write_walk, workspace, int(walk["id"]), int(walk["version"]), changes, role,
                                   "Tiderna är sparade."))  # fmt: skip


def _proposed(workspace: Workspace, walk: Fields, minutes: int, role: Role) -> None:
    st.markdown("**Förslag på dagar**")
    if walk["kind"] == WalkKind.FAST:
        st.caption(
            "Det här är en snabb vandring. Förslagen nedan är för en vanlig, med möten två till tre veckor emellan."
        )
    for column, light in zip(st.columns(2, gap="medium"), (Light.DARK, Light.LIGHT), strict=True):
        with column:
            proposals = days_to_walk(workspace, date.today(), minutes, light)
            if not proposals:
                st.caption(f"Det närmaste året går det ingen dag, måndag till torsdag, att gå allt {LIGHTS[light]}.")
            for days in proposals[:MOST_SHOWN]:
                _one_proposal(workspace, walk, days, role)
    until = known_until(workspace)
    known = f"Läsåret är inlagt till {until}" if until else "Läsåret är inte inlagt"
    st.caption(f"Helger, lov och fredag till söndag är undantagna. {known}; därefter räknas 20 december–8 januari och "
               "12 juni–17 augusti som lov.")  # fmt: skip


def _one_proposal(workspace: Workspace, walk: Fields, days: WalkDays, role: Role) -> None:
    with st.container(border=True, gap="xsmall", key=f"vandring-dag-{days.starts_at:%Y%m%d%H%M}"):
        st.markdown(f"{plain(day_words(days.starts_at).capitalize())}, {LIGHTS[days.light]}")
        solo = [f"{LABELS[name].lower()} {day_words(when)}" for name, when in
                (("solo_light", days.solo_light), ("solo_dark", days.solo_dark)) if when is not None]  # fmt: skip
        missing = "" if days.solo_dark else " Det blir inte mörkt nog för en egen runda i mörker före vandringen."
        meetings = f"Möte {day_words(days.meeting_before)} och {day_words(days.meeting_after)}"
        st.caption(plain(f"{meetings}; {', '.join(solo)}.{missing}"))
        if days.repeat:
            st.caption(plain(f"Gå samma stopp igen tidigast {day_words(days.repeat)}."))
        changes = {name: getattr(days, name) for name in NAMES} | {
            "light": str(days.light), "aim_due": days.starts_at.date() + timedelta(AIM_DAYS)}  # fmt: skip
        st.button("Välj den här dagen", key=f"vandring-valj-{days.starts_at:%Y%m%d%H%M}",
                  on_click=partial(write_walk, workspace, int(walk["id"]), int(walk["version"]), changes, role,
                                   "Dagen är vald."))  # fmt: skip


def _year(workspace: Workspace, walk: Fields) -> None:
    year = walk["starts_at"].year
    chosen = pd.DataFrame(
        [{"day": walk[name].date(), "hour": walk[name].hour + walk[name].minute / 60,
          "text": f"{LABELS[name]}: {day_words(walk[name])}"}
         for name in ("starts_at", "solo_light", "solo_dark") if walk[name] is not None and walk[name].year == year],
        columns=["day", "hour", "text"],
    )  # fmt: skip
    show_chart(
        partial(sun_year_chart, year_of_darkness(workspace, year), chosen),
        f"Så ljust är det i {workspace.municipality.name} {year}",
        "Vecka för vecka och timme för timme, svensk tid. Punkterna är vandringen och rundorna före.",
        "Ett rutnät med årets veckor och dygnets timmar i fyra grader av mörker. Punkter för vandring och rundor.",
        "vandring-solar",
        "Solens höjd enligt biblioteket astral (NOAA:s ekvationer). Borgerlig skymning är ner till 6 grader under "
        "horisonten, nautisk till 12.",
    )
