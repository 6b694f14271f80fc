"""What stops a public report: each kind is found, and nothing else is."""

import pytest

from lib.analysis.publication import publication_check, refuse_unless_publishable
from lib.analysis.report_picture import report_picture
from lib.analysis.version_rows import Frozen
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.codes import Secrecy
from lib.domain.faults import InputFault
from lib.domain.frozen_table import frozen_table
from lib.domain.period import Period
from lib.domain.publication_words import Stop
from lib.domain.secrecy_change import CLASS_REASON
from lib.store.database import open_database
from lib.store.editing import save
from tests.made_up import SLUG
from tests.versions import PERIOD, TODAY, filled, frozen


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """The problem and the measure are open; only the problem has been read by somebody."""
    settings, _ = filled(tmp_path_factory.mktemp("publicering"))
    engine = open_database(settings.database_url)
    with engine.begin() as connection:
        save(connection, "problems", 1, 1, {"secrecy": str(Secrecy.OPEN), CLASS_REASON: "prov"}, "prov")
        connection.exec_driver_sql("UPDATE measures SET secrecy = 'open'")
    before = open_workspace(settings, SLUG)
    present = report_picture(before, Audience.PUBLIC, None, Period.parse(PERIOD), TODAY)
    return settings, before, present


def stops(workspace, picture) -> set[tuple[str, str]]:
    return {(one["stop"], one["where"]) for one in publication_check(workspace, picture).to_dict("records")}


def changed(picture: Frozen, **content: object) -> Frozen:
    return Frozen(picture.row, picture.content | content, True)


def test_what_nobody_has_read_stops_and_nothing_else(opened):
    _, workspace, picture = opened
    assert stops(workspace, picture) == {(Stop.NOT_REVIEWED, "Åtgärd: Sanera")}
    with pytest.raises(InputFault, match="ingen har öppnat och sparat"):
        refuse_unless_publishable(workspace, picture)


def test_each_kind_of_hindrance_is_found_in_the_copy_itself(opened):
    _, workspace, picture = opened
    figures = picture.content["figures"]
    total = figures["total"]
    at = {name: place for place, name in enumerate(total["columns"])}

    def with_total(**cells: object) -> Frozen:
        rows = [[cells.get(name, row[place]) for name, place in at.items()] for row in total["rows"]]
        return changed(picture, figures=figures | {"total": {"columns": total["columns"], "rows": rows}})

    usual = stops(workspace, picture)
    assert stops(workspace, with_total(is_synthetic=True)) - usual == {(Stop.MADE_UP, "Siffrorna")}
    few = {where for stop, where in stops(workspace, with_total(numerator=4.0)) if stop == Stop.SMALL_NUMBERS}
    assert few == {"Anmälda brott", "Sysselsättningsgrad"}
    tables = picture.content["tables"]
    pointed = changed(picture, tables=tables | {"walks": frozen_table(("id", "lon"), [{"id": 1, "lon": 16.5}])})
    assert stops(workspace, pointed) - usual == {(Stop.POINTS, "walks")}
    facts = picture.content["version"] | {"summary": "Ring 070-174 06 05."}
    assert stops(workspace, changed(picture, version=facts)) - usual == {(Stop.PERSON, "Lägesbilden i korthet")}
    gone = frozen_table(("id", "title", "is_synthetic"), [{"id": 99, "title": "Borta", "is_synthetic": False}])
    assert (Stop.NOT_OPEN, "Problem: Borta") in stops(workspace, changed(picture, tables=tables | {"problems": gone}))


def test_a_version_that_is_not_published_and_a_row_made_stricter_stop(opened):
    settings, workspace, _ = opened
    version = frozen(settings, workspace).row_id
    workspace = open_workspace(settings, SLUG)
    picture = report_picture(workspace, Audience.PUBLIC, version, None, TODAY)
    assert (Stop.NOT_PUBLISHED, "Lägesbild Provby") in stops(workspace, picture)
    assert not any(stop == Stop.NOT_OPEN for stop, _ in stops(workspace, picture))
    with open_database(settings.database_url).begin() as connection:
        save(connection, "problems", 1, 2, {"secrecy": str(Secrecy.SHARED_WITH_POLICE), CLASS_REASON: "prov"}, "prov")
    workspace = open_workspace(settings, SLUG)
    assert (Stop.NOT_OPEN, "Problem: Klotter i Norr") in stops(workspace, picture)
    council = report_picture(workspace, Audience.COUNCIL, version, None, TODAY)
    assert council.rows("problems").empty and len(picture.rows("problems")) == 1
