"""What each role is answered: no row of a class that it may not read, and no answer that was made for another role."""

import random

import pytest

from lib.analysis.schools import schools_are_shown
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Secrecy
from lib.domain.right import Right
from lib.domain.settings import VIEWERS
from lib.privacy.rights import may
from tests.analysis.asked_by_roles import (
    ACTIVITY,
    MARKS,
    PICTURE,
    PROBLEM,
    Question,
    forget_answers,
    marked,
    questions,
    told,
)

N_INTERLEAVED, N_QUESTIONS = 200, 30
READERS = (Role.COORDINATOR, Role.BOARD, Role.READER, Role.PUBLIC)
SAME_AS = {Role.POLICE: Role.COORDINATOR, Role.REPORTER: Role.READER}
CHOSEN_FOR_A_MEETING = ("meeting_problems.", "meeting_material.")
"""Asked in the role of an audience, by somebody who has chosen which problems it is to see."""
NEEDS = {
    MARKS[Secrecy.INTERNAL]: Right.READ_INTERNAL,
    MARKS[Secrecy.SHARED_WITH_POLICE]: Right.READ_SHARED,
    PROBLEM: Right.READ_PROBLEMS,
    ACTIVITY: Right.READ_ACTIVITY_TEXTS,
    PICTURE: Right.READ_PICTURES,
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return marked(tmp_path_factory.mktemp("roles"))


@pytest.fixture(scope="module")
def asked_questions(workspace: Workspace) -> dict[str, Question]:
    return questions(workspace)


@pytest.fixture(scope="module")
def answers(asked_questions: dict[str, Question]) -> dict[Role, dict[str, str]]:
    """Each role's answers with nothing kept from before."""
    found = {}
    for role in READERS:
        forget_answers()
        found[role] = {name: told(question, role) for name, question in asked_questions.items()}
    return found


def test_roles_that_are_not_asked_here_read_as_one_that_is() -> None:
    assert set(READERS) | set(SAME_AS) == set(VIEWERS)
    for role, same in SAME_AS.items():
        assert all(may(role, right) == may(same, right) for right in Right if right.startswith("read_"))


def test_the_questions_are_really_asked(answers: dict[Role, dict[str, str]]) -> None:
    failed = {
        name: text[:90] for name, text in answers[Role.COORDINATOR].items() if text.startswith(("Type", "Attrib"))
    }
    assert len(failed) <= 20, failed
    assert len(answers[Role.COORDINATOR]) > 120


@pytest.mark.parametrize("mark", NEEDS)
@pytest.mark.parametrize("role", READERS)
def test_no_question_gives_a_role_what_it_may_not_read(
    answers: dict[Role, dict[str, str]], role: Role, mark: str
) -> None:
    seen_in = [
        name
        for name, text in answers[role].items()
        if mark in text and not (mark is PROBLEM and name.startswith(CHOSEN_FOR_A_MEETING))
    ]
    assert bool(seen_in) == may(role, NEEDS[mark]), seen_in


def test_roles_outside_get_no_school_no_point_and_no_order(
    answers: dict[Role, dict[str, str]],
) -> None:
    for role in READERS:
        assert schools_are_shown(role) == may(role, Right.READ_SINGLE_SCHOOLS)
        assert ("16.05" in answers[role]["reports.report_points"]) == may(role, Right.READ_POINTS)
        assert ("59.15" in "".join(answers[role].values())) <= may(role, Right.READ_POINTS)


def test_answers_never_cross_roles(asked_questions: dict[str, Question], answers: dict[Role, dict[str, str]]) -> None:
    """Two sessions with different roles ask the same things in any order, with what is kept from before."""
    forget_answers()
    chance = random.Random(8)
    pairs = [(Role.COORDINATOR, Role.PUBLIC), (Role.COORDINATOR, Role.READER), (Role.BOARD, Role.READER)]
    names = [name for name in asked_questions if len({answers[role][name] for role in READERS}) > 1]
    names = chance.sample(names, N_QUESTIONS)
    crossed = []
    for turn in range(N_INTERLEAVED):
        name, role = chance.choice(names), chance.choice(pairs[turn % len(pairs)])
        if told(asked_questions[name], role) != answers[role][name]:
            crossed.append((turn, name, role))
    assert crossed == []
