"""Changing one value of a definition file: the whole file holds afterwards, or nothing has changed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copymode

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.store.definition_files import Model, read_file, where
from lib.store.line_edits import with_new_value

NOTHING_CHANGED = "Inget har ändrats."


def write_value(folder: MunicipalityFolder, name: str, expected: Model, key: str, value: str, comment: str) -> None:
    """Put `value` on the line of a top-level key, with `comment` above it; every other byte stays.

    `expected` is what the file must read as afterwards. Raises InputFault, with the file as it was, when the line
    cannot be found, the file would read as something else, or it cannot be written.
    """
    path, shown = (folder.data / name).resolve(), where(folder, name)
    try:
        changed = with_new_value(path.read_bytes(), key, value, comment)
        if changed is None:
            raise InputFault(_no_line(shown, key, value))
        if not os.access(path, os.W_OK):
            raise PermissionError
        with _beside(path, changed) as temporary:
            if not _reads_as(folder, temporary, expected):
                raise InputFault(_other_meaning(shown, key))
            copymode(path, temporary)
            temporary.replace(path)
    except OSError as error:
        remedy = f"{NOTHING_CHANGED} Kontrollera att filen och mappen får skrivas och att disken inte är full."
        raise InputFault(Fault(shown, "filen går inte att skriva", remedy=remedy)) from error


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """A file in the same folder that no reader takes for a definition; gone afterwards unless it was moved."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _reads_as(folder: MunicipalityFolder, path: Path, expected: Model) -> bool:
    try:
        return read_file(folder, path.relative_to(folder.data.resolve()).as_posix(), type(expected)).value == expected
    except InputFault:
        return False


def _no_line(shown: str, key: str, value: str) -> Fault:
    remedy = f"{NOTHING_CHANGED} Skriv {key}: {value} på en egen rad i filen, längst till vänster, och ladda om sidan."
    return Fault(shown, f"hittar inte en ensam rad som börjar med {key}:", remedy=remedy)


def _other_meaning(shown: str, key: str) -> Fault:
    remedy = f"{NOTHING_CHANGED} Rätta filen för hand."
    return Fault(shown, f"filen skulle inte gå att läsa rätt med den nya raden {key}:", remedy=remedy)
