"""`municipality.yaml`: who the municipality is and what it has decided about thresholds and rhythm."""

from typing import Literal

from pydantic import Field

from lib.domain.definition import Definition, Id, Line, Text


class BaseMap(Definition):
    """What lies under the areas: our own schematic drawing, nothing, or tiles from one named address."""

    kind: Literal["schematic", "none", "tiles"] = "schematic"
    tile_url: str | None = None
    attribution: str | None = None


class Disclosure(Definition):
    """Counts from 1 to `smallest_count - 1` and surveys below `smallest_survey_n` answers are hidden from
    roles outside; rates are not shown below `smallest_population` inhabitants."""

    smallest_count: int = Field(default=5, ge=1, le=100)
    smallest_survey_n: int = Field(default=30, ge=1, le=1000)
    smallest_population: int = Field(default=100, ge=0, le=10_000)

    @property
    def rounded_to(self) -> int:
        """What counts are multiples of outside; 1 where no count is too small. Two more than the smallest count: see
        `lib.privacy.rounding` for why the smallest itself is not enough once data have been corrected."""
        return self.smallest_count + 2 if self.smallest_count > 1 else 1


class Fetching(Definition):
    """Which outside services the app may ask, and then only when somebody tells it to."""

    kolada: bool = False
    scb: bool = False


class Municipality(Definition):
    code: str = Field(pattern=r"^[0-9A-Z]{2,12}$")
    name: Line
    county: Line | None = None
    country: Line = "Sverige"
    population: int | None = Field(default=None, ge=0)
    population_year: int | None = Field(default=None, ge=1900, le=2200)
    area_kind: Line = "RegSO"
    comparison_group: tuple[Line, ...] = ()
    base_map: BaseMap = BaseMap()
    disclosure: Disclosure = Disclosure()
    fetch: Fetching = Fetching()
    est_cadence: Literal["weekly", "biweekly", "monthly"] = "weekly"
    time_zone: str = "Europe/Stockholm"
    projected_crs: str = Field(default="EPSG:3006", pattern=r"^EPSG:\d{4,6}$")
    """A CRS in metres for distances and areas of this place."""
    headline: tuple[Id, ...] = ("anmalda_brott", "rapporter_otrygga_platser", "trygg_bostadsomrade", "avstar_ga_ut")
    """Indicators of the key figures on the first page; those that the municipality lacks are left out."""
    accessibility_contact: Line | None = None
    """Whom to tell of something that cannot be used: address or telephone number of a function, not of a person."""
    is_demo: bool = False
    note: Text | None = None
