"""The table of schools."""

from lib.domain.columns import Column
from lib.domain.words import DIFFERENCES, STATUSES

SCHOOLS = (
    Column("unit_id", "", "Skolans kod"),
    Column("unit_name", "Skola", "Skolans namn; små skolor har inget"),
    Column("text", "Alla", "Värdet med 95 % osäkerhet"),
    Column("women_text", "Flickor", "Värdet bland flickor med 95 % osäkerhet"),
    Column("men_text", "Pojkar", "Värdet bland pojkar med 95 % osäkerhet"),
    Column("people", "Antal elever", "Elever eller svar som siffran räknas på", 0),
    Column(
        "difference",
        "Mot kommunen",
        "Lägre eller högre än hela kommunen, med hänsyn till osäkerheten",
        words=DIFFERENCES,
    ),
    Column("value", "", "Värdet"),
    Column("lower", "", "Nedre gräns"),
    Column("upper", "", "Övre gräns"),
    Column("comparison_value", "Kommunen", "Hela kommunens värde samma år", 1),
    Column("standing", "", "Vad skillnaden betyder"),
    Column("period", "År", "Året som siffran gäller"),
    Column("status", "Anmärkning", "Om värdet är dolt", words=STATUSES),
    Column("is_suppressed", "", "Värdet är dolt av hänsyn till enskilda"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
    Column("is_synthetic", "", "Siffran är påhittad exempeldata"),
)
