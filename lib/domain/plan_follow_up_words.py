"""Words for a plan's follow-up, and the tables that it is shown in."""

from lib.domain.columns import Column
from lib.domain.plan_follow_up import ActivityStatus

STATUSES: dict[str, str] = {
    ActivityStatus.NOT_STARTED: "ej påbörjad",
    ActivityStatus.ONGOING: "pågår",
    ActivityStatus.DONE: "genomförd",
    ActivityStatus.DELAYED: "försenad",
    ActivityStatus.CHANGED: "ändrad",
    ActivityStatus.CARRIED_OVER: "förs vidare",
    ActivityStatus.CLOSED: "avslutad",
    ActivityStatus.MISSING: "rapport saknas",
}
SYMBOLS: dict[str, str] = {
    ActivityStatus.NOT_STARTED: "○",
    ActivityStatus.ONGOING: "►",
    ActivityStatus.DONE: "✓",
    ActivityStatus.DELAYED: "▲",
    ActivityStatus.CHANGED: "↺",
    ActivityStatus.CARRIED_OVER: "→",
    ActivityStatus.CLOSED: "■",
    ActivityStatus.MISSING: "–",
}
MARKED_STATUSES = {code: f"{SYMBOLS[code]} {word}" for code, word in STATUSES.items()}
"""With their symbols: a status is never told by colour alone."""
STACKED = (
    ActivityStatus.DONE,
    ActivityStatus.ONGOING,
    ActivityStatus.CHANGED,
    ActivityStatus.CARRIED_OVER,
    ActivityStatus.DELAYED,
    ActivityStatus.NOT_STARTED,
    ActivityStatus.CLOSED,
    ActivityStatus.MISSING,
)
"""The order in a bar, from what has come furthest."""
TEXT_LABELS = {
    "status": "Status",
    "done": "Vad som gjorts",
    "result": "Resultat",
    "obstacles": "Hinder",
    "next_step": "Nästa steg",
    "reason": "Skäl",
}
HORIZONS = {"short": "kort sikt", "medium": "medellång sikt", "long": "lång sikt"}
PREVENTION = {
    "social": "social",
    "situational": "situationell",
    "both": "social och situationell",
    "organisation": "organisation",
}

ACTIVITIES = (
    Column("activity", "Nr", "Aktivitetens nummer i planen"),
    Column("title", "Aktivitet", "Aktiviteten, kort"),
    Column("lead_name", "Leder", "Nämnden som leder och rapporterar"),
    Column("status_name", "Status", "Läget i den valda halvårsrapporten, eller det slutliga läget från en tidigare"),
    Column("half_label", "Senaste rapport", "Halvåret som den senaste rapporten gäller"),
    Column("reported_on", "Rapporterad", "Dag då rapporten lämnades"),
    Column("taking_part_names", "Deltar", "Nämnder som deltar"),
    Column("horizon", "Horisont", "På hur lång sikt aktiviteten verkar", words=HORIZONS),
    Column("target_areas", "Målområden", "Samverkansavtalets målområden som aktiviteten hör till"),
    Column("prevention", "Prevention", "Social, situationell eller organisation", words=PREVENTION),
    Column("focus_area_name", "Fokusområde", "Planens fokusområde"),
    Column("done", "Vad som gjorts", "Ur den senaste rapporten"),
    Column("result", "Resultat", "Ur den senaste rapporten"),
    Column("obstacles", "Hinder", "Ur den senaste rapporten"),
    Column("next_step", "Nästa steg", "Ur den senaste rapporten"),
    Column("reason", "Skäl", "Varför aktiviteten ändrats eller avslutats"),
)
PROGRESS = (
    Column("group_name", "Nämnd eller fokusområde", "Den leder aktiviteten, eller aktiviteten hör dit"),
    Column("status_name", "Status", "Aktiviteternas läge"),
    Column("count", "Antal aktiviteter", "Antal aktiviteter med den statusen", decimals=0),
)
