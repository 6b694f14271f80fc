"""Which report, for whom, of what, and as which file: all of it in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.analysis.report_choices import audiences_for, frozen_versions, kinds_for, stretches
from lib.analysis.workspace import Workspace
from lib.domain.audience import AUDIENCE_MEANINGS, AUDIENCE_NAMES, Audience
from lib.domain.codes import Role
from lib.domain.report_asked import (
    FORMAT_NAMES,
    REPORT_MEANINGS,
    REPORT_NAMES,
    ReportAsked,
    ReportFormat,
    ReportKind,
    formats_of,
)
from lib.ui.address import adopt

NOW = "nu"
STRETCH_LABELS = {
    ReportKind.PICTURE: "Period",
    ReportKind.HALF_YEAR: "Halvår",
    ReportKind.YEAR: "År",
    ReportKind.WEEK: "Vecka",
}


@dataclass(frozen=True)
class PaperChoice:
    asked: ReportAsked
    file_format: ReportFormat


def paper_choice(workspace: Workspace, role: Role, today: date) -> PaperChoice | None:
    """The audience is chosen first, and everything else follows from it; None while there is nothing to report."""
    audiences = {str(one): AUDIENCE_NAMES[one] for one in audiences_for(role)}
    audience = Audience(adopt("rapport_for", tuple(audiences), next(iter(audiences))))
    kinds = {str(one): REPORT_NAMES[one] for one in kinds_for(workspace, audience, today)}
    if not kinds:
        return None
    who, what = st.columns(2)
    with who:
        _select("För vem", "rapport_for", audiences, AUDIENCE_MEANINGS[audience])
    kind = ReportKind(adopt("rapport", tuple(kinds), next(iter(kinds))))
    with what:
        _select("Rapport", "rapport", kinds, REPORT_MEANINGS[kind])
    of_what, as_file = st.columns(2)
    with of_what:
        version_id, stretch = _stretch(workspace, kind, role, today)
    with as_file:
        formats = {str(one): FORMAT_NAMES[one] for one in formats_of(kind)}
        chosen = adopt("rapport_fil", tuple(formats), str(ReportFormat.PDF))
        _select("Fil", "rapport_fil", formats)
    return PaperChoice(ReportAsked(kind, audience, version_id, stretch), ReportFormat(chosen))


def _stretch(workspace: Workspace, kind: ReportKind, role: Role, today: date) -> tuple[int | None, str]:
    """A frozen version, or the period of the state of today; for other reports their half-year, year or week."""
    if kind is ReportKind.PICTURE:
        versions = {str(name): words for name, words in frozen_versions(workspace, role).items()}
        options = {**versions, NOW: "Dagens läge, inte fryst"}
        version = adopt("rapport_version", tuple(options), next(iter(options)))
        _select("Version", "rapport_version", options)
        if version != NOW:
            return int(version), ""
    own = stretches(workspace, kind, today)
    key = f"rapport_{kind}"
    stretch = adopt(key, tuple(own), next(iter(own)))
    _select(STRETCH_LABELS[kind], key, own)
    return None, stretch


def _select(label: str, key: str, words: dict[str, str], below: str = "") -> None:
    st.selectbox(label, tuple(words), format_func=_words(words), key=key, persist_state="session")
    if below:
        st.caption(below)


def _words(words: dict[str, str]) -> Callable[[str], str]:
    return lambda code: words.get(code, code)
