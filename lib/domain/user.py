"""Who looks and who writes: one person in one role."""

from dataclasses import dataclass

from lib.domain.actors import LOCAL_USER, OPERATOR
from lib.domain.codes import Role


@dataclass(frozen=True)
class User:
    """`actor` is the name that the audit log keeps. `board` is the own board of somebody in the role of a board, and
    `municipality` the folder of the only municipality that the person may open; None opens them all."""

    actor: str
    role: Role
    board: str | None = None
    municipality: str | None = None


AT_THE_COMMAND_LINE = User(OPERATOR, Role.OPERATOR)
"""Whoever can run commands on the machine can reach the files too; the log says that it was done that way."""


def local_user(role: Role) -> User:
    """The one at the machine when nobody signs in."""
    return User(LOCAL_USER, role)
