"""The file of the table: the same numbers, harmless in a spreadsheet, whole in a round trip."""

from io import BytesIO

import pandas as pd
import pytest

from lib.analysis.figures import figures
from lib.domain.codes import Role
from lib.reports.csv_file import csv_bytes
from tests.made_up import AREAS, asked, events, population, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def workspace(tmp_path):
    rows = events((NORR, "klotter", "2025-01", 36), (OSTER, "ran", "2025-12", 2))
    return workspace_with(
        tmp_path, events=rows, populations=population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    )


def opened(data: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(data), sep=";", decimal=",", encoding="utf-8-sig", dtype={"Områdeskod": str})


def test_the_file_holds_the_numbers_of_the_page(workspace):
    answer = figures(workspace, asked(), "anmalda_brott", "area", Role.COORDINATOR)
    table = opened(csv_bytes(answer))
    assert table["Värde"].tolist() == pytest.approx(answer["value"].tolist())
    assert table["Område"].tolist() == ["Norr", "Söder", "Öster", "Väster"]
    assert table["Exempeldata"].unique().tolist() == ["nej"]


def test_a_suppressed_number_is_not_in_the_file(workspace):
    table = opened(csv_bytes(figures(workspace, asked(), "anmalda_brott", "area", Role.PUBLIC))).set_index("Område")
    assert table.loc["Väster", ["Värde", "Antal", "Nedre gräns", "Övre gräns", "Värde före"]].isna().all()
    assert table.loc["Väster", "Anmärkning"] == "dolt av sekretesskäl"
    assert (table["Antal"].dropna() % 7 == 0).all()


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_text_is_run_as_a_formula(workspace, text):
    answer = figures(workspace, asked(), "anmalda_brott", "area", Role.COORDINATOR).assign(area_name=text)
    assert opened(csv_bytes(answer))["Område"].str.startswith("'").all()
