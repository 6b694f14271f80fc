"""A file as bytes, no larger than can be held."""

from pathlib import Path

from lib.domain.faults import Fault, InputFault

MEGABYTE = 1_000_000
MAX_BYTES = 200 * MEGABYTE


def whole_file(path: Path) -> bytes:
    """Raises InputFault for a file that is missing, closed to us, too large or empty."""
    try:
        if not path.is_file():
            raise InputFault(Fault(str(path), "Filen finns inte.", remedy="Kontrollera sökvägen."))
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"Filen är större än {MAX_BYTES // MEGABYTE} MB."
            raise InputFault(Fault(path.name, message, f"{size / MEGABYTE:.0f} MB", "Dela upp den i flera filer."))
        content = path.read_bytes()
    except OSError as error:
        raise InputFault(Fault(str(path), "Filen går inte att öppna.", remedy="Kontrollera rättigheterna.")) from error
    if not content.strip(b" \t\r\n\0"):
        raise InputFault(Fault(path.name, "Filen är tom.", remedy="Välj en fil med innehåll."))
    return content
