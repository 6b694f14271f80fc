"""How a report about a place is taken care of."""

from enum import StrEnum

from lib.domain.secrecy_change import CLASS_REASON


class ReportStatus(StrEnum):
    NEW = "ny"
    ASSESSED = "bedomd"
    ONGOING = "pagar"
    DONE = "atgardad"
    PASSED_ON = "hanvisad"
    CLOSED = "avslutad"


WAITING = frozenset({ReportStatus.NEW, ReportStatus.ASSESSED, ReportStatus.ONGOING})
NEEDS_OUTCOME = frozenset({ReportStatus.DONE, ReportStatus.PASSED_ON, ReportStatus.CLOSED})
"""Those who reported shall be told what came of it, so that has to be written first."""
NEEDS_ASSESSMENT = frozenset(ReportStatus) - {ReportStatus.NEW}

NEAR_M, NEAR_HOURS = 50.0, 24
"""Two reports of the same category this near in place and time may be about the same thing."""

HANDLED = ("status", "assessment", "outcome", "measure_key", "review_by", "secrecy", CLASS_REASON)
"""What is changed by those who handle a report; what was reported stays as it was reported."""
TEXTS = ("assessment", "outcome")

LONGEST_TEXT = 2_000


class PoliceReported(StrEnum):
    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"
