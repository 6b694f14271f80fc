"""Reports that may be about the same thing, side by side: a person says whether they are."""

import streamlit as st

from lib.actions.import_merges import NearPair, ReportSide, near_pairs
from lib.actions.import_plan import ImportPlan, Merge
from lib.domain.words import number
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import key_of, merges_of
from lib.ui.plain_text import plain

A_TIME = 5
KEEP, MERGE = "behall", "sla-ihop"
ANSWERS = {KEEP: "Behåll båda", MERGE: "Slå ihop"}


def pair_choices(file: DroppedFile, plan: ImportPlan, categories: dict[str, str]) -> None:
    """Every proposed pair with its choice; both are kept until somebody says otherwise."""
    n_pairs = len(plan.report.near_duplicates)
    st.caption(
        "Samma kategori, högst 50 m och 24 timmar isär. Slås de ihop står båda kvar i databasen, men räknas som en. "
        "Ångrar du omgången blir allt som förut."
    )
    page = 1
    if n_pairs > A_TIME:
        page = st.pagination(-(-n_pairs // A_TIME), key=key_of(file, "parsida"), persist_state="page")
    for pair in near_pairs(plan, (page - 1) * A_TIME, A_TIME):
        _pair(file, pair, categories)
    n_merged = len(merges_of(file))
    st.caption(f"{number(n_merged)} av {number(n_pairs)} par slås ihop, de andra behålls som de är.")


def _pair(file: DroppedFile, pair: NearPair, categories: dict[str, str]) -> None:
    with st.container(border=True):
        apart = f"{number(pair.distance_m)} m och {number(pair.hours_apart, 1)} timmar isär"
        st.markdown(f"**{plain(categories.get(pair.category, pair.category))}**, {apart}")
        left, right = st.columns(2)
        with left:
            _side(pair.new, categories)
        with right:
            _side(pair.other, categories)
        key = key_of(file, f"par-{_name(pair.merge)}")
        st.segmented_control(
            "Är det samma sak?",
            tuple(ANSWERS),
            default=KEEP,
            required=True,
            format_func=lambda answer: ANSWERS[answer],
            key=key,
            on_change=_keep,
            args=(file, pair.merge, key),
            persist_state="page",
        )


def _side(side: ReportSide, categories: dict[str, str]) -> None:
    sub = categories.get(side.subcategory or "", "").split(": ")[-1]
    told = f"{side.event_from:%Y-%m-%d kl. %H.%M}" + (f", {sub}" if sub else "")
    st.markdown(f":small[{plain(side.where)}]  \n{plain(told)}")
    st.text(side.text or "Ingen beskrivning.")


def _keep(file: DroppedFile, merge: Merge, key: str) -> None:
    answers: dict[Merge, bool] = st.session_state.setdefault(key_of(file, "likadana"), {})
    answers[merge] = st.session_state[key] == MERGE


def _name(merge: Merge) -> str:
    return f"{merge.row}-{merge.report_id}-{merge.other_row}"
