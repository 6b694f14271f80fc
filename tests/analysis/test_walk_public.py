"""The public protocol and route of a walk have only what somebody has opened, searched for in the bytes."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pypdf
import pytest

from lib.actions.measures import save_measure
from lib.actions.walk_decisions import decide_measure, decide_not_possible
from lib.actions.walk_observations import Place
from lib.actions.walk_opening import open_to_public
from lib.analysis.walk_files import shown_lines
from lib.analysis.walk_protocol import protocol_of
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.user import User
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_protocol_file import ProtocolPictures, protocol_document
from lib.reports.walk_route import WalkRoute, route_geojson, route_gpx
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG, workspace_with
from tests.walk_rows import BY, STOPS, TODAY, say, settings_of, walk

MADE_AT = datetime(2026, 11, 21, tzinfo=UTC)
SHUT = ("Hemligport", "Hemligtrappa", "Hemligskäl", "Hemligåtgärd", "Hemligvandring", "Hemligsyfte",
        "Hemligåterkoppling", "Hemligorsak", "Hemligutkast", "Tunneln", "Trappan", "16.052", "16.054")  # fmt: skip
ROLES = [{"role": "boende", "n_invited": 8, "n_came": 3}, {"role": "polis", "n_invited": 1, "n_came": 1}]


@pytest.fixture
def told(tmp_path):
    """A walk with one open stop, text and measure, and others that are internal."""
    workspace = workspace_with(tmp_path)
    url, folder = workspace.database_url, MunicipalityFolder(tmp_path, SLUG)
    settings = settings_of(tmp_path, url)
    walk_id = walk(tmp_path, url, title="Hemligvandring", purpose="Hemligsyfte", feedback="Hemligåterkoppling",
                   status="genomford", starts_at=datetime(2026, 9, 14, 19), roles_invited=ROLES)  # fmt: skip
    stops = [int(one) for one in read_rows(open_database(url), SLUG, "walk_stops")["id"]]
    seen = {
        name: say(tmp_path, url, Place(walk_id, stop), name, observation=name, **more)
        for name, stop, more in (
            ("Öppenlampa", stops[0], {}), ("Öppensten", stops[1], {"cause": "Hemligorsak"}),
            ("Hemligport", stops[2], {"proposal": "Hemligtrappa"}), ("Hemligutkast", stops[0], {"is_draft": True}),
        )
    }  # fmt: skip
    for name, title in (("Öppenlampa", "Öppenåtgärd"), ("Öppensten", "Hemligåtgärd")):
        fields = {"title": title, "owner_board": "Trafikverket", "due": date(2027, 3, 1)}
        decide_measure(settings, folder, seen[name], fields, TODAY, BY, "prov")
    decide_not_possible(settings, folder, seen["Hemligport"], "Hemligskäl", BY, "prov")
    first = read_rows(open_database(url), SLUG, "measures").iloc[0]
    change = {"secrecy": "open", CLASS_REASON: "Berättas för alla"}
    save_measure(settings, folder, int(first["id"]), 1, change, TODAY, User("prov", BY))
    opened = [seen[name][0] for name in ("Öppenlampa", "Öppensten", "Hemligutkast")]
    assert (
        open_to_public(settings, folder, walk_id, [stops[0]], opened, False, BY, "prov") == 3
    )  # never a half-written one
    assert open_to_public(settings, folder, walk_id, [stops[0]], opened, False, BY, "prov") == 0
    with pytest.raises(InputFault, match="Behörighet"):
        open_to_public(settings, folder, walk_id, [], [], True, Role.BOARD, "prov")
    return workspace, settings, folder, walk_id


def files_of(workspace, walk_id, is_public):
    """Every file in words, one after the other."""
    shown = protocol_of(workspace, walk_id, BY, TODAY, is_public)
    document = protocol_document(shown, ProtocolPictures(), MADE_AT, "Provby")
    route = WalkRoute(shown.walk["title"], shown.stops, shown_lines(workspace, shown))
    with zipfile.ZipFile(io.BytesIO(docx_file(document))) as word:
        parts = [re.sub(r"<[^>]+>", " ", word.read(name).decode()) for name in word.namelist() if name.endswith(".xml")]
    pages = pypdf.PdfReader(io.BytesIO(pdf_file(document))).pages
    parts += [" ".join(page.extract_text() for page in pages), route_gpx(route).decode(), route_geojson(route).decode()]
    return shown, "\n".join(parts)


def test_what_nobody_has_opened_is_in_no_public_file(told):
    workspace, settings, folder, walk_id = told
    shown, text = files_of(workspace, walk_id, is_public=True)
    assert [word for word in SHUT if word in text] == []
    assert all(word in text for word in ("Öppenlampa", "Öppenåtgärd", "Torget", "16.05", "Trygghetsvandring i Norr"))
    assert (shown.n_came, shown.n_unread) == (None, 3)  # four people are too few to count outside
    assert list(shown.promises["title"]) == ["Öppenåtgärd"]  # the open stone's measure is not open itself

    assert open_to_public(settings, folder, walk_id, [], [], True, BY, "prov") == 4
    _, opened = files_of(workspace, walk_id, is_public=True)
    assert "Hemligsyfte" in opened  # now somebody has opened the walk's own texts, and shut all else
    assert not [word for word in ("Hemligport", "Öppenlampa", "Torget", "16.05") if word in opened]


def test_inside_everything_is_there_and_nobody_else_gets_it(told):
    workspace, _, _, walk_id = told
    shown, text = files_of(workspace, walk_id, is_public=False)
    assert [word for word in SHUT if word not in text] == ["Hemligtrappa", "Hemligorsak"]  # worked with, not handed out
    assert (shown.n_came, len(shown.stops), shown.n_unread) == (4, len(STOPS), 0)
    assert protocol_of(workspace, walk_id, Role.BOARD, TODAY, is_public=True) is None
    assert protocol_of(workspace, walk_id, Role.PUBLIC, TODAY) is None
