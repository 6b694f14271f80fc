"""Who gets which view of the reports."""

import pytest

from lib.domain.codes import Role
from lib.ui.place_report_view import VIEWS, views_of


@pytest.mark.parametrize(
    ("role", "views"),
    [
        (Role.POLICE, tuple(VIEWS)),
        (Role.COORDINATOR, tuple(VIEWS)),
        (Role.BOARD, ("ny", "skal", "var", "resultat")),
        (Role.REPORTER, ("ny",)),
        (Role.READER, ("skal", "var", "resultat")),
        (Role.PUBLIC, ("skal", "var", "resultat")),
    ],
)
def test_single_reports_and_the_form_follow_the_role(role, views):
    assert views_of(role) == views
