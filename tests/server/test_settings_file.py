"""What .streamlit/config.toml promises: bound to this machine, silent towards others, readable in light and dark."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config

from tests.browser.app_server import PROJECT

SETTINGS: dict[str, Any] = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
WRITTEN = ("textColor", "linkColor", "primaryColor", *(f"{hue}TextColor" for hue in ("red", "yellow", "green", "gray")))
BOXES = ("red", "orange", "yellow", "green", "blue", "violet", "gray")


def options(section: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in section.items():
        if isinstance(value, dict):
            yield from options(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_option_is_one_that_streamlit_knows() -> None:
    assert set(options(SETTINGS)) <= config.get_config_options().keys()


def test_the_server_speaks_to_this_machine_only_and_tells_nobody() -> None:
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["showErrorLinks"] is False


def test_no_font_or_theme_is_fetched() -> None:
    assert "://" not in str(SETTINGS["theme"])
    assert "fontFaces" not in SETTINGS["theme"]


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the lightest grey that passes on white


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_both_grounds(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    grounds = (theme["backgroundColor"], theme["secondaryBackgroundColor"])
    assert min(contrast(theme[name], ground) for name in WRITTEN for ground in grounds) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_coloured_boxes_and_chart_lines_can_be_seen(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    assert min(contrast(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) for hue in BOXES) >= 4.5
    assert min(contrast(line, theme["backgroundColor"]) for line in theme["chartCategoricalColors"]) >= 3
