"""Columns with persons are told from columns with places and authorities."""

import pandas as pd
import pytest

from lib.privacy.name_columns import looks_like_name_column

NOTHING = pd.Series([], dtype=object)
PEOPLE = pd.Series(["Anna Berg", "Mohammed Ali", "Berg, Erik", "ERIK HOLM", None, "Kevin"], dtype=object)
PLACES = pd.Series(["Bäckby torg", "Vasaparken", "Anna Lindhs plats", "Stora gatan", "Emausparken"])
AUTHORITIES = pd.Series(["Nottinghamshire Police", "Polisen", "Västerås stad", "Förskola", "Bostadsbolag"])


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Förnamn",
            "EFTERNAMN",
            "personnr",
            "Person-nr",
            "Telefon",
            "Anmälarens telefon",
            "E-post",
            "e-postadress",
            "User Name",
        ),
        *("userName", "first_name", "Reg.nr", "Uppgiftslämnare", "Anmäld av", "Mobil", "Email", "samordningsnummer"),
    ],
)
def test_a_telling_header_is_enough(header):
    assert looks_like_name_column(header, NOTHING)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Områdesnamn",
            "Platsnamn",
            "Kategori",
            "Beskrivning",
            "Antal telefonsamtal",
            "Area name",
            "Tid",
            "Status",
            "Mobilitet",
        ),
        *("Personbil", "Datum", "Postnummer", "Diarienummer", ""),
    ],
)
def test_other_headers_tell_nothing(header):
    assert not looks_like_name_column(header, NOTHING)


@pytest.mark.parametrize("header", ["Namn", "Name", "Reported by", "Handläggare", "Kolumn 3"])
def test_the_values_settle_what_the_header_leaves_open(header):
    assert looks_like_name_column(header, PEOPLE)
    assert not looks_like_name_column(header, PLACES)
    assert not looks_like_name_column(header, AUTHORITIES)


def test_running_text_with_a_name_in_it_is_no_name_column():
    assert not looks_like_name_column("Text", pd.Series(["Anna Berg ringde om lampan."] * 3 + ["Mörkt i parken."]))


def test_numbers_are_no_names():
    assert not looks_like_name_column("Värde", pd.Series([1, 2.5, None]))
