"""What to look for at a stop: one aspect at a time, and an answer to each item that is saved as it is tapped."""

from collections.abc import Mapping

import streamlit as st

from lib.analysis.walk_round import Round, Row, answer_to
from lib.domain.checklist import Aspect
from lib.domain.conflict import Fields
from lib.domain.walk import ANSWERS
from lib.domain.walk_round import item_key
from lib.domain.words import sentence
from lib.ui.address import adopt
from lib.ui.plain_text import plain
from lib.ui.walk_round_saving import Here, write_or_tell

ASPECT = "aspekt"


def checklist_of_stop(here: Here, walked: Round) -> None:
    """The aspects as buttons with how much is answered of each, and the items of the chosen one."""
    aspects = {aspect.id: aspect for aspect in walked.aspects_at(here.stop)}
    if not aspects:
        return
    chosen = adopt(ASPECT, tuple(aspects), next(iter(aspects)))
    counts = {name: _answered(here, walked, aspect) for name, aspect in aspects.items()}
    st.pills(
        "Att titta efter", tuple(aspects), format_func=lambda name: _label(aspects[name], counts[name]), key=ASPECT,
        required=True, persist_state="session",
    )  # fmt: skip
    with st.container(key="ga-punkter", gap="small"):
        for item in aspects[chosen].items:
            told = {"aspect": chosen, "item": item.id}
            one_answer(here, walked, item.id, item.text, ANSWERS, "answer", told=told)


def one_answer(
    here: Here,
    walked: Round,
    item: str,
    label: str,
    words: Mapping[str, str],
    field: str,
    is_large: bool = False,
    told: Fields | None = None,
) -> None:
    """A row of buttons that shows what the group has answered, on whichever telephone. `told` stands in the row too."""
    row = answer_to(walked.said, here.walk_id, here.stop, here.group, item)
    key = f"ga-svar-{here.name}-{item}"
    held = row[field] if row else None
    if st.session_state.get(key) != held:
        st.session_state[key] = held
    st.segmented_control(
        f"**{plain(label)}**" if is_large else plain(label), tuple(words),
        format_func=lambda code: sentence(words[code]), key=key, width="stretch", wrap=True,
        on_change=_answer, args=(here, item, key, field, row, told or {}),
    )  # fmt: skip


def _answer(here: Here, item: str, key: str, field: str, row: Row | None, told: Fields) -> None:
    """Before the page is drawn again. The same button again takes the answer back."""
    seen = (int(row["id"]), int(row["version"])) if row else None
    client_key = item_key(here.walk_id, here.stop.id, here.group, item)
    write_or_tell(here, client_key, told | {field: st.session_state[key]}, seen)


def _answered(here: Here, walked: Round, aspect: Aspect) -> int:
    rows = [answer_to(walked.said, here.walk_id, here.stop, here.group, item.id) for item in aspect.items]
    return sum(row is not None and row["answer"] is not None for row in rows)


def _label(aspect: Aspect, n_answered: int) -> str:
    return f"{plain(aspect.name)} {n_answered}/{len(aspect.items)}"
