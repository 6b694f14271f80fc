"""Sources as people read them."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest

from lib.analysis.datasets import datasets
from lib.analysis.sources import indicator_sources
from lib.domain.rhythm import Age, Freshness
from lib.reports.csv_file import table_bytes
from lib.ui.source_tables import age_words, dataset_table, figures_words, gap_words, indicator_file, indicator_table
from tests.made_up import AREAS, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
TODAY = date(2026, 11, 21)


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(
        tmp_path,
        events=events((NORR, "ran", "2025-01", 3)),
        populations=population(2024, Norr=1000, Söder=2000),
        indicator_values=values(
            "sysselsattningsgrad", (NORR, "2021", 7.0, 1, 2, None), (NORR, "2023", 7.0, 1, 2, None)
        ),
    )


def test_age_has_a_sign_a_word_and_months():
    assert age_words(Age(17, Freshness.STALE)) == "▲ gammal, 17 mån"
    assert age_words(Age(None, Freshness.UNKNOWN)) == "? okänd"


def test_the_table_says_polarity_state_and_gaps(workspace):
    table = indicator_table(indicator_sources(workspace, TODAY)).set_index("Indikator")
    assert table.loc["Sysselsättningsgrad", ["Läge", "Polaritet"]].tolist() == ["▲ gammal", "högt är bra"]
    assert table.loc["Sysselsättningsgrad", "Luckor"] == "2022, 3 områden"
    assert table.loc["Trygg i bostadsområdet", ["Läge", "Luckor", "Senaste"]].tolist() == ["– inga siffror", "", ""]


def test_figures_are_told_by_number_and_time(workspace):
    words = {source.indicator.id: figures_words(source) for source in indicator_sources(workspace, TODAY)}
    assert words["sysselsattningsgrad"] == "2 siffror, 2021–2023"
    assert words["anmalda_brott"] == "1 månad, 2025-01"
    assert words["trygg_bostadsomrade"] == "inga än"


def test_many_gaps_are_not_listed_to_the_end(workspace):
    source = indicator_sources(workspace, TODAY)[0]
    many = replace(source, coverage=replace(source.coverage, gaps=tuple(map(str, range(2000, 2010)))))
    assert gap_words(many) == "2000, 2001, 2002, 2003, 2004, 2005 och 4 till"


def test_datasets_say_where_they_come_from_and_how_old_they_are(workspace):
    table = dataset_table(datasets(workspace, TODAY), 4).set_index("Innehåll")
    assert table.loc["Anmälda brott", ["Områden", "Väntas", "Påhittat"]].tolist() == ["1 av 4", "varje månad", "nej"]
    assert table.loc["Folkmängd", "Läge"] == "✓ aktuell, 10 mån"
    assert table.loc["Folkmängd", "Fil och källa"] == "populations.csv, Prov (populations)"


def test_the_file_has_a_row_for_each_indicator_and_no_formula(workspace):
    sources = indicator_sources(workspace, TODAY)
    hostile = replace(sources[0], indicator=sources[0].indicator.model_copy(update={"name": "=cmd|'/c calc'!A1"}))
    table = pd.read_csv(BytesIO(table_bytes(indicator_file((hostile, *sources[1:])))), sep=";", encoding="utf-8-sig")
    assert len(table) == 4 and table["Indikator"].str.startswith("'=").sum() == 1
    assert table["Polaritet"].isin(["högt är bra", "högt är dåligt", "varken eller"]).all()
    assert table.set_index("Id").loc["sysselsattningsgrad", "Saknade år eller månader"] == 2022
