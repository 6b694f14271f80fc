"""The example municipality, attacked through the real answers: everything the public is told of two half-years."""

import numpy as np
import pytest
from scipy import sparse

from lib.analysis.figures import figures
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.intake.folder_tables import folder_tables, read_folder_table
from lib.store.database import open_database
from lib.store.writing import Batch, add_batch
from tests.databases import migrated_copy
from tests.made_up import batch_of
from tests.privacy.attack import BASE, SMALLEST, THRESHOLD, narrowest

SLUG, CRIMES = "1980-vasteras", "anmalda_brott"
HALVES = ("2025-01--2025-06", "2025-07--2025-12")
YEAR = "2025-01--2025-12"
WITHIN = 2 * (BASE - 1)
"""A period lies between two sums up to a month, each less than BASE from the truth."""
MOST_ATTACKED, N_AREAS = 10, 8


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Only its crimes and areas: nothing else is asked about."""
    path = tmp_path_factory.mktemp("demo") / "store.db"
    migrated_copy(path)
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{path}")
    (crimes,) = (one for one in folder_tables(MunicipalityFolder(PROJECT_ROOT, SLUG)) if one.table == "events")
    batch = batch_of("events")
    own = Batch(**{name: getattr(batch, name) for name in batch.__dataclass_fields__} | {"municipality": SLUG})
    with open_database(settings.database_url).begin() as connection:
        add_batch(connection, own, {"events": read_folder_table(crimes)})
    return open_workspace(settings, SLUG)


def told(workspace, role, period, themes=()):
    """Counts by area; hidden ones are what a zero would be."""
    asked = Selection(SLUG, Period.parse(period), Period.parse(period).before, themes=themes)
    rows = figures(workspace, asked, CRIMES, "area", role).set_index("area_code")
    return rows["numerator"].fillna(0).reindex(list(workspace.area_names)[:N_AREAS]).to_numpy()


def test_no_small_count_of_an_area_and_theme_is_told_closer_than_the_threshold(workspace):
    themes = tuple(sorted({one.theme for one in workspace.definitions.crime_categories.categories}))
    shape = (N_AREAS, len(themes), len(HALVES))
    true = np.stack([[told(workspace, Role.POLICE, half, (theme,)) for theme in themes] for half in HALVES])
    true = true.transpose(2, 1, 0)
    rows, shown = [], []
    for halves, period in (([0], HALVES[0]), ([1], HALVES[1]), ([0, 1], YEAR)):
        for kinds in (*([place] for place in range(len(themes))), [0, 1], list(range(len(themes)))):
            asked = () if len(kinds) == len(themes) else tuple(themes[place] for place in kinds)
            for area, count in enumerate(told(workspace, Role.PUBLIC, period, asked)):
                cells = np.zeros(shape)
                cells[np.ix_([area], kinds, halves)] = 1
                rows.append(cells.ravel())
                shown.append(count)
    sums, counts = sparse.csr_array(np.array(rows)), np.array(shown)
    assert (counts % BASE == 0).all()
    assert (np.abs(sums @ true.ravel() - counts) <= WITHIN).mean() > 0.99
    within = np.maximum(WITHIN, np.abs(sums @ true.ravel() - counts))  # where it is not so, the truth is given away
    few = np.argwhere((true > 0) & (true < SMALLEST))
    few = few[np.random.default_rng(1).permutation(len(few))[:MOST_ATTACKED]]
    questions = np.zeros((len(few), true.size))
    questions[np.arange(len(few)), np.ravel_multi_index(few.T, shape)] = 1
    widths = narrowest(sparse.csr_array(questions), sums, counts - within, counts + within)
    assert len(widths) == MOST_ATTACKED and widths.min() >= THRESHOLD - 1e-6
