"""`figures` prints the very table that the pages are drawn from."""

import csv
import io
import json
from itertools import product

import pandas as pd
import pytest

from lib.analysis.figures import figures
from lib.domain.codes import Role
from lib.reports.csv_file import csv_bytes
from lib.reports.readable import readable
from tests.made_up import AREAS, SLUG, asked, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
QUESTION = ("figures", "--municipality", SLUG, "--indicator", "anmalda_brott")


@pytest.fixture
def workspace(root, monkeypatch):
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{root / 'store.db'}")
    rows = events((NORR, "klotter", "2025-03", 30), (NORR, "ran", "2025-12", 3), (SODER, "klotter", "2025-01", 12),
                  (OSTER, "ran", "2025-06", 2), (NORR, "klotter", "2024-01", 9))  # fmt: skip
    shares = values("sysselsattningsgrad", ("0001", "2024", 75.0, 1500, 2000, None))
    women = values("sysselsattningsgrad", ("0001", "2024", 74.0, 740, 1000, None)).assign(sex="women")
    shares = pd.concat([shares, women])
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=50)
    return workspace_with(root, events=rows, populations=people, indicator_values=shares)


def test_every_row_is_that_of_the_analysis(workspace, run):
    for role, by in product((Role.PUBLIC, Role.COORDINATOR), ("total", "area", "period", "theme", "category")):
        printed = json.loads(run(*QUESTION, "--by", by, "--role", role, "--format", "json").out)
        table = figures(workspace, asked(), "anmalda_brott", by, role)
        expected = table.astype(object).where(table.notna(), None).to_dict("records")
        assert printed == json.loads(json.dumps(expected, default=str)), (role, by)


def test_csv_is_the_file_that_the_page_gives(workspace, run):
    table = figures(workspace, asked(areas=(NORR,)), "anmalda_brott", "category", Role.POLICE)
    out = run(*QUESTION, "--by", "category", "--area", "Norr", "--role", "police", "--format", "csv").out
    assert out.splitlines() == csv_bytes(table).decode("utf-8-sig").splitlines()
    assert [row["Antal"] for row in csv.DictReader(io.StringIO(out), delimiter=";")] == ["30", "3"]


def test_the_table_is_the_one_on_the_page(workspace, run):
    table = figures(workspace, asked("2025-01--2025-06"), "anmalda_brott", "area", Role.COORDINATOR)
    lines = run(*QUESTION, "--by", "area", "--period", "2025-01--2025-06", "--role", "coordinator").out.splitlines()
    shown = readable(table)
    assert lines[0].split("  ")[0] == "Område" and len(lines) == 1 + len(shown)
    assert all(str(cell).strip() in line for line, row in zip(lines[1:], shown.to_numpy(), strict=True) for cell in row)


def test_the_public_is_who_is_asked_for_when_nobody_is(workspace, run):
    rows = run(*QUESTION, "--by", "area", "--json").json["rows"]
    assert any(row["is_suppressed"] for row in rows)
    assert all(row["numerator"] is None for row in rows if row["is_suppressed"])
    assert all(row["numerator"] % 7 == 0 for row in rows if not row["is_suppressed"])


def test_ready_figures_by_sex(workspace, run):
    rows = run("figures", "--municipality", SLUG, "--indicator", "sysselsattningsgrad", "--by", "sex", "--json").json[
        "rows"
    ]
    assert [(row["sex"], row["value"]) for row in rows] == [("women", 74.0)]


WRONG = (
    (("--indicator", "finns_inte"), 1, "Indikator: Finns inte i kommunen. Hittade: finns_inte"),
    (("--area", "Nergöl"), 1, "Område: Finns inte i kommunen. Hittade: Nergöl"),
    (("--theme", "tjuv"), 1, "Tema: Finns inte i kommunen. Hittade: tjuv"),
    (("--municipality", "9999-ingenstans"), 1, "Kommunen finns inte"),
    (("--period", "i fjol"), 2, "skriv en period som 2025"),
    (("--period", "2025-13"), 2, "skriv en period som 2025"),
    (("--by", "gata"), 2, "'gata' går inte att välja"),
    (("--role", "chef"), 2, "'chef' går inte att välja"),
)


def test_what_is_not_there_is_said_in_swedish(workspace, run):
    for given, code, said in WRONG:
        ran = run(*QUESTION, *given)
        assert (ran.code, ran.out) == (code, "") and said in ran.err, given


def test_a_split_that_has_no_figures_says_so(workspace, run):
    ran = run(*QUESTION, "--by", "sex")
    assert (ran.code, ran.out) == (0, "Det finns inga siffror för det här urvalet.\n")
