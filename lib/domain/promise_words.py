"""Words for promises to the citizens: statuses, fields, tables and the finding."""

from lib.domain.columns import Column
from lib.domain.measure_words import CLASSES
from lib.domain.promise import PromiseStatus
from lib.domain.secrecy_change import CLASS_REASON, REASON_LABEL
from lib.domain.words import number

STATUSES: dict[str, str] = {
    PromiseStatus.DRAFT: "○ utkast",
    PromiseStatus.IN_FORCE: "► gäller",
    PromiseStatus.CLOSED: "✔ avslutat",
}
LABELS = {
    "title": "Löfte",
    "status": "Status",
    "period_from": "Gäller från",
    "period_to": "Gäller till",
    "problem_id": "Problem",
    "area_code": "Område",
    "actions": "Insats",
    "effect": "Effekt",
    "feedback": "Återkoppling",
    "feedback_given": "Återkopplat",
    "public_text": "Text för invånarna",
    "review_by": "Ses över senast",
    "secrecy": "Sekretessklass",
    CLASS_REASON: REASON_LABEL,
}
PROMISES = (
    Column("title", "Löfte", "Vad som lovas"),
    Column("status", "Status", "Hur långt löftet har kommit", words=STATUSES),
    Column("period_from", "Gäller från", "Löftets första dag"),
    Column("period_to", "Gäller till", "Löftets sista dag"),
    Column("area_name", "Område", "Var löftet gäller"),
    Column("problem_title", "Problem", "Problemet som löftet hör till"),
    Column("n_actions", "Insatser", "Antal utlovade insatser", decimals=0),
    Column("n_done", "Gjorda", "Antal insatser som är gjorda", decimals=0),
    Column("effect", "Effekt", "Vad som blev annorlunda"),
    Column("feedback", "Återkoppling", "Vad invånarna har fått veta"),
    Column("feedback_given", "Återkopplat", "Dagen då invånarna fick veta"),
    Column("secrecy", "Sekretessklass", "Vem som får läsa hela raden", words=CLASSES),
)
PUBLIC_PROMISES = (
    Column("title", "Löfte", "Vad som lovas"),
    Column("period_from", "Gäller från", "Löftets första dag"),
    Column("period_to", "Gäller till", "Löftets sista dag"),
    Column("area_name", "Område", "Var löftet gäller"),
    Column("public_text", "Text", "Löftet med polisens och kommunens egna ord"),
    Column("n_actions", "Insatser", "Antal utlovade insatser", decimals=0),
    Column("n_done", "Gjorda", "Antal insatser som är gjorda", decimals=0),
)


def promises_sentence(n_in_force: int, n_done: int, n_actions: int, n_without_effect: int, n_without_told: int) -> str:
    """`2 löften gäller. 5 av 8 insatser är gjorda. 1 löfte saknar effekt. 1 är inte återkopplat.`"""
    told = [f"{number(n_in_force)} {'löfte' if n_in_force == 1 else 'löften'} gäller."]
    if n_actions:
        told.append(f"{number(n_done)} av {number(n_actions)} utlovade insatser är gjorda.")
    if n_without_effect:
        told.append(f"{number(n_without_effect)} har gått ut utan att effekten är beskriven.")
    if n_without_told:
        told.append(f"{number(n_without_told)} har gått ut utan återkoppling till invånarna.")
    return " ".join(told)
