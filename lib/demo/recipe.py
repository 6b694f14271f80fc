"""Everything the demo generator reads from a municipality's folder, checked."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import yaml

from lib.demo.activity_course import ActivityCourses
from lib.demo.background import URBANITIES, Background, PerUrbanity
from lib.demo.levels import Levels
from lib.demo.planted import Planted, Table
from lib.demo.texts import ReportTexts
from lib.domain.categories import CrimeCategories, ReportCategories
from lib.domain.definition import Definition
from lib.domain.folder import MunicipalityFolder

Model = TypeVar("Model", bound=Definition)


@dataclass(frozen=True)
class Recipe:
    """`profiles`: one row per area, sorted by code, with population_2022, growth_pct, age_profile, urbanity and
    means (the households' resources, 0–1). `age_profiles`: age_profile, age, share, women_share.
    `themes` gives the theme of each kind, by table. `written_measures` and `written_promises` are rows as dicts.
    """

    folder: MunicipalityFolder
    profiles: pd.DataFrame
    age_profiles: pd.DataFrame
    background: Background
    planted: Planted
    levels: Levels
    texts: ReportTexts
    themes: dict[Table, dict[str, str]]
    placeless: frozenset[str]
    written_measures: tuple[dict[str, Any], ...]
    written_promises: tuple[dict[str, Any], ...]
    activity_courses: ActivityCourses

    @property
    def municipality_code(self) -> str:
        return self.folder.slug.split("-")[0]

    @property
    def area_codes(self) -> list[str]:
        return self.profiles["area_code"].tolist()

    @cached_property
    def urbanity_index(self) -> np.ndarray:
        return self.profiles["urbanity"].map({name: place for place, name in enumerate(URBANITIES)}).to_numpy(int)

    def per_area(self, by_urbanity: PerUrbanity) -> np.ndarray:
        """The number for each area's kind of surroundings."""
        per_area: np.ndarray = np.array(by_urbanity)[self.urbanity_index]
        return per_area

    @cached_property
    def hardship(self) -> np.ndarray:
        """How far below the mean the households' resources lie, weighted by population."""
        means, people = self.profiles["means"].to_numpy(), self.profiles["population_2022"].to_numpy()
        return np.average(means, weights=people) - means


def read_recipe(folder: MunicipalityFolder) -> Recipe:
    demo, recipe = folder.data / "demo", folder.data / "demo" / "recipe"
    crimes = _read(folder.data / "crime_categories.yaml", CrimeCategories).categories
    reports = _read(folder.data / "report_categories.yaml", ReportCategories).categories
    profiles = pd.read_csv(recipe / "profiles.csv", dtype={"area_code": str})
    return Recipe(
        folder=folder,
        profiles=profiles.sort_values("area_code", ignore_index=True),
        age_profiles=pd.read_csv(recipe / "age_profiles.csv"),
        background=_read(recipe / "background.yaml", Background),
        planted=_read(demo / "planted.yaml", Planted),
        levels=_read(recipe / "levels.yaml", Levels),
        texts=_read(recipe / "report_texts.yaml", ReportTexts),
        themes={
            "events": {crime.id: crime.theme for crime in crimes},
            "reports": {kind.id: theme.id for theme in reports for kind in theme.subcategories},
        },
        placeless=frozenset(crime.id for crime in crimes if crime.municipality_level_only),
        written_measures=tuple(_load(recipe / "measures.yaml")["measures"]),
        written_promises=tuple(_load(recipe / "promises.yaml")["promises"]),
        activity_courses=_read(recipe / "activity_reports.yaml", ActivityCourses),
    )


def _read(path: Path, model: type[Model]) -> Model:
    return model.model_validate(_load(path))


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
