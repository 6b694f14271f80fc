"""What the installation decides, read from the environment and a file of secrets. Every setting has a safe default."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from lib.domain.codes import Role
from lib.domain.faults import Fault, InputFault

PROJECT_ROOT = Path(__file__).resolve().parents[2]
SECRETS = PROJECT_ROOT / ".streamlit" / "secrets.toml"
WHERE = ".streamlit/secrets.toml"
SWITCH = {"on": True, "1": True, "true": True, "off": False, "0": False, "false": False, "": False}
VIEWERS = tuple(role for role in Role if role is not Role.OPERATOR)
REMEDIES = {
    "database_url": 'Skriv database_url = "postgresql://…".',
    "role_claim": 'Skriv role_claim = "roles", det namn som inloggningen ger rollen.',
    "role_file": 'Skriv role_file = "/sökväg/roles.yaml".',
    "local_role": f"Skriv en av: {', '.join(VIEWERS)}.",
}


class Settings(BaseModel):
    """`root` holds data/ and geo/; `database_url` is an SQLAlchemy address, which may hold a password.

    `signs_in` is the switch of sign-in. While it is off there is one local user, whose role is `local_role`. While it
    is on, roles come from `role_file`, and else from the claim `role_claim` of the identity provider.
    """

    model_config = ConfigDict(frozen=True)

    root: Path
    database_url: str = Field(repr=False)
    signs_in: bool = False
    role_claim: str | None = None
    role_file: Path | None = None
    local_role: Role = Role.COORDINATOR

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, secrets: Path = SECRETS) -> "Settings":
        """Read LAGESBILD_ROOT, LAGESBILD_STORE (a folder), LAGESBILD_DATABASE_URL, LAGESBILD_SIGN_IN,
        LAGESBILD_ROLE_CLAIM, LAGESBILD_ROLE_FILE and LAGESBILD_LOCAL_ROLE, or `database_url`, `sign_in`, `role_claim`,
        `role_file` and `local_role` in `secrets`.

        The environment goes before the file. Raises InputFault when one of them cannot be read.
        """
        written = _Written(environment, secrets)
        root = Path(environment.get("LAGESBILD_ROOT", PROJECT_ROOT)).resolve()
        has_own_store = "LAGESBILD_STORE" in environment
        url = environment.get("LAGESBILD_DATABASE_URL") or (None if has_own_store else written.text("database_url"))
        store = Path(environment.get("LAGESBILD_STORE", root / ".lagesbild"))
        return cls(
            root=root,
            database_url=url or f"sqlite:///{store / 'lagesbild.db'}",
            signs_in=_switch(written.value("sign_in")),
            role_claim=written.text("role_claim"),
            role_file=Path(written.text("role_file") or store / "roles.yaml"),
            local_role=_role(written.text("local_role") or Role.COORDINATOR),
        )


class _Written:
    """What stands in the environment, or else in the file of secrets, which is read once."""

    def __init__(self, environment: Mapping[str, str], secrets: Path) -> None:
        self._environment = environment
        self._file = _read(secrets)

    def value(self, name: str) -> Any:
        return self._environment.get(f"LAGESBILD_{name.upper()}", self._file.get(name))

    def text(self, name: str) -> str | None:
        found = self.value(name)
        if found is not None and not isinstance(found, str):
            raise InputFault(Fault(f"{WHERE}: {name}", "värdet är ingen text", type(found).__name__, REMEDIES[name]))
        return found or None


def _switch(found: Any) -> bool:
    """Raises InputFault for what is neither on nor off: a slip must not leave the door open."""
    is_on = SWITCH.get(str("" if found is None else found).strip().lower())
    if is_on is None:
        remedy = 'Skriv "on" eller "off" i LAGESBILD_SIGN_IN, eller sign_in = true i filen.'
        raise InputFault(Fault("Inloggning (sign_in)", "det går inte att läsa om den är på", str(found)[:40], remedy))
    return is_on


def _role(found: str) -> Role:
    if found not in VIEWERS:
        raise InputFault(Fault("local_role", "rollen finns inte", found[:40], REMEDIES["local_role"]))
    return Role(found)


def _read(secrets: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(secrets.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputFault(
            Fault(WHERE, "filen går inte att läsa", type(error).__name__, "Spara den som UTF-8.")
        ) from None
    except tomllib.TOMLDecodeError:  # its text may quote a password
        remedy = 'Skriv varje rad som namn = "värde".'
        raise InputFault(Fault(WHERE, "filen är inte riktig TOML", remedy=remedy)) from None
