"""What would happen, in words: every row is told of once, and every fault says where, what and what to do."""

import pytest

from lib.actions.import_plan import ImportReport
from lib.domain.faults import Fault
from lib.ui.import_check import fault_rows, finding, has_personal_data, position_lines


def report(**counts):
    return ImportReport("0001-provby", "a.csv", None, False, False, **({"n_rows": 12} | counts))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"n_rows": 1, "n_accepted": 1, "n_stored": 1}, "1 rad läses in."),
        ({"n_rows": 6, "n_accepted": 4, "n_stored": 4, "n_rejected": 2},
         "4 av 6 rader läses in. 2 har fel och hålls tillbaka."),
        ({"n_rows": 5, "n_accepted": 3, "n_stored": 3, "n_duplicates": 2},
         "3 av 5 rader läses in. 2 fanns redan och läggs inte till igen."),
        ({"n_rows": 200_000, "n_accepted": 200_000, "n_stored": 40},
         "200\u00a0000 rader läses in. De räknas samman till 40."),
    ],
)  # fmt: skip
def test_the_finding_adds_up(counts, words):
    assert finding(report(**counts)) == words


@pytest.mark.parametrize(
    ("where", "row", "column"),
    [
        ("a.csv, rad 5, datum", "5", "datum"),
        ("a, b.csv, rad 5, plats, kod", "5", "plats, kod"),
        ("bok.xlsx, Blad1, rad 12", "12", ""),
        ("a.json, objekt 3, text", "objekt 3", "text"),
        ("tom.csv", "tom.csv", ""),
    ],
)
def test_a_fault_says_row_column_found_value_and_remedy(where, row, column):
    (line,) = fault_rows((Fault(where, "Datumet går inte att läsa", "i går", "Skriv år-månad-dag."),)).to_dict(
        "records"
    )
    assert line == {"Rad": row, "Kolumn": column, "Hittade": "i går",
                    "Fel, och vad du gör": "Datumet går inte att läsa. Skriv år-månad-dag."}  # fmt: skip


def test_rows_outside_are_named_and_the_rest_counted():
    lines = position_lines(report(n_outside=12, rows_outside=tuple(range(2, 14)), n_without_position=1,
                                  rows_without_position=(40,)))  # fmt: skip
    assert lines[0].startswith("Utanför områdena: rad 2, 3, 4, 5, 6, 7, 8, 9 och 4 till.")
    assert lines[1].startswith("Utan position: rad 40.")


def test_personal_data_is_told_apart_from_other_faults():
    assert has_personal_data(report(faults=(Fault("a.csv, rad 2, text", "Här verkar stå ett telefonnummer."),)))
    assert not has_personal_data(report(faults=(Fault("a.csv, rad 2, datum", "Datumet går inte att läsa."),)))
