"""Where and when something stands out: the codes. The Swedish words for them stand in `hot_spot_words.py`."""

from enum import StrEnum


class HotClass(StrEnum):
    """A place against all others, false discoveries held back. HOTTEST stands out with its neighbours among all places,
    HOT when the hottest are set aside, ALONE by itself but not with its neighbours."""

    HOTTEST = "hottest"
    HOT = "hot"
    ALONE = "alone"
    NOT_HOT = "not_hot"
    UNKNOWN = "unknown"


class LocalClass(StrEnum):
    """A place against its neighbours, false discoveries held back."""

    HIGH_AMONG_HIGH = "high_among_high"
    HIGH_AMONG_LOW = "high_among_low"
    LOW_AMONG_HIGH = "low_among_high"
    LOW_AMONG_LOW = "low_among_low"
    NONE = "none"


class TimeClass(StrEnum):
    """How long a place has been hot. BORDERLINE has crossed the limit without a change beyond chance."""

    NEW = "new"
    PERSISTENT = "persistent"
    RECURRING = "recurring"
    FADING = "fading"
    BORDERLINE = "borderline"
    NOT_HOT = "not_hot"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """A count against what was expected, with limits."""

    MORE = "more"
    FEWER = "fewer"
    MAYBE_CHANCE = "maybe_chance"
    TOO_FEW = "too_few"
