"""The number that a problem is followed by stands beside today's answer to the same question."""

from datetime import date

import pandas as pd
import pytest

from lib.actions.problem_edits import follow_number
from lib.analysis.problem_list import problem_list, records
from lib.analysis.problem_numbers import NEWEST, NOW, TAKEN, followed_number, newest_period, number_to_take
from lib.domain.codes import Role
from lib.domain.period import Period
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.chain_rows import BY, problem, settings_of
from tests.made_up import AREAS, batch_of, events, population, workspace_with

NORR = next(code for code, name in AREAS.items() if name == "Norr")
YEAR = Period.parse("2024-01--2024-12")


@pytest.fixture
def workspace(tmp_path):
    crimes = events(
        *((NORR, "klotter", f"2024-{month:02d}", 5) for month in range(1, 13)), (NORR, "klotter", "2024-12", 1),
        *((NORR, "klotter", f"2025-{month:02d}", 2) for month in range(3, 13)),
    )  # fmt: skip
    people = pd.concat([population(year, Norr=1000, Söder=1000) for year in (2023, 2024)])
    return workspace_with(tmp_path, events=crimes, populations=people)


def follow(workspace, period=YEAR):
    first = problem(workspace, area_code=NORR)
    taken = number_to_take(workspace, "anmalda_brott", (), NORR, period, BY)
    question = {"indicator": "anmalda_brott", "themes": [], "area": NORR, "period": str(period), "taken": taken,
                "taken_on": date(2025, 1, 2).isoformat()}  # fmt: skip
    follow_number(settings_of(workspace), workspace.folder, first, 1, question, BY, "prov")
    return taken


def followed(workspace, role=BY):
    return followed_number(workspace, records(problem_list(workspace, BY))[0], role)


def test_the_taken_number_stands_while_the_data_change(workspace):
    taken = follow(workspace)
    assert (taken["numerator"], taken["value"]) == (61, 61)
    told = followed(workspace)
    assert told.table["what"].tolist() == [TAKEN, NOW, NEWEST]
    assert told.table["count_text"].tolist() == ["61", "61", "20"] and not told.has_moved
    assert "från 61,0 till 20,0" in told.sentence and "större än slumpen" in told.sentence
    with open_database(workspace.database_url).begin() as connection:
        late = events((NORR, "ran", "2024-03", 9)).assign(secrecy="internal")
        add_batch(connection, batch_of("late"), {"events": late})
    told = followed(workspace)
    assert told.table["count_text"].tolist() == ["61", "70", "20"] and told.has_moved


def test_overlapping_months_are_not_compared(workspace):
    follow(workspace, Period.parse("2025-01--2025-12").before.ending(Period.parse("2025-06--2025-06").last))
    told = followed(workspace)
    assert newest_period(workspace, 12) == Period.parse("2025-01--2025-12")
    assert told.sentence.startswith("Bara 6 av 12 månader är nya")


def test_without_a_question_or_a_role_nothing_is_followed(workspace):
    problem(workspace)
    assert followed(workspace) is None
    follow(workspace)
    assert all(followed(workspace, role) is None for role in (Role.BOARD, Role.READER, Role.PUBLIC))
