"""Who meets whom, and which agreements run out: counted by hand in a municipality of three forums."""

import json
from datetime import date

import pandas as pd
import pytest
import yaml

from lib.analysis.agreement_targets import target_activities, target_sentence
from lib.analysis.collaboration import (
    forum_order,
    meeting_sentence,
    meeting_years,
    meetings,
    types_never_meeting,
    written_agreements,
)
from lib.analysis.network import meeting_network
from lib.analysis.satisfaction import grades, grades_sentence, missing_grades
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from tests.made_up import SLUG, asked, plan, values, workspace_with

TODAY = date(2026, 11, 21)
COLLABORATION = {
    "actors": [
        {"id": "handeln", "name": "Handlarna i Provby", "short": "Handlarna", "type": "business"},
        {"id": "klubben", "name": "Klubben", "type": "civil_society"},
        {"id": "polisen", "name": "Polisen", "type": "authority"},
        {"id": "styrelsen", "name": "Styrelsen", "type": "municipality"},
    ],
    "forums": [{"id": "radet", "name": "Rådet"}, {"id": "torget", "name": "Torget"}, {"id": "tomt", "name": "Tomt"}],
    "participation": [
        {"forum": "torget", "year": 2025, "actors": ["handeln", "polisen"], "is_synthetic": True},
        {"forum": "radet", "year": 2025, "actors": ["klubben", "polisen", "styrelsen"], "source": "Anteckningar"},
        {"forum": "radet", "year": 2024, "actors": ["styrelsen"], "source": "Anteckningar"},
    ],
    "agreements": [
        {"id": "a", "name": "Snart slut", "parties": ["Provby"], "valid_from": "2024-01-01", "valid_to": "2027-05-20"},
        {"id": "b", "name": "Sex hela", "parties": ["Provby"], "valid_from": "2024-01-01", "valid_to": "2027-05-21"},
        {"id": "c", "name": "Slut", "parties": ["Provby"], "valid_from": "2024-01-01", "valid_to": "2026-11-20"},
        {"id": "d", "name": "I dag", "parties": ["Provby"], "valid_from": "2024-01-01", "valid_to": "2026-11-21"},
        {"id": "e", "name": "Utan slut", "parties": ["Provby"], "valid_from": "2024-01-01"},
        {"id": "f", "name": "Senare", "parties": ["Provby"], "valid_from": "2027-01-01"},
    ],
}  # fmt: skip
AGREEMENT = {
    "name": "Avtal", "parties": ["Provby", "Polisen"], "valid_from": date(2025, 1, 1), "valid_to": date(2030, 1, 1),
    "purpose": "Prov.", "goal": "Prov.", "principles": [],
    "activities": [{"id": "ett", "name": "Ett", "horizon": "long"}, {"id": "tva", "name": "Två"}],
    "target_areas": [{"id": "A", "name": "Lugnt", "activities": ["ett", "tva"]},
                     {"id": "B", "name": "Nära", "activities": ["tva"]}],
}  # fmt: skip


def opened(root, **files: dict):
    workspace_with(root)
    return reopened(root, **files)


def reopened(root, **files: dict):
    """Again, with more definition files (`indicators__x` is indicators/x.yaml)."""
    folder = MunicipalityFolder(root, SLUG)
    for name, content in files.items():
        path = folder.data / name.replace("__", "/")
        path.with_suffix(".yaml").write_text(
            yaml.safe_dump(json.loads(json.dumps(content, default=str)), allow_unicode=True), encoding="utf-8"
        )
    return open_workspace(Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}"), SLUG)


@pytest.fixture
def workspace(tmp_path):
    return opened(tmp_path, collaboration=COLLABORATION, plan=plan() | {"agreement": AGREEMENT})


def test_meetings_stand_by_kind_of_actor_with_the_short_name_for_pictures(workspace):
    met = meetings(workspace, 2025)
    assert list(met["actor"]) == ["styrelsen", "polisen", "polisen", "handeln", "klubben"]
    assert met.set_index("actor").loc["handeln", "actor_short"] == "Handlarna"
    assert list(met.groupby("forum")["is_synthetic"].first().sort_index()) == [False, True]
    assert forum_order(workspace, met) == ["Rådet", "Torget"]  # as in the file, without the one nobody came to


def test_the_sentence_counts_actors_forums_and_those_outside(workspace):
    told = meeting_sentence(meetings(workspace, 2025))
    assert told.startswith("4 aktörer möttes i 2 forum 2025.")
    assert "myndigheter i 2, näringslivet i 1 och civilsamhället i 1" in told


def test_kinds_that_no_forum_brings_together_are_told(workspace):
    never = types_never_meeting(meetings(workspace, 2025))
    assert never == [("Kommunen", "Näringsliv"), ("Näringsliv", "Civilsamhälle")]


def test_a_municipality_without_the_file_has_no_meetings(tmp_path):
    workspace = opened(tmp_path)
    assert meeting_years(workspace) == ()
    assert meetings(workspace, 2025).empty
    assert meeting_sentence(meetings(workspace, 2025)) == ""
    assert written_agreements(workspace, TODAY).empty


def test_the_network_has_a_line_for_each_meeting_and_every_name_once(workspace):
    net = meeting_network(meetings(workspace, 2025))
    assert len(net.links) == 5
    assert sorted(net.nodes["name"]) == sorted({"Handlarna", "Klubben", "Polisen", "Styrelsen", "Rådet", "Torget"})
    assert net.nodes.set_index("name").loc["Polisen", "links"] == 2
    assert net.nodes["at"].between(0, 1).all()
    pd.testing.assert_frame_equal(net.nodes, meeting_network(meetings(workspace, 2025)).nodes)


def test_agreements_are_told_as_of_today(workspace):
    table = written_agreements(workspace, TODAY).set_index("name")
    assert table["state"].to_dict() == {
        "Avtal": "holds", "Slut": "ended", "I dag": "runs_out", "Snart slut": "runs_out", "Sex hela": "holds",
        "Utan slut": "holds", "Senare": "to_come",
    }  # fmt: skip
    assert table.loc["Snart slut", "left_text"] == "5 månader"
    assert table.loc["I dag", "left_text"] == "mindre än en månad"
    assert table.loc["Utan slut", "valid_to_text"] == "tills vidare"
    assert table.index[0] == "Avtal"  # the plan's own


def test_activities_that_recur_stand_first_with_their_target_areas(workspace):
    table = target_activities(workspace.definitions.plan)
    assert table[["activity", "n_targets", "targets_text", "horizon_name"]].values.tolist() == [
        ["tva", 2, "A, B", "Ingen horisont angiven"],
        ["ett", 1, "A", "Lång sikt"],
    ]
    assert target_sentence(table, 2) == (
        "Två återkommer under 2 av 2 målområden. 1 av 2 aktiviteter står under ett enda."
    )


def test_grades_say_how_many_answered_and_what_is_missing(tmp_path):
    graded = {"definition": "Betyg.", "unit": "scale_1_5", "kind": "mean", "computed_from": "values",
              "polarity": "high_is_good", "levels": ["municipality"], "rhythm": "yearly",
              "source": {"name": "Enkät", "how_to_get": "Fråga parterna."}}  # fmt: skip
    names = {"process": "Process", "resultat": "Resultat"}
    files = {f"indicators__{key}": graded | {"id": key, "name": name} for key, name in names.items()}
    definition = plan()
    definition["focus_areas"][5]["indicators"] = [{"id": "6.1", "name": "Nöjd", "measures": list(names)}]
    workspace_with(
        tmp_path,
        indicator_values=values(
            "process", ("0001", "2024", 3.2, None, None, 40), ("0001", "2025", 3.5, None, None, None)
        ),
    )
    workspace = reopened(tmp_path, plan=definition, **files)
    area = workspace.definitions.plan.focus_areas[5]
    rows = grades(workspace, asked(), area, Role.COORDINATOR)
    assert list(rows["n_text"]) == ["40 svar", "antal svar okänt"]
    assert grades_sentence(workspace, area, rows) == (
        "Process: 3,5 av 5 år 2025 (antal svar okänt). Resultat: – (saknas)."
    )
    assert missing_grades(workspace, area, rows) == "Resultat saknar siffror. Fråga parterna."
    assert grades_sentence(workspace, workspace.definitions.plan.focus_areas[0], rows) == ""
