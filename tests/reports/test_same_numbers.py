"""One figure is one number, whichever page, slide, report or file says it; and one version is one file."""

import json
import os
import subprocess
import sys
from datetime import date
from hashlib import sha256

import pandas as pd
import pytest

from lib.analysis.report_picture import report_picture
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.settings import PROJECT_ROOT
from lib.reports.csv_file import table_bytes
from lib.reports.picture_files import DATA_FILES
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, batch_of, values
from tests.reports.compared import all_files, compared
from tests.versions import filled, frozen

NORR, SODER, *_ = AREAS
LATER = date(2026, 5, 1)
MAKE = """
import json, sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.report_asked import ReportAsked, ReportFormat, ReportKind
from lib.domain.settings import Settings
from lib.reports.report import make_report
root, slug, version = sys.argv[1:]
workspace = open_workspace(Settings(root=Path(root), database_url=f"sqlite:///{root}/store.db"), slug)
asked = ReportAsked(ReportKind.PICTURE, Audience.INTERNAL, int(version))
made = {str(one): sha256(make_report(workspace, asked, one, date(2027, 2, 3))).hexdigest() for one in ReportFormat}
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Counted and ready-made figures, rates and counts, shares of a register and of answers, few and many, split by
    sex, some of the country, one that is missing; and a frozen version of it."""
    root = tmp_path_factory.mktemp("numbers")
    settings, _ = filled(root)
    safe = [(NORR, "2025", 61.25, 245, 400, 400), (SODER, "2025", 7.25, 2, 29, 29),
            ("0001", "2025", 58.35, 467, 800, 800), ("0001", "2023", 55.0, 440, 800, 800),
            ("00", "2025", 63.0, 6300, 10000, 10000)]  # fmt: skip
    by_sex = values("sysselsattningsgrad", ("0001", "2024", 73.05, 730, 1000, None)).assign(sex="men")
    tables = (values("trygg_bostadsomrade", *safe), by_sex)
    with open_database(settings.database_url).begin() as connection:
        for place, rows in enumerate(tables):
            add_batch(connection, batch_of(f"values-{place}"), {"indicator_values": rows.assign(secrecy="internal")})
    workspace = open_workspace(settings, SLUG)
    return root, workspace, frozen(settings, workspace, summary="Klottret ökar.").row_id


@pytest.fixture(scope="module")
def whole(made):
    """Every file of the whole version."""
    _, workspace, version = made
    picture = report_picture(workspace, Audience.INTERNAL, version, None, LATER)
    return all_files(workspace, picture, Audience.INTERNAL, LATER)


def test_every_figure_is_the_same_number_on_the_page_and_in_every_file(whole):
    found = compared(whole)
    assert found.differing() == []
    of_area = {key for key in found.shown if key[1] in ("total", "area", "period")}
    for where in ("CSV", "XLSX", "GPKG"):
        assert {key for key in found.said[where] if key[1] in ("total", "area", "period")} == of_area
    totals = {key for key in of_area if key[1] == "total"}
    assert len(totals) == 3 and all(totals <= found.said[where].keys() for where in ("DOCX", "PDF"))
    assert {key[1] for key in found.said["PPTX"]} == {"total", "period"} and found.said["GPKG karta"]
    assert found.said["GPKG karta"][("Trygg i bostadsområdet", "area", "Söder")] == "·"  # 29 answers: hidden for all


def test_what_the_public_gets_is_the_public_page(made):
    _, workspace, version = made
    picture = report_picture(workspace, Audience.PUBLIC, version, None, LATER)
    found = compared(all_files(workspace, picture, Audience.PUBLIC, LATER, formats=DATA_FILES))
    assert found.differing() == []
    assert not found.said["GPKG karta"][("Anmälda brott", "area", "Söder")].startswith("2,0")  # four of 2 000


def test_a_frozen_version_is_the_same_file_in_another_process_zone_and_year(made, whole):
    root, _, version = made
    elsewhere = subprocess.run(
        [sys.executable, "-c", MAKE, str(root), SLUG, str(version)], capture_output=True, text=True, check=True,
        cwd=PROJECT_ROOT, env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"},
    )  # fmt: skip
    here = {str(one): sha256(content).hexdigest() for one, content in whole.contents.items()}
    assert json.loads(elsewhere.stdout) == here


def test_a_number_with_many_figures_keeps_them_in_the_csv():
    table = pd.DataFrame({"Värde": [1234567.0, 117.14999999, None]})
    assert table_bytes(table).decode("utf-8-sig").split() == ["Värde", "1234567", "117,14999999", '""']
