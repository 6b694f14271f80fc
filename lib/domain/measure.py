"""A measure: the codes of its statuses and kinds, and what people write of it."""

from enum import StrEnum

from lib.domain.secrecy_change import CLASS_REASON


class MeasureStatus(StrEnum):
    PROPOSED = "foreslagen"
    DECIDED = "beslutad"
    ORDERED = "bestalld"
    ONGOING = "pagar"
    DELAYED = "forsenad"
    DONE = "genomford"
    FOLLOWED_UP = "uppfoljd"
    NOT_FEASIBLE = "ej_genomforbar"
    REFERRED = "hanvisad"


class Stage(StrEnum):
    """The columns of the board."""

    TO_BEGIN = "att_borja"
    UNDER_WAY = "pa_gang"
    TO_FOLLOW_UP = "att_folja_upp"
    CLOSED = "avslutade"


STAGES: dict[str, Stage] = {
    MeasureStatus.PROPOSED: Stage.TO_BEGIN,
    MeasureStatus.DECIDED: Stage.TO_BEGIN,
    MeasureStatus.ORDERED: Stage.TO_BEGIN,
    MeasureStatus.ONGOING: Stage.UNDER_WAY,
    MeasureStatus.DELAYED: Stage.UNDER_WAY,
    MeasureStatus.DONE: Stage.TO_FOLLOW_UP,
    MeasureStatus.FOLLOWED_UP: Stage.CLOSED,
    MeasureStatus.NOT_FEASIBLE: Stage.CLOSED,
    MeasureStatus.REFERRED: Stage.CLOSED,
}
CLOSED = frozenset(str(status) for status, stage in STAGES.items() if stage is Stage.CLOSED)
"""After these nothing more is expected of the owner."""
NEEDS_REASON = frozenset({MeasureStatus.NOT_FEASIBLE})
PREVENTION = ("social", "situational")
LEVELS = ("primary", "secondary", "tertiary")
HORIZONS = ("short", "medium", "long")
TARGET_SEPARATOR = ";"

TEXTS = ("title", "owner_board", "contact_role", "partners", "expected", "expected_short", "expected_long", "evidence",
         "cost_note", "result", "status_reason")  # fmt: skip
"""Written by people, and so looked through for what points out a person."""
DAYS = ("started", "ended", "due", "follow_up_on", "feedback_given", "review_by", "status_date")
EDITABLE = (*TEXTS, *DAYS, "status", "area_code", "place_id", "lon", "lat", "theme", "focus_area", "activity",
            "target_areas", "prevention", "level", "horizon", "problem_id", "cause_id", "indicator", "cost_sek",
            "is_quick", "secrecy", CLASS_REASON)  # fmt: skip


def target_letters(written: object) -> list[str]:
    """`A;C` as letters; nothing gives none."""
    return [letter for letter in written.split(TARGET_SEPARATOR) if letter] if isinstance(written, str) else []
