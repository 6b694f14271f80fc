"""Which role each person has: roles.yaml, or a claim of the identity provider."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from lib.domain.codes import Role
from lib.domain.definition import Definition, Id, Misfit, refuse
from lib.domain.sign_in import Claims, actor_of, email_of, subject_of
from lib.domain.user import User

NO_ROLE = "none"
Who = Annotated[str, StringConstraints(min_length=1, max_length=255, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=60)]


class RoleEntry(Definition):
    """`who` is the subject of the identity provider or an e-mail address; the role `none` locks the person out."""

    who: Who
    role: Literal["police", "coordinator", "board", "reporter", "reader", "public", "none"]
    board: Id | None = None
    municipality: Slug | None = None


class RoleFile(Definition):
    people: tuple[RoleEntry, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> "RoleFile":
        refuse(self._misfits())
        return self

    def _misfits(self) -> Iterator[Misfit]:
        seen: set[str] = set()
        for place, entry in enumerate(self.people):
            way = ("people", place)
            if entry.who.lower() in seen:
                yield Misfit((*way, "who"), "personen står två gånger", entry.who, "en rad för varje person")
            seen.add(entry.who.lower())
            if (entry.role == "board") != (entry.board is not None):
                allowed = "board för rollen board, annars ingen"
                yield Misfit((*way, "board"), "nämnden passar inte rollen", str(entry.board), allowed)

    def entry_of(self, claims: Claims) -> RoleEntry | None:
        """The person's own row; the subject goes before the address, which can pass to somebody else."""
        by_subject = {entry.who: entry for entry in self.people}
        by_address = {entry.who.lower(): entry for entry in self.people}
        return by_subject.get(subject_of(claims)) or by_address.get(email_of(claims) or "")


def user_of(claims: Claims, file: RoleFile | None, claim_name: str | None) -> tuple[User | None, str]:
    """Who the person is here and where that stands: `file`, `claim` or `nowhere`. None for somebody without a role.

    A row in the file goes before the claim, so that a person can be locked out at once; claims are as old as the
    sign-in. A claim gives no board: a person with the role of a board needs a row.
    """
    entry = file.entry_of(claims) if file else None
    if entry is not None:
        role = None if entry.role == NO_ROLE else Role(entry.role)
        return (User(actor_of(claims), role, entry.board, entry.municipality) if role else None), "file"
    role = _claimed(claims.get(claim_name)) if claim_name else None
    return (User(actor_of(claims), role), "claim") if role else (None, "nowhere")


def _claimed(said: object) -> Role | None:
    """One role or a list of them; of several the one that stands first in Role. The operator is nobody's role here."""
    named = {str(one) for one in (said if isinstance(said, list | tuple) else [said])}
    return next((role for role in Role if role in named and role is not Role.OPERATOR), None)
