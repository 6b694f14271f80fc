"""A folder's own chain comes in with its keys made ids, keeps its ids when the file changes, and what people wrote."""

import pandas as pd
import pytest

from lib.actions.folder_tables import load_folder_tables
from lib.actions.problem_edits import save_problem
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.priorities import CRITERIA
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.store.database import open_database
from lib.store.health import find_incomplete_batches
from lib.store.reading import read_rows

HEAD = (
    "problem_key,title,description,area_code,place,season,weekdays,hours,exposed,theme,focus_area,pyramid_level,"
    "is_signal_crime,status,status_reason,expected,follow_up_on,result,feedback,feedback_given,review_by,number"
)
CAUSES = "cause_key,problem_key,parent_key,side,description,sources_used,sources_rejected,limits,measures"
MEASURES = "measure_id,title,started,ended,status,problem_key\nm1,Belysning,2025-04-01,,pagar,p1\nm2,Buskar,,,pagar,\n"


def problem_row(key, title):
    return ",".join([key, title, *[""] * 10, "ja", "nytt", *[""] * 8])


@pytest.fixture
def folder(tmp_path):
    made = MunicipalityFolder(tmp_path, "0001-prov")
    (made.data / "demo").mkdir(parents=True)
    write(made, "problems", HEAD, problem_row("p1", "Mörkt"), problem_row("p2", "Stökigt"))
    write(made, "causes", CAUSES, "c1,p1,,place,Lampor,,,,m1", "c2,p1,c1,place,Ansvar,,,,")
    names = ",".join(one.id for one in CRITERIA)
    write(made, "priorities", f"problem_key,actor,note,{names}", f"p1,polisen,,3{',' * 10}")
    write(made, "links", "from_kind,from_key,to_kind,to_key,note", "problem,p1,problem,p2,Samma plats",
          "problem,p1,activity,2.3,", "report,finns-inte,problem,p1,")  # fmt: skip
    (made.data / "demo" / "measures.csv").write_text(MEASURES, encoding="utf-8")
    return made


def write(folder, name, *lines):
    (folder.data / "demo" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def settings(store_url):
    return Settings(root=PROJECT_ROOT, database_url=store_url)


def rows(settings, table):
    return read_rows(open_database(settings.database_url), "0001-prov", table)


def test_keys_become_ids_and_everything_is_synthetic(settings, folder):
    load_folder_tables(settings, folder)
    problems, causes, measures, links = (rows(settings, name) for name in ("problems", "causes", "measures", "links"))
    ids = dict(zip(problems["problem_key"], problems["id"], strict=True))
    assert causes["problem_id"].tolist() == [ids["p1"]] * 2 and causes["parent_id"].tolist()[1] == causes["id"][0]
    assert causes["layer"].tolist() == ["cause", "root_cause"]
    assert measures["problem_id"].tolist()[0] == ids["p1"] and measures["cause_id"].tolist()[0] == causes["id"][0]
    assert pd.isna(measures["problem_id"].tolist()[1])
    assert rows(settings, "priorities")["answers"].tolist() == [{"common": 3}]
    assert sorted(zip(links["from_id"], links["to_id"], strict=True)) == sorted(
        [(str(ids["p1"]), str(ids["p2"])), (str(ids["p1"]), "2.3")]
    )
    assert all(
        bool(rows(settings, name)["is_synthetic"].all()) for name in ("problems", "causes", "priorities", "links")
    )
    assert load_folder_tables(settings, folder) == 0


def test_a_changed_file_keeps_ids_and_what_people_wrote(settings, folder):
    load_folder_tables(settings, folder)
    before = rows(settings, "problems").set_index("problem_key")["id"].to_dict()
    save_problem(settings, folder, before["p1"], 1, {"title": "Mörkt och halt"}, Role.COORDINATOR, "prov")
    write(folder, "problems", HEAD, problem_row("p1", "Nytt namn"), problem_row("p2", "Stökigare"))
    (folder.data / "demo" / "measures.csv").write_text(MEASURES.replace("Buskar", "Röjning"), encoding="utf-8")
    assert load_folder_tables(settings, folder) == 2
    after = rows(settings, "problems").set_index("problem_key")
    assert after["id"].to_dict() == before
    assert after["title"].to_dict() == {"p1": "Mörkt och halt", "p2": "Stökigare"}
    measures = rows(settings, "measures")
    assert measures["title"].tolist() == ["Belysning", "Röjning"] and measures["problem_id"].tolist()[0] == before["p1"]
    assert len(rows(settings, "causes")) == 2 and len(rows(settings, "links")) == 2
    with open_database(settings.database_url).connect() as connection:
        assert find_incomplete_batches(connection) == []
