"""What someone who edits the files by hand is told: file, key, what stood there, what is allowed."""

from pathlib import Path

import pytest

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.store.folders import read_definitions, read_municipality
from tests.store.folder_for_tests import PLAN, change, small_municipality


@pytest.fixture
def folder(tmp_path: Path) -> MunicipalityFolder:
    return small_municipality(tmp_path, PLAN)


def faults_of(folder: MunicipalityFolder) -> tuple[Fault, ...]:
    with pytest.raises(InputFault) as caught:
        read_definitions(folder)
    return caught.value.faults


def the_fault(folder: MunicipalityFolder) -> Fault:
    faults = faults_of(folder)
    assert len(faults) == 1, faults
    return faults[0]


def test_unknown_key(folder: MunicipalityFolder) -> None:
    change(folder, "plan.yaml", "lead: styrelsen,", "lead: styrelsen, leder: styrelsen,")
    assert the_fault(folder) == Fault(
        "data/0001-smaby/plan.yaml: focus_areas → 1 → activities → 1 → leder (rad 20)",
        "okänd nyckel",
        "leder",
        "Tillåtna nycklar: id, title, lead, taking_part, all_concerned, prevention, horizon, target_areas, "
        "carried_from.",
    )


def test_missing_key(folder: MunicipalityFolder) -> None:
    change(folder, "municipality.yaml", "name: Småby\n", "")
    fault = the_fault(folder)
    assert fault.where == "data/0001-smaby/municipality.yaml: name (rad 1)"
    assert fault.message == "nyckeln saknas"
    assert fault.remedy.startswith("Lägg till name. Nycklar här: code, name, county, ")


def test_value_outside_a_list_of_words(folder: MunicipalityFolder) -> None:
    change(folder, "indicators/anmalda_brott.yaml", "polarity: high_is_bad", "polarity: bad")
    assert the_fault(folder) == Fault(
        "data/0001-smaby/indicators/anmalda_brott.yaml: polarity (rad 8)",
        "otillåtet värde",
        "bad",
        "Tillåtna värden: high_is_good, high_is_bad, neutral.",
    )


def test_unknown_board(folder: MunicipalityFolder) -> None:
    change(folder, "plan.yaml", "lead: skolan", "lead: skola")
    assert the_fault(folder) == Fault(
        "data/0001-smaby/plan.yaml: focus_areas → 1 → activities → 2 → lead (rad 21)",
        "okänd nämnd",
        "skola",
        "Menade du skolan? Tillåtna värden: styrelsen, skolan.",
    )


def test_every_unknown_board_is_told_at_once(folder: MunicipalityFolder) -> None:
    change(folder, "plan.yaml", "lead: skolan, taking_part: [styrelsen]", "lead: x, taking_part: [styrelsen, y]")
    assert [(fault.where.split(": ")[1], fault.found) for fault in faults_of(folder)] == [
        ("focus_areas → 1 → activities → 2 → lead (rad 21)", "x"),
        ("focus_areas → 1 → activities → 2 → taking_part → 2 (rad 21)", "y"),
    ]


def test_repeated_id(folder: MunicipalityFolder) -> None:
    change(folder, "plan.yaml", 'id: "7.3"', 'id: "7.1"')
    assert the_fault(folder) == Fault(
        "data/0001-smaby/plan.yaml: focus_areas → 1 → activities → 2 → id (rad 21)",
        "aktivitet finns flera gånger",
        "7.1",
        "Varje id får stå en gång.",
    )


def test_repeated_key(folder: MunicipalityFolder) -> None:
    change(folder, "municipality.yaml", "name: Småby", "name: Småby\nname: Storby")
    assert the_fault(folder) == Fault(
        "data/0001-smaby/municipality.yaml: name (rad 3)",
        "nyckeln står flera gånger",
        "name",
        "Behåll den ena och ta bort den andra.",
    )


def test_missing_file(folder: MunicipalityFolder) -> None:
    (folder.data / "checklist.yaml").unlink()
    fault = the_fault(folder)
    assert (fault.where, fault.message) == ("data/0001-smaby/checklist.yaml", "filen saknas")
    assert "data/mall" in fault.remedy


def test_empty_file(folder: MunicipalityFolder) -> None:
    (folder.data / "checklist.yaml").write_text("# inget än\n", encoding="utf-8")
    assert the_fault(folder).message == "filen är tom"


def test_a_misspelt_file_name_is_not_passed_over(folder: MunicipalityFolder) -> None:
    (folder.data / "plan.yaml").rename(folder.data / "plan.yml")
    fault = the_fault(folder)
    assert (fault.where, fault.message) == ("data/0001-smaby/plan.yml", "okänd fil")
    assert "plan.yaml" in fault.remedy


@pytest.mark.parametrize(
    ("text", "line", "found", "remedy"),
    [
        ("code: a\nname: b: c\n", 2, "name: b: c", "indrag, kolon och citattecken"),
        ("code: a\n\tname: b\n", 2, "name: b", "Byt tabbar mot mellanslag"),
        ('code: "a\nname: b\n', 3, "", "citattecken"),
        ("code: &x a\nname: *x\n", 2, "name: *x", "hänvisningar med & och * används inte"),
        ("code: a\n--- \ncode: b\n", 2, "---", "indrag"),
    ],
)
def test_broken_yaml(folder: MunicipalityFolder, text: str, line: int, found: str, remedy: str) -> None:
    (folder.data / "municipality.yaml").write_text(text, encoding="utf-8")
    fault = the_fault(folder)
    assert fault.where == f"data/0001-smaby/municipality.yaml (rad {line})"
    assert (fault.message, fault.found) == ("filen är inte riktig YAML", found)
    assert remedy in fault.remedy


def test_another_encoding(folder: MunicipalityFolder) -> None:
    (folder.data / "municipality.yaml").write_bytes("name: Småby".encode("latin-1"))
    fault = the_fault(folder)
    assert (fault.message, fault.found) == ("filen är inte UTF-8", "byte 8")
    assert "UTF-8" in fault.remedy


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "message", "found", "remedy"),
    [
        ("plan.yaml", "measures: [anmalda_brott]", "measures: [anmalda_brot]", "measures → 1 (rad 18)",
         "okänd indikator", "anmalda_brot", "Menade du anmalda_brott? Tillåtna värden: anmalda_brott, rapporter_"),
        ("factors.yaml", "    level: individual\n", "    level: individual\n    indicators: [x]\n",
         "factors → 1 → indicators → 1", "okänd indikator", "x", "anmalda_brott"),
        ("factors.yaml", "    level: individual\n", '    level: individual\n    focus_areas: ["1"]\n',
         "factors → 1 → focus_areas → 1", "okänd del av planen", "1", "Tillåtna värden: 7."),
        ("crime_categories.yaml", "theme: vald_hot", "theme: vald", "categories → 1 → theme",
         "okänd kategori för rapporter", "vald", "Menade du vald_hot?"),
        ("pyramid.yaml", "crime_categories: [hot, ofredande]", "crime_categories: [hot, mord]",
         "versions → 1 → levels → 2 → crime_categories → 2", "okänd brottskategori", "mord", "misshandel_utomhus"),
        ("pyramid.yaml", "crime_categories: [vald_nara_relation]", "indicators: [vald]",
         "violence_types → 1 → indicators → 1", "okänd indikator", "vald", "anmalda_brott"),
        ("pyramid.yaml", "default: vasterbotten", "default: annan", "default",
         "okänd pyramidversion", "annan", "Tillåtna värden: vasterbotten."),
        ("indicators/anmalda_brott.yaml", "breakdowns: [theme]", "themes: [ordnin]", "themes → 1",
         "okänd kategori för rapporter", "ordnin", "Menade du ordning?"),
        ("indicators/anmalda_brott.yaml", "breakdowns: [theme]", "categories: [ordning]", "categories → 1",
         "okänd brottskategori", "ordning", "Menade du ordningsbrott?"),
        ("indicators/anmalda_brott.yaml", "id: anmalda_brott", "id: brott", "id (rad 1)",
         "filen heter inte som sitt id", "brott", "Döp om filen till brott.yaml, eller ändra id till anmalda_brott."),
    ],
)  # fmt: skip
def test_wrong_reference(
    folder: MunicipalityFolder, name: str, old: str, new: str, where: str, message: str, found: str, remedy: str
) -> None:
    change(folder, name, old, new)
    fault = the_fault(folder)
    assert fault.where.startswith(f"data/0001-smaby/{name}: ")
    assert where in fault.where
    assert (fault.message, fault.found) == (message, found)
    assert remedy in fault.remedy


@pytest.mark.parametrize(
    ("old", "new", "message", "found", "remedy"),
    [
        ("period_from: 2031", "period_from: snart", "här ska stå ett heltal", "snart", "Skriv bara siffror"),
        ("title: Belys torget", f"title: {'a' * 61}", "texten är för lång", "a" * 61, "Högst 60 tecken."),
        ("title: Belys torget", "title: ", "texten är tom", "", "ta bort nyckeln"),
        ("title: Belys torget", "title: [Belys, torget]", "här ska stå en text", "Belys, torget", "en rad"),
        ("taking_part: [styrelsen]", "taking_part: styrelsen", "här ska stå en lista", "styrelsen", "bindestreck"),
        ('id: "7.3"', 'id: "7:3"', "fel form", "7:3", "två tal med punkt emellan, till exempel 2.3"),
        ("slug: ute", "slug: Ute", "fel form", "Ute", "små bokstäver a–z"),
        ("decided_by: Fullmäktige", "decided_by: F\ndecided_on: i fjol", "här ska stå ett datum", "i fjol",
         "till exempel 2023-06-01"),
        ("goals: [{id: \"7a\", text: Fler är trygga}]", "goals: [trygga]", "här ska stå nycklar med värden", "trygga",
         "Tillåtna nycklar: id, text."),
        ("lead: styrelsen,", "lead: styrelsen, all_concerned: kanske,", "här ska stå ja eller nej", "kanske",
         "Tillåtna värden: true, false."),
    ],
)  # fmt: skip
def test_wrong_kind_of_value(
    folder: MunicipalityFolder, old: str, new: str, message: str, found: str, remedy: str
) -> None:
    change(folder, "plan.yaml", old, new)
    fault = the_fault(folder)
    assert (fault.message, fault.found) == (message, found)
    assert remedy in fault.remedy


def test_limits_of_numbers(folder: MunicipalityFolder) -> None:
    with (folder.data / "municipality.yaml").open("a", encoding="utf-8") as file:
        file.write("population: -1\ndisclosure:\n  smallest_count: 101\n")
    assert [(fault.message, fault.found, fault.remedy) for fault in faults_of(folder)] == [
        ("talet är för litet", "-1", "Minst 0."),
        ("talet är för stort", "101", "Högst 100."),
    ]


def test_numbers_without_quotation_marks_stay_as_they_are_written(folder: MunicipalityFolder) -> None:
    change(folder, "plan.yaml", 'id: "7.3"', "id: 7.10")
    change(folder, "municipality.yaml", 'code: "0001"', "code: 0001")
    definitions = read_definitions(folder)
    assert definitions.plan is not None
    assert definitions.plan.activities[1].id == "7.10"
    assert definitions.municipality.code == "0001"


def test_a_share_must_be_in_percent(folder: MunicipalityFolder) -> None:
    change(folder, "indicators/anmalda_brott.yaml", "kind: count", "kind: register_share")
    change(folder, "indicators/anmalda_brott.yaml", "computed_from: events", "computed_from: values")
    fault = the_fault(folder)
    assert fault.where == "data/0001-smaby/indicators/anmalda_brott.yaml"
    assert fault.message == "en andel måste ha unit: percent"


def test_the_faults_of_all_files_come_together_and_none_follows_from_another(folder: MunicipalityFolder) -> None:
    change(folder, "indicators/anmalda_brott.yaml", "kind: count", "kind: antal")
    change(folder, "crime_categories.yaml", "theme: vald_hot", "thema: vald_hot")
    (folder.data / "report_categories.yaml").unlink()
    change(folder, "factors.yaml", "direction: risk", "direction: riks")
    files = [fault.where.split(":")[0].removeprefix("data/0001-smaby/") for fault in faults_of(folder)]
    assert sorted(files) == [
        "crime_categories.yaml",
        "crime_categories.yaml",
        "factors.yaml",
        "indicators/anmalda_brott.yaml",
        "report_categories.yaml",
    ]


def test_a_fault_in_another_file_does_not_hide_who_the_municipality_is(folder: MunicipalityFolder) -> None:
    (folder.data / "plan.yaml").write_text("[", encoding="utf-8")
    assert read_municipality(folder).name == "Småby"
    assert the_fault(folder).where.startswith("data/0001-smaby/plan.yaml")
