"""Files that were dropped on the page, laid in a folder of this session's own, and what to say about them next time."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

import streamlit as st

from lib.ui.plain_text import plain
from lib.ui.told_once import take

MOST_BYTES = 200_000_000
"""All files of one session together: an upload limit for each file alone does not keep the memory small."""
_RECEIPT = "_import_kvitto"
_FOLDER = "_import_mapp"
_UNDER_WAY = "_import_pagar"


@dataclass(frozen=True)
class DroppedFile:
    """`key` is the same for the same content under the same name."""

    name: str
    path: Path
    key: str


def dropped_files() -> tuple[DroppedFile, ...]:
    """What lies on the page now, in the order it was dropped, each file once; nothing when it is too much at once."""
    uploads = st.file_uploader(
        "Filer från polisen, Brå, SCB, Kolada, EST-system, enkäter eller andra kommuner",
        accept_multiple_files=True,
        key="importfiler",
    )
    if sum(upload.size for upload in uploads) > MOST_BYTES:
        st.error("Filerna är tillsammans större än 200 MB. Ta bort några och läs in dem efteråt. Inget är inläst.")
        return ()
    files = {file.key: file for file in (_laid_down(upload.name, upload.getvalue()) for upload in uploads)}
    return tuple(files.values())


def keep_receipt(text: str, is_done: bool = True) -> None:
    """What to say when the page is drawn the next time: it was saved, and as what; or why it was not."""
    st.session_state.setdefault(_RECEIPT, []).append((text, is_done))
    st.session_state.pop(_UNDER_WAY, None)


def keep_under_way(name: str) -> None:
    """From here until a receipt is kept, a new run of the page means that the import was cut off."""
    st.session_state[_UNDER_WAY] = name


def receipt() -> None:
    cut_off = st.session_state.pop(_UNDER_WAY, None)
    if cut_off:
        st.warning(
            f"Inläsningen av {plain(cut_off)} avbröts innan den var klar. Inget ur filen är inläst. Försök igen."
        )
    told: list[tuple[str, bool]] = take(_RECEIPT, [])
    if done := [plain(text) for text, is_done in told if is_done]:
        st.success("  \n".join(done), icon=":material/check:")
    if left := [plain(text) for text, is_done in told if not is_done]:
        st.warning("  \n".join(left), icon=":material/error:")


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
