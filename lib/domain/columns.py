"""The answer table: each column declared once. Views, files and the method notes are written from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """`label` is what a reader sees; a column without a label is for the program only. `decimals` is how a number is
    written, `words` what stands for a code."""

    name: str
    label: str
    meaning: str
    decimals: int | None = None
    words: Mapping[Any, str] | None = None


KEYS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området, eller kommunens kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("period", "Period", "Månad eller år som siffran gäller"),
    Column("sex", "Kön", "Kvinnor, män eller alla"),
    Column("age", "Ålder", "Ålder i år"),
    Column("theme", "", "Temats id"),
    Column("theme_name", "Tema", "Tema för brott och rapporter"),
    Column("category", "", "Kategorins id"),
    Column("category_name", "Kategori", "Slag av brott eller rapport"),
)

FIGURES = (
    Column("value", "Värde", "Värdet i indikatorns enhet"),
    Column("unit", "Enhet", "Måttenhet"),
    Column("lower", "Nedre gräns", "Nedre gräns för 95 % osäkerhet"),
    Column("upper", "Övre gräns", "Övre gräns för 95 % osäkerhet"),
    Column("limits_from", "Osäkerhet", "Om gränserna är källans egen felmarginal eller räknade ur antalet svar"),
    Column("numerator", "Antal", "Täljare: antal händelser eller personer"),
    Column("denominator", "Av", "Nämnare: antal personer, eller personår för händelser"),
    Column("denominator_year", "Befolkning år", "Året som nämnaren gäller"),
    Column("n", "Antal svar", "Antal som svarat i en undersökning"),
    Column("comparison_name", "Jämfört med", "Vad värdet jämförs med"),
    Column("comparison_value", "Jämförelsevärde", "Värdet för det som jämförs"),
    Column("difference", "Skillnad", "Lägre, likt eller högre än jämförelsen, med hänsyn till osäkerheten"),
    Column("previous_period", "Jämförelseperiod", "Perioden som förändringen räknas från"),
    Column("previous_value", "Värde före", "Värdet i jämförelseperioden; antal räknas om till lika många månader"),
    Column("is_previous_scaled", "", "Antalet före är omräknat till lika många månader"),
    Column("change_pct", "Förändring %", "Förändring i procent sedan jämförelseperioden"),
    Column("change", "Förändring", "Om förändringen är större än slumpen brukar ge"),
    Column("status", "Anmärkning", "Värde, noll, dolt, saknas eller ej tillämpligt"),
    Column("is_suppressed", "", "Värdet är dolt av hänsyn till enskilda"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
    Column("data_date", "Uppgifter från", "Dag då uppgifterna togs fram"),
    Column("is_synthetic", "", "Siffran är påhittad exempeldata"),
    Column("method", "Metod", "Hur värdet och osäkerheten räknats"),
)

KEY_NAMES = tuple(column.name for column in KEYS)
LABELS = {column.name: column.label for column in (*KEYS, *FIGURES) if column.label}
FIGURE_NAMES = tuple(column.name for column in FIGURES)
HIDDEN_WITH_COUNT = (
    "value", "lower", "upper", "numerator", "comparison_value", "difference", "previous_value", "change_pct", "change"
)  # fmt: skip
"""What must go when a count is hidden: anything it could be worked out from."""
