"""A source's own margin of error, from the file to the store."""

import pytest

from lib.actions.folder_tables import load_folder_tables
from lib.intake.map_file import ImportMap
from tests.actions.imported import bring_in, cells, folder_in, settings_in

SHOWN = ("area_code", "value", "n", "margin")


@pytest.fixture
def folder(tmp_path, store_url):
    return folder_in(tmp_path)


def test_margins_are_stored_whichever_table_they_come_in(folder):
    bring_in(folder, "indikator;område;år;värde;felmarginal\nSysselsättningsgrad;Norr;2024;70,5;2,5\n", "a.csv")
    bring_in(folder, "indikator;område;år;andel;n;±\nSysselsättningsgrad;Söder;2024;60;40;±15\n", "b.csv")
    said = ImportMap(columns={"indicator": "M", "area": "P", "period": "T", "value": "V"})
    bring_in(folder, "M;P;T;V\nSysselsättningsgrad;Öster;2024;71 ± 4\n", "c.csv", kind="values", translations=said)
    assert sorted(cells(folder, "indicator_values", *SHOWN), key=str) == [
        ("0001R001", 70.5, None, 2.5), ("0001R002", 60.0, 40, 15.0), ("0001R003", 71.0, None, 4.0),
    ]  # fmt: skip


def test_a_margin_below_zero_is_a_fault_of_its_row(folder):
    content = "indikator;område;år;värde;felmarginal\nSysselsättningsgrad;Norr;2024;70;-2\n" \
              "Sysselsättningsgrad;Söder;2024;60;2\n"  # fmt: skip
    report = bring_in(folder, content)
    assert (report.n_accepted, report.n_rejected) == (1, 1)
    assert "Felmarginalen är mindre än noll." in {fault.message for fault in report.faults}


def test_figures_in_the_folder_may_have_margins_too(folder):
    path = folder.data / "figures" / "tal.csv"
    path.parent.mkdir(exist_ok=True)
    content = ("indicator,area_code,period,sex,age,value,n,margin,source,data_date\n"
               "sysselsattningsgrad,0001R001,2024,all,all,70,40,14,Prov,2024-12-31\n")  # fmt: skip
    path.write_text(content, encoding="utf-8")
    load_folder_tables(settings_in(folder.root), folder)
    assert cells(folder, "indicator_values", *SHOWN) == [("0001R001", 70.0, 40, 14.0)]
