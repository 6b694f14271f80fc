"""What the installation decides, read from the environment and a file of secrets. Every setting has a safe default."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from lib.domain.faults import Fault, InputFault

PROJECT_ROOT = Path(__file__).resolve().parents[2]
SECRETS = PROJECT_ROOT / ".streamlit" / "secrets.toml"


class Settings(BaseModel):
    """`root` holds data/ and geo/; `database_url` is an SQLAlchemy address, which may hold a password."""

    model_config = ConfigDict(frozen=True)

    root: Path
    database_url: str = Field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, secrets: Path = SECRETS) -> "Settings":
        """Read LAGESBILD_ROOT, LAGESBILD_DATABASE_URL, LAGESBILD_STORE (a folder) and `database_url` in `secrets`.

        The environment goes before the file. Raises InputFault when the file cannot be read.
        """
        root = Path(environment.get("LAGESBILD_ROOT", PROJECT_ROOT)).resolve()
        url = environment.get("LAGESBILD_DATABASE_URL")
        if not url and "LAGESBILD_STORE" not in environment:
            url = _secret_url(secrets)
        store = Path(environment.get("LAGESBILD_STORE", root / ".lagesbild"))
        return cls(root=root, database_url=url or f"sqlite:///{store / 'lagesbild.db'}")


def _secret_url(secrets: Path) -> str | None:
    where = ".streamlit/secrets.toml"
    try:
        url = tomllib.loads(secrets.read_text(encoding="utf-8-sig")).get("database_url")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise InputFault(
            Fault(where, "filen går inte att läsa", type(error).__name__, "Spara den som UTF-8.")
        ) from None
    except tomllib.TOMLDecodeError:  # its text may quote a password
        remedy = 'Skriv varje rad som namn = "värde".'
        raise InputFault(Fault(where, "filen är inte riktig TOML", remedy=remedy)) from None
    if url is not None and not isinstance(url, str):
        remedy = 'Skriv database_url = "postgresql://…".'
        raise InputFault(Fault(f"{where}: database_url", "adressen är ingen text", type(url).__name__, remedy))
    return url
