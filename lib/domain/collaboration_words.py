"""Words and columns for who meets whom, what is agreed and how it is organised."""

from collections.abc import Mapping

from lib.domain.columns import Column

ACTOR_TYPES: Mapping[str, str] = {
    "municipality": "Kommunen",
    "authority": "Myndigheter",
    "public_company": "Offentliga bolag",
    "business": "Näringsliv",
    "civil_society": "Civilsamhälle",
}
OUTSIDE: Mapping[str, str] = {"authority": "myndigheter", "business": "näringslivet", "civil_society": "civilsamhället"}
"""Those that a municipality seeks collaboration with."""
AGREEMENT_STATES: Mapping[str, str] = {
    "holds": "✓ gäller",
    "runs_out": "! löper ut snart",
    "ended": "✕ har löpt ut",
    "to_come": "○ har inte börjat",
}
MADE_UP: Mapping[bool, str] = {True: "påhittad", False: ""}

MEETINGS = (
    Column("forum", "", "Forumets id"),
    Column("forum_name", "Forum", "Var man möts"),
    Column("forum_short", "", "Forumets namn i bilder"),
    Column("actor", "", "Aktörens id"),
    Column("actor_name", "Aktör", "Organisation som var med minst en gång under året"),
    Column("actor_short", "", "Aktörens namn i bilder"),
    Column("type", "Slag", "Vilket slags aktör det är", words=ACTOR_TYPES),
    Column("year", "", "Året"),
    Column("year_text", "År", "Året som uppgiften gäller"),
    Column("source", "Källa", "Var uppgiften kommer ifrån"),
    Column("is_synthetic", "Exempel", "Om raden är påhittad", words=MADE_UP),
)
AGREEMENTS = (
    Column("name", "Avtal", "Avtalets namn"),
    Column("state", "Läge", "Om det gäller i dag", words=AGREEMENT_STATES),
    Column("left_text", "Tid kvar", "Månader till sista dagen"),
    Column("parties_text", "Parter", "De som skrivit under"),
    Column("valid_from", "Från", "Första dagen"),
    Column("valid_to_text", "Till", "Sista dagen, eller tills vidare"),
    Column("note", "Anmärkning", "Om avtalet"),
    Column("source", "Källa", "Var uppgiften kommer ifrån"),
    Column("is_synthetic", "Exempel", "Om raden är påhittad", words=MADE_UP),
)
TARGETS = (
    Column("activity", "", "Aktivitetens id"),
    Column("activity_name", "Aktivitet", "Vad parterna gör"),
    Column("horizon_name", "Horisont", "Tidsperspektivet som aktiviteten mest hör till"),
    Column("n_targets", "Antal målområden", "Hur många målområden aktiviteten återkommer under", 0),
    Column("targets_text", "Målområden", "De målområden som den står under"),
)
