"""What was read in: contents, coverage and age; and the known figures beside it."""

from datetime import date

import pytest

from lib.analysis.datasets import datasets, known_figures, map_sources
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.rhythm import Freshness
from tests.made_up import AREAS, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
HEADER = "indicator,area_code,period,sex,age,value,numerator,denominator,n,source,data_date,label,note\n"


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(
        tmp_path,
        events=events((NORR, "ran", "2025-01", 3), (None, "klotter", "2025-06", 2)),
        populations=population(2024, Norr=1000, Söder=2000),
        indicator_values=values(
            "sysselsattningsgrad", (NORR, "2021", 70.0, 1, 2, None), ("0001", "2024", 1.0, 1, 2, None)
        ),
    )


def test_each_batch_tells_what_it_holds_and_covers(workspace):
    crimes, people, shares = datasets(workspace, date(2026, 1, 31))
    assert (crimes.holds, crimes.n_rows, crimes.n_areas) == (("events",), 5, 1)
    assert (crimes.first, crimes.last, crimes.rhythm) == ("2025-01", "2025-06", "monthly")
    assert (people.first, people.last, people.n_areas, people.rhythm) == ("2024", "2024", 2, "yearly")
    assert (shares.first, shares.last, shares.n_areas, shares.rhythm) == ("2021", "2024", 1, "yearly")


def test_age_is_against_the_most_frequent_indicator_that_the_file_feeds(workspace):
    crimes, people, _ = datasets(workspace, date(2026, 3, 31))
    assert crimes.age.freshness is Freshness.STALE and crimes.age.months == 3
    assert people.age.freshness is Freshness.CURRENT


def test_no_batches_no_datasets(tmp_path):
    assert datasets(workspace_with(tmp_path), date(2026, 1, 1)) == ()


def with_figures(tmp_path, *lines):
    workspace = workspace_with(tmp_path)
    (workspace.folder.data / "figures").mkdir()
    (workspace.folder.data / "figures" / "kanda.csv").write_text(HEADER + "\n".join(lines), encoding="utf-8")
    return workspace


def test_known_figures_keep_their_source_also_those_that_are_no_indicator(tmp_path):
    workspace = with_figures(tmp_path, ",0001,2022,all,all,159000,,,,Plan,2022-12-31,Invånare,Ungefärligt")
    (row,) = known_figures(workspace, Role.COORDINATOR).to_dict("records")
    assert (row["label"], row["value"], row["source"], row["period"]) == ("Invånare", 159000, "Plan", "2022")
    assert (row["note"], row["file"]) == ("Ungefärligt", "figures/kanda.csv")


def test_the_same_thresholds_hold_for_known_figures(tmp_path):
    workspace = with_figures(
        tmp_path,
        ",0001,2022,all,all,50,,,29,Enkät,,Få svar,",
        "sysselsattningsgrad,0001,2022,all,all,4,4,100,,Register,,Få personer,",
        ",0001,2022,all,all,50,,,30,Enkät,,Nog med svar,",
    )
    public = known_figures(workspace, Role.PUBLIC).set_index("label")["value"]
    assert public.isna().to_dict() == {"Få svar": True, "Få personer": True, "Nog med svar": False}
    inside = known_figures(workspace, Role.COORDINATOR).set_index("label")["value"]
    assert inside.isna().to_dict() == {"Få svar": True, "Få personer": False, "Nog med svar": False}


def test_no_figures_no_rows(tmp_path):
    assert known_figures(workspace_with(tmp_path), Role.PUBLIC).empty


@pytest.mark.parametrize("content", [b"", b"label,value\n\xff,1", b"label,value\nx,tolv", b'label\n"x'])
def test_a_file_of_known_figures_that_cannot_be_read_is_told(tmp_path, content):
    workspace = workspace_with(tmp_path)
    (workspace.folder.data / "figures").mkdir()
    (workspace.folder.data / "figures" / "trasig.csv").write_bytes(content)
    with pytest.raises(InputFault, match=r"figures/trasig\.csv"):
        known_figures(workspace, Role.COORDINATOR)


def test_map_sources_carry_their_licence(tmp_path):
    workspace = workspace_with(tmp_path)
    (workspace.folder.geo / "sources.yaml").write_text("attribution: ['Tätorter: SCB (CC0)', Egen]", encoding="utf-8")
    assert map_sources(workspace) == (("Tätorter: SCB (CC0)", "CC0"), ("Egen", None))
