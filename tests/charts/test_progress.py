"""The progress picture draws what the table says."""

import pandas as pd
import pytest

from lib.charts.progress import progress_chart
from lib.domain.palette import ACTIVITY_STATUSES, PAPER

ROWS = pd.DataFrame(
    {
        "group_name": ["Gatan", "Gatan", "Skolan"],
        "status": ["pagar", "rapport_saknas", "genomford"],
        "status_name": ["► pågår", "– rapport saknas", "✓ genomförd"],
        "count": [3, 1, 2],
        "before": [0, 3, 0],
        "order": [1, 7, 0],
    }
)


def luminance(colour):
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_parts_have_the_colour_of_their_status_and_what_is_missing_has_none(scheme):
    spec = progress_chart(ROWS, scheme).to_dict()
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"] == ["✓ genomförd", "► pågår", "– rapport saknas"], "the order of the bar, not of the groups"
    assert scale["range"] == [ACTIVITY_STATUSES["genomford"], ACTIVITY_STATUSES["pagar"], PAPER[scheme]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("status", ACTIVITY_STATUSES)
def test_the_figure_in_a_part_can_be_read(status, scheme):
    """Contrast of at least 4.5 against the part (WCAG 2.1, 1.4.3)."""
    spec = progress_chart(ROWS.iloc[:1].assign(status=status), scheme).to_dict()
    (row,) = next(iter(spec["datasets"].values()))
    fill = spec["layer"][0]["encoding"]["color"]["scale"]["range"][0]
    light, dark = sorted((luminance(fill), luminance(row["ink"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_parts_lie_side_by_side_with_the_figure_in_the_middle():
    rows = next(iter(progress_chart(ROWS, "light").to_dict()["datasets"].values()))
    assert [(row["before"], row["after"], row["middle"]) for row in rows] == [(0, 3, 1.5), (3, 4, 3.5), (0, 2, 1.0)]
