"""What we think a file is, and the ways to say that it is something else."""

import streamlit as st

from lib.actions.import_choices import FORMATS, KINDS, TABLE_KINDS
from lib.actions.import_plan import Kind, Vocabulary
from lib.analysis.workspace import Workspace
from lib.domain.words import sentence
from lib.ui.import_planning import Looked
from lib.ui.import_wishes import NONE, key_of
from lib.ui.plain_text import plain

EITHER: tuple[Kind, ...] = ("events", "reports")
"""Kinds that formats with fixed columns may be read as."""
BY_CONTENT = "Enligt innehållet"


def kind_choices(workspace: Workspace, looked: Looked) -> None:
    """Kind, format and a category for all rows beside each other; what is seldom needed behind a button."""
    file, kinds = looked.file, _kinds(looked)
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    left.selectbox(
        "Raderna är",
        (NONE, *kinds),
        format_func=lambda kind: sentence(kinds[kind]) if kind else _guessed(looked),
        key=key_of(file, "slag"),
        persist_state="page",
    )
    categories = category_names(workspace, kind_now(looked))
    middle.selectbox(
        "Kategori för alla rader",
        (NONE, *categories),
        format_func=lambda name: categories.get(name, "Står i filen"),
        key=key_of(file, "kategori"),
        disabled=not categories,
        persist_state="page",
    )
    with right.popover("Fler val", icon=":material/tune:", width="stretch"):
        _seldom(looked)


def kind_now(looked: Looked) -> Kind | None:
    """What the rows are read as, when that is known."""
    if looked.plan is not None and not looked.plan.report.is_known:
        return looked.plan.report.kind
    return looked.wishes.kind or (looked.columns.kind if looked.columns is not None else None)


def our_words(workspace: Workspace, kind: str | None, vocabulary: Vocabulary) -> dict[str, str]:
    """What a word of the file may be with us: names by id or area code."""
    if vocabulary == "categories":
        return category_names(workspace, kind)
    if vocabulary == "indicators":
        return {name: indicator.name for name, indicator in workspace.definitions.indicators.items()}
    return {workspace.municipality.code: "Hela kommunen"} | workspace.area_names


def category_names(workspace: Workspace, kind: str | None) -> dict[str, str]:
    """Our categories, and below those of reports their subcategories, by id; none for other kinds."""
    definitions = workspace.definitions
    if kind == "events":
        return {one.id: one.name for one in definitions.crime_categories.categories}
    if kind != "reports":
        return {}
    known = definitions.report_categories.categories
    own = {category.id for category in known}  # a subcategory may be called as a category, which then goes first
    names = {}
    for category in known:
        names[category.id] = category.name
        names |= {sub.id: f"{category.name}: {sub.name}" for sub in category.subcategories if sub.id not in own}
    return names


def _kinds(looked: Looked) -> dict[str, str]:
    if looked.columns is not None:
        return {str(kind): words for kind, words in TABLE_KINDS.items()}
    kind = kind_now(looked)
    return {name: KINDS[name] for name in EITHER} if kind in EITHER else {}


def _guessed(looked: Looked) -> str:
    kind = None if looked.wishes.kind else kind_now(looked)
    return f"{BY_CONTENT}: {KINDS[kind]}" if kind else BY_CONTENT


def _seldom(looked: Looked) -> None:
    file = looked.file
    st.selectbox(
        "Filens format",
        (NONE, *FORMATS),
        format_func=lambda name: FORMATS.get(name, BY_CONTENT),
        key=key_of(file, "format"),
        persist_state="page",
    )
    st.text_input(
        "Koordinatsystem",
        key=key_of(file, "crs"),
        placeholder="Enligt talen, eller till exempel EPSG:3006",
        persist_state="page",
    )
    st.text_input("Källa", key=key_of(file, "kalla"), placeholder=plain(file.name), persist_state="page")
    st.checkbox(
        "Ersätt en tidigare fil med samma namn och källa",
        key=key_of(file, "ersatt"),
        help="Den tidigare omgången tas bort i samma steg som den här läses in. Utan ersättning läggs bara nytt till.",
        persist_state="page",
    )
