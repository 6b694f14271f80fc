"""Codes that mean the same thing everywhere. The Swedish words for them stand in `words.py`."""

from enum import StrEnum


class Sex(StrEnum):
    ALL = "all"
    WOMEN = "women"
    MEN = "men"
    OTHER = "other"


class AgeBand(StrEnum):
    """Ages in years, both ends included."""

    ALL = "all"
    CHILDREN = "0-15"
    YOUTH = "16-24"
    YOUNG_ADULTS = "25-44"
    ADULTS = "45-64"
    SENIORS = "65-79"
    OLDEST = "80+"


class Precision(StrEnum):
    """How exactly an event is placed: on the spot, on the street, or only in an area."""

    EXACT = "exact"
    STREET = "street"
    AREA = "area"


class Secrecy(StrEnum):
    """Secrecy class of a row. A row without a known class is internal."""

    OPEN = "open"
    INTERNAL = "internal"
    SHARED_WITH_POLICE = "shared_with_police"


class Role(StrEnum):
    """Who somebody is here. Nobody signs in as the operator: that is whoever runs commands on the machine."""

    OPERATOR = "operator"
    POLICE = "police"
    COORDINATOR = "coordinator"
    BOARD = "board"
    REPORTER = "reporter"
    READER = "reader"
    PUBLIC = "public"


class Polarity(StrEnum):
    """Whether a high value is good, bad, or neither."""

    HIGH_IS_GOOD = "high_is_good"
    HIGH_IS_BAD = "high_is_bad"
    NEUTRAL = "neutral"


class Unit(StrEnum):
    COUNT = "count"
    PER_1000 = "per_1000"
    PER_100000 = "per_100000"
    PERCENT = "percent"
    SCALE_1_5 = "scale_1_5"


class Status(StrEnum):
    """What a cell holds. Zero, missing, suppressed and not applicable are four different things."""

    VALUE = "value"
    ZERO = "zero"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class LimitsFrom(StrEnum):
    """What a figure's limits rest on."""

    SOURCE = "source"
    ANSWERS = "answers"
    COUNT = "count"


class Difference(StrEnum):
    """A value against what it is compared with."""

    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """A difference with what it means: better or worse only where a high value is said to be good or bad."""

    BETTER = "better"
    WORSE = "worse"
    LOWER = "lower"
    HIGHER = "higher"
    SIMILAR = "similar"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """A change between two periods: real beyond chance, perhaps chance, or too few to tell."""

    DECREASE = "decrease"
    INCREASE = "increase"
    MAYBE_CHANCE = "maybe_chance"
    TOO_FEW = "too_few"
    UNKNOWN = "unknown"
