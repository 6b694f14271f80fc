"""roles.yaml, read anew when it has changed."""

from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from lib.domain.faults import InputFault
from lib.domain.role_entries import RoleFile
from lib.store.yaml_faults import validation_faults
from lib.store.yaml_files import read_yaml


def read_role_file(path: Path | None) -> RoleFile | None:
    """None when there is no file. Raises InputFault when it does not hold: then nobody is let in by it."""
    if path is None:
        return None
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return _read(path, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=4)
def _read(path: Path, _written_ns: int, _size: int, _inode: int) -> RoleFile:
    file = read_yaml(path, path.name)
    try:
        return RoleFile.model_validate(file.data or {})
    except ValidationError as error:
        raise InputFault(*validation_faults(error, file, RoleFile)) from None
