"""Before the public the same things stop a deck on the screen and as a file, but for made-up figures."""

from dataclasses import replace

import pytest

from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.faults import InputFault
from lib.domain.publication_words import Stop
from lib.reports.meeting_deck import asked_of, deck_file, screen_stops
from lib.reports.pptx_file import stamp_of
from lib.store.database import open_database
from tests.made_up import SLUG
from tests.reports.made_up_deck import made_up_deck
from tests.versions import PERIOD, TODAY, filled

ROW = {"version_id": None, "audience": "public", "period": PERIOD}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """All its figures are made up, and an open measure has been read by nobody."""
    settings, _ = filled(tmp_path_factory.mktemp("bildspel"))
    with open_database(settings.database_url).begin() as connection:
        connection.exec_driver_sql("UPDATE batches SET is_synthetic = true")
        connection.exec_driver_sql("UPDATE measures SET secrecy = 'open'")
    return open_workspace(settings, SLUG)


def test_made_up_figures_stop_the_file_and_may_be_tried_on_the_screen(workspace):
    assert screen_stops(workspace, ROW, TODAY)["stop"].tolist() == [Stop.NOT_REVIEWED]
    with pytest.raises(InputFault) as refused:
        deck_file(workspace, asked_of(ROW), made_up_deck(Audience.PUBLIC), TODAY)
    assert {fault.message for fault in refused.value.faults} == {"exempeldata", "texten är inte granskad av någon"}


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.COUNCIL])
def test_nothing_stops_what_is_shown_to_others(workspace, audience):
    assert screen_stops(workspace, ROW | {"audience": str(audience)}, TODAY).empty


def test_every_slide_of_a_trial_says_first_that_it_is_one():
    """The stamp stands on every slide."""
    deck = made_up_deck(Audience.PUBLIC)
    assert stamp_of(deck).startswith("PROV MED EXEMPELDATA · ")
    assert stamp_of(made_up_deck()).endswith(" · EXEMPELDATA") and "PROV" not in stamp_of(made_up_deck())
    real = replace(deck, slides=tuple(replace(slide, is_synthetic=False) for slide in deck.slides))
    assert stamp_of(real) == deck.stamp
