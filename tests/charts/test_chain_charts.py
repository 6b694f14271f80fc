"""The tree of causes and the chains as pictures: nothing overlaps, nothing is cut, the same each time."""

from itertools import pairwise

import pandas as pd
import pytest
import vl_convert

from lib.charts.cause_tree import LINE, PADDING, cause_tree_chart
from lib.charts.chain_steps import chain_steps_chart, state_legend
from lib.charts.priorities import answers_chart, ranked_chart
from lib.domain.chain import STEP_STATES, STEP_SYMBOLS, STEPS, StepState
from lib.domain.palette import CHAIN_STEPS, ICEBERG

LONG = "Ingen har haft ansvar för helheten när gångvägar och parkmark har skötts var för sig i många år"
NODES = pd.DataFrame(
    [
        ("symptom", 0, 0, None, "Mörk gångväg", "Symptom", False),
        ("cause", 1, 1, 0, "Trasiga lampor", "Orsak 1: platsen", False),
        ("measure", 2, 2, 1, "Ny belysning", "Åtgärd: pågår", False),
        ("cause", 2, 3, 1, LONG, "Orsakens orsak 1.1: platsen", False),
        ("cause", 1, 4, 0, "Buskar", "Orsak 2: platsen. Ingen åtgärd", True),
    ],
    columns=["kind", "depth", "row", "parent_row", "label", "note", "has_gap"],
)


def rows_of(chart, number):
    """The data that a layer is drawn from."""
    made = chart.to_dict()
    data = made["layer"][number].get("data") or made["data"]  # what all layers share stands outside them
    return made["datasets"][data["name"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_stand_under_each_other_and_hold_every_word(scheme):
    chart = cause_tree_chart(NODES, scheme)
    boxes, words = rows_of(chart, 2), rows_of(chart, 4)
    assert all(above["bottom"] < below["top"] for above, below in pairwise(boxes))
    for box in boxes:
        inside = [word for word in words if box["top"] <= word["at"] < box["bottom"]]
        assert " ".join(word["text"] for word in inside if not word["is_note"]) == box["label"]
        assert max(word["at"] for word in inside) + LINE <= box["bottom"] + PADDING
    assert [box["fill"] for box in boxes if box["kind"] != "measure"] == [ICEBERG[scheme][i] for i in (0, 1, 2, 1)]
    assert chart.to_dict() == cause_tree_chart(NODES.copy(), scheme).to_dict()


def test_every_branch_goes_from_its_parent():
    branches, boxes = rows_of(cause_tree_chart(NODES, "light"), 0), rows_of(cause_tree_chart(NODES, "light"), 2)
    for branch, box in zip(branches, boxes[1:], strict=True):
        assert branch["top"] == boxes[int(box["parent_row"])]["bottom"]
        assert branch["middle"] == (box["top"] + box["bottom"]) / 2


def test_what_nothing_is_done_against_is_drawn_with_dashes():
    drawn = vl_convert.vegalite_to_svg(cause_tree_chart(NODES, "light").properties(width=400).to_dict())
    assert drawn.count("stroke-dasharray") == NODES["has_gap"].sum() > 0


def test_a_symptom_alone_is_drawn():
    assert len(rows_of(cause_tree_chart(NODES.head(1), "light"), 2)) == 1


def test_each_chain_has_its_row_and_each_state_a_symbol_and_a_colour():
    steps = pd.DataFrame(
        [(p, f"Problem {p}", step, name, "missing", "saknas", "") for p in (3, 1) for step, name in STEPS.items()],
        columns=["problem_id", "title", "step", "step_name", "state", "state_name", "why"],
    )
    cells = rows_of(chain_steps_chart(steps, "light"), 0)
    assert len(cells) == 16 and len({(cell["top"], cell["step_name"]) for cell in cells}) == 16
    assert min(cell["top"] for cell in cells if cell["problem_id"] == 1) > max(
        cell["bottom"] for cell in cells if cell["problem_id"] == 3
    )
    every = set(StepState)
    assert every == set(STEP_STATES) == set(STEP_SYMBOLS) == set(CHAIN_STEPS["light"]) == set(CHAIN_STEPS["dark"])
    assert len(set(STEP_SYMBOLS.values())) == len(every) and all(
        word in state_legend() for word in STEP_STATES.values()
    )


def test_answers_far_apart_are_marked_and_marks_do_not_cover_each_other():
    matrix = pd.DataFrame(
        {"criterion_name": ["Skada", "Kostnad", "Vanligt"], "together": [1.5, 1.0, None], "lowest": [0.0, 1.0, None],
         "highest": [3.0, 1.0, None], "answers_text": ["", "", ""]}
    )  # fmt: skip
    answers = pd.DataFrame(
        {"criterion_name": ["Skada", "Skada", "Kostnad", "Kostnad"], "actor_name": ["Polisen", "Kommunen"] * 2,
         "answer": [3, 0, 1, 1]}
    )  # fmt: skip
    chart = answers_chart(matrix, answers, "light")
    assert {row["criterion_name"]: row["is_apart"] for row in rows_of(chart, 0)} == {"Skada": True, "Kostnad": False}
    cost = [mark["at"] for mark in rows_of(chart, 2) if mark["criterion_name"] == "Kostnad"]
    assert cost[0] < 1 < cost[1]


def test_problems_are_drawn_in_their_order():
    ranked = pd.DataFrame({"title": ["Högst", "Lägst"], "together": [2.0, 1.0], "lowest": [1.0, 0.5],
                           "highest": [3.0, 1.0], "status_name": ["", ""], "n_actors": [2, 1]})  # fmt: skip
    drawn = rows_of(ranked_chart(ranked, "light"), 0)
    assert [row["title"] for row in sorted(drawn, key=lambda row: row["at"])] == ["Högst", "Lägst"]
