"""The question that every action asks before it reads or writes anything."""

from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault
from lib.domain.report_words import SECRECY
from lib.domain.right import Right
from lib.domain.user import User
from lib.domain.words import ROLES
from lib.privacy.rights import RIGHTS, may
from lib.privacy.roles import readable_classes


class Refused(InputFault):
    """The role may not. Nothing has been read or written."""


def refuse_unless(role: Role, right: Right) -> None:
    """Raise Refused when the role does not have the right, not even within its own."""
    if not may(role, right):
        told = f"din roll ({ROLES[role]}) får inte {RIGHTS[right].name}"
        raise Refused(Fault("Behörighet", told, remedy="Be samordnaren. Inget har ändrats."))


def refuse_elsewhere(user: User, municipality: str) -> None:
    """Raise Refused when the person may open another municipality only."""
    if user.municipality not in (None, municipality):
        raise Refused(Fault("Behörighet", f"du får inte öppna {municipality}", remedy="Välj din egen kommun i menyn."))


def refuse_unreadable(row: Fields, changes: Fields, role: Role) -> None:
    """Raise Refused when the row's class, or the one it would get, is not for the role to read: a conflict would show
    what stands in it, and nobody gives away a row without being able to see what became of it."""
    for fields in (row, changes):
        if "secrecy" in fields and Secrecy(fields["secrecy"]) not in readable_classes(role):
            told = f"din roll ({ROLES[role]}) får inte läsa rader av klassen {SECRECY[fields['secrecy']]}"
            raise Refused(Fault("Sekretessklass", told, remedy="Be samordnaren. Inget har ändrats."))
