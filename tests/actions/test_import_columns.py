"""Telling the app what the columns of somebody else's table mean, for every kind of rows."""

import pytest

from lib.actions.import_columns import file_columns
from lib.actions.import_plan import NothingLeft
from lib.domain.faults import InputFault
from lib.intake.column_choices import CHOICES, column_choices
from lib.intake.map_file import ImportMap
from tests.actions.imported import bring_in, cells, folder_in, settings_in
from tests.intake.formats.written_tables import workbook

FOREIGN = {
    "events": (["När", "Vad", "A", "B", "Nr"], ["2026-02-01 22:15", "Rån", "16,05", "59,15", "b7"],
               {"date": "När", "category": "Vad", "x": "A", "y": "B", "event_key": "Nr"},
               "events", ("event_key", "category", "area_code"), [("b7", "ran", "0001R001")]),
    "reports": (["När", "Vad", "Var", "Hur"], ["2026-02-01", "Miljo", "Norr", "mörker och öde"],
                {"reported_at": "När", "category": "Vad", "area": "Var", "reasons": "Hur"},
                "reports", ("category", "area_code", "reasons"), [("miljo", "0001R001", "morker;ode")]),
    "values": (["Mått", "Plats", "Tid", "Tal", "Svar"], ["Sysselsättningsgrad", "Norr", "2024", "70,5", "40"],
               {"indicator": "Mått", "area": "Plats", "period": "Tid", "value": "Tal", "n": "Svar"},
               "indicator_values", ("indicator", "area_code", "value", "n"),
               [("sysselsattningsgrad", "0001R001", 70.5, 40)]),
    "populations": (["Plats", "När", "Hur många"], ["Norr", "2024", "1 234"],
                    {"area": "Plats", "year": "När", "count": "Hur många"},
                    "populations", ("area_code", "year", "count"), [("0001R001", 2024, 1234)]),
    "survey": (["F", "S", "T", "D", "U"], ["Hur ofta?", "Ofta", "2025", "0,25", "40"],
               {"question": "F", "answer": "S", "period": "T", "value": "D", "n": "U"},
               "survey_results", ("question", "answer", "area_code", "n"), [("Hur ofta?", "Ofta", "0001", 40)]),
    "notes": (["Ö", "N", "När", "Vad"], ["16,05", "59,15", "2026-02-01", "Tunneln"],
              {"x": "Ö", "y": "N", "date": "När", "name": "Vad"},
              "walks", ("title", "area_code"), [("fil", "0001R001")]),
}  # fmt: skip
"""By kind: headings that say nothing, one row, what they mean, and the table, columns and row that they become."""


def lines(*rows):
    return "\n".join(map(";".join, rows)) + "\n"


def columns_of(folder, content, name="fil.csv", **more):
    path = folder.root / "inkommet" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file_columns(settings_in(folder.root), folder, path, **more)


@pytest.fixture
def folder(tmp_path, store_url):
    return folder_in(tmp_path)


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_table_with_any_headings_is_read_as_it_is_said_to_be(folder, kind):
    headings, row, columns, table, shown, expected = FOREIGN[kind]
    content = lines(headings, row)
    said = ImportMap(columns=columns)
    report = bring_in(folder, content, kind=kind, translations=said)
    assert (report.kind, report.n_accepted, report.columns) == (kind, 1, columns)
    assert cells(folder, table, *shown) == expected
    found = columns_of(folder, content)
    assert (found.kind, found.columns, found.is_remembered) == (kind, columns, True)


def test_the_next_file_of_the_same_shape_is_read_alike_whatever_holds_it(folder):
    headings, row, columns, *_ = FOREIGN["events"]
    bring_in(folder, lines(headings, row), kind="events", translations=ImportMap(columns=columns))
    march = workbook({"Blad1": [headings, ["2026-03-01", "Klotter", "16,05", "59,05", "b8"]]})
    later = bring_in(folder, march, "m.xlsx")
    assert later.columns == columns and later.n_accepted == 1
    assert any("samma rubriker" in note for note in later.notes)
    other = columns_of(folder, lines([*headings, "Mer"], [*row, "x"]))
    assert not other.is_remembered


def test_a_guess_that_was_taken_is_remembered_and_so_is_the_kind(folder):
    content = lines(["datum", "brott", "områdeskod"], ["2026-02-01", "Ran", "0001R001"])
    assert not columns_of(folder, content).is_remembered
    bring_in(folder, content)
    found = columns_of(folder, content)
    assert found.is_remembered and found.columns == {"date": "datum", "category": "brott", "area": "områdeskod"}
    as_reports = columns_of(folder, content, kind="reports")
    assert not as_reports.is_remembered and as_reports.columns["date"] == "datum"


def test_the_look_shows_headings_samples_and_a_guess(folder):
    people = ["Eva Andersson", "Lars Johansson", "Karin Nilsson", "Eva Andersson"]
    rows = (["2026-02-01", "ran", name, f"Ring 070-174 06 3{i}"] for i, name in enumerate(people))
    content = lines(["Datum", "Brott", "Anmäld av", "Text"], *rows)
    found = columns_of(folder, content)
    assert found.kind == "events" and found.choices == column_choices("events")
    assert found.headings == ("Datum", "Brott", "Anmäld av", "Text")
    assert found.columns == {"date": "Datum", "category": "Brott"}
    assert found.samples == {"Datum": ("2026-02-01",), "Brott": ("ran",), "Anmäld av": (), "Text": ("Ring •••-•••",)}


def test_a_format_with_fixed_columns_offers_none(folder):
    text = "Report ID,Title,Category,Confirmed,Status,Latitude,Longitude\n7,M,Miljo,2026-02-01,fixed,59,16\n"
    assert columns_of(folder, text) is None
    assert columns_of(folder, '[{"requested_datetime": "2026-02-01", "service_name": "x"}]', "a.json") is None


def test_a_field_may_be_left_without_a_column(folder):
    content = lines(["datum", "brott", "id"], ["2026-02-01", "ran", "b1"])
    report = bring_in(folder, content, translations=ImportMap(columns={"event_key": ""}))
    assert report.columns == {"date": "datum", "category": "brott"}
    assert cells(folder, "events", "event_key") == [(None,)]


@pytest.mark.parametrize(
    ("columns", "told"),
    [({"nonsens": "datum"}, "Betydelsen finns inte"), ({"date": "borta"}, "Kolumnen finns inte"),
     ({"category": ""}, "säger vad som hände"), ({"date": ""}, "säger när det hände")],
)  # fmt: skip
def test_a_mapping_that_does_not_hold_is_told_of(folder, columns, told):
    with pytest.raises(InputFault, match=told):
        bring_in(folder, lines(["datum", "brott"], ["2026-02-01", "ran"]), translations=ImportMap(columns=columns))


@pytest.mark.parametrize("kind", CHOICES)
def test_columns_that_must_be_there_are_asked_for_by_name(folder, kind):
    with pytest.raises(InputFault) as caught:
        bring_in(folder, lines(["aa", "bb"], ["1", "2"]), kind=kind)
    told = " ".join(str(fault) for fault in caught.value.faults)
    needed = [choice.label.lower() for choice in column_choices(kind) if choice.required]
    assert sum(label in told for label in needed) == len(needed) or "Ingen kolumn säger" in told


def test_a_report_keeps_all_that_it_tells(folder):
    text = lines(
        ["Rapport-id", "Inrapporterad", "Kategori", "Platstyp", "Skäl", "Önskemål", "Organisation", "Polisanmält",
         "Status", "Område", "Beskrivning"],
        ["1", "2026-02-01 20:15", "Miljo", "Utomhus", "Mörker, öde", "Bättre belysning", "Skolan", "Ja", "Åtgärdad",
         "Norr", "Släckt lampa"],
        ["2", "2026-02-02", "Trafik", "På månen", "buller/mörkt", "fontän", "", "kanske", "vilande", "", ""],
    )  # fmt: skip
    report = bring_in(folder, text)
    assert (report.kind, report.format, report.n_accepted, report.n_rejected) == ("reports", "own_table", 2, 0)
    shown = ("place_type", "reasons", "wishes", "reporter_organisation", "police_reported", "status", "area_code")
    assert cells(folder, "reports", *shown) == [
        ("utomhus", "morker;ode", "belysning", "Skolan", "yes", "atgardad", "0001R001"),
        (None, "morker", "", None, "unknown", "ny", None),
    ]
    told = " ".join(report.notes)
    assert all(word in told for word in ("På månen (1)", "buller (1)", "fontän (1)", "kanske (1)", "vilande (1)"))


def test_a_subcategory_decides_and_must_not_contradict(tmp_path, store_url):
    folder = folder_in(tmp_path)
    path = folder.data / "report_categories.yaml"
    content = path.read_text(encoding="utf-8").replace(
        "- icon: place\n  id: miljo", "- icon: place\n  subcategories: [{id: morkt, name: Mörkt}]\n  id: miljo"
    ).replace("- id: miljo", "- subcategories: [{id: morkt, name: Mörkt}]\n  id: miljo")  # fmt: skip
    path.write_text(content, encoding="utf-8")
    words = [("Miljo", "Mörkt"), ("", "morkt"), ("Trafik", "Mörkt"), ("Miljo", "hål")]
    rows = [[str(number), "2026-02-01", *pair] for number, pair in enumerate(words, 1)]
    report = bring_in(folder, lines(["report_id", "reported_at", "category", "subcategory"], *rows))
    assert cells(folder, "reports", "report_key", "category", "subcategory") == [
        ("1", "miljo", "morkt"), ("2", "miljo", "morkt"), ("4", "miljo", None)
    ]  # fmt: skip
    assert report.faults[0].message == "Underkategorin hör till en annan kategori."
    assert any("hål (1)" in note for note in report.notes)


def test_answers_that_are_an_indicator_go_where_its_figures_are(folder):
    text = lines(
        ["Fråga", "Svar", "Område", "År", "Andel", "n"],
        ["Trygg?", "Ja", "Norr", "2025", "61,5", "40"], ["Trygg?", "Nej", "Norr", "2025", "38,5", "40"],
        ["Hur ofta?", "Ofta", "Norr", "2025", "20", "40"],
    )  # fmt: skip
    said = ImportMap(indicators={"Trygg?: Ja": "trygg_bostadsomrade"})
    report = bring_in(folder, text, "Enkät 2025.csv", translations=said)
    assert (report.kind, report.n_rows, report.n_accepted, report.n_stored) == ("survey", 3, 3, 3)
    assert cells(folder, "indicator_values", "indicator", "value", "n") == [("trygg_bostadsomrade", 61.5, 40)]
    shown = ("survey", "question", "answer", "area_code", "share_pct", "source")
    assert cells(folder, "survey_results", *shown) == [
        ("Enkät 2025", "Trygg?", "Nej", "0001R001", 38.5, "Enkät 2025.csv"),
        ("Enkät 2025", "Hur ofta?", "Ofta", "0001R001", 20.0, "Enkät 2025.csv"),
    ]
    again = bring_in(folder, text + "\n", "Enkät 2025.csv", translations=said)
    assert (again.n_accepted, again.n_duplicates, again.batch_id) == (0, 3, None)
    with pytest.raises(InputFault, match="finns redan med ett annat tal"):
        bring_in(folder, text.replace("38,5", "38"), "Enkät 2025.csv", translations=said)


def test_unknown_indicators_and_areas_are_words_to_translate_remember_and_forget(folder):
    """Rows about another municipality are never asked about."""
    text = "indicator;area;period;value\nJobb;Torget;2024;70\njobb;Norr;2024;71\nSysselsättningsgrad;Torget;2024;72\n"
    text += "Jobb;1980R001;2024;70\n"
    with pytest.raises(NothingLeft) as refused:
        bring_in(folder, text)
    told = [(word.vocabulary, word.word, word.n_rows, word.ours) for word in refused.value.words]
    assert told == [("indicators", "Jobb", 2, None), ("areas", "Torget", 2, None)]
    said = ImportMap(indicators={"Jobb": "i_hela"}, areas={"Torget": "0001"})
    first = bring_in(folder, text.replace("Norr", "Torget").replace("71", "70"), translations=said)
    assert first.n_accepted and {word.ours for word in first.words} == {"i_hela", "0001"}
    again = bring_in(folder, text.replace("2024", "2023"))
    assert {word.word: word.ours for word in again.words} == {"Jobb": "i_hela", "Torget": "0001"}
    only = ImportMap(areas={"Torget": "0001"})
    bring_in(folder, text.replace("2024", "2022"), translations=only, forgotten=frozenset({("indicators", "JOBB")}))
    after = bring_in(folder, text.replace("2024", "2021"))
    assert {word.word: word.ours for word in after.words} == {"Jobb": None, "Torget": "0001"}
