"""Colours mean the same everywhere."""

import pytest

from lib.domain.palette import NEUTRAL, PROTECTION, RISK, THEMES, ramp


@pytest.mark.parametrize(
    ("polarity", "full"), [("high_is_bad", RISK), ("high_is_good", PROTECTION), ("neutral", NEUTRAL)]
)
def test_a_ramp_keeps_its_ends_and_its_order(polarity: str, full: tuple[str, ...]) -> None:
    assert ramp(polarity, 5) == ramp(polarity, 9) == full
    for n in (2, 3, 4):
        colours = ramp(polarity, n)
        assert (len(set(colours)), colours[0], colours[-1]) == (n, full[0], full[-1])
        assert [full.index(colour) for colour in colours] == sorted(full.index(colour) for colour in colours)
    assert ramp(polarity, 1) == (full[2],)


def test_no_two_themes_share_a_colour() -> None:
    assert len(set(THEMES.values())) == len(THEMES) == 9
