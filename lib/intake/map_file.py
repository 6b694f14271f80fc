"""A map file (YAML): what the columns and the words of somebody else's file mean here."""

from pathlib import Path

from pydantic import Field, ValidationError

from lib.domain.definition import Definition
from lib.domain.faults import Fault, InputFault
from lib.intake.reader import Kind
from lib.store.yaml_faults import validation_faults
from lib.store.yaml_files import read_yaml

MAX_BYTES = 1_000_000


class ImportMap(Definition):
    """`columns` is meaning → the file's name for it (`category: Brottstyp`), "" for a meaning that no column has;
    the others are the file's word → our id or area code (`Bicycle theft: cykelstold`). `kind` is what the rows are."""

    kind: Kind | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    categories: dict[str, str] = Field(default_factory=dict)
    indicators: dict[str, str] = Field(default_factory=dict)
    areas: dict[str, str] = Field(default_factory=dict)

    @property
    def has_words(self) -> bool:
        """Whether it translates any words."""
        return bool(self.categories or self.indicators or self.areas)

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in type(self).model_fields)


def read_map(path: Path) -> ImportMap:
    """Raises InputFault for a file that cannot be read or says something else."""
    try:
        if not path.is_file():
            raise InputFault(Fault(str(path), "Kartfilen finns inte.", remedy="Kontrollera sökvägen."))
        if path.stat().st_size > MAX_BYTES:
            raise InputFault(Fault(str(path), "Kartfilen är för stor.", remedy="Behåll bara det som ska översättas."))
        file = read_yaml(path, path.name)
    except OSError as error:
        raise InputFault(
            Fault(str(path), "Kartfilen går inte att öppna.", remedy="Kontrollera rättigheter.")
        ) from error
    try:
        return ImportMap.model_validate(file.data or {})
    except ValidationError as error:
        raise InputFault(*validation_faults(error, file, ImportMap)) from error
    except RecursionError as error:
        raise InputFault(Fault(path.name, "Kartfilen har för många nivåer.", remedy="Skriv den enklare.")) from error
