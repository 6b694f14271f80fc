"""What the columns of a table may mean, for each kind of rows: what a person chooses among."""

from dataclasses import dataclass
from typing import Literal

TableKind = Literal["events", "reports", "values", "populations", "survey", "notes"]
"""Kinds that a table with any headings can hold."""


@dataclass(frozen=True)
class ColumnChoice:
    """`required` columns must be chosen, unless one in `or_else` is. `label` and `help` are Swedish and shown."""

    id: str
    label: str
    help: str = ""
    required: bool = False
    or_else: tuple[str, ...] = ()


AREA = ColumnChoice("area", "Område", "Områdets kod, namn eller vardagsnamn.")
X = ColumnChoice("x", "Öst (x, longitud)", "I vilket koordinatsystem som helst. Väljs tillsammans med nord.")
Y = ColumnChoice("y", "Nord (y, latitud)", "I vilket koordinatsystem som helst. Väljs tillsammans med öst.")
SEX = ColumnChoice("sex", "Kön", "Kvinnor, män eller alla. Alla om kolumnen saknas.")
AGE = ColumnChoice("age", "Ålder", "Appens åldersgrupper. Alla åldrar om kolumnen saknas.")
TIME = ColumnChoice("time", "Klockslag", "När klockslaget står i en egen kolumn bredvid datumet.")
TO = ColumnChoice("event_to", "Till (tid)", "När det senast kan ha hänt.")
N = ColumnChoice("n", "Antal svar", "Hur många som har svarat. För få svar visas aldrig.")

CHOICES: dict[TableKind, tuple[ColumnChoice, ...]] = {
    "events": (
        ColumnChoice("date", "Datum", "Dag, eller dag och tid, då det hände.", True, ("event_from", "month", "time")),
        TIME,
        ColumnChoice("event_from", "Från (tid)", "När det tidigast kan ha hänt."),
        TO,
        ColumnChoice("month", "Månad", "Om filen bara säger månad."),
        ColumnChoice("category", "Brottskategori", "Vad som hände. Kan i stället anges för hela filen.", True),
        AREA,
        X,
        Y,
        ColumnChoice("event_key", "Id", "Händelsens eget nummer, så att samma händelse inte läses in två gånger."),
    ),
    "reports": (
        ColumnChoice("reported_at", "Rapporterad", "När rapporten kom in.", True, ("event_from", "date")),
        ColumnChoice("date", "Datum", "Dag, eller dag och tid, då det hände."),
        TIME,
        ColumnChoice("event_from", "Från (tid)", "När det tidigast kan ha hänt."),
        TO,
        ColumnChoice("category", "Kategori", "Vad rapporten gäller. Okända kategorier blir Övrigt.", True,
                     ("subcategory",)),
        ColumnChoice("subcategory", "Underkategori"),
        ColumnChoice("text", "Beskrivning", "Rader med personuppgifter i texten hålls tillbaka."),
        ColumnChoice("place_type", "Platstyp", "Till exempel utomhus eller inomhus."),
        ColumnChoice("reasons", "Skäl", "Varför platsen känns otrygg. Flera skiljs åt med komma eller semikolon."),
        ColumnChoice("wishes", "Önskemål", "Vad rapportören vill ha. Flera skiljs åt med komma eller semikolon."),
        ColumnChoice("reporter_organisation", "Organisation som rapporterat", "Aldrig en person."),
        ColumnChoice("police_reported", "Polisanmält", "Ja, nej eller okänt."),
        ColumnChoice("status", "Status"),
        AREA,
        X,
        Y,
        ColumnChoice("report_key", "Id", "Rapportens eget nummer, så att samma rapport inte läses in två gånger."),
    ),
    "values": (
        ColumnChoice("indicator", "Indikator", "Indikatorns namn eller id.", True),
        AREA,
        ColumnChoice("period", "Period", "År, eller år och månad.", True),
        ColumnChoice("value", "Värde", "I indikatorns enhet.", True),
        SEX,
        AGE,
        ColumnChoice("numerator", "Täljare"),
        ColumnChoice("denominator", "Nämnare"),
        N,
        ColumnChoice("margin", "Felmarginal", "Källans egen, ± i värdets enhet vid 95 % säkerhet, eller intervallet."),
    ),
    "populations": (
        ColumnChoice("area", "Område", "Områdets kod, namn eller vardagsnamn.", True),
        ColumnChoice("year", "År", "Folkmängden gäller den 31 december.", True),
        ColumnChoice("count", "Antal", "Antal invånare.", True),
        SEX,
        AGE,
    ),
    "survey": (
        ColumnChoice("question", "Fråga", "Frågan som den ställdes.", True),
        ColumnChoice("answer", "Svar", "Svarsalternativet.", True),
        ColumnChoice("value", "Andel", "Andel som svarat så, i procent eller från 0 till 1.", True),
        ColumnChoice("n", N.label, N.help, True),
        ColumnChoice("period", "År", "Året som svaren gäller.", True),
        AREA,
        SEX,
        AGE,
        ColumnChoice("survey", "Undersökning", "Undersökningens namn. Filens namn om kolumnen saknas."),
    ),
    "notes": (
        ColumnChoice("name", "Stopp", "Vad stoppet heter."),
        ColumnChoice("text", "Anteckning", "Rader med personuppgifter i texten hålls tillbaka."),
        ColumnChoice("date", "Datum", "Dag, eller dag och tid.", True),
        TIME,
        ColumnChoice("x", X.label, X.help, True),
        ColumnChoice("y", Y.label, Y.help, True),
    ),
}  # fmt: skip


def column_choices(kind: TableKind) -> tuple[ColumnChoice, ...]:
    """In the order to show them."""
    return CHOICES[kind]
