"""What an empty page says: why it is empty, how to begin, and links to where one begins."""

import streamlit as st

from lib.ui.link_list import open_link

IMPORT = ("/importera", "Importera")


def first_step(words: str, icon: str, *pages: tuple[str, str]) -> None:
    """`pages` are addresses and names, the nearest first; the import page is always there."""
    st.info(words, icon=icon)
    with st.container(horizontal=True, gap="small", key="forsta-steg"):
        for address, name in (*pages, IMPORT):
            open_link(address, name, ":material/arrow_forward:")
