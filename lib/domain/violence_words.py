"""Three ways to see violence: what each measures, and what it does not see."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.columns import Column


@dataclass(frozen=True)
class Eyes:
    """Who sees: the heading, what is counted, and what stays in the dark."""

    heading: str
    measures: str
    misses: str


SEEN_BY: Mapping[str, Eyes] = {
    "police": Eyes(
        "Anmält till polisen",
        "Brott som någon anmält eller polisen själv sett. Räknar brott, inte personer.",
        "Det som aldrig anmäls. Fler anmälningar kan betyda mer våld, eller att fler vågar anmäla.",
    ),
    "people": Eyes(
        "Svar i enkäter",
        "Personer som själva svarar att de utsatts, även om ingen anmält.",
        "De som inte svarar, barn, och den som inte kan svara ostört hemma. Få svar ger stor osäkerhet.",
    ),
    "social_services": Eyes(
        "Ärenden i socialtjänsten",
        "Ärenden där någon utsatts för eller utövat våld. Räknar ärenden, och bara för hela kommunen.",
        "Den som aldrig söker hjälp. Fler ärenden kan vara ett gott tecken: fler får stöd.",
    ),
}
SEEN_BY_NAMES: Mapping[str, str] = {code: eyes.heading for code, eyes in SEEN_BY.items()}

PICTURES = (
    Column("seen_by", "Källa", "Vem som sett våldet", words=SEEN_BY_NAMES),
    Column("measure_name", "Mått", "Vad som räknas"),
    Column("value_text", "Senaste värde", "Det senaste värdet med 95 % osäkerhet"),
    Column("unit", "Enhet", "Måttenhet"),
    Column("period", "Gäller", "Tiden som värdet gäller"),
    Column("change_text", "Förändring", "Mot tiden före, och om det kan vara slump"),
    Column("how_to_get", "Så fylls luckan", "Vem som har siffrorna när de saknas"),
    Column("source", "Uppgifter från", "Var siffran kommer ifrån"),
)
KINDS = (
    Column("name", "Våldstyp", "Typ av våld som en lägesbild ska ta upp"),
    Column("description", "Vad det är", "Kort förklaring"),
    Column("forms_text", "Former", "Hur det kan se ut"),
    Column("figures_text", "Siffror", "Siffror för hela kommunen, där det finns några"),
    Column("gap", "Lucka", "Vad som saknas, och vem som kan veta"),
)
