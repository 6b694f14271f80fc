"""Exit codes, JSON and what is said when things go wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

from lib.cli import batches
from lib.cli.main import main

PROJECT = Path(__file__).resolve().parents[2]


def fail(*_arguments):
    raise ZeroDivisionError("hemligt")


def test_no_municipality_is_a_fault_of_the_input(run):
    ran = run("batches")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Kommun: Det finns ingen kommun än. Skapa en med municipality new.\n"


def test_a_fault_in_json_is_one_object_with_every_part(run):
    ran = run("batches", "--json")
    assert (ran.code, ran.err) == (1, "")
    assert ran.json == {
        "ok": False,
        "command": "batches",
        "faults": [
            {
                "where": "Kommun",
                "message": "Det finns ingen kommun än.",
                "found": "",
                "remedy": "Skapa en med municipality new.",
            }
        ],
    }


def test_a_reader_that_stops_early_is_no_fault(root, monkeypatch, capsys):
    """`python -m lib figures … | head`."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w", encoding="utf-8") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        assert main(["batches", "--json"]) == 1, "the answer is the same as to a reader that stays"
    assert capsys.readouterr().err == ""


def test_json_may_be_asked_for_before_the_command(run):
    assert run("--json", "municipality", "list").json["municipalities"] == []
    assert run("municipality", "list", "--json").json["municipalities"] == []


def test_misuse_in_json_is_one_object_too(run):
    ran = run("import", "--json")
    assert (ran.code, ran.err) == (2, "")
    assert ran.json["ok"] is False and ran.json["faults"][0]["message"] == "det här måste anges: FIL"
    assert ran.json["faults"][0]["remedy"].startswith("användning: python -m lib import")


def test_a_bug_shows_a_number_and_nothing_else(run, monkeypatch, caplog):
    monkeypatch.setattr(batches, "find_folder", fail)
    ran = run("batches")
    assert ran.code == 70 and ran.out == ""
    assert len(ran.err.splitlines()) == 1 and "felnummer" in ran.err
    assert "hemligt" not in ran.err + caplog.text and "Traceback" not in ran.err + caplog.text
    assert run("batches", "--json").json["ok"] is False


def test_a_bug_is_logged_for_those_who_ask(run, monkeypatch, caplog):
    monkeypatch.setattr(batches, "find_folder", fail)
    monkeypatch.setenv("LAGESBILD_DEBUG", "1")
    number = run("batches").err.split("felnummer ")[1].split(")")[0]
    assert number in caplog.text and "ZeroDivisionError" in caplog.text


def test_a_fault_is_one_line_whatever_the_file_is_called(run, root):
    run("municipality", "new", "provby", "--name", "Provby", "--code", "0001")
    ran = run("import", root / "två\nrader.csv")
    assert ran.code == 1 and len(ran.err.splitlines()) == 1


def test_the_program_starts_from_the_shell(tmp_path):
    command = [sys.executable, "-m", "lib", "municipality", "list", "--json"]
    environment = {"LAGESBILD_ROOT": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0 and json.loads(ran.stdout)["municipalities"] == []
    missing = subprocess.run([*command[:3], "import", "å.csv"], cwd=PROJECT, env=environment, capture_output=True,
                             check=False, timeout=60)  # fmt: skip
    assert missing.returncode == 1 and b"Traceback" not in missing.stderr
