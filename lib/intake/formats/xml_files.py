"""XML from outside: recognised by its root, read whole, without entities and document types."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.whole_file import whole_file
from lib.intake.reader import Sample

MAX_TAGS = 6_000_000
ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)?", re.DOTALL)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def load_xml(path: Path) -> Element:
    """The root. Raises InputFault for what is not well-formed, and for a document type or entities of its own."""
    content = whole_file(path)
    if content.count(b"<") > MAX_TAGS:
        message = "Filen har för många uppgifter för att läsas på en gång."
        raise InputFault(Fault(path.name, message, remedy="Dela upp uttaget i flera filer."))
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        message = "Filen har en dokumenttyp eller egna entiteter, och sådana filer öppnas inte."
        remedy = "Hämta den på nytt direkt från källan, eller ta bort DOCTYPE."
        raise InputFault(Fault(path.name, message, "<!DOCTYPE", remedy)) from error
    except ParseError as error:
        line, column = error.position
        where = f"{path.name}, rad {line}, tecken {column + 1}"
        remedy = "Hämta filen på nytt. Den kan ha blivit avbruten eller ändrad."
        raise InputFault(Fault(where, "Här slutar filen att vara giltig XML.", remedy=remedy)) from error
    except (ValueError, LookupError) as error:
        message = "Filens teckenkodning är okänd."
        raise InputFault(Fault(path.name, message, remedy="Spara filen med teckenkodningen UTF-8.")) from error


def root_name(sample: Sample) -> str:
    """The name of the outermost element without its namespace; empty when it is no XML."""
    encoding = "utf-16" if sample.head.startswith(UTF16_MARKS) else "utf-8-sig"
    text = sample.head.decode(encoding, errors="replace")
    place, before = -1, 0
    while before != place:
        place, before = before, _end_of_next(text, before)
    match = ROOT.match(text, place)
    return match[1] if match else ""


def _end_of_next(text: str, place: int) -> int:
    """Past blanks and one declaration, comment or document type; the same place when there is none."""
    match = BEFORE_ROOT.match(text, place)
    return match.end() if match else place


def local_name(element: Element) -> str:
    """The element's name without its namespace; empty for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
