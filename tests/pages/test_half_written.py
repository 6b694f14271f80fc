"""What is half-written in a form is there in the next session: after F5, a lost connection or a stopped server."""

from sqlalchemy import select

from lib.store.database import open_database
from lib.store.tables import drafts
from tests.pages.test_handlingsplan import field, page, planned, root, save, somebody_else_saves, stored, write

__all__ = ["planned", "root"]


def kept(root):
    with open_database(f"sqlite:///{root / 'store.db'}").connect() as connection:
        return [dict(row) for row in connection.execute(select(drafts)).mappings()]


def test_half_written_text_is_there_in_the_next_session_until_it_is_saved(planned):
    write(page(), result="Halvskriv", status="forsenad")
    test = page()
    assert test.text_area(key=field("result")).value == "Halvskriv"
    assert test.selectbox(key=field("status")).value == "forsenad"
    assert any("är tillbaka. Det är inte sparat." in line.value for line in test.info)
    assert stored(planned)["7.1", "gatan", "2025-2"]["result"] is None
    assert save(test).success[0].value.startswith("Sparat ")
    assert stored(planned)["7.1", "gatan", "2025-2"]["result"] == "Halvskriv"
    assert kept(planned) == []
    assert not any("är tillbaka" in line.value for line in page().info)


def test_it_can_be_thrown_away(planned):
    write(page(), result="Halvskriv")
    test = page()
    test.button(key=field("kasta")).click().run()
    assert test.text_area(key=field("result")).value == "" and kept(planned) == []
    assert not any("är tillbaka" in line.value for line in test.info)


def test_what_somebody_else_saved_meanwhile_is_laid_together_with_it(planned):
    write(page(), result="Mitt")
    somebody_else_saves(planned, next_step="Deras")
    test = save(page())
    assert any("Infört från den andra" in line.value for line in test.text)
    save(test)
    row = stored(planned)["7.1", "gatan", "2025-2"]
    assert (row["result"], row["next_step"]) == ("Mitt", "Deras")
