"""municipality new, list and check, and which municipality is meant."""

import pytest

NEW = ("municipality", "new")
WHO = ("--name", "Provby", "--code", "0001")


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("Provby", *WHO), "Mappnamn"),
        (("../provby", *WHO), "Mappnamn"),
        (("prov--by", *WHO), "Mappnamn"),
        (("p" * 61, *WHO), "Mappnamn"),
        (("mall", *WHO), "Mappnamn"),
        (("provby", "--name", "Provby", "--code", "kod"), "Kommunkod"),
        (("provby", "--name", " ", "--code", "0001"), "Namn"),
        (("provby", *WHO, "--crs", "EPSG:4326"), "Koordinatsystem"),
        (("provby", *WHO, "--crs", "EPSG:3857"), "Koordinatsystem"),
        (("provby", *WHO, "--crs", "EPSG:99999"), "Koordinatsystem"),
        (("provby", *WHO, "--crs", "sweref"), "Koordinatsystem"),
        (("provby", *WHO, "--time-zone", "Europa/Västerås"), "Tidszon"),
    ],
)
def test_what_will_not_do_is_refused_and_leaves_nothing_behind(run, root, arguments, where):
    before = sorted(root.rglob("*"))
    ran = run(*NEW, *arguments, "--json")
    assert ran.code == 1 and [fault["where"] for fault in ran.json["faults"]] == [where]
    assert sorted(root.rglob("*")) == before


def test_a_name_that_is_taken_is_refused_and_the_first_is_untouched(run, root):
    run(*NEW, "provby", *WHO)
    path = root / "data" / "provby" / "municipality.yaml"
    before = path.read_bytes()
    ran = run(*NEW, "provby", "--name", "Annan", "--code", "0002")
    assert ran.code == 1 and "upptaget" in ran.err and path.read_bytes() == before


def test_two_municipalities_must_be_told_apart(run):
    run(*NEW, "provby", *WHO)
    assert run("batches").code == 0
    run(*NEW, "annanby", "--name", "Annanby", "--code", "0002")
    unsaid = run("batches")
    assert unsaid.code == 1 and "annanby, provby" in unsaid.err
    wrong = run("batches", "--municipality", "../provby")
    assert wrong.code == 1 and "annanby, provby" in wrong.err
    assert run("batches", "--municipality", "provby").code == 0


def test_the_list_shows_also_a_municipality_with_faults(run, root):
    run(*NEW, "provby", *WHO)
    run(*NEW, "annanby", "--name", "Annanby", "--code", "0002")
    (root / "data" / "annanby" / "municipality.yaml").write_text("code: [", encoding="utf-8")
    listed = run("municipality", "list", "--json").json["municipalities"]
    assert [(one["slug"], one["name"], one["n_areas"]) for one in listed] == [
        ("annanby", None, 0), ("provby", "Provby", 0)
    ]  # fmt: skip
    assert "filerna har fel" in run("municipality", "list").out


def test_check_names_file_and_line(run, root):
    run(*NEW, "provby", *WHO)
    path = root / "data" / "provby" / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "folkmangd: 5\n", encoding="utf-8")
    faults = run("municipality", "check", "provby", "--json").json["faults"]
    assert faults[0]["where"].startswith("data/provby/municipality.yaml: folkmangd (rad ")
    assert "inga områden än" in faults[1]["message"]


def test_check_knows_a_coordinate_system_that_cannot_be_measured_in(run, root):
    run(*NEW, "provby", *WHO)
    path = root / "data" / "provby" / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "projected_crs: EPSG:4326\n", encoding="utf-8")
    assert "data/provby/municipality.yaml: projected_crs" in run("municipality", "check").err
