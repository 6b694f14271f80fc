"""Who somebody is here, and what the role opens."""

from collections.abc import Callable
from datetime import datetime

import pandas as pd

from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.moment import utc_now
from lib.domain.right import Right
from lib.domain.role_entries import user_of
from lib.domain.settings import Settings
from lib.domain.sign_in import Claims, Standing, sign_in_id, standing_of
from lib.domain.user import User
from lib.privacy.rights import RIGHTS, may, may_only_own
from lib.store.database import open_database
from lib.store.role_file import read_role_file
from lib.store.sign_ins import find_sign_in


def opens(role: Role, right: Right) -> bool:
    """Whether the role has the right, everywhere or within its own."""
    return may(role, right)


def standing(settings: Settings, claims: Claims, now: datetime) -> Standing:
    """How the sign-in stands as of `now` (UTC), as the store has it."""
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return standing_of(find_sign_in(connection, sign_in_id(claims)), claims, now)


def user_behind(settings: Settings, claims: Claims) -> User | None:
    """Who has signed in; None without a role. Raises InputFault when roles.yaml does not hold: nobody is let in."""
    return user_of(claims, read_role_file(settings.role_file), settings.role_claim)[0]


def admitted(settings: Settings, claims: Claims, now: datetime) -> User | None:
    """Who has signed in, as long as the sign-in is open and the person has a role."""
    return user_behind(settings, claims) if standing(settings, claims, now) is Standing.OPEN else None


def doorkeeper(settings: Settings) -> Callable[[Claims], bool] | None:
    """Asked by the server whether claims open the app now; None while sign-in is off and there is nobody to ask of."""
    if not settings.signs_in:
        return None

    def admits(claims: Claims) -> bool:
        try:
            return admitted(settings, claims, utc_now()) is not None
        except InputFault:
            return False

    return admits


def rights_table() -> pd.DataFrame:
    """Every right with what each role may: `yes`, `own` (within its own) or `no`. Columns right, name, meaning and one
    for each role."""
    return pd.DataFrame(
        [
            {"right": str(right), "name": grant.name, "meaning": grant.meaning}
            | {str(role): _cell(role, right) for role in Role}
            for right, grant in RIGHTS.items()
        ]
    )


def _cell(role: Role, right: Right) -> str:
    if not may(role, right):
        return "no"
    return "own" if may_only_own(role, right) else "yes"
