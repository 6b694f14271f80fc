"""How the reports are counted, and where they come from."""

import streamlit as st

from lib.domain.report_words import MORE_IS_NOT_WORSE


def report_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="rapporter-metod"):
        st.markdown(
            f"**{MORE_IS_NOT_WORSE}** De kan också betyda att fler rapporterar, att det är lätt att rapportera eller "
            "att någon har bett om det. Få rapporter betyder inte att det är tryggt.  \n"
            "En rapport som säger samma sak som en annan räknas en gång, när någon har slagit ihop dem. Förslagen är "
            "rapporter av samma kategori inom 50 meter och 24 timmar; en människa avgör.  \n"
            "En rapport kan ha flera skäl och önskemål. Rapporter om trygga platser räknas för sig.  \n"
            "Åtgärdad och avslutad kräver att det står vad det blev: det är det som den som rapporterade får veta."
        )
