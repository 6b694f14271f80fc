"""The table of women and men beside each other."""

from collections.abc import Mapping

from lib.domain.codes import Sex
from lib.domain.columns import Column
from lib.domain.words import SEXES, UNITS

GIRLS_BOYS: Mapping[str, str] = {Sex.WOMEN: "Flickor", Sex.MEN: "Pojkar"}
OF_ALL_AGES: Mapping[str, str] = {Sex.WOMEN: "Kvinnor och flickor", Sex.MEN: "Män och pojkar"}
GAPS: Mapping[str, str] = {
    "different": "större än slumpen brukar ge",
    "maybe_chance": "kan vara slump",
    "unknown": "går inte att avgöra",
}

COMPARED = (
    Column("indicator", "", "Måttets id"),
    Column("measure_name", "Mått", "Vad som mäts"),
    Column("sex", "Kön", "Kvinnor och män, flickor och pojkar", words=SEXES),
    Column("value_text", "Värde", "Värdet med 95 % osäkerhet"),
    Column("value", "", "Värdet"),
    Column("lower", "", "Nedre gräns för 95 % osäkerhet"),
    Column("upper", "", "Övre gräns för 95 % osäkerhet"),
    Column("unit", "Enhet", "Måttenhet", words=UNITS),
    Column("people", "Antal personer", "Antal som svarat, eller personer som siffran räknas på", 0),
    Column("gap", "Skillnad mellan könen", "Om skillnaden är större än slumpen brukar ge", words=GAPS),
    Column("period", "Period", "Tiden som siffran gäller"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
    Column("data_date", "", "Dag då uppgifterna togs fram"),
    Column("is_synthetic", "", "Siffran är påhittad exempeldata"),
)
