"""Categories, ids, and rows that are left out."""

import pytest

from lib.domain.faults import InputFault
from tests.intake.checking import checked, faults


def test_categories_are_known_by_id_and_by_name_whatever_their_case(tmp_path):
    result = checked(tmp_path, "datum;brott\n2026-02-01;ran\n2026-02-01;RÅN\n2026-02-01;Klotter\n2026-02-01;rånn\n")
    assert result.rows["category"].tolist() == ["ran", "ran", "klotter"]
    assert faults(result) == [("fil.csv, rad 5, brott", "Kategorin finns inte.", "rånn")]


def test_a_category_for_the_whole_file_wins(tmp_path):
    result = checked(tmp_path, "datum;brott\n2026-02-01;annat\n2026-02-01;\n", category="Klotter")
    assert result.rows["category"].tolist() == ["klotter", "klotter"] and faults(result) == []


def test_no_date_and_no_category_are_told_at_once(tmp_path):
    with pytest.raises(InputFault) as caught:
        checked(tmp_path, "text;antal\na;1\n")
    assert [fault.message for fault in caught.value.faults] == [
        "Ingen kolumn säger när det hände.", "Ingen kolumn säger vad som hände."
    ]  # fmt: skip
    assert caught.value.faults[0].found == "text, antal"


def test_what_is_only_shown_for_the_whole_municipality_loses_its_place(tmp_path):
    text = "datum;kategori;lon;lat\n2026-02-01;vald_nara_relation;16.05;59.15\n2026-02-01;ran;16.05;59.15\n"
    result = checked(tmp_path, text)
    assert result.rows[["area_code", "lon", "lat"]].isna().all(axis=1).tolist() == [True, False]
    assert result.rows["precision"].tolist() == ["area", "exact"]
    assert result.incoming.matched.is_municipality_level.tolist() == [True, False]


def test_rows_are_internal_and_keep_the_ids_of_the_file(tmp_path):
    result = checked(tmp_path, f"id;datum\nB1;2026-02-01\n;2026-02-01\n{'k' * 81};2026-02-01\n", "ran")
    assert result.rows["event_key"].tolist() == ["B1", None]
    assert result.rows["secrecy"].unique().tolist() == ["internal"]
    assert [where for where, _, _ in faults(result)] == ["fil.csv, rad 4, id"]


def test_a_row_with_too_many_cells_is_left_out(tmp_path):
    result = checked(tmp_path, "datum;brott\n2026-02-01;ran\n2026-02-01;ran;16.5\n")
    assert result.rows.index.tolist() == [2] and faults(result)[0][0] == "fil.csv, rad 3, sista kolumnen"


def test_a_row_with_several_faults_is_one_row(tmp_path):
    result = checked(tmp_path, "datum;tid;brott\nx;y;ran\n2026-02-01;;ran\n2031-02-01;;nej\n")
    assert result.incoming.n_faults == 4 and result.incoming.n_rejected == 2
    assert [where for where, _, _ in faults(result)] == [
        "fil.csv, rad 2, datum", "fil.csv, rad 2, tid", "fil.csv, rad 4, brott", "fil.csv, rad 4, datum"
    ]  # fmt: skip


def test_rows_and_faults_add_up_to_the_file(tmp_path):
    text = "datum;brott\n" + "".join(f"2026-02-{day:02d};{kind}\n" for day in range(1, 32) for kind in ("ran", "x"))
    result = checked(tmp_path, text)
    assert len(result.rows) + result.incoming.n_rejected == result.incoming.n_rows == 62 and len(result.rows) == 28
