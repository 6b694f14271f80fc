"""What the installation decides, read from the environment. Every setting has a safe default."""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseModel):
    """`root` holds data/ and geo/; `database_url` is an SQLAlchemy address."""

    model_config = ConfigDict(frozen=True)

    root: Path
    database_url: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read LAGESBILD_ROOT, LAGESBILD_STORE (a folder) and LAGESBILD_DATABASE_URL."""
        root = Path(environment.get("LAGESBILD_ROOT", PROJECT_ROOT)).resolve()
        store = Path(environment.get("LAGESBILD_STORE", root / ".lagesbild"))
        url = environment.get("LAGESBILD_DATABASE_URL", f"sqlite:///{store / 'lagesbild.db'}")
        return cls(root=root, database_url=url)
