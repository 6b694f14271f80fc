"""Swedish words for the versions of a situation picture."""

from lib.domain.version import VersionStatus

STATUSES = {
    VersionStatus.DRAFT: "utkast",
    VersionStatus.REVIEW: "granskas",
    VersionStatus.FROZEN: "fryst",
    VersionStatus.DECIDED: "beslutad",
    VersionStatus.PUBLISHED: "publicerad",
}
LABELS = {
    "title": "Titel",
    "period": "Period",
    "comparison": "Jämförs med",
    "organisations": "Organisationer som gjort lägesbilden",
    "summary": "Lägesbilden i korthet",
    "consequences": "Konsekvenser",
    "exposed": "Vilka som drabbas",
    "violence": "De tre våldsslagen",
    "foresight": "Framåtblick",
    "limits": "Begränsningar och mörkertal",
    "previous_result": "Resultat av förra planen",
    "feedback_plan": "Plan för återkoppling",
    "deciding_body": "Beslutas av",
    "next_revision": "Nästa revidering, senast",
    "decided_on": "Beslutsdag",
    "decision_note": "Beslutet i korthet",
}
HELP = {
    "organisations": "En på varje rad, till exempel Polisen och socialnämnden.",
    "summary": "Tre till fem meningar som går att läsa upp: vad är läget, vad är viktigast, vad ska göras.",
    "consequences": "Följder för dem som utsätts, för tryggheten och i kostnader, inte bara antal.",
    "exposed": "Kön och ålder, och grupper som är mer utsatta än andra.",
    "violence": "Våld i nära relation, hedersvåld, prostitution och människohandel, eller varför de saknas.",
    "foresight": "Det som väntar: byggen, nya verksamheter, befolkning.",
    "limits": "Vad källorna inte täcker, vad som inte anmäls och hur det begränsar slutsatserna.",
    "previous_result": "Vad den förra planen ledde till, även det som inte hjälpte.",
    "feedback_plan": "Vem som får veta vad, hur och när: invånare, de som rapporterat, personal, råd.",
    "deciding_body": "Det organ som beslutar, till exempel Trygghetsrådet.",
}
CHECKS = {
    "no_persons": "Ingen text pekar ut en person, en familj eller ett hushåll.",
    "no_small_places": "Ingen text pekar ut en bostad, en skola eller ett skyddat boende.",
    "violence_whole": "Våld i nära relation och heder står bara för hela kommunen.",
    "texts_read": "Texterna som blir öppna är lästa av någon annan än den som skrev dem.",
}
