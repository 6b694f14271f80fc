"""A version of the joint situation picture: from draft over frozen to decided and published."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VersionStatus(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    FROZEN = "frozen"
    DECIDED = "decided"
    PUBLISHED = "published"


OPEN_STATUSES = (VersionStatus.DRAFT, VersionStatus.REVIEW)
"""While a version may still be written in. Every other status shows the frozen copy."""

TEXTS = (
    "summary", "consequences", "exposed", "violence", "foresight", "limits", "previous_result", "feedback_plan"
)  # fmt: skip
"""What has no other home in the app."""

EDITABLE = ("title", "period", "comparison", "organisations", *TEXTS, "deciding_body", "next_revision")
LONGEST_TITLE, LONGEST_TEXT, LONGEST_BODY = 120, 4_000, 120
MONTHS_TO_REVISION = 24
"""Law 2023:196, section 3: the picture is renewed at least every second year."""

PUBLICATION_CHECKS = ("no_persons", "no_small_places", "violence_whole", "texts_read")
"""What somebody has looked at before a version may leave the house; the words stand in `version_words`."""


@dataclass(frozen=True)
class SavedVersion:
    row_id: int
    version: int


def latest_revision(from_day: date) -> date:
    """The last day that the next revision may be put at: 24 months on, or the last of that month."""
    year = from_day.year + MONTHS_TO_REVISION // 12
    return date(year, from_day.month, min(from_day.day, monthrange(year, from_day.month)[1]))


def lines(text: str | None) -> tuple[str, ...]:
    """What is written one on each line, such as organisations."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
