"""Which format a file is in, told from its content alone."""

from pathlib import Path

from lib.domain.faults import Fault, InputFault
from lib.domain.words import listing
from lib.intake.formats import (
    bra_csv,
    bra_workbook,
    fixmystreet,
    geo_points,
    gpx,
    jsonstat,
    kolada,
    open311_json,
    open311_xml,
    own_table,
    police_uk,
    polisen,
    pxweb,
    survey_table,
)
from lib.intake.formats.json_files import load_json, refuse_unknown_json
from lib.intake.formats.workbook import is_workbook
from lib.intake.formats.xml_files import root_name
from lib.intake.reader import Reader, Sample, take_sample

KNOWN = (
    kolada.READER, pxweb.READER, jsonstat.READER, polisen.READER, open311_json.READER, open311_xml.READER, gpx.READER,
    bra_csv.READER, bra_workbook.READER, police_uk.READER, fixmystreet.READER, survey_table.READER, geo_points.READER,
)  # fmt: skip
"""Formats that others have made, each with marks that no other has."""
OWN = own_table.READER
"""Tables with headings that we can make something of: looked for when no known format says yes."""
EVENTS = own_table.EVENTS
"""What any other table is taken for."""
READERS = {reader.id: reader for reader in (*KNOWN, OWN, EVENTS)}
TABLES = {survey_table.READER.id, OWN.id, EVENTS.id}
"""Formats whose headings are interpreted, and that the user may tell the meaning of."""

FORMATS = {reader.id: reader.name for reader in READERS.values()}
"""What the user may choose, by id."""
ITEM_WORDS = {"kolada": "post", "pxweb": "post", "polisen": "post", "jsonstat": "cell", "open311_json": "ärende",
              "open311_xml": "ärende", "gpx": "vägpunkt", "geo_points": "objekt"}  # fmt: skip
"""What a row is called in formats that have no rows."""

PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\0\0\0\x18ftyp",
    b"\0\0\0\x1cftyp",
)
USE_TABLE = "Spara uppgifterna som en tabell, till exempel CSV eller Excel."


def recognise(path: Path) -> Reader:
    """The only reader that says yes; that of events for a table that none does.

    Raises InputFault for what is no file, or a file that nothing can be read from, or that two readers claim.
    """
    sample = _sample(path)
    if own_table.is_mended(sample):
        return OWN
    found = [reader for reader in KNOWN if reader.recognises(sample)]
    if len(found) > 1:
        names = listing([f"{reader.name} ({reader.id})" for reader in found])
        raise InputFault(Fault(path.name, "Filen kan vara av flera slag.", names, "Välj ett av dem med --format."))
    if found:
        return found[0]
    if OWN.recognises(sample):
        return OWN
    _refuse_what_is_no_table(path, sample)
    return EVENTS


def reader_by_id(name: str) -> Reader:
    """The reader with this id. Raises InputFault when there is none."""
    if name not in READERS:
        raise InputFault(Fault("Format", "Formatet finns inte.", name[:60], f"Välj bland: {', '.join(FORMATS)}."))
    return READERS[name]


def _sample(path: Path) -> Sample:
    try:
        if not path.is_file():
            raise InputFault(Fault(str(path), "Där finns ingen fil.", remedy="Kontrollera sökvägen."))
        sample = take_sample(path)
    except (OSError, ValueError) as error:
        raise InputFault(Fault(str(path), "Filen går inte att öppna.", remedy="Kontrollera rättigheterna.")) from error
    if not sample.head.strip(b" \t\r\n\0\xef\xbb\xbf") and path.stat().st_size <= len(sample.head):
        raise InputFault(Fault(path.name, "Filen är tom.", remedy="Välj en fil med en rubrikrad och rader."))
    return sample


def _refuse_what_is_no_table(path: Path, sample: Sample) -> None:
    head = sample.head
    if head.startswith(PICTURES):
        raise InputFault(Fault(path.name, "Filen är en bild eller film, inte en tabell.", remedy=USE_TABLE))
    if sample.members and not is_workbook(sample):
        remedy = "Packa upp den och läs in filerna en och en."
        raise InputFault(Fault(path.name, "Filen är en zip med okänt innehåll.", sample.members[0][:60], remedy))
    if sample.text.lstrip().startswith(("{", "[")):
        refuse_unknown_json(load_json(path), path.name)
    if root_name(sample) or sample.text.lstrip().startswith("<"):
        found = root_name(sample)[:40]
        raise InputFault(Fault(path.name, "Filen är XML eller HTML av okänt slag.", found, USE_TABLE))
