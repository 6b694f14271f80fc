"""Every colour in one place: safe for colour-blind readers, the same meaning everywhere."""

from typing import Literal

Scheme = Literal["light", "dark"]

ACCENT = {"light": "#1f5c7a", "dark": "#7fb8d6"}
INK = {"light": "#1b2a33", "dark": "#e8eef2"}
QUIET = {"light": "#5b6b75", "dark": "#a9b7c0"}
GRID = {"light": "#dde3e7", "dark": "#34424b"}
PAPER = {"light": "#ffffff", "dark": "#10181d"}

RISK = ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404")
"""Sequential yellow–orange–brown (ColorBrewer YlOrBr)."""
PROTECTION = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
"""Sequential yellow–green–blue (ColorBrewer YlGnBu)."""
NEUTRAL = ("#f7f7f7", "#cccccc", "#a3a3a3", "#7a7a7a", "#525252")
"""Sequential grey, for what is neither good nor bad."""
DIFFERENCE = ("#5e3c99", "#b2abd2", "#d9d9d9", "#fdb863", "#e66101")
"""Diverging purple–orange with a grey middle (ColorBrewer PuOr): lower … similar … higher."""

PYRAMID = {"light": ("#e9edf0", "#d8dee2", "#c6cfd5"), "dark": ("#24323b", "#33434d", "#43545f")}
"""Levels of the violence pyramid from the bottom: grey under words in INK, in both schemes."""

ZERO = "#eef3f5"
MISSING = "#ffffff"
SUPPRESSED = "#d5d9dc"

WOMEN, MEN, OTHER_SEX = "#7b5aa6", "#b8860b", "#8a8f94"
COMPARISON = "#8a959c"
STANDINGS = {
    "better": {"light": DIFFERENCE[0], "dark": DIFFERENCE[1]},
    "worse": {"light": DIFFERENCE[4], "dark": DIFFERENCE[3]},
    "higher": INK,
    "lower": INK,
    "similar": {"light": "#8a959c", "dark": "#8a959c"},
    "unknown": {"light": "#87929a", "dark": "#5f717c"},
}
"""A difference by what it means; where neither way is said to be good, shape alone tells higher from lower."""
ICEBERG: dict[Scheme, tuple[str, ...]] = {
    "light": ("#ffffff", "#cfe3ee", "#9cc3d9"),
    "dark": ("#4a6575", "#38525f", "#26404d"),
}
WATER = {"light": "#eaf3f8", "dark": "#15252f"}
"""The iceberg's layers from the top, and the water: depth, nothing more. The scheme's ink can be read on each."""
CONTROL_IN, CONTROL_OUT = "#2b6ca3", "#d9731a"

THEMES = {
    "ordning": "#0072b2",
    "narkotika": "#7b3294",
    "skadegorelse": "#8c510a",
    "vald_hot": "#b2182b",
    "tillgrepp": "#c07f00",
    "trafik": "#4d4d4d",
    "miljo": "#1b7837",
    "ovrigt": "#888888",
    "trygg_plats": "#009e73",
}
"""Report themes on the map; shape and word say the same, never colour alone."""

GROUPS = {
    "light": ("#1f5c7a", "#b2570f", "#7b5aa6", "#5c666d", "#2e7d4f"),
    "dark": ("#7fb8d6", "#f0a35e", "#c3a6e6", "#b9c3ca", "#7fcf9f"),
}
"""Kinds that are neither good nor bad (organisations, horizons), in the order that their words stand in."""

ACTIVITY_STATUSES = {
    "genomford": "#0b5a7d",
    "pagar": "#6fb1d1",
    "andrad": "#8a5a9e",
    "fors_vidare": "#c9b3dd",
    "forsenad": "#d9731a",
    "ej_paborjad": "#c3ccd2",
    "avslutad": "#5c666d",
    "rapport_saknas": MISSING,
}
"""How far activities have come: blue goes as planned, violet goes otherwise, orange is late. Symbol and word beside."""


PICTURES: dict[Scheme, dict[str, str]] = {
    "light": {"disagree": "#f3b78a", "one": "#cfe3ee", "both": ACCENT["light"], "calm": "#e3e7ea", "nobody": "#ffffff"},
    "dark": {"disagree": "#8a4a1c", "one": "#26404d", "both": ACCENT["dark"], "calm": "#3b464d", "nobody": "#12191e"},
}
"""What actors together say of an area and theme; a symbol stands in each cell."""

CHAIN_STEPS: dict[Scheme, dict[str, str]] = {
    "light": {"done": "#cfe3ee", "partly": "#eef5f9", "missing": "#f3b78a", "not_yet": "#ffffff"},
    "dark": {"done": "#26404d", "partly": "#1b2d37", "missing": "#8a4a1c", "not_yet": "#12191e"},
}
"""Whether a step of a chain is there; a symbol stands in each cell."""


WEEK_LEVELS = {"green": "#8fcba7", "yellow": "#f6d55c", "red": "#e07a6d", "undecided": MISSING}
"""A person's judgement of an area; undecided has a dashed edge. Dark ink can be read on each."""


def ramp(polarity: str, n: int) -> tuple[str, ...]:
    """`n` colours from low to high, by whether a high value is bad, good or neither."""
    full = {"high_is_bad": RISK, "high_is_good": PROTECTION}.get(polarity, NEUTRAL)
    if n >= len(full):
        return full
    step = (len(full) - 1) / max(n - 1, 1)
    return tuple(full[round(i * step)] for i in range(n)) if n > 1 else (full[2],)
