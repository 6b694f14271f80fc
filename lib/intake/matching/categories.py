"""Our categories from what a file calls them."""

from collections.abc import Mapping
from typing import TypeVar

import pandas as pd

from lib.domain.categories import CrimeCategories, ReportCategories
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.intake.matching.matched import map_texts

Known = TypeVar("Known")


def crime_names(known: CrimeCategories, translations: Mapping[str, str]) -> dict[str, str]:
    """The id behind every id, name and translation, in small letters."""
    ids = {text.casefold(): one.id for one in known.categories for text in (one.name, one.id)}
    return ids | _translated(translations, {text: text for text in ids.values()})


def report_names(known: ReportCategories, translations: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """Category and subcategory behind every id, name and translation, in small letters; categories go first."""
    names = subcategory_names(known)
    for category in known.categories:
        names |= {category.id.casefold(): (category.id, None), category.name.casefold(): (category.id, None)}
    return names | _translated(translations, names)


def subcategory_names(known: ReportCategories) -> dict[str, tuple[str, str | None]]:
    """Category and subcategory behind every id and name of a subcategory, in small letters."""
    both = [(category, sub) for category in known.categories for sub in category.subcategories]
    return {text.casefold(): (category.id, sub.id) for category, sub in both for text in (sub.id, sub.name)}


def whole_file(category: str, names: Mapping[str, object], ids: list[str]) -> str:
    """The key of the category that the user gave for all rows. Raises InputFault when there is none."""
    if category.casefold() not in names:
        raise InputFault(Fault("Kategori", "Kategorin finns inte.", category, f"Välj en av: {', '.join(ids)}."))
    return category.casefold()


def keys_of(texts: pd.Series, names: Mapping[str, object]) -> pd.Series:
    """The key in `names` of each text, None where it is not known."""
    found = {text: text.casefold() if text.casefold() in names else None for text in texts.unique()}
    return map_texts(texts, found)


def _translated(translations: Mapping[str, str], known: Mapping[str, Known]) -> dict[str, Known]:
    faults = [
        Fault(f"Kartfilen: categories → {text[:60]}", "Kategorin finns inte.", ours[:60],
              f"Välj bland: {', '.join(known)}.")
        for text, ours in translations.items()
        if ours.casefold() not in known
    ]  # fmt: skip
    refuse_if(faults)
    return {text.strip().casefold(): known[ours.casefold()] for text, ours in translations.items()}
