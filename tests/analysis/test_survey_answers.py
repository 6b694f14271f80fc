"""Answers that are no indicator: shown as they came, and hidden where too few have answered."""

import pandas as pd
import pytest

from lib.analysis.survey_answers import survey_answers
from lib.domain.codes import Role
from tests.made_up import workspace_with


def answers(*rows):
    frame = pd.DataFrame(rows, columns=["question", "answer", "area_code", "share_pct", "n"])
    return frame.assign(survey="Trygghet 2025", period="2025", sex="all", age="all", source="Egen enkät")


@pytest.fixture
def work(tmp_path):
    return workspace_with(
        tmp_path,
        survey_results=answers(
            ("Hur ofta?", "Ofta", "0001R001", 20.0, 40), ("Hur ofta?", "Sällan", "0001R001", 80.0, 40),
            ("Hur ofta?", "Ofta", "0001R002", 50.0, 29), ("Hur ofta?", "Sällan", "0001R002", 50.0, 29),
            ("Sett vakter?", "Ja", "0001", 2.0, 100), ("Sett vakter?", "Nej", "0001", 98.0, 100),
        ),
    )  # fmt: skip


def shown(work, role):
    table = survey_answers(work, role)
    cells = table[["question", "answer", "area_name", "share_pct", "n"]].astype(object)
    return cells.where(cells.notna(), None).to_numpy().tolist()


def test_those_who_make_the_picture_see_all_with_thirty_answers(work):
    assert shown(work, Role.COORDINATOR) == [
        ["Hur ofta?", "Ofta", "Norr", 20.0, 40.0], ["Hur ofta?", "Sällan", "Norr", 80.0, 40.0],
        ["Hur ofta?", "Ofta", "Söder", None, None], ["Hur ofta?", "Sällan", "Söder", None, None],
        ["Sett vakter?", "Ja", "Hela kommunen", 2.0, 100.0], ["Sett vakter?", "Nej", "Hela kommunen", 98.0, 100.0],
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD])
def test_outside_two_of_a_hundred_is_hidden_and_so_is_what_it_follows_from(work, role):
    assert [row[3] for row in shown(work, role)] == [20.0, 80.0, None, None, None, None]
    assert survey_answers(work, role)["status"].tolist() == ["", "", *["dold, för få svar"] * 4]


def test_without_answers_the_table_is_empty(tmp_path):
    assert survey_answers(workspace_with(tmp_path), Role.COORDINATOR).empty
