"""Faults of many rows at once."""

import pandas as pd

from lib.intake.row_faults import RowFaults


def test_the_first_faults_come_in_the_order_of_the_file():
    rows = pd.Index(range(2, 1002))
    values = pd.Series("fel", index=rows)
    faults = RowFaults("a.csv", rows)
    faults.add(values.index.to_series() > 500, "b", values, "Sen.", "Rätta.")
    faults.add(values.index.to_series().isin([3, 700]), "a", values, "Tidig.", "Rätta.")
    assert [fault.where for fault in faults.first(3)] == ["a.csv, rad 3, a", "a.csv, rad 501, b", "a.csv, rad 502, b"]
    assert faults.n_faults == 503 and faults.is_rejected.sum() == 502


def test_what_is_shown_of_a_cell_is_short_and_harmless():
    rows = pd.Index([2])
    faults = RowFaults("a.csv", rows)
    faults.add(pd.Series(True, index=rows), "a", pd.Series("\x1b[31m\n" + "x" * 500, index=rows), "Fel.", "")
    found = faults.first(1)[0].found
    assert found.isprintable() and len(found) <= 61


def test_no_faults():
    faults = RowFaults("a.csv", pd.Index([2]))
    faults.add(pd.Series(False, index=[2]), "a", "", "Fel.", "")
    assert faults.first(5) == () and faults.n_faults == 0
