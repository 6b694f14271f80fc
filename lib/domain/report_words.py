"""Words for reports about places."""

from lib.domain.codes import Secrecy
from lib.domain.report_handling import PoliceReported, ReportStatus
from lib.domain.secrecy_change import CLASS_REASON, REASON_LABEL

REPORT_STATUSES = {
    ReportStatus.NEW: "ny",
    ReportStatus.ASSESSED: "bedömd",
    ReportStatus.ONGOING: "åtgärd pågår",
    ReportStatus.DONE: "åtgärdad",
    ReportStatus.PASSED_ON: "lämnad till annan",
    ReportStatus.CLOSED: "avslutad",
}
POLICE_REPORTED = {PoliceReported.NO: "Nej", PoliceReported.YES: "Ja", PoliceReported.UNKNOWN: "Vet inte"}
SECRECY = {
    Secrecy.OPEN: "öppen",
    Secrecy.INTERNAL: "intern kommun",
    Secrecy.SHARED_WITH_POLICE: "delad polis–kommun",
}
MORE_IS_NOT_WORSE = "Fler rapporter betyder inte alltid fler problem."
FIELD_LABELS = {
    "status": "Status",
    "assessment": "Bedömning",
    "outcome": "Vad det blev av det",
    "measure_key": "Åtgärd",
    "review_by": "Ses över igen",
    "secrecy": "Sekretessklass",
    CLASS_REASON: REASON_LABEL,
}
