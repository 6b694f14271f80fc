"""The grid of the merge: a sign in every cell, the same order as the rows, long names in lines."""

import pandas as pd
import pytest

from lib.charts.merge_grid import LINE, merge_grid_chart
from lib.domain.palette import PICTURES, Scheme
from lib.domain.picture_words import VERDICTS
from lib.domain.pictures import MergeClass

ROWS = pd.DataFrame(
    {
        "area_name": ["Hela kommunen", "Hammarby Stadshage-Östra Hammarby-Södra Vetterstorp"],
        "theme_name": ["Ordning", "Ordning"],
        "verdict": [MergeClass.BOTH, MergeClass.NOBODY],
        "mark": ["●●3", "▲12"],
        "seen_by": ["Polisen, Kommunen", ""],
        "known": ["4 anmälda brott", "12 anmälda brott"],
        "is_weak": [False, False],
    }
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_class_has_a_colour_and_every_cell_is_written_in(scheme: Scheme) -> None:
    spec = merge_grid_chart(ROWS, VERDICTS, scheme).to_dict()
    (rows,) = spec["datasets"].values()
    cells, *texts = spec["layer"]
    scale = cells["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        VERDICTS[code]: PICTURES[scheme][code] for code in MergeClass
    }
    assert len(set(scale["range"])) == len(MergeClass)
    assert {text["encoding"]["text"]["field"] for text in texts} == {"mark"}
    assert [row["verdict_name"] for row in rows] == ["båda eller flera ser", "ingen har tittat"]
    lines = rows[1]["area_lines"].split("\n")
    assert "".join(lines).replace(" ", "") == ROWS["area_name"][1].replace(" ", "")
    assert len(lines) == 3 and max(map(len, lines)) <= LINE
