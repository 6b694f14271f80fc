"""The table of reporting units' figures: each column declared once."""

from lib.domain.columns import Column
from lib.domain.words import SEXES, STATUSES

UNIT_COLUMNS = (
    Column("unit_id", "Enhetskod", "Valdistriktets eller skolans kod"),
    Column("unit_name", "Enhet", "Valdistriktets eller skolans namn"),
    Column("period", "Period", "År som siffran gäller"),
    Column("year", "", "Periodens första år"),
    Column("sex", "Kön", "Kvinnor, män eller alla", words=SEXES),
    Column("value", "Värde", "Värdet i indikatorns enhet", 1),
    Column("lower", "Nedre gräns", "Nedre gräns för 95 % osäkerhet", 1),
    Column("upper", "Övre gräns", "Övre gräns för 95 % osäkerhet", 1),
    Column("numerator", "Antal", "Täljare: antal personer", 0),
    Column("denominator", "Av", "Nämnare: antal personer", 0),
    Column("n", "Antal svar", "Antal som svarat i en undersökning", 0),
    Column("status", "Anmärkning", "Värde, noll eller dolt", words=STATUSES),
    Column("is_suppressed", "", "Värdet är dolt av hänsyn till enskilda"),
    Column("is_latest", "", "Det nyaste året som någon enhet har"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
    Column("data_date", "Uppgifter från", "Dag då uppgifterna togs fram"),
    Column("is_synthetic", "", "Siffran är påhittad exempeldata"),
)
