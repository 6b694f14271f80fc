"""Contrasts: the same areas in two sources side by side, and what it is called when they disagree."""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.columns import Column


class Verdict(StrEnum):
    """Of one row: the first source says more than the second lets expect, or less; no sure contradiction; too few
    to tell; hidden; or no figures in one of them."""

    MORE = "more"
    LESS = "less"
    NONE = "none"
    TOO_FEW = "too_few"
    HIDDEN = "hidden"
    MISSING = "missing"


CONTRADICTIONS = (Verdict.MORE, Verdict.LESS)


@dataclass(frozen=True)
class ContrastKind:
    """A pair of sources. `more` and `less` are the two contradictions in words."""

    id: str
    title: str
    question: str
    first: str
    second: str
    more: str
    less: str

    def words(self) -> dict[str, str]:
        """The verdicts as they are written for this pair."""
        return VERDICTS | {Verdict.MORE: self.more, Verdict.LESS: self.less}


VERDICTS: dict[str, str] = {
    Verdict.NONE: "ingen säker motsägelse",
    Verdict.TOO_FEW: "för få för att avgöra",
    Verdict.HIDDEN: "dolt av sekretesskäl",
    Verdict.MISSING: "uppgift saknas",
}

REPORTS_CRIMES = ContrastKind(
    "rapporter_brott",
    "Rapporter mot anmälda brott",
    "Var rapporteras mer, eller mindre, än de anmälda brotten ger skäl att vänta?",
    "rapporter",
    "anmälda brott",
    "fler rapporter än brotten ger skäl att vänta",
    "färre rapporter än brotten ger skäl att vänta",
)
FEELING_SAFETY = ContrastKind(
    "trygghet_sakerhet",
    "Trygghet mot säkerhet",
    "Var känns det otryggt fast få brott anmäls, och tryggt fast många anmäls?",
    "trygghet",
    "säkerhet",
    "tryggt trots många brott",
    "otryggt trots få brott",
)
POLICE_MUNICIPALITY = ContrastKind(
    "polis_kommun",
    "Polisen mot kommunen",
    "Vilka problem sätter polisen och kommunen olika högt?",
    "polisens prioritering",
    "kommunens prioritering",
    "polisen sätter det högre",
    "kommunen sätter det högre",
)
WOMEN_MEN = ContrastKind(
    "kvinnor_man",
    "Kvinnor mot män",
    "Var skiljer sig kvinnor och män mer än i kommunen?",
    "kvinnor",
    "män",
    "kvinnor högre än vanligt mot män",
    "kvinnor lägre än vanligt mot män",
)
YOUNG_OLD = ContrastKind(
    "unga_aldre",
    "Unga mot äldre",
    "Vad ser unga (16–24 år) och äldre (65 år och uppåt) olika på?",
    "unga",
    "äldre",
    "unga högre än äldre",
    "unga lägre än äldre",
)
EVENING_DAY = ContrastKind(
    "kvall_dag",
    "Kväll mot dag",
    "Var sker mer, eller mindre, på kvällen och natten än dagens brott ger skäl att vänta?",
    "brott kväll och natt",
    "brott på dagen",
    "fler på kvällen än dagen ger skäl att vänta",
    "färre på kvällen än dagen ger skäl att vänta",
)
KINDS = {
    kind.id: kind for kind in (REPORTS_CRIMES, FEELING_SAFETY, POLICE_MUNICIPALITY, WOMEN_MEN, YOUNG_OLD, EVENING_DAY)
}


def ratio_columns(kind: ContrastKind) -> tuple[Column, ...]:
    """Two counts of the same areas."""
    first, second = kind.first.capitalize(), kind.second.capitalize()
    return (
        *_KEYS,
        Column("theme_name", "Tema", "Tema för brott och rapporter"),
        Column("verdict", "Bedömning", "Om källorna går isär mer än slumpen brukar ge", words=kind.words()),
        Column("first_count", first, f"Antal {kind.first}", 0),
        Column("expected", "Väntat", f"Så många {kind.first} som {kind.second} ger skäl att vänta", 1),
        Column("second_count", second, f"Antal {kind.second}", 0),
        Column("ratio", "Gånger väntat", f"{first} delat med det väntade", 2),
        Column("lower", "Nedre gräns", "Nedre gräns för kvoten, 95 %", 2),
        Column("upper", "Övre gräns", "Övre gräns för kvoten, 95 %", 2),
        Column("first_per_1000", f"{first} per 1 000", "Per 1 000 invånare och år", 1),
        Column("second_per_1000", f"{second} per 1 000", "Per 1 000 invånare och år", 1),
        *_TESTED,
    )


def opposite_columns(kind: ContrastKind, feeling: str) -> tuple[Column, ...]:
    """A survey's share beside a rate of events."""
    return (
        *_KEYS,
        Column("verdict", "Bedömning", "Om de går åt olika håll mer än slumpen brukar ge", words=kind.words()),
        Column("second_value", "Anmälda brott", "Per 1 000 invånare och år", 1),
        Column("second_lower", "Nedre gräns, brott", "Nedre gräns, 95 %", 1),
        Column("second_upper", "Övre gräns, brott", "Övre gräns, 95 %", 1),
        Column("second_count", "Antal brott", "Antal anmälda brott i perioden", 0),
        Column("first_value", feeling, "Andel i procent", 1),
        Column("first_lower", "Nedre gräns, trygghet", "Nedre gräns, 95 %", 1),
        Column("first_upper", "Övre gräns, trygghet", "Övre gräns, 95 %", 1),
        Column("first_n", "Antal svar", "Antal som svarat", 0),
        *_TESTED,
    )


def gap_columns(kind: ContrastKind, is_by_measure: bool) -> tuple[Column, ...]:
    """Two groups' shares and the gap between them, by area or by measure."""
    first, second = kind.first.capitalize(), kind.second.capitalize()
    return (
        *((Column("indicator_name", "Mått", "Vad som mäts"),) if is_by_measure else _KEYS),
        Column("verdict", "Bedömning", "Om skillnaden är större än slumpen brukar ge", words=kind.words()),
        Column("first_value", first, "Andel i procent", 1),
        Column("second_value", second, "Andel i procent", 1),
        Column("gap", "Skillnad", f"{first} minus {kind.second}, procentenheter", 1),
        Column("lower", "Nedre gräns", "Nedre gräns för skillnaden, 95 %", 1),
        Column("upper", "Övre gräns", "Övre gräns för skillnaden, 95 %", 1),
        Column("usual", "Jämfört med", "Skillnaden i hela kommunen, eller noll", 1),
        Column("first_n", f"Antal, {kind.first}", "Antal svar eller personer", 0),
        Column("second_n", f"Antal, {kind.second}", "Antal svar eller personer", 0),
        *_TESTED,
    )


def priority_columns(kind: ContrastKind) -> tuple[Column, ...]:
    """Problems and what each actor makes of them."""
    return (
        Column("problem", "Problem", "Problemets namn"),
        Column("area_name", "Område", "Områdets namn"),
        Column("verdict", "Bedömning", "Vem som sätter problemet högre", words=kind.words()),
        Column("first_value", "Polisen", "Medelvärde av polisens svar på kriterierna", 1),
        Column("second_value", "Kommunen", "Medelvärde av kommunens svar på kriterierna", 1),
        Column("gap", "Skillnad", "Polisens medelvärde minus kommunens", 1),
        Column("n_criteria", "Antal kriterier", "Kriterier som båda har svarat på", 0),
    )


_KEYS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området, eller kommunens kod"),
    Column("area_name", "Område", "Områdets namn"),
)
_TESTED = (
    Column("p", "p-värde", "Hur ofta slumpen ensam ger minst så stor skillnad", 4),
    Column("p_adjusted", "Justerat p-värde", "p-värdet med hänsyn till hur många rader som prövas samtidigt", 4),
)
