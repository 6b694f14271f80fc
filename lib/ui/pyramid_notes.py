"""How the pyramid is made, and where its figures come from."""

import pandas as pd
import streamlit as st

from lib.domain.pyramid import PyramidVersion
from lib.ui.plain_text import plain

METHOD = (
    "Pyramiden är en modell: lindrigt våld är vanligt och längst ner, grovt är ovanligt och högst upp. Bredden är vad "
    "du väljer, och bilden säger vilket. Anmälda brott räknas i de brottstyper som nivån har i pyramid.yaml, för den "
    "valda platsen och perioden; temafiltret gäller inte här. Våldtäkt och våld i nära relation räknas bara för hela "
    "kommunen. En källa är en indikator med siffror, eller anmälda brott."
)


def pyramid_method(version: PyramidVersion) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="pyramid-metod"):
        st.markdown(METHOD)
        st.markdown(plain(f"Nivåerna följer {version.source}."))


def pyramid_sources(levels: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="pyramid-kallor"):
        for row in levels.itertuples():
            st.text(f"{row.name}: {row.source_names or 'inga siffror'}.")
        if levels["is_synthetic"].any():
            st.text("Påhittade siffror: exempeldata.")
        st.page_link("pages/data/kallor.py", label="Alla källor med datum", icon=":material/arrow_forward:")
