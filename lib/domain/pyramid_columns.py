"""The tables of the violence pyramid."""

from lib.domain.columns import Column
from lib.domain.words import AGES, SEXES

LEVELS = (
    Column("name", "Nivå", "Nivåns namn, den lindrigaste sist i bilden och först här"),
    Column("count", "Anmälda brott", "Anmälda brott i nivåns brottstyper under perioden", 0),
    Column("per_1000", "Per 1 000 och år", "Anmälda brott per 1 000 invånare och år", 1),
    Column("n_sources", "Källor", "Hur många slags uppgifter nivån har", 0),
    Column("source_names", "Vilka", "Uppgifterna vid namn"),
    Column("n_measures", "Åtgärder", "Åtgärder som inte är avslutade, efter tema", 0),
    Column("n_activities", "Aktiviteter", "Planens aktiviteter på nivån", 0),
    Column("gap", "Lucka", "Vad som inte syns i siffrorna"),
)

LEVEL_FIGURES = (
    Column("measure_name", "Mått", "Indikator eller brottstyp"),
    Column("sex", "Kön", "Kvinnor, män eller alla", words=SEXES),
    Column("age", "Ålder", "Ålder i år", words=AGES),
    Column("value_text", "Värde", "Värdet, med 95 % osäkerhet där den går att räkna"),
    Column("unit", "Enhet", "Måttenhet"),
    Column("period", "Gäller", "År eller period"),
    Column("change_text", "Förändring", "Mot jämförelseperioden"),
    Column("place", "Plats", "Området, eller hela kommunen där siffran inte får delas upp"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
)

WORK = (
    Column("name", "Nivå", "Nivån i pyramiden"),
    Column("prevention_level", "Förebyggande nivå", "Primär: alla. Sekundär: risk. Tertiär: behov"),
    Column("kind", "Slag", "Social eller situationell"),
    Column("n", "Antal", "Öppna åtgärder och aktiviteter", 0),
    Column("titles", "Vilka", "Åtgärder och aktiviteter vid namn"),
)

OVER_TIME = (
    Column("level_name", "Nivå", "Nivån i pyramiden"),
    Column("year", "År", "Kalenderår med uppgifter för alla månader"),
    Column("measure_name", "Mått", "Vad kurvan visar"),
    Column("value", "Värde", "Antal anmälda brott, eller indikatorns värde", 1),
    Column("unit", "Enhet", "Måttenhet"),
)
