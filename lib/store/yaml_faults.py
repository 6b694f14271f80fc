"""What pydantic says of a definition file, in Swedish: where, what is wrong, what stood there, what is allowed."""

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lib.domain.definition import Misfits
from lib.domain.faults import Fault
from lib.store.yaml_files import YamlFile

MESSAGES = {
    "literal_error": ("otillåtet värde", "Tillåtna värden: {expected}."),
    "enum": ("otillåtet värde", "Tillåtna värden: {expected}."),
    "string_too_long": ("texten är för lång", "Högst {max_length} tecken."),
    "string_too_short": ("texten är tom", "Skriv något, eller ta bort nyckeln om den inte måste finnas."),
    "too_short": ("listan är för kort", "Minst {min_length}."),
    "string_type": ("här ska stå en text", "Skriv en rad, utan streck och nycklar under."),
    "tuple_type": ("här ska stå en lista", "Skriv [a, b], eller en rad för varje med bindestreck först."),
    "greater_than_equal": ("talet är för litet", "Minst {ge}."),
    "less_than_equal": ("talet är för stort", "Högst {le}."),
    "int_parsing": ("här ska stå ett heltal", "Skriv bara siffror, utan mellanslag."),
    "int_type": ("här ska stå ett heltal", "Skriv bara siffror, utan mellanslag."),
    "float_parsing": ("här ska stå ett tal", "Skriv siffror med decimalpunkt."),
    "bool_parsing": ("här ska stå ja eller nej", "Tillåtna värden: true, false."),
}
OTHERWISE = ("värdet går inte att använda", "Jämför med samma fil i data/mall.")
PATTERNS = {
    r"^[a-z0-9_.]+$": "Använd små bokstäver a–z, siffror, _ och punkt.",
    r"^[a-z_]+$": "Använd små bokstäver a–z och _.",
    r"^\d+\.\d+$": "Skriv två tal med punkt emellan, till exempel 2.3.",
    r"^[A-Z]\d{5}$": "Skriv en bokstav och fem siffror, till exempel N05401.",
    r"^TAB\d{1,6}$": "Skriv tabellens id hos SCB, till exempel TAB638.",
    r"^[A-Z]$": "Skriv en stor bokstav A–Z.",
    r"^[0-9A-Z]{2,12}$": "Använd 2–12 siffror och stora bokstäver A–Z.",
    r"^EPSG:\d{4,6}$": "Skriv EPSG: och ett nummer, till exempel EPSG:3006.",
}


def validation_faults(error: ValidationError, file: YamlFile, model: type[BaseModel]) -> tuple[Fault, ...]:
    """Every fault of the file. `model` is what the file was read as."""
    return tuple(fault for detail in error.errors() for fault in _faults(detail, file, model))


def _faults(detail: ErrorDetails, file: YamlFile, model: type[BaseModel]) -> tuple[Fault, ...]:
    way, context = detail["loc"], detail.get("ctx", {})
    reason = context.get("error")
    if isinstance(reason, Misfits):
        return tuple(Fault(file.at((*way, *m.path)), m.message, m.found, m.allowed) for m in reason.misfits)
    if detail["type"] == "value_error":
        return (Fault(file.at(way), str(reason), remedy="Ändra det ena eller det andra."),)
    if detail["type"] == "missing":
        remedy = f"Lägg till {way[-1]}. Nycklar här: {_keys(model, way[:-1])}."
        return (Fault(file.at(way), "nyckeln saknas", "", remedy),)
    if detail["type"] == "extra_forbidden":
        return (Fault(file.at(way), "okänd nyckel", str(way[-1]), f"Tillåtna nycklar: {_keys(model, way[:-1])}."),)
    message, remedy = _words(detail, model)
    return (Fault(file.at(way), message, _shown(detail["input"]), remedy),)


def _words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return "fel form", PATTERNS.get(pattern, f"Ska följa mönstret {pattern}.")
    if kind.startswith("date"):
        return "här ska stå ett datum", "Skriv år-månad-dag, till exempel 2023-06-01."
    if kind in ("model_type", "model_attributes_type"):
        return "här ska stå nycklar med värden", f"Tillåtna nycklar: {_keys(model, detail['loc'])}."
    message, remedy = MESSAGES.get(kind, OTHERWISE)
    return message, remedy.format(**{name: _list(value) for name, value in context.items()})


def _list(value: object) -> str:
    """pydantic writes `'a', 'b' or 'c'`."""
    return str(value).replace("' or '", "', '").replace("'", "")


def _shown(value: object) -> str:
    if value is None:
        return "ingenting"
    if isinstance(value, dict):
        return f"nycklarna {', '.join(map(str, value))}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 100 else f"{text[:80]}… ({len(text)} tecken)"


def _keys(model: type[BaseModel], way: tuple[str | int, ...]) -> str:
    """The keys that are allowed where the way leads."""
    inner: type[BaseModel] | None = model
    for step in way:
        if inner is not None and isinstance(step, str):
            inner = _model_in(inner.model_fields[step].annotation)
    return ", ".join(inner.model_fields) if inner else "–"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
