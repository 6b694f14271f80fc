"""The change of a row's secrecy class: it is always given a reason, which the audit log keeps."""

from lib.domain.conflict import Fields
from lib.domain.faults import Fault

CLASS_REASON = "class_reason"
"""Goes with the fields of a row to where it is saved, and is no column there."""
REASON_LABEL = "Skäl till den nya klassen"
LONGEST_REASON = 200
READ_FOR_THE_PUBLIC = "Någon har läst texten och öppnat den"
NO_LONGER_OPEN = "Texten är inte längre öppen"
PUBLISHED = "Versionen är publicerad"


def reason_apart(fields: Fields) -> tuple[Fields, str]:
    """The fields of the row itself, and the reason; empty when none was given."""
    reason = str(fields.get(CLASS_REASON) or "").strip()
    return {name: value for name, value in fields.items() if name != CLASS_REASON}, reason


def missing_reason() -> Fault:
    remedy = "Skriv kort varför: det står kvar i händelseloggen. Inget har sparats."
    return Fault(REASON_LABEL, "sekretessklassen ändras utan skäl", remedy=remedy)
