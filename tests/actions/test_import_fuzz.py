"""Whatever stands in a table of any kind, an import is taken whole or not at all, and can be undone to the last row."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.actions.batches import undo_batch
from lib.domain.faults import InputFault
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.intake.column_choices import CHOICES
from lib.store.database import open_database
from lib.store.health import find_incomplete_batches, find_orphans
from tests.actions.imported import bring_in, everything, folder_in, settings_in
from tests.databases import KINDS, drop, migrated_url

GOOD = ["2026-02-01", "2025", "ran", "miljo", "0001R001", "Norr", "16,05", "59,15", "sysselsattningsgrad", "70,5", "40",
        "12", "kvinnor", "16-24", "Ofta", "ja", "mörkt"]  # fmt: skip
BAD = ["", "..", "-", "inf", "NaN", "9999-12-31", "9999-12-31T23:59:59-12:00", "=cmd|' /C x'!A0", "å" * 300, "\ud83d",
       "1e400", "2026-02-30", "1980R001", "\u202e", "0,0", "070-174 06 35", "-1"]  # fmt: skip
CELLS = st.one_of(st.sampled_from(GOOD), st.sampled_from(GOOD), st.sampled_from(BAD), st.text(max_size=8))


@pytest.fixture(scope="module", params=KINDS)
def place(request, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param)
    url = migrated_url(request.param, root)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("LAGESBILD_DATABASE_URL", url)
        folder = folder_in(root)
        yield folder, everything(settings_in(root))
    open_database(url).dispose()
    drop(url)


@pytest.mark.parametrize("kind", CHOICES)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(CELLS, min_size=20, max_size=20), min_size=1, max_size=4))
def test_any_rows_are_taken_whole_and_undone_whole(place, kind, rows):
    folder, before = place
    own = settings_in(folder.root)
    headings = [choice.id for choice in CHOICES[kind]]
    table = [headings, *([*good_row(kind), *row][: len(headings)] for row in rows)]
    text = "\n".join('"' + '";"'.join(cell.replace('"', "") for cell in row) + '"' for row in table)
    with contextlib.suppress(InputFault):
        report = bring_in(folder, text.encode("utf-8", "surrogatepass"), kind=kind)
        with open_database(own.database_url).connect() as connection:
            assert find_incomplete_batches(connection) == [] and find_orphans(connection) == {}
        n_left = sum(report.left_out.values())
        assert report.n_rows == report.n_accepted + report.n_rejected + report.n_duplicates + n_left
        if report.batch_id is not None:
            undo_batch(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    assert everything(own) == before


def good_row(kind):
    """The first columns as they should be, so that some rows come through."""
    first = {"events": ["2026-02-01"], "reports": ["2026-02-01"], "values": ["sysselsattningsgrad", "Norr", "2024"],
             "populations": ["Norr", "2024", "5"], "survey": ["Hur?", "Så"],
             "notes": ["Ett", "", "2026-02-01"]}  # fmt: skip
    return first[kind]
