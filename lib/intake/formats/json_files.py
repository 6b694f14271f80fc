"""JSON from outside: recognised by its keys, read whole, and refused where it breaks the standard."""

import json
import re
from pathlib import Path
from typing import Any, NoReturn

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.whole_file import whole_file
from lib.intake.reader import Sample

MAX_CONTAINERS = 6_000_000
MAX_VALUES = 30_000_000
"""A million Kolada values are three million containers and nine million values; more would not fit in memory."""

OUTLINE_DEPTH = 5
SHOWN_LENGTH = 40
FETCH_AGAIN = "Hämta filen på nytt. Den kan ha blivit avbruten eller ändrad."
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
NOT_FINITE = re.compile(r"(?:^|[\[:,])\s*(NaN|-?Infinity)")
SURROGATE = re.compile(
    r"(?<!\\)(?:\\\\)*+(\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[c-fC-F][0-9a-fA-F]{2}))"
)
PAIR_LENGTH = len(r"\ud83d\ude00")

Outline = dict[tuple[str, ...], str]
"""Where things stand in a JSON text: `("values", "[]", "kpi")` → the first token found there."""


def load_json(path: Path) -> Any:
    """Everything in the file. The same key twice in an object: the last one counts.

    UTF-8 or UTF-16, with or without a byte order mark. Raises InputFault with line and column for what is not JSON
    (RFC 8259), which NaN and Infinity are not.
    """
    return parse_json(whole_file(path), path.name)


def parse_json(content: bytes, name: str) -> Any:
    """The same for what comes from elsewhere than a file; `name` is what it is called in faults."""
    _check_amount(name, content)
    text = _text(name, content)
    _check_surrogates(name, text)
    try:
        return json.loads(text, parse_constant=_not_finite)
    except json.JSONDecodeError as error:
        raise InputFault(_broken(name, text, error)) from error
    except RecursionError as error:
        remedy = "Välj en fil i ett av formaten som appen läser."
        raise InputFault(Fault(name, "Filen har för många nivåer i varandra.", remedy=remedy)) from error
    except ValueError as error:
        raise InputFault(_bad_number(name, text)) from error


def outline(sample: Sample) -> Outline:
    """The keys of the first 64 kB of a JSON text, down to five levels; empty when it is no JSON."""
    text = _head(sample.head).lstrip()
    if not text.startswith(("{", "[")):
        return {}
    found: Outline = {}
    steps: list[str] = []
    is_key_next = False
    for match in TOKEN.finditer(text):
        piece = match.group()
        if piece in "}]":
            del steps[-1:]
            is_key_next = False
        elif piece == ",":
            is_key_next = bool(steps) and steps[-1] != "[]"
        elif piece == ":":
            is_key_next = False
        elif is_key_next:
            steps[-1] = piece.strip('"')
        else:
            if len(steps) <= OUTLINE_DEPTH:
                found.setdefault(tuple(steps), piece)
            if piece in "{[":
                steps.append("[]" if piece == "[" else "")
                is_key_next = piece == "{"
    return found


def refuse_unknown_json(data: object, file_name: str = "Filen") -> NoReturn:
    """Raise the InputFault that says why this JSON cannot be imported. For JSON that no reader has recognised."""
    if isinstance(data, dict) and data.get("type") == "Topology":
        message = "Filen är TopoJSON, som appen inte läser."
        raise InputFault(Fault(file_name, message, remedy="Spara om kartan som GeoJSON eller GeoPackage."))
    message = "Filen är JSON, men inte av något slag som appen känner igen."
    remedy = "Spara uppgifterna som en tabell (CSV eller Excel) eller som GeoJSON."
    raise InputFault(Fault(file_name, message, _keys(data), remedy))


def shown(value: object) -> str:
    """One short line for a message; what is nested is named, not written out."""
    if isinstance(value, dict | list):
        return "ett objekt" if isinstance(value, dict) else "en lista"
    if value is None or isinstance(value, bool):
        return {None: "inget värde", True: "true", False: "false"}[value]
    text = "".join(sign if sign.isprintable() else " " for sign in str(value)[: SHOWN_LENGTH + 1])
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"


def _keys(data: object) -> str:
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        return shown(data)
    kind = "en lista av objekt med" if isinstance(data, list) else "ett objekt med"
    return f"{kind} {', '.join(shown(key) for key in list(first)[:5]) or 'inga fält'}"


def _check_amount(file_name: str, content: bytes) -> None:
    n_containers, n_values = content.count(b"{") + content.count(b"["), content.count(b",")
    if n_containers > MAX_CONTAINERS or n_values > MAX_VALUES:
        remedy = "Dela upp uttaget i flera filer."
        raise InputFault(Fault(file_name, "Filen har för många uppgifter för att läsas på en gång.", remedy=remedy))


def _text(file_name: str, content: bytes) -> str:
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = content.count(b"\n", 0, error.start) + 1, error.start - content.rfind(b"\n", 0, error.start)
        found = f"byten 0x{content[error.start]:02x}"
        message = "Filen har tecken som inte är UTF-8 eller UTF-16."
        remedy = "Spara filen med teckenkodningen UTF-8."
        raise InputFault(Fault(_place(file_name, line, column), message, found, remedy)) from error


def _head(head: bytes) -> str:
    return head.decode(json.detect_encoding(head), errors="replace")


def _check_surrogates(file_name: str, text: str) -> None:
    r"""Half a character, `\ud83d` alone, can be neither stored nor shown."""
    if r"\ud" not in text and r"\uD" not in text:
        return
    for match in SURROGATE.finditer(text):
        if len(match[1]) < PAIR_LENGTH:
            where = _at(file_name, text, match.start(1))
            raise InputFault(Fault(where, "Texten har ett halvt tecken.", match[1], FETCH_AGAIN))


class _NotFinite(ValueError):
    pass


def _not_finite(constant: str) -> NoReturn:
    raise _NotFinite(constant)


def _bad_number(file_name: str, text: str) -> Fault:
    match = NOT_FINITE.search(text)
    if match is None:
        remedy = "Hämta filen på nytt eller ta bort talet."
        return Fault(file_name, "Ett tal i filen har tusentals siffror.", remedy=remedy)
    remedy = "Byt ut det mot null (uppgift saknas)."
    return Fault(_at(file_name, text, match.start(1)), "Värdet är inget tal.", match[1], remedy)


def _broken(file_name: str, text: str, error: json.JSONDecodeError) -> Fault:
    where = _place(file_name, error.lineno, error.colno)
    rest = text[error.pos : error.pos + 1_000]
    if not rest.strip():
        return Fault(where, "Filen tar slut för tidigt.", "slutet av filen", FETCH_AGAIN)
    return Fault(where, "Här slutar filen att vara giltig JSON.", shown(rest.strip()), FETCH_AGAIN)


def _at(file_name: str, text: str, position: int) -> str:
    return _place(file_name, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _place(file_name: str, line: int, column: int) -> str:
    return f"{file_name}, rad {line}, tecken {column}"
