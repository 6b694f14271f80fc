"""The accessibility statement: status, known faults, how to tell of others, and how it was tried."""

import streamlit as st

from lib.domain.accessibility import KNOWN, LOOKED_AT
from lib.domain.municipality import Municipality
from lib.ui.plain_text import plain

SUPERVISION = "https://www.digg.se/tdosanmalan"


def status(municipality: Municipality) -> None:
    name = plain(municipality.name)
    st.markdown(
        f"Den här redogörelsen gäller Lägesbild så som {name} använder den. Lägesbild är **delvis förenlig** med lagen "
        "(2018:1937) om tillgänglighet till digital offentlig service. Det som brister står här under."
    )


def how_to_report(municipality: Municipality) -> None:
    """Whom to tell, and whom to turn to when that does not help."""
    to = municipality.accessibility_contact
    if to:
        st.text(f"Skriv eller ring till: {to}")
    else:
        st.text("Kommunen har inte skrivit någon adress ännu (accessibility_contact i municipality.yaml). "
                "Säg till samordnaren för det brottsförebyggande arbetet.")  # fmt: skip
    st.markdown(
        "- Säg vilken sida det gäller, vad du ville göra och vad som hindrade dig. Skriv inga uppgifter om personer.\n"
        "- Behöver du uppgifterna på ett annat sätt, till exempel som tabell eller upplästa, så be om det på samma "
        "ställe.\n"
        f"- Är du inte nöjd med svaret kan du [anmäla det till Myndigheten för digital förvaltning]({SUPERVISION}), "
        "som har tillsyn över lagen."
    )


def known_faults() -> None:
    """What is known and stands, each with its reason and a way around it."""
    for fault in KNOWN.values():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(fault.what)}**")
            st.markdown(f"Varför: {plain(fault.why)}")
            st.markdown(f"Gör så här i stället: {plain(fault.instead)}")


def how_it_was_tried() -> None:
    st.markdown(
        f"Vi har själva granskat appen. Senast vi såg på alla sidor var {LOOKED_AT}; inget utanför kommunen har prövat "
        "den.\n"
        "- Varje sida prövas mot WCAG 2.2, nivå A och AA, med verktyget axe-core, i ljust och mörkt utseende och "
        "i datorns och telefonens bredd. Prövningen görs om varje gång appen ändras.\n"
        "- De vanligaste uppgifterna prövas med bara tangentbordet.\n"
        "- Varje färg på text och streck räknas om till kontrast: minst 4,5:1 för text och 3:1 för det som ritas.\n"
        "- Sidorna prövas 320 punkter breda, vilket är vad en skärm på 1280 punkter visar vid 400 % förstoring.\n"
        "- Ingen har ännu prövat den med en skärmläsare tillsammans med någon som använder en till vardags."
    )
