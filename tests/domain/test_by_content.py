"""What is kept follows what stands in the table, not which object it is."""

import pandas as pd

from lib.domain.by_content import kept_by_content


def counting(most=8):
    made = []

    @kept_by_content(most)
    def total(table, column, extra=0):
        made.append(column)
        return int(table[column].sum()) + extra

    return total, made


def table(*values):
    return pd.DataFrame({"n": values, "name": ["Skallberget"] * len(values)})


def test_an_equal_table_is_not_counted_again():
    total, made = counting()
    assert total(table(1, 2), "n") == total(table(1, 2), "n") == 3
    assert made == ["n"]


def test_one_changed_cell_another_column_or_a_named_argument_is_another_question():
    total, made = counting()
    assert [total(table(1, 2), "n"), total(table(1, 3), "n"), total(table(1, 2), "n", extra=5)] == [3, 4, 8]
    changed = table(1, 2)
    total(changed, "n")
    changed.loc[0, "n"] = 10
    assert total(changed, "n") == 12 and len(made) == 4


def test_only_the_last_ones_are_kept():
    total, made = counting(most=2)
    for first in (1, 2, 3, 1):
        total(table(first), "n")
    assert len(made) == 4
