"""The accessibility statement names whom to tell, what is known, and how it was tried."""

from streamlit.testing.v1 import AppTest

from lib.domain.accessibility import KNOWN, LOOKED_AT


def _page(contact: str | None) -> None:
    from lib.domain.municipality import Municipality
    from lib.ui.accessibility_view import how_it_was_tried, how_to_report, known_faults, status

    municipality = Municipality(code="0001", name="Provby", accessibility_contact=contact)
    status(municipality)
    how_to_report(municipality)
    known_faults()
    how_it_was_tried()


def _said(contact: str | None) -> str:
    drawn = AppTest.from_function(_page, kwargs={"contact": contact}).run()
    assert not drawn.exception
    return "\n".join(str(element.value) for element in (*drawn.text, *drawn.markdown))


def test_the_statement_says_the_status_every_known_fault_and_who_supervises() -> None:
    said = _said("021-00 00 00")
    assert "delvis förenlig" in said and "2018:1937" in said and "digg.se/tdosanmalan" in said
    assert "Skriv eller ring till: 021-00 00 00" in said
    assert str(LOOKED_AT) in said
    for fault in KNOWN.values():
        assert all(part.split(".")[0].split("(")[0] in said.replace("\\", "") for part in (fault.what, fault.instead))


def test_without_an_address_it_says_where_to_write_one() -> None:
    assert "accessibility_contact i municipality.yaml" in _said(None)
