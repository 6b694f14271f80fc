"""A promise to the citizens: its statuses, and what people write of it."""

from enum import StrEnum

from lib.domain.secrecy_change import CLASS_REASON


class PromiseStatus(StrEnum):
    DRAFT = "utkast"
    IN_FORCE = "gallande"
    CLOSED = "avslutat"


TEXTS = ("title", "effect", "feedback", "public_text")
EDITABLE = (*TEXTS, "status", "period_from", "period_to", "problem_id", "area_code", "actions", "feedback_given",
            "review_by", "secrecy", CLASS_REASON)  # fmt: skip
