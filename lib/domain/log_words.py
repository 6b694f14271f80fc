"""The audit log in words: what was done, and the columns in which it is read."""

from lib.domain.columns import Column

VIEW, DOWNLOAD = "view", "download"
ACTIONS = {
    "create": "gjorde",
    "edit": "ändrade",
    "remove": "tog bort",
    "import": "läste in",
    "freeze": "frös",
    "areas": "bytte områden",
    "polarity": "ändrade polaritet",
    "export": "gjorde rapport",
    DOWNLOAD: "hämtade fil",
    VIEW: "öppnade",
    "sign_in": "loggade in",
    "sign_out": "loggade ut",
    "backup": "säkerhetskopierade",
    "restore": "läste tillbaka",
    "purge": "gallrade",
}
"""What each action of the log is called, after the actor's name."""
TABLES = {
    "activity_reports": "rapport om aktivitet",
    "agreements": "gemensam bedömning",
    "assessments": "bedömning av veckan",
    "batch": "omgång",
    "causes": "orsak",
    "decisions": "beslut",
    "links": "länk",
    "measures": "åtgärd",
    "picture_entries": "post i bild",
    "picture_versions": "version",
    "pictures": "bild",
    "presentations": "visning",
    "priorities": "prioritering",
    "problems": "problem",
    "promises": "löfte",
    "reports": "rapport om plats",
    "settings": "inställning",
    "walk_observations": "iakttagelse",
    "walk_photos": "foto",
    "walk_stops": "stopp",
    "walks": "vandring",
    "week_notes": "veckans anteckningar",
}
LOG = (
    Column("number", "Nr", "Radens nummer i loggen"),
    Column("when_text", "När", "Kommunens tid"),
    Column("actor", "Vem", "Den som gjorde det"),
    Column("action_text", "Gjorde", "Vad som gjordes"),
    Column("object_text", "Vad", "Slag av rad och dess nummer, sidan eller filen"),
    Column("details_text", "Mer", "Vilka fält som ändrades, klassen och skälet. Texter står aldrig i loggen"),
)
