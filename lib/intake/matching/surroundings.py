"""What a file is matched against: the municipality's definitions, areas and names, and what the user adds."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from lib.intake.map_file import ImportMap
from lib.intake.placing import Ground
from lib.store.folders import Definitions


@dataclass(frozen=True, eq=False)
class Surroundings:
    """`aliases` has alias and area_code. `category` is for the whole file; `crs` is how its positions are written."""

    definitions: Definitions
    ground: Ground
    aliases: pd.DataFrame
    today: date
    translations: ImportMap = field(default_factory=ImportMap)
    category: str | None = None
    crs: str | None = None
