"""Codes of change over time: charts, rules, and what became of a measure."""

from enum import StrEnum


class ControlChart(StrEnum):
    """How the limits of a control chart are reckoned."""

    RATE = "u"
    COUNT = "c"
    SHARE = "p"
    SINGLE = "xmr"


class Rule(StrEnum):
    """Why a point is a signal."""

    BEYOND_LIMITS = "beyond_limits"
    RUN_OF_EIGHT = "run_of_eight"
    TREND_OF_SIX = "trend_of_six"
    TWO_OF_THREE = "two_of_three"


class Verdict(StrEnum):
    """What the figures say about a measure."""

    HELPED = "helped"
    MOVED = "moved"
    WORSE = "worse"
    NO_CLEAR_EFFECT = "no_clear_effect"
    DEPENDS = "depends"
    TOO_FEW = "too_few"
