"""Versioner: the situation picture as a document that is drafted, frozen, decided and revised."""

from datetime import date

import streamlit as st

from lib.analysis.content_check import content_check
from lib.analysis.version_rows import may_write_versions, open_frozen, version_list, version_row
from lib.domain.content_points import PointState
from lib.domain.links import ObjectKind
from lib.domain.version import OPEN_STATUSES, VersionStatus
from lib.ui.address import adopt
from lib.ui.frozen_view import frozen_heading, frozen_parts, tampered
from lib.ui.link_list import link_list
from lib.ui.session import current_role, current_workspace
from lib.ui.version_check_view import check_finding, check_list, check_table
from lib.ui.version_choice import CHOSEN, NONE, back_to_list, told_once
from lib.ui.version_difference_view import version_differences
from lib.ui.version_form import version_form
from lib.ui.version_list_view import begin_version, version_cards, version_table, versions_finding
from lib.ui.version_notes import version_method, version_sources
from lib.ui.version_steps import draft_steps, frozen_steps

workspace, role, today = current_workspace(), current_role(), date.today()
versions = version_list(workspace, role)
chosen = adopt(CHOSEN, (NONE, *versions["id"].astype(str)), NONE)
row = version_row(workspace, int(chosen), role) if chosen else None

if row is None:
    told_once()
    versions_finding(workspace, versions, today)
    version_cards(versions)
    begin_version(workspace, role, today)
    frozen = versions[~versions["status"].isin(OPEN_STATUSES)]
    if len(frozen) > 1:
        st.subheader("Skillnader mellan två versioner", anchor=False)
        version_differences(workspace, frozen, role, f"{workspace.folder.slug}-skillnader")
    if len(versions):
        version_table(versions, f"{workspace.folder.slug}-versioner")
elif VersionStatus(row["status"]) in OPEN_STATUSES:
    back_to_list()
    check = content_check(workspace, row, role, today)
    form_side, check_side = st.columns([3, 2], gap="medium")
    with form_side:
        if may_write_versions(role):
            version_form(workspace, row, today)
            draft_steps(workspace, row, role, today, int((check["state"] != PointState.OK).sum()))
    with check_side, st.container(border=True, key="innehallskontroll"):
        check_finding(check)
        check_list(check)
    with st.expander("Tabell: alla 17 punkter", icon=":material/table:", key="innehall-alla"):
        check_table(check, f"{workspace.folder.slug}-version-{row['number']}-innehall", bool(row["is_synthetic"]))
else:
    back_to_list()
    opened = open_frozen(workspace, int(chosen), role)
    if opened is None:
        tampered()
    else:
        frozen_heading(opened)
        if may_write_versions(role):
            frozen_steps(workspace, row, today)
        frozen_parts(opened, f"{workspace.folder.slug}-version-{row['number']}")
        link_list(workspace, ObjectKind.VERSION, chosen, role)

version_method()
version_sources(versions)
