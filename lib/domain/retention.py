"""How long what is kept."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field

from lib.domain.draft import DRAFT_DAYS

SETTING = "retention"
"""The key of the municipality's own choice in the table of settings."""


@dataclass(frozen=True)
class Limits:
    """What is older than these moments has had its time."""

    report_text: datetime
    event_position: datetime
    quarantine: datetime
    walk_photo: datetime
    work_text: datetime
    draft: datetime


class Retention(BaseModel):
    """Months or days from when something happened, was reported, was held back or was closed. Counts are kept for ever.
    What is said on safety walks has the time of report texts; half-written forms have DRAFT_DAYS."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report_text_months: int = Field(default=24, ge=1, le=600)
    event_position_months: int = Field(default=60, ge=1, le=600)
    quarantine_days: int = Field(default=90, ge=1, le=3650)
    walk_photo_months: int = Field(default=24, ge=1, le=600)
    work_text_months: int = Field(default=60, ge=1, le=600)

    def limits(self, now: datetime) -> Limits:
        return Limits(
            report_text=_months_before(now, self.report_text_months),
            event_position=_months_before(now, self.event_position_months),
            quarantine=now - timedelta(days=self.quarantine_days),
            walk_photo=_months_before(now, self.walk_photo_months),
            work_text=_months_before(now, self.work_text_months),
            draft=now - timedelta(days=DRAFT_DAYS),
        )


def _months_before(now: datetime, months: int) -> datetime:
    """The same day of the month, or its last."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
