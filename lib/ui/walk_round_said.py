"""What has been said at the stop so far, by every group, with its photos."""

from typing import Any

import streamlit as st

from lib.actions.walk_observations import remove_observation
from lib.actions.walk_photos import remove_photo
from lib.analysis.walk_photos import photos_of
from lib.analysis.walk_round import Round, notes_among
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.walk import FEELINGS, PRIORITIES, Decision
from lib.domain.walk_round import LABELS
from lib.domain.words import number
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings
from lib.ui.walk_round_saving import Here, say_saved, say_wrong, write_or_tell

Row = dict[Any, Any]


def said_at_stop(here: Here, walked: Round) -> None:
    """The newest first; a group takes up and takes out its own."""
    rows = notes_among(walked.at(here.stop)).iloc[::-1]
    if rows.empty:
        return
    photos = photos_of(here.workspace, tuple(rows["id"].astype(int)), here.role)
    st.markdown(f"**Sagt här: {number(len(rows))}**")
    for row in rows.to_dict("records"):
        with st.container(border=True, key=f"ga-sagt-{row['id']}", gap="xsmall"):
            st.markdown(f":gray-badge[Grupp {row['group_number']}] :small[{row['observed_at']:%H:%M}]{_marks(row)}")
            for line in note_lines(walked, row):
                st.markdown(line)
            for photo in photos[photos["observation_id"] == row["id"]].to_dict("records"):
                _photo(here, photo)
            if row["group_number"] == here.group and row["decision"] in (None, Decision.OPEN):
                _buttons(here, row)


def note_lines(walked: Round, row: Row) -> list[str]:
    """The observation's texts, each with what it answers, safe in Markdown."""
    lines = [plain(str(row["observation"]))] if row["observation"] else []
    named = {"cause": "Orsak", "proposal": "Förslag"}
    lines += [f"{word}: {plain(str(row[name]))}" for name, word in named.items() if row[name]]
    if row["owner"]:
        lines.append(f"{LABELS['owner']} {plain(walked.owners.get(str(row['owner']), str(row['owner'])))}")
    return lines


def _marks(row: Row) -> str:
    told = [
        FEELINGS.get(row["feeling"], ""),
        PRIORITIES.get(row["priority"], ""),
        "halvskriven" if row["is_draft"] else "",
    ]
    return "".join(f" :gray-badge[{word}]" for word in told if word)


def _photo(here: Here, photo: Row) -> None:
    st.image(photo["content"], width=280, caption="Foto, bara internt")
    st.button("Ta bort fotot", key=f"ga-foto-bort-{photo['id']}", type="tertiary", icon=":material/delete:",
              on_click=_drop_photo, args=(here, int(photo["id"])))  # fmt: skip


def _buttons(here: Here, row: Row) -> None:
    with st.container(horizontal=True, gap="small"):
        if not row["is_draft"]:
            st.button("Skriv mer", key=f"ga-mer-{row['id']}", type="tertiary", icon=":material/edit:",
                      on_click=_take_up, args=(here, row))  # fmt: skip
        st.button("Ta bort", key=f"ga-bort-{row['id']}", type="tertiary", icon=":material/delete:", on_click=_drop,
                  args=(here, row))  # fmt: skip


def _take_up(here: Here, row: Row) -> None:
    seen = (int(row["id"]), int(row["version"]))
    write_or_tell(here, str(row["client_key"]), {"is_draft": True}, seen)


def _drop(here: Here, row: Row) -> None:
    seen = (int(row["id"]), int(row["version"]))
    try:
        remove_observation(settings(), here.workspace.folder, seen, here.role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong("Någon annan ändrade iakttagelsen nyss. Läs igenom den och försök igen.")
    else:
        say_saved(here.workspace)


def _drop_photo(here: Here, photo_id: int) -> None:
    remove_photo(settings(), here.workspace.folder, photo_id, here.role, current_actor())
    say_saved(here.workspace)
