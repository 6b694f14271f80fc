"""Area codes from what a file calls its places."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import pandas as pd

from lib.domain.municipality import Municipality
from lib.domain.reporting_units import ReportingUnits
from lib.geography.municipalities import municipality_codes
from lib.geography.naming import SCB_SUFFIX
from lib.intake.matching.surroundings import Surroundings

COUNTRY = "00"
COUNTRY_NAMES = ("riket", "hela riket", "hela landet")
SWEDISH_AREA = re.compile(r"(\d{4})([A-Z]\d{3,4}[A-Z]?)?|\d{2}")
ELSEWHERE_NAME = re.compile(r".+ (kommun|stad|län)|region .+")
Verdict = Literal["found", "empty", "elsewhere", "ambiguous", "unknown"]


@dataclass(frozen=True, eq=False)
class AreaNames:
    """`codes` by every text that stands for one area, in small letters; `ambiguous` stand for several."""

    codes: dict[str, str]
    ambiguous: dict[str, tuple[str, ...]]
    municipality_code: str

    def match(self, texts: pd.Series) -> pd.DataFrame:
        """`code` (None where there is none) and `verdict` of each text."""
        judged = {text: self._judge(text) for text in texts.unique()}
        return pd.DataFrame(
            {"code": texts.map(lambda text: judged[text][0]), "verdict": texts.map(lambda text: judged[text][1])},
            index=texts.index,
            dtype=object,
        )

    def _judge(self, text: str) -> tuple[str | None, Verdict]:
        name = SCB_SUFFIX.sub("", text.strip()).casefold()
        if not name:
            return None, "empty"
        if name in self.codes:
            return self.codes[name], "found"
        if name in self.ambiguous:
            return None, "ambiguous"
        return None, "elsewhere" if self._is_elsewhere(name.upper(), name) else "unknown"

    def _is_elsewhere(self, code: str, name: str) -> bool:
        """Another municipality, county or region, or an area in one."""
        found = SWEDISH_AREA.fullmatch(code)
        if found and self.municipality_code.isdecimal():
            return found[1] != self.municipality_code
        return ELSEWHERE_NAME.fullmatch(name) is not None


def area_names(surroundings: Surroundings, with_group: bool = False) -> AreaNames:
    """Translations go first, then codes, names, the municipality and what it lies in, and everyday names last.

    `with_group` also knows the municipalities of the comparison group and the reporting units: for ready-made figures,
    never for what is counted or lived in here.
    """
    municipality, areas = surroundings.definitions.municipality, surroundings.ground.areas
    codes, ambiguous = _everyday(surroundings.aliases, areas)
    group = _group(municipality) if with_group else {}
    units = _units(surroundings.definitions.reporting_units) if with_group else {}
    for known in (group, units, _wholes(municipality), _own_names(areas), _own_codes(areas)):
        codes |= known
    for text, code in surroundings.translations.areas.items():
        codes[text.strip().casefold()] = codes.get(code.casefold(), code)
    return AreaNames(codes, {name: ids for name, ids in ambiguous.items() if name not in codes}, municipality.code)


def _own_codes(areas: gpd.GeoDataFrame) -> dict[str, str]:
    return {code.casefold(): code for code in areas["area_code"]}


def _own_names(areas: gpd.GeoDataFrame) -> dict[str, str]:
    once = areas[~areas["name"].str.casefold().duplicated(keep=False)]
    return dict(zip(once["name"].str.casefold(), once["area_code"], strict=True))


def _everyday(aliases: pd.DataFrame, areas: gpd.GeoDataFrame) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    known = aliases[aliases["area_code"].isin(areas["area_code"])]
    by_name = known.groupby(known["alias"].str.casefold())["area_code"].agg(lambda codes: tuple(sorted(set(codes))))
    one = {name: codes[0] for name, codes in by_name.items() if len(codes) == 1}
    return one, {name: codes for name, codes in by_name.items() if len(codes) > 1}


def _units(units: ReportingUnits) -> dict[str, str]:
    """Voting districts and schools by code, and by name where it is one unit's alone."""
    names = Counter(unit.name.casefold() for unit in units.units)
    by_name = {unit.name.casefold(): unit.id for unit in units.units if names[unit.name.casefold()] == 1}
    return by_name | {unit.id.casefold(): unit.id for unit in units.units}


def _group(municipality: Municipality) -> dict[str, str]:
    """The municipalities of the comparison group by code and name, as far as their codes are known."""
    codes = municipality_codes()
    known = {name: codes[name] for name in municipality.comparison_group if name in codes}
    by_name = {written: code for name, code in known.items() for written in _written(name.casefold())}
    return by_name | {code: code for code in known.values()}


def _written(name: str) -> tuple[str, ...]:
    """`örebro`, `örebro kommun`, `västerås stad` …: the ways that a municipality's name is written."""
    genitive = name if name.endswith(("s", "x", "z")) else f"{name}s"
    return (name, f"{name} kommun", f"{genitive} kommun", f"{name} stad", f"{genitive} stad")


def _wholes(municipality: Municipality) -> dict[str, str]:
    """The municipality, its county and its country by code and name."""
    own = (municipality.code.casefold(), *_written(municipality.name.casefold()), "hela kommunen")
    known = dict.fromkeys((COUNTRY, municipality.country.casefold(), *COUNTRY_NAMES), COUNTRY)
    if municipality.code.isdecimal() and len(municipality.code) == 4:
        county = municipality.code[:2]
        known |= {county: county} | ({municipality.county.casefold(): county} if municipality.county else {})
    return known | dict.fromkeys(own, municipality.code)
