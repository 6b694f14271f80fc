"""What hangs together with what: the kinds of objects, where each is opened, and what a link between two is called."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class ObjectKind(StrEnum):
    REPORT = "report"
    ENTRY = "entry"
    CONTRAST = "contrast"
    PROBLEM = "problem"
    CAUSE = "cause"
    MEASURE = "measure"
    PROMISE = "promise"
    WALK = "walk"
    OBSERVATION = "observation"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    ASSESSMENT = "assessment"
    VERSION = "version"


class Direction(StrEnum):
    """Seen from the object that was asked about: what led to it, or what it led to."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class ObjectRef:
    """One object: its kind, and its id as text."""

    kind: ObjectKind
    id: str


ADDRESSES: dict[ObjectKind, str] = {
    ObjectKind.REPORT: "/otrygga_platser?rapport={id}",
    ObjectKind.ENTRY: "/tva_bilder?post={id}",
    ObjectKind.CONTRAST: "/kontraster",
    ObjectKind.PROBLEM: "/problem?problem={id}",
    ObjectKind.CAUSE: "/problem?orsak={id}",
    ObjectKind.MEASURE: "/atgarder?atgard={id}",
    ObjectKind.PROMISE: "/medborgarloften?lofte={id}",
    ObjectKind.WALK: "/trygghetsvandringar?vandring={id}",
    ObjectKind.OBSERVATION: "/trygghetsvandringar?observation={id}",
    ObjectKind.ACTIVITY: "/handlingsplan?aktivitet={id}",
    ObjectKind.INDICATOR: "/oversikt?matt={id}",
    ObjectKind.ASSESSMENT: "/veckolage",
    ObjectKind.VERSION: "/lagesbilder?version={id}",
}
"""`{id}` is the row's id; for a measure its key, which stays the same when its file is read in anew."""
NAMES: dict[ObjectKind, str] = {
    ObjectKind.REPORT: "rapport",
    ObjectKind.ENTRY: "iakttagelse i en aktörs bild",
    ObjectKind.CONTRAST: "motsägelse",
    ObjectKind.PROBLEM: "problem",
    ObjectKind.CAUSE: "orsak",
    ObjectKind.MEASURE: "åtgärd",
    ObjectKind.PROMISE: "medborgarlöfte",
    ObjectKind.WALK: "trygghetsvandring",
    ObjectKind.OBSERVATION: "iakttagelse på vandring",
    ObjectKind.ACTIVITY: "aktivitet i planen",
    ObjectKind.INDICATOR: "indikator",
    ObjectKind.ASSESSMENT: "veckobedömning",
    ObjectKind.VERSION: "lägesbild",
}
ALONG_THE_CHAIN = (
    ObjectKind.REPORT,
    ObjectKind.WALK,
    ObjectKind.OBSERVATION,
    ObjectKind.CONTRAST,
    ObjectKind.ENTRY,
    ObjectKind.INDICATOR,
    ObjectKind.ASSESSMENT,
    ObjectKind.PROBLEM,
    ObjectKind.CAUSE,
    ObjectKind.MEASURE,
    ObjectKind.PROMISE,
    ObjectKind.ACTIVITY,
    ObjectKind.VERSION,
)
"""From what is seen to what is done: the order that links are told in."""
INSIDE_KINDS = frozenset(ObjectKind) - {ObjectKind.ACTIVITY, ObjectKind.INDICATOR}
"""What only those who make the joint picture may walk to, but for versions that are published; the rest everybody may
open."""


def address_of(ref: ObjectRef) -> str:
    """Where the object is opened, as a page's path and its question.

    Raises ValueError for a measure, which is opened by its key: `measure_address`.
    """
    if ref.kind is ObjectKind.MEASURE:
        raise ValueError("a measure is opened by its key")
    return _address(ref.kind, ref.id)


def measure_address(measure_key: str) -> str:
    """Where a measure is opened."""
    return _address(ObjectKind.MEASURE, measure_key)


def effect_address(measure_key: str) -> str:
    """Where the measure's before and after are compared."""
    return f"/hjalpte_det?atgard={quote(measure_key, safe='')}"


def _address(kind: ObjectKind, name: str) -> str:
    """A key comes from a municipality's own file, and may hold any sign."""
    return ADDRESSES[kind].format(id=quote(name, safe=""))
