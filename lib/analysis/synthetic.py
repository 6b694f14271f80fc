"""Which figures are made up."""

from pathlib import PurePosixPath

from lib.analysis.kept import kept
from lib.analysis.rows import batch_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.words import listing

KINDS = {
    "events": "anmälda brott",
    "reports": "rapporter",
    "population": "folkmängd",
    "values": "indikatorvärden",
    "problems": "problem och orsaker",
    "pictures": "aktörernas bilder",
    "measures": "åtgärder",
    "promises": "medborgarlöften",
    "activity_reports": "rapporter om aktiviteter",
    "assessments": "bedömningar i veckoläget",
    "picture_versions": "versioner av lägesbilden",
}


def synthetic_sources(workspace: Workspace) -> str:
    """What is synthetic in the municipality, in words; empty when nothing is."""
    return listing(synthetic_kinds(workspace))


def synthetic_kinds(workspace: Workspace) -> list[str]:
    """The same as a list, in the order of KINDS."""
    return list(_kinds(workspace.data_key))


@kept(8)
def _kinds(key: DataKey) -> tuple[str, ...]:
    batches = batch_rows(key)
    made_up = batches[batches["is_synthetic"].astype(bool)]
    stems = {PurePosixPath(name).stem for name in made_up["file_name"]}
    return tuple(word for stem, word in KINDS.items() if stem in stems)
