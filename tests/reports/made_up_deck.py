"""A deck by hand with a slide of every kind, so that what is drawn can be held against what stands here."""

from datetime import date

from lib.domain.audience import Audience
from lib.domain.deck import (
    AreaMap,
    BarChart,
    BarPart,
    BigNumber,
    Deck,
    DeckTable,
    LineChart,
    MapArea,
    MapClass,
    MapView,
    Slide,
    SlideKind,
)

HOSTILE = "<script>alert(1)</script> ${x} `a` =1+1 \x00\x0b\u202e &amp; " + "Å" * 90
SQUARE = ((100, 100), (500, 100), (500, 500), (100, 500))
HOLE = ((200, 200), (300, 200), (300, 300))
EAST = ((500, 100), (900, 100), (900, 500), (500, 500))
AREAS = (
    MapArea("a", "Väster", (SQUARE, HOLE), "#fed98e", ("Väster", "12,4 (10,1–15,0)"), label="Väster",
            label_at=(300, 300)),
    MapArea("b", HOSTILE, (EAST,), "#d5d9dc", ("Öster", "Dolt av sekretesskäl"), is_hatched=True),
)  # fmt: skip
MAP = AreaMap(
    (MapView("", 1000, 600, 12_000.0, AREAS),),
    (MapClass("#fed98e", "10 – under 20 (1)"), MapClass("#d5d9dc", "dolt av sekretesskäl (1)", is_hatched=True)),
    "Schematiska gränser",
)
LINE = LineChart(
    "Anmälda brott", "per 1 000 invånare och år", ("2025-11", "2025-12", "2026-01"),
    (10.0, None, 12.5), (8.0, None, 10.0), (12.0, None, 15.0), "Provby", (9.0, 9.5, 9.0),
)  # fmt: skip
BARS = BarChart(
    ("Skola", "Platser"), (BarPart("✓ genomförd", "#0b5a7d", (2, 0)), BarPart("► pågår", "#6fb1d1", (1, 3))), "st"
)
TABLE = DeckTable(
    ("Åtgärd", "Ägare", "Klar senast", "Läget"),
    (("Ny belysning", "Tekniska nämnden", "2026-12-01", "Pågår"), (HOSTILE, HOSTILE, "–", "Föreslagen")),
)


def slide(key: str, kind: SlideKind, title: str, **more: object) -> Slide:
    begin = {"source": "Polisen", "data_date": "2026-10-31", "kicker": "Om", "told": "Så läses det."}
    return Slide(key, kind, title, title, **(begin | more))  # type: ignore[arg-type]


def made_up_deck(audience: Audience = Audience.INTERNAL) -> Deck:
    slides = (
        slide("inledning", SlideKind.OPENING, "Lägesbild Provby", lines=("Trygghetsrådet", "Gäller 2026")),
        slide("tal", SlideKind.NUMBERS, "Två av fyra", numbers=tuple(
            BigNumber(value, f"Mått {value}", "≈ kan vara slump") for value in ("12,4", "63 %", "·", "1\u00a0377"))),
        slide("linje", SlideKind.LINE, "Brotten ökade", line_chart=LINE, numbers=(BigNumber("12,5", "Brott"),),
              notes="Säg att jämförelsen gäller ett år."),
        slide("karta", SlideKind.MAP, "Ett område högre", area_map=MAP, subtitle="Per 1 000 invånare"),
        slide("staplar", SlideKind.BARS, "Två av sex är klara", bars=BARS),
        slide("tabell", SlideKind.TABLE, "2 åtgärder", table=TABLE, lines=("Resultat: lugnare", f"Orsak: {HOSTILE}")),
        slide("fakta", SlideKind.FACTS, HOSTILE[:160], lines=("Var: torget", HOSTILE), is_synthetic=True),
        slide("beslut", SlideKind.DECISIONS, "Ett beslut", lines=("Bygg ut belysningen",), noted=("Ja (Gatan)",)),
    )  # fmt: skip
    stamp = "Delad polis–kommun · Version 2, kontrollsumma 1a2b3c4d"
    return Deck("Lägesbild Provby", "Provby", audience, stamp, date(2026, 10, 31), slides)
