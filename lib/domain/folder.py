"""A municipality is a pair of folders with the same name: one under data/, one under geo/."""

import re
from dataclasses import dataclass
from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class MunicipalityFolder:
    """Where one municipality's files lie. `slug` looks like `1980-vasteras`."""

    root: Path
    slug: str

    @property
    def data(self) -> Path:
        return self.root / "data" / self.slug

    @property
    def geo(self) -> Path:
        return self.root / "geo" / self.slug
