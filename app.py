"""Lägesbild: the server, and the frame around every page."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.analysis.folders import tile_hosts
from lib.domain.settings import Settings
from lib.ui.frame import PageEntry, run_page  # imported by the server too: the first visitor does not wait for it

if get_script_run_ctx(suppress_warning=True) is None:  # imported by the server, once
    from lib.server import hosting

    app = st.App(__file__, **hosting(first_page="oversikt", image_hosts=tile_hosts(Settings.from_environment())))
else:  # run for each session and each change
    run_page(
        {
            "Lägesbild": (
                PageEntry(
                    "lagesbild/oversikt.py",
                    "Översikt",
                    "Hur ser det ut i kommunen, var och jämfört med vad?",
                    ":material/map:",
                ),
                PageEntry(
                    "lagesbild/omrade.py",
                    "Område",
                    "Vad skyddar, vad oroar och vad pågår i ett område?",
                    ":material/location_city:",
                ),
            ),
            "Data": (
                PageEntry(
                    "data/importera.py",
                    "Importera",
                    "Vad är filerna, vad skulle hända om de lästes in, och vad är redan inläst?",
                    ":material/upload_file:",
                    needs_data=False,
                ),
                PageEntry(
                    "data/kallor.py",
                    "Källor",
                    "Varifrån kommer siffrorna, hur gamla är de och vad saknas?",
                    ":material/menu_book:",
                    needs_data=False,
                ),
            ),
        }
    )
