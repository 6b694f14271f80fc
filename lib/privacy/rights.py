"""Who may do what: one table, from which every check follows and the documentation is written.

A role that does not stand at a right may not. `own` are roles that may within their own: a board's own measures and
activities, the pictures that actors.yaml gives a role.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.codes import Role
from lib.domain.right import Right

PICTURE_MAKERS = frozenset({Role.POLICE, Role.COORDINATOR})
"""Those who make the joint picture together."""
WITH_BOARDS = PICTURE_MAKERS | {Role.BOARD}
WITH_REPORTERS = WITH_BOARDS | {Role.REPORTER}
WITH_READERS = WITH_REPORTERS | {Role.READER}
AT_THE_MACHINE = frozenset({Role.OPERATOR})
"""Whoever runs commands: files in and out, and the store. Not what people write of places and problems."""
WITH_OPERATOR = PICTURE_MAKERS | AT_THE_MACHINE
COORDINATOR = frozenset({Role.COORDINATOR})


@dataclass(frozen=True)
class Grant:
    """`name` finishes the sentence "Din roll får inte …"; `meaning` says what the right opens."""

    name: str
    meaning: str
    roles: frozenset[Role]
    own: frozenset[Role] = frozenset()


RIGHTS: Mapping[Right, Grant] = {
    Right.READ_FIGURES: Grant(
        "se kommunens siffror",
        "Översikt, område, jämförelser, förändring, löften, källor och våldspyramiden.",
        frozenset(Role) - AT_THE_MACHINE,
    ),
    Right.READ_ANALYSES: Grant(
        "se analyserna", "Heta platser och tider, kontraster, fokusområden, plan, åtgärder och veckoläge.", WITH_READERS
    ),
    Right.READ_RANKING: Grant(
        "se områden i ordning", "Listor där områden ställs i ordning efter en siffra.", WITH_READERS
    ),
    Right.READ_INTERNAL: Grant("läsa interna rader", "Rader med klassen intern.", WITH_READERS),
    Right.READ_SHARED: Grant("läsa rader som delas av polis och kommun", "Rader med klassen delad.", PICTURE_MAKERS),
    Right.READ_SMALL_COUNTS: Grant("se antal under fem", "1–4 skrivs ut i stället för att döljas.", PICTURE_MAKERS),
    Right.READ_POINTS: Grant(
        "se enskilda platser", "Rapporter som punkter med text, rutor och timmar.", PICTURE_MAKERS
    ),
    Right.READ_SINGLE_SCHOOLS: Grant("se skolor var för sig", "Elevsvar skola för skola.", PICTURE_MAKERS),
    Right.READ_ACTIVITY_TEXTS: Grant("läsa nämndernas texter", "Vad nämnderna skriver om aktiviteterna.", WITH_BOARDS),
    Right.READ_PICTURES: Grant("se aktörernas bilder", "Färdiga bilder och vad de ger ihop.", WITH_BOARDS),
    Right.READ_PROBLEMS: Grant(
        "se problemen", "Problem, orsaker, prioritering, länkar och hjälp att sortera.", PICTURE_MAKERS
    ),
    Right.READ_WHOLE_VERSIONS: Grant(
        "öppna hela versioner", "Utkast och frysta versioner, inte bara öppna utdrag.", WITH_OPERATOR
    ),
    Right.READ_IMPORTS: Grant("se inläsningarna", "Omgångar, filnamn och rader att rätta.", WITH_OPERATOR),
    Right.EXPORT_REPORTS: Grant(
        "göra rapporter",
        "Lägesbilden, planen och veckan som filer. Varje fil noteras i loggen.",
        WITH_BOARDS | AT_THE_MACHINE,
    ),
    Right.READ_LOG: Grant(
        "läsa händelseloggen", "Vem som gjort vad och när, med skäl till ny sekretessklass.", PICTURE_MAKERS
    ),
    Right.REPORT_PLACES: Grant(
        "rapportera platser", "Skriva en rapport om en otrygg eller trygg plats.", WITH_REPORTERS
    ),
    Right.HANDLE_REPORTS: Grant("ta hand om rapporter", "Bedöma, slå ihop och avsluta rapporter.", PICTURE_MAKERS),
    Right.JUDGE_WEEK: Grant("bedöma veckan", "Läge, riktning, motiv och anteckningar i veckoläget.", PICTURE_MAKERS),
    Right.WRITE_PROBLEMS: Grant("ändra problem", "Problem, orsaker, prioritering och länkar.", PICTURE_MAKERS),
    Right.WRITE_MEASURES: Grant(
        "ändra åtgärder", "Skriva åtgärder; en nämnd bara dem den äger.", PICTURE_MAKERS, frozenset({Role.BOARD})
    ),
    Right.WRITE_PROMISES: Grant("ändra medborgarlöften", "Skriva löften och vad som blev av dem.", PICTURE_MAKERS),
    Right.REPORT_ACTIVITIES: Grant(
        "redovisa aktiviteter", "Planens aktiviteter; en nämnd bara sina egna.", COORDINATOR, frozenset({Role.BOARD})
    ),
    Right.WRITE_PICTURES: Grant(
        "skriva en aktörs bild",
        "Den eller de aktörer som actors.yaml ger rollen.",
        frozenset(),
        PICTURE_MAKERS | {Role.BOARD},
    ),
    Right.WRITE_WALKS: Grant("planera trygghetsvandringar", "Vandringar och vad som sågs på dem.", PICTURE_MAKERS),
    Right.AGREE_ON_PICTURES: Grant("skriva det gemensamma", "Den gemensamma texten och beslutet.", PICTURE_MAKERS),
    Right.WRITE_VERSIONS: Grant("ändra lägesbilder", "Skriva, frysa, besluta och publicera versioner.", WITH_OPERATOR),
    Right.WRITE_PRESENTATIONS: Grant(
        "göra bildspel till möten", "Bildspel, deras texter och de beslut som antecknas.", PICTURE_MAKERS
    ),
    Right.CHANGE_POLARITY: Grant("ändra polaritet", "Säga om ett högt värde är bra eller dåligt.", COORDINATOR),
    Right.IMPORT_FILES: Grant("läsa in filer", "Granska en fil och läsa in den.", WITH_OPERATOR),
    Right.UNDO_IMPORTS: Grant("ångra inläsningar", "Ta bort en omgång.", WITH_OPERATOR),
    Right.CHANGE_AREAS: Grant("byta områden", "Ersätta kommunens områden.", WITH_OPERATOR),
    Right.FETCH_FIGURES: Grant("hämta siffror", "Fråga Kolada eller SCB.", COORDINATOR | AT_THE_MACHINE),
    Right.MAKE_MUNICIPALITY: Grant("lägga upp en kommun", "Skapa en ny kommuns mappar.", AT_THE_MACHINE),
    Right.KEEP_STORE: Grant("sköta databasen", "Säkerhetskopia, återläsning, kontroll och gallring.", AT_THE_MACHINE),
}


def may(role: Role | None, right: Right) -> bool:
    """Whether the role may, everywhere or within its own. Nobody is no role, and may nothing."""
    return role is not None and (role in RIGHTS[right].roles or role in RIGHTS[right].own)


def may_only_own(role: Role, right: Right) -> bool:
    """Whether the role may only within its own."""
    return role in RIGHTS[right].own and role not in RIGHTS[right].roles
