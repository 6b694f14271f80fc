"""The cells of a survey's table in a file: which heading means what, and under which heading the table begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.intake.formats.heading import heading_of, plain_name
from lib.intake.formats.workbook import is_workbook, read_workbook, words_in
from lib.intake.reader import Kind, Sample, take_sample
from lib.intake.table_file import read_table_file

SHARE = r"andel(en)?( \(?%\)?)?|%|procent|share( \(?%\)?)?|percent(age)?|per cent|proportion"
MEANINGS = {
    "share": SHARE,
    "value": r"värde(t)?|value|estimate|resultat|result|medelvärde|medel|mean|index",
    "n": r"n|antal svar(ande)?|antal respondenter|svarande|bas|antal \(n\)|number of (answers|respondents)|respondents"
         r"|sample size|base|unweighted n|n \(oviktat\)",
    "answer": r"svar|svarsalternativ(et)?|alternativ|answer|response|answer option",
    "indicator": r"indikator|fråga|frågetext|variabel|påstående|indicator|question|item|variable|statement",
    "area": r"område|områdeskod|områdesnamn|stadsdel|distrikt|kommun|region|area( code| name)?|district|ward|regso"
            r"|deso|municipality",
    "sex": r"kön|sex|gender",
    "age": r"ålder|åldersgrupp|age( group| band)?",
    "margin": r"felmarginal(en)?( \(?(±|\+/-)?\)?)?|±|\+/-|margin( of error)?|moe|konfidensintervall( \(?95 ?%\)?)?"
              r"|\(?(95 ?%(-ig)?t? ?-?)?(ki|ci|konfidensintervall|confidence interval)\)?",
    "survey": r"undersökning|enkät|survey",
    "numerator": r"täljare|numerator", "denominator": r"nämnare|denominator",
    "period": r"år|mätår|undersökningsår|period|year|survey year|mätperiod|mätomgång",
}  # fmt: skip
LOOKED_AT_ROWS = 10


@dataclass(frozen=True, eq=False)
class SurveyTable:
    """`cells` has the file's own texts in columns named by meaning, `names` what the file calls them.

    `overfull` are the rows with more cells than the heading has names.
    """

    where: str
    cells: pd.DataFrame
    names: dict[str, str]
    sheet_name: str | None
    overfull: pd.Index

    @property
    def kind(self) -> Kind:
        return "survey" if {"answer", "indicator"} <= self.names.keys() else "values"


def recognises(sample: Sample) -> bool:
    if is_workbook(sample):
        words = words_in(sample)
        return _is_survey(tuple(words)) and not any("antal per 100" in word for word in words)
    return _is_survey(heading_of(sample))


def _is_survey(names: Sequence[str]) -> bool:
    meanings = {_meaning(name) for name in names}
    return "n" in meanings and bool({"share", "value"} & meanings) and bool({"indicator", "area"} & meanings)


def _meaning(name: str) -> str | None:
    return next((meaning for meaning, pattern in MEANINGS.items() if re.fullmatch(pattern, name)), None)


def survey_tables(path: Path) -> Iterator[SurveyTable]:
    """Of a workbook one for each sheet that has a heading among its first rows."""
    if not path.is_file() or not is_workbook(take_sample(path)):
        file = read_table_file(path)
        if _is_survey([plain_name(name) for name in file.rows.columns]):
            yield _table(path.name, file.rows, list(file.rows.columns), None, file.overfull)
        return
    for sheet in read_workbook(path):
        for number, texts in enumerate(sheet.cells.head(LOOKED_AT_ROWS).to_numpy().tolist()):
            if _is_survey([plain_name(text) for text in texts]):
                cells = sheet.cells.iloc[number + 1 :]
                yield _table(f"{path.name}, {sheet.name}", cells, texts, sheet.name, pd.Index([], dtype=int))
                break


def _table(
    where: str, cells: pd.DataFrame, heading: list[str], sheet_name: str | None, overfull: pd.Index
) -> SurveyTable:
    """Of columns with the same meaning the first counts; a share goes before another value."""
    places: dict[str, int] = {}
    for place, name in enumerate(heading):
        places.setdefault(_meaning(plain_name(name)) or "", place)
    places.pop("", None)
    if "share" in places:
        places.pop("value", None)
    named = cells.iloc[:, list(places.values())].set_axis(list(places), axis="columns")
    names = {meaning: heading[place] for meaning, place in places.items()}
    return SurveyTable(where, named, names, sheet_name, overfull)
