"""Files that were dropped on the page, laid in a folder of this session's own."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

import streamlit as st

from lib.domain.faults import Fault, InputFault

MOST_BYTES = 200_000_000
"""All files of one session together: an upload limit for each file alone does not keep the memory small."""
_RECEIPT = "_import_kvitto"
_FOLDER = "_import_mapp"


@dataclass(frozen=True)
class DroppedFile:
    """`key` is the same for the same content under the same name."""

    name: str
    path: Path
    key: str


def dropped_files() -> tuple[DroppedFile, ...]:
    """What lies on the page now. Raises InputFault when it is too much at once."""
    uploads = st.file_uploader(
        "Filer från polisen, Brå, SCB, Kolada, EST-system, enkäter eller andra kommuner",
        accept_multiple_files=True,
        key="importfiler",
    )
    if sum(upload.size for upload in uploads) > MOST_BYTES:
        remedy = "Läs in dem några i taget, eller med python -m lib import."
        raise InputFault(Fault("Filerna", "tillsammans är de större än 200 MB", remedy=remedy))
    return tuple(_laid_down(upload.name, upload.getvalue()) for upload in uploads)


def keep_receipt(text: str) -> None:
    """What to say when the page is drawn the next time: it was saved, and as what."""
    st.session_state[_RECEIPT] = text


def receipt() -> None:
    text = st.session_state.pop(_RECEIPT, None)
    if text:
        st.success(text, icon=":material/check:")


def _laid_down(name: str, content: bytes) -> DroppedFile:
    """The file under its own last name only, whatever path the browser claims."""
    last = PurePath(name.replace("\\", "/")).name or "fil"
    digest = hashlib.sha256(content).hexdigest()
    folder = Path(_folder().name) / digest[:16]
    folder.mkdir(exist_ok=True)
    path = folder / last
    if not path.exists():
        path.write_bytes(content)
    return DroppedFile(last, path, f"{digest[:16]}-{last}")


def _folder() -> tempfile.TemporaryDirectory[str]:
    """Gone when the session is: nothing that was dropped stays on the disk."""
    if _FOLDER not in st.session_state:
        st.session_state[_FOLDER] = tempfile.TemporaryDirectory(prefix="lagesbild-")
    return st.session_state[_FOLDER]
