"""A click says once what it did, or that it did nothing and why."""

from streamlit.testing.v1 import AppTest


def form() -> None:
    import streamlit as st

    from lib.domain.faults import Fault, InputFault
    from lib.ui.receipt import Receipt

    receipt = Receipt("_svar", "Inget är sparat.")
    receipt.told_once()
    st.button("Spara", key="spara", on_click=receipt.say, args=("Sparat *nyss*",))
    faults = InputFault(Fault("Namn", "namnet saknas"), Fault("Dag", "dagen saknas"))
    st.button("Fel", key="fel", on_click=receipt.say_refused, args=(faults,))
    st.button("Krock", key="krock", on_click=receipt.say_refused, args=("Någon annan sparade nyss.",))


def test_what_was_done_is_said_as_text_and_once():
    test = AppTest.from_function(form, default_timeout=60).run().button(key="spara").click().run()
    assert [one.value for one in test.success] == [r"Sparat \*nyss\*"] and not test.error
    assert not test.run().success


def test_what_was_refused_is_an_error_with_each_reason():
    test = AppTest.from_function(form, default_timeout=60).run().button(key="fel").click().run()
    assert [one.value for one in test.error] == ["Inget är sparat."] and not test.success
    assert [one.value for one in test.text] == ["Namn: namnet saknas.\n\nDag: dagen saknas."]
    test.button(key="krock").click().run()
    assert [one.value for one in test.text] == ["Någon annan sparade nyss."]
