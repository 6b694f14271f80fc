"""What definition files say of each other: every id that one file names must stand in another."""

from collections.abc import Iterable, Iterator

from lib.domain.definition import Misfit, Path, placed, unknown
from lib.domain.faults import Fault
from lib.domain.indicator import Indicator
from lib.domain.pyramid import Pyramid, PyramidLevel
from lib.store.definition_files import DefinitionFiles, Loaded
from lib.store.yaml_files import YamlFile


def reference_faults(files: DefinitionFiles) -> list[Fault]:
    """Every reference that leads nowhere. What a file at fault would have held is not judged."""
    return [
        *_of_plan(files),
        *_of_factors(files),
        *_of_crime_categories(files),
        *_of_pyramid(files),
        *_of_iceberg(files),
        *_of_harm_weights(files),
        *_of_checklist(files),
        *_of_reporting_units(files),
        *_of_collaboration(files),
        *(fault for loaded in files.indicators for fault in _of_indicator(files, loaded)),
    ]


def _of_plan(files: DefinitionFiles) -> Iterator[Fault]:
    if files.plan:
        named = (
            measure
            for path, area in placed(files.plan.value.focus_areas, "focus_areas")
            for at, indicator in placed(area.indicators, *path, "indicators")
            for measure in placed(indicator.measures, *at, "measures")
        )
        yield from _faults(files.plan.file, unknown(named, files.indicator_ids, "indikator"))
        areas = placed(files.plan.value.focus_areas, "focus_areas")
        further = (at for path, area in areas for at in placed(area.further_measures, *path, "further_measures"))
        yield from _faults(files.plan.file, unknown(further, files.indicator_ids, "indikator"))
        horizons = placed(files.plan.value.horizons, "horizons")
        telling = (at for path, horizon in horizons for at in placed(horizon.indicators, *path, "indicators"))
        yield from _faults(files.plan.file, unknown(telling, files.indicator_ids, "indikator"))


def _of_factors(files: DefinitionFiles) -> Iterator[Fault]:
    if files.factors is None:
        return
    factors = tuple(placed(files.factors.value.factors, "factors"))
    measured = (at for path, factor in factors for at in placed(factor.indicators, *path, "indicators"))
    yield from _faults(files.factors.file, unknown(measured, files.indicator_ids, "indikator"))
    if files.plan:
        areas = (at for path, factor in factors for at in placed(factor.focus_areas, *path, "focus_areas"))
        known = [area.id for area in files.plan.value.focus_areas]
        yield from _faults(files.factors.file, unknown(areas, known, "del av planen"))


def _of_crime_categories(files: DefinitionFiles) -> Iterator[Fault]:
    if files.crime_categories:
        categories = placed(files.crime_categories.value.categories, "categories")
        named = (((*path, "theme"), category.theme) for path, category in categories)
        yield from _of_themes(files, files.crime_categories.file, named)


def _of_pyramid(files: DefinitionFiles) -> Iterator[Fault]:
    if files.pyramid is None:
        return
    levels = tuple(_levels(files.pyramid.value))
    measured = (at for path, level in levels for at in placed(level.indicators, *path, "indicators"))
    yield from _faults(files.pyramid.file, unknown(measured, files.indicator_ids, "indikator"))
    crimes = (at for path, level in levels for at in placed(level.crime_categories, *path, "crime_categories"))
    yield from _of_crimes(files, files.pyramid.file, crimes)
    for path, level in levels:
        answered = placed(level.self_reported, *path, "self_reported")
        yield from _faults(files.pyramid.file, unknown(answered, level.indicators, "indikator på nivån"))
    themes = (at for path, level in levels for at in placed(level.measure_themes, *path, "measure_themes"))
    yield from _of_themes(files, files.pyramid.file, themes)
    if files.plan:
        worked = (at for path, level in levels for at in placed(level.activities, *path, "activities"))
        known = [activity.id for activity in files.plan.value.activities]
        yield from _faults(files.pyramid.file, unknown(worked, known, "aktivitet"))


def _of_iceberg(files: DefinitionFiles) -> Iterator[Fault]:
    if files.iceberg is None:
        return
    layers = tuple(placed(files.iceberg.value.layers, "layers"))
    measured = (at for path, layer in layers for at in placed(layer.indicators, *path, "indicators"))
    yield from _faults(files.iceberg.file, unknown(measured, files.indicator_ids, "indikator"))
    if files.factors:
        factors = (at for path, layer in layers for at in placed(layer.factors, *path, "factors"))
        known = [factor.id for factor in files.factors.value.factors]
        yield from _faults(files.iceberg.file, unknown(factors, known, "faktor"))


def _of_harm_weights(files: DefinitionFiles) -> Iterator[Fault]:
    if files.harm_weights:
        weights = placed(files.harm_weights.value.weights, "weights")
        named = (((*path, "id"), one.id) for path, one in weights)
        yield from _of_crimes(files, files.harm_weights.file, named)


def _of_checklist(files: DefinitionFiles) -> Iterator[Fault]:
    """What reports say of an aspect."""
    if files.checklist is None or files.report_categories is None:
        return
    aspects, said = tuple(placed(files.checklist.value.aspects, "aspects")), files.report_categories.value
    reasons = (at for path, aspect in aspects for at in placed(aspect.reasons, *path, "reasons"))
    yield from _faults(files.checklist.file, unknown(reasons, [one.id for one in said.reasons], "skäl"))
    kinds = (at for path, aspect in aspects for at in placed(aspect.subcategories, *path, "subcategories"))
    known = [kind.id for category in said.categories for kind in category.subcategories]
    yield from _faults(files.checklist.file, unknown(kinds, known, "underkategori för rapporter"))


def _of_reporting_units(files: DefinitionFiles) -> Iterator[Fault]:
    if files.reporting_units:
        spans = placed(files.reporting_units.value.spans, "spans")
        named = (
            ((*path, name), measure)
            for path, span in spans
            for name, measure in (("indicator", span.indicator), ("lowest", span.lowest), ("highest", span.highest))
            if measure
        )
        yield from _faults(files.reporting_units.file, unknown(named, files.indicator_ids, "indikator"))


def _of_collaboration(files: DefinitionFiles) -> Iterator[Fault]:
    if files.collaboration and files.plan:
        forums = placed(files.collaboration.value.forums, "forums")
        named = (((*path, "level"), forum.level) for path, forum in forums if forum.level)
        known = [level.id for level in files.plan.value.organisation]
        yield from _faults(files.collaboration.file, unknown(named, known, "nivå i planens organisation"))


def _of_indicator(files: DefinitionFiles, loaded: Loaded[Indicator]) -> Iterator[Fault]:
    file, indicator = loaded.file, loaded.value
    stem = file.where.rsplit("/", 1)[-1].removesuffix(".yaml")
    if indicator.id != stem:
        remedy = f"Döp om filen till {indicator.id}.yaml, eller ändra id till {stem}."
        yield Fault(file.at(("id",)), "filen heter inte som sitt id", indicator.id, remedy)
    yield from _of_themes(files, file, placed(indicator.themes, "themes"))
    of_categories = _of_themes if indicator.computed_from == "reports" else _of_crimes
    yield from of_categories(files, file, placed(indicator.categories, "categories"))


def _of_themes(files: DefinitionFiles, file: YamlFile, named: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    if files.report_categories:
        known = [category.id for category in files.report_categories.value.categories]
        yield from _faults(file, unknown(named, known, "kategori för rapporter"))


def _of_crimes(files: DefinitionFiles, file: YamlFile, named: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    if files.crime_categories:
        known = [category.id for category in files.crime_categories.value.categories]
        yield from _faults(file, unknown(named, known, "brottskategori"))


def _levels(pyramid: Pyramid) -> Iterator[tuple[Path, PyramidLevel]]:
    for path, version in placed(pyramid.versions, "versions"):
        yield from placed(version.levels, *path, "levels")
    yield from placed(pyramid.violence_types, "violence_types")


def _faults(file: YamlFile, misfits: Iterable[Misfit]) -> Iterator[Fault]:
    for misfit in misfits:
        yield Fault(file.at(misfit.path), misfit.message, misfit.found, misfit.allowed)
