"""Who a report or a slide show is for. Decided first: everything in it is asked for with that audience's role."""

from enum import StrEnum

from lib.domain.codes import Role, Secrecy


class Audience(StrEnum):
    INTERNAL = "internal"
    COUNCIL = "council"
    PUBLIC = "public"


AUDIENCE_NAMES = {
    Audience.INTERNAL: "Polis och samordnare",
    Audience.COUNCIL: "Kommunstyrelse och nämnder",
    Audience.PUBLIC: "Allmänheten",
}
AUDIENCE_MEANINGS = {
    Audience.INTERNAL: "Allt som de som gör lägesbilden ser, också små antal. Delas inte vidare.",
    Audience.COUNCIL: "Små antal är dolda. Nämndernas texter om planens aktiviteter är med.",
    Audience.PUBLIC: "Bara öppna uppgifter, med små antal dolda. Inga texter som inte är avsedda att vara öppna.",
}
ROLES = {
    Audience.INTERNAL: Role.COORDINATOR,
    Audience.COUNCIL: Role.BOARD,
    Audience.PUBLIC: Role.PUBLIC,
}
"""What a meeting of politicians is shown may be what a board sees: what they get in hand soon becomes public."""
CLASSES = {
    Audience.INTERNAL: Secrecy.SHARED_WITH_POLICE,
    Audience.COUNCIL: Secrecy.INTERNAL,
    Audience.PUBLIC: Secrecy.OPEN,
}
"""The secrecy class that is stamped on what is made for the audience."""
