"""A safety walk: its statuses, kinds and codes, how its route is asked for, and what its fields are called."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from lib.domain.secrecy_change import CLASS_REASON, REASON_LABEL


class WalkStatus(StrEnum):
    DRAFT = "utkast"
    PLANNED = "planerad"
    UNDER_WAY = "pagar"
    DONE = "genomford"
    CANCELLED = "installd"


class WalkKind(StrEnum):
    ORDINARY = "ordinary"
    FAST = "fast"
    REPEAT = "repeat"


class WalkStep(StrEnum):
    """The four parts of the page."""

    PLAN = "planera"
    GO = "ga"
    PROTOCOL = "protokoll"
    RETURN = "aterkomst"


class Light(StrEnum):
    LIGHT = "light"
    DUSK = "dusk"
    DARK = "dark"


class Feeling(StrEnum):
    SAFE = "trygg"
    UNSAFE = "otrygg"
    BOTH = "bada"


class Answer(StrEnum):
    """Of an item in the checklist, where yes is good."""

    YES = "ja"
    NO = "nej"
    PARTLY = "delvis"
    NOT_HERE = "ej_har"


class Decision(StrEnum):
    OPEN = "open"
    MEASURE = "measure"
    NOT_POSSIBLE = "not_possible"
    NOTED = "noted"


STATUSES: dict[str, str] = {
    WalkStatus.DRAFT: "○ utkast",
    WalkStatus.PLANNED: "▷ planerad",
    WalkStatus.UNDER_WAY: "▶ pågår",
    WalkStatus.DONE: "● genomförd",
    WalkStatus.CANCELLED: "■ inställd",
}
COMING = frozenset({WalkStatus.DRAFT, WalkStatus.PLANNED, WalkStatus.UNDER_WAY})
KINDS: dict[str, str] = {
    WalkKind.ORDINARY: "vanlig vandring",
    WalkKind.FAST: "snabb vandring efter en händelse",
    WalkKind.REPEAT: "ny vandring på samma stopp",
}
STEPS: dict[str, str] = {
    WalkStep.PLAN: "Planera",
    WalkStep.GO: "Gå",
    WalkStep.PROTOCOL: "Protokoll",
    WalkStep.RETURN: "Återkomst",
}
LIGHTS: dict[str, str] = {Light.LIGHT: "i dagsljus", Light.DUSK: "i skymning", Light.DARK: "i mörker"}
FEELINGS: dict[str, str] = {Feeling.SAFE: "trygg", Feeling.UNSAFE: "otrygg", Feeling.BOTH: "både trygg och otrygg"}
ANSWERS: dict[str, str] = {
    Answer.YES: "ja",
    Answer.NO: "nej",
    Answer.PARTLY: "delvis",
    Answer.NOT_HERE: "finns inte här",
}
PRIORITIES: dict[int, str] = {1: "först", 2: "därefter", 3: "när det går"}
DECISIONS: dict[str, str] = {
    Decision.OPEN: "○ inte beslutat",
    Decision.MEASURE: "● blir en åtgärd",
    Decision.NOT_POSSIBLE: "■ inte möjligt",
    Decision.NOTED: "✓ inget behöver göras",
}

MOST_PEOPLE = 20
MOST_IN_GROUP = 10
MOST_STOPS = 40
"""Beyond this nobody walks it in an evening, and nobody can read the list."""
INVITED_ROLES: dict[str, str] = {
    "boende": "boende",
    "unga": "unga",
    "aldre": "äldre",
    "funktionsratt": "funktionsrättsförening",
    "forening": "förening",
    "bostadsbolag": "bostadsbolag eller fastighetsägare",
    "naringsidkare": "näringsidkare",
    "kommun_teknik": "kommunens gata, park och belysning",
    "kommun_trygghet": "kommunens trygghetssamordning",
    "skola_fritid": "skola och fritid",
    "polis": "polis",
    "politiker": "politiker",
}
"""Roles, never names."""
NEEDED_ROLES = ("boende", "unga", "bostadsbolag", "kommun_teknik", "polis")
"""Without them a walk lacks a view of the place, or somebody who can mend what is seen."""


@dataclass(frozen=True)
class RoleCount:
    """How many of a role that are invited, and how many that came; None while nobody has counted."""

    role: str
    n_invited: int
    n_came: int | None = None


def role_counts(kept: object) -> tuple[RoleCount, ...]:
    """From the row's `roles_invited`; a file may have it otherwise, and then there is none."""
    if not isinstance(kept, list):
        return ()
    rows = [one for one in kept if isinstance(one, Mapping) and "role" in one]
    return tuple(RoleCount(str(one["role"]), int(one.get("n_invited") or 0), one.get("n_came")) for one in rows)


@dataclass(frozen=True)
class Avoided:
    """A spot to keep away from, and how far in metres."""

    lon: float
    lat: float
    radius_m: float = 50.0


@dataclass(frozen=True)
class RouteChoice:
    """How the route is asked for. `start` and `end` are (lon, lat) or None for any; a loop ends where it starts.
    `most_minutes` includes the stops; `most_metres` is None without a limit of its own."""

    is_loop: bool = True
    start: tuple[float, float] | None = None
    end: tuple[float, float] | None = None
    speed_kmh: float = 4.0
    most_minutes: float = 90.0
    most_metres: float | None = None
    minutes_a_stop: float = 4.0
    avoid: tuple[Avoided, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any] | None) -> "RouteChoice":
        """From the row's `route_choice`; what is not there is as when nothing is chosen."""
        known = {name: value for name, value in (kept or {}).items() if name in cls.__dataclass_fields__}
        for end in ("start", "end"):
            if known.get(end) is not None:
                known[end] = (float(known[end][0]), float(known[end][1]))
        known["avoid"] = tuple(Avoided(**one) for one in known.get("avoid") or ())
        return cls(**known)


MOMENTS = ("starts_at", "meeting_before", "meeting_after", "solo_light", "solo_dark")
TEXTS = ("title", "purpose", "meeting_place", "leader_role", "secretary_role", "accessibility", "announced",
         "invitation", "aim", "feedback")  # fmt: skip
"""Written by people, and so looked through for what points out a person."""
EDITABLE = (*TEXTS, *MOMENTS, "area_code", "kind", "repeat_of", "problem_id", "light", "minutes", "route_choice",
            "checklist", "roles_invited", "status", "aim_due", "feedback_given", "review_by", "secrecy",
            CLASS_REASON)  # fmt: skip
LABELS = {
    "title": "Vandringens namn",
    "purpose": "Syfte",
    "area_code": "Område",
    "kind": "Slag av vandring",
    "status": "Läge",
    "starts_at": "När",
    "minutes": "Minuter",
    "light": "Ljus",
    "meeting_before": "Möte före",
    "meeting_after": "Möte efter",
    "solo_light": "Gå själv i dagsljus",
    "solo_dark": "Gå själv i mörker",
    "meeting_place": "Samlingsplats",
    "route_choice": "Rutt",
    "checklist": "Checklista",
    "roles_invited": "Inbjudna roller",
    "leader_role": "Leder (roll)",
    "secretary_role": "Antecknar (roll)",
    "accessibility": "Tillgänglighet",
    "announced": "Så berättas det om vandringen",
    "invitation": "Inbjudan",
    "aim": "Mål inom sex månader",
    "aim_due": "Målet nås senast",
    "feedback": "Återkoppling till deltagarna",
    "feedback_given": "Återkopplat den",
    "repeat_of": "Samma stopp som",
    "problem_id": "Problem",
    "review_by": "Ses över senast",
    "secrecy": "Sekretessklass",
    CLASS_REASON: REASON_LABEL,
}
LONGEST_LINES = dict.fromkeys(("title", "meeting_place", "leader_role", "secretary_role"), 120)
LONGEST_TEXT = 2_000
