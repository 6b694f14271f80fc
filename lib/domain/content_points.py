"""What a joint situation picture must hold, in 17 points, and how far one has come with each.

Source: law 2023:196 on municipalities' responsibility for crime prevention, and Brottsförebyggande rådet's support for
the situation picture; put together and worded for this app.
"""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.columns import Column


class PointState(StrEnum):
    OK = "ok"
    PART = "part"
    MISSING = "missing"


STATES = {PointState.OK: "✓ finns", PointState.PART: "◐ delvis", PointState.MISSING: "○ saknas"}


@dataclass(frozen=True)
class ContentPoint:
    """`address` is where the point is filled in, as a page with its question, and `label` what the link says. An
    address that ends with = is the version's own form."""

    number: int
    name: str
    address: str
    label: str


FORM = "/lagesbilder?version="
POINTS = (
    ContentPoint(1, "Datum, period, organisationer, beslutsorgan, nästa revidering", FORM, "Fyll i under Uppgifter"),
    ContentPoint(2, "Brotten: slag, omfattning, utveckling, per invånare, jämförelse", "/importera", "Läs in brott"),
    ContentPoint(3, "Konsekvenser: utsatta, kostnader, trygghet", FORM, "Skriv under Texter: Konsekvenser"),
    ContentPoint(4, "Var och när", "/heta_platser", "Se platser och tider"),
    ContentPoint(5, "Vilka, efter kön och ålder", FORM, "Skriv under Texter: Vilka som drabbas"),
    ContentPoint(
        6, "Annan kunskap: enkäter, rapporter, vandringar, skola, risk och skydd", "/kallor", "Se vad som saknas"
    ),
    ContentPoint(7, "De tre våldsslagen, eller varför de saknas", FORM, "Skriv under Texter: De tre våldsslagen"),
    ContentPoint(8, "Framåtblick: byggen, verksamheter, befolkning", FORM, "Skriv under Texter: Framåtblick"),
    ContentPoint(
        9, "Källor med datum, täckning, begränsningar och mörkertal", FORM, "Skriv under Texter: Begränsningar"
    ),
    ContentPoint(10, "Polisens och kommunens bilder ihop, med oenigheter", "/tva_bilder", "Lägg ihop bilderna"),
    ContentPoint(11, "Prioriterade och bortprioriterade problem med skäl", "/problem", "Prioritera problemen"),
    ContentPoint(12, "Orsaker till varje prioriterat problem", "/problem", "Skriv orsakerna"),
    ContentPoint(13, "Åtgärd mot en orsak för varje prioriterat problem", "/atgarder", "Koppla åtgärder till orsaker"),
    ContentPoint(14, "Ägare, datum, indikator och uppföljning för varje åtgärd", "/atgarder", "Fyll i åtgärderna"),
    ContentPoint(15, "Resultat av förra planen", FORM, "Skriv under Texter: Resultat av förra planen"),
    ContentPoint(16, "Plan för återkoppling", FORM, "Skriv under Texter: Plan för återkoppling"),
    ContentPoint(17, "Sekretessklass och kontroll före publicering", FORM, "Gå igenom när den är beslutad"),
)
VIOLENCE_KINDS = {
    "våld i nära relation": ("nära relation", "relationsvåld"),
    "hedersrelaterat våld": ("heder",),
    "prostitution och människohandel": ("prostitution", "människohandel"),
}
"""The kinds that must be told of, and the words by which a text is seen to tell of them."""

CONTENT_CHECK = (
    Column("point", "Punkt", "Punktens nummer", 0),
    Column("name", "Innehåll", "Vad lägesbilden ska innehålla"),
    Column("state", "Läge", "Om det finns, finns delvis eller saknas", words=STATES),
    Column("why", "Varför", "Vad som finns och vad som saknas"),
    Column("label", "Gör så här", "Var det fylls i"),
    Column("address", "", "Sidan där det fylls i"),
)
