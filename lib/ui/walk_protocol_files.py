"""What may be public, and the protocol and the route as files, for inside or for everybody."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.walk_opening import open_to_public
from lib.analysis.walk_files import outlines, shown_lines
from lib.analysis.walk_photos import photos_of
from lib.analysis.walk_protocol import Protocol, protocol_of
from lib.analysis.workspace import Workspace
from lib.charts.static_map import MapMarks, MapTexts, static_map
from lib.domain.codes import Role, Secrecy, Unit
from lib.domain.faults import InputFault
from lib.domain.moment import in_zone
from lib.domain.walk_sentences import unread_sentence
from lib.reports.document import Document
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_protocol_file import ProtocolPictures, WalkPhoto, protocol_document
from lib.reports.walk_route import WalkRoute, route_geojson, route_gpx
from lib.ui.noted import noted_download
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings
from lib.ui.walk_round_saving import local_now, say_saved, say_wrong

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READERS = {"intern": "Internt", "oppen": "Öppen version"}


def files_of_walk(workspace: Workspace, protocol: Protocol, role: Role) -> None:
    """First what may leave the house, then the files for whom it is."""
    _opening(workspace, protocol, role)
    st.markdown("**Hämta**")
    reader = st.segmented_control("Vem ska läsa?", tuple(READERS), format_func=READERS.__getitem__, default="intern",
                                  required=True, key="vandring-lasare")  # fmt: skip
    is_public = reader == "oppen"
    shown = protocol_of(workspace, int(protocol.walk["id"]), role, date.today(), is_public)
    if shown is None:
        return
    if is_public:
        st.caption(f"Inga foton, inga antal per roll och inga svar stopp för stopp. {unread_sentence(shown.n_unread)}")
    name = f"{workspace.folder.slug}-vandring-{protocol.walk['id']}{'-oppen' if is_public else ''}"
    with st.container(horizontal=True, gap="small", key="vandring-filer"):
        for form, write, mime in (("docx", docx_file, DOCX), ("pdf", pdf_file, "application/pdf")):
            _button(
                f"Protokoll ({form.upper()})", partial(_paper, workspace, shown, role, write), f"{name}.{form}", mime
            )
        _button("Rutt (GPX)", partial(_route, workspace, shown, route_gpx), f"{name}.gpx", "application/gpx+xml")
        _button("Rutt (GeoJSON)", partial(_route, workspace, shown, route_geojson), f"{name}.geojson",
                "application/geo+json")  # fmt: skip


def _button(label: str, write: Callable[[], bytes], file_name: str, mime: str) -> None:
    noted_download(label, write, file_name=file_name, mime=mime, key=f"hamta-{file_name.rpartition('.')[2]}",
                       icon=":material/download:")  # fmt: skip


def _paper(workspace: Workspace, shown: Protocol, role: Role, write: Callable[[Document], bytes]) -> bytes:
    """First when somebody asks for it: a map is drawn, and photos are read."""
    made_at = in_zone(local_now(workspace), workspace.municipality.time_zone)
    photos = () if shown.is_public else _photos(workspace, shown, role)
    pictures = ProtocolPictures(_map(workspace, shown), photos)
    return write(protocol_document(shown, pictures, made_at, workspace.municipality.name))


def _map(workspace: Workspace, shown: Protocol) -> bytes | None:
    if shown.stops.empty:
        return None
    points = tuple((row.lon, row.lat, str(row.number)) for row in shown.stops.itertuples())
    line = tuple(bend for line in shown_lines(workspace, shown).values() for bend in line)
    made_up = " Exempeldata." if shown.is_synthetic else ""
    texts = MapTexts(str(shown.walk["title"]), "Rutt och stopp", f"Kommunens områden.{made_up}")
    marks = MapMarks(points, line)
    return static_map(pd.DataFrame(), outlines(workspace), (), "neutral", Unit.COUNT, texts, marks).encode()


def _photos(workspace: Workspace, shown: Protocol, role: Role) -> tuple[WalkPhoto, ...]:
    notes = shown.notes
    where = {int(row["id"]): f"Stopp {row['number']}: {row['observation'] or ''}" for row in notes.to_dict("records")}
    rows = photos_of(workspace, tuple(where), role).to_dict("records")
    return tuple(WalkPhoto(row["content"], where[int(row["observation_id"])]) for row in rows)


def _route(workspace: Workspace, shown: Protocol, write: Callable[[WalkRoute], bytes]) -> bytes:
    about = "Exempeldata: vandringen är påhittad." if shown.is_synthetic else ""
    return write(WalkRoute(str(shown.walk["title"]), shown.stops, shown_lines(workspace, shown), about))


def _opening(workspace: Workspace, protocol: Protocol, role: Role) -> None:
    """A box for each stop and text: what is not ticked is never in the public version."""
    notes = protocol.notes
    notes = notes[~notes["is_draft"].astype(bool)].to_dict("records")
    n_open = sum(row["secrecy"] == Secrecy.OPEN for row in notes)
    label = f"Granska för den öppna versionen: {n_open} av {len(notes)} iakttagelser är öppnade"
    with st.expander(label, icon=":material/visibility:", key="vandring-oppna"):
        st.caption(
            "Kryssa för det som alla får läsa. Öppna inget stopp vid en bostad och ingen text som kan röra någon "
            "enskild. En åtgärd är med bara om den själv är öppen; det ändras på åtgärdens sida."
        )
        save = partial(_open, workspace, protocol, notes, role)
        is_open = protocol.walk["secrecy"] == Secrecy.OPEN
        _box("vandring", "Vandringens namn, syfte, mål och återkoppling", is_open, save)
        for stop in protocol.stops.to_dict("records"):
            _box(f"stopp-{stop['id']}", f"Stopp {stop['number']}: {stop['name']}", bool(stop["is_open"]), save)
        for row in notes:
            _box(f"text-{row['id']}", str(row["observation"] or row.get("proposal") or ""),
                 row["secrecy"] == Secrecy.OPEN, save)  # fmt: skip


def _box(name: str, label: str, is_open: bool, save: Callable[[], None]) -> None:
    key = f"oppna-{name}"
    if st.session_state.get(key) != is_open:
        st.session_state[key] = is_open
    st.checkbox(plain(label) or "(utan text)", key=key, on_change=save)


def _open(workspace: Workspace, protocol: Protocol, notes: list[dict[Any, Any]], role: Role) -> None:
    """Before the page is drawn again."""
    stops = {int(one) for one in protocol.stops["id"] if st.session_state.get(f"oppna-stopp-{one}")}
    texts = {int(row["id"]) for row in notes if st.session_state.get(f"oppna-text-{row['id']}")}
    walk_id, is_walk_open = int(protocol.walk["id"]), bool(st.session_state.get("oppna-vandring"))
    try:
        open_to_public(settings(), workspace.folder, walk_id, stops, texts, is_walk_open, role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    else:
        say_saved(workspace)
