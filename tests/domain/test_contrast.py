"""Every palette against what it is drawn on: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (what is drawn 3:1).

Formula of relative luminance and ratio: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, dfn-contrast-ratio.
"""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from lib.charts.merge_grid import ON_STRONGEST, STRONGEST
from lib.charts.progress import DARK_INK, LIGHT, LIGHT_INK
from lib.domain import palette
from lib.domain.palette import Scheme
from lib.maps.base_map import GROUND, LAND, LINE
from lib.maps.base_map import WATER as MAP_WATER

PROJECT = Path(__file__).resolve().parents[2]
THEME = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
TEXT, DRAWN = 4.5, 3.0
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
CLASSES = {name: getattr(palette, name) for name in ("RISK", "PROTECTION", "NEUTRAL", "DIFFERENCE")}
STEP = 7
"""Least difference in lightness (L*, 0–100) between neighbouring classes: they can be told apart in grey."""


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIE L*."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def grounds(scheme: Scheme) -> set[str]:
    return {THEME[scheme]["backgroundColor"], THEME[scheme]["secondaryBackgroundColor"], palette.PAPER[scheme]}


def too_weak(pairs: list[tuple[str, str, str]], least: float) -> list[str]:
    return [f"{name} {ratio(one, other):.2f}" for name, one, other in pairs if ratio(one, other) < least]


def test_the_ratio_is_that_of_wcag() -> None:
    """Published: black on white 21, #767676 the lightest grey that passes on white (4.54), #777777 4.48."""
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read(scheme: Scheme) -> None:
    theme = THEME[scheme]
    names = [name for name in theme if name.endswith("TextColor")] + ["textColor", "linkColor", "primaryColor"]
    pairs = [(name, theme[name], ground) for name in names for ground in grounds(scheme)]
    pairs += [  # badges and messages have their own ground
        (f"{name} on its own", theme[name], theme[name.replace("Text", "Background")])
        for name in names
        if name.endswith("TextColor")
    ]
    pairs += [
        (name, getattr(palette, name)[scheme], ground)
        for name in ("INK", "QUIET", "ACCENT")
        for ground in grounds(scheme)
    ]
    css = (PROJECT / "lib" / "ui" / "static" / "lagesbild.css").read_text(encoding="utf-8")
    (on_primary,) = re.findall(r"BaseButton-primary\"\][^{}]*\{\s*color: light-dark\((#\w+), (#\w+)\)", css)
    pairs.append(("primary button", on_primary[SCHEMES.index(scheme)], theme["primaryColor"]))
    assert too_weak(pairs, TEXT) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_symbols_on_a_coloured_ground_can_be_read(scheme: Scheme) -> None:
    ink = palette.INK[scheme]
    pairs = [(f"pyramid {n}", ink, colour) for n, colour in enumerate(palette.PYRAMID[scheme])]
    pairs += [(f"iceberg {n}", ink, colour) for n, colour in enumerate(palette.ICEBERG[scheme])]
    pairs += [("water", ink, palette.WATER[scheme])]
    pairs += [(f"step {name}", ink, colour) for name, colour in palette.CHAIN_STEPS[scheme].items()]
    pairs += [
        (f"picture {name}", ON_STRONGEST[scheme] if name == STRONGEST else ink, colour)
        for name, colour in palette.PICTURES[scheme].items()
    ]
    pairs += [(f"week {name}", palette.INK["light"], colour) for name, colour in palette.WEEK_LEVELS.items()]
    pairs += [
        (f"activity {name}", DARK_INK if name in LIGHT else LIGHT_INK, colour)
        for name, colour in palette.ACTIVITY_STATUSES.items()
        if name != "rapport_saknas"  # in the scheme's own paper and quiet ink
    ]
    assert too_weak(pairs, TEXT) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_and_marks_stand_out_from_the_page(scheme: Scheme) -> None:
    ground = THEME[scheme]["backgroundColor"]
    marks = {f"chart {n}": colour for n, colour in enumerate(THEME[scheme]["chartCategoricalColors"])}
    names = ("COMPARISON", "CONTROL_IN", "CONTROL_OUT", "WOMEN", "MEN", "OTHER_SEX")
    marks |= {name: getattr(palette, name) for name in names}
    marks |= {f"group {n}": colour for n, colour in enumerate(palette.GROUPS[scheme])}
    marks |= {f"standing {name}": colours[scheme] for name, colours in palette.STANDINGS.items()}
    assert too_weak([(name, colour, ground) for name, colour in marks.items()], DRAWN) == []


@pytest.mark.parametrize("name", CLASSES)
def test_neighbouring_classes_differ_in_lightness_and_not_in_hue_alone(name: str) -> None:
    steps = [abs(lightness(one) - lightness(other)) for one, other in pairwise(CLASSES[name])]
    assert min(steps) >= STEP


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_map_can_be_read_whatever_its_classes(scheme: Scheme) -> None:
    """Names have a halo of paper, areas an edge, the chosen area a line with a casing, points a white edge."""
    css = (PROJECT / "lib" / "ui" / "static" / "karta.css").read_text(encoding="utf-8")
    ink, paper = (re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css) for name in ("ink", "paper"))
    assert ink is not None and paper is not None
    which = SCHEMES.index(scheme) + 1
    assert ratio(ink[which], paper[which]) >= TEXT
    assert css.count("text-shadow: var(--halo)") >= 2
    pairs = [("edge on land", LINE[scheme], LAND[scheme]), ("casing", palette.ACCENT[scheme], palette.PAPER[scheme])]
    pairs += [(f"theme {name}", colour, "#ffffff") for name, colour in palette.THEMES.items()]
    assert too_weak(pairs, DRAWN) == []
    assert len({GROUND[scheme], MAP_WATER[scheme], LAND[scheme], LINE[scheme]}) == 4
